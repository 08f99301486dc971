"""Sessions: procedures of one day that are one, such as both sides; and series, such as two blocks and an ablation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import target_pain
from spinelog.domain.procedure import DONE, IN_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spinelog.analysis.procedures import Lettered
    from spinelog.domain.dates import PartialDate
    from spinelog.domain.values import Pain

BLOCKS = frozenset({"medial_branch_block", "nerve_root_block", "nerve_block"})
"""Kinds that are numbered in a series: block 1, block 2."""


@dataclass(frozen=True, slots=True)
class Session:
    """What was done in one go."""

    members: tuple[Lettered, ...]
    """At least one, in the order of their letters."""

    @property
    def lead(self) -> Lettered:
        """The first of them."""
        return self.members[0]

    @property
    def letters(self) -> str:
        """`A`, or `A B` for both sides."""
        return " ".join(one.letter for one in self.members)

    @property
    def when(self) -> PartialDate:
        """When it was."""
        return self.lead.procedure.date

    @property
    def day_zero(self) -> date | None:
        """The day from which it is counted; None where only the month or year is known."""
        return self.lead.day_zero

    @property
    def steroid(self) -> bool | None:
        """Whether a steroid was given in any part of it; None: not told of any, or not of all."""
        told = [one.procedure.steroid for one in self.members]
        return True if True in told else None if None in told else False


def sessions(everyone: Iterable[Lettered]) -> tuple[Session, ...]:
    """The done procedures as sessions, in order.

    Those of one full date belong together that have the same `session_uid`, or of which one has none and the kind is
    the same. Where only the month or year is known, the `session_uid` alone decides.
    """
    groups: list[list[Lettered]] = []
    for one in everyone:
        if one.procedure.status != DONE:
            continue
        group = next((group for group in groups if all(_together(one, other) for other in group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return tuple(Session(tuple(group)) for group in groups)


def _together(one: Lettered, other: Lettered) -> bool:
    here, there = one.procedure, other.procedure
    if here.date != there.date:
        return False
    if here.session_uid is not None and there.session_uid is not None:
        return here.session_uid == there.session_uid
    return here.date.full is not None and here.kind == there.kind


def session_of(one: Lettered, everyone: Iterable[Lettered]) -> Session:
    """The session that a procedure belongs to; of itself alone if it is not done."""
    return next((found for found in sessions(everyone) if one in found.members), Session((one,)))


def by_target(session: Session, pains: Sequence[Pain]) -> tuple[Lettered, ...]:
    """The first member for each pain: what a session is looked at through."""
    found: dict[Pain | None, Lettered] = {}
    for one in session.members:
        found.setdefault(target_pain(one.procedure, pains)[0], one)
    return tuple(found.values())


def in_series(everyone: Iterable[Session]) -> dict[str, str]:
    """Letters of each session that belongs to a series -> its part in it: "block 1", "block 2", "ablation"."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for one in everyone:
        series = next((member.procedure.series_uid for member in one.members if member.procedure.series_uid), None)
        if series is None:
            continue
        kind = one.lead.procedure.kind
        if kind in BLOCKS:
            counts[series] = counts.get(series, 0) + 1
            names[one.letters] = f"block {counts[series]}"
        else:
            names[one.letters] = IN_SENTENCE.get(kind, "procedure")
    return names
