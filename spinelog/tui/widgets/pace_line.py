"""The line on Today that says how often is written, until when, and what can be told as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widget import Widget

from spinelog.tui.content import cut, line

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = "   "


class PaceLine(Widget):
    """As many sentences as fit on one line, and at its end the key that changes it. A click does what is told first."""

    DEFAULT_CSS = """
    PaceLine { width: 1fr; height: 1; pointer: pointer; }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._sentences: Sequence[str] = ()
        self._hint = ""
        self._action = ""

    def tell(self, sentences: Sequence[str], hint: str, action: str) -> None:
        """Say this; `sentences` has what matters most first, `action` is the screen's."""
        self._sentences, self._hint, self._action = sentences, hint, action
        self.refresh()

    def render(self) -> Content:
        """The first sentence, cut where it does not fit; the others and the hint where all of them do."""
        width = self.size.width
        if not self._sentences:
            return Content()
        first, *others = self._sentences
        if len(first) > width:
            return cut(line(first, "$muted"), width)
        for more in others:
            if len(first) + len(GAP) + len(more) <= width:
                first += GAP + more
        room = width - len(first) - len(GAP) - len(self._hint)
        return line(f"{first}{GAP}{' ' * room}{self._hint}" if room >= 0 else first, "$muted")

    async def on_click(self, event: events.Click) -> None:
        """As the key does."""
        event.stop()
        if self._action:
            await self.screen.run_action(self._action)
