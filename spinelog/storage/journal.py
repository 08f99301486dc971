"""The journal: every noun's items, days, and what was changed. The lane of the screens and most commands.

Writing sessions begin with BEGIN IMMEDIATE, so that two programs never overwrite each other; reading sessions
begin deferred, fetch everything and close, so that they never keep a writer waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import text
from sqlmodel import Session, col, select

from spinelog.analysis.completeness import RecordedDay
from spinelog.analysis.measure import Measure
from spinelog.analysis.series import Series
from spinelog.domain.clock import Clock
from spinelog.domain.day import Entry
from spinelog.domain.describe import Changes, Noun, Record
from spinelog.domain.errors import BadValue, NotFound
from spinelog.domain.kinds import INSTANT
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Value
from spinelog.storage.buckets import read_averages
from spinelog.storage.connection import Connector
from spinelog.storage.days import read_entry, save_entry
from spinelog.storage.readings import Span, first_day, read_notes, read_recorded, read_series
from spinelog.storage.sessions import driver, new_engine, sentences
from spinelog.storage.tables import ROWS, Kept
from spinelog.storage.undo import latest_save, remember, take_back

V = TypeVar("V", bound=Value)


class Journal:
    """One journal, opened. Values come out, never rows."""

    def __init__(self, connector: Connector, clock: Clock) -> None:
        self.connector = connector
        self.clock = clock
        self._reader = new_engine(connector, "BEGIN")
        self._writer = new_engine(connector, "BEGIN IMMEDIATE")

    def close(self) -> None:
        """Let go of the file."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short session that only reads."""
        with sentences(self.connector.path), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that is one transaction: all of it is saved, or nothing."""
        with (
            sentences(self.connector.path),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    # -- items ---------------------------------------------------------------------------------------------

    def items(self, kind: type[V], *, trash: bool = False) -> list[V]:
        """Every item of a noun in the order of its dates, then as it was written; or those in the trash."""
        noun = noun_of(kind)
        row = ROWS[noun.name]
        query = select(row).where(col(row.deleted_at).is_not(None) if trash else col(row.deleted_at).is_(None))
        order = [getattr(row, noun.date)] if noun.date else []
        query = query.order_by(*order, col(row.created_at), *_ties(noun))
        with self.reading() as session:
            return [value_of(kind, noun, found) for found in session.exec(query)]

    def item(self, kind: type[V], uid: str) -> V:
        """The item with this uid, in the trash or not. Raises NotFound."""
        noun = noun_of(kind)
        with self.reading() as session:
            return value_of(kind, noun, _row(session, noun, uid))

    def add(self, kind: type[V], record: Record) -> V:
        """Store a new item; fields that are not in `record` get their defaults. Raises BadValue."""
        noun = noun_of(kind)
        uid = uuid4().hex
        with self.writing() as session:
            self._check_room(session, noun)
            whole: Changes = {field.name: record.get(field.name, field.default) for field in noun.fields}
            whole = self._completed(session, noun, uid, whole)
            now, save = self._remember(session, noun, uid)
            row = ROWS[noun.name](**whole, uid=uid, created_at=now, updated_at=now)
            self._take_from_others(session, noun, row, save)
            session.add(row)
            session.flush()
            return value_of(kind, noun, row)

    def edit(self, kind: type[V], uid: str, changes: Record) -> V:
        """Change some fields of an item; the others stay. Raises NotFound, BadValue."""
        noun = noun_of(kind)
        with self.writing() as session:
            row = _row(session, noun, uid)
            old: Changes = {field.name: getattr(row, field.name) for field in noun.fields}
            new = self._completed(session, noun, uid, {**old, **changes})
            if new != old:
                now, save = self._remember(session, noun, uid)
                for name, value in new.items():
                    setattr(row, name, value)
                row.updated_at = now
                self._take_from_others(session, noun, row, save)
            return value_of(kind, noun, row)

    def delete(self, kind: type[V], uid: str) -> V:
        """Put an item into the trash."""
        noun = noun_of(kind)
        with self.writing() as session:
            row = _row(session, noun, uid)
            if row.deleted_at is None:
                row.deleted_at, _ = self._remember(session, noun, uid)
                row.updated_at = row.deleted_at
            return value_of(kind, noun, row)

    def undelete(self, kind: type[V], uid: str) -> V:
        """Bring an item back from the trash. What only one may have stays with the one that has it now."""
        noun = noun_of(kind)
        with self.writing() as session:
            row = _row(session, noun, uid)
            if row.deleted_at is not None:
                self._check_room(session, noun)
                self._check_name(session, noun, uid, getattr(row, noun.distinct) if noun.distinct else None)
                is_taken = noun.only_one and any(getattr(other, noun.only_one) for other in self._kept(session, noun))
                row.updated_at, _ = self._remember(session, noun, uid)
                row.deleted_at = None
                if is_taken:
                    setattr(row, noun.only_one, False)
            return value_of(kind, noun, row)

    def _check_room(self, session: Session, noun: Noun) -> None:
        if noun.most and len(self._kept(session, noun)) >= noun.most:
            raise BadValue(f"There can be {noun.most} {noun.plural} at the most. Please delete one first.")

    def _check_name(self, session: Session, noun: Noun, uid: str, name: object) -> None:
        """No two items with one name, where the name is what tells them apart."""
        names = (str(getattr(other, noun.distinct)) for other in self._kept(session, noun) if other.uid != uid)
        if name is not None and str(name).lower() in (one.lower() for one in names):
            raise BadValue(f"There is already a {noun.title.lower()} called {str(name)!r}. Please choose another name.")

    def _completed(self, session: Session, noun: Noun, uid: str, record: Changes) -> Changes:
        """The whole record checked: what is needed is there, its name is its own, what it points to exists."""
        record = noun.complete(record, self.clock.today())
        for field in noun.fields:
            value = record.get(field.name)
            if field.required and value is None:
                raise BadValue(field.missing)
            field.check(value)
            if field.ref and value is not None and session.get(ROWS[field.ref], str(value)) is None:
                raise NotFound(f"There is no {field.ref.replace('_', ' ')} {str(value)!r}.")
        if noun.distinct:
            self._check_name(session, noun, uid, record.get(noun.distinct))
        return record

    def _kept(self, session: Session, noun: Noun) -> list[Any]:
        row = ROWS[noun.name]
        return list(session.exec(select(row).where(col(row.deleted_at).is_(None))))

    def _take_from_others(self, session: Session, noun: Noun, row: Any, save: int) -> None:
        """A field that only one item may have set is taken from the others when this one has it."""
        if not noun.only_one or not getattr(row, noun.only_one):
            return
        for other in self._kept(session, noun):
            if other.uid != row.uid and getattr(other, noun.only_one):
                other.updated_at, _ = self._remember(session, noun, other.uid, save)
                setattr(other, noun.only_one, False)

    def _remember(self, session: Session, noun: Noun, uid: str, save: int = 0) -> tuple[datetime, int]:
        """Keep an item as it stands, for undo; gives the instant of the change and the number of its save."""
        now = self.clock.stamp().instant
        return now, remember(driver(session), noun.name, uid, str(INSTANT.store(now)), save)

    # -- days ----------------------------------------------------------------------------------------------

    def entry(self, day: date) -> Entry | None:
        """What is recorded of a day, its scores and doses with it; None when nothing is."""
        with self.reading() as session:
            return read_entry(session, day)

    def save_day(self, day: date, changes: Record) -> Entry:
        """Work changes (record key -> value, None clears) into a day, in one transaction."""
        stamp = self.clock.stamp()
        with self.writing() as session:
            remember(driver(session), "day", day.isoformat(), str(INSTANT.store(stamp.instant)))
            return save_entry(session, day, changes, stamp)

    def series(self, measures: Iterable[Measure], *spans: Span) -> list[Series]:
        """The readings of each measure on the days of these spans, in the order of `measures`."""
        with self.reading() as session:
            return read_series(driver(session), measures, *spans)

    def recorded(self, first: date, last: date) -> list[RecordedDay]:
        """The days from `first` to `last` on which anything was written."""
        with self.reading() as session:
            return read_recorded(driver(session), first, last)

    def averages(self, measure: Measure, stretches: Iterable[Span]) -> list[tuple[int, float | None]]:
        """For each stretch how many days count, and their average in stored units, summed up by SQLite."""
        with self.reading() as session:
            return read_averages(driver(session), measure, stretches)

    def notes(self, first: date, last: date) -> list[tuple[date, str]]:
        """The notes of days from `first` to `last`, in order."""
        with self.reading() as session:
            return read_notes(driver(session), first, last)

    def first_day(self) -> date | None:
        """The first recorded day; None in an empty journal."""
        with self.reading() as session:
            return first_day(driver(session))

    # -- undo ----------------------------------------------------------------------------------------------

    def latest_save(self) -> int:
        """The number of the latest save; what comes after it can be told apart from what was before."""
        with self.reading() as session:
            return latest_save(driver(session))

    def undo(self, *, after: int = 0) -> tuple[str, str] | None:
        """Take the latest save back, if it came after number `after`: its noun and key, or None."""
        with self.writing() as session:
            return take_back(driver(session), after=after)

    def meta(self, key: str) -> str | None:
        """A fact about the journal itself, such as its uid."""
        with self.reading() as session:
            found = driver(session).execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
            return None if found is None else str(found[0])


def _ties(noun: Noun) -> list[Any]:
    """What decides between items written in the same second: the order of writing, else the key."""
    return [text("rowid")] if noun.key == ("uid",) else [text(key) for key in noun.key]


def noun_of(kind: type[Value]) -> Noun:
    """The description of a value class."""
    for name, known in VALUES.items():
        if known is kind:
            return NOUNS[name]
    raise KeyError(kind)


def value_of(kind: type[V], noun: Noun, row: Kept) -> V:
    """A row as its frozen value: the one way out of this package."""
    return kind(**{field.name: getattr(row, field.name) for field in noun.columns})


def _row(session: Session, noun: Noun, uid: str) -> Any:
    row = session.get(ROWS[noun.name], uid)
    if row is None:
        raise NotFound(f"There is no {noun.title.lower()} {uid!r}.")
    return row
