"""The rows of the story around the days: flares, medicines, therapies, scans, events, visits, and who takes care."""

import datetime as dt
from typing import ClassVar

from sqlmodel import Field

from spinelog.domain.dates import PartialDate
from spinelog.storage.columns import Clock, LocalDate, Named, Partial


class FlareRow(Named, table=True):
    """A bad spell."""

    __tablename__: ClassVar[str] = "flare"
    trigger: str | None = None
    began: dt.date = Field(sa_type=LocalDate)
    peak: int | None = None
    pain: str | None = None
    what_helped: str | None = None
    began_time: dt.time | None = Field(default=None, sa_type=Clock)
    ended: dt.date | None = Field(default=None, sa_type=LocalDate)
    ended_time: dt.time | None = Field(default=None, sa_type=Clock)
    note: str | None = None


class ClinicianRow(Named, table=True):
    """Somebody who takes care."""

    __tablename__: ClassVar[str] = "clinician"
    name: str
    role: str | None = None
    phone: str | None = None
    hours: str | None = None


class MedicationRow(Named, table=True):
    """A course of a medicine at one dose."""

    __tablename__: ClassVar[str] = "medication"
    name: str
    dose_text: str | None = None
    daily_amount: float | None = None
    amount_unit: str | None = None
    as_needed: bool | None = None
    started: PartialDate | None = Field(default=None, sa_type=Partial)
    purpose: str | None = None
    effect: str | None = None
    side_effects: str | None = None
    stopped: PartialDate | None = Field(default=None, sa_type=Partial)
    plan: str | None = None
    plan_told_by: str | None = None
    drug_class: str | None = None
    course_uid: str | None = None


class TherapyRow(Named, table=True):
    """Something done against the pain that is no medicine and no procedure."""

    __tablename__: ClassVar[str] = "therapy"
    name: str
    kind: str | None = None
    started: PartialDate | None = Field(default=None, sa_type=Partial)
    stopped: PartialDate | None = Field(default=None, sa_type=Partial)
    effect: str | None = None
    note: str | None = None


class TherapySessionRow(Named, table=True):
    """One session of a therapy."""

    __tablename__: ClassVar[str] = "therapy_session"
    therapy: str
    date: dt.date = Field(sa_type=LocalDate)
    note: str | None = None


class ScanRow(Named, table=True):
    """A picture or test, with its report in the report's words."""

    __tablename__: ClassVar[str] = "scan"
    kind: str
    date: PartialDate = Field(sa_type=Partial)
    region: str | None = None
    findings: str | None = None
    place: str | None = None


class AttachmentRow(Named, table=True):
    """What is known of a file kept with a scan."""

    __tablename__: ClassVar[str] = "attachment"
    scan: str
    file_name: str
    media_type: str
    size_bytes: int
    sha256: str


class EventRow(Named, table=True):
    """How it began, an injury, a fall, a change at work."""

    __tablename__: ClassVar[str] = "event"
    kind: str
    text: str | None = None
    date: PartialDate = Field(sa_type=Partial)
    work: str | None = None


class DiagnosisRow(Named, table=True):
    """What the person was told it is."""

    __tablename__: ClassVar[str] = "diagnosis"
    words: str
    told_by: str | None = None
    date: PartialDate | None = Field(default=None, sa_type=Partial)
    status: str | None = None


class FactorRow(Named, table=True):
    """What eases or worsens the pain."""

    __tablename__: ClassVar[str] = "factor"
    text: str
    effect: str


class VisitRow(Named, table=True):
    """A consult, planned or done."""

    __tablename__: ClassVar[str] = "visit"
    reason: str | None = None
    status: str
    date: PartialDate = Field(sa_type=Partial)
    time: dt.time | None = Field(default=None, sa_type=Clock)
    clinician: str | None = None
    numbness: str | None = None
    weakness: str | None = None
    outcome: str | None = None


class QuestionRow(Named, table=True):
    """Something to ask."""

    __tablename__: ClassVar[str] = "question"
    text: str
    answer: str | None = None
    visit: str | None = None
    position: int | None = None
