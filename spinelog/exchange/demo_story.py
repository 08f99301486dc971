"""The made-up patient's story around the days: how it began, who took care, what was taken, tried, seen and asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from hashlib import sha256

from spinelog.domain.cadence import DAILY
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.exchange.demo_report import FILE_NAME, FINDINGS, report

Item = tuple[str, str, Changes, int]
"""Name to remember it by, noun, record, and the number of the day that it was written on."""

ONSET, DOCTOR, SCANNED, NERVE_MEDICINE, CLINIC = -51, -49, -35, -30, -28
THERAPY = 5
SESSIONS = (5, 8, 12, 15, 19, 22, 26, 29, 33, 36, 40)
TAPER = ((NERVE_MEDICINE, 15, 900.0), (15, 27, 600.0), (27, 35, 300.0))
"""First and last day number of each course of the nerve medicine, and its milligrams a day."""
MODIFIED = 25
FLARES = (
    (13, 15, "long drive, 2 h", "lay down, two rest days, 2 naproxen"),
    (34, 35, "long drive to my sister, 2 h", "walked every 30 min"),
    (39, 40, "long drive, 3 h", "short walks, early to bed"),
)
PEGS = ((-2, (8, 8, 7)), (20, (5, 5, 4)), (41, (3, 4, 4)))
"""Day number and the three answers of each PEG."""
LIFTED, ANSWERED = 20, 41
REPORT = "mri report"
"""The name of the attachment; its bytes are those of `demo_report.report`."""
NEXT_VISIT = 50
"""A week from today."""


EVERY_DAY = (-7, 55)
"""From the week before the epidural on every day, for nine weeks: first and last day number."""
RECALLED = -28
"""The day of the first visit, on which the week before the journal was told in one go."""


def people() -> Iterator[Item]:
    """Who takes care."""
    for name, record in (
        ("doctor", {"name": "Dr Moreno", "role": "family doctor", "phone": "555 0118", "hours": "Mon to Thu 8 to 16"}),
        ("clinic", {"name": "Dr Lee", "role": "pain doctor", "phone": "555 0142", "hours": "weekdays 8 to 17"}),
        ("therapist", {"name": "Sam Okafor", "role": "physical therapist", "phone": "555 0167", "hours": "weekdays 7 to 19"}),
    ):
        yield name, "clinician", {**record}, CLINIC


def story(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    """Everything but people, pains, procedures, goals and days; `uids` holds those that it names, and is filled as it goes."""
    yield from _writing(zero, uids)
    yield from _beginning(zero, uids)
    yield from _medicines(zero, uids)
    yield from _therapies(zero, uids)
    yield from _since(zero, uids)
    yield from _forms(zero, uids)
    yield from _next(zero, uids)


def _on(zero: date, number: int) -> PartialDate:
    return PartialDate.of(zero + timedelta(days=number))


def _month(zero: date, number: int) -> PartialDate:
    day = zero + timedelta(days=number)
    return PartialDate(day.year, day.month)


def _beginning(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    onset: Changes = {"kind": "onset", "text": "lifted a heavy box at work; low back, then sharp pain down the right leg",
                      "date": _on(zero, ONSET), "work": "off"}  # fmt: skip
    yield "onset", "event", onset, CLINIC
    yield (
        "first visit",
        "visit",
        {
            "reason": "family doctor", "status": "done", "date": _on(zero, DOCTOR), "clinician": uids["doctor"],
            "outcome": "naproxen when needed, warmth, rest; an MRI if it stays",
        },
        CLINIC,
    )  # fmt: skip
    yield (
        "clinic visit",
        "visit",
        {
            "reason": "pain clinic", "status": "done", "date": _on(zero, CLINIC), "time": time(10, 0),
            "clinician": uids["clinic"], "numbness": "same", "weakness": "same",
            "outcome": "right ankle reflex and push-off weaker; an epidural is planned, then therapy; keep a journal",
        },
        CLINIC,
    )  # fmt: skip
    yield (
        "diagnosis",
        "diagnosis",
        {"words": "slipped disc at L5-S1 that presses on the right S1 nerve", "told_by": "Dr Lee", "date": _on(zero, CLINIC),
         "status": "kept"},
        CLINIC,
    )  # fmt: skip
    yield (
        "mri",
        "scan",
        {"kind": "mri", "region": "low_back", "date": _on(zero, SCANNED), "place": "City Hospital", "findings": FINDINGS},
        CLINIC,
    )
    content = report()
    yield (
        REPORT,
        "attachment",
        {
            "scan": uids["mri"], "file_name": FILE_NAME, "media_type": "pdf", "size_bytes": len(content),
            "sha256": sha256(content).hexdigest(),
        },
        CLINIC,
    )  # fmt: skip
    for text in ("walking a little", "lying on the left side", "exercises before breakfast"):
        yield text, "factor", {"text": text, "effect": "eases"}, CLINIC
    for text in ("sitting, above all in a car", "bending with a load", "coughing"):
        yield text, "factor", {"text": text, "effect": "worsens"}, CLINIC


def _writing(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    """The week before the journal began, from memory; and that every day is written, which is longer than usual."""
    week: Changes = {
        "date": zero + timedelta(days=RECALLED), "sitting_min": 10, "sitting_open": False, "standing_min": 15,
        "standing_open": False, "walking_min": 12, "walking_open": False, "sleep_min": 300,
        "note": "asked by the clinic, before I kept a journal",
    }  # fmt: skip
    yield "recalled", "week", week, RECALLED
    for name, average in (("leg", 8), ("back", 5)):
        yield f"recalled {name}", "week_pain", {"week": uids["recalled"], "pain": uids[name], "average": average}, RECALLED
    first, last = (zero + timedelta(days=number) for number in EVERY_DAY)
    yield "every day", "cadence", {"pace": DAILY, "began": first, "ended": last, "note": "nine weeks, then less"}, EVERY_DAY[0]


def _medicines(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    naproxen: Changes = {
        "name": "naproxen", "dose_text": "500 mg", "as_needed": True, "started": _on(zero, DOCTOR), "purpose": "leg pain",
        "effect": "helped_a_little", "drug_class": "anti_inflammatory",
    }  # fmt: skip
    yield "naproxen", "medication", naproxen, CLINIC
    for number, (begins, ends, amount) in enumerate(TAPER):
        course: Changes = {
            "name": "gabapentin", "dose_text": "300 mg", "daily_amount": amount, "amount_unit": "mg",
            "started": _on(zero, begins), "stopped": _on(zero, ends), "drug_class": "nerve", "purpose": "leg pain at night",
        }  # fmt: skip
        if number:
            course |= {"course_uid": uids["gabapentin"], "plan": "taper", "plan_told_by": "Dr Lee"}
        else:
            course |= {"effect": "unsure", "side_effects": "drowsy in the morning"}
        yield f"gabapentin {number}" if number else "gabapentin", "medication", course, max(begins, CLINIC)


def _therapies(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    heat: Changes = {"name": "heat", "kind": "heat_cold", "started": _on(zero, DOCTOR), "stopped": _month(zero, CLINIC),
                     "effect": "no_change"}  # fmt: skip
    yield "heat", "therapy", heat, CLINIC
    physical: Changes = {
        "name": "physical therapy", "kind": "physical_therapy", "started": _on(zero, THERAPY), "effect": "helped",
        "note": "bracing, hip hinge, sitting a little longer each week; with Sam Okafor",
    }  # fmt: skip
    yield "physical", "therapy", physical, THERAPY
    home: Changes = {"name": "exercises at home", "kind": "home_programme", "started": _on(zero, THERAPY + 1), "effect": "helped"}
    yield "home", "therapy", home, THERAPY + 1
    for number in SESSIONS:
        session: Changes = {"therapy": uids["physical"], "date": zero + timedelta(days=number)}
        yield f"session {number}", "therapy_session", session, number


def _since(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    modified: Changes = {"kind": "work", "work": "modified", "text": "four hours a day, no lifting", "date": _on(zero, MODIFIED)}
    yield "modified duty", "event", modified, MODIFIED
    for begins, ends, trigger, helped in FLARES:
        flare: Changes = {
            "trigger": trigger, "began": zero + timedelta(days=begins), "ended": zero + timedelta(days=ends), "peak": 5,
            "pain": uids["leg"], "what_helped": helped,
        }  # fmt: skip
        yield f"flare {begins}", "flare", flare, ends
    yield "drives", "factor", {"text": "drives over 2 h", "effect": "worsens"}, FLARES[1][0]


def _forms(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    """The past week before and after in three answers, the change in words, and what the person was able to do."""
    for number, (pain, enjoyment, activity) in PEGS:
        peg: Changes = {
            "kind": "peg", "date": _on(zero, number), "peg_pain": pain, "peg_enjoyment": enjoyment, "peg_activity": activity,
        }  # fmt: skip
        yield f"peg {number}", "questionnaire", peg, number
    yield "lift before", "goal_check", {"goal": uids["lift"], "date": zero + timedelta(days=LIFTED), "ability": 2}, LIFTED
    change: Changes = {"kind": "pgic", "date": _on(zero, ANSWERED), "procedure": uids["epidural"], "change": 2}
    yield "change", "questionnaire", change, ANSWERED


def _next(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    visit: Changes = {
        "reason": "pain clinic", "status": "planned", "date": _on(zero, NEXT_VISIT), "time": time(9, 30),
        "clinician": uids["clinic"], "numbness": "less", "weakness": "less",
    }  # fmt: skip
    yield "next visit", "visit", visit, 42
    for position, text in enumerate(
        (
            "My leg pain goes back to 5 after each long drive. Is that to be expected at six weeks?",
            "What must I be able to do before I go back to full duty and lifting?",
        ),
        start=1,
    ):
        yield f"question {position}", "question", {"text": text, "position": position}, 42
