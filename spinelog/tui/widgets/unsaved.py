"""The one question about what is typed and not saved."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from spinelog.tui.content import line
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.modal import SmallModal
from spinelog.tui.widgets.section import Section

SAVE, KEEP, DROP = "save", "keep", "drop"
LABELS = {KEEP: "Keep for later", SAVE: "Save", DROP: "Throw away"}


class Unsaved(SmallModal[str | None]):
    """Save it, keep it for later, or throw it away; ends with one of these words, or None: esc goes back to it.

    The focus is on keeping, which loses nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer('')", show=False),
        Binding("s", "answer('save')", show=False),
        Binding("k", "answer('keep')", show=False),
        Binding("t", "answer('drop')", show=False),
    ]
    AUTO_FOCUS = "PushButton"

    def __init__(self, what: str, *, can_save: bool = True, can_keep: bool = True) -> None:
        """`what` is not saved yet; `can_save` False where it is not open, `can_keep` where nothing keeps it."""
        super().__init__()
        self._what = what
        self._answers = {SAVE: can_save, KEEP: can_keep, DROP: True}

    def compose(self) -> ComposeResult:
        """The sentence, then the answers."""
        with Section():
            waits = " It can wait as you typed it." if self._answers[KEEP] else ""
            yield Static(line(f"Not saved yet: {self._what}.{waits} esc goes back."))
            with Horizontal():
                for answer, label in LABELS.items():
                    if self._answers[answer]:
                        yield PushButton(label, id=answer, main=answer == KEEP)

    @on(PushButton.Pressed)
    def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is offered."""
        if action == "answer":
            return self._answers.get(str(parameters[0]), True)
        return super().check_action(action, parameters)

    def action_answer(self, answer: str) -> None:
        """End with an answer."""
        self.dismiss(answer or None)
