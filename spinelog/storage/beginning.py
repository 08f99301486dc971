"""The beginning of a journal: whether anything was ever saved in it, and the one save of what was answered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.domain.copy import OWN_SOURCE
from spinelog.storage.quick import transaction
from spinelog.storage.undo import IMPORT, latest_save

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinelog.domain.describe import Record
    from spinelog.storage.connection import Connector
    from spinelog.storage.journal import Journal

_KEY = "begun"


def is_untouched(connector: Connector) -> bool:
    """Whether nothing was ever saved in this journal, and it was not said that it begins as it is.

    What was taken back counts as saved, what a phone or watch counted does not: it tells nothing of the person. Raises
    JournalError.
    """
    with transaction(connector) as connection:
        is_begun = connection.execute("SELECT 1 FROM meta WHERE key = ?", (_KEY,)).fetchone() is not None
        if is_begun:
            return False
        phones = """SELECT count(*) FROM change WHERE noun = ?
            AND key IN (SELECT uid FROM import_batch WHERE instr(source, ?) = 0)"""
        (imports,) = connection.execute(phones, (IMPORT, OWN_SOURCE)).fetchone()
        return latest_save(connection) == int(imports)


def begin_as_it_is(connector: Connector) -> None:
    """Keep that nothing is to be asked at the beginning of this journal any more. Raises JournalError."""
    with transaction(connector, writing=True) as connection:
        connection.execute("INSERT OR IGNORE INTO meta VALUES (?, '1')", (_KEY,))


def begin(journal: Journal, pains: Sequence[Record], goals: Sequence[Record]) -> None:
    """Save the first pains and goals as one change; the first pain takes the place of the one that a new journal has.

    Raises BadValue, and ChangedMeanwhile where that pain was just changed elsewhere.
    """
    from dataclasses import asdict

    from spinelog.domain.values import Goal, Pain

    known = journal.items(Pain)
    named = list(pains)
    with journal.together() as items:
        if named and len(known) == 1 and known[0].region is None:
            items.edit(Pain, known[0].uid, named.pop(0), seen=asdict(known[0]))
        for record in named:
            items.add(Pain, record)
        for record in goals:
            items.add(Goal, record)
