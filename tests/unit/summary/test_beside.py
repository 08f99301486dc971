"""Flares, and what else changed, beside the figures. Today is Fri 20 Nov 2026; day 0 of A is Thu 8 Oct."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Event, Flare, Medication, Pain, Therapy
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.medicines import change_dose, stop
from spinelog.summary.render import render
from tests.conftest import TODAY
from tests.unit.summary.made import on, procedure, run, treated, words


def flare(journal: Journal, began: date, **more: Any) -> Flare:
    return journal.add(Flare, {"began": began, **more})


def said(journal: Journal, label: str, **more: Any) -> str:
    return next((one.text for one in build(journal, **more).changed if one.label == label), "")


# -- flares ----------------------------------------------------------------------------------------------------------


def test_flares_since_the_procedure_are_counted_with_peak_and_trigger(journal: Journal) -> None:
    treated(journal)
    flare(journal, on(-3), peak=9)
    for number, trigger in ((13, "long drive"), (34, "Long drive"), (39, "a cold")):
        flare(journal, on(number), peak=5, trigger=trigger)
    assert said(journal, "Flares") == (
        "3 since A (21 Oct, 11 Nov, 16 Nov); 5 of 10 at the worst each time; after long drive (2); a cold; 1 of them in week 6."
    )


def test_what_was_not_said_of_a_flare_is_said_to_be_so(journal: Journal) -> None:
    flare(journal, on(13), peak=4)
    flare(journal, on(20), peak=6, trigger="a fall")
    flare(journal, on(30))
    assert said(journal, "Flares") == (
        "3 in this period (21 Oct, 28 Oct, 7 Nov); 4 to 6 of 10 at the worst (said of 2); after a fall; "
        "after what: not said of 2."
    )
    assert build(journal).flares[2].peak == build(journal).flares[2].trigger == ""
    assert "7 Nov         no more was said" in render(build(journal), "text")


def test_many_flares_are_told_by_their_first_and_last_day(journal: Journal) -> None:
    for number in range(8):
        flare(journal, on(number * 3), trigger=f"drive {number}")
    text = said(journal, "Flares")
    assert "8 in this period (8 Oct to 29 Oct)" in text
    assert text.count("drive") == 6
    assert " and 2 more" in text


def test_a_flare_before_the_period_is_not_among_them(journal: Journal) -> None:
    flare(journal, TODAY - timedelta(days=90))
    assert said(journal, "Flares") == ""
    assert build(journal).flares == ()


def test_each_flare_has_a_line_with_its_day_its_pain_and_what_helped(journal: Journal) -> None:
    back = journal.add(Pain, {"name": "low back"})
    procedure(journal)
    flare(journal, on(-3), ended=on(-3))
    flare(journal, on(13), ended=on(15), peak=5, pain=back.uid, trigger="long drive", what_helped="lay down")
    first, second = build(journal).flares
    assert (first.date, first.day) == ("5 Oct", "")
    assert (second.date, second.day, second.peak) == ("21-23 Oct", "day 13", "5 of 10, low back")
    text = " ".join(render(build(journal), "text").split())
    assert "day 13; at its worst: 5 of 10, low back; after: long drive; what helped: lay down" in text
    assert "<td>long drive</td><td>lay down</td>" in render(build(journal), "html")


# -- also changed ----------------------------------------------------------------------------------------------------


def test_what_else_changed_stands_there_by_name_and_date_and_without_a_cause(journal: Journal) -> None:
    """Worked out by hand. The epidural, then B, is on 8 Oct, so before is 1 to 7 Oct; week 6, the latest mark, ends on 19 Nov."""
    treated(journal)
    first = journal.add(
        Medication, {"name": "gabapentin", "daily_amount": 900.0, "amount_unit": "mg", "started": PartialDate(2026, 9, 8)}
    )
    second = change_dose(journal, first, PartialDate(2026, 10, 23), {"daily_amount": 600.0})
    third = change_dose(journal, second, PartialDate(2026, 11, 4), {"daily_amount": 300.0})
    stop(journal, third, PartialDate(2026, 11, 12))
    journal.add(Medication, {"name": "tramadol", "started": PartialDate(2026, 11, 20)})
    journal.add(Therapy, {"name": "physical therapy", "started": PartialDate(2026, 10, 13)})
    journal.add(Event, {"kind": "onset", "date": PartialDate(2026, 8, 18), "work": "off"})
    journal.add(Event, {"kind": "work", "date": PartialDate(2026, 11, 2), "work": "modified"})
    journal.add(Event, {"kind": "fall", "date": PartialDate(2026, 10, 30), "text": "on ice"})
    procedure(journal, on(-5), kind="trigger_point")
    flare(journal, on(13))
    assert said(journal, "Also changed") == (
        "1 Oct to 19 Nov: A, Trigger point injection, 3 Oct; physical therapy begun 13 Oct; flare 21 Oct; gabapentin 600 mg "
        "a day from 23 Oct, 300 from 4 Nov, stopped 12 Nov; fall 30 Oct (on ice); modified duty from 2 Nov. "
        "A diary cannot tell these apart."
    )


def test_without_a_procedure_the_period_is_looked_through(journal: Journal) -> None:
    journal.add(Therapy, {"name": "balance", "started": PartialDate(2026, 11, 2), "stopped": PartialDate(2026, 11, 9)})
    journal.add(Event, {"kind": "injury", "date": PartialDate(2026, 11), "text": "twisted it"})
    assert said(journal, "Also changed") == (
        "23 Aug to 20 Nov: injury Nov 2026 (twisted it); balance begun 2 Nov; balance ended 9 Nov. "
        "A diary cannot tell these apart."
    )
    assert "balance" not in said(journal, "Also changed", since=date(2026, 11, 10))


def test_while_it_is_too_early_the_days_up_to_today_are_looked_through(journal: Journal) -> None:
    procedure(journal, TODAY - timedelta(days=3))
    journal.add(Therapy, {"name": "physio", "started": PartialDate.of(TODAY)})
    assert said(journal, "Also changed").startswith("10 Nov to 20 Nov: physio begun 20 Nov.")


def test_where_the_nearest_days_stand_for_the_week_before_their_time_is_looked_through_too(journal: Journal) -> None:
    treated(journal, before=())
    run(journal, "pain", (8,) * 5, on(-20))
    journal.add(Therapy, {"name": "physio", "started": PartialDate.of(on(-18))})
    assert said(journal, "Also changed").startswith("18 Sep to 19 Nov: physio begun 20 Sep.")


def test_nothing_is_said_where_nothing_else_changed(journal: Journal) -> None:
    treated(journal)
    assert "Also changed" not in words(journal)
    assert "Flares" not in words(journal)
