"""What can be done to the item under a cursor: add another, change it, end it, change its dose, put it into the trash."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from textual import work

from spinelog.domain.errors import SpinelogError
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Medication, Value
from spinelog.tui.content import tell
from spinelog.tui.screens.base import JournalScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from spinelog.storage.journal import Journal

Data = TypeVar("Data")
T = TypeVar("T")

OF_A_DAY = "A note belongs to its day. Press {app.today} and go to that day to change it."


class ItemActions(JournalScreen[Data]):
    """A screen with an item under a cursor. Subclasses say which it `points_at`, and go to what was `saved`."""

    def points_at(self) -> tuple[str, str] | None:
        """Noun and uid of the item; None when there is none."""
        raise NotImplementedError

    def likely_noun(self) -> str:
        """The noun that is offered first for a new item."""
        return "procedure"

    def saved(self, noun: str, uid: str) -> None:
        """An item was saved, deleted or brought back."""

    async def save(self, change: Callable[[Journal], T]) -> T | None:
        """Run one change; the screen is told which item it was."""
        done = await super().save(change)
        if isinstance(done, Value) and done.uid:
            self.saved(_noun_of(done), done.uid)
        return done

    async def _value(self) -> Value | None:
        """The item under the cursor, read anew; why there is none is told."""
        noun, uid = self.points_at() or ("", "")
        if noun not in VALUES:
            if noun:
                tell(self, self.desk.words(OF_A_DAY))
            return None
        try:
            return await self.desk.read(lambda journal: journal.item(VALUES[noun], uid))
        except SpinelogError as error:
            tell(self, str(error), severity="warning")
            return None

    @work
    async def action_new(self) -> None:
        """Ask what, then add it. A file is not among them: it is attached to its scan."""
        from spinelog.tui.widgets.picker import Picker

        nouns = [noun for noun in NOUNS.values() if noun.commanded and not noun.single and noun.name != "attachment"]
        options = [(noun.name, noun.title) for noun in nouns]
        picked = await self.app.push_screen_wait(Picker("Add", options, self.likely_noun()))
        if picked:
            self.add_item(NOUNS[picked])

    @work
    async def action_edit(self) -> None:
        """Change the item."""
        value = await self._value()
        if value is not None:
            self.change_item(NOUNS[_noun_of(value)], value)

    @work
    async def action_delete(self) -> None:
        """Put the item into the trash."""
        value = await self._value()
        if value is not None:
            self.trash_item(NOUNS[_noun_of(value)], value)

    def action_trash(self) -> None:
        """Bring something back."""
        self.bring_back(tuple(noun for noun in NOUNS.values() if noun.commanded and not noun.single))

    @work
    async def action_dose(self) -> None:
        """Change the dose of a medicine: its course ends and the next one begins."""
        from spinelog.tui.course_forms import dose_form

        course = await self._value()
        if isinstance(course, Medication):
            today = self.desk.clock.today()
            name = f"medication.dose.{course.uid}"
            await self.show_form(name, "", lambda place: dose_form(course, today, self._save_and_tell, place))

    @work
    async def action_ended(self) -> None:
        """Say when the item ended."""
        from spinelog.tui.course_forms import end_form

        item = await self._value()
        if item is not None and (noun := NOUNS[_noun_of(item)]).ends:
            today, name = self.desk.clock.today(), f"{noun.name}.end.{item.uid}"
            await self.show_form(name, "", lambda place: end_form(noun, item, today, self._save_and_tell, place))

    def action_attach(self) -> None:
        """Attach a file to the scan."""
        from spinelog.tui.attachments import attach

        noun, uid = self.points_at() or ("", "")
        if noun == "scan":
            attach(self, uid)

    def action_report(self) -> None:
        """Look at what is attached to the scan."""
        from spinelog.tui.attachments import open_report

        noun, uid = self.points_at() or ("", "")
        if noun == "scan":
            open_report(self, uid)

    async def _save_and_tell(self, change: Callable[[Journal], Value]) -> bool:
        """Run one change and say how the item is now; whether it could be saved."""
        now = await self.save(change)
        if now is not None:
            tell(self, f"Now: {NOUNS[_noun_of(now)].line(asdict(now))}")
        return now is not None


def _noun_of(value: Value) -> str:
    return next(name for name, kind in VALUES.items() if type(value) is kind)
