"""The columns of the rows: each in the stored form of its kind, and what every row carries."""

import datetime as dt
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.types import String, TypeDecorator
from sqlmodel import Field, SQLModel

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
