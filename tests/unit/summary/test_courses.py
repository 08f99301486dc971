"""Medicines and therapies as they stand on the summary. Today is Fri 20 Nov 2026."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Medication, Therapy, TherapySession
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.doc import CourseLine
from spinelog.summary.medicines import change_dose, stop
from spinelog.summary.render import FORMATS, render
from tests.conftest import NOW
from tests.unit.summary.made import on, row, run


def day(text: str) -> PartialDate:
    return PartialDate.from_iso(text)


def medicine(journal: Journal, name: str = "gabapentin", **more: Any) -> Medication:
    return journal.add(Medication, {"name": name, **more})


def one_medicine(journal: Journal) -> CourseLine:
    (line,) = build(journal).medicines
    return line


def one_therapy(journal: Journal) -> CourseLine:
    (line,) = build(journal).therapies
    return line


def tapered(journal: Journal) -> Medication:
    first = medicine(
        journal, dose_text="300 mg", daily_amount=900.0, amount_unit="mg", started=day("2026-09-08"), effect="helped",
        side_effects="drowsy",
    )  # fmt: skip
    told = {"plan": "taper", "plan_told_by": "Dr Lee"}
    return change_dose(journal, first, day("2026-10-23"), {"daily_amount": 600.0, **told})


def test_a_medicine_of_now_has_its_dose_its_day_and_what_was_said_of_it(journal: Journal) -> None:
    medicine(
        journal, "naproxen", dose_text="500 mg", as_needed=True, started=day("2026-08-20"), purpose="leg pain",
        effect="helped_a_little", side_effects="heartburn",
    )  # fmt: skip
    line = one_medicine(journal)
    assert (line.name, line.is_now) == ("naproxen", True)
    assert line.course == "500 mg, when needed, since 20 Aug"
    assert line.facts == ("for leg pain", "effect: helped a little", "side effects: heartburn")


def test_of_a_medicine_of_which_only_the_name_is_known_nothing_is_made_up(journal: Journal) -> None:
    medicine(journal)
    assert one_medicine(journal) == CourseLine("gabapentin", "since when: not said", (), True)


def test_the_courses_of_a_medicine_stand_in_one_line_with_the_plan_of_now(journal: Journal) -> None:
    tapered(journal)
    line = one_medicine(journal)
    assert line.is_now
    assert line.course == "900 mg a day from 8 Sep, 600 from 23 Oct"
    assert line.facts == ("effect: helped", "side effects: drowsy", "being lowered step by step, told by Dr Lee")


def test_a_stopped_medicine_has_no_plan_any_more(journal: Journal) -> None:
    stop(journal, tapered(journal), day("2026-11-12"))
    line = one_medicine(journal)
    assert not line.is_now
    assert line.course == "900 mg a day from 8 Sep, 600 from 23 Oct, stopped 12 Nov"
    assert line.facts == ("effect: helped", "side effects: drowsy")


def test_two_effects_stand_each_with_its_dose(journal: Journal) -> None:
    second = tapered(journal)
    journal.edit(Medication, second.uid, {"effect": "unsure"})
    assert "effect: helped (900 mg a day), not sure (600 mg a day)" in one_medicine(journal).facts


def test_a_pause_between_two_courses_is_said(journal: Journal) -> None:
    first = medicine(journal, daily_amount=900.0, amount_unit="mg", started=day("2025"), stopped=day("2026-06"))
    medicine(journal, daily_amount=300.0, amount_unit="mg", started=day("2026-11-01"), course_uid=first.course_uid)
    assert one_medicine(journal).course == "900 mg a day from 2025, stopped Jun 2026, 300 mg a day from 1 Nov"


def test_what_is_to_begin_or_to_end_is_not_told_as_over(journal: Journal) -> None:
    medicine(journal, started=day("2026-12-01"))
    medicine(journal, "prednisone", started=day("2026-11-15"), stopped=day("2026-11-25"))
    medicine(journal, "ibuprofen", started=day("2020"), stopped=day("2021"))
    lines = {line.name: line for line in build(journal).medicines}
    assert [line.is_now for line in lines.values()] == [True, True, False]
    assert lines["gabapentin"].course == "dose not said from 1 Dec"
    assert lines["prednisone"].course == "since 15 Nov, until 25 Nov"


def test_a_therapy_tells_its_sessions_and_its_effect(connector: Connector, journal: Journal) -> None:
    therapy = journal.add(Therapy, {"name": "physio", "kind": "physical_therapy", "started": day("2026-10"), "effect": "helped"})
    for number in (5, 8):
        journal.add(TherapySession, {"therapy": therapy.uid, "date": on(number)})
    later = Journal(connector, Clock(NOW + timedelta(days=100)))
    later.add(TherapySession, {"therapy": therapy.uid, "date": on(100)})
    later.close()
    line = one_therapy(journal)
    assert (line.course, line.is_now) == ("since Oct 2026", True)
    assert line.facts == ("physical therapy", "2 sessions, last 16 Oct", "effect: helped")


def test_an_earlier_therapy_of_which_only_the_year_is_known(journal: Journal) -> None:
    journal.add(
        Therapy, {"name": "massage", "kind": "massage", "started": day("2024"), "stopped": day("2025"), "effect": "worse"}
    )
    assert one_therapy(journal) == CourseLine("massage", "from 2024, ended 2025", ("effect: made it worse",), False)


def test_headings_stand_only_over_what_is_there(journal: Journal) -> None:
    medicine(journal)
    for form in FORMATS:
        text = render(build(journal), form).lower()
        assert ("medicines now" if form != "html" else "medicines and therapies") in text
        assert not any(title in text for title in ("medicines stopped", "therapies now", "therapies earlier"))


# -- extra tablets, medicine by medicine -----------------------------------------------------------------------------


def test_two_medicines_that_are_taken_when_needed_have_a_row_each_beside_all_tablets(journal: Journal) -> None:
    names = ("naproxen", "tramadol")
    keys = [f"dose:{medicine(journal, name, as_needed=True).course_uid}" for name in names]
    for key, amount in zip(keys, (2, 1), strict=True):
        run(journal, key, (amount,) * 10, date(2026, 11, 9))
    doc = build(journal)
    told = {one.label: one.figures[-1].text for one in doc.rows}
    assert told == {"Extra tablets": "3.0", "extra naproxen": "2.0", "extra tramadol": "1.0"}
    assert row(doc, "extra naproxen").panel.title == "Naproxen, tablets a day"
    assert "3.0" in render(doc, "text")


def test_a_day_of_one_medicine_says_nothing_of_the_other(journal: Journal) -> None:
    naproxen, tramadol = (medicine(journal, name, as_needed=True) for name in ("naproxen", "tramadol"))
    run(journal, f"dose:{naproxen.course_uid}", (2,) * 7, date(2026, 11, 9))
    run(journal, f"dose:{tramadol.course_uid}", (1,), date(2026, 11, 9))
    figure = row(build(journal), "extra tramadol").figures[-1]
    assert (figure.text, figure.of) == ("", "1 of 7")


def test_a_single_medicine_is_what_extra_tablets_are(journal: Journal) -> None:
    naproxen = medicine(journal, "naproxen", as_needed=True)
    medicine(journal, "gabapentin", daily_amount=900.0)
    run(journal, f"dose:{naproxen.course_uid}", (2,) * 10, date(2026, 11, 9))
    assert [one.label for one in build(journal).rows] == ["Extra tablets"]


def test_two_medicines_of_one_name_are_told_apart_by_their_doses(journal: Journal) -> None:
    for dose in ("200 mg", "400 mg"):
        one = medicine(journal, "ibuprofen", dose_text=dose, as_needed=True)
        run(journal, f"dose:{one.course_uid}", (1,) * 10, date(2026, 11, 9))
    assert [one.label for one in build(journal).rows] == ["Extra tablets", "extra ibuprofen 200 mg", "extra ibuprofen 400 mg"]
