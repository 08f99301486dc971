"""Every screen, dialog and form at every size: all of it can be reached, and nothing is cut off without a sign."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from textual.containers import VerticalScroll
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.tui.widgets.detail_pane import DetailPane
from spinelog.tui.widgets.few_lines import FewLines
from spinelog.tui.widgets.item_table import ItemTable
from tests.tui.everywhere import SPOTS, fill
from tests.tui.helpers import Person, at_the_app

SMALL, USUAL = (60, 20), (80, 24)
EVERY = int(os.environ.get("SPINELOG_SPOTS", "6"))
"""Each sixth spot is looked at; by hand all of them, with `SPINELOG_SPOTS=1`."""
LAID_OUT = [name for name in SPOTS if name != "menu"]
"""The menu is laid out by Textual."""


def _widgets(screen: Screen[object]) -> Iterator[Widget]:
    return (widget for widget in screen.walk_children(Widget) if widget.display and widget.region and not widget.loading)


def _scrolls(widget: Widget, *, sideways: bool = False) -> Widget | None:
    """The nearest widget around this one that scrolls."""
    for node in widget.ancestors:
        if isinstance(node, Widget):
            overflow = node.styles.overflow_x if sideways else node.styles.overflow_y
            scrolls = node.allow_horizontal_scroll if sideways else node.allow_vertical_scroll
            if scrolls and overflow != "hidden":
                return node
    return None


def _out_of_reach(screen: Screen[object]) -> list[str]:
    """Widgets that take the focus, of which some lies outside the screen and of all that scrolls."""
    window = Region(0, 0, *screen.app.size)
    outside = (one for one in _widgets(screen) if one.focusable and not window.contains_region(one.region))
    return [f"{widget!r} at {widget.region}" for widget in outside if _scrolls(widget) is None]


def _over_the_edge(screen: Screen[object]) -> list[str]:
    """Widgets that go on beyond what shows them, where nothing scrolls."""
    found = []
    for widget in _widgets(screen):
        parent = widget.parent
        if not isinstance(parent, Widget) or widget.styles.overlay == "screen" or widget.styles.dock != "none":
            continue
        inside = parent.content_region
        if widget.region.right > inside.right and _scrolls(widget, sideways=True) is None:
            found.append(f"{widget!r}: columns to {widget.region.right} of {inside.right}")
        if widget.region.bottom > inside.bottom and _scrolls(widget) is None:
            found.append(f"{widget!r}: rows to {widget.region.bottom} of {inside.bottom}")
    return found


def _cut_off(screen: Screen[object]) -> list[str]:
    """Texts that are longer than the room they have, and do not say so."""
    found = []
    for widget in _widgets(screen):
        if isinstance(widget, Static) and not isinstance(widget, FewLines):
            width, height = widget.content_size
            text, styles = widget.visual, widget.styles
            rules: RulesMap = {"text_wrap": styles.text_wrap, "text_overflow": styles.text_overflow}
            needed = text.get_height(rules, max(1, width))
            if needed > height:
                found.append(f"{widget!r}: {needed} lines in {height}")
            is_cut = styles.text_wrap == "nowrap" and styles.text_overflow != "ellipsis"
            if is_cut and text.get_optimal_width(rules, width) > width and _scrolls(widget, sideways=True) is None:
                found.append(f"{widget!r}: wider than {width}")
    return found


def faults(her: Person) -> list[str]:
    """Everything that is wrong with what is in view."""
    screen = her.app.screen
    bars = [line for line in her.lines if len(line) > her.app.size.width]
    return [*_out_of_reach(screen), *_over_the_edge(screen), *_cut_off(screen), *bars]


@pytest.mark.parametrize("name", LAID_OUT[::EVERY])
async def test_nothing_is_out_of_reach_and_nothing_is_cut_off_without_a_sign(
    connector: Connector, clock: Clock, name: str
) -> None:
    fill(connector, clock, SPOTS[name].journal)
    async with at_the_app(connector, clock, size=SMALL) as her:
        await her.press(*SPOTS[name].keys)
        await her.clear()
        for size in (SMALL, USUAL):
            await her.resize(*size)
            assert faults(her) == [], her.sees
            table = next((one for one in her.app.screen.query(ItemTable) if one.has_focus), None)
            assert table is None or table.cursor < 0 or table.cursor in table.in_view, "the cursor is in view"


async def test_a_test_of_this_kind_finds_what_is_cut_off(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, size=SMALL) as her:
        await her.press("exclamation_mark")
        her.app.screen.query_one(VerticalScroll).styles.overflow_y = "hidden"
        await her.settle()
        assert faults(her)


LONG = (
    "today", "today-saved", "today-more-saved", "trends", "around", "compare", "goals", "visit-sheet", "signs", "help-today",
    "keys", "timeline", "visit", "procedure-form-whole", "visit-step-8", "new-picker", "settings-themes",
)  # fmt: skip
KEYS = ("pagedown", "down", "space", "tab")


@pytest.mark.parametrize("name", LONG)
async def test_a_key_brings_what_is_below_into_view(connector: Connector, clock: Clock, name: str) -> None:
    fill(connector, clock, SPOTS[name].journal)
    async with at_the_app(connector, clock, size=SMALL) as her:
        await her.press(*SPOTS[name].keys)
        screen = her.app.screen
        waiting = {widget for widget in _widgets(screen) if widget.max_scroll_y > 0 and widget.styles.overflow_y != "hidden"}
        waiting -= {widget for widget in waiting if isinstance(widget, DetailPane) or isinstance(widget.parent, DetailPane)}
        assert waiting, her.sees
        for key in KEYS:
            for _ in range(40):
                waiting -= {widget for widget in waiting if widget.scroll_offset.y >= widget.max_scroll_y}
                if not waiting:
                    return
                if her.app.screen is not screen:
                    await her.press("escape")
                await her.press(key)
        assert not waiting, her.sees


async def test_a_window_that_is_too_small_says_so_and_by_how_much(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, size=(60, 19)) as her:
        assert her.lines[0] == " This window is 60 x 19. Please make it 60 x 20 or larger."
        await her.resize(60, 20)
        assert her.lines[0].startswith(" Today  Trends")
        await her.resize(50, 24)
        assert her.lines[0] == " 50 x 24 is too small. Please make it 60 x 20."
        await her.press("r")
        assert her.lines[0] == " 50 x 24 is too small. Please make it 60 x 20."
        await her.resize(80, 24)
        assert "Timeline" in her.lines[0]
