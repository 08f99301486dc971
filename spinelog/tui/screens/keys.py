"""All commands with their keys; enter on one, then the new key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from spinelog.storage.settings import change_settings
from spinelog.tui.commands import BY_ID, COMMANDS, TITLES, Command, key_of, key_words
from spinelog.tui.content import line, tell
from spinelog.tui.keys import refusal
from spinelog.tui.widgets.item_table import Column, ItemTable, Row
from spinelog.tui.widgets.key_line import KeyLine
from spinelog.tui.widgets.modal import Modal
from spinelog.tui.widgets.section import Section

if TYPE_CHECKING:
    from spinelog.domain.preferences import Settings
    from spinelog.tui.desk import Desk

KEY_WIDTH, USUAL_WIDTH = 9, 10


class KeysScreen(Modal[None]):
    """The table of commands. What is changed is kept at once."""

    DEFAULT_CSS = """
    KeysScreen {
        background: $background;
        padding: 0 1;
        Section { height: 1fr; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "usual", "the usual key again", key_display="backspace"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, desk: Desk, *, follow: Callable[[Settings], None]) -> None:
        """`follow` takes settings over for the whole app."""
        super().__init__()
        self._desk = desk
        self._follow = follow

    def compose(self) -> ComposeResult:
        """One table and the keys that change it."""
        with Section(title="Keys", legend="enter gives the command another key"):
            yield ItemTable(
                Column("Key", KEY_WIDTH), Column("What it does"), Column("Usually", USUAL_WIDTH, muted=True), rows=self._rows()
            )
        yield KeyLine()

    def _rows(self) -> list[Row]:
        return list(self._told())

    def _told(self) -> Iterator[Row]:
        for where, title in TITLES.items():
            yield Row("", (title,))
            for command in COMMANDS[where]:
                own = self._desk.keys.get(command.id)
                cells = (line(key_words(key_of(command, self._desk.keys)), "bold"), command.help.removesuffix("."))
                yield Row(command.id, (*cells, key_words(command.key) if own else ""))

    @property
    def _command(self) -> Command | None:
        return BY_ID.get(self.query_one(ItemTable).cursor_key)

    @on(ItemTable.Chosen)
    def _chosen(self, event: ItemTable.Chosen) -> None:
        event.stop()
        self._change()

    @work(exclusive=True)
    async def _change(self) -> None:
        """Ask for the new key of the command under the cursor."""
        command = self._command
        if command is None:
            return
        key = await self.app.push_screen_wait(KeyPress(command, self._desk))
        if key is not None:
            await self._give(command, key)

    @work(exclusive=True)
    async def action_usual(self) -> None:
        """The key that it usually has, unless another command has that one now."""
        command = self._command
        if command is None or command.id not in self._desk.keys:
            return
        others = {id_: key for id_, key in self._desk.keys.items() if id_ != command.id}
        if taken := refusal(command, command.key, others):
            tell(self, taken, severity="warning")
            return
        await self._give(command, command.key)

    async def _give(self, command: Command, key: str) -> None:
        try:
            kept = await asyncio.to_thread(change_settings, {}, {command.id: None if key == command.key else key})
        except OSError as error:
            tell(self, f"The key could not be kept: {error.strerror}. Please try again.", severity="warning")
            return
        self._follow(kept)
        self.query_one(ItemTable).show_rows(self._rows())

    def action_leave(self) -> None:
        """Back to the settings."""
        self.dismiss(None)


class KeyPress(ModalScreen[str | None]):
    """Waits for one key; one that cannot be given is answered with why, and waits on. Esc ends with None."""

    DEFAULT_CSS = """
    KeyPress {
        align: center middle;
        background: $background 60%;
        &:ansi { background: transparent; }
        Section {
            width: 64;
            max-width: 100%;
            height: auto;
            background: $background;
            border-bottom: solid $function;
            padding: 1 2 0 2;
        }
        Static { margin-bottom: 1; }
        #refused { color: $pain; }
    }
    """
    AUTO_FOCUS = ""

    def __init__(self, command: Command, desk: Desk) -> None:
        super().__init__()
        self._command = command
        self._desk = desk

    def compose(self) -> ComposeResult:
        """What is asked, and why the last key was none."""
        now = key_words(key_of(self._command, self._desk.keys))
        with Section(title=self._command.help.removesuffix(".")):
            yield Static(line(f"Press the new key. Now it is {now}; esc leaves it so."))
            yield Static("", id="refused")

    def on_key(self, event: events.Key) -> None:
        """Every key is an answer."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        elif sentence := refusal(self._command, event.key, self._desk.keys):
            self.query_one("#refused", Static).update(line(sentence))
        else:
            self.dismiss(event.key)
