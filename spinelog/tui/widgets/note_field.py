"""A note of several lines."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from spinelog.domain.text import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.widgets.text_area import Edit, EditResult


class NoteField(TextArea):
    """A note that grows from one row to three. Enter begins a new line; tab, and up or down at its ends, leave it.

    Esc leaves it too, so that commands work again. A note that is too long is never cut; whoever reads the
    field says so.
    """

    DEFAULT_CSS = """
    NoteField {
        height: auto;
        min-height: 1;
        max-height: 3;
        padding: 0 1;
        background: $field;
        scrollbar-size-vertical: 1;
        &.-textual-compact { padding: 0 1; }
        &:focus { background: $field-focus; }
        &:ansi { text-style: underline; background: transparent; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(
        self,
        text: str = "",
        *,
        escape_leaves: bool = True,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Make a field; `escape_leaves` False lets esc reach the screen."""
        self.escape_leaves = escape_leaves
        super().__init__(_clean(text), compact=True, highlight_cursor_line=False, name=name, id=id, classes=classes)
        self.cursor_blink = False

    def load_text(self, text: str) -> None:
        """Replace the whole note."""
        super().load_text(_clean(text))

    def edit(self, edit: Edit) -> EditResult:
        """Type or paste; control characters are made visible before they are in the note."""
        edit.text = _clean(edit.text)
        return super().edit(edit)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc goes to the screen where the field does not use it."""
        return self.escape_leaves if action == "leave" else super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Give the keys back to the screen."""
        self.screen.set_focus(None)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; from the first line to the field before."""
        if self.cursor_at_first_line and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; from the last line to the field after."""
        if self.cursor_at_last_line and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)


def _clean(text: str) -> str:
    # Terminals send the line ends of a paste as CR.
    return plain(text.replace("\r\n", "\n").replace("\r", "\n"))
