"""How often is written, in kind sentences; the pauses in words; weeks as recalled in a table of their own."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinelog.charts.spec import Panel
from spinelog.cli.demo import fill
from spinelog.domain.cadence import DAILY, DAYS, PAUSE, WEEKLY
from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.errors import BadValue
from spinelog.domain.values import Cadence, Pain, Procedure, Week, WeekPain
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.cadence import pacing, pauses_words
from spinelog.summary.render import FORMATS, render
from spinelog.summary.weeks import write_week
from tests.conftest import NOW, TODAY, Spinelog
from tests.unit.summary.made import on, procedure, run


def _sentences(journal: Journal, today: date) -> str:
    journal.clock = Clock(NOW, today)
    return " ".join(pacing(journal).sentences)


def _planned(journal: Journal, day: date) -> Procedure:
    return journal.add(Procedure, {"kind": "epidural", "date": PartialDate.of(day), "status": "planned"})


def test_a_journal_without_a_procedure_is_written_every_day_for_now(journal: Journal) -> None:
    assert _sentences(journal, TODAY) == "Every day for now."


def test_around_a_procedure_the_day_on_which_daily_writing_ends_is_told(journal: Journal) -> None:
    procedure(journal)
    assert _sentences(journal, on(3)) == "Every day until 22 Oct (14 days after A). Then once a week."
    assert _sentences(journal, on(30)) == "Once a week since 23 Oct."


def test_a_planned_one_offers_a_week_before_it_to_compare_with(journal: Journal) -> None:
    procedure(journal)
    _planned(journal, date(2026, 12, 4))
    assert _sentences(journal, TODAY) == (
        "Once a week since 23 Oct, until 26 Nov. Then every day. "
        "B is planned for 4 Dec. Writing every day from 27 Nov gives a week before it to compare with."
    )
    assert _sentences(journal, date(2026, 11, 28)) == "Every day until 18 Dec (14 days after B). Then once a week."


def test_whoever_writes_every_day_until_then_is_not_told_of_that_week(journal: Journal) -> None:
    _planned(journal, date(2026, 12, 4))
    assert _sentences(journal, TODAY) == "Every day until 18 Dec (14 days after A). Then once a week."


def test_a_pause_is_left_alone(journal: Journal) -> None:
    procedure(journal)
    _planned(journal, date(2026, 12, 4))
    journal.add(Cadence, {"pace": PAUSE, "began": date(2026, 11, 10), "ended": date(2026, 11, 30)})
    assert _sentences(journal, TODAY) == "A pause until 30 Nov. Then every day."
    assert not pacing(journal).is_week_due


def test_one_that_was_chosen_without_an_end_says_since_when(journal: Journal) -> None:
    pause = journal.add(Cadence, {"pace": PAUSE, "began": date(2026, 11, 3)})
    assert _sentences(journal, TODAY) == "A pause since 3 Nov."
    journal.edit(Cadence, pause.uid, {"pace": DAILY})
    assert _sentences(journal, TODAY) == "Every day for now."


def test_every_day_has_an_end_of_its_own_unless_another_is_said(journal: Journal) -> None:
    """As long as around a procedure, from day -7 to day +14."""
    assert DAYS == 22
    found = journal.add(Cadence, {"pace": DAILY})
    assert (found.began, found.ended) == (TODAY, TODAY + timedelta(days=21))
    later = journal.add(Cadence, {"pace": DAILY, "ended": date(2027, 3, 1)})
    assert later.ended == date(2027, 3, 1)
    assert journal.edit(Cadence, later.uid, {"ended": None}).ended is None
    assert journal.add(Cadence, {"pace": WEEKLY}).ended is None


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"began": date(2027, 11, 3)}, "half a year away"),
        ({"began": date(2026, 11, 3), "ended": date(2027, 11, 9)}, "a year or more"),
        ({"began": TODAY, "ended": date(2026, 11, 1)}, "cannot end before it began"),
    ],
)
def test_a_day_that_was_read_as_next_years_is_asked_for_again(record: Changes, told: str, journal: Journal) -> None:
    with pytest.raises(BadValue, match=told):
        journal.add(Cadence, {"pace": PAUSE, **record})


# -- pauses ----------------------------------------------------------------------------------------------------------


def _pause(first: date, last: date | None = None) -> Cadence:
    return Cadence(uid=str(first), pace=PAUSE, began=first, ended=last)


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ([], ""),
        ([_pause(date(2026, 11, 3), date(2026, 11, 9))], "a pause 3 Nov to 9 Nov"),
        ([_pause(date(2026, 11, 3), date(2026, 11, 3))], "a pause on 3 Nov"),
        ([_pause(date(2026, 11, 3), TODAY)], "a pause 3 Nov to 20 Nov"),
        ([_pause(date(2026, 11, 3))], "a pause since 3 Nov"),
        ([_pause(date(2026, 11, 3), date(2026, 12, 3))], "a pause since 3 Nov"),
        ([_pause(date(2026, 11, 3), date(2026, 11, 9)), _pause(date(2026, 11, 15))], "pauses 3 Nov to 9 Nov and since 15 Nov"),
        ([_pause(date(2025, 12, 1), date(2025, 12, 9))], ""),
    ],
)
def test_the_pauses_of_a_period_are_named(chosen: list[Cadence], words: str) -> None:
    assert pauses_words(chosen, date(2026, 8, 23), TODAY) == words


def test_the_summary_names_the_pause_beside_the_days_that_were_written(journal: Journal) -> None:
    run(journal, "steps", [100] * 6, date(2026, 11, 10))
    journal.add(Cadence, {"pace": PAUSE, "began": date(2026, 11, 3), "ended": date(2026, 11, 9)})
    assert build(journal, since=date(2026, 11, 1)).recorded == "6 of 20 days recorded; a pause 3 Nov to 9 Nov"


# -- weeks as recalled -----------------------------------------------------------------------------------------------


def test_a_week_is_written_with_its_scores_and_taken_back_as_one(journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    week = write_week(journal, {"sitting_min": 25}, {pain.uid: 3})
    assert (week.date, week.recorded_at) == (TODAY, NOW)
    assert [(one.week, one.pain, one.average) for one in journal.items(WeekPain)] == [(week.uid, pain.uid, 3)]
    journal.undo()
    assert (journal.items(Week), journal.items(WeekPain)) == ([], [])


def test_at_night_the_week_ends_on_the_day_that_is_ending(journal: Journal) -> None:
    journal.clock = Clock(datetime(2026, 11, 21, 1, 0, tzinfo=UTC))
    assert write_week(journal, {"sleep_min": 420}, {}).date == TODAY


def test_changing_a_week_changes_only_what_is_named_and_is_one_save(journal: Journal) -> None:
    leg, back = journal.items(Pain)[0], journal.add(Pain, {"name": "low back"})
    week = write_week(journal, {"sitting_min": 25, "note": "quiet"}, {leg.uid: 3, back.uid: 2})
    write_week(journal, {"sitting_min": None}, {leg.uid: 4, back.uid: None}, week=week)
    (now,) = journal.items(Week)
    assert (now.sitting_min, now.note, now.recorded_at) == (None, "quiet", week.recorded_at)
    assert {one.pain: one.average for one in journal.items(WeekPain)} == {leg.uid: 4}
    journal.undo()
    assert journal.items(Week)[0].sitting_min == 25
    assert {one.pain: one.average for one in journal.items(WeekPain)} == {leg.uid: 3, back.uid: 2}


def test_a_week_in_the_trash_takes_its_scores_with_it_and_brings_them_back(journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    week = write_week(journal, {}, {pain.uid: 3})
    journal.delete(Week, week.uid)
    assert journal.items(WeekPain) == []
    journal.undelete(Week, week.uid)
    assert [one.average for one in journal.items(WeekPain)] == [3]


def test_two_weeks_do_not_end_on_one_day_and_an_empty_one_is_not_kept(journal: Journal) -> None:
    week = write_week(journal, {"sleep_min": 420}, {})
    with pytest.raises(BadValue, match=r"There is one already: Week to Fri 20 Nov 2026\."):
        write_week(journal, {"sleep_min": 400}, {})
    with pytest.raises(BadValue, match="Please fill in at least one thing of this week"):
        write_week(journal, {"date": date(2026, 11, 1)}, {})
    with pytest.raises(BadValue, match="Nothing would be left of this week"):
        write_week(journal, {"sleep_min": None}, {}, week=week)
    with pytest.raises(BadValue, match="ahead of today"):
        write_week(journal, {"date": date(2026, 11, 21), "sleep_min": 420}, {})
    assert len(journal.items(Week)) == 1


def test_the_summary_has_a_table_of_its_own_for_weeks_and_only_with_weeks(journal: Journal) -> None:
    run(journal, "steps", [100] * 6, date(2026, 11, 10))
    for form in FORMATS:
        assert "as recalled" not in render(build(journal), form).lower()
    (pain,) = journal.items(Pain)
    write_week(journal, {"date": date(2026, 10, 4), "sitting_min": 25, "sitting_open": True}, {})
    write_week(journal, {"date": date(2026, 11, 15), "sleep_min": 420, "note": "a quiet week"}, {pain.uid: 3})
    found = build(journal).recalled
    assert found.heads == ("sitting", "sleep", "pain")
    assert [(one.name, one.written, one.cells, one.note) for one in found.weeks] == [
        ("To 4 Oct", "written 20 Nov", ("25+ min", "", ""), ""),
        ("To 15 Nov", "written 20 Nov", ("", "7 h", "3"), "a quiet week"),
    ]
    assert "in no average" in found.note
    for form in FORMATS:
        text = " ".join(render(build(journal), form).split())
        for words in ("2 weeks as recalled", "25+ min", "a quiet week", found.note.split(". ")[1]):
            assert words in text, form
    assert build(journal, since=date(2026, 11, 1)).recalled.heads == ("sleep", "pain")


PLAIN = Panel(title="", hue="pain", first=TODAY, last=TODAY, low=0, high=10)


def test_weeks_change_no_figure_of_days(connector: Connector, clock: Clock, journal: Journal, spinelog: Spinelog) -> None:
    """Weeks that say something else entirely leave every daily figure as it was, on trends and in the summary."""
    fill(connector, clock)
    pains = [pain.uid for pain in journal.items(Pain)]

    def figures() -> tuple[object, ...]:
        doc = build(journal)
        # A chart shows the weeks too, apart from its dots and bars, and its axis makes room for them.
        rows = [replace(row, panel=replace(PLAIN, dots=row.panel.dots, bars=row.panel.bars)) for row in doc.rows]
        told = (doc.columns, rows, doc.changed, doc.goals, doc.weeks, doc.more, doc.ledger, doc.procedures, doc.flares)
        counted = doc.recorded.split(";")[0]
        trends = [json.loads(spinelog("trends", "--range", name, "--json").out) for name in ("3m", "all")]
        series = [spinelog("show", "--last", "100", "--json").out, spinelog("trends", "--around", "A").out]
        return told, counted, trends, series

    before = figures()
    record = st.fixed_dictionaries(
        {
            "date": st.dates(TODAY - timedelta(days=80), TODAY),
            **{name: st.none() | st.integers(0, 1440) for name in ("sitting_min", "standing_min", "walking_min")},
            "sleep_min": st.integers(0, 1440),
        }
    )

    @settings(max_examples=4)
    @given(st.lists(st.tuples(record, st.integers(0, 10)), min_size=1, max_size=8, unique_by=lambda one: str(one[0]["date"])))
    def holds(weeks: list[tuple[Changes, int]]) -> None:
        for old in journal.items(Week):
            journal.delete(Week, old.uid)
        for changes, score in weeks:
            write_week(journal, changes, dict.fromkeys(pains, score))
        assert figures() == before

    holds()
