"""Changes to items inside one writing transaction: all of them are one save, and are taken back together."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import uuid4

from sqlmodel import Session, col, select

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate, surely_before
from spinelog.domain.describe import Changes, Field, Noun, Record
from spinelog.domain.errors import BadValue, NotFound
from spinelog.domain.kinds import INSTANT
from spinelog.domain.nouns import NOUNS, parts_of
from spinelog.domain.values import VALUES, Value
from spinelog.storage.errors import check_seen
from spinelog.storage.sessions import driver
from spinelog.storage.tables import ROWS
from spinelog.storage.undo import remember

V = TypeVar("V", bound=Value)


class Items:
    """What can be done to items; get one from `Journal.together`."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock
        self._save = 0
        """The number of the save that all of this is; 0 until something is changed."""

    def add(self, kind: type[V], record: Record) -> V:
        """Store a new item; fields that are not in `record` get their defaults. Raises BadValue, NotFound."""
        noun = noun_of(kind)
        uid = uuid4().hex
        self._check_room(noun)
        whole: Changes = {field.name: record.get(field.name, field.default) for field in noun.fields}
        if noun.thread and whole[noun.thread] is None:
            whole[noun.thread] = uid
        if "recorded_at" in whole and whole["recorded_at"] is None:
            stamp = self._clock.stamp()
            whole |= {"recorded_at": stamp.instant, "utc_offset_min": stamp.offset_min}
        whole = self._completed(noun, uid, noun.fresh(whole, self._clock.today()), {})
        if noun.parent:
            self._check_owner(noun, whole)
        now = self._remember(noun, uid)
        row = ROWS[noun.name](**whole, uid=uid, created_at=now, updated_at=now)
        self._take_from_others(noun, row)
        self._session.add(row)
        self._session.flush()
        return value_of(kind, noun, row)

    def edit(self, kind: type[V], uid: str, changes: Record, *, seen: Record | None = None) -> V:
        """Change some fields of an item; the others stay. Raises NotFound, BadValue, also for one in the trash.

        `seen` is its record as it was in view: where what changes is not so any more, ChangedMeanwhile is raised.
        """
        noun = noun_of(kind)
        row = row_of(self._session, noun, uid)
        if row.deleted_at is not None:
            raise BadValue(f"This {noun.title.lower()} is in the trash. Please bring it back first.")
        old: Changes = {field.name: getattr(row, field.name) for field in noun.fields}
        check_seen(changes, seen, old)
        new = self._completed(noun, uid, {**old, **changes}, old)
        if noun.parent and new[noun.parent] != old[noun.parent]:
            self._check_owner(noun, new)
        if new != old:
            now = self._remember(noun, uid)
            for name, value in new.items():
                setattr(row, name, value)
            row.updated_at = now
            self._take_from_others(noun, row)
            self._take_along(noun, row, old)
            self._session.flush()
        return value_of(kind, noun, row)

    def delete(self, kind: type[V], uid: str) -> V:
        """Put an item into the trash, and with it what belongs to it."""
        noun = noun_of(kind)
        row = row_of(self._session, noun, uid)
        if row.deleted_at is None:
            row.deleted_at = row.updated_at = self._remember(noun, uid)
            for part_noun, part in self._parts(noun, uid):
                if part.deleted_at is None:
                    self._remember(part_noun, part.uid)
                    part.deleted_at = part.updated_at = row.deleted_at
            self._session.flush()
        return value_of(kind, noun, row)

    def undelete(self, kind: type[V], uid: str) -> V:
        """Bring an item back from the trash, with what went there with it. Raises BadValue, NotFound.

        What only one item may have stays with the one that has it now.
        """
        noun = noun_of(kind)
        row = row_of(self._session, noun, uid)
        if row.deleted_at is not None:
            self._check_room(noun)
            self._check_name(noun, uid, getattr(row, noun.distinct) if noun.distinct else None)
            if noun.parent:
                self._check_owner(noun, {noun.parent: getattr(row, noun.parent)})
            is_taken = noun.only_one and any(getattr(other, noun.only_one) for other in self._kept(noun))
            went = row.deleted_at
            row.updated_at = self._remember(noun, uid)
            row.deleted_at = None
            if is_taken:
                setattr(row, noun.only_one, False)
            for part_noun, part in self._parts(noun, uid):
                if part.deleted_at == went:
                    part.updated_at = self._remember(part_noun, part.uid)
                    part.deleted_at = None
            self._session.flush()
        return value_of(kind, noun, row)

    def keep_content(self, uid: str, content: bytes) -> None:
        """Keep the bytes of an attachment that was added in this save."""
        driver(self._session).execute("INSERT INTO attachment_content (attachment, content) VALUES (?, ?)", (uid, content))

    # -- what has to be so -------------------------------------------------------------------------------------

    def _parts(self, noun: Noun, uid: str) -> list[tuple[Noun, Any]]:
        """The rows that belong to an item and to its parts, in the trash or not."""
        found: list[tuple[Noun, Any]] = []
        for part in parts_of(noun):
            row = ROWS[part.name]
            query = select(row).where(getattr(row, part.parent) == uid)
            for one in self._session.exec(query).all():
                found += [(part, one), *self._parts(part, one.uid)]
        return found

    def _check_owner(self, noun: Noun, record: Record) -> None:
        """What an item belongs to is not in the trash."""
        owner_noun = NOUNS[noun.field(noun.parent).ref]
        owner = self._session.get(ROWS[owner_noun.name], str(record[noun.parent]))
        if owner is not None and owner.deleted_at is not None:
            raise BadValue(f"The {owner_noun.title.lower()} that it belongs to is in the trash. Please bring that back first.")

    def _check_room(self, noun: Noun) -> None:
        if noun.most and len(self._kept(noun)) >= noun.most:
            raise BadValue(f"There can be {noun.most} {noun.plural} at the most. Please delete one first.")

    def _check_name(self, noun: Noun, uid: str, name: object) -> None:
        """No two items with one name, where the name is what tells them apart."""
        if not noun.distinct or name is None:
            return
        names = (str(getattr(other, noun.distinct)) for other in self._kept(noun) if other.uid != uid)
        if str(name).lower() in (one.lower() for one in names):
            if isinstance(name, date):
                field = noun.field(noun.distinct)
                raise BadValue(f"There is one already: {field.label} {field.show_value(name)}. Please change that one.")
            raise BadValue(f"There is already a {noun.title.lower()} called {str(name)!r}. Please choose another name.")

    def _completed(self, noun: Noun, uid: str, record: Changes, old: Record) -> Changes:
        """The whole record checked: what is needed is there, its name is its own, what it points to exists.

        `old` is the record until now, empty for a new one: what stays as it is needs no look at the clock.
        """
        today = self._clock.today()
        record = noun.complete(record, today)
        _check_order(noun, record)
        for field in noun.fields:
            value = record.get(field.name)
            if field.required and value is None:
                raise BadValue(field.missing)
            field.check(value)
            if value != old.get(field.name):
                field.check_past(value, today)
            if field.ref and value is not None and self._session.get(ROWS[field.ref], str(value)) is None:
                raise NotFound(f"There is no {field.ref.replace('_', ' ')} {str(value)!r}.")
        self._check_name(noun, uid, record.get(noun.distinct) if noun.distinct else None)
        for field in noun.joins:
            if record[field.name] not in (None, old.get(field.name)):
                record[field.name] = self._first_of(noun, field, uid, record)
        return record

    def _first_of(self, noun: Noun, field: Field, uid: str, record: Record) -> str | None:
        """The first of those that an item joins, which all of them name; None where it is the first itself."""
        other = row_of(self._session, noun, str(record[field.name]))
        if field.same_day and getattr(other, noun.date) != record[noun.date]:
            date = noun.field(noun.date)
            here, there = date.show_value(record[noun.date]), date.show_value(getattr(other, noun.date))
            raise BadValue(f"{field.label}: both have to be on the same day. This one is on {here}, the other one on {there}.")
        first = getattr(other, field.name) or other.uid
        return None if first == uid else str(first)

    def _kept(self, noun: Noun) -> list[Any]:
        row = ROWS[noun.name]
        return list(self._session.exec(select(row).where(col(row.deleted_at).is_(None))))

    def _take_from_others(self, noun: Noun, row: Any) -> None:
        """A field that only one item may have set is taken from the others when this one has it."""
        if not noun.only_one or not getattr(row, noun.only_one):
            return
        for other in self._kept(noun):
            if other.uid != row.uid and getattr(other, noun.only_one):
                other.updated_at = self._remember(noun, other.uid)
                setattr(other, noun.only_one, False)

    def _take_along(self, noun: Noun, row: Any, old: Record) -> None:
        """Where the first of several joins another one, they join it too."""
        for field in noun.joins:
            first = getattr(row, field.name)
            if first in (None, old[field.name]):
                continue
            kind = ROWS[noun.name]
            for other in self._session.exec(select(kind).where(getattr(kind, field.name) == row.uid)).all():
                other.updated_at = self._remember(noun, other.uid)
                setattr(other, field.name, first)

    def _remember(self, noun: Noun, uid: str) -> datetime:
        """Keep an item as it stands, for undo; gives the instant of the change."""
        now = self._clock.stamp().instant
        self._session.flush()
        self._save = remember(driver(self._session), noun.name, uid, str(INSTANT.store(now)), self._save)
        return now


def _check_order(noun: Noun, record: Record) -> None:
    """Nothing ends before it began."""
    began, ended = (record.get(name) if name else None for name in (noun.date, noun.ends))
    if isinstance(began, PartialDate | date) and isinstance(ended, PartialDate | date) and surely_before(ended, began):
        raise BadValue("It cannot end before it began. Please check the two dates.")


def noun_of(kind: type[Value]) -> Noun:
    """The description of a value class."""
    for name, known in VALUES.items():
        if known is kind:
            return NOUNS[name]
    raise KeyError(kind)


def value_of(kind: type[V], noun: Noun, row: Any) -> V:
    """A row as its frozen value: the one way out of this package."""
    return kind(**{field.name: getattr(row, field.name) for field in noun.columns})


def row_of(session: Session, noun: Noun, uid: str) -> Any:
    """The row of an item, in the trash or not. Raises NotFound."""
    row = session.get(ROWS[noun.name], uid)
    if row is None:
        raise NotFound(f"There is no {noun.title.lower()} {uid!r}.")
    return row
