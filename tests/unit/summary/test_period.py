"""From when the summary tells and for which visit. Today is Fri 20 Nov 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Clinician, Visit
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.render import FORMATS, render
from tests.conftest import TODAY


def visit(journal: Journal, when: str, status: str = "done", **more: Any) -> Visit:
    added = journal.add(Visit, {"date": PartialDate.from_iso(when), "reason": "pain clinic", **more})
    return journal.edit(Visit, added.uid, {"status": status})  # a day in the past would else make it a visit that was


def test_it_begins_at_the_last_visit_and_says_so(journal: Journal) -> None:
    visit(journal, "2026-08-20")
    visit(journal, "2026-09-15")
    doc = build(journal)
    assert doc.first == date(2026, 9, 15)
    assert doc.period == "15 Sep to Fri 20 Nov 2026 (since your visit on 15 Sep, pain clinic)"
    assert doc.recorded == "0 of 67 days recorded"


def test_a_visit_of_which_only_the_month_is_known_counts_from_its_first_day_and_is_said_as_it_is(journal: Journal) -> None:
    visit(journal, "2026-09", reason=None)
    doc = build(journal)
    assert doc.first == date(2026, 9, 1)
    assert "(since your visit in Sep 2026)" in doc.period


def test_a_date_that_was_named_goes_before_the_visit(journal: Journal) -> None:
    visit(journal, "2026-09-15")
    doc = build(journal, since=date(2026, 11, 1))
    assert (doc.first, "since the date you named" in doc.period) == (date(2026, 11, 1), True)


@pytest.mark.parametrize(("when", "status"), [("2026-11-20", "done"), ("2026-11-10", "planned"), ("2026-11-10", "cancelled")])
def test_a_visit_of_today_or_one_that_was_not_done_begins_nothing(journal: Journal, when: str, status: str) -> None:
    visit(journal, when, status)
    doc = build(journal)
    assert (doc.last - doc.first).days == 89
    assert "since no earlier visit is marked as done" in doc.period


def test_once_a_visit_is_marked_as_done_the_next_period_begins_at_it(journal: Journal) -> None:
    visit(journal, "2026-09-15")
    forgotten = visit(journal, "2026-11-10", "planned")
    assert build(journal).first == date(2026, 9, 15)
    journal.edit(Visit, forgotten.uid, {"status": "done"})
    assert build(journal).first == date(2026, 11, 10)


def test_the_title_names_the_visit_that_it_is_for(journal: Journal) -> None:
    lee = journal.add(Clinician, {"name": "Dr Lee"})
    visit(journal, "2026-12-09", "planned", reason="surgeon")
    visit(journal, "2026-11-27", "planned", clinician=lee.uid)
    for form in FORMATS:
        assert "For Fri 27 Nov 2026, pain clinic, Dr Lee" in render(build(journal), form)


def test_a_visit_planned_for_this_month_is_named_and_before_it_one_of_today_but_no_past_one(journal: Journal) -> None:
    past = visit(journal, "2026-11-19", "planned")
    assert build(journal).purpose == ""
    journal.edit(Visit, past.uid, {"date": PartialDate(2026, 11), "reason": None})
    assert build(journal).purpose == "For Nov 2026"
    visit(journal, TODAY.isoformat(), "planned")
    assert build(journal).purpose == "For Fri 20 Nov 2026, pain clinic"
