"""One item in full below a list: labels and texts, as many on a line as fit, and a way to read on."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from spinelog.tui.content import line, user_text
from spinelog.tui.widgets.section import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

BETWEEN = 3
"""Columns between two pairs on one line."""


class DetailPane(Section):
    """Pairs of label and text under a title. It has no focus of its own: the screen's keys scroll it with `page`."""

    DEFAULT_CSS = """
    DetailPane {
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        Static { height: auto; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._title = self._more = ""
        self._pairs: tuple[tuple[str, str], ...] = ()

    def compose(self) -> ComposeResult:
        """The text, in what scrolls."""
        with VerticalScroll(can_focus=False):
            yield Static()

    def tell(self, title: str, pairs: Iterable[tuple[str, str]], *, more: str) -> None:
        """Show another item from its beginning. An empty label stands for text alone; `more` says how one reads on."""
        self._title, self._pairs, self._more = title, tuple(pairs), more
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Lines follow the width."""
        self._lay_out()

    def page(self, by: int) -> None:
        """Read on, or back."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=by * max(1, scroll.size.height - 1), animate=False)

    def _lay_out(self) -> None:
        width = self.content_size.width - 1  # for the scroll bar
        if width < 1:
            return
        text = packed(self._pairs, width)
        self.query_one(Static).update(text)
        is_longer = len(text.wrap(width)) > self.content_size.height
        self.set_title(self._title, self._more if is_longer else "")


def packed(pairs: Iterable[tuple[str, str]], width: int) -> Content:
    """Labels, muted, and texts: short ones side by side, each long one on lines of its own."""
    rows: list[Content] = []
    room = 0
    for label, text in pairs:
        pair = Content.assemble(line(f"{label}: " if label else "", "$muted"), user_text(text))
        needed = BETWEEN + pair.cell_length
        if needed <= room and "\n" not in text:
            rows[-1] = Content.assemble(rows[-1], " " * BETWEEN, pair)
            room -= needed
        else:
            rows.append(pair)
            room = 0 if "\n" in text else width - pair.cell_length
    return Content("\n").join(rows)
