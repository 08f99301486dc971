"""What can be written into a block diary on screen. Each is one save, and `u` takes it back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, time
from typing import TYPE_CHECKING

from textual import on, work

from spinelog.analysis.blocks import slot_at
from spinelog.domain.block import BLOCK, BLOCK_READING, CLOCK, PAPER, TYPED, instant_near
from spinelog.domain.clock import local_time
from spinelog.domain.describe import Changes
from spinelog.domain.values import Block, BlockReading
from spinelog.storage.blocks import put, put_tablet
from spinelog.summary.block_words import TABLETS
from spinelog.summary.blocks import Diary
from spinelog.tui.content import tell
from spinelog.tui.desk import Desk
from spinelog.tui.screens.base import JournalScreen, Seen
from spinelog.tui.widgets.score_row import ScoreRow

if TYPE_CHECKING:
    from spinelog.summary.blocks import Row

Read = tuple[Diary, Diary | None]

TO_COME = "That time is still to come. A score is written when it is there."
OVER = "The planned times are over. Press {block.other} to write a score at a time of its own."
MORE = (*(BLOCK_READING.field(name) for name in ("note", "activity", "at_rest", "extra", "percent")), CLOCK)
OTHER = (BLOCK_READING.field("score"), CLOCK, *MORE[:-1])


class BlockActions(JournalScreen[Read]):
    """A screen over one diary. Subclasses say which row is answered, and which site has the focus."""

    def __init__(self, desk: Desk, block: Block) -> None:
        super().__init__(desk)
        self.block = block
        self.is_paper = False
        """Scores are typed in from the paper form."""

    @property
    def now(self) -> datetime:
        """This instant."""
        return self.desk.clock.stamp().instant

    @property
    def site(self) -> str:
        """The site in focus."""
        raise NotImplementedError

    def here(self) -> Row | None:
        """The row that is answered."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show the diary as it was read last."""
        raise NotImplementedError

    @staticmethod
    def reading(row: Row | None, site: str) -> BlockReading | None:
        """What one site has in a row."""
        return next((one for one in row.readings if one.site == site), None) if row is not None else None

    def _instant(self, row: Row) -> datetime:
        """Now for the planned time of now; of another one, and from paper, the planned time itself."""
        if row.slot is None:
            return row.readings[0].scored_at
        if not self.is_paper and row.slot == slot_at(self.block, self.now):
            return self.now
        return instant_of_slot(self.block, row.slot)

    # -- a score -------------------------------------------------------------------------------------------------

    @on(ScoreRow.Changed)
    async def _scored(self, event: ScoreRow.Changed) -> None:
        event.stop()
        row, site, score = self.here(), event.row.name or "", event.value
        there = self.reading(row, site)
        if row is None:
            tell(self, self.desk.words(OVER))
            self.fill()
        elif score is None:
            if there is not None:
                await self.save(lambda journal: journal.delete(BlockReading, there.uid))
        elif there is not None and there.score is not None:
            await self.save(lambda journal: journal.edit(BlockReading, there.uid, {"score": score}))
        else:
            await self._put(row, {"site": site, "score": score})

    async def _put(self, row: Row, record: Changes) -> None:
        at = self._instant(row)
        if at > self.now:
            tell(self, TO_COME)
            self.fill()
            return
        record["source"] = PAPER if self.is_paper else TYPED
        block, slot = self.block, row.slot
        await self.save(lambda journal: put(journal, block, record, at=at, slot=slot, is_free=slot is None))

    async def action_left_out(self) -> None:
        """Asleep, or left out."""
        row = self.here()
        if row is None:
            tell(self, self.desk.words(OVER))
        else:
            await self._put(row, {"site": self.site, "score": None, "left_out": True})

    async def action_tablet(self) -> None:
        """An extra tablet, just now."""
        block, at, source = self.block, self.now, PAPER if self.is_paper else TYPED
        if await self.save(lambda journal: put_tablet(journal, block, at, source)) is not None:
            clock = f"{local_time(at, block.utc_offset_min or 0):%H:%M}"
            tell(self, f"Written down: an extra tablet at {clock}. u takes it back. {TABLETS}")

    async def action_delete(self) -> None:
        """Put what stands in this row into the trash: of the site in focus, and a tablet."""
        row = self.here()
        gone = [one for one in row.readings if one.site in (self.site, None)] if row is not None else []
        if not gone:
            tell(self, "Nothing stands there yet.")
            return
        if await self.save(lambda journal: [journal.delete(BlockReading, one.uid) for one in gone]) is not None:
            tell(self, "Deleted. u brings it back.")

    def action_trash(self) -> None:
        """Bring a score back, or a whole diary."""
        self.bring_back((BLOCK, BLOCK_READING))

    # -- more than a score -----------------------------------------------------------------------------------------

    @work
    async def action_note(self) -> None:
        """A note, at rest, own percent or another clock time for what stands here."""
        from spinelog.tui.form import FormScreen

        row = self.here()
        if row is None:
            tell(self, self.desk.words(OVER))
            return
        there, block, site = self.reading(row, self.site), self.block, self.site
        at = there.scored_at if there is not None else self._instant(row)
        first: Changes = {**(asdict(there) if there is not None else {}), "clock": self._clock(at)}

        seen = Seen(there) if there is not None else None

        async def store(changes: Changes) -> bool:
            when = self._moved(changes, at)
            if seen is not None:
                new = {**_own(changes), "scored_at": when}
                return await self.save(seen.edit(new)) is not None
            record = {**_own(changes), "site": site, "source": PAPER if self.is_paper else TYPED}
            return await self.save(lambda journal: put(journal, block, record, at=when, slot=row.slot)) is not None

        name, uid = (BLOCK_READING.name, there.uid) if there is not None else (f"block_reading.{block.uid}", f"{site} {row.key}")
        today = self.desk.clock.today()
        await self.show_form(
            name, uid, lambda place: FormScreen(MORE, today, record=first, title="This score", store=store, place=place)
        )

    @work
    async def action_other_time(self) -> None:
        """A score at a time of its own."""
        from spinelog.tui.form import FormScreen

        block, site, now = self.block, self.site, self.now

        async def store(changes: Changes) -> bool:
            record = {**_own(changes), "site": site, "source": PAPER if self.is_paper else TYPED}
            at = self._moved(changes, now)
            return await self.save(lambda journal: put(journal, block, record, at=at, is_free=True)) is not None

        start: Changes = {"clock": self._clock(now)}
        today = self.desk.clock.today()
        await self.show_form(
            f"block_reading.{block.uid}.{site}",
            "",
            lambda place: FormScreen(OTHER, today, start=start, title="A score at another time", store=store, place=place),
        )

    def _clock(self, instant: datetime) -> time:
        local = local_time(instant, self.block.utc_offset_min or 0)
        return time(local.hour, local.minute)

    def _moved(self, changes: Changes, at: datetime) -> datetime:
        """The instant of the clock time in a form; as it was where the minute is the same."""
        clock = changes.get("clock")
        if not isinstance(clock, time) or clock == self._clock(at):
            return at
        return instant_near(self.block.started, clock, self.block.utc_offset_min or 0)


def _own(changes: Changes) -> Changes:
    return {name: value for name, value in changes.items() if name != "clock"}


def instant_of_slot(block: Block, slot: int) -> datetime:
    """When a planned time is."""
    from datetime import timedelta

    return block.started + timedelta(minutes=slot)
