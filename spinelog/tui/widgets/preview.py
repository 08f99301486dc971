"""What an import would save, to be read before it is saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.long_text import LongText

SAVE, CHANGE, LEAVE = "save", "change", "leave"
"""How it ends: save it, change how the file is read, or neither."""


class Preview(LongText[str]):
    """Lines to read, and what can be done with them; esc leaves and changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    AUTO_FOCUS = "PushButton"

    def __init__(self, title: str, lines: Iterable[str], *, save: str, change: str = "") -> None:
        """`save` and `change` are what their buttons say, empty where there is nothing to save, or no other way to read it."""
        super().__init__(title, lines)
        self._save = save
        self._change = change

    def buttons(self) -> Iterable[PushButton]:
        """Those that do something, and the way back."""
        if self._save:
            yield PushButton(self._save, id=SAVE, main=True)
        if self._change:
            yield PushButton(self._change, id=CHANGE)
        yield PushButton("Leave" if self._save else "Close", id=LEAVE, main=not self._save)

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id or LEAVE)

    def action_leave(self) -> None:
        """Nothing is saved."""
        self.dismiss(LEAVE)
