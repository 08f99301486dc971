"""A journal in which every name is as long as it can be, in wide signs too."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import DOSE_KEY, PAIN_KEY
from spinelog.domain.describe import Changes
from spinelog.domain.values import Clinician, Goal, Medication, Pain, Procedure, Question, Visit
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests.conftest import TODAY

ZERO = date(2026, 10, 8)
MAIN = "right leg, outside, down to the two toes"
WIDE_NAME = "右脚の外側からつま先までのしびれと痛み"
EMOJI = "👩🏽‍🦼 back 🔥🔥, between the shoulder blades"
GOAL = "Sit through the whole of my daughter's wedding dinner, speeches and the first dance too, and not think of the leg at all"
WIDE_GOAL = (
    "孫と一緒に近所の公園まで歩いて、ベンチで休まずにゆっくり帰って来られるようになりたい。できれば毎日、雨の日も傘をさして。"
)
MEDICINE = "amitriptyline hydrochloride film-coated tablets, taken an hour before bed"
NOTE = "A long day: " + "stood at the counter, sat in the car, 車で三時間, and walked home. 🚗 " * 12


def fill(connector: Connector, clock: Clock) -> None:
    """Three pains, two goals, a medicine, a clinician, a question and a note, each with as long a name as it can have."""
    journal = Journal(connector, clock)
    (pain,) = journal.items(Pain)
    journal.edit(Pain, pain.uid, {"name": MAIN})
    others = [journal.add(Pain, {"name": name}) for name in (WIDE_NAME, EMOJI)]
    when = PartialDate.of(ZERO)
    what: Changes = {"levels": "L4, L5 and S1, from both sides and once more", "approach": "transforaminal", "side": "right"}
    journal.add(Procedure, {"kind": "epidural", "date": when, "target": pain.uid, **what})
    journal.add(Goal, {"statement": GOAL, "measure": "sitting_min", "target": 90, "is_headline": True, "baseline": 10})
    journal.add(Goal, {"statement": WIDE_GOAL, "target": 2, "unit": "kilometres", "is_headline": True})
    dose: Changes = {"dose_text": "25 mg", "as_needed": True, "started": PartialDate.of(ZERO)}
    medicine = journal.add(Medication, {"name": MEDICINE, "purpose": WIDE_NAME, **dose})
    doctor = journal.add(Clinician, {"name": "Prof. Dr. Maximiliane von Hohenstein-Wartenberg", "role": "pain clinic"})
    journal.add(Visit, {"date": TODAY + timedelta(days=7), "reason": GOAL[:60], "clinician": doctor.uid, "status": "planned"})
    journal.add(Question, {"text": WIDE_GOAL + " " + GOAL})
    for number in range(-7, 43):
        day = ZERO + timedelta(days=number)
        journal.clock = Clock(datetime.combine(day, time(20), UTC))
        scores = {PAIN_KEY + one.uid: 7 if number < 3 else 4 for one in (pain, *others)}
        journal.save_day(day, {"sitting_min": 10 + max(number, 0), DOSE_KEY + medicine.uid: 1, **scores})
    journal.save_day(TODAY - timedelta(days=1), {"note": NOTE})
    journal.close()
