"""A screen that was there before is shown at once and whole; a form is whole in its first picture."""

from __future__ import annotations

import pytest
from textual.screen import Screen
from textual.strip import Strip

from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.tui import theme
from spinelog.tui.form import FormScreen
from tests.tui.helpers import Person, at_the_app

PLACES = {"today": "t", "trends": "r", "timeline": "l", "goals": "g", "visit": "v"}


def picture(her: Person) -> list[Strip]:
    """The terminal with its colours."""
    return [strip.simplify() for strip in her.app.screen._compositor.render_strips(her.app.size)]


@pytest.mark.parametrize("where", PLACES)
async def test_a_kept_screen_is_not_held_back(connector: Connector, clock: Clock, where: str) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press(PLACES[where], "l" if where == "today" else "t")
        await her.until(lambda: not her.app._batch_count)
        await her.app.action_go(where)
        assert her.place == where
        assert not her.app._batch_count, "nothing waits for a timer before it is drawn"


@pytest.mark.parametrize("where", PLACES)
async def test_a_kept_screen_follows_colours_and_size_that_changed_elsewhere(
    connector: Connector, clock: Clock, where: str
) -> None:
    elsewhere = "l" if where == "today" else "t"
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press(PLACES[where], elsewhere)
        her.app.theme = theme.LIGHT
        await her.resize(120, 36)
        await her.press(PLACES[where], "home")  # a list that was scrolled stays where it was
        kept = picture(her)
    async with at_the_app(connector, clock, theme_name=theme.LIGHT, size=(120, 36)) as her:
        await her.press(elsewhere, PLACES[where], "home")
        assert picture(her) == kept


@pytest.mark.parametrize(
    ("key", "question"), [("f", "What set it off?"), ("p", "What was done?"), ("y", "Which number do you call")]
)
async def test_the_first_picture_of_a_form_is_whole(
    connector: Connector, clock: Clock, key: str, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first: list[str] = []
    lay_out = Screen._refresh_layout

    def seen(screen: Screen[object], *args: object, **kwargs: object) -> None:
        lay_out(screen, *args, **kwargs)  # type: ignore[arg-type]
        if isinstance(screen, FormScreen) and not first:
            first.extend(strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size))

    async with at_the_app(connector, clock, demo=True) as her:
        monkeypatch.setattr(Screen, "_refresh_layout", seen)
        await her.press(key)
        assert question in "\n".join(first)
        assert [line for line in first if "›" in line]
        assert first == her.lines
