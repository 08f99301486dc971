"""The frozen values that travel between storage, analysis, screens and exports.

Each stands for one row of its noun; `None` always means not recorded. Field names are those of the
descriptions, and a test holds the two together.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from spinelog.domain.dates import PartialDate
from spinelog.domain.value import Value as Value
from spinelog.domain.week_values import Cadence as Cadence
from spinelog.domain.week_values import Week as Week
from spinelog.domain.week_values import WeekPain as WeekPain


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
    from_paper: bool | None = None
    """It was typed in from a paper form, so it is not from memory however late that was."""
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
    """As-needed tablets of a day."""

    day: dt.date
    medicine: str
    """`course_uid` of the medicine; empty: none was named."""
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
    clinician: str | None = None
    """uid of who did it."""
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
    """uid of the first one of its session: two sides or levels on one day. None: said of none, or the first itself."""
    series_uid: str | None = None
    """uid of the first one of its series: block 1, block 2, ablation. None: said of none, or the first itself."""


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
    blood_thinner: bool | None = None
    """Of this and every yes or no below: None is "not said", never "no"."""
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
    confirmed_on: dt.date | None = None
    """The day on which the person went through these answers."""


@dataclass(frozen=True, kw_only=True)
class Flare(Value):
    """A bad spell; `ended` None: it goes on, or nobody said."""

    trigger: str | None = None
    began: dt.date
    peak: int | None = None
    """0 to 10."""
    pain: str | None = None
    what_helped: str | None = None
    began_time: dt.time | None = None
    ended: dt.date | None = None
    ended_time: dt.time | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Factor(Value):
    """What eases or worsens the pain."""

    text: str
    effect: str


@dataclass(frozen=True, kw_only=True)
class Medication(Value):
    """A course of a medicine at one dose."""

    name: str
    dose_text: str | None = None
    """As on the box: "300 mg"."""
    daily_amount: float | None = None
    """In `amount_unit`, all that is taken on a day."""
    amount_unit: str | None = None
    as_needed: bool | None = None
    started: PartialDate | None = None
    purpose: str | None = None
    effect: str | None = None
    side_effects: str | None = None
    stopped: PartialDate | None = None
    """The day on which it was changed or stopped; None: still taken."""
    plan: str | None = None
    plan_told_by: str | None = None
    drug_class: str | None = None
    course_uid: str | None = None
    """uid of the first course of this medicine; a change of dose keeps it."""


@dataclass(frozen=True, kw_only=True)
class Therapy(Value):
    """Something done against the pain that is no medicine and no procedure; `stopped` None: it goes on."""

    name: str
    kind: str | None = None
    started: PartialDate | None = None
    stopped: PartialDate | None = None
    effect: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class TherapySession(Value):
    """One session of a therapy."""

    therapy: str
    date: dt.date
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scan(Value):
    """A picture or test, with its report in the report's words."""

    kind: str
    date: PartialDate
    region: str | None = None
    findings: str | None = None
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class Attachment(Value):
    """What is known of a file kept with a scan; its bytes are asked for apart."""

    scan: str
    file_name: str
    media_type: str
    size_bytes: int
    sha256: str
    """Of the bytes, in hex."""


@dataclass(frozen=True, kw_only=True)
class Event(Value):
    """How it began, an injury, a fall, a change at work."""

    kind: str
    text: str | None = None
    date: PartialDate
    work: str | None = None
    """In force until the next event that says one."""


@dataclass(frozen=True, kw_only=True)
class Diagnosis(Value):
    """What the person was told it is."""

    words: str
    told_by: str | None = None
    date: PartialDate | None = None
    status: str | None = None


@dataclass(frozen=True, kw_only=True)
class Visit(Value):
    """A consult, planned or done."""

    reason: str | None = None
    status: str = "planned"
    date: PartialDate
    time: dt.time | None = None
    clinician: str | None = None
    numbness: str | None = None
    """Since the visit before; None: nothing was said."""
    weakness: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True)
class Question(Value):
    """Something to ask; `visit` None: at the next visit."""

    text: str
    answer: str | None = None
    visit: str | None = None
    position: int | None = None
    """Its place in the person's order; None: at the end."""


@dataclass(frozen=True, kw_only=True)
class Clinician(Value):
    """Somebody who takes care."""

    name: str
    role: str | None = None
    phone: str | None = None
    hours: str | None = None


@dataclass(frozen=True, kw_only=True)
class Block(Value):
    """The diary of the hours after a nerve block."""

    procedure: str
    started: dt.datetime
    """The instant of the injection."""
    utc_offset_min: int | None = None
    sites: str
    """What is scored, each apart, with commas between: "right, left"."""
    slots: str
    """The planned times after the injection: "0:15 0:30 1 2"; "before" always comes first."""
    activity: str | None = None
    """What usually hurts, and is done while scoring."""
    bell: bool | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class BlockReading(Value):
    """One score of a block diary, or an extra tablet, or a planned time that was left out."""

    block: str
    site: str | None = None
    """None: of the whole diary, such as a tablet."""
    slot_min: int | None = None
    """The planned time that it answers, in minutes after the injection; 0: before it. None: at a time of its own."""
    scored_at: dt.datetime
    """When it hurt so much, not when it was typed."""
    utc_offset_min: int | None = None
    score: int | None = None
    """0 to 10."""
    percent: int | None = None
    """The person's own percent less pain, never merged with the score; negative when more."""
    activity: str | None = None
    at_rest: bool | None = None
    extra: bool | None = None
    """An extra tablet had been taken by then."""
    left_out: bool | None = None
    """Asleep, or left out."""
    source: str = "typed"
    """"typed" or "paper"."""
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Questionnaire(Value):
    """A scored form; which fields it has hangs on its kind."""

    kind: str
    """"peg", "pgic" or "total"."""
    date: PartialDate
    peg_pain: int | None = None
    """Of this and the next two: 0 to 10, about the past week, low is better. With one of them None it is incomplete."""
    peg_enjoyment: int | None = None
    peg_activity: int | None = None
    procedure: str | None = None
    """uid of what `change` counts from."""
    change: int | None = None
    """1 very much improved to 7 very much worse; shown in words."""
    form: str | None = None
    """The name of a clinic's form; none of its questions are kept."""
    total: float | None = None
    lowest: float | None = None
    """With `highest` what the total can be; None: not told."""
    highest: float | None = None
    better: str | None = None
    """"less" or "more"; None: not told."""
    note: str | None = None


VALUES: dict[str, type[Value]] = {
    "pain": Pain,
    "day": Day,
    "day_pain": DayPain,
    "day_dose": DayDose,
    "week": Week,
    "week_pain": WeekPain,
    "cadence": Cadence,
    "flare": Flare,
    "goal": Goal,
    "goal_check": GoalCheck,
    "clinician": Clinician,
    "procedure": Procedure,
    "estimate": Estimate,
    "after_effect": AfterEffect,
    "questionnaire": Questionnaire,
    "block": Block,
    "block_reading": BlockReading,
    "medication": Medication,
    "therapy": Therapy,
    "therapy_session": TherapySession,
    "scan": Scan,
    "attachment": Attachment,
    "event": Event,
    "diagnosis": Diagnosis,
    "factor": Factor,
    "visit": Visit,
    "question": Question,
    "person": Person,
}
