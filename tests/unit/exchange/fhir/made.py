"""Whole journals made from the descriptions of their nouns: any text, any date, any figure that a table would take."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Field, Noun
from spinelog.domain.kinds import DAY, INSTANT, NUMBER, PARTIAL, REF, TIME, YESNO, Choice, Count
from spinelog.domain.nouns import NOUNS
from spinelog.domain.phone import SOURCES, PhoneDay
from spinelog.domain.text import storable
from spinelog.domain.values import VALUES, Value
from spinelog.exchange.fhir.source import Source
from tests.conftest import TODAY
from tests.hostile import TEXTS

MOST = 3
"""Items of each noun."""
TEXT = (st.text(max_size=12) | st.sampled_from([text[:200] for text in TEXTS.values()])).map(storable)
DAYS = st.dates(TODAY - timedelta(days=30), TODAY + timedelta(days=30)) | st.dates()
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def uid_of(noun: str, number: int) -> str:
    """The uid of one of the items of a noun; the one after the last is of none."""
    return f"{list(NOUNS).index(noun):016x}{number:016x}"


def _partial(day: date) -> st.SearchStrategy[PartialDate]:
    return st.sampled_from([PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day)])


_BY_KIND: dict[object, st.SearchStrategy[Any]] = {
    YESNO: st.booleans(),
    DAY: DAYS,
    PARTIAL: DAYS.flatmap(_partial),
    INSTANT: INSTANTS,
    TIME: st.times(),
    NUMBER: st.floats(-1e6, 1e6),
}


def _some(field: Field) -> st.SearchStrategy[Any]:
    if isinstance(field.kind, Choice):
        keys = st.sampled_from([key for key, _ in field.choices])
        return keys.map(int) if field.kind.python == "int" else keys
    if field.kind is REF:
        return st.sampled_from([uid_of(field.ref, number) for number in range(MOST + 1)])
    if isinstance(field.kind, Count):
        return st.integers(int(field.low or 0), int(10**6 if field.high is None else field.high))
    return _BY_KIND.get(field.kind, TEXT)


def _items(noun: Noun) -> st.SearchStrategy[list[Value]]:
    """Up to so many items, each with its own uid or key."""
    parts = {field.name: _some(field) if field.required else st.none() | _some(field) for field in noun.fields}
    gone = st.sampled_from([None, None, None, datetime(2026, 11, 1, tzinfo=UTC)])
    one = st.builds(VALUES[noun.name], **parts, created_at=INSTANTS, updated_at=INSTANTS, deleted_at=gone)
    if noun.key == ("uid",):
        return st.lists(one, max_size=MOST).map(lambda found: [_named(item, noun, number) for number, item in enumerate(found)])
    return st.lists(one, max_size=MOST, unique_by=lambda item: tuple(getattr(item, name) for name in noun.key))


def _named(item: Value, noun: Noun, number: int) -> Value:
    return replace(item, uid=uid_of(noun.name, number))


PHONE = st.builds(
    PhoneDay,
    day=DAYS,
    source=st.sampled_from(list(SOURCES)),
    steps=st.none() | st.integers(1, 200_000),
    sleep_min=st.none() | st.integers(1, 1440),
    steps_from=TEXT,
    sleep_from=TEXT,
)


def sources() -> st.SearchStrategy[Source]:
    """Journals with up to three items of every noun."""
    return st.builds(
        Source,
        journal_uid=st.uuids().map(lambda uid: uid.hex),
        items=st.fixed_dictionaries({name: _items(noun) for name, noun in NOUNS.items()}),
        phone=st.lists(PHONE, max_size=MOST),
        today=st.just(TODAY),
        with_name=st.booleans(),
        read_file=st.sampled_from([None, str.encode]),
    )
