"""The two small dialogs: a question with two answers, and a text to read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from spinelog.tui.content import shown
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.long_text import LongText
from spinelog.tui.widgets.modal import SmallModal
from spinelog.tui.widgets.section import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Confirm(SmallModal[bool]):
    """One sentence and two answers. The focus is on the answer that changes nothing, and esc means it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer(False)", show=False),
        Binding("y", "answer(True)", show=False),
        Binding("n", "answer(False)", show=False),
    ]
    AUTO_FOCUS = "#no"

    def __init__(self, question: str | Content, *, yes: str = "Yes", no: str = "No") -> None:
        """The question is literal text; so are the two answers."""
        super().__init__()
        self._question = question
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        """The sentence, then the safe answer, then the other."""
        with Section():
            yield Static(shown(self._question))
            with Horizontal():
                yield PushButton(self._no, id="no", main=True)
                yield PushButton(self._yes, id="yes")

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """End with an answer."""
        self.dismiss(answer)


class TextModal(LongText[None]):
    """A text over the whole screen, to be read and closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("space", "scroll_text('page_down')", show=False, priority=True),
    ]
    AUTO_FOCUS = "#close"
    MORE = "there is more below: space reads on"

    def buttons(self) -> Iterable[PushButton]:
        """The one button."""
        yield PushButton("Close", id="close", main=True)

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.dismiss()

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss()
