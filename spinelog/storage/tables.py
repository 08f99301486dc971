"""The rows, as SQLModel sees them. They never leave this package; the tables themselves are made by the migrations."""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import Dialect
from sqlalchemy.types import String, TypeDecorator
from sqlmodel import Field, SQLModel

from spinelog.domain.dates import PartialDate
from spinelog.domain.kinds import DAY, INSTANT, PARTIAL, TIME, Kind


class Stored(TypeDecorator[Any]):
    """A column in the stored form of its kind, the same that the quick lane writes."""

    impl = String
    cache_ok = True

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """The value as it stands in the table."""
        return None if value is None else self.kind.store(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The value from the table."""
        return None if value is None else self.kind.load(value)


class LocalDate(Stored):
    """A local calendar date."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(DAY)


class Partial(Stored):
    """A year, a month or a date."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(PARTIAL)


class Clock(Stored):
    """A local time of day."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(TIME)


class Moment(Stored):
    """An instant, ISO-8601 in UTC with Z."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(INSTANT)


class Kept(SQLModel):
    """What every row carries."""

    model_config = {"arbitrary_types_allowed": True}

    created_at: dt.datetime = Field(sa_type=Moment)
    updated_at: dt.datetime = Field(sa_type=Moment)
    deleted_at: dt.datetime | None = Field(default=None, sa_type=Moment)


class Named(Kept):
    """A row with a key of its own."""

    uid: str = Field(primary_key=True)


class Judged(Kept):
    """A row that was recorded in time or late."""

    recorded_at: dt.datetime | None = Field(default=None, sa_type=Moment)
    utc_offset_min: int | None = None


class PainRow(Named, table=True):
    """A pain."""

    __tablename__: ClassVar[str] = "pain"
    name: str
    region: str | None = None
    side: str | None = None
    is_main: bool | None = None


class DayRow(Judged, table=True):
    """A day."""

    __tablename__: ClassVar[str] = "day"
    day: dt.date = Field(primary_key=True, sa_type=LocalDate)
    sitting_min: int | None = None
    sitting_open: bool | None = None
    standing_min: int | None = None
    standing_open: bool | None = None
    walking_min: int | None = None
    walking_open: bool | None = None
    steps: int | None = None
    sleep_min: int | None = None
    exercise_min: int | None = None
    pain_worst: int | None = None
    bad_day: bool | None = None
    note: str | None = None


class DayPainRow(Judged, table=True):
    """A score of a day."""

    __tablename__: ClassVar[str] = "day_pain"
    day: dt.date = Field(primary_key=True, sa_type=LocalDate)
    pain: str = Field(primary_key=True)
    average: int


class DayDoseRow(Judged, table=True):
    """As-needed tablets of a day."""

    __tablename__: ClassVar[str] = "day_dose"
    day: dt.date = Field(primary_key=True, sa_type=LocalDate)
    medicine: str = Field(primary_key=True)
    amount: float


class ProcedureRow(Named, table=True):
    """A procedure."""

    __tablename__: ClassVar[str] = "procedure"
    kind: str
    date: PartialDate = Field(sa_type=Partial)
    target: str | None = None
    status: str
    levels: str | None = None
    side: str | None = None
    approach: str | None = None
    region: str | None = None
    agents: str | None = None
    steroid: bool | None = None
    sedation: bool | None = None
    guidance: str | None = None
    time: dt.time | None = Field(default=None, sa_type=Clock)
    ended: dt.date | None = Field(default=None, sa_type=LocalDate)
    told_effect_from: dt.date | None = Field(default=None, sa_type=LocalDate)
    remembered_before: int | None = None
    remembered_on: dt.date | None = Field(default=None, sa_type=LocalDate)
    authorisation: str | None = None
    authorisation_ref: str | None = None
    authorisation_until: dt.date | None = Field(default=None, sa_type=LocalDate)
    note: str | None = None
    session_uid: str | None = None
    series_uid: str | None = None


class EstimateRow(Named, table=True):
    """An own estimate."""

    __tablename__: ClassVar[str] = "estimate"
    procedure: str
    date: dt.date = Field(sa_type=LocalDate)
    percent_less: int


class AfterEffectRow(Named, table=True):
    """Something noticed after a procedure."""

    __tablename__: ClassVar[str] = "after_effect"
    procedure: str
    kind: str
    began: dt.date = Field(sa_type=LocalDate)
    ended: dt.date | None = Field(default=None, sa_type=LocalDate)
    note: str | None = None


class GoalRow(Named, table=True):
    """A goal."""

    __tablename__: ClassVar[str] = "goal"
    statement: str
    measure: str
    target: float | None = None
    unit: str | None = None
    better: str
    qualifier: str | None = None
    baseline: float | None = None
    started: dt.date | None = Field(default=None, sa_type=LocalDate)
    due: dt.date | None = Field(default=None, sa_type=LocalDate)
    status: str
    is_headline: bool | None = None


class GoalCheckRow(Named, table=True):
    """A look at a goal."""

    __tablename__: ClassVar[str] = "goal_check"
    goal: str
    date: dt.date = Field(sa_type=LocalDate)
    value: float | None = None
    qualifier_kept: bool | None = None
    ability: int | None = None


class PersonRow(Named, table=True):
    """Whoever keeps the journal."""

    __tablename__: ClassVar[str] = "person"
    name: str | None = None
    birth_year: int | None = None
    occupation: str | None = None


ROWS: dict[str, type[Any]] = {
    "pain": PainRow,
    "day": DayRow,
    "day_pain": DayPainRow,
    "day_dose": DayDoseRow,
    "procedure": ProcedureRow,
    "estimate": EstimateRow,
    "after_effect": AfterEffectRow,
    "goal": GoalRow,
    "goal_check": GoalCheckRow,
    "person": PersonRow,
}
