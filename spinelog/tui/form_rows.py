"""From the description of a field to the row that asks for it."""

from __future__ import annotations

from spinelog.domain.describe import Field
from spinelog.domain.kinds import COUNT, DAY, MINUTES, NOTE, NUMBER, PARTIAL, REF, SCORE, SLEEP, TIME, YESNO
from spinelog.domain.text import one_line
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.score_row import ScoreRow
from spinelog.tui.widgets.text_inputs import NumberField, TextField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spinelog.domain.describe import Record
    from spinelog.tui.widgets.field_row import Control

    Refs = Mapping[str, Sequence[tuple[str, str]]]
    """Noun name -> the items that can be chosen: uid and label."""

NUMBERS = (NUMBER, COUNT, MINUTES, SLEEP)
DATES = (DAY, PARTIAL, TIME)
DATE_WIDTH = 16
YES_NO = (("yes", "yes"), ("no", "no"))
LONGEST_SAID = 24
"""Characters of a text that are said again."""
WIDEST_LABEL = 22
"""So that a label and eleven digits fit 60 columns."""


def label_width(fields: Sequence[Field]) -> int:
    """The column where every control of a form begins."""
    return min(WIDEST_LABEL, max((len(field.short) for field in fields), default=7) + 3)


def form_row(field: Field, text: str, refs: Refs, width: int, *, escape_leaves: bool = True) -> FieldRow:
    """The row that asks for a field and holds `text` at first; esc in a text or note leaves it, or goes to the screen."""
    control = _control(field, text, refs, escape_leaves)
    hint = ""
    if field.kind in NUMBERS:
        hint = field.unit if field.unit and field.unit not in field.help else field.help
    elif field.kind in DATES:
        control.styles.width = DATE_WIDTH
        hint = field.help
    elif field.kind is SCORE:
        hint = field.help
    return FieldRow(field, control, hint=hint, label_width=width)


def form_help(row: FieldRow) -> str:
    """What can be typed, unless the row says it already. Choices are in view and need none."""
    if row.field.choices or row.field.kind in (REF, YESNO) or (row.hint == row.field.help and row.hint_fits):
        return ""
    return row.field.help


def newer_words(row: FieldRow, record: Record) -> str:
    """What a row says once something else was written for it elsewhere; `record` is how it is now."""
    field = row.field
    choices = dict(getattr(row.answer, "choices", ()))
    now = choices.get(field.edit(record), "") if field.ref else one_line(field.show(record))
    if len(now) > LONGEST_SAID:
        now = f"{now[:LONGEST_SAID]}…"
    told = f"{now} was written elsewhere meanwhile" if now else "This was cleared elsewhere meanwhile"
    return f"{told}. Saving keeps yours."


def _control(field: Field, text: str, refs: Refs, escape_leaves: bool) -> Control:
    none = "" if field.required else "not said"
    if field.kind is SCORE:
        hue = "pain" if field.better == "less" else "function"
        return ScoreRow(value=int(text) if text else None, label_width=0, hue=hue)
    if field.choices or field.kind in (REF, YESNO):
        return _choice(field, text, refs, none)
    if field.kind is NOTE:
        # Its editor is slow to import, and many forms have no note.
        from spinelog.tui.widgets.note_field import NoteField

        return NoteField(text, escape_leaves=escape_leaves)
    if field.kind in NUMBERS:
        return NumberField(text, escape_leaves=escape_leaves)
    return TextField(text, escape_leaves=escape_leaves)


def _choice(field: Field, text: str, refs: Refs, none: str) -> Control:
    from spinelog.tui.widgets.choice_field import ChoiceField

    if field.kind is YESNO:
        return ChoiceField(YES_NO, text, none=none, title=field.question)
    if field.choices:
        return ChoiceField(field.choices, text, none=none, title=field.question)
    items = list(refs.get(field.ref, ()))
    if text and text not in dict(items):
        items.append((text, "no longer listed"))
    return ChoiceField(items, text, none=none, title=field.question)
