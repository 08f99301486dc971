"""What a visit asks for, and what of it is there. Today is Fri 20 Nov 2026."""

from __future__ import annotations

import shlex
from datetime import date
from typing import Any

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import (
    Attachment,
    Clinician,
    Event,
    Factor,
    Flare,
    Goal,
    Medication,
    Person,
    Procedure,
    Question,
    Scan,
    Therapy,
    Visit,
)
from spinelog.storage.journal import Journal
from spinelog.summary.readiness import Ready, readiness
from tests.conftest import Spinelog


def _one(journal: Journal, key: str) -> Ready:
    return next(one for one in readiness(journal).items if one.key == key)


def _says(journal: Journal, key: str) -> tuple[bool, str]:
    found = _one(journal, key)
    return found.is_there, found.what


def test_an_empty_journal_lacks_everything_and_says_how_each_is_added(journal: Journal) -> None:
    found = readiness(journal)
    assert [one.key for one in found.items] == [
        "visit", "onset", "triggers", "therapies", "goals", "scans", "medicines", "questions", "before", "since",
    ]  # fmt: skip
    assert found.missing == found.items
    assert all(one.command.startswith("spinelog ") for one in found.items)


@pytest.mark.parametrize("key", ["before", "since"])
def test_a_command_that_is_copied_as_it_stands_answers_no_question_of_safety(
    journal: Journal, spinelog: Spinelog, key: str
) -> None:
    journal.add(Visit, {"reason": "pain clinic", "date": PartialDate(2026, 11, 27)})
    told = spinelog(*shlex.split(_one(journal, key).command)[1:])
    assert (told.code, told.out) == (1, "")


def test_the_next_visit_is_the_nearest_planned_one(journal: Journal) -> None:
    lee = journal.add(Clinician, {"name": "Dr Lee"})
    journal.add(Visit, {"reason": "surgeon", "date": PartialDate(2026, 12, 9)})
    journal.add(Visit, {"reason": "pain clinic", "date": PartialDate(2026, 11, 27), "clinician": lee.uid})
    journal.add(Visit, {"reason": "physio", "date": PartialDate(2026, 11, 25), "status": "cancelled"})
    assert _says(journal, "visit") == (True, "Fri 27 Nov, pain clinic, Dr Lee")
    assert readiness(journal).due is None


def test_a_visit_in_a_month_is_still_to_come_in_that_month(journal: Journal) -> None:
    journal.add(Visit, {"reason": "pain clinic", "date": PartialDate(2026, 11)})
    assert _says(journal, "visit") == (True, "Nov 2026, pain clinic")


def test_a_visit_of_today_is_both_next_and_to_be_told_about(journal: Journal) -> None:
    visit = journal.add(Visit, {"date": PartialDate(2026, 11, 20)})
    found = readiness(journal)
    assert (found.visit, found.due) == (visit, visit)


def test_the_onset_is_an_event_of_its_kind(journal: Journal) -> None:
    journal.add(Event, {"kind": "injury", "text": "fell", "date": PartialDate(2026, 8, 1)})
    assert _says(journal, "onset") == (False, "not written down yet")
    journal.add(Event, {"kind": "onset", "text": "lifted a box", "date": PartialDate(2026, 8), "work": "off"})
    assert _says(journal, "onset") == (True, "Aug 2026: lifted a box, off work")


@pytest.mark.parametrize(
    ("kind", "record", "expected"),
    [
        (Factor, {"text": "walking", "effect": "eases"}, (False, "1 eases it")),
        (Factor, {"text": "sitting", "effect": "worsens"}, (True, "1 worsens it")),
        (Flare, {"trigger": "drive", "began": date(2026, 11, 1)}, (True, "1 flare told")),
        (Flare, {"began": date(2026, 11, 1)}, (False, "nothing written down yet")),
    ],
)
def test_what_sets_it_off(journal: Journal, kind: Any, record: dict[str, Any], expected: tuple[bool, str]) -> None:
    journal.add(kind, record)
    assert _says(journal, "triggers") == expected


def test_a_therapy_is_there_when_it_is_said_what_it_did(journal: Journal) -> None:
    therapy = journal.add(Therapy, {"name": "heat", "started": PartialDate(2024)})
    assert _says(journal, "therapies") == (False, "1 therapy, what it did is said of 0")
    journal.edit(Therapy, therapy.uid, {"effect": "no_change"})
    assert _says(journal, "therapies") == (True, "1 therapy, each with what it did")
    journal.add(Therapy, {"name": "physical therapy", "started": PartialDate(2026, 12, 1)})
    assert _says(journal, "therapies") == (True, "1 therapy, each with what it did"), "booked is not tried yet"


def test_two_goals_lead(journal: Journal) -> None:
    for text in ("sit", "walk", "lift"):
        journal.add(Goal, {"statement": text, "is_headline": text != "lift"})
        assert _one(journal, "goals").what in ("1 of 2", "2 of 2")
    assert _says(journal, "goals") == (True, "2 of 2")


def test_a_scan_needs_its_report(journal: Journal) -> None:
    scan = journal.add(Scan, {"kind": "mri", "date": PartialDate(2026, 9, 3)})
    assert _says(journal, "scans") == (False, "MRI 3 Sep 2026, report not attached yet")
    record: Changes = {"scan": scan.uid, "file_name": "r.pdf", "media_type": "pdf", "size_bytes": 1, "sha256": "x"}
    journal.attach(record, b"x")
    assert _says(journal, "scans") == (True, "MRI 3 Sep 2026, report attached")
    journal.delete(Attachment, journal.items(Attachment)[0].uid)
    assert not _one(journal, "scans").is_there


def test_medicines_are_those_of_now(journal: Journal) -> None:
    journal.add(Medication, {"name": "gabapentin", "stopped": PartialDate(2026, 11, 12)})
    assert _says(journal, "medicines") == (False, "none listed")
    journal.add(Medication, {"name": "naproxen", "as_needed": True})
    assert _says(journal, "medicines") == (True, "naproxen")


def test_before_a_procedure_needs_every_answer_and_the_day(journal: Journal) -> None:
    assert _says(journal, "before") == (False, "not gone through yet, 11 of 11 not said")
    asked = (
        "blood_thinner", "diabetes", "osteoporosis", "allergy_contrast", "allergy_anaesthetic", "allergy_latex", "allergy_tape",
        "implant", "pregnancy", "infection", "bad_reaction",
    )  # fmt: skip
    person = journal.add(Person, dict.fromkeys(asked, False))
    assert _says(journal, "before") == (False, "not gone through yet")
    journal.edit(Person, person.uid, {"confirmed_on": date(2026, 11, 19)})
    assert _says(journal, "before") == (True, "gone through 19 Nov")


def test_therapy_after_it_is_asked_only_while_a_procedure_is_planned(journal: Journal) -> None:
    procedure = journal.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 12, 10)})
    assert _says(journal, "booked") == (False, "none booked yet")
    journal.add(Therapy, {"name": "old", "stopped": PartialDate(2026, 12, 1)})
    assert not _one(journal, "booked").is_there, "it is over by then"
    journal.add(Therapy, {"name": "physical therapy", "started": PartialDate(2026, 12, 15)})
    assert _says(journal, "booked") == (True, "physical therapy, from 15 Dec 2026")
    journal.edit(Procedure, procedure.uid, {"status": "cancelled"})
    assert "booked" not in [one.key for one in readiness(journal).items]


def test_a_question_with_an_answer_waits_no_more(journal: Journal) -> None:
    question = journal.add(Question, {"text": "Can I fly?"})
    journal.edit(Question, question.uid, {"answer": "yes"})
    assert readiness(journal).questions == ()


def test_numbness_and_weakness_belong_to_the_visit_they_are_told_at(journal: Journal) -> None:
    visit = journal.add(Visit, {"date": PartialDate(2026, 11, 27), "numbness": "same"})
    assert _says(journal, "since") == (False, "numbness same")
    journal.edit(Visit, visit.uid, {"weakness": "not_asked"})
    assert _says(journal, "since") == (True, "numbness same, weakness not asked")


def test_questions_stand_in_the_persons_order_and_wait_for_the_next_visit(journal: Journal) -> None:
    visit = journal.add(Visit, {"date": PartialDate(2026, 11, 13)})
    for text, position in (("b", 2), ("late", None), ("a", 1)):
        journal.add(Question, {"text": text, "position": position})
    journal.add(Question, {"text": "asked", "visit": visit.uid, "answer": "yes"})
    assert [one.text for one in readiness(journal).questions] == ["a", "b", "late"]


def test_offered_questions_follow_what_the_journal_holds(journal: Journal) -> None:
    blood = "How is my blood thinner or blood sugar looked after around that day?"
    repeat = "How often can this be repeated?"
    assert not {blood, repeat} & set(readiness(journal).suggested)
    journal.add(Person, {"blood_thinner": True})
    journal.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 10, 8)})
    assert {blood, repeat} <= set(readiness(journal).suggested)
    journal.add(Question, {"text": repeat})
    assert repeat not in readiness(journal).suggested, "it is written down already"
