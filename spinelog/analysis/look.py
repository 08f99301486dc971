"""When to look: the first day after a procedure on which a look at it is usual, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from spinelog.knowledge.procedures import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from spinelog.analysis.procedures import Lettered
    from spinelog.analysis.windows import Window
    from spinelog.knowledge.procedures import Fact

TRIAL = "scs_trial"
"""The kind that is looked at while it goes on, not at weeks after it."""


class Says(StrEnum):
    """Who says from when."""

    CLINIC = "clinic"
    """The person was told so (`told_effect_from`); it goes before all else."""
    USUAL = "usual"
    """`knowledge`, with its source."""
    NOBODY = "nobody"
    """No usual day is known."""


@dataclass(frozen=True, slots=True)
class Look:
    """From when one procedure is looked at."""

    says: Says
    first: date | None = None
    """The first day on which a look is usual; None when nobody says."""
    fact: Fact | None = None
    """The number with its source, for USUAL."""

    @property
    def is_in_hours(self) -> bool:
        """Whether its kind is looked at in hours, on the day itself, such as a block: weeks say little of it."""
        return self.fact is not None and self.fact.value == 0

    def is_early(self, today: date) -> bool:
        """Whether it is too early to say."""
        return self.first is not None and today < self.first


def look(one: Lettered) -> Look:
    """From when a procedure is looked at: as the clinic said, else as is usual for its kind, else nobody knows."""
    if one.procedure.told_effect_from is not None:
        return Look(Says.CLINIC, one.procedure.told_effect_from)
    facts = catalogue().get(one.procedure.kind)
    fact = facts.look_from if facts else None
    if fact is None or fact.value is None or one.day_zero is None:
        return Look(Says.NOBODY)
    return Look(Says.USUAL, one.day_zero + timedelta(days=fact.value), fact)


def headline(windows: Iterable[Window], found: Look, *, is_trial: bool = False) -> Window | None:
    """The mark that is told first: the latest complete one that does not end before the day to look.

    Complete: over, with as many days left to it as an average needs. Of a trial it is the trial itself, not the days
    after it. None while there is none.
    """
    fitting = [
        window
        for window in windows
        if len(days := window.days) >= window.minimum and (found.first is None or days[-1] >= found.first)
    ]
    if not fitting:
        return None
    return fitting[0] if is_trial else fitting[-1]
