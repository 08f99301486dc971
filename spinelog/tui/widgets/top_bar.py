"""The first row of every screen: where one is, where one can go, and the date."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.tui.content import cut, filled, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

PROGRAM = "spinelog"
LEAST = (60, 20)
"""Columns and rows in which every screen can be read."""
SMALLER = (
    "This window is {} x {}. Please make it {} x {} or larger.",
    "{} x {} is too small. Please make it {} x {}.",
    "{} x {}: please make it {} x {}.",
)
"""The longest of these that fits is said."""


class TopBar(Widget):
    """The program's name, the screens with the key of each underlined, the active one filled, the date at the right.

    Where the row is too narrow the name goes first, then the date. A window in which not everything can be shown
    is told of here instead.
    """

    DEFAULT_CSS = """
    TopBar {
        height: 1;
        width: 100%;
        background: $surface;
        color: $foreground;
        pointer: pointer;
    }
    """
    ALLOW_SELECT = False

    active: reactive[str] = reactive("", init=False)
    """The id of the screen in view."""
    date: reactive[str] = reactive("", init=False)
    """The text at the right."""

    class Chosen(Message):
        """A screen was clicked."""

        def __init__(self, bar: TopBar, screen_id: str) -> None:
            super().__init__()
            self.bar = bar
            self.screen_id = screen_id

        @property
        def control(self) -> TopBar:
            """The bar, for `@on` with a selector."""
            return self.bar

    def __init__(
        self,
        screens: Sequence[tuple[str, str, str]],
        *,
        active: str = "",
        date: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        """`screens` are (id, label, key)."""
        super().__init__(id=id)
        self.screens = tuple(screens)
        self._told_small = False
        self.set_reactive(TopBar.active, active)
        self.set_reactive(TopBar.date, date)

    def on_mount(self) -> None:
        """Follow the window's height too."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def _laid_out(self, screen: Screen[object]) -> None:
        if self._is_small != self._told_small:
            self.refresh()

    @property
    def _is_small(self) -> bool:
        return self.app.size.width < LEAST[0] or self.app.size.height < LEAST[1]

    def _smaller(self) -> Content:
        told = [words.format(*self.app.size, *LEAST) for words in SMALLER]
        fits = next((words for words in told if len(words) + 1 <= self.size.width), told[-1])
        return cut(line(f" {fits}"), self.size.width)

    def _tabs(self) -> list[tuple[str, Content]]:
        tabs = []
        for screen_id, label, key in self.screens:
            tab = line(label).pad(1, 1)
            if screen_id == self.active:
                tab = tab.stylize(filled(self, "function"))
            place = label.lower().find(key.lower())
            if key and place >= 0:
                tab = tab.stylize("underline", place + 1, place + 2)
            tabs.append((screen_id, tab))
        return tabs

    def _layout(self) -> tuple[int, list[tuple[str, Content]], bool]:
        """The column of the first tab, the tabs, and whether the date fits."""
        tabs = self._tabs()
        room = self.size.width - sum(tab.cell_length for _, tab in tabs)
        named = len(PROGRAM) + 3
        dated = len(self.date) + 2
        begin = named if room >= named + dated else 0
        return begin, tabs, room >= begin + dated

    def render(self) -> Content:
        """The row."""
        self._told_small = self._is_small
        if self._told_small:
            return self._smaller()
        begin, tabs, with_date = self._layout()
        name = Content.styled(f" {PROGRAM}  ", "$muted") if begin else Content()
        row = Content.assemble(name, *(tab for _, tab in tabs))
        if not with_date:
            return row
        room = self.size.width - row.cell_length - 1
        return Content.assemble(row, line(self.date, "$muted").pad_left(max(0, room - len(self.date))))

    def on_click(self, event: events.Click) -> None:
        """Ask for the screen under the pointer."""
        end, tabs, _ = self._layout()
        if event.x < end:
            return
        for screen_id, tab in tabs:
            end += tab.cell_length
            if event.x < end:
                self.post_message(self.Chosen(self, screen_id))
                return
