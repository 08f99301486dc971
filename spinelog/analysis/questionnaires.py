"""Forms over time: the first and the latest of each with the change between, never an average and never a verdict.

A score of the past week is a thing of its own: nothing here is taken from the days, and nothing goes into their averages.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from spinelog.domain.dates import PartialDate
from spinelog.domain.goal import GOAL_CHECK
from spinelog.domain.questionnaire import PEG, PEG_ITEMS, PGIC, QUESTIONNAIRE, STEPS, TOTAL, peg_score
from spinelog.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from spinelog.domain.describe import Field
    from spinelog.domain.values import GoalCheck, Questionnaire


@dataclass(frozen=True, slots=True)
class Point:
    """One form that has a score."""

    date: PartialDate
    value: float
    low: float | None
    """The lowest that the score can be; None: not told."""
    high: float | None
    better: str | None
    """"less" or "more"; None: not told."""
    uid: str = ""
    """Of the form or check that it is of."""


@dataclass(frozen=True, slots=True)
class Course:
    """One form, by date."""

    about: str
    """What tells it from the others of its kind: uid of the procedure or goal, name of the clinic's form; else empty."""
    points: tuple[Point, ...]
    incomplete: tuple[PartialDate, ...] = ()
    """When it was begun without every answer, so that there is no score."""
    incomplete_uids: tuple[str, ...] = ()
    """Which forms these are."""

    @property
    def first(self) -> Point | None:
        """The first with a score."""
        return self.points[0] if self.points else None

    @property
    def latest(self) -> Point | None:
        """The latest with a score."""
        return self.points[-1] if self.points else None

    @property
    def is_one_scale(self) -> bool:
        """First and latest were told to have one range, and no two ways of being better."""
        first, latest = self.first, self.latest
        if first is None or latest is None or first.low is None or first.high is None:
            return False
        ways = {one for one in (first.better, latest.better) if one is not None}
        return (first.low, first.high) == (latest.low, latest.high) and len(ways) < 2

    @property
    def change(self) -> float | None:
        """From the first to the latest, in points, not rounded; None with fewer than two, or with two scales."""
        if self.first is None or self.latest is None or len(self.points) < 2 or not self.is_one_scale:
            return None
        return self.latest.value - self.first.value


def peg_course(forms: Iterable[Questionnaire], today: date) -> Course:
    """Every PEG up to today; one with an open question has no score and is counted apart."""
    field = QUESTIONNAIRE.field(PEG_ITEMS[0])
    scored, incomplete = [], []
    for one in _past(forms, PEG, today):
        score = peg_score(asdict(one))
        if score is None:
            incomplete.append(one)
        else:
            scored.append(_point(one.date, score, field, uid=one.uid))
    return Course("", tuple(scored), tuple(one.date for one in incomplete), tuple(one.uid for one in incomplete))


def change_courses(forms: Iterable[Questionnaire], today: date) -> tuple[Course, ...]:
    """For each procedure what was said of the change since then, 1 to 7, in the order in which it was said first."""
    steps = [int(key) for key, _ in STEPS]
    found: dict[str, list[Point]] = {}
    for one in _past(forms, PGIC, today):
        if one.change is not None and one.procedure is not None:
            point = Point(one.date, one.change, min(steps), max(steps), "less", one.uid)
            found.setdefault(one.procedure, []).append(point)
    return tuple(Course(uid, tuple(points)) for uid, points in found.items())


def total_courses(forms: Iterable[Questionnaire], today: date) -> tuple[Course, ...]:
    """The totals of each clinic's form by its name, as it was written first; large and small letters are alike."""
    found: dict[str, list[Point]] = {}
    names: dict[str, str] = {}
    for one in _past(forms, TOTAL, today):
        if one.total is not None and one.form is not None:
            name = one_line(one.form)
            names.setdefault(name.casefold(), name)
            point = Point(one.date, one.total, one.lowest, one.highest, one.better, one.uid)
            found.setdefault(name.casefold(), []).append(point)
    return tuple(Course(names[key], tuple(points)) for key, points in found.items())


def ability_courses(checks: Iterable[GoalCheck], today: date) -> tuple[Course, ...]:
    """For each goal how able the person was, 0 to 10, high is better; points, never a percent."""
    field = GOAL_CHECK.field("ability")
    found: dict[str, list[Point]] = {}
    for check in sorted(checks, key=lambda one: (one.date, one.created_at.isoformat() if one.created_at else "")):
        if check.ability is not None and check.date <= today:
            point = _point(PartialDate.of(check.date), check.ability, field, better="more", uid=check.uid)
            found.setdefault(check.goal, []).append(point)
    return tuple(Course(uid, tuple(points)) for uid, points in found.items())


def _point(day: PartialDate, value: float, field: Field, *, uid: str, better: str = "") -> Point:
    return Point(day, value, field.low, field.high, better or field.better, uid)


def _past(forms: Iterable[Questionnaire], kind: str, today: date) -> Sequence[Questionnaire]:
    """Those of one kind up to today, by date, of one date in the order in which they were written."""
    found = [one for one in forms if one.kind == kind and one.date.first <= today]
    return sorted(found, key=lambda one: (str(one.date), one.created_at.isoformat() if one.created_at else ""))
