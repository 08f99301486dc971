"""What a file could bring into the journal: told in parts, counted, and saved after a yes. The same for screen and command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spinelog.domain.errors import BadValue
from spinelog.exchange.phone.table import TableProposal, with_answers
from spinelog.exchange.phone.table_mapping import Mapping
from spinelog.summary.importing import ALREADY, NOTHING_IN_IT, Part, copy_part, days, phone_parts

if TYPE_CHECKING:
    from datetime import date

    from spinelog.domain.copy import ComparedCopy, JournalCopy
    from spinelog.domain.imported import Batch, Compared
    from spinelog.domain.phone import PhoneDay
    from spinelog.exchange.phone.findings import Findings
    from spinelog.storage.journal import Journal

COLUMNS = ("date", "steps", "sleep")
"""The columns of a table that are looked for, as `with_answers` names them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Read and compared with the journal; nothing is saved yet."""

    parts: tuple[Part, ...]
    count: int
    """How many days, or entries of a copy, would be written."""
    words: str
    """The same in words."""
    taken_local: bool | None
    """How times were taken that do not say whether they are local or UTC; None where there are none."""
    nothing: str
    """What there is to say when nothing would be written."""
    save: Callable[[Journal], Batch | None]
    """Saves it as one change; None where another program has saved the same meanwhile."""


def compare(found: Sequence[Findings], journal: Journal) -> Compared:
    """The days of a phone's file beside those of the journal."""
    return journal.compare_phone(*_days(found))


def phone_offer(
    found: Sequence[Findings], compared: Compared, journal: Journal, name: str, mapping: tuple[str, str] | None = None
) -> Offer:
    """What a phone's file brings; `name` is its base name, `mapping` a table's header and how it was read."""
    every, made_on = _days(found)
    return Offer(
        tuple(phone_parts(found, compared, journal.clock.today())),
        compared.to_save,
        days(compared.to_save),
        next((one.taken_local for one in found if one.taken_local is not None), None),
        ALREADY if compared.sources else NOTHING_IN_IT,
        lambda journal: journal.save_phone(every, file_name=name, made_on=made_on, mapping=mapping),
    )


def _days(found: Sequence[Findings]) -> tuple[list[PhoneDay], date | None]:
    made_on = min((one.made_on for one in found if one.made_on is not None), default=None)
    return [one for findings in found for one in findings.days], made_on


def copy_offer(copy: JournalCopy, compared: ComparedCopy, name: str) -> Offer:
    """What a copy of a journal brings."""
    words = f"{compared.changes:,} {'entry' if compared.changes == 1 else 'entries'}"
    nothing = ALREADY if any(copy.tables.values()) else NOTHING_IN_IT
    part = copy_part(compared)
    return Offer((part,), compared.changes, words, None, nothing, lambda journal: journal.save_copy(copy, file_name=name))


def as_last_time(proposal: TableProposal, journal: Journal) -> TableProposal:
    """A table as one with this header was read before; as it is proposed where there was none, or that fits no more.

    The order of its dates is only taken from before where the dates themselves leave it open.
    """
    kept = journal.table_mapping(proposal.header)
    if kept is None:
        return proposal
    try:
        mapping = Mapping.from_text(kept)
        columns = {name: None if (at := getattr(mapping, name)) is None else at + 1 for name in COLUMNS}
        found = with_answers(proposal, columns=columns, sleep_unit=mapping.sleep_unit)
        order = next((one for one in found.questions if one.key == "date_order"), None)
        is_open = order is not None and mapping.date_order in dict(order.choices)
        return with_answers(found, date_order=mapping.date_order) if is_open else found
    except BadValue:
        return proposal
