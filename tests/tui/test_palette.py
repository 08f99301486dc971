"""The menu leads to days, procedures, goals and entries."""

from __future__ import annotations

from datetime import date

from textual.command import CommandList, CommandPalette

from spinelog.domain.clock import Clock
from spinelog.domain.values import Factor
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.screens.goals import Goal, GoalsScreen
from spinelog.tui.screens.timeline import TimelineScreen
from spinelog.tui.screens.today import TodayScreen
from tests.tui.helpers import Person, at_the_app


def offered(her: Person) -> list[str]:
    palette = her.app.screen
    if not isinstance(palette, CommandPalette):
        return []
    return [str(option.prompt) for option in palette.query_one(CommandList).options]


async def look_for(her: Person, text: str, first: str) -> None:
    await her.press("ctrl+p")
    await her.types(text)
    await her.until(lambda: offered(her) and offered(her)[0].startswith(first))
    await her.until(lambda: all(worker.is_finished for worker in her.app.workers if worker.node is her.app.screen))


async def take(her: Person) -> None:
    await her.press("enter")
    await her.until(lambda: not isinstance(her.app.screen, CommandPalette))
    await her.settle()


async def test_a_date_opens_its_day(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l")
        await look_for(her, "nov 3", "Open Tue 3 Nov on Today")
        await take(her)
        screen = her.app.screen
        assert isinstance(screen, TodayScreen)
        await her.until(lambda: screen.day == date(2026, 11, 3))
        await look_for(her, "yesterday", "Open Thu 19 Nov on Today")
        await take(her)
        await her.until(lambda: screen.day == date(2026, 11, 19))


async def test_a_day_to_come_is_not_offered(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("ctrl+p")
        await her.types("2026-12-24")
        await her.until(lambda: "No matches found" in her.sees)


async def test_a_procedure_by_its_letter_or_kind(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await look_for(her, "around a: 8", "Days around A: 8 Oct 2026, Epidural injection")
        await take(her)
        await her.until(lambda: "Days around A" in her.sees)
        assert her.place == "trends"
        await look_for(her, "epidural", "Days around A: ")


async def test_a_goal_has_the_focus_then(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await look_for(her, "walk one mile", "Goal: Walk one mile without a stop")
        await take(her)
        screen = her.app.screen
        assert isinstance(screen, GoalsScreen)
        await her.until(lambda: isinstance(screen.focused, Goal) and screen.focused.card.goal.statement.startswith("Walk"))
        await look_for(her, "sit 30 min", "Goal: Sit 30 min")
        await take(her)
        await her.until(lambda: isinstance(screen.focused, Goal) and screen.focused.card.goal.statement.startswith("Sit"))


async def test_an_entry_by_its_words_with_the_cursor_on_it(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l", "k", "slash")
        await her.types("mri")
        await her.press("enter")
        await look_for(her, "flare 5 sister", "11 Nov 2026, Flare: 5 of 10, after long drive to my sister")
        await take(her)
        screen = her.app.screen
        assert isinstance(screen, TimelineScreen)
        await her.until(lambda: (screen.points_at() or ("",))[0] == "flare")
        assert her.row("long drive to my sister").startswith(" ›")


async def test_over_a_form_nothing_leads_away(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("p", "ctrl+p")
        await her.types("yesterday")
        await her.until(lambda: "No matches found" in her.sees)


async def test_what_somebody_wrote_is_shown_literally(connector: Connector, clock: Clock) -> None:
    journal = Journal(connector, clock)
    journal.add(Factor, {"text": "a\\[b] [/ [@click=app.leave]x[/] \x1b[2J", "effect": "worsens"})
    journal.close()
    async with at_the_app(connector, clock) as her:
        await look_for(her, "click", "Known: ")
        assert "[@click=app.leave]x[/] ␛[2J" in offered(her)[0]
