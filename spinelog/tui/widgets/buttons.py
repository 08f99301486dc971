"""Buttons of one row. At most one on a screen is the main one, and only that is filled."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Button

from spinelog.tui.content import shown
from spinelog.tui.widgets.labels import FOCUSED


class PushButton(Button):
    """A button of one row; `›` stands before its label while it has the focus. Posts `Button.Pressed`."""

    DEFAULT_CSS = """
    PushButton, PushButton:ansi {
        width: auto;
        min-width: 0;
        height: 1;
        content-align: left middle;
        &.-textual-compact, &.-textual-compact:hover, &.-textual-compact.-active {
            border: none !important;
            tint: transparent;
            color: $foreground;
            background: $field;
            text-style: none;
        }
        &.-textual-compact:focus {
            color: $foreground;
            background: $field-focus;
            background-tint: transparent;
            text-style: bold;
        }
        &.-textual-compact.-main {
            color: $ink;
            background: $function;
            text-style: bold;
        }
    }
    PushButton:ansi.-textual-compact.-main {
        color: $function;
        background: transparent;
        text-style: bold reverse;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down", "step(1)", show=False),
    ]

    def __init__(
        self,
        label: str | Content,
        *,
        main: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Make a button; the label is literal text."""
        self._words = shown(label)
        super().__init__(self._words, compact=True, name=name, id=id, classes=classes)
        self.set_class(main, "-main")
        # The style sheet takes no 0 here; the cell on the left is for the mark.
        self.styles.line_pad = 0

    def render(self) -> Content:
        """The label, with room for the mark of the focus on its left."""
        return Content.assemble(FOCUSED if self.has_focus else " ", self._words, " ")

    def get_content_width(self, container: object, viewport: object) -> int:
        """The label with its room; it does not change with the focus."""
        return self._words.cell_length + 2

    def action_step(self, by: int) -> None:
        """Arrows go to the neighbours."""
        if by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()
