"""Event: how it began, a fall, a change at work; Diagnosis: what a person was told it is."""

from __future__ import annotations

import datetime as dt

from spinelog.domain.describe import Changes, Field, Known, Noun, Record, choice
from spinelog.domain.kinds import PARTIAL, TEXT
from spinelog.domain.words import joined, when

ONSET, INJURY, FALL, WORK, OTHER = "onset", "injury", "fall", "work", "other"
KINDS = (
    (ONSET, "How it began"),
    (INJURY, "Injury"),
    (FALL, "Fall"),
    (WORK, "Work"),
    (OTHER, "Other"),
)
WORK_STATUSES = (("off", "Off work"), ("modified", "Modified duty"), ("full", "Full duty"))


def _complete(record: Changes, today: dt.date) -> Changes:
    """What is said of work is about work; an event without words is told by its kind."""
    if record.get("kind") is None and record.get("work") is not None:
        record["kind"] = WORK
    return record


def event_words(record: Record) -> str:
    """What happened, in the person's words; of a change at work the change first, else behind them."""
    work, text = EVENT.field("work").show(record), str(record.get("text") or "")
    parts = (work, text) if record.get("kind") == WORK or not text else (text, work.lower())
    return joined(parts) or EVENT.field("kind").show(record)


def _line(record: Record) -> str:
    words, kind = event_words(record), EVENT.field("kind").show(record)
    return joined((when(record, "date"), "" if words == kind else kind, words))


def _told(record: Record, known: Known) -> str:
    return event_words(record)


def _word(record: Record) -> str:
    return {ONSET: "Began", INJURY: "Injury", FALL: "Fall", WORK: "Work"}.get(str(record.get("kind")), "Event")


EVENT = Noun(
    "event",
    (
        choice("kind", "What", KINDS, question="What was it?", required=True),
        Field("text", TEXT, "In words", question="What happened?", help="like lifted a heavy box"),
        Field("date", PARTIAL, "When", question="When?", required=True, help="like 18 aug, may 2026 or only 2024"),
        choice("work", "Work from then on", WORK_STATUSES, question="Could you work from then on?"),
    ),
    help="How it began, an injury, a fall, or a change at work.",
    headline="text",
    date="date",
    line=_line,
    told=_told,
    complete=_complete,
    shelf="work",
    word=_word,
    example='"lifted a heavy box" --kind onset --date "18 aug" --work off',
)

DIAGNOSIS = Noun(
    "diagnosis",
    (
        Field("words", TEXT, "In their words", question="What were you told it is?", required=True,
              help="like slipped disc at L5-S1"),
        Field("told_by", TEXT, "Told by", question="Who said so?", help="like Dr Lee"),
        Field("date", PARTIAL, "When", question="When?", help="like 15 sep, may 2026 or only 2024", past=True),
        choice("status", "Since then", (("considered", "Considered"), ("kept", "Kept"), ("ruled_out", "Ruled out")),
               question="Is it still so?"),
    ),
    plural="diagnoses",
    help="What you were told it is, and by whom.",
    headline="words",
    date="date",
    line=lambda record: joined((when(record, "date"), diagnosis_words(record))),
    told=lambda record, known: diagnosis_words(record),
    shelf="visits",
    word="Told",
    example='"slipped disc at L5-S1" --told-by "Dr Lee" --date "15 sep" --status kept',
)  # fmt: skip


def diagnosis_words(record: Record) -> str:
    """What was said, by whom, and whether it is still so."""
    told_by = f"told by {record['told_by']}" if record.get("told_by") else ""
    return joined((str(record.get("words")), told_by, DIAGNOSIS.field("status").show(record).lower()))
