"""Procedure: an injection, block, ablation, implant or operation, with what the person says of it later."""

from __future__ import annotations

import datetime as dt

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes, Field, Known, Noun, Record, choice
from spinelog.domain.kinds import COUNT, DAY, NOTE, PARTIAL, REF, TEXT, TIME, YESNO
from spinelog.domain.pain import REGIONS, SIDES
from spinelog.domain.words import joined, when

KINDS = (
    ("epidural", "Epidural injection"),
    ("nerve_root_block", "Selective nerve root block"),
    ("facet_injection", "Facet joint injection"),
    ("medial_branch_block", "Medial branch block"),
    ("nerve_block", "Other nerve block"),
    ("rf_ablation", "Radiofrequency ablation"),
    ("si_injection", "SI joint injection"),
    ("lateral_branch_ablation", "Lateral branch ablation"),
    ("trigger_point", "Trigger point injection"),
    ("dry_needling", "Dry needling"),
    ("scs_trial", "Spinal cord stimulator trial"),
    ("scs_implant", "Spinal cord stimulator implant"),
    ("basivertebral_ablation", "Basivertebral nerve ablation"),
    ("vertebral_augmentation", "Vertebral augmentation"),
    ("decompression", "Decompression"),
    ("si_fusion", "SI joint fusion"),
    ("surgery", "Surgery"),
    ("other", "Other procedure"),
)
"""Catalogue key and name, after the article's list of options (lines 54-70, 92)."""

IN_SENTENCE = {
    "epidural": "epidural",
    "nerve_root_block": "nerve root block",
    "facet_injection": "facet injection",
    "medial_branch_block": "medial branch block",
    "nerve_block": "nerve block",
    "rf_ablation": "ablation",
    "si_injection": "SI joint injection",
    "lateral_branch_ablation": "lateral branch ablation",
    "trigger_point": "trigger point injection",
    "dry_needling": "dry needling",
    "scs_trial": "stimulator trial",
    "scs_implant": "stimulator implant",
    "basivertebral_ablation": "basivertebral ablation",
    "vertebral_augmentation": "vertebral augmentation",
    "decompression": "decompression",
    "si_fusion": "SI joint fusion",
    "surgery": "surgery",
    "other": "procedure",
}
"""What a procedure is called inside a sentence."""

ENDS_EVERY_WINDOW = frozenset({"surgery", "scs_implant", "decompression", "si_fusion"})
"""Surgery and implants: from their day 0 on, no day belongs to an earlier procedure, whatever its target."""

PLANNED, DONE, CANCELLED = "planned", "done", "cancelled"
STATUSES = ((DONE, "Done"), (PLANNED, "Planned"), (CANCELLED, "Cancelled"))
APPROACHES = (
    ("transforaminal", "Transforaminal"),
    ("interlaminar", "Interlaminar"),
    ("caudal", "Caudal"),
    ("other", "Other"),
)
GUIDANCE = (("fluoroscopy", "X-ray (fluoroscopy)"), ("ct", "CT"), ("ultrasound", "Ultrasound"), ("none", "None"))
ANSWERS = (("asked", "Asked, no answer yet"), ("granted", "Granted"), ("refused", "Refused"))


def describe(record: Record) -> str:
    """`Epidural injection, right S1, transforaminal`: kind, side with levels, approach."""
    where = " ".join(text for text in (PROCEDURE.field("side").show(record).lower(), str(record.get("levels") or "")) if text)
    parts = [PROCEDURE.field("kind").show(record), where, PROCEDURE.field("approach").show(record).lower()]
    return ", ".join(part for part in parts if part)


def _line(record: Record) -> str:
    status = record.get("status")
    return joined((when(record, "date"), describe(record), "" if status == DONE else str(status or "")))


def _told(record: Record, known: Known) -> str:
    status = record.get("status")
    return describe(record) if status == DONE else f"{describe(record)} ({status})"


def _estimate_told(record: Record, known: Known) -> str:
    percent = int(str(record.get("percent_less")))
    return f"Your own estimate: {abs(percent)} % {'less' if percent >= 0 else 'more'}"


def _after_effect_told(record: Record, known: Known) -> str:
    until = AFTER_EFFECT.field("ended").show(record)
    name = AFTER_EFFECT.field("kind").show(record)
    return f"{name} until {until}" if until else name


def _complete(record: Changes, today: dt.date) -> Changes:
    """A date ahead makes it planned; what is remembered of before gets the day on which it was said."""
    date = record.get("date")
    if isinstance(date, PartialDate) and date.first > today and record.get("status") == DONE:
        record["status"] = PLANNED
    if record.get("remembered_before") is None:
        record["remembered_on"] = None
    elif record.get("remembered_on") is None:
        record["remembered_on"] = today
    return record


def _instead(said: Record, kept: Record) -> str:
    is_moved = said.get("status") == DONE and kept.get("status") == PLANNED
    return "Kept as planned, since its date is ahead." if is_moved else ""


PROCEDURE = Noun(
    "procedure",
    (
        choice("kind", "What", KINDS, question="What was done?", required=True),
        Field("date", PARTIAL, "When", question="When?", help="like 8 oct, 2026-10-08 or only 2024", required=True),
        Field("target", REF, "For which pain", question="Which pain was it for?", ref="pain", help="leave empty if not told"),
        Field("levels", TEXT, "Levels", question="At which levels?", help="as on your papers, like S1 or L4-L5"),
        choice("side", "Side", SIDES, question="Which side?"),
        choice("approach", "Approach", APPROACHES, question="How was it reached?"),
        Field("agents", TEXT, "What was given", question="What was injected?", help="as on your papers"),
        Field("steroid", YESNO, "Steroid", question="Was a steroid given?", help="yes, no, or empty if not told"),
        Field("sedation", YESNO, "Sedation", question="Were you sedated?", help="yes, no, or empty if not told"),
        choice("guidance", "Guided by", GUIDANCE, question="Guided by what?"),
        Field("told_effect_from", DAY, "Look from", question="From when did the clinic say to look?", ahead=True),
        choice("authorisation", "Insurance answer", ANSWERS, question="What did the insurance answer?"),
        Field("authorisation_ref", TEXT, "Reference", question="Its reference?"),
        Field("authorisation_until", DAY, "Valid until", question="Valid until?", ahead=True),
        Field("session_uid", REF, "Same session as", question="Which other one was done in the same session?", ref="procedure",
              help="its letter, like A; such as the other side", option="session", same_day=True),
        Field("series_uid", REF, "Same series as", question="Which earlier one does it go on from?", ref="procedure",
              help="its letter, like A; such as an ablation after blocks", option="series"),
        choice("status", "Status", STATUSES, question="Done or planned?", default=DONE, required=True),
        choice("region", "Region", REGIONS, question="Where?"),
        Field("clinician", REF, "By whom", question="Who did it?", ref="clinician"),
        Field("time", TIME, "Time", question="At what time?", help="like 9:30"),
        Field("ended", DAY, "Ended", question="When did the trial end?", help="the day the leads came out"),
        Field("remembered_before", COUNT, "Pain before, from memory", low=0, high=10, help="0 to 10; kept apart from scores",
              question="How bad was it before, as you remember?", short="Pain before it"),
        Field("remembered_on", DAY, "Remembered on", for_form=False),
        Field("note", NOTE, "Note"),
    ),
    help="An injection, block, ablation or operation.",
    headline="kind",
    date="date",
    line=_line,
    complete=_complete,
    is_planned=lambda record: record.get("status") == PLANNED,
    called=describe,
    told=_told,
    shelf="procedures",
    lead=3,
    more="If your papers say",
    instead=_instead,
    example='epidural --date "8 oct" --side right --levels S1 --target "right leg"',
)  # fmt: skip

ESTIMATE = Noun(
    "estimate",
    (
        Field("procedure", REF, "Procedure", ref="procedure", required=True, help="its letter, like A"),
        Field("date", DAY, "Date", required=True, help="like today or 16 nov", past=True),
        Field("percent_less", COUNT, "Percent less pain", question="How much less pain, in percent?", unit="%",
              low=-100, high=100, required=True, help="like 70; minus if more", option="percent"),
    ),
    help="Your own estimate of the change since a procedure.",
    headline="percent_less",
    date="date",
    parent="procedure",
    told=_estimate_told,
    shelf="procedures",
    example="70 --procedure A --date today",
)  # fmt: skip

AFTER_EFFECTS = (
    ("soreness", "Soreness"),
    ("headache", "Headache"),
    ("flushing", "Flushing"),
    ("poor_sleep", "Poor sleep"),
    ("high_sugar", "High sugar"),
    ("new_numbness", "New numbness"),
    ("other", "Other"),
)

AFTER_EFFECT = Noun(
    "after_effect",
    (
        Field("procedure", REF, "Procedure", ref="procedure", required=True, help="its letter, like A"),
        choice("kind", "What", AFTER_EFFECTS, question="What did you notice?", required=True),
        Field("began", DAY, "Began", required=True, help="like 8 oct", past=True),
        Field("ended", DAY, "Ended", help="leave empty if it goes on", past=True),
        Field("note", NOTE, "Note"),
    ),
    help="Something you noticed after a procedure, such as soreness.",
    headline="kind",
    date="began",
    parent="procedure",
    told=_after_effect_told,
    shelf="procedures",
    word="After",
    ends="ended",
    example='soreness --procedure A --began "8 oct" --ended "10 oct"',
)
