"""A day's rows through SQLModel: the same rows as the quick lane writes, byte for byte."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session, col, select

from spinelog.domain.clock import Stamp
from spinelog.domain.day import DAY_NOUN, DOSE_KEY, PAIN_KEY, Entry, Part, merged
from spinelog.domain.describe import Changes, Record
from spinelog.storage.columns import Judged
from spinelog.storage.tables import DayDoseRow, DayPainRow, DayRow

_OWN = tuple(field.name for field in DAY_NOUN.fields if field.name != "day")


def read_entry(session: Session, day: date) -> Entry | None:
    """The entry of a day; None when nothing is recorded."""
    row = session.get(DayRow, day)
    if row is None or row.deleted_at is not None:
        return None
    fields: Changes = {name: getattr(row, name) for name in _OWN}
    parts: dict[str, Part] = {}
    for key, part in _parts(session, day).items():
        if isinstance(part, DayPainRow):
            parts[key] = _part(part.average, part)
        elif isinstance(part, DayDoseRow):
            parts[key] = _part(part.amount, part)
    return Entry(fields, parts)


def _part(value: float, row: Judged) -> Part:
    return Part(value, row.recorded_at or row.created_at, row.utc_offset_min or 0)


def _parts(session: Session, day: date) -> dict[str, Judged]:
    """The score and dose rows of a day by their record key."""
    found: dict[str, Judged] = {}
    for score in session.exec(
        select(DayPainRow).where(col(DayPainRow.day) == day).order_by(col(DayPainRow.created_at), col(DayPainRow.pain))
    ):
        found[PAIN_KEY + score.pain] = score
    for dose in session.exec(
        select(DayDoseRow).where(col(DayDoseRow.day) == day).order_by(col(DayDoseRow.created_at), col(DayDoseRow.medicine))
    ):
        found[DOSE_KEY + dose.medicine] = dose
    return found


def save_entry(session: Session, day: date, changes: Record, stamp: Stamp) -> Entry:
    """Work changes into a day inside a writing session; gives the entry as it now is."""
    entry = merged(read_entry(session, day), changes, stamp)
    now = stamp.instant
    is_empty = entry.is_empty
    row = session.get(DayRow, day)
    if row is None:
        row = DayRow(day=day, created_at=now, updated_at=now)
        session.add(row)
    own: Changes = {name: None if is_empty else entry.fields.get(name) for name in _OWN}
    _put(row, {**own, "deleted_at": now if is_empty else None}, now)
    session.flush()  # the day first, since scores and doses point to it
    rows = _parts(session, day)
    for key, part_row in rows.items():
        if key not in entry.parts:
            session.delete(part_row)
    for key, part in entry.parts.items():
        known = rows.get(key)
        if known is None:
            known = _new_part(key, day, part, now)
            session.add(known)
        value = "average" if isinstance(known, DayPainRow) else "amount"
        judged: Changes = {"recorded_at": part.recorded_at, "utc_offset_min": part.utc_offset_min}
        _put(known, {value: part.value, **judged, "deleted_at": None}, now)
    return entry


def _new_part(key: str, day: date, part: Part, now: datetime) -> DayPainRow | DayDoseRow:
    if key.startswith(PAIN_KEY):
        pain = key.removeprefix(PAIN_KEY)
        return DayPainRow(day=day, pain=pain, average=int(part.value), created_at=now, updated_at=now)
    return DayDoseRow(day=day, medicine=key.removeprefix(DOSE_KEY), amount=part.value, created_at=now, updated_at=now)


def _put(row: Judged, columns: Changes, now: datetime) -> None:
    """Set columns that differ; `updated_at` moves only with a difference."""
    for name, value in columns.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
            row.updated_at = now
