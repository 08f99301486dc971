"""The summary as it will be printed, to be read on any screen: up and down, and to the side where that is narrower."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

STEP = 11
"""Columns at a time, so that the last of 80 is in view on 60 after two steps."""


class Paper(VerticalScroll):
    """What scrolls; the bars stand only where there is more than fits."""

    DEFAULT_CSS = """
    Paper { overflow: auto auto; scrollbar-size-vertical: 0; scrollbar-size-horizontal: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "slide(-1)", show=False),
        Binding("right", "slide(1)", show=False),
    ]

    def action_slide(self, by: int) -> None:
        """Read on at the side."""
        self.scroll_relative(x=by * STEP, animate=False)
