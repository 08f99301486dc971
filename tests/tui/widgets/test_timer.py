"""The timer counts whole minutes and says what ended them."""

from __future__ import annotations

import pytest
from textual.app import App

from spinelog.tui import theme
from spinelog.tui.widgets.timer import Timed, Timer


class Timing(App[None]):
    """Opens the timer at once."""

    def __init__(self) -> None:
        super().__init__()
        theme.register(self)
        self.theme = theme.DARK
        self.seconds = 1000.0
        self.results: list[Timed | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme.token_defaults(self.available_themes[self.theme])

    def on_mount(self) -> None:
        self.push_screen(Timer(lambda: self.seconds), self.results.append)


@pytest.mark.parametrize(
    ("keys", "seconds", "expected"),
    [
        (("enter",), 25 * 60 + 59, Timed("sitting_min", "25")),
        (("right", "enter"), 40 * 60, Timed("standing_min", "40")),
        (("right", "right", "enter"), 61, Timed("walking_min", "1")),
        (("enter",), 59, None),
    ],
    ids=["sat until it hurt", "stood", "walked", "no stretch at all"],
)
async def test_a_stretch_is_timed(keys: tuple[str, ...], seconds: float, expected: Timed | None) -> None:
    app = Timing()
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press(*keys)
        app.seconds += seconds
        await pilot.press("enter")
        await pilot.pause()
    assert app.results == [expected]


async def test_something_else_ended_it() -> None:
    app = Timing()
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("enter")
        app.seconds += 600
        await pilot.press("right", "enter")
        await pilot.pause()
    assert app.results == [Timed("sitting_min", "10+")]


async def test_leaving_writes_nothing_down() -> None:
    app = Timing()
    async with app.run_test(notifications=True, tooltips=True, size=(80, 24)) as pilot:
        await pilot.press("enter")
        app.seconds += 600
        await pilot.press("escape")
        await pilot.pause()
    assert app.results == [None]
