"""What is typed for a day and not saved: kept, given back, thrown away, and named where it waits."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.widgets import Static

from spinelog.domain.dates import show_date
from spinelog.domain.errors import SpinelogError
from spinelog.storage.drafts import DAY
from spinelog.tui.content import line, tell
from spinelog.tui.desk import Place
from spinelog.tui.drafts import Drafts, KeepsTyping, Typed
from spinelog.tui.screens.base import JournalScreen
from spinelog.tui.widgets.day_form import DayForm

if TYPE_CHECKING:
    from datetime import date

    from spinelog.domain.describe import Changes
    from spinelog.tui.today_data import FirstFrame

Data = TypeVar("Data")


class DayTyping(KeepsTyping, JournalScreen[Data]):
    """A screen with the form of one day. Each day has drafts of its own, so another can be opened at any time."""

    day: date
    """The day that is open."""
    frame: FirstFrame
    """It as it was last read."""
    drafts: Drafts

    def read_frame(self, day: date) -> FirstFrame:
        """A day as it is now. Raises SpinelogError."""
        raise NotImplementedError

    def show_day(self, frame: FirstFrame) -> None:
        """Put a day into the form, with what was typed for it earlier."""
        raise NotImplementedError

    async def save_day(self, changes: Changes) -> bool:
        """Save the open day; False when it could not be."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say something in a place that covers nothing."""
        raise NotImplementedError

    def _begin_typing(self) -> None:
        """Once the first frame is read."""
        self.drafts = self.new_drafts()
        self._found = {draft.uid for draft in self.frame.drafts}
        """What earlier runs left behind."""
        self._drafts_kept = 0
        """How many drafts had been written when those of other forms were last read."""
        self._left: dict[date, Drafts] = {}
        """Days that were left in this run with something typed."""

    def new_drafts(self) -> Drafts:
        """Those of the day that is being opened."""
        return Drafts(Place(self.desk, DAY, self.day.isoformat(), self.frame.draft))

    @property
    def form(self) -> DayForm:
        """The form of the open day."""
        return self.query_one(DayForm)

    @property
    def is_changed(self) -> bool:
        """Something stands in the form that is not saved."""
        return self.form.is_changed

    def typed(self) -> Typed:
        """What stands in the form and is not saved."""
        return self.form.typed

    def unsaved(self) -> list[str]:
        """The open day, and those that were left before."""
        days = ([self.day] if self.is_changed else []) + list(self._left)
        return [show_date(day, self.desk.clock.today()) for day in sorted(days)]

    async def save_typed(self) -> bool:
        """Save the open day; those that were left stay kept."""
        changes = self.form.read(self.desk.clock.today())
        return changes is not None and await self.save_day(changes)

    def say_unkept(self, sentence: str) -> None:
        """Until it could be kept."""
        self.say(f"Not kept yet: {sentence}")

    async def throw_away(self) -> None:
        """What was typed for the open day and for those that were left."""
        self.form.forget_typed()  # first, else it could be kept once more
        await super().throw_away()
        for day in list(self._left):
            await self._left[day].end()
            del self._left[day]

    @work(exclusive=True, group="open")
    async def action_afresh(self) -> None:
        """Throw away what was typed for this day; asks first."""
        from spinelog.tui.widgets.dialogs import Confirm

        if not self.is_changed:
            self.say("Nothing is typed that is not saved.")
            return
        question = f"Throw away what you typed for {show_date(self.day, self.desk.clock.today())}? What was saved stays."
        if not await self.app.push_screen_wait(Confirm(question, yes="Throw it away", no="Keep it")):
            return
        self.form.forget_typed()
        try:
            await self.drafts.end()
            frame = await self.desk.read(lambda _: self.read_frame(self.day))
        except SpinelogError as error:
            tell(self, str(error), severity="error")
            return
        self.show_day(frame)

    # -- what waits elsewhere --------------------------------------------------------------------------------

    def follow_kept(self, seen: int | None = None) -> None:
        """Read again what waits, once a draft was written or removed; `seen`: what is in view was read after so many."""
        if seen is not None:
            self._drafts_kept = seen
        if self.desk.drafts_kept != self._drafts_kept:
            self._drafts_kept = self.desk.drafts_kept
            self._read_kept()

    @work(exclusive=True, group="kept")
    async def _read_kept(self) -> None:
        with suppress(SpinelogError):
            drafts = await self.desk.all_drafts()
            self.frame = replace(self.frame, drafts=drafts)
            self.show_kept()

    def show_kept(self) -> None:
        """One line about what else is kept, where there is something."""
        words, kept = "", self.query_one("#kept", Static)
        if self.frame.drafts:  # seldom, and its words need every noun
            from spinelog.tui.kept import kept_words

            words = self.desk.words(kept_words(self.frame.drafts, self.day, self.desk.clock.today()))
        kept.display = bool(words)
        kept.update(line(words))
