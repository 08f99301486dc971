"""What an import would save, to be read before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.long_text import LongText

SAVE, LEAVE = "save", "leave"
"""How it ends, but for the ways to read the file otherwise, which the caller names."""


class Preview(LongText[str]):
    """Lines to read, and what can be done with them; esc leaves and changes nothing."""

    DEFAULT_CSS = """
    Preview PushButton { margin-right: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    AUTO_FOCUS = "PushButton"

    def __init__(self, title: str, lines: Iterable[str | Content], *, save: str, others: Sequence[tuple[str, str]] = ()) -> None:
        """`save` is what its button says, empty where there is nothing to save; `others`: ends and what their buttons say."""
        super().__init__(title, lines)
        self._save = save
        self._others = others

    def buttons(self) -> Iterable[PushButton]:
        """Those that do something, and the way back."""
        if self._save:
            yield PushButton(self._save, id=SAVE, main=True)
        for end, label in self._others:
            yield PushButton(label, id=end)
        yield PushButton("Leave" if self._save else "Close", id=LEAVE, main=not self._save)

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id or LEAVE)

    def action_leave(self) -> None:
        """Nothing is saved."""
        self.dismiss(LEAVE)
