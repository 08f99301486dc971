"""The frozen values of how often a person writes, and of what is written once a week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from spinelog.domain.value import Value


@dataclass(frozen=True, kw_only=True)
class Week(Value):
    """A usual day of the 7 days that end on `date`, as recalled at their end. Never part of a daily average."""

    date: dt.date
    sitting_min: int | None = None
    sitting_open: bool | None = None
    """Something else ended it: at least so long."""
    standing_min: int | None = None
    standing_open: bool | None = None
    walking_min: int | None = None
    walking_open: bool | None = None
    sleep_min: int | None = None
    """A usual night, in minutes."""
    note: str | None = None
    recorded_at: dt.datetime | None = None
    utc_offset_min: int | None = None


@dataclass(frozen=True, kw_only=True)
class WeekPain(Value):
    """The average of one pain over the past week as recalled, 0 to 10."""

    week: str
    pain: str
    average: int


@dataclass(frozen=True, kw_only=True)
class Cadence(Value):
    """How often the person chose to write, from `began` to `ended`, both included; None: until changed."""

    pace: str
    """"daily", "weekly" or "pause"."""
    began: dt.date
    ended: dt.date | None = None
    note: str | None = None
