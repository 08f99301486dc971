"""The record of care since it began. Today is Fri 20 Nov 2026; it began on 18 Aug."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import Event, Medication, Procedure, Therapy, TherapySession
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.doc import Care, CareLine
from spinelog.summary.render import FORMATS, render
from spinelog.summary.wanted import Wanted
from tests.unit.summary.made import procedure, run, write

CARE = Wanted(only=("care",))


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


@pytest.fixture
def began(journal: Journal) -> Journal:
    """It began on 18 Aug."""
    journal.add(Event, {"kind": "onset", "date": day("2026-08-18"), "text": "lifted a box"})
    return journal


def care(journal: Journal) -> Care:
    return build(journal, wanted=CARE).care


def therapy(journal: Journal, name: str = "physio", *held: str, **more: Any) -> None:
    one = journal.add(Therapy, {"name": name, **more})
    for when in held:
        journal.add(TherapySession, {"therapy": one.uid, "date": date.fromisoformat(when)})


def test_a_therapy_is_told_with_its_sessions_and_what_the_person_said(began: Journal) -> None:
    therapy(began, "physio", "2026-08-01", "2026-10-13", "2026-11-03", started=day("2026"), effect="helped_a_little", note="hips")
    (one,) = care(began).therapies
    assert one.text == "since 2026, goes on"
    assert one.facts == ("2 sessions, 13 Oct to 3 Nov", "what was done: hips", "what it did: helped a little")


def test_the_note_of_a_session_stands_with_its_day(began: Journal) -> None:
    told: Changes = {"kind": "physical_therapy", "started": day("2026-10"), "stopped": day("2026-11")}
    one = began.add(Therapy, {"name": "Back school", **told})
    began.add(TherapySession, {"therapy": one.uid, "date": date(2026, 10, 13), "note": "ten exercises shown"})
    (line,) = care(began).therapies
    assert line.text == "from Oct 2026, ended Nov 2026"
    assert line.facts == ("physical therapy", "1 session, 13 Oct", "13 Oct: ten exercises shown")


def test_what_was_over_before_it_began_or_is_to_come_is_left_out(began: Journal) -> None:
    therapy(began, "massage", started=day("2024"), stopped=day("2025"))
    therapy(began, "yoga", started=day("2027"))
    therapy(began, "heat", started=day("2024"))
    began.add(Medication, {"name": "old", "started": day("2020"), "stopped": day("2026-03")})
    began.add(Medication, {"name": "new", "started": day("2026-12")})
    assert [one.label for one in care(began).therapies] == ["heat"]
    assert care(began).medicines == ()


def test_a_medicine_is_told_with_doses_dates_effect_and_side_effects(began: Journal) -> None:
    told: Changes = {
        "name": "gabapentin",
        "daily_amount": 900.0,
        "amount_unit": "mg",
        "started": day("2026-09-08"),
        "effect": "unsure",
    }
    began.add(Medication, {**told, "stopped": day("2026-11-12"), "side_effects": "drowsy"})
    assert care(began).medicines == (
        CareLine(
            "gabapentin", "", "900 mg a day from 8 Sep, stopped 12 Nov", ("effect: not sure", "side effects: drowsy")
        ),
    )  # fmt: skip


def test_what_the_insurance_answered_is_told_also_of_what_never_came_about(began: Journal) -> None:
    procedure(began, authorisation="granted", authorisation_ref="R 7", authorisation_until=date(2026, 12, 31))
    procedure(began, day("2026-09-20"), status="cancelled", authorisation="refused")
    procedure(began, day("2026-12-10"), "rf_ablation", status="planned", authorisation="asked")
    procedure(began, day("2025"), authorisation="granted")
    began.add(Procedure, {"kind": "epidural", "date": day("2026-10-20")})
    found = care(began).answers
    assert [(one.label, one.letter) for one in found] == [
        ("20 Sep 2026 (cancelled)", ""), ("8 Oct 2026", "B"), ("10 Dec 2026 (planned)", "D")
    ]  # fmt: skip
    assert [one.facts for one in found] == [
        ("insurance answer: refused",),
        ("insurance answer: granted, reference R 7, valid until 31 Dec",),
        ("insurance answer: asked, no answer yet",),
    ]


def test_exercise_is_told_by_the_days_on_which_it_was_written_down(began: Journal) -> None:
    run(began, "exercise_min", (0, 10, None, 25, 15), date(2026, 10, 13))
    write(began, date(2026, 8, 17), exercise_min=90)
    assert care(began).exercise == "on 3 of 4 days on which it was written down, 14 Oct to 17 Oct, 10 to 25 min a day"
    write(began, date(2026, 10, 30), late=9, exercise_min=20)
    assert care(began).exercise.endswith("10 to 25 min a day; 1 of them from memory")


def test_days_without_any_exercise_make_no_line(began: Journal) -> None:
    run(began, "exercise_min", (0, 0), date(2026, 10, 13))
    assert care(began).exercise == ""


def test_without_a_beginning_it_is_told_as_far_back_as_there_is_anything(journal: Journal) -> None:
    therapy(journal, "massage", started=day("2004"), stopped=day("2005"))
    run(journal, "exercise_min", (10,), date(2025, 1, 7))
    doc = build(journal, wanted=CARE)
    assert [one.label for one in doc.care.therapies] == ["massage"]
    assert doc.care.exercise == "on 1 of the one day on which it was written down, 7 Jan 2025, 10 min a day"
    assert "THERAPIES FROM AS FAR BACK AS IS WRITTEN DOWN" in render(doc, "text")
    assert doc.period == "Up to Fri 20 Nov 2026"


def test_alone_it_is_a_page_of_its_own_with_its_own_period(began: Journal) -> None:
    therapy(began, started=day("2026-10"))
    run(began, "pain", (4,) * 7, date(2026, 11, 10))
    doc = build(began, wanted=CARE)
    assert doc.period == "18 Aug to Fri 20 Nov 2026 (since it began)"
    assert (doc.recorded, doc.purpose, doc.rows, doc.changed) == ("", "", (), ())
    for form in FORMATS:
        text = render(doc, form)
        assert "since 18 aug, when it began" in text.lower(), form
        assert "verages of recorded days" not in text, form
        for word in ("failed", "exhausted", "medical necessity", "criteria"):
            assert word not in text.lower(), form


def test_it_is_on_no_summary_that_did_not_ask_for_it(began: Journal) -> None:
    therapy(began, started=day("2026-10"))
    assert build(began).care == Care()
    both = render(build(began, wanted=Wanted(also=("care",))), "text")
    assert "THERAPIES NOW" in both
    assert "THERAPIES SINCE 18 AUG" in both
    assert "days recorded" in both
