"""Weeks told in one go on Trends and around a procedure: shown, read off, and in no figure; pauses named as such."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from spinelog.charts.spec import Pause
from spinelog.domain.cadence import DAILY, PAUSE, WEEKLY
from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Cadence, Pain, Procedure
from spinelog.storage.errors import ChangedMeanwhile
from spinelog.storage.journal import Journal
from spinelog.summary.around import around_pages
from spinelog.summary.build import build
from spinelog.summary.cadence import offered, pacing
from spinelog.summary.render import render
from spinelog.summary.trends import TrendPanel, Trends, day_words, trends, week_words
from spinelog.summary.weeks import scores_of, week_lines, week_record, write_week
from tests.conftest import NOW, TODAY, Spinelog
from tests.unit.summary.made import on, procedure, run, treated, write

LAST = date(2026, 11, 15)


def panel(found: Trends, key: str) -> TrendPanel:
    return next(one for one in found.panels if one.measure.key == key)


def pause(journal: Journal, first: date, last: date | None = None) -> Cadence:
    return journal.add(Cadence, {"pace": PAUSE, "began": first, "ended": last})


# -- on trends -------------------------------------------------------------------------------------------------------


def test_a_journal_of_weeks_alone_has_charts(journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    write_week(journal, {"date": LAST, "walking_min": 40, "sleep_min": 450}, {pain.uid: 3})
    found = trends(journal, 91)
    assert [one.measure.label for one in found.panels] == ["Walking", "pain", "Sleep"]
    drawn = panel(found, "sleep_min").panel
    assert [(one.first, one.last, one.value) for one in drawn.recalls] == [(date(2026, 11, 9), LAST, 7.5)]
    assert (drawn.dots, drawn.bars, drawn.worst) == ((), (), ())
    assert panel(found, "walking_min").words == (
        "Walking: not enough days to say in the last 7 days (0 of 7); week to 15 Nov, from memory: 40 min"
    )


def test_a_week_is_said_under_the_chart_only_while_no_day_of_the_last_seven_is(journal: Journal) -> None:
    write_week(journal, {"date": LAST, "walking_min": 40}, {})
    write(journal, TODAY, walking_min=55)
    assert "from memory" not in panel(trends(journal, 91), "walking_min").words


def test_the_cursor_reads_off_the_week_apart_from_the_day(journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    write_week(journal, {"date": LAST, "sitting_min": 25, "sitting_open": True}, {pain.uid: 3})
    write_week(journal, {"date": LAST + timedelta(days=2), "sitting_min": 30}, {})
    write(journal, LAST, sitting_min=20)
    found = trends(journal, 91)
    assert day_words(found, LAST) == [("Sitting", "20 min")]
    assert week_words(found, LAST) == [
        "week to 15 Nov, from memory: sitting 25+ min, pain 3",
        "week to 17 Nov, from memory: sitting 30 min",
    ]
    assert week_words(found, LAST - timedelta(days=7)) == []


@pytest.mark.parametrize("days", [91, 365, None])
def test_weeks_are_drawn_in_every_stretch_and_in_no_bar_of_it(journal: Journal, days: int | None) -> None:
    run(journal, "sitting_min", [20] * 14, on(22))
    bare = trends(journal, days, days_only=True)
    for back in range(0, 30, 7):
        write_week(journal, {"date": LAST - timedelta(days=back), "sitting_min": 90}, {})
    found = trends(journal, days)
    told, plain = panel(found, "sitting_min").panel, panel(bare, "sitting_min").panel
    assert len(told.recalls) == 5
    assert (told.bars, told.dots) == (plain.bars, plain.dots)
    assert panel(found, "sitting_min").sentence == panel(bare, "sitting_min").sentence


def test_all_there_is_begins_with_the_first_week(journal: Journal) -> None:
    write(journal, TODAY, sitting_min=20)
    write_week(journal, {"date": date(2025, 3, 9), "sitting_min": 15}, {})
    assert trends(journal, None).first == date(2025, 3, 3)
    assert trends(journal, None).bar_weeks == 4
    assert trends(journal, None, days_only=True).first == TODAY - timedelta(days=13)


def test_a_pause_is_drawn_and_named(journal: Journal) -> None:
    run(journal, "sitting_min", [20] * 6, on(20))
    pause(journal, date(2026, 11, 3), date(2026, 11, 9))
    pause(journal, date(2026, 11, 18))
    found = panel(trends(journal, 42), "sitting_min")
    assert found.panel.pauses == (Pause(date(2026, 11, 3), date(2026, 11, 9)), Pause(date(2026, 11, 18), TODAY))
    assert found.words.endswith("; pauses 3 Nov to 9 Nov and since 18 Nov")


def test_around_a_procedure_and_on_paper_both_stand_beside_the_days(journal: Journal) -> None:
    treated(journal)
    (main,) = journal.items(Pain)
    before = around_pages(journal).page
    write_week(journal, {"date": on(20)}, {main.uid: 5})
    pause(journal, on(21), on(27))
    page = around_pages(journal).page
    assert before is not None
    assert page is not None
    (drawn,) = page.panels
    assert [(one.last, one.value) for one in drawn.recalls] == [(on(20), 5)]
    assert drawn.pauses == (Pause(on(21), on(27)),)
    assert replace(drawn, recalls=(), pauses=()) == before.panels[0]
    assert (page.rows, page.said) == (before.rows, before.said)
    html = render(build(journal), "html")
    for words in (
        "double line: a week from memory",
        "dashes: a pause",
        'stroke-dasharray="0.8 0.6"',
        "1 week from memory: 5",
    ):
        assert words in html


def test_the_command_says_them_too(journal: Journal, spinelog: Spinelog) -> None:
    write_week(journal, {"date": LAST, "sitting_min": 25}, {})
    pause(journal, date(2026, 11, 16), date(2026, 11, 19))
    out = spinelog("trends").out
    assert "A pause 16 Nov to 19 Nov.\n" in out
    assert "  Week to 15 Nov, from memory: 25 min\n" in out


# -- how often, in a line --------------------------------------------------------------------------------------------


def planned(journal: Journal, day: date) -> Procedure:
    return journal.add(Procedure, {"kind": "epidural", "date": PartialDate.of(day), "status": "planned"})


def test_a_line_has_room_for_what_matters_most(journal: Journal) -> None:
    assert pacing(journal).brief == ("Every day for now.",)
    procedure(journal)
    planned(journal, date(2026, 12, 4))
    offer = "B is planned for 4 Dec. Every day from 27 Nov gives a week to compare with."
    assert pacing(journal).brief == ("Once a week: the past 7 days as one", offer)
    write_week(journal, {"sleep_min": 420}, {})
    assert pacing(journal).brief == (offer, "Once a week since 23 Oct, until 26 Nov. Then every day.")


@pytest.mark.parametrize("day", [date(2026, 12, 4), date(2027, 1, 4), date(2027, 2, 28), date(2027, 5, 14), date(2029, 12, 24)])
def test_the_offer_fits_a_line_of_eighty_columns_while_it_is_near(journal: Journal, day: date) -> None:
    procedure(journal)
    planned(journal, day)
    offer = pacing(journal).brief[1]
    assert len(offer) <= 78 or (day - TODAY).days > 182
    assert ("2029" in offer) is (day.year == 2029)


def test_a_week_with_days_enough_of_its_own_needs_no_telling(journal: Journal) -> None:
    procedure(journal)
    run(journal, "steps", [100] * 3, TODAY - timedelta(days=6))
    assert pacing(journal).is_week_due
    write(journal, TODAY, steps=100)
    assert not pacing(journal).is_week_due


def test_a_new_choice_begins_with_the_days_around_what_is_planned(journal: Journal) -> None:
    assert offered(journal) == {"began": TODAY}
    planned(journal, date(2026, 12, 4))
    journal.add(Cadence, {"pace": WEEKLY, "began": TODAY})
    assert offered(journal) == {"pace": DAILY, "began": date(2026, 11, 27), "ended": date(2026, 12, 18)}
    journal.clock = Clock(NOW, date(2026, 11, 27))
    assert offered(journal) == {"began": date(2026, 11, 27)}, "these days have begun"


# -- a week that somebody else changed -------------------------------------------------------------------------------


def test_nothing_of_a_week_is_written_over_unseen(journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    week = write_week(journal, {"sleep_min": 420}, {pain.uid: 3})
    seen = week_record(week, scores_of(journal, [week])[week.uid])
    write_week(journal, {}, {pain.uid: 5}, week=week)
    with pytest.raises(ChangedMeanwhile) as score:
        write_week(journal, {}, {pain.uid: 4}, week=week, seen=seen)
    assert score.value.now == {f"pain:{pain.uid}": 5}
    write_week(journal, {"sleep_min": 400}, {}, week=week)
    with pytest.raises(ChangedMeanwhile):
        write_week(journal, {"sleep_min": 410}, {}, week=week, seen=seen)
    write_week(journal, {"note": "quiet"}, {}, week=week, seen=seen)
    assert week_lines(journal, [week]) == ["Week to 20 Nov 2026: sleep 7 h, pain 5"]
