"""`spinelog cadence` and `spinelog week`: how often is written, a week in one line, and pauses that are shown as pauses."""

from __future__ import annotations

import json
from datetime import date

import pytest

from spinelog.domain.cadence import WORSE
from spinelog.domain.values import Cadence, Week, WeekPain
from spinelog.storage.journal import Journal
from tests.conftest import Spinelog


def test_choosing_a_pace_says_until_when_and_when_to_stop(spinelog: Spinelog) -> None:
    told = spinelog("cadence", "add", "daily")
    assert told.out.startswith("Added: Every day from 20 Nov 2026 until 11 Dec 2026  (")
    assert told.out.endswith(f"\n{WORSE}\n")
    assert WORSE in spinelog("cadence", "--help").out
    assert spinelog("cadence", "now").out == "Every day for now.\n", "without a procedure it goes on as before"
    assert WORSE in spinelog("cadence", "edit", "daily", "--until", "1 mar").out


def test_what_is_printed_for_a_program_stays_readable(spinelog: Spinelog) -> None:
    told = spinelog("cadence", "add", "pause", "--from", "mon", "--until", "30 nov", "--json")
    assert json.loads(told.out)["began"] == "2026-11-23"
    assert told.err.endswith(f"{WORSE}\n")


def test_now_tells_what_is_in_force_and_what_comes_then(spinelog: Spinelog) -> None:
    spinelog("procedure", "add", "epidural", "--date", "8 oct")
    assert spinelog("cadence", "now").out == "Once a week since 23 Oct.\n"
    found = json.loads(spinelog("cadence", "now", "--json").out)
    assert found == {
        "today": "2026-11-20", "pace": "weekly", "why": "after", "procedure": None, "since": "2026-10-23", "until": None,
        "then": None, "planned": None, "week_due": True,
    }  # fmt: skip
    spinelog("week", "add", "--sleep", "7")
    assert json.loads(spinelog("cadence", "now", "--json").out)["week_due"] is False


def test_a_date_of_last_week_without_its_year_is_asked_for_again(spinelog: Spinelog, journal: Journal) -> None:
    told = spinelog("cadence", "add", "pause", "--from", "3 nov", "--until", "9 nov")
    assert (told.code, "Please write the day with its year" in told.err) == (1, True)
    assert spinelog("cadence", "add", "pause", "--from", "2026-11-03", "--until", "2026-11-09").code == 0
    assert [(one.began, one.ended) for one in journal.items(Cadence)] == [(date(2026, 11, 3), date(2026, 11, 9))]


def test_days_of_a_pause_are_told_as_a_pause_unless_something_is_recorded(spinelog: Spinelog) -> None:
    spinelog("cadence", "add", "pause", "--from", "2026-11-14", "--until", "2026-11-19")
    spinelog("log", "16 nov", "--steps", "100")
    spinelog("log", "20 nov", "--steps", "200")
    lines = spinelog("show", "--last", "8").out.splitlines()
    assert [line for line in lines if not line.startswith("  ")] == [
        "Sat 14 Nov 2026 to Sun 15 Nov 2026: pause.",
        "Mon 16 Nov 2026, from memory",
        "Tue 17 Nov 2026 to Thu 19 Nov 2026: pause.",
        "Fri 20 Nov 2026",
    ]
    assert spinelog("show", "19 nov").out == "Thu 19 Nov 2026: pause.\n"
    assert spinelog("show", "13 nov").out == "Fri 13 Nov 2026: nothing recorded.\n"
    assert [one["day"] for one in json.loads(spinelog("show", "--last", "8", "--json").out)] == ["2026-11-16", "2026-11-20"]
    assert "\nA pause 14 Nov to 19 Nov.\n" in spinelog("trends").out


def test_it_stands_on_the_timeline(spinelog: Spinelog) -> None:
    spinelog("cadence", "add", "pause", "--until", "30 nov", "--note", "family visit")
    spinelog("pain", "add", "right leg")
    spinelog("week", "add", "15 nov", "--sitting", "25", "--pain", "4", "--pain", "leg=3", "--note", "a quiet one")
    out = spinelog("timeline", "--kind", "notes").out
    assert "Pause until 30 Nov 2026; family visit" in out
    assert "From memory: sitting 25 min, pain 4, right leg 3; a quiet one" in out


# -- a week ----------------------------------------------------------------------------------------------------------


def test_a_week_is_one_line_with_scores_as_log_reads_them(spinelog: Spinelog, journal: Journal) -> None:
    spinelog("pain", "add", "right leg")
    told = spinelog(
        "week", "add", "sun", "--sitting", "25+", "--walking", "1h10", "--sleep", "7", "--pain", "4", "--pain", "leg=3"
    )
    words = "Week to 15 Nov 2026: sitting 25+ min, walking 70 min, sleep 7 h, pain 4, right leg 3"
    assert told.out.startswith(f"Added: {words}  (")
    assert words in spinelog("week", "list").out
    (found,) = json.loads(spinelog("week", "list", "--json").out)
    assert (found["date"], found["sitting_open"], found["pains"]) == ("2026-11-15", True, {"pain": 4, "right leg": 3})
    for option in ("--pain=leg=11", "--pain=arm=2", "--sitting=long"):
        assert spinelog("week", "add", "1 nov", option).code == 1
    assert len(journal.items(Week)) == 1


def test_a_week_is_changed_deleted_and_brought_back_with_its_scores(spinelog: Spinelog, journal: Journal) -> None:
    spinelog("week", "add", "15 nov", "--sitting", "25", "--pain", "4")
    told = spinelog("week", "edit", "2026-11-15", "--clear", "pain", "--sleep", "7")
    assert told.out.startswith("Now: Week to 15 Nov 2026: sitting 25 min, sleep 7 h  (")
    spinelog("week", "edit", "2026-11-15", "--pain", "5")
    assert spinelog("week", "edit", "2026-11-15").code == 2
    assert spinelog("week", "delete", "2026-11-15").code == 0
    assert journal.items(WeekPain) == []
    assert spinelog("week", "list").out == "No weeks yet.\n"
    assert "sitting 25 min" in spinelog("week", "list", "--trash").out
    assert spinelog("week", "undelete", "2026-11-15").code == 0
    assert [one.average for one in journal.items(WeekPain)] == [5]


@pytest.mark.parametrize("words", [(), ("--note", ""), ("tomorrow", "--sleep", "7")])
def test_a_week_that_says_nothing_or_is_not_over_is_refused(words: tuple[str, ...], spinelog: Spinelog, journal: Journal) -> None:
    told = spinelog("week", "add", *words)
    assert (told.code, told.out) == (1, "")
    assert journal.items(Week) == []


def test_weeks_and_paces_are_in_the_export(spinelog: Spinelog) -> None:
    spinelog("week", "add", "15 nov", "--pain", "4")
    spinelog("cadence", "add", "weekly")
    nouns = json.loads(spinelog("export", "json").out)["nouns"]
    assert [one["average"] for one in nouns["week_pain"]] == [4]
    assert nouns["week_pain"][0]["week"] == nouns["week"][0]["uid"]
    assert nouns["cadence"][0]["pace"] == "weekly"
