from __future__ import annotations

from datetime import date

import pytest
from textual.command import CommandPalette

from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.commands import APP, COMMANDS, key_words
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.today import TodayScreen
from spinelog.tui.widgets.day_form import DayForm
from spinelog.tui.widgets.day_strip import DayStrip
from spinelog.tui.widgets.dialogs import TextModal
from spinelog.tui.widgets.score_row import ScoreRow
from spinelog.tui.widgets.top_bar import TopBar
from spinelog.tui.widgets.unsaved import Unsaved
from tests.conftest import TODAY
from tests.tui.helpers import at_the_app

PLACES = {"today": "t", "trends": "r", "timeline": "l", "goals": "g", "visit": "v"}


@pytest.mark.parametrize("where", PLACES)
async def test_help_lists_every_command_of_the_screen(connector: Connector, clock: Clock, where: str) -> None:
    async with at_the_app(connector, clock, size=(80, 60)) as her:
        await her.press(PLACES[where], "question_mark")
        for command in (*COMMANDS[where], *COMMANDS[APP]):
            assert f"  {key_words(command.key):<14}{command.help}" in her.sees
        await her.press("escape")
        assert her.place == where


async def test_help_is_read_with_the_arrows_at_24_lines_and_no_line_wraps(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("question_mark")
        assert isinstance(her.app.screen, TextModal)
        seen = her.lines
        assert not [line for line in her.lines if line.startswith(" ") and line[1:2].islower()]
        await her.press("pagedown", "end")
        assert "Leave spinelog." in her.sees
        assert her.lines != seen


@pytest.mark.parametrize("where", PLACES)
async def test_the_menu_offers_every_command_of_the_screen(connector: Connector, clock: Clock, where: str) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press(PLACES[where])
        found = {(one.title, one.help) for one in her.app.get_system_commands(her.app.screen)}
        wanted = {
            (command.help.removesuffix("."), key_words(command.key))
            for command in (*COMMANDS[where], *COMMANDS[APP])
            if command.id != "app.menu"
        }
        assert found == wanted


async def test_a_command_is_found_in_the_menu_by_its_words_and_run(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("ctrl+p")
        assert isinstance(her.app.screen, CommandPalette)
        await her.types("bad day")
        await her.until(lambda: "without any score" in her.sees)
        await her.press("enter")
        await her.settle()
        entry = journal.entry(TODAY)
        assert entry is not None
        assert entry.fields["bad_day"]
        await her.press("ctrl+p")
        await her.types("order of its dates")
        await her.until(lambda: "See everything in the order" in her.sees)
        await her.press("enter")
        assert her.place == "timeline"


async def test_ctrl_q_leaves_at_once_when_nothing_is_typed(connector: Connector, clock: Clock) -> None:
    for key in ("t", "l"):
        async with at_the_app(connector, clock) as her:
            await her.press(key, "ctrl+q")
            assert her.app._exit


async def test_ctrl_q_asks_once_about_a_day_that_is_not_saved(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("g", "ctrl+q")
        assert isinstance(her.app.screen, Unsaved)
        assert "Not saved yet: Fri 20 Nov. It can wait as you typed it." in her.sees
        await her.press("ctrl+q")
        assert sum(isinstance(screen, Unsaved) for screen in her.app.screen_stack) == 1
        await her.press("escape", "t")
        assert not her.app._exit
        assert "25" in her.part("#function")
        await her.press("s", "ctrl+q")
        assert her.app._exit
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.fields["sitting_min"] == 25


async def test_ctrl_q_asks_about_a_form_that_is_open(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("p", "e", "ctrl+q")
        assert "Not saved yet: the form “Add a procedure”." in her.sees
        await her.press("escape")
        assert isinstance(her.app.screen, FormScreen)
        await her.press("ctrl+q", "k")
        assert her.app._exit


async def test_the_mouse_reaches_every_screen(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        for label, where in (
            ("Trends", "trends"),
            ("Timeline", "timeline"),
            ("Goals", "goals"),
            ("Visit", "visit"),
            ("Today", "today"),
        ):
            await her.click(TopBar, (her.lines[0].index(label) + 1, 0))
            assert her.place == where


async def test_the_mouse_opens_a_day_and_sets_a_score(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        rows = list(her.app.screen.query(ScoreRow))
        await her.click(rows[0], (3 * 7 + 1, 0))
        assert rows[0].value == 7
        await her.click("#save")
        entry = journal.entry(TODAY)
        assert entry is not None
        assert [part.value for part in entry.parts.values()] == [7]
        strip = her.app.screen.query_one(DayStrip)
        await her.click(strip, (0, 1))
        assert isinstance(her.app.screen, TodayScreen)
        assert her.app.screen.day == date(2026, 10, 19) == strip.first, "the strip stays, so that one can click back"
        assert rows[0].value is None
        await her.press("left_square_bracket")
        assert strip.first == date(2026, 9, 14)
        await her.press("t")
        assert her.app.screen.day == TODAY
        assert rows[0].value == 7


async def test_a_click_on_a_key_of_the_last_line_presses_it(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.click("KeyLine", (her.lines[-1].index("o more") + 1, 0))
        assert "Walked" in her.sees


SIZES = ((60, 20), (80, 24), (120, 36), (200, 50))


@pytest.mark.parametrize("demo", [False, True], ids=["empty", "demo"])
async def test_every_screen_fits_every_size(connector: Connector, clock: Clock, demo: bool) -> None:
    async with at_the_app(connector, clock, demo=demo) as her:
        if demo:
            await her.types("28")
            await her.press("s")
        for size in SIZES:
            await her.resize(*size)
            for place, key in PLACES.items():
                await her.press(key)
                assert her.place == place
                assert len(her.lines) == size[1]
                assert her.lines[-1].strip(), "the line of keys"
                assert max(map(len, her.lines)) <= size[0]


@pytest.mark.parametrize(("width", "weeks"), [(80, 5), (60, 3), (40, 2)])
async def test_the_strip_of_days_shows_the_weeks_that_fit_and_today_among_them(
    connector: Connector, clock: Clock, width: int, weeks: int
) -> None:
    async with at_the_app(connector, clock, size=(width, 24)) as her:
        strip = her.app.screen.query_one(DayStrip)
        assert (strip.weeks, strip.region.right <= width) == (weeks, True)
        assert "16 Nov" in her.part(DayStrip)
        await her.resize(80, 24)
        assert strip.weeks == 5


async def test_a_long_notification_can_be_read_to_its_end(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("g", "d")
        told = " ".join(line.split("▌")[1].strip() for line in her.lines if "▌" in line)
        assert told == her.told[-1]
        assert "^p menu" in her.lines[-1], "the keys stay in view"


async def test_dialogs_fit_sixty_columns_and_twenty_lines(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True, size=(60, 20)) as her:
        for keys, words in (
            (("p",), "f2 save"),
            (("question_mark",), "Close"),
            (("l", "n"), "Goal check"),
            (("l", "e"), "f2 save"),
            (("g", "z"), "trash"),
            (("v", "e"), "f2 save"),
        ):
            await her.press("t", *keys)
            assert words in her.sees, keys
            await her.press("escape")


async def test_a_storm_of_sizes_breaks_nothing_and_loses_nothing_typed(connector: Connector, clock: Clock) -> None:
    sizes = [(1, 1), (300, 100), (2, 50), (200, 2), (77, 3), (110, 32), (5, 5), (80, 24)]
    async with at_the_app(connector, clock, demo=True) as her:
        await her.types("28")
        for key in (*PLACES.values(), "question_mark"):
            await her.press(key)
            for width, height in sizes:
                await her.pilot.resize_terminal(width, height)
        await her.press("escape", "t", "p")
        for width, height in sizes:
            await her.pilot.resize_terminal(width, height)
        await her.press("escape")
        assert her.app.query_one(DayForm).texts["sitting_min"] == "28"
        await her.press("s")
        assert "Saved, 19:00." in her.sees


async def test_tips_show_nothing_that_breaks(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        for where in (TopBar, DayStrip, "KeyLine", "#save"):
            await her.pilot.hover(where)
            await her.settle()
