"""A copy of a journal as it stands in a file, and the one check that all of it goes through.

Nothing in it is believed: a copy is taken in whole or not at all, so that one value that no journal can hold refuses it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import cast

from spinelog.domain.block import SITES, SLOTS
from spinelog.domain.copy import Contents, JournalCopy, Key, Plain, Row, Table, tables
from spinelog.domain.dates import PartialDate, surely_before
from spinelog.domain.describe import Changes, Field, Noun
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import DAY, INSTANT, NOTE, PARTIAL, REF, TEXT, TIME, YESNO
from spinelog.domain.text import one_line, storable
from spinelog.exchange.attachment_file import kind_of
from spinelog.exchange.phone.findings import BadFile

_UID = re.compile(r"[0-9a-f]{32}")
_YEARS = ("1900", "2100")
_FAR = date(2100, 12, 31)
"""Later than all that is written down: what a whole record has to be like does not hang on the day it is read."""
_LONGEST = 2_000
"""Signs in a text that has a form of its own, such as planned times."""
_MOST_WHOLE = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCopy:
    """What a file says."""

    name: str
    """Its base name, for people."""
    format: object
    newest: int
    """The newest format that can be read."""
    journal_uid: str | None
    tables: Mapping[str, object]
    contents: Mapping[str, bytes]


def checked(raw: RawCopy) -> JournalCopy:
    """The copy, every value looked at as if it had been typed. Raises BadFile."""
    return _Check(raw).done()


@dataclass(slots=True)
class _Check:
    raw: RawCopy
    notes: list[str] = field(default_factory=list)
    _rows: dict[str, list[Row]] = field(default_factory=dict)

    def done(self) -> JournalCopy:
        self._check_format()
        known = tables()
        if unknown := sorted(set(self.raw.tables) - set(known)):
            self.notes.append(f"It also has something that this spinelog does not know, which is left out: {_names(unknown)}.")
        for name, table in known.items():
            self._rows[name] = self._table(table, self.raw.tables.get(name, []))
        self._leave_out_files_without_bytes()
        for table in known.values():
            self._check_references(table)
        uid = self.raw.journal_uid
        return JournalCopy(
            tables=self._rows,
            contents=Contents((str(row["uid"]) for row in self._rows["attachment"]), self.raw.contents.__getitem__),
            journal_uid=uid if uid is not None and _UID.fullmatch(uid) else None,
            notes=tuple(self.notes),
        )

    def _bad(self, what: str) -> BadFile:
        return BadFile(f"{self.raw.name} cannot be taken in: {what} Please name a copy as spinelog wrote it.")

    def _check_format(self) -> None:
        found = self.raw.format
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            raise self._bad("it does not say how it is written.")
        if found > self.raw.newest:
            raise BadFile(f"{self.raw.name} was written by a newer spinelog. Please update spinelog, then import it.")

    # -- rows ----------------------------------------------------------------------------------------------------

    def _table(self, table: Table, rows: object) -> list[Row]:
        if not isinstance(rows, list):
            raise self._bad(f"what it says of {table.words} is no list.")
        readers = [(column, reader_of(column, table.key)) for column in table.fields]
        known = {column.name for column in table.fields}
        found: dict[Key, Row] = {}
        unknown: set[str] = set()
        for number, given in enumerate(cast("list[object]", rows), start=1):
            if not isinstance(given, dict):
                raise self._bad(f"number {number} of its {table.words} is no item.")
            row: Row = {}
            for column, read in readers:
                try:
                    row[column.name] = read(given.get(column.name))
                except BadValue as error:
                    raise self._bad(f"number {number} of its {table.words}: {error}") from None
            if len(given) > len(known) or not known.issuperset(given):
                unknown.update(str(one) for one in given if one not in known)
            self._check_whole(table, row, number)
            key = table.key_of(row)
            if key in found:
                raise self._bad(f"number {number} of its {table.words} is there twice.")
            found[key] = row
        if unknown:
            self.notes.append(f"Of its {table.words} this is not known here, and is left out: {_names(sorted(unknown))}.")
        return list(found.values())

    def _check_whole(self, table: Table, row: Row, number: int) -> None:
        """What a whole record has to be like, for nouns that ask for more than single values."""
        noun = table.noun
        if noun is None or noun.key != ("uid",):
            return
        record: Changes = {one.name: None if (value := row[one.name]) is None else one.kind.load(value) for one in noun.fields}
        try:
            _check_order(noun, record)
            noun.complete(record, _FAR)
        except BadValue as error:
            raise self._bad(f"number {number} of its {table.words}: {error}") from None

    # -- between rows --------------------------------------------------------------------------------------------

    def _leave_out_files_without_bytes(self) -> None:
        whole: list[Row] = []
        for row in self._rows["attachment"]:
            content = self.raw.contents.get(str(row["uid"]))
            if content is None:
                continue
            if len(content) != row["size_bytes"] or hashlib.sha256(content).hexdigest() != row["sha256"]:
                raise self._bad("a file in it is not as it was when it was attached.")
            if kind_of(content) != row["media_type"]:
                raise self._bad("a file in it is not of the kind that it is said to be.")
            whole.append(row)
        if count := len(self._rows["attachment"]) - len(whole):
            self.notes.append(f"{'One attached file is' if count == 1 else f'{count} attached files are'} not in this copy.")
        self._rows["attachment"] = whole

    def _check_references(self, table: Table) -> None:
        rows = self._rows[table.name]
        for column in table.fields:
            if not column.ref:
                continue
            there = {row["uid"] for row in self._rows[column.ref]}
            is_loose = table.noun is not None and column in table.noun.joins
            for row in rows:
                if row[column.name] is None or row[column.name] in there:
                    continue
                if not is_loose:
                    raise self._bad(f"one of its {table.words} names something that is not in it.")
                row[column.name] = None
        if table.name in ("day_pain", "day_dose"):
            days = {row["day"] for row in self._rows["day"]}
            if any(row["day"] not in days for row in rows):
                raise self._bad(f"one of its {table.words} is of a day that is not in it.")
        if table.name == "week_pain" and len({(row["week"], row["pain"]) for row in rows}) < len(rows):
            raise self._bad("a week in it has two scores of one pain.")


def _check_order(noun: Noun, record: Changes) -> None:
    """Nothing ends before it began. Raises BadValue."""
    began, ended = (record.get(name) if name else None for name in (noun.date, noun.ends))
    if isinstance(began, PartialDate | date) and isinstance(ended, PartialDate | date) and surely_before(ended, began):
        raise BadValue("it ends before it began.")


def _names(names: Sequence[str]) -> str:
    return one_line(storable(", ".join(names)))[:100]


# -- single values -----------------------------------------------------------------------------------------------------


def reader_of(column: Field, key: tuple[str, ...] = ()) -> Callable[[object], Plain]:
    """What reads a value of this column as JSON has it. It raises BadValue."""
    read = _of_kind(column)

    def whole(value: object) -> Plain:
        if value is None:
            if column.required:
                raise BadValue(f"{column.label} is missing.")
            return None
        found = read(value)
        column.check(found)
        if found == "" and column.required and column.name not in key:
            raise BadValue(f"{column.label} is empty.")
        return found

    return whole


def _of_kind(column: Field) -> Callable[[object], Plain]:
    kind, keys = column.kind, {key for key, _ in column.choices}

    def wrong() -> BadValue:
        return BadValue(f"{column.label} is not what it should be.")

    def answer(value: object) -> Plain:
        if not isinstance(value, bool):
            raise wrong()
        return value

    def whole_number(value: object) -> Plain:
        if isinstance(value, bool) or not isinstance(value, int) or not -_MOST_WHOLE <= value < _MOST_WHOLE:
            raise wrong()
        if keys and str(value) not in keys:
            raise wrong()
        return value

    def number(value: object) -> Plain:
        if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _MOST_WHOLE or not isfinite(value):
            raise wrong()
        return float(value)

    def words(value: object) -> Plain:
        if not isinstance(value, str):
            raise wrong()
        return storable(value)

    def one_of(value: object) -> Plain:
        if not isinstance(value, str) or value not in keys:
            raise wrong()
        return value

    def uid(value: object) -> Plain:
        if not isinstance(value, str) or not _UID.fullmatch(value):
            raise wrong()
        return value

    def in_time(value: object) -> Plain:
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise wrong()
        try:
            is_sound = kind.store(kind.load(value)) == value
        except ValueError:
            is_sound = False
        if not is_sound or (kind is not TIME and not _YEARS[0] <= value[:4] <= _YEARS[1]):
            raise wrong()
        return value

    def formed(value: object) -> Plain:
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise wrong()
        kind.read(value, column, _FAR)
        return storable(value)

    if kind is YESNO:
        return answer
    if kind.sql == "INTEGER":
        return whole_number
    if kind.sql == "REAL":
        return number
    if kind in (DAY, PARTIAL, TIME, INSTANT):
        return in_time
    if kind in (SLOTS, SITES):
        return formed
    if kind is REF or column.name == "uid":
        return uid
    return words if kind in (TEXT, NOTE) else one_of
