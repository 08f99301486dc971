"""What is typed into a form and not saved: kept, given back, and shown beside what was written elsewhere meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from spinelog.domain.describe import Changes
from spinelog.domain.errors import SpinelogError
from spinelog.tui.content import tell
from spinelog.tui.drafts import Drafts, KeepsTyping, Typed, kept_at
from spinelog.tui.form_rows import newer_words
from spinelog.tui.widgets.dialogs import Confirm
from spinelog.tui.widgets.field_row import FieldRow
from spinelog.tui.widgets.modal import Modal

if TYPE_CHECKING:
    from spinelog.domain.describe import Field, Record
    from spinelog.tui.desk import Place


class FormTyping(KeepsTyping, Modal[Changes | None]):
    """A form of rows over a record, or over what a new one begins with."""

    record: Record | None
    """The item that is changed, as it was last in view; None where one is added."""
    _first: Record
    """What stands in the rows at first."""
    _title: str

    def _begin_typing(self, place: Place | None) -> None:
        """Where what is typed is kept; what was kept there is in the rows from the start."""
        self.drafts = Drafts(place) if place is not None else None
        self._kept = place.kept if place is not None else None
        """What was typed earlier and stands in the form again."""
        self._base: dict[str, str] = dict(self._kept.seen) if self._kept is not None else {}
        """What was recorded in fields with something typed, when the typing began."""
        self._unkept = ""
        """Why what is typed could not be kept, as it was last said."""

    async def saved(self) -> bool:
        """Read the fields and save them, then end; False when that could not be."""
        raise NotImplementedError

    def kept_words(self) -> str:
        """That what stands here was typed earlier; empty where it was not."""
        if self._kept is None or self.drafts is None:
            return ""
        return f"Kept from {kept_at(self._kept, self.drafts.place.desk.clock)}, not saved yet."

    def text_of(self, field: Field) -> str:
        """What stands in a row when it is opened."""
        kept = self._kept.texts if self._kept is not None else {}
        return kept.get(field.name, field.edit(self._first))

    @property
    def rows(self) -> list[FieldRow]:
        """The rows that are open."""
        return list(self.query(FieldRow))

    @property
    def is_changed(self) -> bool:
        """Something was typed or chosen."""
        return any(row.text != row.field.edit(self._first) for row in self.rows)

    def typed(self) -> Typed:
        """What was changed of an item; of one that is being added all that stands here, since it may begin otherwise then."""
        if not self.is_changed:
            return Typed({}, {})
        first = {row: row.field.edit(self._first) for row in self.rows}
        is_new = self.drafts is not None and not self.drafts.place.item
        kept = [row for row in self.rows if is_new or row.text != first[row]]
        seen = {} if is_new else {row.field.name: self._base.get(row.field.name, first[row]) for row in kept}
        return Typed({row.field.name: row.text for row in kept}, seen)

    def unsaved(self) -> list[str]:
        """This form, by its title."""
        return [f"the form “{self._title}”"] if self.is_changed else []

    async def save_typed(self) -> bool:
        """Save it and end."""
        return await self.saved()

    def say_unkept(self, sentence: str) -> None:
        """Once for each reason, since it is tried again and again."""
        if sentence != self._unkept:
            tell(self, f"What you type cannot be kept yet. {sentence}", severity="warning")
        self._unkept = sentence

    def show_newer(self, record: Record) -> None:
        """Begin from what is recorded now; rows with something else typed keep it, and say so."""
        kept = [row for row in self.rows if row.text != row.field.edit(self._first)]
        for row in kept:
            self._base.setdefault(row.field.name, row.field.edit(self._first))
        self._first = {**self._first, **record}
        if self.record is not None:
            self.record = self._first
        for row in self.rows:
            if row not in kept:
                row.text = row.field.edit(self._first)
        self.say_newer()

    def say_newer(self) -> None:
        """Beside each row with something typed: what was written there elsewhere meanwhile."""
        for row in self.rows:
            now, was = row.field.edit(self._first), self._base.get(row.field.name)
            row.notice = newer_words(row, self._first) if was is not None and was != now != row.text else ""

    @work(exclusive=True, group="afresh")
    async def action_afresh(self) -> None:
        """Throw away what was kept and typed; asks first."""
        if not await self.app.push_screen_wait(Confirm("Throw away what you typed here?", yes="Throw it away", no="Keep it")):
            return
        try:
            await self.throw_away()
        except SpinelogError as error:
            tell(self, str(error), severity="warning")
            return
        await self.query("#kept, #afresh").remove()
        self.refresh_bindings()
        self.rows[0].answer.focus()

    async def throw_away(self) -> None:
        """The rows begin anew."""
        self._kept, self._base = None, {}
        for row in self.rows:  # first, else it could be kept once more
            row.text = row.field.edit(self._first)
            row.notice = ""
        await super().throw_away()

    async def drop(self) -> None:
        """End, and keep nothing."""
        try:
            await self.throw_away()
        except SpinelogError as error:
            tell(self, str(error), severity="warning")
            return
        self.dismiss(None)
