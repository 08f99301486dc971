"""The form of one day: function first, then each pain. It keeps what was typed apart from what is recorded."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN, DOSE_KEY, EXTRA, FROM_PAPER, PAIN_KEY, dose_keys
from spinelog.domain.describe import Changes, Field
from spinelog.domain.errors import BadValue
from spinelog.domain.text import capital
from spinelog.tui.content import line
from spinelog.tui.drafts import Typed
from spinelog.tui.form_rows import form_row, newer_words
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.section import Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from textual.widget import Widget

    from spinelog.storage.drafts import Draft
    from spinelog.tui.today_data import FirstFrame

SHORT = {"sitting_min": "Sat", "standing_min": "Stood", "walking_min": "Walked", "sleep_min": "Slept", "pain_worst": "Worst"}
"""Labels for a column of ten."""

HINTS = {
    "sitting_min": "min before pain",
    "standing_min": "min before pain",
    "walking_min": "min before pain",
    "steps": "steps",
    "sleep_min": "last night, like 6h30",
    "exercise_min": "min",
    "note": "",
}
PAIN_FIELDS = ("pain_worst", "bad_day", "note", FROM_PAPER)
"""Fields of the day that stand among the pains and after them."""

LABEL_WIDTH = 12
ANCHORS = "0 none, 10 worst you can imagine"


class DayForm(Vertical):
    """Rows by record key, the short form or all of them; a row once open stays as it is while others come and go."""

    def __init__(
        self,
        frame: FirstFrame,
        question: str,
        *,
        shows_all: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own word
    ) -> None:
        """Make the form of a day, with what was typed for it and not saved."""
        super().__init__(id=id)
        self.shows_all = shows_all
        self._frame = frame
        self._question = question
        self._rows: dict[str, FieldRow] = {}
        self._texts: Mapping[str, str] = {}
        """What stands in rows that are opened now, where it is not what is recorded."""
        self._base: dict[str, str] = {}
        """What was recorded in rows with something typed, when the typing began."""
        self._take_draft(frame.draft)

    def _take_draft(self, draft: Draft | None) -> None:
        self._texts, self._base = (draft.texts, dict(draft.seen)) if draft is not None else ({}, {})

    def compose(self) -> ComposeResult:
        """Two sections of rows."""
        function, pain = self._wanted()
        with Section(id="function", title=self._question):
            yield from (self._open_row(*one) for one in function)
        with Section(id="pain", title="How much did it hurt?"):
            anchors = Static(line(ANCHORS, "$muted"), classes="anchors")
            anchors.display = bool(self._frame.pains)
            yield anchors
            yield from (self._open_row(*one) for one in pain)

    def _wanted(self) -> tuple[list[tuple[str, Field, str]], list[tuple[str, Field, str]]]:
        """Record key, field and label of the rows: function, then pain."""
        usual = {*self._frame.usual_names, *self._texts, *(key for key, _ in self._changed())}
        function = [
            (field.name, field, SHORT.get(field.name, field.short))
            for field in DAY_NOUN.asked
            if field.name not in PAIN_FIELDS and (self.shows_all or field.name in usual)
        ]
        pain = [(PAIN_KEY + one.uid, AVERAGE, capital(one.name)) for one in self._frame.pains]
        if self.shows_all or "pain_worst" in usual:
            pain.append(("pain_worst", DAY_NOUN.field("pain_worst"), SHORT["pain_worst"]))
        pain += self._doses()
        if "bad_day" in usual:
            pain.append(("bad_day", DAY_NOUN.field("bad_day"), "Bad day"))
        if self.shows_all or "note" in usual:
            pain.append(("note", DAY_NOUN.field("note"), "Note"))
        if self.shows_all or FROM_PAPER in usual:
            pain.append((FROM_PAPER, DAY_NOUN.field(FROM_PAPER), "From paper"))
        return function, pain

    def _doses(self) -> Iterator[tuple[str, Field, str]]:
        """One row for each medicine that may be taken when needed; its name stands before it where there are several."""
        names, keys = dict(self._frame.medicines), self._dose_keys()
        for key in keys:
            yield key, AMOUNT, capital(names.get(key.removeprefix(DOSE_KEY), "Other")) if len(keys) > 1 else "Tablets"

    def _hint(self, key: str, field: Field) -> str:
        """What is meant by the row; where the phone has counted, its figure, which counts for as long as nothing is typed."""
        if field is AMOUNT:
            return self._dose_hint(key)
        counted = self._frame.phone.get(field.name)
        return HINTS.get(field.name, "") if counted is None else f"phone: {field.show_value(counted)}"

    def _dose_hint(self, key: str) -> str:
        """`extra, naproxen`: that it is about tablets beyond the usual ones, and which where there is one."""
        names = dict(self._frame.medicines)
        if len(names) == 1:
            names[""] = next(iter(names.values()))
        name = names.get(key.removeprefix(DOSE_KEY), "")
        return "extra tablets" if len(self._dose_keys()) > 1 else f"extra, {name}" if name else "extra, as needed"

    def _dose_keys(self) -> list[str]:
        """What is typed of no named medicine keeps its row, like what is recorded of it."""
        is_typed = bool(self._rows[EXTRA].text if EXTRA in self._rows else self._texts.get(EXTRA))
        record = {**self._frame.record, EXTRA: 0} if is_typed else self._frame.record
        return dose_keys((uid for uid, _ in self._frame.medicines), record)

    def _open_row(self, key: str, field: Field, label: str) -> FieldRow:
        row = form_row(field, self._texts.get(key, self._recorded(key, field)), {}, LABEL_WIDTH)
        row.label = line(label)
        row.hint = self._hint(key, field)
        self._rows[key] = row
        return row

    def _recorded(self, key: str, field: Field) -> str:
        """What is recorded, as one would type it."""
        return field.edit(self._record_of(key, field))

    def _record_of(self, key: str, field: Field) -> Changes:
        record = self._frame.record
        return {field.name: record.get(key), field.companion: record.get(field.companion)}

    def _changed(self) -> Iterator[tuple[str, FieldRow]]:
        return ((key, row) for key, row in self._rows.items() if row.text != self._recorded(key, row.field))

    # -- what the screen asks --------------------------------------------------------------------------------

    @property
    def is_changed(self) -> bool:
        """Something stands in the form that is not saved."""
        return any(True for _ in self._changed())

    @property
    def has_typed_more(self) -> bool:
        """Something is typed that is not saved, and it is not just what was kept from earlier."""
        texts = self.typed.texts
        return bool(texts) and (self._frame.draft is None or texts != self._frame.draft.texts)

    @property
    def has_newer(self) -> bool:
        """Something that was typed over was written elsewhere meanwhile."""
        return any(row.notice for row in self._rows.values())

    @property
    def typed(self) -> Typed:
        """What is typed and not saved."""
        changed = dict(self._changed())
        seen = {key: self._base.get(key, self._recorded(key, row.field)) for key, row in changed.items()}
        return Typed({key: row.text for key, row in changed.items()}, seen)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in each row."""
        return {key: row.text for key, row in self._rows.items()}

    def read(self, today: dt.date) -> Changes | None:
        """The changes by record key; None when something cannot be read, with its sentence shown and the focus there."""
        changes: Changes = {}
        wrong = []
        for key, row in self._changed():
            field = row.field
            try:
                if row.text.strip():
                    read = row.read(today)
                    changes.update(read if key == field.name else {key: read[field.name]})
                else:
                    changes.update(field.cleared() if key == field.name else {key: None})
            except BadValue:
                wrong.append(row)
        if wrong:
            wrong[0].focus_answer()
            return None
        return changes

    def show_day(self, frame: FirstFrame, question: str) -> None:
        """Show another day, with what was typed for it and not saved; nothing else that was typed stays."""
        self._take_draft(frame.draft)
        self._put(frame, question, set())

    def forget_typed(self) -> None:
        """Show what is recorded and nothing else."""
        self._take_draft(None)
        self._put(self._frame, self._question, set())

    def update_day(self, frame: FirstFrame, question: str, saved: Mapping[str, str] | None = None) -> None:
        """Show the day as it is now. Rows that hold something else than `saved`, or than was recorded, keep it.

        Where that was written over elsewhere meanwhile, the row says so.
        """
        kept = {key for key, row in self._rows.items() if row.text != (saved or {}).get(key, self._recorded(key, row.field))}
        if saved is not None:
            self._base.clear()
        else:
            self._base = {key: self._base.get(key, self._recorded(key, self._rows[key].field)) for key in kept}
        self._put(frame, question, kept)

    def _put(self, frame: FirstFrame, question: str, kept: set[str]) -> None:
        self._frame = frame
        self._question = question
        for key, row in self._rows.items():
            if key not in kept and row.text != (text := self._texts.get(key, self._recorded(key, row.field))):
                row.text = text
        self._arrange()
        self._texts = {}
        self._say_newer()

    def on_mount(self) -> None:
        """What was typed before may have been overtaken."""
        self._texts = {}
        self._say_newer()

    def _say_newer(self) -> None:
        changed = dict(self._changed())
        for key, row in self._rows.items():
            was, now = self._base.get(key), self._recorded(key, row.field)
            is_newer = key in changed and was is not None and was != now
            row.notice = newer_words(row, self._record_of(key, row.field)) if is_newer else ""

    def toggle(self) -> None:
        """All fields, or the short form again; what was typed stays in view."""
        self.shows_all = not self.shows_all
        self._arrange()

    def put_longest(self, key: str, text: str, today: dt.date) -> bool:
        """Put a timed stretch into its row, opened if need be; False when what stands there is as long or longer."""
        if key not in self._rows:
            self.shows_all = True
            self._arrange()
        row = self._rows[key]
        try:
            known = row.field.read(row.text, today)[key]
        except BadValue:
            known = None
        if isinstance(known, int) and known >= int(text.removesuffix("+")):
            return False
        row.text = text
        row.focus_answer()
        return True

    def focus_first(self) -> None:
        """Begin at the first empty row."""
        rows = list(self._rows.values())
        if rows:
            next((row for row in rows if not row.text), rows[0]).answer.focus()

    def _arrange(self) -> None:
        """Open the rows that are wanted and not there, close the others; what is open stays as it is."""
        self.query_one("#function", Section).set_title(self._question)
        anchors = self.query_one(".anchors", Static)
        anchors.display = bool(self._frame.pains)
        function, pain = self._wanted()
        there, self._rows = self._rows, {}
        for place, wanted in (("#function", function), ("#pain", pain)):
            section = self.query_one(place, Section)
            above: Widget | None = anchors if place == "#pain" else None  # the first of #function is always there
            for key, field, label in wanted:
                row = there.pop(key, None)
                if row is None:
                    row = self._open_row(key, field, label)
                    section.mount(row, after=above)
                row.label = line(label)
                row.hint = self._hint(key, field)
                row.refresh()
                self._rows[key] = above = row
        for row in there.values():
            row.remove()
