"""`spinelog import`: a preview first, one save after a yes, and taken back whole."""

from __future__ import annotations

import io
import json
import os
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from spinelog.cli.main import main
from spinelog.domain.clock import Clock
from spinelog.domain.errors import BadValue
from spinelog.domain.phone import PhoneDay
from spinelog.exchange.incoming import Incoming
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.findings import BadFile, Cancelled, Findings, Reading, Skipped
from spinelog.exchange.phone.zone import LocalZone, local_zone, zone_named
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.taken_back import take_back
from tests.cli.process import run
from tests.conftest import NOW, TODAY, Spinelog, Told
from tests.storage.whole import but_numbers, whole

TABLE = "day,steps,sleep\n2026-11-17,4210,7h\n2026-11-18,5300,6h30\n2026-11-19,6100,8h\n"
OPEN = "Datum;Schritte\n03.04.2026;4.210\n04.04.2026;5.300\n"

Answer = Callable[..., Told]


class _Typed(io.StringIO):
    """What a person types, at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run a command at a terminal and answer its questions one by one."""

    def call(*words: str, answers: tuple[str, ...] = ()) -> Told:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", _Typed("".join(f"{text}\n" for text in answers)))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        code = main(words, clock=Clock(NOW))
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return call


@pytest.fixture
def table(tmp_path: Path) -> str:
    """Three days as CSV."""
    path = tmp_path / "steps.csv"
    path.write_text(TABLE)
    return str(path)


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """A file that a phone might have exported: say what a reader finds in it."""

    def call(*found: Findings | BaseException) -> str:
        def read(box: Box, reading: Reading) -> Incoming:
            reading.tell(0.5)
            for one in found:
                if isinstance(one, BaseException):
                    raise one
            return Incoming(phone=tuple(one for one in found if isinstance(one, Findings)), copy=None, table=None)

        monkeypatch.setattr("spinelog.cli.imports.incoming", read)
        (tmp_path / "export.zip").write_bytes(b"any")
        return str(tmp_path / "export.zip")

    return call


def _found(*days: PhoneDay, **more: Any) -> Findings:
    return Findings(source=days[0].source if days else "apple_health", days=days, **more)


def _day(ago: int, steps: int | None = 4000, sleep: int | None = None, source: str = "apple_health") -> PhoneDay:
    return PhoneDay(day=TODAY - timedelta(ago), source=source, steps=steps, sleep_min=sleep)


# -- looking, saving, taking back --------------------------------------------------------------------------------------


def test_without_a_terminal_it_is_looked_at_and_not_saved(spinelog: Spinelog, table: str, connector: Connector) -> None:
    told = spinelog("import", table)
    assert told.code == 0, told.err
    assert told.out.splitlines()[:5] == [
        "steps.csv: a table, read like this",
        '  Date from "day"; steps from "steps"; sleep from "sleep".',
        "    Tue 17 Nov: 4,210 steps, sleep 7 h",
        "    Wed 18 Nov: 5,300 steps, sleep 6 h 30 min",
        "    Thu 19 Nov: 6,100 steps, sleep 8 h",
    ]
    assert "Table (CSV): 17 Nov to 19 Nov\n  New: 3 days.\n" in told.out
    assert told.err.splitlines()[-1] == "Nothing was saved yet. To save: add --yes"
    assert but_numbers(connector)["device_day"] == []


def test_with_yes_it_is_saved_and_shown_and_taken_back(spinelog: Spinelog, table: str, connector: Connector) -> None:
    spinelog("pain", "list")
    before = but_numbers(connector)
    told = spinelog("import", table, "--yes")
    assert told.code == 0, told.err
    assert told.out.splitlines()[-1] == "Saved: 3 days. To take it back: spinelog import --undo"
    assert "Steps           5,300 steps" in spinelog("show", "18 nov").out
    assert spinelog("import", "--undo").out == "The import of a table from steps.csv was taken back.\n"
    assert but_numbers(connector) == before
    again = spinelog("import", "--undo")
    assert (again.code, again.err) == (1, "There is no import to take back.\n")


def test_the_same_file_twice_has_nothing_to_save(spinelog: Spinelog, table: str, connector: Connector) -> None:
    spinelog("import", table, "--yes")
    before = whole(connector)
    told = spinelog("import", table, "--yes")
    assert told.code == 0
    assert "  The same: 3 days.\n" in told.out
    assert told.out.splitlines()[-1] == "All of it is in your journal already. There is nothing to save."
    assert whole(connector) == before


@pytest.mark.parametrize(("said", "saved"), [("yes", 3), ("Y", 3), ("no", 0), ("", 0), (None, 0)])
def test_at_a_terminal_it_asks(answer: Answer, table: str, connector: Connector, said: str | None, saved: int) -> None:
    told = answer("import", table, answers=() if said is None else (said,))
    assert told.code == 0
    assert "Save 3 days? yes/no: " in told.out
    assert ("Nothing was changed." in told.out) == (saved == 0)
    assert len(but_numbers(connector)["device_day"]) == saved


def test_what_a_phone_counted_is_told_in_full(spinelog: Spinelog, phone: Callable[..., str], connector: Connector) -> None:
    spinelog("log", "yesterday", "--steps", "77")
    file = phone(_found(*(_day(ago, 1000) for ago in range(9, 4, -1)), _day(4, 6300, 420)))
    assert spinelog("import", file, "--yes").code == 0
    days = (*(_day(ago, 2000) for ago in range(9, 5, -1)), _day(5, 1000), _day(4, 100, 450), _day(1, 3000))
    left_out = (Skipped("ahead of today", 2), Skipped("more than 24 hours of sleep"))
    note = "Steps may differ from the Health app by a few percent."
    devices = ("Anna\u2019s \x1b[2JWatch", "iPhone")
    file = phone(_found(*days, devices=devices, skipped=left_out, notes=(note,), made_on=TODAY - timedelta(4)))
    told = spinelog("import", file)
    assert told.out == (
        "export.zip\n\nApple Health: 11 Nov to 19 Nov\n"
        "  Counted by: Anna\u2019s \u241b[2JWatch, then iPhone.\n"
        "  New: 1 day.\n"
        "  Changed: 5 days, such as:\n"
        "    Wed 11 Nov: 1,000 steps becomes 2,000 steps\n"
        "    Thu 12 Nov: 1,000 steps becomes 2,000 steps\n"
        "    Fri 13 Nov: 1,000 steps becomes 2,000 steps\n"
        "  The same: 1 day.\n"
        "  You typed the number yourself on 1 day. That goes on counting.\n"
        "  The last day in it: Thu 19 Nov: 3,000 steps.\n"
        "  Left out: ahead of today (2), more than 24 hours of sleep (1).\n"
        "  Steps may differ from the Health app by a few percent.\n\n"
    )
    assert spinelog("import", file, "--yes").code == 0
    assert spinelog("show", "yesterday").out.count("77 steps") == 1
    assert "6,300 steps" in spinelog("show", "-4").out, "the file was made while that day was going on"
    assert "7 h 30 min" in spinelog("show", "-4").out


def test_times_that_say_nothing_of_a_zone_can_be_said(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    told = spinelog("import", phone(_found(_day(1), taken_local=False)))
    assert "If the times that do not say it are local, add --local-times\n" in told.out
    told = spinelog("import", phone(_found(_day(1), taken_local=True)), "--local-times")
    assert "If the times that do not say it are UTC, add --utc-times\n" in told.out


def test_a_source_with_nothing_in_it_is_named(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    told = spinelog("import", phone(_found(skipped=(Skipped("ahead of today"),)), _found(_day(1, source="fitbit"))))
    assert "Apple Health: no day with steps or sleep\n  Left out: ahead of today (1).\n" in told.out
    assert "Fitbit: 19 Nov\n  New: 1 day.\n  The last day in it: Thu 19 Nov: 4,000 steps.\n" in told.out


def test_what_was_written_meanwhile_is_not_lost(answer: Answer, table: str, connector: Connector, spinelog: Spinelog) -> None:
    spinelog("import", table, "--yes")
    spinelog("goal", "add", "walk a mile")
    assert spinelog("import", "--undo").code == 0
    assert "walk a mile" in spinelog("goal", "list").out


# -- JSON, lists, which source counts ----------------------------------------------------------------------------------


def test_json_says_the_same_and_saves_only_with_yes(answer: Answer, table: str, connector: Connector) -> None:
    told = json.loads(answer("import", table, "--json").out)
    (source,) = told["sources"]
    assert (told["file"], told["to_save"], told["saved"]) == ("steps.csv", 3, False)
    assert (source["source"], source["new"], source["first"], source["last"]) == ("table", 3, "2026-11-17", "2026-11-19")
    assert but_numbers(connector)["device_day"] == []
    assert json.loads(answer("import", table, "--json", "--yes").out)["saved"] is True
    told = json.loads(answer("import", table, "--json", "--yes").out)
    assert (told["to_save"], told["saved"], told["sources"][0]["same"]) == (0, False, 3)


def test_json_has_every_count_and_an_example(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    spinelog("import", phone(_found(_day(3, 1000))), "--yes")
    told = json.loads(spinelog("import", phone(_found(_day(3, 2000), skipped=(Skipped("a nap by day", 4),))), "--json").out)
    (source,) = told["sources"]
    assert source["examples"] == [
        {"day": "2026-11-17", "before": {"steps": 1000, "sleep_min": None}, "after": {"steps": 2000, "sleep_min": None}}
    ]
    assert source["left_out"] == [{"reason": "a nap by day", "count": 4}]
    assert [source[name] for name in ("new", "changed", "same", "kept", "typed")] == [0, 1, 0, 0, 0]


def test_imports_are_listed_the_latest_first(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    assert spinelog("import", "--list").out == "Nothing was imported yet.\n"
    spinelog("import", phone(_found(_day(3), _day(2, None, 420))), "--yes")
    spinelog("import", phone(_found(_day(3, 5000)), _found(_day(3, source="garmin"))), "--yes")
    assert spinelog("import", "--list").out == (
        "Fri 20 Nov: Apple Health and Garmin from export.zip, 1 day new, 1 changed\n"
        "Fri 20 Nov: Apple Health from export.zip, 2 days new\n\n"
        "Where several have a number for a day, the first of these counts:\n"
        "  Apple Health: 17 Nov to 18 Nov, steps of 1 day, sleep of 1 day\n"
        "  Garmin: 17 Nov to 17 Nov, steps of 1 day, sleep of 0 days\n"
    )
    told = json.loads(spinelog("import", "--list", "--json").out)
    assert [one["source"] for one in told["imports"]] == [["apple_health", "garmin"], ["apple_health"]]
    assert [one["source"] for one in told["sources"]] == ["apple_health", "garmin"]


def test_which_source_counts_can_be_said(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    spinelog("import", phone(_found(_day(3, 5000)), _found(_day(3, 4000, source="garmin"))), "--yes")
    assert "5,000 steps" in spinelog("show", "-3").out
    told = spinelog("import", "--first", "Garmin")
    assert told.out.splitlines()[1].startswith("  Garmin: ")
    assert "4,000 steps" in spinelog("show", "-3").out
    spinelog("import", phone(_found(_day(3, 5000))), "--first", "apple")
    assert "5,000 steps" in spinelog("show", "-3").out
    told = spinelog("import", "--first", "my watch")
    assert told.code == 1
    assert "There is no source 'my watch'. It can be one of: Apple Health, Health Connect" in told.err


# -- tables ------------------------------------------------------------------------------------------------------------


def test_what_is_open_in_a_table_is_asked_and_remembered(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "schritte.csv"
    path.write_text(OPEN)
    told = answer("import", str(path), answers=("first", "1", "yes"))
    assert told.code == 0, told.err
    assert "Which day is 03.04.2026?\n  1  3 Apr 2026\n  2  4 Mar 2026\n" in told.out
    assert "Please type one of these numbers." in told.out
    assert "    Fri 3 Apr: 4,210 steps\n" in told.out
    path.write_text(OPEN + "05.04.2026;7.000\n")
    told = answer("import", str(path), answers=("yes",))
    assert "Which day" not in told.out
    assert "  New: 1 day.\n  The same: 2 days.\n" in told.out


def test_dates_that_show_another_order_than_last_time_are_read_in_theirs(spinelog: Spinelog, tmp_path: Path) -> None:
    path = tmp_path / "steps.csv"
    path.write_text("Date,Steps\n03/04/2026,4210\n")
    assert spinelog("import", str(path), "--yes", "--date-order", "dmy").code == 0
    path.write_text("Date,Steps\n03/25/2026,5000\n")
    told = spinelog("import", str(path), "--yes")
    assert told.code == 0, told.err
    assert "5,000 steps" in spinelog("show", "2026-03-25").out
    path.write_text("Date,Steps\n26-11-10,7000\n")
    assert "Which day is 26-11-10?" in spinelog("import", str(path), "--yes").err


def test_without_a_terminal_the_option_is_named(spinelog: Spinelog, tmp_path: Path, connector: Connector) -> None:
    path = tmp_path / "schritte.csv"
    path.write_text(OPEN)
    told = spinelog("import", str(path), "--yes")
    assert told.code == 1
    assert "    03.04.2026 | 4.210\n" in told.out
    assert told.err.splitlines()[-2:] == [
        "Which day is 03.04.2026? dmy (3 Apr 2026), mdy (4 Mar 2026).",
        "Please say it with --date-order. Nothing was changed.",
    ]
    assert spinelog("import", str(path), "--yes", "--date-order", "mdy").code == 0
    assert "4,210 steps" in spinelog("show", "2026-03-04").out


@pytest.mark.parametrize("columns", ["date=When,steps=Walk, all day", "date=1,steps=3", "date=when , steps = walk, all day"])
def test_columns_can_be_said(spinelog: Spinelog, tmp_path: Path, columns: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('When,Steps,"Walk, all day"\n2026-11-18,9,4210\n2026-11-19,9,4211\n')
    told = spinelog("import", str(path), "--columns", columns, "--yes")
    assert told.code == 0, told.err
    assert "4,210 steps" in spinelog("show", "2026-11-18").out


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (("--columns", "date=Nothing"), 1, "has no column 'Nothing'"),
        (("--columns", "day"), 2, "--columns date=Day,steps=Count"),
        (("--columns", "x,date=day"), 2, "--columns date=Day,steps=Count"),
        (("--zone", "Middle/Earth"), 1, "There is no time zone 'Middle/Earth'."),
        (("--list",), 2, "Only one of them at a time"),
    ],
)
def test_what_cannot_be_is_said(spinelog: Spinelog, table: str, options: tuple[str, ...], code: int, sentence: str) -> None:
    told = spinelog("import", table, "--yes", *options)
    assert told.code == code
    assert sentence in told.err


# -- files that are no export ------------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_read_changes_nothing(spinelog: Spinelog, phone: Callable[..., str], connector: Connector) -> None:
    spinelog("pain", "list")
    before = whole(connector)
    told = spinelog("import", phone(BadFile("export.zip is damaged. Please copy it again.")), "--yes")
    assert (told.code, told.out, told.err) == (1, "", "export.zip is damaged. Please copy it again. Nothing was changed.\n")
    assert whole(connector) == before


@pytest.mark.parametrize("name", ["missing.zip", "", os.devnull])
def test_what_is_no_file_is_told_so(spinelog: Spinelog, tmp_path: Path, home: Path, name: str) -> None:
    told = spinelog("import", os.path.join(str(tmp_path), name) if name != os.devnull else name, "--yes")
    assert told.code == 1
    assert told.err.endswith("Nothing was changed.\n")
    assert "Traceback" not in told.err
    assert not (home / "journal.db").exists(), "no journal is begun for it"


def test_the_journal_itself_is_not_opened(spinelog: Spinelog, home: Path) -> None:
    spinelog("pain", "list")
    told = spinelog("import", str(home / "journal.db"), "--yes")
    assert told.code == 1
    assert "your journal itself" in told.err


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Cancelled()])
def test_stopping_it_changes_nothing(
    spinelog: Spinelog, phone: Callable[..., str], connector: Connector, stop: BaseException
) -> None:
    spinelog("pain", "list")
    before = whole(connector)
    told = spinelog("import", phone(stop), "--yes")
    assert (told.code, told.err.strip()) == (1, "Stopped. Nothing was changed.")
    assert whole(connector) == before


def test_nothing_named_says_how(spinelog: Spinelog) -> None:
    told = spinelog("import")
    assert (told.code, told.out) == (2, "")
    assert "spinelog import export.zip" in told.err


# -- standard input, copies --------------------------------------------------------------------------------------------


def test_standard_input_is_a_file_too(home: Path) -> None:
    told = run("import", "-", "--yes", "--today", TODAY.isoformat(), stdin=TABLE.encode())
    assert told.returncode == 0, told.stderr
    assert b"standard input: a table, read like this" in told.stdout
    assert b"5,300 steps" in run("show", "2026-11-18").stdout


def test_a_terminal_is_no_file(answer: Answer) -> None:
    told = answer("import", "-")
    assert told.code == 2
    assert "instead of -" in told.err


def test_a_copy_of_a_journal_comes_in(spinelog: Spinelog, tmp_path: Path) -> None:
    spinelog("goal", "add", "walk a mile")
    spinelog("log", "--steps", "4210")
    copy, other = str(tmp_path / "mine.json"), str(tmp_path / "other.db")
    assert spinelog("export", "json", "-o", copy).code == 0
    told = spinelog("import", copy, "--journal", other, "--new", "--yes")
    assert told.code == 0, told.err
    assert "A copy of a journal\n" in told.out
    assert "  Goals: 1 new.\n" in told.out
    assert told.out.splitlines()[-1].startswith("Saved: ")
    assert "walk a mile" in spinelog("goal", "list", "--journal", other).out
    assert "The same: " in spinelog("import", copy, "--journal", other).out
    assert json.loads(spinelog("import", copy, "--journal", other, "--json").out)["to_save"] == 0
    assert (
        spinelog("import", "--undo", "--journal", other).out
        == "The import of a copy of a journal from mine.json was taken back.\n"
    )
    assert "walk a mile" not in spinelog("goal", "list", "--journal", other).out


def test_a_table_in_a_zip_is_found(spinelog: Spinelog, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as file:
        file.writestr("a/steps.csv", TABLE)
    assert "New: 3 days." in spinelog("import", str(tmp_path / "some.zip")).out


def test_the_app_takes_an_import_back_by_name(journal: Journal, connector: Connector) -> None:
    journal.save_phone([_day(3), _day(3, source="garmin")], file_name="export.zip")
    assert take_back(journal, 0) == "The import of Apple Health and Garmin from export.zip was taken back."
    assert journal.phone_sources() == []


# -- what is said ------------------------------------------------------------------------------------------------------


def test_days_to_come_are_not_called_known(spinelog: Spinelog, tmp_path: Path) -> None:
    for name, rows in (("plan.csv", "2027-01-01,400\n2027-01-02,500\n"), ("idle.csv", "2026-11-01,0\n2026-11-02,0\n")):
        (tmp_path / name).write_text(f"Date,Steps\n{rows}")
        told = spinelog("import", str(tmp_path / name), "--yes")
        assert told.out.splitlines()[-1] == "There is nothing in it that could be saved."
        assert "already" not in told.out


def test_a_copy_with_nothing_in_it_is_not_called_known(spinelog: Spinelog, tmp_path: Path) -> None:
    spinelog("pain", "list")
    (tmp_path / "mine.json").write_text(json.dumps({"spinelog": "0.1.0", "format": 2, "nouns": {}}))
    told = spinelog("import", str(tmp_path / "mine.json"), "--yes")
    assert told.out.splitlines()[-1] == "There is nothing in it that could be saved."


def test_of_many_devices_the_first_are_named(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    told = spinelog("import", phone(_found(_day(1), devices=tuple(f"Device {number}" for number in range(1, 1001)))))
    words = " ".join(told.out.split())
    assert (
        "Counted by: Device 1, then Device 2, then Device 3, then Device 4, then Device 5, then Device 6, and 994 more." in words
    )
    assert "Device 7" not in told.out


def test_a_day_that_stays_is_told_in_the_singular(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    spinelog("import", phone(_found(_day(3), _day(2), _day(1))), "--yes")
    told = spinelog("import", phone(_found(_day(2, 50))))
    assert "Left as it is: 1 day, since this file was made before the day was over." in " ".join(told.out.split())
    told = spinelog("import", phone(_found(_day(2, 50), _day(1, 60), made_on=TODAY - timedelta(2))))
    assert "Left as they are: 2 days, since this file was made before they were over." in " ".join(told.out.split())


def test_the_list_of_imports_tells_what_each_brought(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    spinelog("import", phone(_found(_day(3), _day(2))), "--yes")
    spinelog("import", phone(_found(_day(3, 4500), _day(2))), "--yes")
    spinelog("import", phone(_found(_day(3, 4600), _day(2), _day(1))), "--yes")
    assert spinelog("import", "--list").out.splitlines()[:3] == [
        "Fri 20 Nov: Apple Health from export.zip, 1 day new, 1 changed",
        "Fri 20 Nov: Apple Health from export.zip, 1 day changed",
        "Fri 20 Nov: Apple Health from export.zip, 2 days new",
    ]


def test_a_source_that_is_not_there_yet_can_count_first(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    spinelog("import", phone(_found(_day(1))), "--yes")
    told = spinelog("import", "--first", "oura")
    assert told.out.splitlines()[0] == "Your journal has nothing from Oura yet. Once it has, that counts first."
    assert [one["source"] for one in json.loads(spinelog("import", "--first", "apple", "--json").out)["sources"]] == [
        "apple_health"
    ]


def test_a_preferred_device_that_is_not_in_it_is_told(spinelog: Spinelog, phone: Callable[..., str]) -> None:
    file = phone(_found(_day(1), devices=("Anna's Watch", "Anna's iPhone")))
    assert 'No device or app in it is called "garmin".\n' in spinelog("import", file, "--prefer", "garmin").out
    assert "is called" not in spinelog("import", file, "--prefer", "IPHONE").out


def test_an_empty_name_asks_for_a_file(spinelog: Spinelog) -> None:
    told = spinelog("import", " ")
    assert told.code == 2
    assert told.err.startswith("Which file? ")


def test_a_table_of_nothing_but_dates_is_not_asked_about(spinelog: Spinelog, tmp_path: Path) -> None:
    (tmp_path / "days.csv").write_text("Date\n2026-11-01\n2026-11-02\n")
    told = spinelog("import", str(tmp_path / "days.csv"))
    assert told.err == (
        "days.csv has dates, and nothing beside them. Please export it with steps or sleep. Nothing was changed.\n"
    )
    (tmp_path / "pain.csv").write_text("Date,Pain\n2026-11-01,4\n2026-11-02,5\n")
    assert "\nWhich column has the steps? Pain.\n" in spinelog("import", str(tmp_path / "pain.csv")).err


# -- zones -------------------------------------------------------------------------------------------------------------


def test_the_zone_of_this_computer_follows_clock_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    zone = local_zone()
    assert datetime(2026, 10, 24, 21, tzinfo=UTC).astimezone(zone).utcoffset() == timedelta(hours=2)
    assert datetime(2026, 10, 25, 6, tzinfo=UTC).astimezone(zone).utcoffset() == timedelta(hours=1)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot be given another zone for a test")
@pytest.mark.parametrize("name", ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_a_zone_without_a_name_says_the_same_as_one_with(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    named = zone_named(name.lower())
    monkeypatch.setenv("TZ", name)
    time.tzset()
    try:
        for hours in range(0, 366 * 24, 1):
            moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=15)
            ours, theirs = moment.astimezone(LocalZone()), moment.astimezone(named)
            assert (ours.replace(tzinfo=None), ours.utcoffset(), ours.fold) == (
                theirs.replace(tzinfo=None),
                theirs.utcoffset(),
                theirs.fold,
            )
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("name", ["", "Middle/Earth", "../etc/passwd", "/etc/localtime", "Europe"])
def test_a_zone_that_is_none_is_told_so(name: str) -> None:
    with pytest.raises(BadValue, match="Europe/Berlin"):
        zone_named(name)


def test_a_zone_that_only_the_c_library_can_read_is_followed_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    assert isinstance(local_zone(), LocalZone)
    assert date(2026, 11, 20) == datetime(2026, 11, 20, 12, tzinfo=LocalZone()).date()


def test_without_a_file_those_that_lately_arrived_are_named(spinelog: Spinelog) -> None:
    downloads = Path(os.environ["XDG_DOWNLOAD_DIR"])
    assert "Lately arrived" not in spinelog("import").err
    downloads.mkdir()
    (downloads / "export.zip").touch()
    (downloads / "holiday.jpg").touch()
    told = spinelog("import")
    assert told.code == 2
    assert str(downloads / "export.zip") in told.err
    assert "holiday" not in told.err
