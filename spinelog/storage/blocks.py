"""Writing into a block diary: each score is saved at once, and a planned time is answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.analysis.blocks import slot_at
from spinelog.domain.block import LATEST_SLOT, site_names
from spinelog.domain.errors import BadValue
from spinelog.domain.values import Block, BlockReading

if TYPE_CHECKING:
    from datetime import datetime

    from spinelog.domain.describe import Changes, Record
    from spinelog.storage.journal import Journal

MOST = 1000
"""Readings of one diary that are read."""


def readings_of(journal: Journal, block: str) -> list[BlockReading]:
    """The readings of one diary, by time."""
    return journal.naming(BlockReading, "block", block, latest=MOST)[1]


def diary_of(journal: Journal, procedure: str) -> Block | None:
    """The diary of a procedure; None when it has none."""
    _, found = journal.naming(Block, "procedure", procedure, latest=1)
    return found[-1] if found else None


def latest_diary(journal: Journal) -> Block | None:
    """The diary that began last."""
    found = journal.items(Block)
    return found[-1] if found else None


def change(journal: Journal, block: Block, changes: Record) -> Block:
    """Change a diary itself. Raises BadValue where scores would be left without their site."""
    if changes.get("sites") is not None:
        names = site_names(str(changes["sites"]))
        lost = sorted({one.site for one in readings_of(journal, block.uid) if one.site and one.site not in names})
        if lost:
            raise BadValue(f"There are scores of {', '.join(lost)} already, so that name has to stay.")
    return journal.edit(Block, block.uid, changes)


def put(
    journal: Journal, block: Block, record: Record, *, at: datetime, slot: int | None = None, is_free: bool = False
) -> BlockReading:
    """Write a score, or a planned time left out: into the reading of its planned time, or as a new one.

    `slot` None: the planned time that is nearest to `at`; where another score already answers that one at another
    minute, the new one stands at a time of its own. `is_free`: it does in any case. Raises BadValue.
    """
    _check(journal, block, at)
    site = record.get("site")
    mine = [one for one in readings_of(journal, block.uid) if one.site == site and site is not None]
    wanted = slot
    if slot is None and not is_free:
        near = slot_at(block, at)
        if all(one.slot_min != near or one.left_out for one in mine):
            wanted = near
    old = next((one for one in mine if wanted is not None and one.slot_min == wanted), None)
    if wanted is None:
        old = next((one for one in mine if one.scored_at == at), None)
    changes: Changes = {**record, "scored_at": at, "utc_offset_min": block.utc_offset_min}
    if old is not None:
        return journal.edit(BlockReading, old.uid, changes)
    return journal.add(BlockReading, {**changes, "block": block.uid, "slot_min": wanted})


def put_tablet(journal: Journal, block: Block, at: datetime, source: str) -> BlockReading:
    """Write down that an extra tablet was taken."""
    _check(journal, block, at)
    record: Changes = {"block": block.uid, "scored_at": at, "extra": True, "source": source}
    return journal.add(BlockReading, {**record, "utc_offset_min": block.utc_offset_min})


def _check(journal: Journal, block: Block, at: datetime) -> None:
    if at > journal.clock.stamp().instant:
        raise BadValue("That time is still to come. Please write the score when it is there.")
    minutes = (at - block.started).total_seconds() / 60
    if not -LATEST_SLOT / 2 <= minutes <= LATEST_SLOT:
        raise BadValue("This diary is of another day. Please name the time of the score, like 10:15.")
