"""Strips of what else changed: extra tablets, daily doses, therapy sessions, work, and how the days were recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.courses import chains, is_in_force
from spinelog.charts.strips import Stem, Stretch, Strip
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY
from spinelog.domain.day import EXTRA
from spinelog.domain.event import EVENT
from spinelog.domain.medication import MEDICATION

if TYPE_CHECKING:
    from spinelog.charts.strips import State
    from spinelog.domain.values import Event, Medication, Therapy, TherapySession
    from spinelog.summary.background import Background
    from spinelog.summary.story import Story

DOSES = 2
"""Medicines with a strip: those whose daily dose changed last."""


def strips(story: Story, background: Background) -> tuple[Strip, ...]:
    """Those with anything in the period; the days recorded last, always."""
    found = [
        _extra(story),
        *_doses(story, background.medications),
        _sessions(story, background.therapies, background.sessions),
        _work(story, background.events),
    ]
    return (*(one for one in found if one is not None), _days(story))


def _extra(story: Story) -> Strip | None:
    series = story.series.get(EXTRA)
    stems = tuple(
        Stem(day, one.value / series.measure.per_unit, is_memory=not one.counts)
        for day, one in sorted(series.readings.items() if series is not None else ())
        if series is not None and story.first <= day <= story.last
    )
    return Strip("Extra tablets", "a day", story.first, story.last, stems=stems) if stems else None


def _doses(story: Story, medications: Iterable[Medication]) -> Iterator[Strip]:
    """Of daily medicines with an amount that changed, began or ended in the period."""
    found: list[tuple[date, Strip]] = []
    for chain in chains(medications):
        counted = [one for one in chain if one.daily_amount is not None and not one.as_needed]
        units = {one.amount_unit for one in counted}
        runs = _runs(counted, story.first, story.last) if len(units) == 1 else []
        changes = [first for first, _, _ in runs if first > story.first]
        changes += [last + timedelta(days=1) for _, last, _ in runs if last < story.last]
        if not changes:
            continue
        stretches = tuple(Stretch(first, last, MEDICATION.field("daily_amount").show(asdict(one))) for first, last, one in runs)
        about = f"{counted[-1].amount_unit or ''} a day".strip()
        found.append((max(changes), Strip(chain[-1].name, about, story.first, story.last, stretches=stretches)))
    found.sort(key=lambda pair: pair[0], reverse=True)
    yield from (one for _, one in found[:DOSES])


def _runs(chain: Sequence[Medication], first: date, last: date) -> list[tuple[date, date, Medication]]:
    """Stretches of days on which one course was in force."""
    runs: list[tuple[date, date, Medication]] = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        course = next((one for one in reversed(chain) if is_in_force(one, day)), None)
        if course is None:
            continue
        if runs and runs[-1][2] is course and runs[-1][1] == day - timedelta(days=1):
            runs[-1] = (runs[-1][0], day, course)
        else:
            runs.append((day, day, course))
    return runs


def _sessions(story: Story, therapies: Iterable[Therapy], sessions: Iterable[TherapySession]) -> Strip | None:
    known = {one.uid for one in therapies}
    days = [one.date for one in sessions if one.therapy in known and story.first <= one.date <= story.last]
    stems = tuple(Stem(day, days.count(day)) for day in sorted(set(days)))
    return Strip("Therapy", "sessions", story.first, story.last, stems=stems) if stems else None


def _work(story: Story, events: Iterable[Event]) -> Strip | None:
    told = sorted((one for one in events if one.work is not None), key=lambda one: one.date.first)
    if not told:
        return None
    ends = [*(one.date.first - timedelta(days=1) for one in told[1:]), story.last]
    stretches = tuple(
        Stretch(max(one.date.first, story.first), min(end, story.last), EVENT.field("work").show(asdict(one)).lower())
        for one, end in zip(told, ends, strict=True)
        if one.date.first <= story.last and end >= story.first
    )
    return Strip("Work", "", story.first, story.last, stretches=stretches) if stretches else None


def _days(story: Story) -> Strip:
    states: list[tuple[date, State]] = []
    for one in story.recorded:
        state: State = "recorded"
        if one.late == FROM_MEMORY:
            state = "memory"
        elif one.is_bad and not one.has_scores:
            state = "bad"
        elif one.late == ADDED_LATER:
            state = "later"
        states.append((one.day, state))
    return Strip("Days recorded", "", story.first, story.last, states=tuple(states))
