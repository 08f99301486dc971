"""Opening a block diary: the one of today at once; else the procedure is asked, and a new diary gets its first facts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import time
from typing import TYPE_CHECKING, Any, NamedTuple

from spinelog.analysis.blocks import slot_at
from spinelog.analysis.procedures import lettered
from spinelog.domain.block import BLOCK, INJECTION, USUAL_SLOTS, instant_at
from spinelog.domain.clock import local_time
from spinelog.domain.errors import SpinelogError
from spinelog.domain.nouns import NOUNS
from spinelog.domain.procedure import CANCELLED
from spinelog.domain.values import Block, Pain, Procedure
from spinelog.knowledge.blocks import looked_at_in_hours
from spinelog.storage.blocks import change
from spinelog.summary.blocks import usual_sites
from spinelog.tui.content import tell

if TYPE_CHECKING:
    from spinelog.domain.clock import Stamp
    from spinelog.domain.describe import Changes
    from spinelog.storage.journal import Journal
    from spinelog.tui.screens.base import JournalScreen

NONE = "A block diary belongs to a procedure. Press {today.procedure} on Today to add the block first, done or planned."
FIELDS = (INJECTION, *(BLOCK.field(name) for name in ("sites", "slots", "activity", "bell", "note")))


class Choice(NamedTuple):
    """A procedure and its diary, if it has one."""

    procedure: Procedure
    letter: str
    block: Block | None


class Choices(NamedTuple):
    """What can be opened, those that are looked at in hours first."""

    choices: list[Choice]
    pains: list[Pain]


def choices(journal: Journal) -> Choices:
    """Read them: nerve blocks first, the latest first; then what else has or could have a diary."""
    blocks = {block.procedure: block for block in journal.items(Block)}
    found = [
        Choice(one.procedure, one.letter, blocks.get(one.procedure.uid))
        for one in lettered(journal.items(Procedure))
        if one.procedure.status != CANCELLED
    ]
    found.sort(key=lambda one: one.procedure.date, reverse=True)
    found.sort(key=lambda one: (one.block is None, not looked_at_in_hours(one.procedure.kind)))
    return Choices(found, journal.items(Pain))


def under_way(found: Choices, stamp: Stamp) -> Block | None:
    """The diary that is not over yet."""
    blocks = [one.block for one in found.choices if one.block is not None]
    here = [one for one in blocks if slot_at(one, stamp.instant) is not None and one.started.date() <= stamp.instant.date()]
    return max(here, key=lambda one: one.started, default=None)


async def open_diary(screen: JournalScreen[Any]) -> None:
    """Put a diary over a screen."""
    from spinelog.tui.screens.block import BlockScreen
    from spinelog.tui.widgets.picker import Picker

    desk = screen.desk
    try:
        found = await desk.read(choices)
    except SpinelogError as error:
        tell(screen, str(error), severity="error")
        return
    if not found.choices:
        tell(screen, screen.desk.words(NONE))
        return
    block = under_way(found, desk.clock.stamp())
    if block is None:
        options = [(one.procedure.uid, _label(one)) for one in found.choices]
        picked = await screen.app.push_screen_wait(Picker("Block diary of", options, None))
        chosen = next((one for one in found.choices if one.procedure.uid == picked), None)
        if chosen is None:
            return
        block = chosen.block or await _begun(screen, chosen, found.pains)
    if block is not None:
        await screen.app.push_screen(BlockScreen(desk, block))


def _label(one: Choice) -> str:
    label = f"{one.letter}  {NOUNS['procedure'].line(asdict(one.procedure))}"
    return f"{label}, diary" if one.block is not None else label


async def _begun(screen: JournalScreen[Any], chosen: Choice, pains: list[Pain]) -> Block | None:
    """Ask for what a new diary needs, and store it."""
    from spinelog.tui.form import FormScreen

    stamp, procedure = screen.desk.clock.stamp(), chosen.procedure
    now = local_time(stamp.instant, stamp.offset_min)
    day = procedure.date.full or screen.desk.clock.today()
    start: Changes = {
        "clock": procedure.time or (time(now.hour, now.minute) if day == now.date() else None),
        "sites": usual_sites(procedure, pains),
        "slots": USUAL_SLOTS,
    }
    made: list[Block] = []

    async def store(changes: Changes) -> bool:
        record = {name: value for name, value in changes.items() if name != "clock"}
        clock = changes["clock"]
        if isinstance(clock, time):
            record |= {"started": instant_at(day, clock, stamp.offset_min), "utc_offset_min": stamp.offset_min}
        added = await screen.save(lambda journal: journal.add(Block, {**record, "procedure": procedure.uid}))
        made.extend([added] if added is not None else [])
        return added is not None

    today = screen.desk.clock.today()
    await screen.show_form(
        f"block.{procedure.uid}",
        "",
        lambda place: FormScreen(FIELDS, today, lead=4, start=start, title="Begin a block diary", store=store, place=place),
    )
    return made[0] if made else None


async def change_diary(screen: JournalScreen[Any], block: Block) -> None:
    """Change the time of the injection, what is scored apart, the planned times."""
    from spinelog.tui.form import FormScreen

    offset = block.utc_offset_min or 0
    local = local_time(block.started, offset)
    record: Changes = {**asdict(block), "clock": time(local.hour, local.minute)}

    async def store(changes: Changes) -> bool:
        new = {name: value for name, value in changes.items() if name != "clock"}
        clock = changes.get("clock")
        if isinstance(clock, time):
            new["started"] = instant_at(local.date(), clock, offset)
        return not new or await screen.save(lambda journal: change(journal, block, new)) is not None

    today = screen.desk.clock.today()
    await screen.show_form(
        "block",
        block.uid,
        lambda place: FormScreen(FIELDS, today, record=record, title="Change the diary", store=store, place=place),
    )
