"""Visit: a consult, planned or done, with its questions; Clinician: who takes care."""

from __future__ import annotations

import datetime as dt

from spinelog.domain.dates import PartialDate, surely_before
from spinelog.domain.describe import Changes, Field, Known, Noun, Record, choice
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import COUNT, NOTE, PARTIAL, REF, TEXT, TIME
from spinelog.domain.words import joined, when

PLANNED, DONE, CANCELLED = "planned", "done", "cancelled"
STATUSES = ((PLANNED, "Planned"), (DONE, "Done"), (CANCELLED, "Cancelled"))

MORE, NOT_ASKED = "more", "not_asked"
CHANGES = (
    ("none", "None"),
    ("same", "Same"),
    ("less", "Less"),
    (NOT_ASKED, "Not asked"),
    (MORE, "More"),
)
"""How numbness or weakness is since the last visit. "More" stands last, since it opens the warning signs at once."""


def _fresh(record: Changes, today: dt.date) -> Changes:
    """A visit that is written down after its day is one that was."""
    date = record.get("date")
    if record.get("status") == PLANNED and isinstance(date, PartialDate) and surely_before(date, today):
        record["status"] = DONE
    return record


def _complete(record: Changes, today: dt.date) -> Changes:
    """What lies ahead cannot have been."""
    date = record.get("date")
    if record.get("status") == DONE and isinstance(date, PartialDate) and surely_before(today, date):
        raise BadValue("This visit is still to come. Please write the day on which it was, or leave it planned.")
    return record


def _line(record: Record) -> str:
    status = str(record.get("status") or "")
    time = VISIT.field("time").show(record)
    return joined((joined((when(record, "date"), time), " "), str(record.get("reason") or ""), "" if status == DONE else status))


def _told(record: Record, known: Known) -> str:
    status, outcome = str(record.get("status") or ""), str(record.get("outcome") or "")
    who = str(known.get(str(record.get("clinician")), {}).get("name") or "")
    text = joined((str(record.get("reason") or ""), who)) or "Visit"
    return joined((text if status == DONE else f"{text} ({status})", outcome), ": ")


VISIT = Noun(
    "visit",
    (
        Field("reason", TEXT, "Where or why", question="Where, or what for?", help="like pain clinic, follow-up"),
        choice("status", "Status", STATUSES, question="Planned or done?", default=PLANNED, required=True),
        Field("date", PARTIAL, "When", question="When?", required=True, help="like fri, 27 nov or 2026-11-27"),
        Field("time", TIME, "Time", question="At what time?", help="like 9:30"),
        Field("clinician", REF, "With whom", question="Who will see you?", ref="clinician"),
        choice("numbness", "Numbness", CHANGES, question="Numbness since your last visit?", signs_at=MORE),
        choice("weakness", "Weakness", CHANGES, question="Weakness since your last visit?", signs_at=MORE),
        Field("outcome", NOTE, "What came of it", question="What was said and decided?", help="in your own words"),
    ),
    help="A consult, planned or done.",
    headline="reason",
    date="date",
    line=_line,
    called=_line,
    told=_told,
    fresh=_fresh,
    complete=_complete,
    is_planned=lambda record: record.get("status") == PLANNED,
    shelf="visits",
    lead=5,
    example='"pain clinic" --date fri --time 9:30 --clinician "Dr Lee"',
)

QUESTION = Noun(
    "question",
    (
        Field("text", TEXT, "Question", question="What do you want to ask?", required=True, help="in your own words"),
        Field("answer", NOTE, "Answer", question="What was the answer?"),
        Field("visit", REF, "Asked at", question="At which visit was it asked?", ref="visit",
              help="leave empty: for your next visit"),
        Field("position", COUNT, "Place in order", low=1, high=10_000, for_form=False),
    ),
    help="A question for your next visit.",
    headline="text",
    line=lambda record: joined((str(record.get("text")), str(record.get("answer") or "")), " - "),
    lead=1,
    example='"When can I start therapy?"',
)  # fmt: skip

CLINICIAN = Noun(
    "clinician",
    (
        Field("name", TEXT, "Name", question="Who is it?", required=True, help="like Dr Lee"),
        Field("role", TEXT, "Role", question="What do they do?", help="like pain doctor, physical therapist"),
        Field("phone", TEXT, "Phone", question="Their phone number?"),
        Field("hours", TEXT, "Hours", question="When can they be reached?", help="like weekdays 8 to 17"),
    ),
    help="Somebody who takes care of you, and how to reach them.",
    headline="name",
    line=lambda record: joined(str(record.get(name) or "") for name in ("name", "role", "phone", "hours")),
    shelf="visits",
    word="Care team",
    example='"Dr Lee" --role "pain doctor" --phone "555 0142" --hours "weekdays 8 to 17"',
)
