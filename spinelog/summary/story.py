"""Story: what a journal holds about a stretch of days, gathered in a few reads, with the arithmetic done.

Trends, Today, Goals, Visit, `trends` and the summary all look at the same story.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from spinelog.analysis.around import Around, around
from spinelog.analysis.before import USUAL_FROM
from spinelog.analysis.cadence import pauses
from spinelog.analysis.completeness import RecordedDay
from spinelog.analysis.courses import chains
from spinelog.analysis.goals import Progress, progress
from spinelog.analysis.measure import Measure
from spinelog.analysis.procedures import Lettered, done, latest, lettered
from spinelog.analysis.recall import Recall
from spinelog.analysis.series import Series
from spinelog.analysis.windows import MARKS, Window, weeks
from spinelog.domain.day import MEASURES, PAIN_KEY
from spinelog.domain.goal import OWN
from spinelog.domain.values import AfterEffect, Cadence, Estimate, Goal, GoalCheck, Medication, Pain, Person, Procedure
from spinelog.summary.sentences import GOAL_DAYS

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

WEEK = 7

HEADLINES = 2
"""Goals that lead the summary."""


@dataclass(frozen=True)
class Story:
    """A stretch of days with everything around it."""

    today: date
    first: date
    last: date
    person: Person | None
    pains: tuple[Pain, ...]
    """The main one first."""
    procedures: tuple[Lettered, ...]
    after_effects: tuple[AfterEffect, ...]
    estimates: tuple[Estimate, ...]
    checks: tuple[GoalCheck, ...]
    goals: tuple[Goal, ...]
    """Headline goals first, then the others, none set aside."""
    series: dict[str, Series]
    """By measure key: the stretch, and what the arithmetic around the latest procedure needs."""
    recorded: tuple[RecordedDay, ...]
    """From `first` to `last`."""
    recalls: tuple[Recall, ...]
    """What was told of whole weeks, from the first to the last day of the series. It is in none of these."""
    cadences: tuple[Cadence, ...]
    """How often the person chose to write, at any time."""

    @property
    def headline_goals(self) -> tuple[Goal, ...]:
        """Up to two goals that lead."""
        return tuple(goal for goal in self.goals if goal.is_headline)[:HEADLINES]

    @property
    def latest(self) -> Lettered | None:
        """The procedure that everything is counted from; None before the first."""
        return latest(self.procedures, self.today)

    def pauses(self, first: date, last: date) -> tuple[tuple[date, date], ...]:
        """First and last day of each pause from `first` to `last`, none after today."""
        return pauses(self.cadences, first, min(last, self.today)) if first <= self.today else ()

    def around(self, one: Lettered, *, as_recorded: bool = False) -> Around:
        """Every series around one procedure. Raises ValueError for one without a day 0 in the past."""
        series = self.series.values()
        return around(one, self.procedures, self.pains, series, self.today, self.after_effects, as_recorded=as_recorded)

    def weeks(self) -> tuple[Window, ...]:
        """The weeks of the stretch that are over."""
        found = weeks(self.first, self.last, done(self.procedures, self.today))
        return tuple(week for week in found if week.is_over(self.today))

    def progress(self, goal: Goal) -> Progress:
        """Where a goal stands; the days that count are those of the last year at the most, whatever the stretch."""
        if goal.measure == OWN:
            return progress(goal, self.today, self.checks)
        whole, oldest = self.series[goal.measure], self.today - timedelta(days=GOAL_DAYS - 1)
        within = {day: reading for day, reading in whole.readings.items() if day >= oldest}
        return progress(goal, self.today, self.checks, replace(whole, readings=within))

    def shown_measures(self) -> list[Measure]:
        """Measures in the order of screens and sheet: those of the goals, the other function, then each pain."""
        keys = [goal.measure for goal in self.headline_goals if goal.measure != OWN]
        keys += [field.name for field in MEASURES if field.name not in keys and field.name != "pain_worst"]
        keys += [PAIN_KEY + pain.uid for pain in self.pains]
        return [self.series[key].measure for key in dict.fromkeys(keys) if key in self.series]


def measures_of(pains: tuple[Pain, ...], medications: Iterable[Medication] = ()) -> list[Measure]:
    """Everything that is charted or averaged: function, each pain, the worst of the day, extra tablets.

    With more than one medicine that is taken when needed also the tablets of each; they are never added up to a dose.
    """
    named = as_needed(medications)
    doses = [Measure.of_dose(*one) for one in named] if len(named) > 1 else []
    return [*(Measure.of(field) for field in MEASURES), *(Measure.of_pain(pain) for pain in pains), Measure.of_extra(), *doses]


def as_needed(medications: Iterable[Medication]) -> list[tuple[str, str]]:
    """`course_uid` and name of each medicine that is or was taken when needed; two that are called alike with their doses."""
    found: dict[str, Medication] = {}
    for chain in chains(medications):
        needed = [course for course in chain if course.as_needed]
        if needed:
            found[needed[-1].course_uid or needed[-1].uid] = needed[-1]
    names = [one.name.lower() for one in found.values()]
    return [
        (course, f"{one.name} {one.dose_text or ''}".strip() if names.count(one.name.lower()) > 1 else one.name)
        for course, one in found.items()
    ]


def gather(
    journal: Journal,
    first: date,
    last: date,
    *,
    letter: str | None = None,
    every: bool = False,
    medications: Iterable[Medication] = (),
) -> Story:
    """Read a stretch of days. Beside it the days around a procedure: the latest, the one with this letter, or `every` one.

    `medications`: all of the journal's, for a story that also tells the tablets of each.
    """
    today = journal.clock.today()
    pains = tuple(sorted(journal.items(Pain), key=lambda pain: not pain.is_main))
    procedures = lettered(journal.items(Procedure))
    goals = [goal for goal in journal.items(Goal) if goal.status != "set_aside"]
    goals.sort(key=lambda goal: (not goal.is_headline, goal.status != "open"))
    # The stretch with the whole of its first week, whose average would else lack days.
    spans = [(first - timedelta(days=WEEK - 1), last), (today - timedelta(days=WEEK - 1), today)]
    one = latest(procedures, today) if letter is None else next((one for one in procedures if one.letter == letter), None)
    longest = max(offset for _, offset in MARKS)
    zeros = (each.day_zero for each in (procedures if every else (one,)) if each is not None)
    before, after = timedelta(days=USUAL_FROM), timedelta(days=longest)
    spans += [(zero - before, min(today, zero + after)) for zero in zeros if zero is not None]
    oldest = today - timedelta(days=GOAL_DAYS - 1)
    spans += [(max(goal.started or oldest, oldest), today) for goal in goals if goal.measure != OWN]
    people = journal.items(Person)
    return Story(
        today=today,
        first=first,
        last=last,
        person=people[0] if people else None,
        pains=pains,
        procedures=procedures,
        after_effects=tuple(journal.items(AfterEffect)),
        estimates=tuple(journal.items(Estimate)),
        checks=tuple(journal.items(GoalCheck)),
        goals=tuple(goals),
        series={series.measure.key: series for series in journal.series(measures_of(pains, medications), *spans)},
        recorded=tuple(journal.recorded(first, last)),
        recalls=tuple(journal.recalls(min(one for one, _ in spans), max(one for _, one in spans))),
        cadences=tuple(journal.items(Cadence)),
    )
