"""What a file holds that could come into the journal."""

from __future__ import annotations

from dataclasses import dataclass

from spinelog.domain.copy import JournalCopy
from spinelog.exchange import journal_copy
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.findings import Findings, Reading
from spinelog.exchange.phone.recognise import findings_of, readers_of
from spinelog.exchange.phone.table import TableProposal, propose
from spinelog.exchange.phone.unknown import unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One of three, the other two are empty."""

    phone: tuple[Findings, ...] = ()
    """Days from the export of a phone, a watch or a health app."""
    copy: JournalCopy | None = None
    """A copy of a journal, which this program made."""
    table: TableProposal | None = None
    """Any other table, and how it could be read."""


def incoming(box: Box, reading: Reading) -> Incoming:
    """Read it as what it is. Raises BadFile for what cannot be read or is not known, and what `reading.tell` raises."""
    box.opened = lambda: reading.tell(0.0)  # so that a look through thousands of files can be stopped
    try:
        is_copy = journal_copy.is_mine(box)
        readers = () if is_copy else readers_of(box)
        table = None if is_copy or readers else propose(box, reading)
    finally:
        box.opened = None
    if is_copy:
        return Incoming(copy=journal_copy.read(box))
    if readers:
        return Incoming(phone=tuple(findings_of(readers, box, reading)))
    if table is None:
        raise unknown(box)
    return Incoming(table=table)
