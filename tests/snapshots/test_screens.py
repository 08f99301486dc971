"""Pictures of every screen. Look at each before it is accepted: `pytest tests/snapshots --snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from textual import _wait
from textual.pilot import Pilot

from spinelog.domain.clock import Clock
from spinelog.domain.errors import SpinelogError
from spinelog.storage.connection import Connector
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from tests.demo import fill
from tests.tui.helpers import settle

Compare = Callable[..., bool]

TYPED = ("2", "8", "tab", "6", "h", "3", "0", "tab", "3", "4")
SAVED = (*TYPED, "0", "s")


@dataclass(frozen=True)
class Picture:
    """How to come to what is shown."""

    keys: tuple[str, ...] = ()
    demo: bool = True
    size: tuple[int, int] = (80, 24)
    theme_name: str = theme.DARK
    no_color: bool = False


WIDE = (120, 36)

PICTURES = {
    "today-empty": Picture(demo=False),
    "trends-empty": Picture(("r",), demo=False),
    "timeline-empty": Picture(("l",), demo=False),
    "goals-empty": Picture(("g",), demo=False),
    "visit-empty": Picture(("v",), demo=False),
    "today": Picture(),
    "today-typed": Picture(TYPED),
    "today-saved": Picture(SAVED),
    "today-more": Picture((*SAVED, "o")),
    "today-bad-day": Picture(("b",)),
    "trends-3m": Picture(("r", "left", "left")),
    "trends-all": Picture(("r", "z", "z", "z")),
    "around": Picture(("r", "a")),
    "around-wide": Picture(("r", "a"), size=WIDE),
    "compare-alone": Picture(("r", "c")),
    "timeline": Picture(("l",)),
    "timeline-medicines": Picture(("l", "k", "k", "end", "up")),
    "timeline-find": Picture(("l", "slash", "d", "r", "i", "v", "e")),
    "goals": Picture(("g",)),
    "visit": Picture(("v",)),
    "visit-sheet": Picture(("v", "space")),
    "visit-question": Picture(("v", "q")),
    "signs": Picture(("exclamation_mark",)),
    "signs-narrow": Picture(("exclamation_mark",), size=(60, 20)),
    "after-card": Picture(("p", "e", "tab", "t", "o", "d", "a", "y", "f2")),
    "medicine-dose": Picture(("l", "k", "k", "home", "c")),
    "procedure-form": Picture(("p",)),
    "procedure-form-whole": Picture(("p", "e", "tab", "0", "3", "slash", "0", "4", "f3", "f2")),
    "picker": Picture(("l", "n")),
    "peg-form": Picture(("g", "q", "enter", "4", "4")),
    "help": Picture(("question_mark",)),
    "settings": Picture(("y",)),
    "settings-light": Picture(("y", "tab", "tab", "right", "right")),
    "settings-narrow": Picture(("y",), size=(60, 20)),
    "keys": Picture(("y", "f5", "down")),
    "key-refused": Picture(("y", "f5", "enter", "r")),
    "confirm": Picture(("2", "x")),
    "notification": Picture(("g", "d")),
    "today-saved-wide": Picture(SAVED, size=WIDE),
    "timeline-wide": Picture(("l",), size=WIDE),
    "trends-wide": Picture(("r",), size=WIDE),
    "visit-wide": Picture(("v",), size=WIDE),
    "today-narrow": Picture(SAVED, size=(60, 20)),
    "today-light": Picture(SAVED, theme_name=theme.LIGHT),
    "trends-light": Picture(("r",), theme_name=theme.LIGHT),
    "today-ansi": Picture(SAVED, theme_name=theme.ANSI),
    "trends-ansi": Picture(("r",), theme_name=theme.ANSI),
    "today-no-color": Picture(SAVED, no_color=True),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> None:
    picture = PICTURES[name]
    if picture.no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.003)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0003)
    if picture.demo:
        fill(connector, clock)

    async def come(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)

    app = SpinelogApp(connector, clock, theme_name=picture.theme_name)
    assert snap_compare(app, terminal_size=picture.size, run_before=come)
