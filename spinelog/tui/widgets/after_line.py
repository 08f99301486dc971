"""The line that stands on Today for two weeks after a procedure, whatever was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widgets import Static

from spinelog.analysis.recent import after_words, is_recent
from spinelog.tui.content import letter_chip

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.procedures import Lettered


class AfterLine(Static):
    """`After A: signs to know (!)`, from day 0 to day 14; hidden before and after. A click opens them."""

    DEFAULT_CSS = """
    AfterLine { height: 1; padding: 0 1; margin-bottom: 1; display: none; pointer: pointer; }
    """

    def show_after(self, latest: Lettered | None, today: date) -> str:
        """Follow the latest procedure; gives it in words while it is recent, else an empty text."""
        self.display = latest is not None and is_recent(latest.procedure, today)
        if latest is None or not self.display:
            return ""
        self.update(Content.assemble("After ", letter_chip(latest.letter), ": signs to know (!)"))
        return after_words(latest.procedure, latest.letter)

    async def on_click(self, event: events.Click) -> None:
        """As the key does."""
        event.stop()
        await self.run_action("app.signs")
