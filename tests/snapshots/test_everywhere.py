"""Pictures of what the other tests here have none of. Look at each before it is accepted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual import _wait
from textual.pilot import Pilot

from spinelog.domain.clock import Clock
from spinelog.domain.errors import SpinelogError
from spinelog.storage.connection import Connector
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from spinelog.tui.screens.base import JournalScreen
from tests.snapshots.test_screens import WIDE, Compare, Picture
from tests.tui.everywhere import SPOTS, fill
from tests.tui.helpers import settle

NARROW = (60, 20)
USUAL = (
    "today-facet", "today-wrong", "today-another-day", "today-after", "timer", "flare-form", "unsaved-form",
    "procedure-kinds", "trends-facet", "trends-six-weeks", "trends-below", "around-below", "around-facet", "around-empty",
    "compare", "compare-empty", "timeline-facet", "timeline-found-nothing", "edit-form", "ended-form", "trash",
    "goals-last", "goal-form", "goal-check-form", "questionnaire-form", "goals-trash", "visit-facet", "visit-sheet-below",
    "question-form", "export-form", "person-form", "visit-step-0", "visit-step-1", "visit-step-2", "visit-step-3",
    "visit-step-5", "visit-step-6", "visit-step-8", "visit-step-9", "block-picker", "block-none", "block-other-time",
    "block-diary-form", "help-timeline", "help-form", "settings-themes", "key-press", "reminder-form", "new-00", "new-08",
    "new-09", "new-11", "new-12", "new-13", "new-14", "new-15", "new-16", "new-17", "new-18",
    "import-picker", "import-path", "import-preview", "import-columns",
)  # fmt: skip
"""Spots at 80x24."""
SMALL = (
    "today-saved", "today-more", "trends", "around", "compare", "timeline", "timeline-medicines", "goals", "visit",
    "visit-sheet", "visit-question", "procedure-form-whole", "peg-form", "help-today", "unsaved-leave", "keys",
    "after-card", "export-form", "import-preview", "import-columns",
)  # fmt: skip
"""Spots at 60x20."""
LIGHT = (
    "timeline-medicines",
    "goals",
    "visit",
    "visit-sheet",
    "around",
    "procedure-form-whole",
    "signs",
    "settings-themes",
    "help-today",
    "import-preview",
)
ANSI = (*LIGHT, "today-typed", "unsaved-form", "peg-form")
NO_COLOR = ("trends", "timeline-medicines", "goals", "visit", "around", "procedure-form-whole", "signs", "unsaved-form")
LARGE = ("goals", "compare", "today-typed", "settings", "signs")

PICTURES: dict[str, tuple[str, Picture]] = {
    **{name: (name, Picture(SPOTS[name].keys)) for name in USUAL},
    **{f"{name}-narrow": (name, Picture(SPOTS[name].keys, size=NARROW)) for name in SMALL},
    **{f"{name}-light": (name, Picture(SPOTS[name].keys, theme_name=theme.LIGHT)) for name in LIGHT},
    **{f"{name}-ansi": (name, Picture(SPOTS[name].keys, theme_name=theme.ANSI)) for name in ANSI},
    **{f"{name}-no-color": (name, Picture(SPOTS[name].keys, no_color=True)) for name in NO_COLOR},
    **{f"{name}-wide": (name, Picture(SPOTS[name].keys, size=WIDE)) for name in LARGE},
}
"""Name of the picture -> name of the spot, and how it is shown."""

KEYS = {"trends": ("r",), "timeline": ("l",), "goals": ("g",), "visit": ("v",), "around": ("r", "a"), "compare": ("r", "c")}
REFUSED = "Another program is writing to the journal just now. Please try again in a moment."


def taken(picture: Picture, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> bool:
    """Take the picture of a journal that is there, and see whether it is as it was."""
    if picture.no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("HOME", "/home/ana")
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", 0.003)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", 0.0003)

    async def come(pilot: Pilot[SpinelogError]) -> None:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)

    app = SpinelogApp(connector, clock, theme_name=picture.theme_name)
    return snap_compare(app, terminal_size=picture.size, run_before=come)


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare) -> None:
    spot, picture = PICTURES[name]
    fill(connector, clock, SPOTS[spot].journal)
    assert taken(picture, connector, clock, monkeypatch, snap_compare)


@pytest.mark.parametrize("where", KEYS)
def test_picture_while_it_is_read(
    where: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    fill(connector, clock, "demo")
    monkeypatch.setattr(JournalScreen, "_read_in_thread", lambda screen: None)
    assert taken(Picture(KEYS[where]), connector, clock, monkeypatch, snap_compare)


@pytest.mark.parametrize("where", KEYS)
def test_picture_when_it_cannot_be_read(
    where: str, connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, snap_compare: Compare
) -> None:
    fill(connector, clock, "demo")
    read = JournalScreen._read_in_thread

    def refuse(screen: JournalScreen[object], journal: object) -> Iterator[object]:
        raise SpinelogError(REFUSED)

    def begin(screen: JournalScreen[object]) -> object:
        if where == screen.WHERE:
            monkeypatch.setattr(type(screen), "reads", refuse)
        return read(screen)

    monkeypatch.setattr(JournalScreen, "_read_in_thread", begin)
    assert taken(Picture(KEYS[where]), connector, clock, monkeypatch, snap_compare)
