"""The rows, as SQLModel sees them. They never leave this package; the tables themselves are made by the migrations."""

import datetime as dt
from typing import Any, ClassVar

from sqlmodel import Field

from spinelog.domain.dates import PartialDate
from spinelog.storage.block_tables import BlockReadingRow, BlockRow
from spinelog.storage.columns import Clock, Judged, LocalDate, Named, Partial
from spinelog.storage.form_tables import QuestionnaireRow
from spinelog.storage.story_tables import (
    AttachmentRow,
    ClinicianRow,
    DiagnosisRow,
    EventRow,
    FactorRow,
    FlareRow,
    MedicationRow,
    QuestionRow,
    ScanRow,
    TherapyRow,
    TherapySessionRow,
    VisitRow,
)
from spinelog.storage.week_tables import CadenceRow, WeekPainRow, WeekRow


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
    from_paper: bool | None = None


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
    clinician: str | None = None
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
    blood_thinner: bool | None = None
    blood_thinner_words: str | None = None
    diabetes: bool | None = None
    diabetes_words: str | None = None
    osteoporosis: bool | None = None
    osteoporosis_words: str | None = None
    allergy_contrast: bool | None = None
    allergy_anaesthetic: bool | None = None
    allergy_latex: bool | None = None
    allergy_tape: bool | None = None
    allergy_words: str | None = None
    implant: bool | None = None
    implant_words: str | None = None
    pregnancy: bool | None = None
    pregnancy_words: str | None = None
    infection: bool | None = None
    infection_words: str | None = None
    bad_reaction: bool | None = None
    bad_reaction_words: str | None = None
    confirmed_on: dt.date | None = Field(default=None, sa_type=LocalDate)


ROWS: dict[str, type[Any]] = {
    "pain": PainRow,
    "day": DayRow,
    "day_pain": DayPainRow,
    "day_dose": DayDoseRow,
    "week": WeekRow,
    "week_pain": WeekPainRow,
    "cadence": CadenceRow,
    "flare": FlareRow,
    "goal": GoalRow,
    "goal_check": GoalCheckRow,
    "clinician": ClinicianRow,
    "procedure": ProcedureRow,
    "estimate": EstimateRow,
    "after_effect": AfterEffectRow,
    "questionnaire": QuestionnaireRow,
    "block": BlockRow,
    "block_reading": BlockReadingRow,
    "medication": MedicationRow,
    "therapy": TherapyRow,
    "therapy_session": TherapySessionRow,
    "scan": ScanRow,
    "attachment": AttachmentRow,
    "event": EventRow,
    "diagnosis": DiagnosisRow,
    "factor": FactorRow,
    "visit": VisitRow,
    "question": QuestionRow,
    "person": PersonRow,
}
