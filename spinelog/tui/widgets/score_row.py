"""The 0 to 10 row: eleven digits in view, one key to answer."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.tui.content import filled
from spinelog.tui.widgets.labels import LABEL_WIDTH, NOT_RECORDED, row_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.geometry import Size

HIGHEST = 10
CELL = 3
CELLS_WIDTH = 34
"""Eleven cells of three columns, one more for the 10."""


class ScoreRow(Widget, can_focus=True):
    """A score of 0 to 10, or None: not recorded. It starts empty; nothing is filled in for the person.

    A digit sets the score and moves on to the next field. `1` sets 1 at once but stays, since it may be the
    beginning of ten: `0` right after it makes ten and moves on; any other digit leaves the 1, moves on and
    counts for the next field; tab, down and enter move on with the 1. Arrows and `+` `-` move the score by
    one, backspace makes it not recorded again, a click sets it; these do not move on.

    The digits are priority bindings: keys that arrive in one burst (a slow ssh line) are then taken in order,
    each by the row that has the focus when its turn comes.
    """

    DEFAULT_CSS = """
    ScoreRow {
        width: auto;
        height: 1;
        pointer: pointer;
    }
    """
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"digit({digit})", show=False, priority=True) for digit in range(10)),
        Binding("right,plus", "change(1)", show=False),
        Binding("left,minus", "change(-1)", show=False),
        Binding("backspace,delete", "clear", show=False),
        Binding("enter,down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    value: reactive[int | None] = reactive(None, init=False)

    class Changed(Message):
        """The score is another one, or was cleared (None)."""

        def __init__(self, row: ScoreRow, value: int | None) -> None:
            super().__init__()
            self.row = row
            self.value = value

        @property
        def control(self) -> ScoreRow:
            """The row, for `@on` with a selector."""
            return self.row

    def __init__(
        self,
        label: str | Content = "",
        value: int | None = None,
        *,
        label_width: int = LABEL_WIDTH,
        hue: str = "pain",
        moves_on: bool = True,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Make a row; `label_width` 0 leaves the label to a FieldRow, `hue` is the token of the chosen digit."""
        super().__init__(name=name, id=id, classes=classes)
        self.label = label
        self.label_width = label_width
        self.hue = hue
        self.moves_on = moves_on
        self._may_be_ten = False
        self.set_reactive(ScoreRow.value, value)

    @property
    def text(self) -> str:
        """The score as one would type it; empty when not recorded."""
        return "" if self.value is None else str(self.value)

    @text.setter
    def text(self, text: str) -> None:
        self.value = int(text) if text else None

    @property
    def mark(self) -> str:
        """What stands by the label when the row does not have the focus."""
        return NOT_RECORDED if self.value is None else ""

    def validate_value(self, value: int | None) -> int | None:
        """Keep the score between 0 and 10."""
        return None if value is None else max(0, min(HIGHEST, value))

    def watch_value(self, value: int | None) -> None:
        """Tell the screen."""
        self.post_message(self.Changed(self, value))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The label and the eleven cells."""
        return self.label_width + CELLS_WIDTH

    def render(self) -> Content:
        """One line: label, mark, digits."""
        label = row_label(self.label, self.label_width, focused=self.has_focus, mark=self.mark)
        plain_cell = "$foreground on $field-focus" if self.has_focus else "$muted on $field"
        cells = [
            Content.styled(f" {digit} ", filled(self, self.hue) if digit == self.value else plain_cell)
            for digit in range(HIGHEST + 1)
        ]
        return Content.assemble(label, *cells)

    def action_digit(self, digit: int) -> None:
        """A digit key."""
        if self._may_be_ten:
            self._may_be_ten = False
            if digit == 0:
                self.value = HIGHEST
                self._move_on()
                return
            if self.moves_on and (after := self._move_on()) is not self:
                if isinstance(after, ScoreRow):
                    after.action_digit(digit)
                elif after is not None:
                    after.post_message(events.Key(str(digit), str(digit)))
                return
        self.value = digit
        if digit == 1:
            self._may_be_ten = True
        else:
            self._move_on()

    def action_change(self, by: int) -> None:
        """Move the score by one; from an empty row to its nearer end."""
        self._may_be_ten = False
        if self.value is None:
            self.value = 0 if by > 0 else HIGHEST
        else:
            self.value += by

    def action_clear(self) -> None:
        """Make it not recorded."""
        self._may_be_ten = False
        self.value = None

    def action_step(self, by: int) -> None:
        """Go to the next or the previous field."""
        self._may_be_ten = False
        if by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def _move_on(self) -> Widget | None:
        """The widget that has the focus after the score is set."""
        return self.screen.focus_next() if self.moves_on else self

    def on_blur(self) -> None:
        """Whatever way the row is left, a 1 stays a 1."""
        self._may_be_ten = False

    def on_click(self, event: events.Click) -> None:
        """Set the digit under the pointer."""
        cell = (event.x - self.label_width) // CELL
        if event.x >= self.label_width and event.x < self.label_width + CELLS_WIDTH:
            self._may_be_ten = False
            self.value = min(HIGHEST, cell)
