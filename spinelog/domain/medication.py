"""Medication: a course of a medicine at one dose. A change of dose closes one course and opens the next."""

from __future__ import annotations

from spinelog.domain.describe import Field, Known, Noun, Record, choice
from spinelog.domain.kinds import NUMBER, PARTIAL, TEXT, YESNO
from spinelog.domain.words import EFFECTS, joined, when

CLASSES = (
    ("anti_inflammatory", "Anti-inflammatory"),
    ("paracetamol", "Paracetamol (acetaminophen)"),
    ("nerve", "Nerve medicine"),
    ("muscle_relaxant", "Muscle relaxant"),
    ("opioid", "Opioid"),
    ("antidepressant", "Antidepressant"),
    ("steroid", "Steroid tablets"),
    ("topical", "Cream, gel or patch"),
    ("blood_thinner", "Blood thinner"),
    ("other", "Other"),
)
"""Kinds of medicine, after the article (lines 76 and 112)."""

TAPER, HOLDING = "taper", "holding"
PLANS = ((TAPER, "Being lowered step by step"), (HOLDING, "On hold for now"))


def dose_words(record: Record) -> str:
    """`300 mg, 900 mg a day`, `500 mg when needed`: what is known of the dose."""
    daily = MEDICATION.field("daily_amount").show(record)
    unit = str(record.get("amount_unit") or "")
    a_day = f"{daily} {unit}".strip() + " a day" if daily else ""
    if record.get("as_needed"):
        a_day = f"when needed, {a_day}" if a_day else "when needed"
    return joined((str(record.get("dose_text") or ""), a_day))


def name_words(record: Record) -> str:
    """The name of the medicine as the person wrote it, with its dose."""
    return joined((str(record.get("name") or ""), dose_words(record)))


def _line(record: Record) -> str:
    since, until = when(record, "started"), when(record, "stopped")
    return joined((name_words(record), f"since {since}" if since else "", f"until {until}" if until else ""))


def _told(record: Record, known: Known) -> str:
    until, plan = when(record, "stopped"), MEDICATION.field("plan").show(record).lower()
    told_by = f", told by {record['plan_told_by']}" if plan and record.get("plan_told_by") else ""
    effect = MEDICATION.field("effect").show(record).lower()
    text = joined((name_words(record), f"until {until}" if until else "", plan + told_by))
    return joined((text, effect), ": ")


MEDICATION = Noun(
    "medication",
    (
        Field("name", TEXT, "Medicine", question="Which medicine?", required=True, help="as on the box, like gabapentin"),
        Field("dose_text", TEXT, "Dose", question="Which strength?", help="as on the box, like 300 mg", option="dose"),
        Field("daily_amount", NUMBER, "A day", question="How much a day, in all?", low=0, high=100_000, option="daily",
              help="a number, like 900"),
        Field("amount_unit", TEXT, "Unit", question="Of what?", help="like mg or tablets", option="unit"),
        Field("as_needed", YESNO, "Only when needed", question="Do you take it only when needed?", default=False,
              help="yes: it gets a field of its own on Today"),
        Field("started", PARTIAL, "Since", question="Since when?", option="since", help="like 8 sep, may 2026 or only 2024"),
        Field("purpose", TEXT, "For what", question="What is it for?", help="like leg pain at night"),
        choice("effect", "What it did", EFFECTS, question="What did it do?"),
        Field("side_effects", TEXT, "Side effects", question="Which side effects?", help="like drowsy in the morning"),
        Field("stopped", PARTIAL, "Until", question="Until when? The day it was changed or stopped.", option="until",
              help="leave empty while you take it"),
        choice("plan", "Plan", PLANS, question="Is it being lowered, or on hold?"),
        Field("plan_told_by", TEXT, "Told by", question="Who told you so?", help="like Dr Lee", option="told-by"),
        choice("drug_class", "Kind", CLASSES, question="What kind of medicine?", option="class"),
        Field("course_uid", TEXT, "Courses", for_form=False),
    ),
    title="Medicine",
    help="A medicine at one dose; another dose is a new course.",
    headline="name",
    date="started",
    line=_line,
    told=_told,
    shelf="medicines",
    ends="stopped",
    thread="course_uid",
    lead=7,
    example='gabapentin --dose "300 mg" --daily 900 --unit mg --since "8 sep"',
)  # fmt: skip
