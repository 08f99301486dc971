"""The journal: every noun's items, days, and what was changed. The lane of the screens and most commands.

Writing sessions begin with BEGIN IMMEDIATE, so that two programs never overwrite each other; reading sessions
begin deferred, fetch everything and close, so that they never keep a writer waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from spinelog.analysis.completeness import RecordedDay
from spinelog.analysis.measure import Measure
from spinelog.analysis.recall import Recall
from spinelog.analysis.series import Series
from spinelog.domain.clock import Clock
from spinelog.domain.copy import ComparedCopy, JournalCopy
from spinelog.domain.day import Entry
from spinelog.domain.describe import Noun, Record
from spinelog.domain.imported import Batch, Compared, PhoneSource
from spinelog.domain.kinds import INSTANT
from spinelog.domain.nouns import NOUNS
from spinelog.domain.phone import PhoneDay
from spinelog.domain.values import VALUES, Attachment, Value
from spinelog.storage import phone
from spinelog.storage.buckets import read_averages
from spinelog.storage.connection import Connector
from spinelog.storage.copies import content_of, merged, read_copy, take_in
from spinelog.storage.days import read_entry, save_entry
from spinelog.storage.drafts import drop_drafts, forget_drafts_of_nothing
from spinelog.storage.errors import check_seen
from spinelog.storage.items import Items, noun_of, row_of, value_of
from spinelog.storage.readings import (
    Span,
    first_day,
    first_week,
    read_notes,
    read_recalls,
    read_recorded,
    read_series,
)
from spinelog.storage.sessions import driver, new_engine, sentences
from spinelog.storage.tables import ROWS
from spinelog.storage.timeline import Keys, read_keys, read_notes_of, read_places
from spinelog.storage.trash import empty_trash
from spinelog.storage.undo import IMPORT, latest_save, remember, take_back, upcoming

V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Undone:
    """A save that was taken back, told by the first item that it changed."""

    noun: str
    key: str
    """The uid of the item, or the date of the day."""
    was: Value | None
    """The item before it was taken back."""
    now: Value | None
    """The item as it is now; None: it is not there any more."""
    count: int
    """How many items the save had changed."""
    nouns: tuple[str, ...] = ()
    """Their nouns, each once, in the order of the changes."""
    batch: Batch | None = None
    """The import that was taken back; its noun is `undo.IMPORT`, which has no items."""


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
            return value_of(kind, noun, row_of(session, noun, uid))

    def some(self, kind: type[V], uids: Sequence[str]) -> dict[str, V]:
        """The items with these uids, in the trash or not; those that are gone are left out."""
        noun = noun_of(kind)
        row = ROWS[noun.name]
        with self.reading() as session:
            return {found.uid: value_of(kind, noun, found) for found in session.exec(select(row).where(col(row.uid).in_(uids)))}

    def belonging(self, kind: type[V], uids: Sequence[str], *, trash: bool = False) -> list[V]:
        """The parts of one kind that belong to these items, in the order of writing; or those in the trash."""
        noun = noun_of(kind)
        row = ROWS[noun.name]
        gone = col(row.deleted_at).is_not(None) if trash else col(row.deleted_at).is_(None)
        query = select(row).where(col(getattr(row, noun.parent)).in_(uids), gone)
        with self.reading() as session:
            return [value_of(kind, noun, one) for one in session.exec(query.order_by(col(row.created_at), text("rowid")))]

    def naming(self, kind: type[V], field: str, uid: str, *, latest: int) -> tuple[int, list[V]]:
        """How many items hold this uid in a field, and the latest of them in the order of their dates."""
        noun = noun_of(kind)
        row = ROWS[noun.name]
        holds = (getattr(row, field) == uid, col(row.deleted_at).is_(None))
        order = [col(getattr(row, noun.date)).desc()] if noun.date else []
        query = select(row).where(*holds).order_by(*order, col(row.created_at).desc(), text("rowid DESC")).limit(latest)
        with self.reading() as session:
            count = session.exec(select(func.count()).select_from(row).where(*holds)).one()
            found = [value_of(kind, noun, one) for one in session.exec(query)]
        return count, found[::-1]

    @contextmanager
    def together(self) -> Iterator[Items]:
        """Several changes that are saved as one, or not at all, and are taken back as one."""
        with self.writing() as session:
            yield Items(session, self.clock)

    def add(self, kind: type[V], record: Record) -> V:
        """Store a new item; fields that are not in `record` get their defaults. Raises BadValue, NotFound."""
        with self.together() as items:
            return items.add(kind, record)

    def edit(self, kind: type[V], uid: str, changes: Record, *, seen: Record | None = None) -> V:
        """Change some fields of an item; the others stay. Raises NotFound, BadValue; ChangedMeanwhile as `save_day` does."""
        with self.together() as items:
            return items.edit(kind, uid, changes, seen=seen)

    def delete(self, kind: type[V], uid: str) -> V:
        """Put an item into the trash, and with it what belongs to it."""
        with self.together() as items:
            return items.delete(kind, uid)

    def undelete(self, kind: type[V], uid: str) -> V:
        """Bring an item back from the trash, with what went there with it. Raises BadValue, NotFound."""
        with self.together() as items:
            return items.undelete(kind, uid)

    def empty_trash(self) -> int:
        """Remove for good what has been in the trash for longer than it is kept; gives how many items."""
        with self.writing() as session:
            gone = empty_trash(driver(session), self.clock.now())
            forget_drafts_of_nothing(driver(session))
            return gone

    # -- attachments ---------------------------------------------------------------------------------------

    def attach(self, record: Record, content: bytes) -> Attachment:
        """Keep a file with a scan; `record` is its description. Raises BadValue, NotFound."""
        with self.together() as items:
            added = items.add(Attachment, record)
            items.keep_content(added.uid, content)
            return added

    def content(self, uid: str) -> bytes:
        """The bytes of an attachment: the one question that reads them. Raises NotFound."""
        with self.reading() as session:
            return content_of(driver(session), uid)

    # -- whole copies --------------------------------------------------------------------------------------

    def copy(self) -> JournalCopy:
        """Everything that is in it, but drafts and what undo remembers; what is in the trash included."""
        with self.reading() as session:
            return read_copy(driver(session), self.content)

    def compare_copy(self, copy: JournalCopy) -> ComparedCopy:
        """What taking a copy in would do."""
        with self.reading() as session:
            return merged(driver(session), copy).compared

    def save_copy(self, copy: JournalCopy, *, file_name: str = "") -> Batch | None:
        """Take a copy in as one change; None, and nothing is written, where the journal holds all of it already."""
        now = self.clock.stamp().instant
        with self.writing() as session:
            return take_in(driver(session), copy, file_name, now)

    # -- the timeline --------------------------------------------------------------------------------------

    def timeline_keys(self, *, latest: int | None = None) -> Keys:
        """What stands on the timeline, in its order, without reading the items; or only the latest ones."""
        with self.reading() as session:
            return read_keys(driver(session), latest=latest)

    def notes_of(self, days: Iterable[str]) -> dict[str, str]:
        """The notes of these days (ISO dates)."""
        with self.reading() as session:
            return read_notes_of(driver(session), days)

    def places_of(self, procedures: Sequence[str]) -> dict[str, int]:
        """The place of each of these procedures in the order of letters, from 0; a cancelled one has none."""
        with self.reading() as session:
            return read_places(driver(session), procedures)

    # -- days ----------------------------------------------------------------------------------------------

    def entry(self, day: date) -> Entry | None:
        """What is recorded of a day, its scores and doses with it; None when nothing is."""
        with self.reading() as session:
            return read_entry(session, day)

    def save_day(self, day: date, changes: Record, *, seen: Record | None = None, drafts: Iterable[str] = ()) -> Entry:
        """Work changes (record key -> value, None clears) into a day, in one transaction.

        `seen` is the record that was in view: what changes it must still be so, else ChangedMeanwhile is raised and
        nothing is saved. `drafts` are the uids of those that are saved with it, and go.
        """
        stamp = self.clock.stamp()
        with self.writing() as session:
            if seen is not None:
                before = read_entry(session, day)
                check_seen(changes, seen, before.record if before is not None else {})
            remember(driver(session), "day", day.isoformat(), str(INSTANT.store(stamp.instant)))
            drop_drafts(driver(session), drafts)
            return save_entry(session, day, changes, stamp)

    def series(self, measures: Iterable[Measure], *spans: Span) -> list[Series]:
        """The readings of each measure on the days of these spans, in the order of `measures`."""
        with self.reading() as session:
            return read_series(driver(session), measures, *spans)

    def recalls(self, first: date, last: date) -> list[Recall]:
        """What was told of whole weeks with any of their days from `first` to `last`."""
        with self.reading() as session:
            return read_recalls(driver(session), first, last)

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

    def first_week(self) -> date | None:
        """The first day of the first week that was told as one; None without any."""
        with self.reading() as session:
            return first_week(driver(session))

    # -- phones and watches, imports -------------------------------------------------------------------------

    def compare_phone(self, days: Sequence[PhoneDay], made_on: date | None = None) -> Compared:
        """What saving these days would change; `made_on` is the day on which their file was made, if it says so."""
        with self.reading() as session:
            return phone.compare(driver(session), days, made_on)

    def save_phone(
        self, days: Sequence[PhoneDay], *, file_name: str, made_on: date | None = None, mapping: tuple[str, str] | None = None
    ) -> Batch | None:
        """Write the days that are new or changed, as one change; None, and nothing is written, where nothing differs.

        `mapping` is a table's header and how it was read, kept for the next time.
        """
        now = self.clock.stamp().instant
        with self.writing() as session:
            return phone.save(driver(session), days, now=now, file_name=file_name, made_on=made_on, mapping=mapping)

    def imports(self) -> list[Batch]:
        """Every import that was not taken back, the latest first."""
        with self.reading() as session:
            return phone.imports(driver(session))

    def undo_import(self) -> Batch | None:
        """Take the latest import back, whatever was saved after it; what was changed again by hand stays.

        None when there is none that undo still remembers. Raises JournalError where what was written since belongs to it.
        """
        with self.writing() as session:
            changes = upcoming(driver(session), noun=IMPORT)
            if not changes:
                return None
            (batch,) = phone.imports(driver(session), changes[0][1])
            take_back(driver(session), noun=IMPORT)
            return batch

    def phone_sources(self) -> list[PhoneSource]:
        """The sources that the journal has days of; the one whose figures count first comes first."""
        with self.reading() as session:
            return phone.phone_sources(driver(session))

    def phone_days(self) -> list[PhoneDay]:
        """Every day of every source, by day; of one day the source whose figures count first comes first."""
        with self.reading() as session:
            return phone.phone_days(driver(session))

    def prefer_source(self, key: str) -> None:
        """From now on the figures of this source count where several have one. A setting: undo does not know it."""
        with self.writing() as session:
            phone.prefer_source(driver(session), key)

    def table_mapping(self, header: str) -> str | None:
        """How a table with this header was read last; None for one that is new."""
        with self.reading() as session:
            return phone.table_mapping(driver(session), header)

    # -- undo ----------------------------------------------------------------------------------------------

    def latest_save(self) -> int:
        """The number of the latest save; what comes after it can be told apart from what was before."""
        with self.reading() as session:
            return latest_save(driver(session))

    def undo(self, *, after: int = 0) -> Undone | None:
        """Take the latest save back, if it came after number `after`; None when there is none."""
        with self.writing() as session:
            changes = upcoming(driver(session), after=after)
            if not changes:
                return None
            noun, key = changes[0]
            if noun == IMPORT:
                (batch,) = phone.imports(driver(session), key)
                take_back(driver(session), after=after)
                return Undone(noun, key, None, None, len(changes), batch=batch)
            was = self._value(session, noun, key)
            take_back(driver(session), after=after)
            session.expire_all()
            nouns = tuple(dict.fromkeys(name for name, _ in changes))
            return Undone(noun, key, was, self._value(session, noun, key), len(changes), nouns)

    def _value(self, session: Session, noun_name: str, key: str) -> Value | None:
        """An item as it stands; None when it is not there."""
        named = date.fromisoformat(key) if noun_name == "day" else key
        row = session.get(ROWS[noun_name], named)
        return None if row is None else value_of(VALUES[noun_name], NOUNS[noun_name], row)

    def meta(self, key: str) -> str | None:
        """A fact about the journal itself, such as its uid."""
        with self.reading() as session:
            found = driver(session).execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
            return None if found is None else str(found[0])


def _ties(noun: Noun) -> list[Any]:
    """What decides between items written in the same second: the order of writing, else the key."""
    return [text("rowid")] if noun.key == ("uid",) else [text(key) for key in noun.key]
