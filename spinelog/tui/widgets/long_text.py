"""A text over the whole screen with buttons under it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.tui.content import line, user_text
from spinelog.tui.widgets.modal import Modal, Result
from spinelog.tui.widgets.section import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinelog.tui.widgets.buttons import PushButton


class LongText(Modal[Result]):
    """Arrows, page keys, home and end scroll it while a button keeps the focus.

    Where it is longer than the screen, a word beside the buttons says so until its end is in view.
    """

    DEFAULT_CSS = """
    LongText {
        background: $background;
        padding: 0 1;
        Section { height: 1fr; }
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        Horizontal { height: 1; }
        #on { width: 1fr; margin-left: 2; color: $muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_text('up')", show=False, priority=True),
        Binding("down", "scroll_text('down')", show=False, priority=True),
        Binding("pageup", "scroll_text('page_up')", show=False),
        Binding("pagedown", "scroll_text('page_down')", show=False),
        Binding("home", "scroll_text('home')", show=False),
        Binding("end", "scroll_text('end')", show=False),
    ]
    MORE: ClassVar[str] = "there is more below: page down reads on"

    def __init__(self, title: str | Content, lines: Iterable[str | Content]) -> None:
        """Each line is literal text, or Content; long ones wrap."""
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def buttons(self) -> Iterable[PushButton]:
        """The buttons under the text; the first of them gets the focus."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, text, buttons."""
        with Section(title=self._title), VerticalScroll(can_focus=False):
            yield Static(Content("\n").join(text if isinstance(text, Content) else user_text(text) for text in self._lines))
        with Horizontal():
            yield from self.buttons()
            yield Static("", id="on")

    def on_mount(self) -> None:
        """Follow what is in view."""
        scroll = self.query_one(VerticalScroll)
        for what in ("scroll_y", "virtual_size", "size"):
            self.watch(scroll, what, self._moved)

    def _moved(self) -> None:
        self.call_after_refresh(self._say_whether_there_is_more)  # once all its sizes are known

    def _say_whether_there_is_more(self) -> None:
        if not self.is_attached:
            return
        scroll = self.query_one(VerticalScroll)
        is_more = scroll.scroll_y < scroll.max_scroll_y
        self.query_one("#on", Static).update(line(self.MORE if is_more else ""))

    def action_scroll_text(self, way: str) -> None:
        """Scroll while a button keeps the focus."""
        scroll = self.query_one(VerticalScroll)
        getattr(scroll, f"scroll_{way}")(animate=False)
