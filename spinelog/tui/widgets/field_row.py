"""One field of a form: its label, the control that takes the answer, what can be typed, and what was wrong."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import NOTE, TEXT
from spinelog.tui.content import cut, line
from spinelog.tui.widgets.labels import LABEL_WIDTH, row_label

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt

    from textual.geometry import Size
    from textual.widgets import Input, TextArea

    from spinelog.domain.describe import Changes, Field
    from spinelog.tui.widgets.choice_field import ChoiceField
    from spinelog.tui.widgets.note_field import NoteField
    from spinelog.tui.widgets.score_row import ScoreRow
    from spinelog.tui.widgets.text_inputs import TextField

    Control = TextField | NoteField | ScoreRow | ChoiceField
    """What can stand in a row; each has a `text` that `Field.read` understands."""

LEAST_ERROR_WIDTH = 40
"""A sentence gets at least so many columns, else it begins under the label."""


class FieldRow(Widget):
    """A row of a form. What was wrong stands under the control, and goes away with the next change.

    The row draws label, hint and error itself around its one child: a form of twenty fields is then forty
    widgets, not a hundred and twenty.
    """

    DEFAULT_CSS = """
    FieldRow {
        layout: horizontal;
        width: 1fr;
        height: auto;
    }
    """
    ALLOW_SELECT = False

    hint: reactive[str] = reactive("")
    """What stands at the right of the control: a unit, or where the value comes from."""
    error: reactive[str] = reactive("", layout=True)
    """The sentence under the control; empty when all is well."""
    notice: reactive[str] = reactive("", layout=True)
    """A sentence under the control that stays while it is so, whatever is typed."""
    is_focused: reactive[bool] = reactive(False)

    class Changed(Message):
        """Something was typed or chosen."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> FieldRow:
            """The row, for `@on` with a selector."""
            return self.row

    def __init__(
        self,
        field: Field,
        control: Control,
        *,
        label: str | Content | None = None,
        hint: str = "",
        label_width: int = LABEL_WIDTH,
        control_width: int | None = None,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own word
        classes: str | None = None,
    ) -> None:
        """Make a row; `control_width` None leaves the control its own width, and the rest where that is 1fr."""
        super().__init__(control, name=name, id=id, classes=classes)
        self.field = field
        self.answer = control
        """The control that takes the answer."""
        self.label = field.short if label is None else label
        self.label_width = label_width
        self.set_reactive(FieldRow.hint, hint)
        control.styles.margin = (0, 0, 0, label_width)
        if control_width is not None:
            control.styles.width = control_width

    @property
    def text(self) -> str:
        """What is typed, as `Field.read` takes it."""
        return self.answer.text

    @text.setter
    def text(self, text: str) -> None:
        self.answer.text = text

    def read(self, today: dt.date, field: Field | None = None) -> Changes:
        """What the row sets, read by `field` if given. Shows the sentence and raises BadValue when it cannot be read."""
        try:
            return (field or self.field).read(self.text, today)
        except BadValue as error:
            self.error = str(error)
            raise

    def focus_answer(self) -> None:
        """Put the focus into the control, and control and error into view."""
        self.answer.focus(scroll_visible=False)
        self.call_after_refresh(self.scroll_visible, animate=False)

    def render(self) -> Content:
        """Label and hint on the first line, the error under the control."""
        mark = str(getattr(self.answer, "mark", ""))
        label = row_label(self.label, self.label_width, focused=self.is_focused, mark=mark)
        width, rest = self.answer.outer_size.width, self._hint_room
        hint = cut(self.hint, rest).stylize_before("$muted") if self.hint and rest > 2 else Content()
        first = Content.assemble(label, " " * (width + 1) if hint else "", hint)
        blank = [Content()] * (max(1, self.answer.outer_size.height) - 1)
        return Content("\n").join([first, *blank, *self._error_lines(self.size.width)])

    @property
    def _hint_room(self) -> int:
        return max(0, self.size.width - self.label_width - self.answer.outer_size.width - 1)

    @property
    def hint_fits(self) -> bool:
        """The hint can be read whole."""
        return line(self.hint).cell_length <= self._hint_room

    def _error_lines(self, width: int) -> list[Content]:
        if width <= 0:
            return []
        indent = self.label_width if width - self.label_width >= LEAST_ERROR_WIDTH else 1
        told = [line(text, style) for text, style in ((self.error, "$pain"), (self.notice, "$late")) if text]
        return [part.pad_left(indent) for one in told for part in one.wrap(max(1, width - indent))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The control's height and the lines of the error."""
        tall = self.answer.styles.height
        # Most controls are one row, known without laying them out; that is half the time a long form takes to open.
        own = super().get_content_height(container, viewport, width) if tall is None or tall.is_auto else 1
        return own + len(self._error_lines(width))

    def on_descendant_focus(self) -> None:
        """Mark the row."""
        self.is_focused = True

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self.is_focused = False

    def on_click(self) -> None:
        """A click on the label is a click on the field."""
        self.answer.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Hint and error follow the width."""
        self.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass it on in the row's name."""
        self._changed(event)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass it on in the row's name."""
        self._changed(event)

    def on_score_row_changed(self, event: ScoreRow.Changed) -> None:
        """Pass it on in the row's name."""
        self._changed(event)

    def on_choice_field_changed(self, event: ChoiceField.Changed) -> None:
        """Pass it on in the row's name."""
        self._changed(event)

    def _changed(self, event: Message) -> None:
        event.stop()
        self.error = self._too_long()
        self.refresh()
        self.post_message(self.Changed(self))

    def _too_long(self) -> str:
        """The sentence about a text that does not fit the journal, said while it is typed."""
        if self.field.kind in (TEXT, NOTE):
            try:
                self.field.check(self.text)
            except BadValue as error:
                return str(error)
        return ""
