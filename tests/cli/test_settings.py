"""`spinelog settings`, and that every command follows them."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import NOW, Spinelog


def test_lists_what_is_set_and_how_it_is_changed(spinelog: Spinelog, home: Path) -> None:
    told = spinelog("settings")
    assert told.out.splitlines() == [
        "  Emergency number  not set            --emergency",
        "  Crisis line       not set            --crisis",
        "  Colours           Fits the terminal  --theme",
        "  Dates             20 Nov             --dates",
        "  A week begins on  Monday             --week-begins",
        "  Sleep             7 h 30 min         --hours",
        "  Form of a day     the usual few      --form",
        "  Paper             A4                 --paper",
        f"Kept in {home / 'settings.toml'}",
    ]
    assert not (home / "settings.toml").exists(), "looking makes nothing"


def test_reads_well_aloud(spinelog: Spinelog, home: Path) -> None:
    spinelog("settings", "--key", "today.save=j")
    told = spinelog("settings", "--plain").out.splitlines()
    assert told[2] == "Colours: Fits the terminal; --theme"
    assert told[-2:] == ["Key of today.save: j", f"Kept in {home / 'settings.toml'}"]


def test_changes_some_and_keeps_the_rest(spinelog: Spinelog) -> None:
    spinelog("settings", "--emergency", "112", "--theme", "light")
    told = spinelog("settings", "--week-begins", "Sunday", "--json")
    assert json.loads(told.out) == {
        "emergency_number": "112",
        "crisis_number": None,
        "theme": "spinelog-light",
        "date_style": "day_month",
        "week_begins": "sunday",
        "hours": "minutes",
        "form": "short",
        "paper": "a4",
        "keys": {},
    }
    assert spinelog("settings", "--clear", "theme", "--emergency", "", "--json").out.count("null") == 2
    assert "call 112 / 911 / 999" in spinelog("signs").out


def test_numbers_of_the_signs_are_settings_too(spinelog: Spinelog) -> None:
    spinelog("signs", "--number", "144")
    assert "  Emergency number  144  " in spinelog("settings").out
    assert "call 144" in spinelog("signs").out


def test_dates_and_sleep_are_shown_as_they_are_set_and_read_either_way(spinelog: Spinelog) -> None:
    spinelog("settings", "--dates", "Nov 20", "--hours", "decimal")
    told = spinelog("log", "nov 19", "--sleep", "6h20")
    assert told.out.splitlines()[0] == "Thu Nov 19 2026, added later"
    assert "6.3 h" in told.out
    assert spinelog("log", "19 nov", "--steps", "4000").out.startswith("Thu Nov 19 2026, ")
    spinelog("settings", "--dates", "iso", "--clear", "hours")
    told = spinelog("show", "2026-11-19")
    assert told.out.startswith("Thu 2026-11-19, ")
    assert "6 h 20 min" in told.out
    assert spinelog("log", "03/04", "--steps", "1").code == 1


def test_the_paper_week_begins_on_the_chosen_day(spinelog: Spinelog, tmp_path: Path) -> None:
    spinelog("settings", "--week-begins", "saturday")
    spinelog("paper", "day", "-o", str(tmp_path / "week.html"))
    text = (tmp_path / "week.html").read_text(encoding="utf-8")
    assert text.index(">Sat<") < text.index(">Sun<") < text.index(">Mon<") < text.index(">Fri<")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--theme", "purple"), "'purple' is not one of the choices."),
        (("--clear", "colour"), "There is no setting 'colour'."),
        (("--key", "today.save"), "Write it like today.save=j."),
        (("--key", "today.save=ctrl+s"), "Terminals keep ^s for themselves"),
        (("--key", "today.save=r"), "r is taken already, everywhere: See your days as charts"),
        (("--emergency", "1" * 201), "up to 200 fit"),
        (("reminder",), "At what time?"),
        (("reminder", "late"), "is not a time of day"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_set_is_refused_with_a_sentence(
    spinelog: Spinelog, words: tuple[str, ...], sentence: str, home: Path
) -> None:
    told = spinelog("settings", *words)
    assert told.code in (1, 2)
    assert sentence in told.err
    assert not (home / "settings.toml").exists()


def test_keys_change_places_and_come_back(spinelog: Spinelog) -> None:
    assert spinelog("settings", "--key", "today.flare=j", "--key", "today.procedure=f", "--key", "today.flare=p").code == 0
    assert json.loads(spinelog("settings", "--json").out)["keys"] == {"today.flare": "p", "today.procedure": "f"}
    assert "p is taken already" in spinelog("settings", "--key", "today.procedure=").err
    spinelog("settings", "--key", "today.flare=j", "--key", "today.procedure=", "--key", "today.flare=")
    assert json.loads(spinelog("settings", "--json").out)["keys"] == {}


def test_what_is_wrong_in_the_file_is_said_and_the_rest_is_followed(spinelog: Spinelog, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('theme = "purple"\ndate_style = "iso"\n[keys]\n"today.save" = "enter"\n"x" = "y"\n')
    told = spinelog("settings")
    assert "  Dates             2026-11-20 " in told.out
    assert told.err.count("Left out of ") == 3
    assert spinelog("show").code == 0


def test_where_they_are_kept(spinelog: Spinelog, home: Path) -> None:
    assert spinelog("settings", "--where").out == f"{home / 'settings.toml'}\n"


def test_a_reminder_follows_how_often_is_written(spinelog: Spinelog, tmp_path: Path) -> None:
    file = tmp_path / "r.ics"
    told = spinelog("settings", "reminder", "8pm", "-o", str(file))
    assert told.out.startswith(f"Written: {file}\nEvery day at 20:00. Open it with your calendar")
    assert "RRULE:FREQ=DAILY\r\n" in file.read_bytes().decode()
    assert "There is already a file" in spinelog("settings", "reminder", "8pm", "-o", str(file)).err
    spinelog("cadence", "add", "daily", "--until", "4 dec")
    told = spinelog("settings", "reminder", "20:00", "-o", str(tmp_path / "d.ics"))
    assert "Every day at 20:00, until Fri 4 Dec." in told.out
    spinelog("cadence", "add", "pause", "--until", "24 nov", at=NOW + timedelta(hours=1))
    told = spinelog("settings", "reminder", "20:00", "-o", str(tmp_path / "p.ics"))
    assert told.err == "You pause until Tue 24 Nov, so there is nothing to be reminded of.\n"
    assert not (tmp_path / "p.ics").exists()


def test_settings_work_where_the_journal_cannot_be_opened(spinelog: Spinelog, home: Path) -> None:
    home.mkdir()
    (home / "journal.db").write_bytes(b"no journal" * 100)
    assert spinelog("settings", "--emergency", "112").code == 0
    assert spinelog("settings", "--key", "today.save=j").code == 0
