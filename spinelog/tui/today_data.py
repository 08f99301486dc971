"""What the first frame shows, read with plain sqlite3 in one short transaction, before SQLModel is imported.

Pains, procedures and goals come as bare namespaces with the fields of their values: making the value classes costs
10 ms, which the first frame does not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from spinelog.analysis.procedures import Lettered, latest, lettered
from spinelog.domain.day import FROM_PAPER, Entry
from spinelog.domain.describe import Changes
from spinelog.domain.goal import GOAL, OWN
from spinelog.domain.pain import PAIN
from spinelog.domain.procedure import PROCEDURE
from spinelog.storage.connection import Connector
from spinelog.storage.drafts import DAY, Draft, read_drafts
from spinelog.storage.quick import medicines, phone_figures, read_entry, read_items, recorded_days, transaction

if TYPE_CHECKING:
    from spinelog.domain.values import Goal, Pain, Procedure

ALWAYS = ("sitting_min", "sleep_min")
"""Fields of every day, beside those that the goals measure, the pains and extra tablets."""


@dataclass(frozen=True)
class FirstFrame:
    """One day and what stands around its form."""

    day: date
    first: date
    """The first day of the strip."""
    entry: Entry | None
    pains: tuple[Pain, ...]
    """The main one first."""
    states: dict[date, str]
    """How late each recorded day of the strip was written, or `FROM_PAPER`."""
    letters: dict[date, str]
    """The procedures of the strip."""
    latest: Lettered | None
    goals: tuple[Goal, ...]
    """The headline goals, two at the most."""
    medicines: tuple[tuple[str, str], ...]
    """uid and name of what may be taken when needed on this day, and of what was recorded of it."""
    drafts: tuple[Draft, ...]
    """What was typed and not saved, in this form and in all others, the latest first."""
    phone: dict[str, int]
    """The steps and the sleep that count for the day though nobody typed them: the phone's."""

    @property
    def record(self) -> Changes:
        """What is recorded of the day, as one flat record."""
        return self.entry.record if self.entry is not None else {}

    @property
    def is_bare(self) -> bool:
        """Nothing stands here but the one pain of a new journal."""
        written = (self.entry, self.states, self.letters, self.latest, self.goals, self.medicines, self.drafts)
        return len(self.pains) == 1 and not any(written)

    @property
    def draft(self) -> Draft | None:
        """What was typed for this day."""
        return next((one for one in self.drafts if (one.form, one.item) == (DAY, self.day.isoformat())), None)

    @property
    def goal_measures(self) -> set[str]:
        """The fields of the day that the goals measure."""
        return {goal.measure for goal in self.goals if goal.measure != OWN}

    @property
    def usual_names(self) -> set[str]:
        """What a short form of the day asks beside pains and tablets: always these, the goals' measures, what is recorded."""
        recorded = {key for key, value in self.record.items() if value is not None}
        return {*ALWAYS, *self.goal_measures, *recorded}


def read_first_frame(connector: Connector, today: date, day: date, first: date, days: int) -> FirstFrame:
    """Read the day, the strip of `days` from `first`, pains, goals and procedures."""
    last = first + timedelta(days=days - 1)
    with transaction(connector) as connection:
        entry = read_entry(connection, day)
        pains = cast("list[Pain]", read_items(connection, PAIN, SimpleNamespace))
        procedures = lettered(cast("list[Procedure]", read_items(connection, PROCEDURE, SimpleNamespace)))
        goals = cast("list[Goal]", read_items(connection, GOAL, SimpleNamespace))
        recorded = recorded_days(connection, first, last)
        as_needed = medicines(connection, day)
        drafts = read_drafts(connection)
        phone = phone_figures(connection, day)
    return FirstFrame(
        day=day,
        first=first,
        entry=entry,
        pains=tuple(sorted(pains, key=lambda pain: not pain.is_main)),
        states={recorded_day: FROM_PAPER if paper else late for recorded_day, late, _, _, paper in recorded},
        letters={one.day_zero: one.letter for one in procedures if one.day_zero and first <= one.day_zero <= last},
        latest=latest(procedures, today),
        goals=tuple([goal for goal in goals if goal.is_headline and goal.status == "open"][:2]),
        medicines=tuple(as_needed),
        drafts=drafts,
        phone=phone,
    )
