"""`spinelog show` and `spinelog` alone, without a terminal: what is recorded, in words and as JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from spinelog.domain.day import DAY_NOUN
from spinelog.storage.connection import Connector
from spinelog.storage.quick import transaction
from tests.conftest import Spinelog

FIELDS = [field.name for field in DAY_NOUN.fields]
NIGHT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def test_json_is_a_list_of_days_with_the_journals_own_names(spinelog: Spinelog) -> None:
    spinelog("pain", "add", "right leg")
    spinelog("log", "--sitting", "25+", "--sleep", "7.5h", "--pain", "4", "--pain", "leg=3", "--extra", "2", "--note", "a\nb")
    told = spinelog("show", "--json")
    assert json.loads(told.out) == [
        {
            **dict.fromkeys(FIELDS),
            "day": "2026-11-20",
            "sitting_min": 25,
            "sitting_open": True,
            "sleep_min": 450,
            "note": "a\nb",
            "recorded_at": "2026-11-20T19:00:00Z",
            "utc_offset_min": 0,
            "pains": {"pain": 4, "right leg": 3},
            "pains_late": {"pain": "in time", "right leg": "in time"},
            "extra_tablets": 2.0,
            "extra_tablets_of": {},
            "late": "in time",
        }
    ]


@pytest.mark.parametrize(
    ("day", "late"),
    [("2026-11-20", "in time"), ("2026-11-19", "added later"), ("2026-11-17", "added later"), ("2026-11-16", "from memory")],
)
def test_how_late_a_day_was_written_is_said_in_the_same_words(day: str, late: str, spinelog: Spinelog) -> None:
    spinelog("log", day, "--steps", "100")
    assert [one["late"] for one in json.loads(spinelog("show", day, "--json").out)] == [late]


def test_a_score_given_later_is_late_on_its_own(spinelog: Spinelog) -> None:
    spinelog("log", "--steps", "100")
    spinelog("log", "20 nov", "--pain", "4", at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    (day,) = json.loads(spinelog("show", "--json").out)
    assert (day["late"], day["pains_late"]) == ("in time", {"pain": "added later"})


def test_days_without_anything_are_left_out_not_made_up(spinelog: Spinelog) -> None:
    for day in ("-6", "-3", "today"):
        spinelog("log", day, "--steps", "0")
    days = json.loads(spinelog("show", "--last", "7", "--json").out)
    assert [(one["day"], one["steps"], one["sitting_min"], one["pains"]) for one in days] == [
        ("2026-11-14", 0, None, {}),
        ("2026-11-17", 0, None, {}),
        ("2026-11-20", 0, None, {}),
    ]
    assert json.loads(spinelog("show", "yesterday", "--json").out) == []


def test_nothing_recorded_is_said(spinelog: Spinelog) -> None:
    assert spinelog("show").out == "Fri 20 Nov 2026: nothing recorded.\n"
    assert spinelog("show", "--last", "7").out == "Nothing recorded in the last 7 days.\n"


def test_several_days_are_shown_in_order(spinelog: Spinelog) -> None:
    spinelog("log", "--steps", "100")
    spinelog("log", "-1", "--steps", "200")
    told = spinelog("show", "--last", "2")
    assert told.out.splitlines() == [
        "Thu 19 Nov 2026, added later",
        "  Steps           200 steps",
        "Fri 20 Nov 2026",
        "  Steps           100 steps",
    ]


def test_the_phones_steps_are_shown_where_none_were_typed(spinelog: Spinelog, connector: Connector) -> None:
    spinelog("log", "--pain", "4")
    with transaction(connector, writing=True) as connection:
        connection.execute("INSERT INTO device_day (day, source, steps) VALUES ('2026-11-20', 'watch', 4000)")
        connection.execute("INSERT INTO device_day (day, source, steps) VALUES ('2026-11-19', 'watch', 3000)")
    days = json.loads(spinelog("show", "--last", "2", "--json").out)
    assert [(one["day"], one["steps"], one["recorded_at"], one["late"]) for one in days] == [
        ("2026-11-19", 3000, None, "in time"),
        ("2026-11-20", 4000, "2026-11-20T19:00:00Z", "in time"),
    ]


@pytest.mark.parametrize("number", ["0", "-1", "50000"])
def test_an_impossible_number_of_days_is_asked(number: str, spinelog: Spinelog) -> None:
    told = spinelog("show", f"--last={number}")
    assert (told.code, told.err) == (2, "How many days? Write it like: spinelog show --last 7\n")


def test_without_a_terminal_spinelog_alone_prints_today(spinelog: Spinelog) -> None:
    spinelog("log", "--steps", "100")
    told = spinelog()
    assert (told.code, told.out) == (0, "Fri 20 Nov 2026\n  Steps           100 steps\n")
    assert spinelog(at=NIGHT).out == told.out, "before 04:00 the day is not over"
    assert spinelog("--today", "yesterday").out == "Thu 19 Nov 2026: nothing recorded.\n"


def test_what_is_shown_is_what_log_printed(spinelog: Spinelog) -> None:
    logged = spinelog("log", "--steps", "100", "--pain", "4", "--bad-day", "--note", "x")
    assert spinelog("show").out == logged.out == spinelog("show", "today").out


def test_a_pain_in_the_trash_is_not_shown_and_comes_back_with_its_scores(spinelog: Spinelog) -> None:
    spinelog("pain", "add", "right leg")
    spinelog("log", "--pain", "leg=3", "--steps", "1")
    spinelog("pain", "delete", "leg")
    assert "leg" not in spinelog("show").out
    spinelog("pain", "undelete", "leg")
    assert "right leg       3 of 10" in spinelog("show").out
    assert date(2026, 11, 20).isoformat() in spinelog("show", "--json").out
