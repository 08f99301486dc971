"""Buttons of one row. At most one on a screen is the main one, and only that is filled."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from spinelog.tui.content import filled, shown
from spinelog.tui.widgets.labels import FOCUSED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.geometry import Size


class PushButton(Widget, can_focus=True):
    """A button of one row; `›` stands before its label while it has the focus.

    A widget of its own, since Textual's Button brings two hundred style rules that the first frame would wait for.
    """

    DEFAULT_CSS = """
    PushButton { width: auto; height: 1; pointer: pointer; }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", show=False),
        Binding("left,up", "step(-1)", show=False),
        Binding("right,down", "step(1)", show=False),
    ]

    class Pressed(Message):
        """It was pressed: enter, space or a click."""

        def __init__(self, button: PushButton) -> None:
            super().__init__()
            self.button = button

        @property
        def control(self) -> PushButton:
            """The button, for `@on` with a selector."""
            return self.button

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
        super().__init__(name=name, id=id, classes=classes)
        self._words = shown(label)
        self._is_main = main

    @property
    def label(self) -> Content:
        """What it says."""
        return self._words

    def render(self) -> Content:
        """The label, with room for the mark of the focus on its left."""
        if self._is_main:
            style = filled(self, "function")
        else:
            style = "bold $foreground on $field-focus" if self.has_focus else "$foreground on $field"
            if self.app.native_ansi_color:
                style += " underline"
        return Content.assemble(FOCUSED if self.has_focus else " ", self._words, " ").stylize(style)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The label with its room; it does not change with the focus."""
        return self._words.cell_length + 2

    def action_press(self) -> None:
        """Say so."""
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        """A click is a press."""
        event.stop()
        self.action_press()

    def action_step(self, by: int) -> None:
        """Arrows go to the neighbours."""
        if by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()
