"""The rows of a block diary: its day, and each score."""

import datetime as dt
from typing import ClassVar

from sqlmodel import Field

from spinelog.storage.columns import Moment, Named


class BlockRow(Named, table=True):
    """The diary of the hours after a nerve block."""

    __tablename__: ClassVar[str] = "block"
    procedure: str
    started: dt.datetime = Field(sa_type=Moment)
    utc_offset_min: int | None = None
    sites: str
    slots: str
    activity: str | None = None
    bell: bool | None = None
    note: str | None = None


class BlockReadingRow(Named, table=True):
    """One score of a block diary."""

    __tablename__: ClassVar[str] = "block_reading"
    block: str
    site: str | None = None
    slot_min: int | None = None
    scored_at: dt.datetime = Field(sa_type=Moment)
    utc_offset_min: int | None = None
    score: int | None = None
    percent: int | None = None
    activity: str | None = None
    at_rest: bool | None = None
    extra: bool | None = None
    left_out: bool | None = None
    source: str
    note: str | None = None
