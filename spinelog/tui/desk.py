"""What every screen works with: the journal and the clock, with writes in order and never two at once."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from spinelog.domain.preferences import Settings
from spinelog.storage.drafts import all_drafts, find_draft, keep_draft
from spinelog.storage.files import Mark, file_mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import ThreadPoolExecutor

    from spinelog.domain.clock import Clock
    from spinelog.exchange.viewing import PrivateCopies
    from spinelog.storage.connection import Connector
    from spinelog.storage.drafts import Draft
    from spinelog.storage.journal import Journal

T = TypeVar("T")


class Place(NamedTuple):
    """Where what is typed into a form is kept."""

    desk: Desk
    form: str
    item: str
    """The uid of the item or the date of the day, empty for an item that is being added."""
    kept: Draft | None
    """What was typed there and not saved."""


class Desk:
    """Built by the app and handed to its screens."""

    def __init__(self, connector: Connector, clock: Clock) -> None:
        self.connector = connector
        self.clock = clock
        self._writes = 0
        self.has_drawn = False
        """Whether the first frame has been drawn; nothing is read in a thread before."""
        self._journal: Journal | None = None
        self._opening = threading.Lock()
        self._writer: ThreadPoolExecutor | None = None
        self._begun_after: int | None = None
        self._copies: PrivateCopies | None = None
        self.settings = Settings()
        self.keys: Mapping[str, str] = {}
        """Id of a command -> the key that the person gave it, those that can be given."""
        self.left_out: tuple[str, ...] = ()
        """A sentence for each setting in the file that could not be followed."""
        self.drafts_kept = 0
        """How often a draft was written or removed in this run."""
        self._same: dict[Mark, Mark] = {}
        """The file's mark after the latest draft -> its mark before: nothing that a screen shows was written between."""
        self.recent_procedure = ""
        """What was done in the last days, in words; its signs then come first. Empty when nothing was."""

    def follow(self, settings: Settings) -> None:
        """Work with these settings; what was drawn with others is drawn anew."""
        self.settings, self.keys, self.left_out = settings, {}, settings.wrong
        if settings.keys:
            from spinelog.tui.keys import understood

            self.keys, wrong = understood(settings.keys)
            self.left_out += wrong
        self._writes += 1

    def words(self, text: str) -> str:
        """A sentence of ours, such as `Press {goals.new} to write it down`, with the keys as they are now."""
        from spinelog.tui.commands import with_keys

        return with_keys(text, self.keys)

    @property
    def journal(self) -> Journal:
        """The journal; the first use imports SQLModel, so ask for it in a thread."""
        with self._opening:
            if self._journal is None:
                from spinelog.storage.journal import Journal

                self._journal = Journal(self.connector, self.clock)
                if self._begun_after is None:
                    self._begun_after = self._journal.latest_save()
            return self._journal

    @property
    def version(self) -> tuple[int, ...]:
        """Another one after every write, of this run or of any other program; a screen that shows an older one reads anew."""
        mark = file_mark(self.connector.path)
        return (self._writes, *self._same.get(mark, mark))

    @property
    def begun_after(self) -> int:
        """The number of the last save before this run; only what came after it is undone."""
        _ = self.journal
        return self._begun_after or 0

    async def write(self, change: Callable[[Journal], T]) -> T:
        """Run one change in the writing thread, after all that were asked for before it."""
        done = await self._in_order(lambda: change(self.journal))
        self._writes += 1
        return done

    async def _in_order(self, work: Callable[[], T]) -> T:
        """Run something in the writing thread."""
        if self._writer is None:
            from concurrent.futures import ThreadPoolExecutor

            self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="spinelog-write")
        return await asyncio.wrap_future(self._writer.submit(work))

    async def keep_draft(self, draft: Draft | None, gone: Iterable[str]) -> None:
        """Write what is typed, and remove the drafts with these uids, after all changes that were asked for before."""

        def keep() -> None:
            if (marks := keep_draft(self.connector, draft, gone)) is not None:
                before, after = marks
                self._same = {after: self._same.get(before, before)}

        await self._in_order(keep)
        self.drafts_kept += 1

    async def all_drafts(self) -> tuple[Draft, ...]:
        """What is typed in any form and not saved, the latest first. Raises SpinelogError."""
        return await asyncio.to_thread(all_drafts, self.connector)

    async def place(self, form: str, item: str = "") -> Place:
        """Where a form keeps what is typed, with what was kept there before. Raises SpinelogError."""
        return Place(self, form, item, await asyncio.to_thread(find_draft, self.connector, form, item))

    async def read(self, question: Callable[[Journal], T]) -> T:
        """Ask the journal something in a thread; does not wait for writes."""
        return await asyncio.to_thread(lambda: question(self.journal))

    @property
    def copies(self) -> PrivateCopies:
        """The private copies from which reports are read; removed when spinelog is left."""
        if self._copies is None:
            from spinelog.exchange.viewing import PrivateCopies
            from spinelog.storage.places import viewing_folder

            self._copies = PrivateCopies(viewing_folder())
        return self._copies

    async def tidy(self) -> None:
        """Empty the trash of what has been there too long, and remove copies that a run which was killed left behind."""
        from spinelog.domain.errors import SpinelogError

        with suppress(SpinelogError):  # a journal that is being written to, or cannot be: next time
            if await self.read(lambda journal: journal.empty_trash()):
                self._writes += 1
        await asyncio.to_thread(self._remove_leftovers)

    def _remove_leftovers(self) -> None:
        from spinelog.storage.places import viewing_folder

        if os.path.isdir(folder := viewing_folder()):  # nearly never: then nothing is imported for it
            from spinelog.exchange.viewing import KEPT, remove_leftovers

            remove_leftovers(folder, self.clock.now() - KEPT)

    def close(self) -> None:
        """Wait for what is being written, then let go of the journal."""
        if self._writer is not None:
            self._writer.shutdown(wait=True)
        if self._journal is not None:
            self._journal.close()
        if self._copies is not None:
            self._copies.remove()
