"""Pictures of the two questions of a new journal, and of every screen before anything is written down."""

from __future__ import annotations

import pytest
from textual import _wait
from textual.pilot import Pilot

from spinelog.domain.clock import Clock
from spinelog.domain.errors import SpinelogError
from spinelog.storage.connection import Connector
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from tests.snapshots.test_screens import WIDE, Compare, Picture
from tests.tui.helpers import settle

NARROW = (60, 20)
PAINS = ("4", "1")
GOALS = (*PAINS, "n", "1", "right", "6")
OWN = ("tab", *"left", "space", *"hip", "enter", *"jaw")

FIRST = {
    "first-pains": Picture(),
    "first-pains-ticked": Picture(PAINS),
    "first-pains-own": Picture((*PAINS, *OWN)),
    "first-pains-narrow": Picture(PAINS, size=NARROW),
    "first-pains-own-narrow": Picture((*PAINS, *OWN), size=NARROW),
    "first-pains-wide": Picture(PAINS, size=WIDE),
    "first-pains-light": Picture(PAINS, theme_name=theme.LIGHT),
    "first-pains-ansi": Picture((*PAINS, "tab"), theme_name=theme.ANSI),
    "first-pains-no-color": Picture(PAINS, no_color=True),
    "first-goals": Picture(GOALS),
    "first-goals-full": Picture((*GOALS, "2")),
    "first-goals-narrow": Picture(GOALS, size=NARROW),
    "first-goals-wide": Picture(GOALS, size=WIDE),
    "first-today": Picture((*GOALS, "n")),
    "first-today-narrow": Picture((*GOALS, "n"), size=NARROW),
    "first-help": Picture(("question_mark",)),
}
EMPTY = {
    "empty-around": Picture(("r", "a")),
    "empty-compare": Picture(("r", "c")),
    "empty-timeline-kind": Picture(("l", "k")),
    "empty-timeline-notes": Picture(("l", "K")),
    "empty-timeline-words": Picture(("l", "slash", "q", "q")),
    "empty-visit-wide": Picture(("v",), size=WIDE),
    "empty-today-wide": Picture(size=WIDE),
    "empty-today-narrow": Picture(size=NARROW),
    "empty-trends-narrow": Picture(("r",), size=NARROW),
    "empty-goals-narrow": Picture(("g",), size=NARROW),
    "empty-visit-narrow": Picture(("v",), size=NARROW),
    "empty-block": Picture(("d",)),
    "empty-trash": Picture(("l", "z")),
    "empty-undo": Picture(("u",)),
}
"""The other screens of a new journal are in `test_screens`."""


@pytest.mark.parametrize("name", [*FIRST, *EMPTY])
def test_picture(name: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> None:
    picture = FIRST[name] if name in FIRST else EMPTY[name]
    if picture.no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.003)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0003)

    async def come(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)

    app = SpinelogApp(connector, clock, theme_name=picture.theme_name, first_run=name in FIRST)
    assert snap_compare(app, terminal_size=picture.size, run_before=come)
