"""One of a few choices: side by side where they fit in the line, else a list that enter opens."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.tui.content import cut, line
from spinelog.tui.widgets.labels import NOT_RECORDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

CHOSEN = "●"


class ChoiceField(Widget, can_focus=True):
    """A choice, or None: not said.

    Left and right go through the choices, a letter goes to the next one that begins with it, backspace makes
    it not said, a click chooses. Enter moves on, or opens the list where the choices do not fit in the line.
    Letters that begin no choice reach the screen's commands.
    """

    DEFAULT_CSS = """
    ChoiceField {
        height: 1;
        width: 1fr;
        pointer: pointer;
        &:focus { background: $field-focus; }
    }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "change(1)", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter", "enter", show=False),
        Binding("space", "open", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    value: reactive[str | None] = reactive(None, init=False)
    """The key of the choice."""

    class Changed(Message):
        """Another choice was made, or it was cleared (None)."""

        def __init__(self, choice: ChoiceField, value: str | None) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> ChoiceField:
            """The field, for `@on` with a selector."""
            return self.choice

    class Tried(Changed):
        """The cursor in the open list is on this choice; once the list is left, on the one that stays."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        value: str | None = None,
        *,
        none: str = "not said",
        none_yet: str = "nothing to choose from yet",
        title: str = "",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """`choices` are (key, label); `none` is the label of None, empty where one has to be chosen."""
        super().__init__(name=name, id=id, classes=classes)
        self.choices = tuple(choices)
        self.none = none
        self.none_yet = none_yet
        self.title = title
        self.set_reactive(ChoiceField.value, value or None)

    @property
    def options(self) -> tuple[tuple[str | None, str], ...]:
        """What can be chosen in order, None last."""
        return (*self.choices, (None, self.none)) if self.none else self.choices

    @property
    def text(self) -> str:
        """The key of the choice; empty when not said."""
        return self.value or ""

    @text.setter
    def text(self, text: str) -> None:
        self.value = text or None

    @property
    def in_line(self) -> bool:
        """All choices fit side by side."""
        return sum(cell.cell_length for cell in self._cells()) <= self.size.width

    def _cells(self) -> list[Content]:
        return [self._cell(key, label) for key, label in self.options]

    def _cell(self, key: str | None, label: str) -> Content:
        chosen = key == self.value
        style = "$muted" if key is None else "bold $function" if chosen else "$foreground"
        sign = (NOT_RECORDED if key is None else CHOSEN) if chosen else " "
        return Content.assemble(" ", (sign, style), " ", line(label, style), " ")

    def watch_value(self, value: str | None) -> None:
        """Tell the screen."""
        self.post_message(self.Changed(self, value))

    def render(self) -> Content:
        """The choices, or the one that is chosen."""
        if not self.choices:
            return line(f" {self.none_yet}", "$muted").pad_left(1)
        if self.in_line:
            return Content.assemble(*self._cells())
        hint = f" enter shows {f'all {len(self.choices)}' if len(self.choices) > 1 else 'it'} " if self.has_focus else ""
        label = dict(self.options).get(self.value, "")
        now = self._cell(self.value, label) if label else line("choose one", "$muted").pad_left(3)
        # A list looks like a field to fill in; choices in view need no frame.
        ground = "underline" if self.app.native_ansi_color else "" if self.has_focus else "on $field"
        return Content.assemble(cut(now, self.size.width - len(hint)), (hint, "$muted")).stylize_before(ground)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All choices side by side."""
        return sum(cell.cell_length for cell in self._cells())

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters that begin a choice."""
        return character is not None and character.isalpha() and self._beginning_with(character) is not None

    def on_key(self, event: events.Key) -> None:
        """A letter chooses."""
        if event.character and event.character.isalpha() and (found := self._beginning_with(event.character)) is not None:
            event.stop()
            self.value = self.options[found][0]

    def _beginning_with(self, letter: str) -> int | None:
        """The next option after the chosen one whose label begins with `letter`."""
        options = self.options
        here = self._index()
        for step in range(1, len(options) + 1):
            index = (here + step) % len(options)
            if options[index][1][:1].lower() == letter.lower():
                return index
        return None

    def _index(self) -> int:
        keys = [key for key, _ in self.options]
        return keys.index(self.value) if self.value in keys else -1

    def action_change(self, by: int) -> None:
        """The next or the previous choice; from the end of the row to its other end."""
        if self.choices:
            keys = [key for key, _ in self.options]
            here = self._index()
            self.value = keys[(here + by) % len(keys)] if here >= 0 else keys[0 if by > 0 else -1]

    def action_clear(self) -> None:
        """Not said."""
        self.value = None

    def action_enter(self) -> None:
        """Move on, or open the list."""
        if self.in_line or not self.choices:
            self.action_step(1)
        else:
            self.action_open()

    def action_open(self) -> None:
        """Open the list of all choices."""
        if not self.choices or self.in_line:
            return
        from spinelog.tui.widgets.picker import Picker

        def picked(key: str | None) -> None:
            if key is not None:
                self.value = key or None
                self.screen.focus_next()
            tried(self.value)

        def tried(key: str | None) -> None:
            self.post_message(self.Tried(self, key))

        self.app.push_screen(Picker(self.title, self.options, self.value, moved=tried), picked)

    def action_step(self, by: int) -> None:
        """Go to the next or the previous field."""
        if by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the pointer."""
        if not self.in_line:
            self.action_open()
            return
        end = 0
        for (key, _), cell in zip(self.options, self._cells(), strict=True):
            end += cell.cell_length
            if event.x < end:
                self.value = key
                return
