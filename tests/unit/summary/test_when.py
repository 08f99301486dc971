"""Which procedure the summary counts from, and what it says before there is anything to count."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.trends import trends
from tests.conftest import TODAY, Spinelog
from tests.unit.summary.made import on, procedure, row, run, treated, words, write


def _two_weeks(journal: Journal) -> None:
    run(journal, "pain", (4, 5) * 8, TODAY - timedelta(days=15))


def test_without_a_procedure_it_tells_how_it_is_now(journal: Journal) -> None:
    _two_weeks(journal)
    doc = build(journal)
    assert "In the last 7 days: pain 4.6 of 10 (7 of 7 days)." in words(journal)
    assert "None recorded yet, so there is no before and after." in words(journal)
    assert all(not one.change and not one.note for one in doc.rows)
    assert [column.name for column in doc.columns] == ["week"] * 4


def test_a_planned_procedure_counts_nothing_yet(journal: Journal) -> None:
    _two_weeks(journal)
    procedure(journal, TODAY + timedelta(days=10), status="planned")
    assert "None done yet" in words(journal)
    assert "day" not in build(journal).period.split(")")[1]
    assert build(journal).procedures[0].date == "30 Nov 2026 (planned)"


def test_a_procedure_of_which_only_the_month_is_known_counts_nothing(journal: Journal) -> None:
    _two_weeks(journal)
    procedure(journal, PartialDate(2026, 10))
    assert "None with its full date" in words(journal)
    assert build(journal).procedures[0].date == "Oct 2026"


def test_a_procedure_ahead_that_was_marked_done_is_said_to_be_still_to_come(journal: Journal) -> None:
    procedure(journal, TODAY + timedelta(days=10))
    with sqlite3.connect(journal.connector.path) as connection:
        connection.execute("UPDATE procedure SET status = 'done'")
    assert "None done yet" in words(journal)
    assert "still to come" in build(journal).procedures[0].date


def test_a_cancelled_procedure_is_not_on_the_sheet(journal: Journal) -> None:
    procedure(journal, TODAY - timedelta(days=10), status="cancelled")
    assert build(journal).procedures == ()
    assert "None recorded yet" in words(journal)


def test_on_the_day_itself_it_is_too_early_to_say(journal: Journal) -> None:
    _two_weeks(journal)
    procedure(journal, TODAY)
    usual = "usually looked at from Fri 4 Dec (a first look, hospital.uillinois.edu)"
    assert words(journal) == f"When to look: Today is the day of A: too early to say; {usual}."
    assert build(journal).period.endswith("the day of A")
    assert trends(journal, 91).panels[0].sentence == "Pain: A is today, too early to say"


def test_the_day_after_it_does_not_pretend_to_a_week(journal: Journal) -> None:
    _two_weeks(journal)
    procedure(journal, TODAY - timedelta(days=1))
    assert "Today is day 1 after A" in words(journal)
    assert "Since A: not enough days to say: pain (1 of 1)." in words(journal)
    assert trends(journal, 91).panels[0].sentence == "Pain: not enough days to say since A (1 of 1); too early to say"


def test_five_days_after_it_says_since_when(journal: Journal) -> None:
    _two_weeks(journal)
    procedure(journal, TODAY - timedelta(days=5))
    assert "too early to say" in words(journal)
    assert "Since A: pain 4.6 of 10 (5 of 5 days)." in words(journal)
    assert "last 7 days" not in trends(journal, 91).panels[0].sentence


def test_on_day_eight_the_first_week_is_told_of_a_kind_with_no_usual_day(journal: Journal) -> None:
    zero = TODAY - timedelta(days=8)
    procedure(journal, zero, kind="trigger_point")
    run(journal, "pain", (8,) * 7, zero - timedelta(days=7))
    run(journal, "pain", (4,) * 8, zero + timedelta(days=1))
    assert "week 1 4.0 (4), 7 of 7 days; 4.0 points, 50 % lower." in words(journal)


def test_what_was_remembered_stands_alone_from_the_first_day(journal: Journal) -> None:
    treated(journal, before=(), remembered_before=9)
    said = next(one.text for one in build(journal).changed if one.label == "Remembered")
    assert said == "Pain before A, as remembered: 9 of 10, said 20 Nov; no percent is made of it."
    assert "%" not in words(journal)


def test_a_second_injection_is_the_one_counted_from_and_ends_the_first(journal: Journal, spinelog: Spinelog) -> None:
    treated(journal, after=())
    run(journal, "pain", (4,) * 42, on(1))
    procedure(journal, on(20))
    doc = build(journal)
    assert doc.columns[0].name == "before B"
    assert row(doc, "pain").note == "the same"
    out = spinelog("trends", "--around", "a").out
    assert "Pain 8.0 \u2192 4.0, the week before A to week 2; 4.0 points, 50 % lower; 7 and 7 of 7 days" in out
    assert [line.split("  ")[-1].strip() for line in out.splitlines() if "after B" in line] == ["after B", "after B"]


def test_surgery_three_days_later_leaves_no_week_to_the_first(journal: Journal) -> None:
    treated(journal, after=())
    procedure(journal, on(3), kind="surgery", target=None)
    run(journal, "pain", (4,) * 42, on(1))
    sentence = trends(journal, 91, letter="A").panels[0].sentence
    assert sentence == "Pain: no full week between A and B"


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_around_a_procedure_that_was_not_done_is_refused_with_a_sentence(
    journal: Journal, spinelog: Spinelog, status: str
) -> None:
    procedure(journal, TODAY + timedelta(days=3), status=status)
    told = spinelog("trends", "--around", "A")
    assert told.code == 1
    assert "There is no done procedure 'A' with a full date." in told.err


def test_long_after_the_last_mark_it_also_tells_how_it_is_now(journal: Journal) -> None:
    zero = TODAY - timedelta(days=120)
    procedure(journal, zero)
    run(journal, "pain", (8,) * 7, zero - timedelta(days=7))
    run(journal, "pain", (4,) * 7, zero + timedelta(days=78))
    run(journal, "pain", (6,) * 7, TODAY - timedelta(days=6))
    assert "week 12 4.0 (4), 7 of 7 days; 4.0 points, 50 % lower." in words(journal)
    assert "In the last 7 days: pain 6.0 of 10 (7 of 7 days)." in words(journal)


def test_a_period_that_begins_after_the_procedure_keeps_its_figures(journal: Journal) -> None:
    treated(journal)
    assert words(journal, since=TODAY - timedelta(days=2)) == words(journal)
    today = build(journal, since=TODAY)
    assert today.period.startswith("Fri 20 Nov 2026 only (since the date you named)")
    assert today.recorded == "0 of 1 day recorded"
    assert row(today, "pain").note == "50 % lower"


def test_the_first_week_of_the_period_is_whole(journal: Journal) -> None:
    run(journal, "pain", (4,) * 30, TODAY - timedelta(days=30))
    wednesday = date(2026, 11, 11)
    assert build(journal, since=wednesday).rows[0].figures[0].of == "7 of 7"


def test_ninety_days_are_the_usual_period(journal: Journal) -> None:
    write(journal, TODAY - timedelta(days=89), pain=4)
    write(journal, TODAY - timedelta(days=90), pain=4)
    doc = build(journal)
    assert (doc.last - doc.first).days == 89
    assert doc.recorded == "1 of 90 days recorded"
