"""Sessions: procedures of one day that are one, such as both sides; and series, such as two blocks and an ablation.

Each holds the uid of the first one of its session in `session_uid`, of its series in `series_uid`; the first none.
"""

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
    from spinelog.domain.values import Pain, Procedure

BLOCKS = frozenset({"medial_branch_block", "nerve_root_block", "nerve_block"})
"""Kinds that are called a block, and counted together, in a series."""


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


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a procedure in a series."""

    name: str
    """Of its session: `block 1`, `block 2`, `ablation`, numbered where there are several; its own if it is of another kind."""
    series: tuple[tuple[str, Session], ...]
    """All of its series by date, two at least, each with its name, itself among them."""


def sessions(everyone: Iterable[Lettered]) -> tuple[Session, ...]:
    """The done procedures as sessions, in order (see `grouped`)."""
    return grouped(one for one in everyone if one.procedure.status == DONE)


def grouped(everyone: Iterable[Lettered]) -> tuple[Session, ...]:
    """Procedures, done or planned, as sessions, in order of their first letters.

    Those of one date belong together that were said to be one session. One of a full date, of which nothing was said,
    belongs to those of its kind on that date.
    """
    kept = list(everyone)
    firsts = _firsts(kept, "session_uid")
    told: dict[tuple[PartialDate, str], list[Lettered]] = {}
    others = []
    for one in kept:
        procedure = one.procedure
        if procedure.session_uid or procedure.uid in firsts:
            told.setdefault((procedure.date, procedure.session_uid or procedure.uid), []).append(one)
        else:
            others.append(one)
    groups = list(told.values())
    alike: dict[tuple[PartialDate, str], list[Lettered]] = {}
    for group in groups:
        for one in group:
            alike.setdefault((one.procedure.date, one.procedure.kind), group)
    for one in others:
        key = (one.procedure.date, one.procedure.kind)
        if key in alike:
            alike[key].append(one)
            continue
        groups.append([one])
        if one.procedure.date.full is not None:
            alike[key] = groups[-1]
    place = {one.letter: number for number, one in enumerate(kept)}
    ordered = [sorted(group, key=lambda one: place[one.letter]) for group in groups]
    return tuple(Session(tuple(group)) for group in sorted(ordered, key=lambda group: place[group[0].letter]))


def _firsts(everyone: Iterable[Lettered], field: str) -> frozenset[str]:
    """The uids that a field of these procedures names: the first of each session or series, which itself names none."""
    return frozenset(uid for one in everyone if (uid := getattr(one.procedure, field)))


def session_of(one: Lettered, everyone: Iterable[Lettered]) -> Session:
    """The session that a procedure belongs to; of itself alone if it is not done."""
    return next((found for found in sessions(everyone) if one in found.members), Session((one,)))


def by_target(session: Session, pains: Sequence[Pain]) -> tuple[Lettered, ...]:
    """The first member for each pain: what a session is looked at through."""
    found: dict[Pain | None, Lettered] = {}
    for one in session.members:
        found.setdefault(target_pain(one.procedure, pains)[0], one)
    return tuple(found.values())


def in_series(everyone: Iterable[Lettered]) -> dict[str, Part]:
    """Uid of each procedure that belongs to a series -> its part in it. What is planned counts, a session once."""
    kept = list(everyone)
    firsts = _firsts(kept, "series_uid")
    series: dict[str, list[Session]] = {}
    for session in grouped(kept):
        named = (one.procedure.series_uid or one.procedure.uid for one in session.members)
        first = next((uid for uid in named if uid in firsts), None)
        if first is not None:
            series.setdefault(first, []).append(session)
    found = {}
    for one in series.values():
        if len(one) > 1:
            whole = tuple(zip(_part_names(one), one, strict=True))
            for name, session in whole:
                for member in session.members:
                    own = _kind_name(member)
                    found[member.procedure.uid] = Part(name if own == _kind_name(session.lead) else own, whole)
    return found


def _part_names(series: Iterable[Session]) -> list[str]:
    names = [_kind_name(session.lead) for session in series]
    return [f"{name} {names[: number + 1].count(name)}" if names.count(name) > 1 else name for number, name in enumerate(names)]


def _kind_name(one: Lettered) -> str:
    return "block" if one.procedure.kind in BLOCKS else IN_SENTENCE.get(one.procedure.kind, "procedure")


def same_series(one: Procedure, other: Procedure) -> bool:
    """Whether two procedures were said to belong to one series."""
    here, there = (each.series_uid or each.uid for each in (one, other))
    return here == there and (one.series_uid or other.series_uid) is not None
