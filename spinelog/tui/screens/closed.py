"""What stands in the place of Today while the journal cannot be opened: why, what to do, and the way to the warning signs."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from spinelog.tui.commands import bindings
from spinelog.tui.content import line, user_text
from spinelog.tui.widgets.buttons import PushButton
from spinelog.tui.widgets.key_line import KeyLine
from spinelog.tui.widgets.section import Section

ACTIONS = {"again": "app.again", "signs": "app.signs", "leave": "app.leave"}
"""Button and what it does."""


class ClosedScreen(Screen[None]):
    """One sentence and three buttons. The app tries again when it is asked to, and puts Today over this once it can."""

    WHERE = "closed"
    CSS_PATH = "closed.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("closed")
    AUTO_FOCUS = "#again"

    def __init__(self, sentence: str, *, leaves_by: str = "ctrl+q") -> None:
        """Say why, in the error's own sentence; `leaves_by` is the key that leaves spinelog."""
        super().__init__()
        self._leaves_by = leaves_by.replace("^", "ctrl+")
        self._sentence = sentence
        self.is_trying = False
        """Another go is under way."""

    def compose(self) -> ComposeResult:
        """Why, what was not done, what can be done."""
        with Section(title="The journal could not be opened"):
            yield Static(user_text(self._sentence), id="why")
            yield Static("Nothing was changed.", id="kept")
            with Horizontal():
                yield PushButton("Try again", id="again", main=True)
                yield PushButton("Signs to know", id="signs")
                yield PushButton("Leave", id="leave")
            yield Static("The warning signs are there without the journal too: press !", id="without")
            yield Static(line(f"{self._leaves_by} leaves spinelog."), id="leaving")
        yield KeyLine()

    @on(PushButton.Pressed)
    async def _pressed(self, event: PushButton.Pressed) -> None:
        event.stop()
        await self.run_action(ACTIONS[event.button.id or "leave"])

    def begin_trying(self) -> None:
        """Say that another go is under way; it takes a few seconds where somebody else is writing."""
        self.is_trying = True
        self.query_one("#kept", Static).update("Trying again ...")

    def end_trying(self, sentence: str, *, again: str) -> None:
        """Say why it cannot be opened now, and what came of trying `again`."""
        self.is_trying = False
        self.query_one("#why", Static).update(user_text(sentence))
        self.query_one("#kept", Static).update(user_text(again))
