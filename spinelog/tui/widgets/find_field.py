"""The field in which words to find are typed; it is there only while it is wanted."""

from __future__ import annotations

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from spinelog.tui.widgets.text_inputs import TextField


class FindField(TextField):
    """Says which words are sought, as they are typed. Enter leaves it open; left empty it goes away."""

    class Sought(Message):
        """Other words are sought; empty: none any more."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """Enter: on to what was found."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(placeholder="words to find; esc ends", id=id, moves_on=False, escape_leaves=False)
        self._words = ""
        self.display = False

    def open(self) -> None:
        """Show it and type."""
        self.display = True
        self.focus()

    def close(self) -> None:
        """Seek nothing any more and go away."""
        self.value = ""
        self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        words = " ".join(event.value.split())
        if words != self._words:
            self._words = words
            self.post_message(self.Sought(words))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left())

    def on_blur(self, event: events.Blur) -> None:
        """Nothing typed: it is not wanted."""
        if not self.value:
            self.display = False
