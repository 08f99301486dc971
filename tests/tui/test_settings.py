"""Settings on screen: tried on at once, kept with the others, followed everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from spinelog.domain.clock import Clock
from spinelog.domain.preferences import Settings
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.settings import change_settings, read_settings
from spinelog.tui import theme
from spinelog.tui.widgets.picker import Picker
from tests.conftest import TODAY
from tests.tui.helpers import at_the_app

DRACULA = (40, 42, 54)
"""The background of that theme."""


async def test_sets_a_number_and_finds_it_in_the_signs(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("y")
        await her.types("144")
        await her.press("f2")
        assert her.told == ["Your settings are kept."]
        await her.press("exclamation_mark")
        assert "Get emergency help now: call 144" in her.sees
    assert read_settings().emergency_number == "144"


async def test_colours_are_tried_on_at_once_and_taken_back_when_left(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, theme_name="") as her:
        assert her.app.theme == theme.DARK
        await her.press("y", "tab", "tab", "right", "right")
        assert her.app.theme == theme.LIGHT
        await her.press("right")
        assert her.app.theme == theme.ANSI
        await her.press("escape", "right", "enter")  # leaving asks once: throw away
        assert her.app.theme == theme.DARK
    assert read_settings().theme == "auto"


async def test_each_of_the_themes_is_tried_on_while_one_goes_through_the_list(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("y", "tab", "tab", "space", "down", "down")
        assert isinstance(her.app.screen, Picker)
        await her.until(lambda: her.app.theme == theme.LIGHT)
        await her.press("d")
        await her.until(lambda: her.app.theme == "dracula")
        assert {screen.styles.background.rgb for screen in her.app.screen_stack} >= {DRACULA}
        await her.press("escape")
        assert her.app.theme == theme.DARK, "nothing was chosen"
        await her.press("space", "n", "enter")
        assert her.app.theme == "nord"
        await her.press("escape", "right", "enter")  # leaving asks once: throw away
        assert her.app.theme == theme.DARK
        await her.press("y", "tab", "tab", "space", "n", "enter", "f2")
        assert her.app.theme == "nord"
        await her.press("y", "tab", "tab", "space", "down", "escape", "escape")
        assert her.app.theme == "nord"
    assert read_settings().theme == "nord"


async def test_colours_that_are_kept_stay(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("y", "tab", "tab", "right", "right", "f2")
        assert her.app.theme == theme.LIGHT
        await her.press("y", "escape")
        assert her.app.theme == theme.LIGHT
    async with at_the_app(connector, clock, theme_name="", settings=read_settings()) as her:
        assert her.app.theme == theme.LIGHT


@pytest.mark.parametrize(("colours", "term", "wanted"), [
    ("", "linux", theme.ANSI), ("", "xterm-16color", theme.ANSI), ("", "xterm-256color", theme.DARK),
    ("truecolor", "linux", theme.DARK),
])  # fmt: skip
async def test_a_terminal_of_16_colours_shows_its_own_unless_others_are_set(
    connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, colours: str, term: str, wanted: str
) -> None:
    monkeypatch.setenv("COLORTERM", colours)
    monkeypatch.setenv("TERM", term)
    async with at_the_app(connector, clock, theme_name="") as her:
        assert her.app.theme == wanted
    async with at_the_app(connector, clock, theme_name="", settings=Settings({"theme": "light"})) as her:
        assert her.app.theme == theme.LIGHT


async def test_a_theme_that_this_version_does_not_have_is_as_if_none_was_set(connector: Connector, clock: Clock) -> None:
    wanted = Settings()
    wanted.theme = "no-such-theme"
    async with at_the_app(connector, clock, theme_name="", settings=wanted) as her:
        assert her.app.theme == theme.DARK


async def test_dates_weeks_and_the_form_follow_at_once(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        assert "Fri 20 Nov 2026" in her.lines[0]
        await her.press("y", "tab", "tab", "tab", "right", "tab", "right", "tab", "tab", "right", "f2")
        assert "Fri Nov 20 2026" in her.lines[0]
        assert her.row("Oct 18").split() == ["Oct", "18", "Oct", "25", "Nov", "1", "Nov", "8", "Nov", "15"]
        assert "Steps" in her.sees
        await her.press("l")
        assert "Nov 18  " in her.sees
    assert (read_settings().date_style, read_settings().week_begins, read_settings().form) == ("month_day", "sunday", "full")


async def test_what_cannot_be_followed_is_said_in_the_settings(connector: Connector, clock: Clock, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text('theme = "purple"\n[keys]\n"today.save" = "enter"\n')
    async with at_the_app(connector, clock, settings=read_settings()) as her:
        await her.press("y")
        assert "Colours: 'purple' is not one of the choices." in her.sees
        assert "today.save: enter moves in forms and lists" in " ".join(her.sees.split())


async def test_a_settings_file_that_cannot_be_written_loses_nothing_typed(connector: Connector, clock: Clock, home: Path) -> None:
    async with at_the_app(connector, clock) as her:
        (home / "settings.toml").mkdir()
        await her.press("y")
        await her.types("144")
        await her.press("f2")
        assert her.told[-1].startswith("The settings could not be kept: ")
        assert her.app.screen.query(Input).first().value == "144"


async def test_settings_open_where_the_journal_cannot_be_opened(connector: Connector, clock: Clock, home: Path) -> None:
    home.mkdir()
    Path(connector.path).write_bytes(b"no journal" * 100)
    async with at_the_app(connector, clock) as her:
        await her.press("y")
        assert "Reminder" not in her.sees
        await her.types("144")
        await her.press("f2", "exclamation_mark")
        assert "call 144" in her.sees


async def test_from_the_settings_to_how_often(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("y", "f6")
        await her.until(lambda: "How often ›" in her.sees)
        await her.press("o", "f2")
        assert her.told[-1].startswith("Added: Once a week from 20 Nov 2026")


async def test_a_reminder_is_written_where_one_says(connector: Connector, clock: Clock, tmp_path: Path) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("y", "f7", "tab")
        field = her.app.screen.focused
        assert isinstance(field, Input)
        field.value = str(tmp_path / "r.ics")
        await her.press("f2")
        assert her.told[-1].endswith("Every day at 20:00. Open it with your calendar.")
    assert (tmp_path / "r.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


# -- keys ------------------------------------------------------------------------------------------------------------


async def test_gives_saving_another_key(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("y", "f5", "enter")
        assert "Press the new key. Now it is s" in her.sees
        await her.press("r")
        assert "r is taken already, everywhere: See your days as charts" in her.sees
        await her.press("enter")
        assert "enter moves in forms and lists" in her.sees
        await her.press("j")
        assert her.row("Save the day").split() == ["›", "j", "Save", "the", "day", "s"]
        await her.press("escape", "escape")
        assert her.lines[-1].startswith(" j save  o more  b bad day")
        assert "Not recorded yet. j saves" in her.sees
        await her.types("25")
        await her.press("j")
        assert "Saved, 19:00." in her.sees
        await her.press("question_mark")
        assert "  j             Save the day." in her.sees
    assert journal.entry(TODAY)
    assert dict(read_settings().keys) == {"today.save": "j"}


async def test_a_key_that_was_given_is_there_the_next_time_and_the_old_one_does_nothing(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    change_settings({}, {"today.save": "j", "app.goals": "Q", "app.signs": "$"})
    async with at_the_app(connector, clock, settings=read_settings()) as her:
        await her.types("25")
        await her.press("s", "g")
        assert her.place == "today"
        assert not journal.entry(TODAY)
        await her.press("Q")
        assert her.place == "goals"
        assert "Press n to write the first one down." in her.sees
        await her.press("t", "y", "tab", "tab", "dollar_sign")
        assert "Get emergency help now" in her.sees, "over a form too"


async def test_the_usual_key_comes_back(connector: Connector, clock: Clock) -> None:
    change_settings({}, {"today.save": "j"})
    async with at_the_app(connector, clock, settings=read_settings()) as her:
        await her.press("y", "f5", "backspace")
        assert her.row("Save the day").split() == ["›", "s", "Save", "the", "day"]
        await her.press("escape", "escape")
        assert her.lines[-1].startswith(" s save")
    assert dict(read_settings().keys) == {}
