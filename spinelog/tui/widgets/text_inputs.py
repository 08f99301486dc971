"""Fields of one line: `TextField` takes any text, `NumberField` only what numbers and durations are written with."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from spinelog.domain.text import plain

NUMBER_KEYS = frozenset("0123456789hmk:.,+- ")
"""What a number, a length of time or "at least" is written with: 25+, 1h30, 6:30, 4.2k."""

_ONE_LINE = str.maketrans("\r\n\t", "   ")


class TextField(Input):
    """One line of text. Enter and down move on, up goes back, esc leaves the field so that commands work again.

    Longer text than fits the journal can still be typed; whoever reads the field says so. Nothing is cut.
    """

    DEFAULT_CSS = """
    TextField {
        height: 1;
        padding: 0 1;
        background: $field;
        color: $foreground;
        &.-textual-compact { padding: 0 1; }
        &:focus { background: $field-focus; background-tint: transparent; }
        &>.input--placeholder { color: $muted; }
        &:ansi { text-style: underline; background: transparent; }
        &:ansi>.input--cursor { color: $foreground; background: $background; text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    compact: reactive[bool] = reactive(True, toggle_class="-textual-compact")
    """Always, and from the start: Input would look its styles up twice more to become it."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        moves_on: bool = True,
        escape_leaves: bool = True,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Make a field; `moves_on` is what enter does, `escape_leaves` False lets esc reach the screen."""
        self.moves_on = moves_on
        self.escape_leaves = escape_leaves
        own = " ".join(["-textual-compact", "-valid", classes or ""])  # what Input gives itself, one by one
        super().__init__(value, plain(placeholder), compact=True, name=name, id=id, classes=own)
        self.cursor_blink = False

    @property
    def text(self) -> str:
        """What is typed."""
        return self.value

    @text.setter
    def text(self, text: str) -> None:
        self.value = text

    def validate_value(self, value: str) -> str:
        """Keep control characters away from the terminal, whether they were pasted or stand in a record."""
        return plain(value.translate(_ONE_LINE))

    def render_line(self, y: int) -> Strip:
        """The line, as wide as the field, so that the underline of 16 colours shows an empty one too."""
        return super().render_line(y).extend_cell_length(self.content_size.width, self.rich_style)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc goes to the screen where the field does not use it."""
        return self.escape_leaves if action == "leave" else super().check_action(action, parameters)

    def action_step(self, by: int) -> None:
        """Go to the next or the previous field."""
        if by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_leave(self) -> None:
        """Give the keys back to the screen."""
        self.screen.set_focus(None)

    async def action_submit(self) -> None:
        """Enter: tell the screen, and move on."""
        await super().action_submit()
        if self.moves_on:
            self.action_step(1)

    def on_paste(self, event: events.Paste) -> None:
        """Paste every line, joined by spaces; Input alone would keep the first and drop the rest."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.split("\n")), *self.selection)


class NumberField(TextField):
    """A number or a length of time. Letters that cannot be part of one reach the screen's commands."""

    DEFAULT_CSS = """
    NumberField { width: 9; }
    """

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Only these keys are taken from the screen's commands."""
        return character is not None and character in NUMBER_KEYS

    async def _on_key(self, event: events.Key) -> None:
        # Not stopped: the key goes on to the screen, only Input must not type it.
        if event.is_printable and not self.check_consume_key(event.key, event.character):
            event.prevent_default()
