"""Ledger: each session of procedures with what was recorded around it, and how many sessions there were.

It counts, and holds nothing against any limit: what payers write is information in `knowledge`, never logic.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, around
from spinelog.analysis.partial import may_be_within
from spinelog.analysis.sessions import Session, by_target, sessions
from spinelog.analysis.windows import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinelog.analysis.procedures import Lettered
    from spinelog.analysis.series import Series
    from spinelog.domain.dates import PartialDate
    from spinelog.domain.values import AfterEffect, Estimate, Pain, Therapy

MONTHS = (6, 12)
"""The stretches in which sessions are counted, back from today."""

LAST_DAY = MARKS[-1][1]
"""Days after a procedure that belong to it, as far as the last mark goes."""

FAMILIES = (
    ("Epidural injections and nerve root blocks", ("epidural", "nerve_root_block")),
    ("Facet injections and medial branch blocks", ("facet_injection", "medial_branch_block")),
    ("Ablations", ("rf_ablation", "lateral_branch_ablation")),
    ("SI joint injections", ("si_injection",)),
    ("Other nerve blocks", ("nerve_block",)),
    ("Trigger point injections", ("trigger_point",)),
    ("Dry needling", ("dry_needling",)),
)
"""Kinds that are counted together: a convention of this program. Operations and implants are told, not counted."""

MAY_HOLD_STEROID = frozenset(
    {"epidural", "nerve_root_block", "facet_injection", "medial_branch_block", "nerve_block", "si_injection", "trigger_point"}
)
"""Injections, of which it matters when nobody told whether there was a steroid in them."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A therapy that began after a session, before the next one for the same pain."""

    therapy: Therapy
    day: int
    """Days after day 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session."""

    session: Session
    views: tuple[Around, ...]
    """What was recorded around it, once for each pain that it was for; empty where its full date is not known."""
    estimates: tuple[Estimate, ...]
    """The person's own, by date."""
    after_effects: tuple[AfterEffect, ...]
    therapies: tuple[Begun, ...]
    scored: tuple[date, ...]
    """Days after day 0 with a score of the pain it was for, up to today, the next procedure or day 365."""
    days: int
    """Of so many days; 0 where its full date is not known."""

    @property
    def recorded(self) -> int:
        """How many days have a score."""
        return len(self.scored)


@dataclass(frozen=True, slots=True)
class Count:
    """Sessions of one family in one region."""

    family: str
    region: str | None
    """None: not told."""
    within: tuple[int, ...]
    """One number for each of `MONTHS`."""
    perhaps: tuple[int, ...]
    """Besides these: sessions of which only the month or year is known, and that may lie in the stretch."""
    members: tuple[tuple[Session, ...], ...] = field(default=(), compare=False)
    """The sessions behind each number of `within`."""
    perhaps_members: tuple[tuple[Session, ...], ...] = field(default=(), compare=False)
    """Likewise of `perhaps`."""


@dataclass(frozen=True, slots=True)
class Steroids:
    """Sessions of any kind, anywhere, in the last 12 months."""

    given: int
    """With a steroid."""
    not_told: int
    """Injections of which nobody told."""
    perhaps: int
    """With a steroid, but of which only the month or year is known, so that they may lie outside."""
    members: tuple[tuple[Session, ...], ...] = field(default=(), compare=False)
    """The sessions behind each of the three numbers."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of it."""

    entries: tuple[Entry, ...]
    """By date."""
    counts: tuple[Count, ...]
    """Only what occurred in the last 12 months."""
    steroids: Steroids
    since: tuple[date, ...]
    """The first day of each of `MONTHS`."""


def ledger(
    everyone: Sequence[Lettered],
    pains: Sequence[Pain],
    series: Iterable[Series],
    today: date,
    *,
    after_effects: Iterable[AfterEffect] = (),
    estimates: Iterable[Estimate] = (),
    therapies: Iterable[Therapy] = (),
) -> Ledger:
    """The done sessions up to today, each counted once, and their counts."""
    past = tuple(one for one in sessions(everyone) if one.when.first <= today)
    followed, noticed, own, begun = tuple(series), tuple(after_effects), tuple(estimates), tuple(therapies)

    def entry(session: Session) -> Entry:
        uids = {one.procedure.uid for one in session.members}
        views = tuple(
            around(one, everyone, pains, followed, today, noticed, as_recorded=True)
            for one in by_target(session, pains)
            if one.day_zero is not None
        )
        scored, days = _scored(views[0], today) if views else ((), 0)
        return Entry(
            session=session,
            views=views,
            estimates=tuple(sorted((one for one in own if one.procedure in uids), key=lambda one: one.date)),
            after_effects=tuple(one for one in noticed if one.procedure in uids),
            therapies=_begun(views[0], begun, today) if views else (),
            scored=scored,
            days=days,
        )

    since = tuple(_months_back(today, months) for months in MONTHS)
    return Ledger(tuple(entry(one) for one in past), _counts(past, since, today), _steroids(past, since[-1], today), since)


def _last_day(view: Around, today: date) -> date:
    """The last day that belongs to it."""
    end = view.end.day_zero if view.end else None
    return today if end is None else min(today, end - timedelta(days=1))


def _scored(view: Around, today: date) -> tuple[tuple[date, ...], int]:
    """Days with a score of the target pain, and of how many days."""
    zero, target = view.procedure.day_zero, view.of_target
    if zero is None:
        return (), 0
    last = min(_last_day(view, today), zero + timedelta(days=LAST_DAY))
    days = max((last - zero).days, 0)
    return tuple(day for day in sorted(target.series.readings) if zero < day <= last) if target else (), days


def _begun(view: Around, therapies: Iterable[Therapy], today: date) -> tuple[Begun, ...]:
    zero, last = view.procedure.day_zero, _last_day(view, today)
    started = ((one, one.started.full) for one in therapies if one.started is not None)
    found = [
        Begun(one, (day - zero).days) for one, day in started if zero is not None and day is not None and zero <= day <= last
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def _months_back(today: date, months: int) -> date:
    """The first day of so many months up to and including today."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = min(today.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=1)


def _surely_within(when: PartialDate, first: date, last: date) -> bool:
    """Whether every day that it can mean lies from `first` to `last`."""
    if when.full is not None:
        return first <= when.full <= last
    end = date(when.year, when.month or 12, monthrange(when.year, when.month or 12)[1])
    return first <= when.first and end <= last


def _counts(past: Iterable[Session], since: tuple[date, ...], today: date) -> tuple[Count, ...]:
    groups: dict[tuple[str, str | None], list[Session]] = {}
    order = [name for name, _ in FAMILIES]
    for session in past:
        procedure = session.lead.procedure
        family = next((name for name, kinds in FAMILIES if procedure.kind in kinds), None)
        if family is not None:
            region = next((one.procedure.region for one in session.members if one.procedure.region), None)
            groups.setdefault((family, region), []).append(session)
    found = []
    for (family, region), members in groups.items():
        sure = [[one for one in members if _surely_within(one.when, first, today)] for first in since]
        maybe = [
            [one for one in members if one not in known and may_be_within(one.when, first, today)]
            for first, known in zip(since, sure, strict=True)
        ]
        if sure[-1] or maybe[-1]:
            within, perhaps = (tuple(len(one) for one in each) for each in (sure, maybe))
            found.append(Count(family, region, within, perhaps, tuple(map(tuple, sure)), tuple(map(tuple, maybe))))
    return tuple(sorted(found, key=lambda one: (order.index(one.family), one.region is None, one.region or "")))


def _steroids(past: Iterable[Session], first: date, today: date) -> Steroids:
    within = [one for one in past if may_be_within(one.when, first, today)]
    sure = [one for one in within if _surely_within(one.when, first, today)]
    given = tuple(one for one in sure if one.steroid is True)
    not_told = tuple(one for one in within if one.steroid is None and one.lead.procedure.kind in MAY_HOLD_STEROID)
    perhaps = tuple(one for one in within if one.steroid is True and one not in sure)
    return Steroids(len(given), len(not_told), len(perhaps), (given, not_told, perhaps))
