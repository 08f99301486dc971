"""The rows of what is written once a week, and of how often is written."""

import datetime as dt
from typing import ClassVar

from sqlmodel import Field

from spinelog.storage.columns import LocalDate, Moment, Named


class WeekRow(Named, table=True):
    """A week as recalled."""

    __tablename__: ClassVar[str] = "week"
    date: dt.date = Field(sa_type=LocalDate)
    sitting_min: int | None = None
    sitting_open: bool | None = None
    standing_min: int | None = None
    standing_open: bool | None = None
    walking_min: int | None = None
    walking_open: bool | None = None
    sleep_min: int | None = None
    note: str | None = None
    recorded_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    utc_offset_min: int | None = None


class WeekPainRow(Named, table=True):
    """A score of a week."""

    __tablename__: ClassVar[str] = "week_pain"
    week: str
    pain: str
    average: int


class CadenceRow(Named, table=True):
    """How often the person chose to write."""

    __tablename__: ClassVar[str] = "cadence"
    pace: str
    began: dt.date = Field(sa_type=LocalDate)
    ended: dt.date | None = Field(default=None, sa_type=LocalDate)
    note: str | None = None
