"""The second made-up patient's story around the days: how it began, who took care, what was taken, tried, seen and asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from spinelog.domain.cadence import DAILY
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.kinds import YESNO
from spinelog.domain.person import BEFORE

Item = tuple[str, str, Changes, int]
"""Name to remember it by, noun, record, and the number of the day that it was written on."""

CLINIC = -63
"""The first visit to the clinic, on which the journal begins."""
DECIDED, NEXT_VISIT = -14, 57
FINDINGS = (
    "L4-L5 and L5-S1: worn facet joints on both sides with a little fluid, more on the right. "
    "Disc heights kept for the age. No nerve is touched. No fracture."
)
"""The report's words, made up."""


def people(today: date, confirmed: date, number: int) -> Iterator[Item]:
    """The person, and who takes care."""
    asked: Changes = {field.name: False for field in BEFORE if field.kind is YESNO}
    asked |= {"allergy_tape": True, "allergy_words": "plaster makes the skin red"}
    person: Changes = {"birth_year": today.year - 58, "occupation": "teacher", "confirmed_on": confirmed, **asked}
    yield "person", "person", person, number
    for name, record in (
        ("doctor", {"name": "Dr Haddad", "role": "family doctor", "phone": "555 0121", "hours": "Mon to Thu 8 to 15"}),
        ("clinic", {"name": "Dr Novak", "role": "pain doctor", "phone": "555 0155", "hours": "weekdays 8 to 16"}),
        ("therapist", {"name": "Ines Roth", "role": "physical therapist", "phone": "555 0173", "hours": "weekdays 7 to 18"}),
    ):
        yield name, "clinician", {**record}, number


def _on(zero: date, number: int) -> PartialDate:
    return PartialDate.of(zero + timedelta(days=number))


def _month(zero: date, number: int) -> PartialDate:
    day = zero + timedelta(days=number)
    return PartialDate(day.year, day.month)


def beginning(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    """What was there before the first block."""
    onset: Changes = {
        "kind": "onset", "text": "came on slowly; worst when standing in class and leaning back",
        "date": PartialDate(zero.year - 2), "work": "full",
    }  # fmt: skip
    yield "onset", "event", onset, CLINIC
    yield (
        "clinic visit",
        "visit",
        {
            "reason": "pain clinic", "status": "done", "date": _on(zero, CLINIC), "time": time(11, 0),
            "clinician": uids["clinic"], "numbness": "none", "weakness": "none",
            "outcome": "two test blocks are planned, some weeks apart; score every hour on these days; keep a journal",
        },
        CLINIC,
    )  # fmt: skip
    yield (
        "diagnosis",
        "diagnosis",
        {"words": "pain from the small joints of the low back", "told_by": "Dr Novak", "date": _on(zero, CLINIC),
         "status": "considered"},
        CLINIC,
    )  # fmt: skip
    scan: Changes = {
        "kind": "mri",
        "region": "low_back",
        "date": _month(zero, -110),
        "place": "Lake Hospital",
        "findings": FINDINGS,
    }
    yield "mri", "scan", scan, CLINIC
    for text in ("sitting down", "leaning forward on a cart", "a warm shower"):
        yield text, "factor", {"text": text, "effect": "eases"}, CLINIC
    for text in ("standing still", "leaning back", "turning over in bed"):
        yield text, "factor", {"text": text, "effect": "worsens"}, CLINIC
    ibuprofen: Changes = {
        "name": "ibuprofen", "dose_text": "400 mg", "as_needed": True, "started": _month(zero, -160), "purpose": "back pain",
        "effect": "helped_a_little", "drug_class": "anti_inflammatory",
    }  # fmt: skip
    yield "ibuprofen", "medication", ibuprofen, CLINIC
    paracetamol: Changes = {
        "name": "paracetamol", "dose_text": "500 mg", "daily_amount": 3000.0, "amount_unit": "mg", "started": _month(zero, -100),
        "stopped": _on(zero, 24), "drug_class": "paracetamol", "purpose": "back pain", "effect": "unsure",
    }  # fmt: skip
    yield "paracetamol", "medication", paracetamol, CLINIC
    earlier: Changes = {
        "name": "physical therapy, first course", "kind": "physical_therapy", "started": _month(zero, -150),
        "stopped": _month(zero, -95), "effect": "helped_a_little",
    }  # fmt: skip
    yield "earlier therapy", "therapy", earlier, CLINIC


def since(zero: date, uids: dict[str, str], last: int) -> Iterator[Item]:
    """What came between and after; `last` is the number of the day before today."""
    yield from _flares(zero, uids)
    every_day: Changes = {"pace": DAILY, "began": zero + timedelta(days=-49), "ended": zero + timedelta(days=NEXT_VISIT)}
    yield "every day", "cadence", {**every_day, "note": "until the visit after the ablation"}, -49
    yield (
        "second visit",
        "visit",
        {
            "reason": "pain clinic", "status": "done", "date": _on(zero, DECIDED), "time": time(15, 30),
            "clinician": uids["clinic"], "numbness": "none", "weakness": "none",
            "outcome": "both diaries read together; an ablation on both sides is planned",
        },
        DECIDED,
    )  # fmt: skip
    for number, work, text in ((-30, "modified", "teaching from a high stool"), (30, "full", "whole lessons again")):
        yield f"work {number}", "event", {"kind": "work", "work": work, "text": text, "date": _on(zero, number)}, number
    physical: Changes = {
        "name": "physical therapy", "kind": "physical_therapy", "started": _on(zero, 14), "effect": "helped",
        "note": "hips and trunk, standing a little longer each week; with Ines Roth",
    }  # fmt: skip
    yield "physical", "therapy", physical, 14
    for number in (14, 17, 21, 24, 28, 32, 35, 39, 42, 46):
        yield f"session {number}", "therapy_session", {"therapy": uids["physical"], "date": zero + timedelta(days=number)}, number
    visit: Changes = {
        "reason": "pain clinic", "status": "planned", "date": _on(zero, NEXT_VISIT), "time": time(10, 15),
        "clinician": uids["clinic"], "numbness": "none", "weakness": "none",
    }  # fmt: skip
    yield "next visit", "visit", visit, last
    for position, text in enumerate(
        ("How long does this usually last, and what then?", "May I lift 10 kg again, and from when?"), start=1
    ):
        yield f"question {position}", "question", {"text": text, "position": position}, last


def _flares(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    for begins, ends, peak, trigger, helped in (
        (-50, -49, 9, "carried two boxes of books", "lay down, warm shower, 3 ibuprofen a day"),
        (33, 34, 6, "two hours in the garden", "a rest day, short walks"),
    ):
        flare: Changes = {
            "trigger": trigger, "began": zero + timedelta(days=begins), "ended": zero + timedelta(days=ends), "peak": peak,
            "pain": uids["back"], "what_helped": helped,
        }  # fmt: skip
        yield f"flare {begins}", "flare", flare, ends
