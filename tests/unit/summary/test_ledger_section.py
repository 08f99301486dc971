"""The ledger and the further figures on the summary. Today is Fri 20 Nov 2026."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from spinelog.domain.values import AfterEffect, Estimate
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.render import FORMATS, render
from tests.conftest import TODAY
from tests.unit.summary.made import on, procedure, run, said, treated


def test_every_session_has_its_line_with_older_ones_read_as_far_back_as_they_are(journal: Journal) -> None:
    zero = on(-300)
    old = procedure(journal, zero)
    run(journal, "pain", (6,) * 7, on(-7, zero))
    run(journal, "pain", (3,) * 14, on(1, zero))
    treated(journal)
    journal.add(Estimate, {"procedure": old.uid, "date": on(20, zero), "percent_less": -10})
    first, second = build(journal).ledger
    assert first.letters == "A"
    assert "50 % lower" in " | ".join(first.facts)
    assert any(text.startswith("own estimate: 10 % more") for text in first.facts)
    assert "50 % lower" in " | ".join(second.facts)
    for form in FORMATS:
        assert "week 2 3.0 (3), 7 of 7 days; 3.0 points, 50 % lower" in " ".join(render(build(journal), form).split())


def test_without_a_procedure_there_is_no_ledger_and_no_heading(journal: Journal) -> None:
    run(journal, "pain", (4,) * 7, on(1))
    doc = build(journal)
    assert (doc.ledger, doc.ledger_counts, doc.more) == ((), (), ())
    for form in FORMATS:
        assert "one by one" not in render(doc, form).lower()
        assert "more on the figures" not in render(doc, form).lower()


def test_the_best_week_and_the_share_of_pairs_stand_on_the_second_page_without_percent_of_relief(journal: Journal) -> None:
    treated(journal, after=())
    run(journal, "pain", (4,) * 21 + (3,) * 7 + (8,) + (4,) * 13, on(1))
    doc = build(journal)
    by_label = {one.label: one.text for one in doc.more}
    assert by_label["Best week"] == "week 4, 3.0 (3), 7 of 7 days; no percent is made of it."
    assert "pain 100 % (a tie counts half)" in by_label["Pairs of days"]
    assert "pairs" not in said(doc)
    assert "MORE ON THE FIGURES" in render(doc, "text")


def test_one_pair_that_is_not_better_is_never_rounded_away(journal: Journal) -> None:
    treated(journal, before=(8, 8, 8, 8, 8, 8, 4), after=(4,) * 7)
    text = next(one.text for one in build(journal).more if one.label == "Pairs of days")
    assert "pain 93 %" in text


def test_a_week_with_soreness_begins_no_weeks_at_half(journal: Journal) -> None:
    one = treated(journal, after=())
    run(journal, "pain", (3,) * 14, on(1))
    journal.add(AfterEffect, {"procedure": one.uid, "kind": "soreness", "began": on(0), "ended": on(2)})
    assert "At half or less in 2 of 2 reported weeks: from week 2, still so in week 2." in said(build(journal))


def test_a_test_block_is_told_by_its_hours_and_makes_no_weeks_at_half(journal: Journal) -> None:
    zero = on(-40)
    procedure(journal, zero, kind="medial_branch_block")
    run(journal, "pain", (7,) * 28, on(-7, zero))
    (line,) = build(journal).ledger
    told = " | ".join(line.facts)
    assert "looked at in hours, on the day itself; the diary of these hours has a sheet of its own" in told
    assert "not reached" not in told
    assert "best week" not in told


def test_a_percent_is_never_told_before_the_day_to_look(journal: Journal) -> None:
    zero = on(0, TODAY)
    procedure(journal, on(-20, zero), kind="rf_ablation")
    run(journal, "pain", (8,) * 7, on(-27, zero))
    run(journal, "pain", (4,) * 20, on(-19, zero))
    doc = build(journal)
    assert "usually looked at from Sat 28 Nov (one doctor names two to four weeks, a rule of this program)" in said(doc)
    assert all("%" not in row.note and not row.change for row in doc.rows)
    assert "% lower" not in said(doc)


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_ledger_is_on_the_page_once_for_each_session(journal: Journal, form: str) -> None:
    treated(journal, side="left")
    procedure(journal, side="right")
    text = render(build(journal), form)
    assert len(build(journal).ledger) == 1
    assert "A B" in text


@pytest.mark.parametrize("form", list(FORMATS))
def test_what_was_said_of_a_session_stands_once_and_of_which_side(journal: Journal, form: str) -> None:
    treated(journal, side="left", time=time(9))
    right = procedure(journal, side="right", time=time(10))
    journal.add(AfterEffect, {"procedure": right.uid, "kind": "soreness", "began": on(0), "ended": on(2)})
    journal.add(Estimate, {"procedure": right.uid, "date": on(10), "percent_less": 50})
    text = " ".join(render(build(journal), form).split())
    assert (text.count("B: soreness 8 Oct to 10 Oct"), text.count("soreness 8 Oct")) == (1, 1)
    assert text.count("B: own estimate: 50 % less, asked 18 Oct") == 1
    assert all("soreness" not in fact for one in build(journal).procedures for fact in one.facts)


def test_what_is_remembered_before_a_procedure_to_come_stands_with_it(journal: Journal) -> None:
    procedure(journal, TODAY + timedelta(days=10), status="planned", remembered_before=7)
    doc = build(journal)
    assert doc.ledger == ()
    assert "pain before A, as remembered: 7 of 10, said 20 Nov" in doc.procedures[0].facts
