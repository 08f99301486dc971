"""How somebody's table is to be read: which column is what, and in which form. The journal remembers it by the header."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

from spinelog.domain.errors import BadValue
from spinelog.exchange.phone.table_cells import ORDERS, plain_word

UNITS: dict[str, str] = {"min": "minutes", "h": "hours", "h:mm": "hours and minutes, like 7:30", "s": "seconds"}
"""What a length of sleep can be written in, and its words for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Columns count from 0. None: the table has no such column."""

    header: str
    """The fingerprint of the row of names, by which a later export of the same kind is known again."""
    headed: bool
    """Whether there is a row of names."""
    delimiter: str
    date: int
    time: int | None
    """The column of the time of day, where it is not behind the date."""
    steps: int | None
    sleep: int | None
    date_order: str
    """One of `ORDERS`, for dates in figures that do not begin with a year of four digits."""
    decimal: str
    """Point or comma; the other one stands between thousands."""
    sleep_unit: str
    """A key of `UNITS`, for numbers that do not say it."""
    times: bool
    """Whether the times of day mean something: rows of one date are then parts of that day."""
    starts: bool
    """Whether that time is when the sleep began; else when it ended."""

    def to_text(self) -> str:
        """JSON for the journal to remember."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> Mapping:
        """What `to_text` gave. Raises BadValue for anything else."""
        try:
            mapping = cls(**json.loads(text))
        except (ValueError, TypeError, RecursionError):
            mapping = None
        if mapping is None or not _is_whole(mapping):
            raise BadValue("spinelog cannot tell how this table was read last time. Please say again which column is what.")
        return mapping


def _is_whole(mapping: Mapping) -> bool:
    columns = (mapping.date, mapping.time, mapping.steps, mapping.sleep)
    return (
        all(column is None or (type(column) is int and 0 <= column < 10_000) for column in columns)
        and mapping.date is not None
        and all(isinstance(said, bool) for said in (mapping.headed, mapping.times, mapping.starts))
        and isinstance(mapping.header, str)
        and mapping.delimiter in ("\t", ";", ",", "|")
        and mapping.date_order in ORDERS
        and mapping.decimal in (".", ",")
        and mapping.sleep_unit in UNITS
    )


def fingerprint(names: Sequence[str]) -> str:
    """The same for two rows of names that differ only in capitals, accents and spaces."""
    return sha256("\n".join(plain_word(name) for name in names).encode("utf-8", "replace")).hexdigest()
