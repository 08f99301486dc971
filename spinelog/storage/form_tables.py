"""The row of a scored form."""

from typing import ClassVar

from sqlmodel import Field

from spinelog.domain.dates import PartialDate
from spinelog.storage.columns import Named, Partial


class QuestionnaireRow(Named, table=True):
    """A scored form."""

    __tablename__: ClassVar[str] = "questionnaire"
    kind: str
    date: PartialDate = Field(sa_type=Partial)
    peg_pain: int | None = None
    peg_enjoyment: int | None = None
    peg_activity: int | None = None
    procedure: str | None = None
    change: int | None = None
    form: str | None = None
    total: float | None = None
    lowest: float | None = None
    highest: float | None = None
    better: str | None = None
    note: str | None = None
