"""The frozen values that travel between storage, analysis, screens and exports.

Each stands for one row of its noun; `None` always means not recorded. Field names are those of the
descriptions, and a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from spinelog.domain.dates import PartialDate


@dataclass(frozen=True, kw_only=True)
class Value:
    """What every row carries."""

    uid: str = ""
    """uuid4 as 32 hex digits; empty until stored. Days and their parts have none."""
    created_at: dt.datetime | None = None
    updated_at: dt.datetime | None = None
    deleted_at: dt.datetime | None = None
    """When it went to the trash."""


@dataclass(frozen=True, kw_only=True)
class Pain(Value):
    """One of up to three named pains."""

    name: str
    region: str | None = None
    side: str | None = None
    is_main: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Day(Value):
    """The entry of one local date. Stretches are the longest single one before pain stopped it, in minutes."""

    day: dt.date
    sitting_min: int | None = None
    sitting_open: bool | None = None
    """Something else ended it: at least so long."""
    standing_min: int | None = None
    standing_open: bool | None = None
    walking_min: int | None = None
    walking_open: bool | None = None
    steps: int | None = None
    sleep_min: int | None = None
    """Sleep of the night that ended on this day, in minutes."""
    exercise_min: int | None = None
    pain_worst: int | None = None
    """0 to 10."""
    bad_day: bool | None = None
    """Said to be bad, without scores."""
    note: str | None = None
    recorded_at: dt.datetime | None = None
    utc_offset_min: int | None = None


@dataclass(frozen=True, kw_only=True)
class DayPain(Value):
    """The average of one pain over the 24 hours of a day, 0 to 10."""

    day: dt.date
    pain: str
    average: int
    recorded_at: dt.datetime | None = None
    utc_offset_min: int | None = None


@dataclass(frozen=True, kw_only=True)
class DayDose(Value):
    """As-needed tablets of a day; an empty medicine means none was named."""

    day: dt.date
    medicine: str
    amount: float
    recorded_at: dt.datetime | None = None
    utc_offset_min: int | None = None


@dataclass(frozen=True, kw_only=True)
class Procedure(Value):
    """An injection, block, ablation, implant or operation: planned, done or cancelled."""

    kind: str
    date: PartialDate
    target: str | None = None
    """uid of the pain it was aimed at; None: not told."""
    status: str = "done"
    levels: str | None = None
    side: str | None = None
    approach: str | None = None
    region: str | None = None
    agents: str | None = None
    steroid: bool | None = None
    """None: not told."""
    sedation: bool | None = None
    guidance: str | None = None
    time: dt.time | None = None
    ended: dt.date | None = None
    """The day the leads of a stimulator trial came out."""
    told_effect_from: dt.date | None = None
    """From when the clinic said to look."""
    remembered_before: int | None = None
    """Pain before it as remembered later, 0 to 10; never merged with recorded scores."""
    remembered_on: dt.date | None = None
    authorisation: str | None = None
    authorisation_ref: str | None = None
    authorisation_until: dt.date | None = None
    note: str | None = None
    session_uid: str | None = None
    """Two sides or levels on one day are one session."""
    series_uid: str | None = None
    """Block 1, block 2, ablation."""


@dataclass(frozen=True, kw_only=True)
class Estimate(Value):
    """The person's own percent less pain since a procedure; negative when more."""

    procedure: str
    date: dt.date
    percent_less: int


@dataclass(frozen=True, kw_only=True)
class AfterEffect(Value):
    """Something noticed after a procedure; `ended` None: it goes on."""

    procedure: str
    kind: str
    began: dt.date
    ended: dt.date | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Goal(Value):
    """What the person wants to do. `measure` is a field of the day, or "own"."""

    statement: str
    measure: str = "own"
    target: float | None = None
    unit: str | None = None
    better: str = "more"
    qualifier: str | None = None
    baseline: float | None = None
    started: dt.date | None = None
    due: dt.date | None = None
    status: str = "open"
    is_headline: bool | None = None


@dataclass(frozen=True, kw_only=True)
class GoalCheck(Value):
    """One look at a goal. `ability` is 0 to 10, high is better."""

    goal: str
    date: dt.date
    value: float | None = None
    qualifier_kept: bool | None = None
    ability: int | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Value):
    """Whoever keeps the journal."""

    name: str | None = None
    birth_year: int | None = None
    occupation: str | None = None


VALUES: dict[str, type[Value]] = {
    "pain": Pain,
    "day": Day,
    "day_pain": DayPain,
    "day_dose": DayDose,
    "procedure": Procedure,
    "estimate": Estimate,
    "after_effect": AfterEffect,
    "goal": Goal,
    "goal_check": GoalCheck,
    "person": Person,
}
