"""The line that stands on Today for two weeks after a procedure, whatever was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from spinelog.domain.procedure import IN_SENTENCE
from spinelog.knowledge.signs import AFTER_DAYS
from spinelog.tui.content import letter_chip

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.procedures import Lettered


class AfterLine(Static):
    """`After A: signs to know (!)`, from day 0 to day 14; hidden before and after."""

    DEFAULT_CSS = """
    AfterLine { height: 1; padding: 0 1; margin-bottom: 1; display: none; }
    """

    def show_after(self, latest: Lettered | None, today: date) -> str:
        """Follow the latest procedure; gives it in words while it is recent, else an empty text."""
        is_recent = latest is not None and latest.day_zero is not None and (today - latest.day_zero).days <= AFTER_DAYS
        self.display = is_recent
        if latest is None or not is_recent:
            return ""
        self.update(Content.assemble("After ", letter_chip(latest.letter), ": signs to know (!)"))
        return f"After {latest.letter}, the {IN_SENTENCE.get(latest.procedure.kind, 'procedure')}"
