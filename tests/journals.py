"""Whole journals by their number, each other than the last: long and short, full and thin, plain words and hard ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from spinelog.domain.clock import Stamp
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import DOSE_KEY, EXTRA, PAIN_KEY
from spinelog.domain.nouns import NOUNS
from spinelog.storage.quick import insert_item, save_day, transaction
from tests.conftest import TODAY

if TYPE_CHECKING:
    import sqlite3

    from spinelog.domain.describe import Changes
    from spinelog.storage.connection import Connector

LENGTHS = (3, 12, 30, 60, 90, 120, 200, 400, 800, 1826)
"""Days of a journal: from half a week to five years."""

WORDS = (
    "leg", "drive", "the stairs of the office", "slept badly", "long walk by the river", "Sitzen im Auto", "garden", "lifting",
    "numb toes", "L5-S1", "physiotherapist", "heat pack, twice", "Rückenschmerzen", "après la séance", "боль в спине", "πόνος",
    "腰の痛み", "허리 통증", "50 % better", "[b]not bold[/b]", "#set text(red)", "<b>x</b> & co", "*star* _under_ $x$",
    "\u202ereverse",
)  # fmt: skip
PAINS = ("right leg", "low back", "the place between the shoulder blades, left", "右足", "buttock")
KINDS = ("epidural", "nerve_root_block", "medial_branch_block", "rf_ablation", "facet_injection", "si_injection")


@dataclass
class _Maker:
    """One journal being written."""

    connection: sqlite3.Connection
    chance: Random
    first: date
    today: date

    def add(self, noun: str, record: Changes, on: date | None = None) -> str:
        return insert_item(self.connection, NOUNS[noun], record, _evening(min(on or self.today, self.today)))

    def words(self, most: int = 9) -> str:
        return " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, most)))

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def day(self) -> date:
        return self.first + timedelta(days=self.chance.randrange((self.today - self.first).days + 1))

    def some_days(self, below: int) -> list[date]:
        return sorted({self.day() for _ in range(self.chance.randrange(below))})

    def partial(self, on: date) -> PartialDate:
        whole, month = PartialDate.of(on), PartialDate(on.year, on.month)
        return self.chance.choice((whole, whole, whole, whole, month, PartialDate(on.year)))


def make(connector: Connector, number: int, *, length: int | None = None, today: date = TODAY) -> None:
    """Write the journal of this number; the same for the same number, but for its uids. `length`: of its days."""
    chance = Random(number)
    days = length or chance.choice(LENGTHS)
    with transaction(connector, writing=True) as connection:
        maker = _Maker(connection, chance, today - timedelta(days=days - 1), today)
        pains = _pains(maker)
        procedures = _procedures(maker, pains)
        medicines = _courses(maker)
        _goals(maker)
        _around(maker, procedures)
        _days(maker, pains, medicines)


def _evening(day: date) -> Stamp:
    return Stamp(datetime.combine(day, time(18, 30), UTC))


def _pains(maker: _Maker) -> list[str]:
    """One to three, the first the main one."""
    maker.connection.execute("UPDATE pain SET name = ?, is_main = 1", (maker.chance.choice(PAINS),))
    (uid,) = maker.connection.execute("SELECT uid FROM pain").fetchone()
    more = [f"{name} again" for name in maker.chance.sample(PAINS, maker.chance.randrange(3))]
    return [uid, *(maker.add("pain", {"name": name, "is_main": False}) for name in more)]


def _procedures(maker: _Maker, pains: list[str]) -> list[str]:
    """None to six, some close to each other, some of which only the month is known, one perhaps still to come."""
    found: list[str] = []
    days = sorted(maker.day() for _ in range(maker.chance.choice((0, 1, 1, 2, 3, 6))))
    for number, day in enumerate(days):
        on = days[number - 1] + timedelta(days=maker.chance.randrange(9)) if number and maker.maybe(0.3) else day
        on = min(on, maker.today)
        record: Changes = {
            "kind": maker.chance.choice(KINDS), "date": maker.partial(on), "status": "done",
            "target": maker.chance.choice((*pains, None)), "side": maker.chance.choice(("left", "right", "both", None)),
            "levels": maker.chance.choice(("S1", "L4-L5, L5-S1", None, maker.words(3))),
            "steroid": maker.chance.choice((True, False, None)), "agents": maker.words() if maker.maybe(0.3) else None,
            "region": maker.chance.choice(("low_back", "neck", None)),
            "remembered_before": maker.chance.choice((None, None, 7)),
        }  # fmt: skip
        found.append(maker.add("procedure", record, on))
        if maker.maybe(0.4):
            later = min(on + timedelta(days=30), maker.today)
            maker.add("estimate", {"procedure": found[-1], "date": later, "percent_less": maker.chance.randint(-9, 99)}, later)
        if maker.maybe(0.4):
            maker.add(
                "after_effect", {"procedure": found[-1], "kind": "soreness", "began": on, "ended": on + timedelta(days=2)}, on
            )
    if maker.maybe(0.3):
        ahead = PartialDate.of(maker.today + timedelta(days=9))
        maker.add("procedure", {"kind": "epidural", "date": ahead, "status": "planned", "target": pains[0]})
    return found


def _courses(maker: _Maker) -> list[str]:
    """None to twelve medicines, none to four therapies with their sessions; gives what is taken when needed."""
    needed = []
    for number in range(maker.chance.choice((0, 1, 3, 6, 12))):
        began, is_needed = maker.day(), maker.maybe(0.3)
        record: Changes = {
            "name": f"{maker.words(2)} {number}", "dose_text": "300 mg", "as_needed": is_needed, "started": maker.partial(began),
            "daily_amount": None if is_needed else 100.0 * maker.chance.randint(1, 30), "amount_unit": "mg",
            "purpose": maker.words(4) if maker.maybe(0.5) else None, "side_effects": maker.words() if maker.maybe(0.3) else None,
            "effect": maker.chance.choice(("helped", "no_change", None)),
            "stopped": PartialDate.of(min(began + timedelta(days=20), maker.today)) if maker.maybe(0.4) else None,
        }  # fmt: skip
        uid = maker.add("medication", record, began)
        if is_needed:
            maker.connection.execute("UPDATE medication SET course_uid = uid WHERE uid = ?", (uid,))
            needed.append(uid)
    for number in range(maker.chance.randrange(5)):
        uid = maker.add("therapy", {"name": f"{maker.words(3)} {number}", "started": maker.partial(maker.day())})
        for day in maker.some_days(12):
            maker.add("therapy_session", {"therapy": uid, "date": day}, day)
    return needed


def _goals(maker: _Maker) -> None:
    """None to five goals of both kinds, none to eight questions."""
    for number in range(maker.chance.randrange(6)):
        is_own = maker.maybe(0.4)
        measure = "own" if is_own else maker.chance.choice(("sitting_min", "steps", "sleep_min"))
        record: Changes = {
            "statement": f"{maker.words(8)} {number}", "measure": measure, "unit": maker.words(1) if is_own else None,
            "target": None if maker.maybe(0.2) else float(maker.chance.choice((1, 7, 30, 6000))), "better": "more",
            "baseline": 3.0 if maker.maybe(0.5) else None, "started": maker.day() if maker.maybe(0.7) else None,
            "qualifier": maker.words(3) if maker.maybe(0.4) else None, "status": "open", "is_headline": number < 2,
        }  # fmt: skip
        uid = maker.add("goal", record)
        for day in maker.some_days(8):
            check: Changes = {
                "goal": uid,
                "date": day,
                "ability": maker.chance.choice((None, 4)),
                "qualifier_kept": maker.maybe(0.5),
            }
            maker.add("goal_check", check | ({"value": maker.chance.randint(1, 80) / 10} if is_own else {}), day)
    for number in range(maker.chance.randrange(9)):
        maker.add("question", {"text": f"{maker.words(14)} {number}?", "position": number + 1})


def _around(maker: _Maker, procedures: list[str]) -> None:
    """Flares, visits, events, scans, forms, what a clinic asks, a name and a work: what stands beside the days."""
    for _ in range(maker.chance.choice((0, 1, 4, 12))):
        day = maker.day()
        maker.add("flare", {"began": day, "peak": maker.chance.randint(3, 10), "trigger": maker.words(4)}, day)
    if maker.maybe(0.6):
        visit = PartialDate.of(maker.today + timedelta(days=7))
        record: Changes = {"reason": maker.words(3), "date": visit, "status": "planned", "numbness": "less", "weakness": "none"}
        maker.add("visit", record)
    if maker.maybe(0.3):
        maker.add("visit", {"reason": maker.words(2), "date": PartialDate.of(maker.day()), "status": "done"})
    for kind in ("onset", "injury", "work"):
        if maker.maybe(0.5):
            work = maker.chance.choice(("off", "modified", "full")) if kind == "work" else None
            maker.add("event", {"kind": kind, "text": maker.words(), "date": maker.partial(maker.day()), "work": work})
    for _ in range(maker.chance.randrange(3)):
        scan: Changes = {"kind": "mri", "date": PartialDate.of(maker.day()), "findings": maker.words(60)}
        maker.add("scan", scan)
        maker.add("factor", {"text": maker.words(5), "effect": "worsens"})
    for number in range(maker.chance.randrange(4)):
        day = maker.day()
        peg: Changes = {"kind": "peg", "date": PartialDate.of(day), "peg_pain": 5, "peg_enjoyment": number, "peg_activity": 6}
        maker.add("questionnaire", peg if maker.maybe(0.8) else {**peg, "peg_pain": None}, day)
        if procedures:
            changed: Changes = {"kind": "pgic", "date": PartialDate.of(day), "procedure": procedures[0], "change": 2}
            maker.add("questionnaire", changed, day)
    if maker.maybe(0.7):
        about: Changes = {"occupation": maker.words(5), "birth_year": 1980, "name": "Ada Beispiel", "blood_thinner": True,
                          "blood_thinner_words": maker.words(3), "diabetes": False, "implant": None, "allergy_latex": True,
                          "allergy_words": maker.words(), "confirmed_on": maker.today}  # fmt: skip
        maker.add("person", about)


def _days(maker: _Maker, pains: list[str], medicines: list[str]) -> None:
    """Every day, most days, one day of a week or hardly any; bad days, late ones, and perhaps no score at all."""
    chance = maker.chance
    share, has_scores = chance.choice((1.0, 0.9, 0.6, 0.15)), maker.maybe(0.9)
    is_weekly = maker.maybe(0.15)
    level = chance.uniform(3, 8)
    for number in range((maker.today - maker.first).days + 1):
        day = maker.first + timedelta(days=number)
        level = min(10.0, max(0.0, level + chance.uniform(-0.6, 0.5)))
        if is_weekly and day.weekday() == 6:
            week: Changes = {"date": day, "sitting_min": chance.randint(5, 90), "sleep_min": 400, "note": maker.words(4)}
            uid = maker.add("week", week | {"recorded_at": _evening(day).instant, "utc_offset_min": 0}, day)
            maker.add("week_pain", {"week": uid, "pain": pains[0], "average": round(level)}, day)
        if is_weekly or chance.random() > share:
            continue
        record: Changes = {
            "sitting_min": chance.randint(5, 90), "sitting_open": maker.maybe(0.1), "standing_min": chance.choice((None, 20, 45)),
            "walking_min": chance.randint(0, 60), "steps": chance.choice((None, chance.randint(200, 14000))),
            "sleep_min": chance.randint(200, 560), "exercise_min": chance.choice((None, 0, 25)),
        }  # fmt: skip
        if maker.maybe(0.06):
            record = {"bad_day": True}
        elif has_scores:
            record["pain_worst"] = min(10, round(level) + 2)
            record |= {PAIN_KEY + pain: min(10, max(0, round(level + chance.uniform(-1, 1)))) for pain in pains}
        if maker.maybe(0.5):
            taken = [DOSE_KEY + medicine for medicine in medicines] or [EXTRA]
            record |= {key: float(chance.randrange(4)) for key in taken}
        if maker.maybe(0.05):
            record["note"] = maker.words(20)
        late = chance.choice((0,) * 8 + (2, 6))
        save_day(maker.connection, day, record, _evening(min(day + timedelta(days=late), maker.today)))
