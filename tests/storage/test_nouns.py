"""Description, value, row and table of every noun say the same: names, types, what is needed, limits, choices."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Field, Noun
from spinelog.domain.kinds import Stored, Value
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES
from spinelog.storage.connection import Connector
from spinelog.storage.tables import ROWS

EACH = pytest.mark.parametrize("noun", NOUNS.values(), ids=list(NOUNS))

SAMPLES: dict[str, Value] = {
    "str": "x", "int": 1, "float": 1.5, "bool": True, "date": date(2026, 11, 20), "time": time(9, 30),
    "datetime": datetime(2026, 11, 20, tzinfo=UTC), "PartialDate": PartialDate(2026, 10),
}  # fmt: skip


@pytest.fixture
def connection(connector: Connector) -> Iterator[sqlite3.Connection]:
    """A new journal in which rows may point nowhere."""
    opened = connector.connect()
    opened.execute("PRAGMA foreign_keys=OFF")
    yield opened
    opened.close()


def _bare(annotation: object) -> tuple[str, bool]:
    """The name of a type, and whether it may be None."""
    parts = get_args(annotation) or (annotation,)
    (kept,) = [part for part in parts if part is not NoneType]
    return getattr(kept, "__name__", str(kept)), NoneType in parts


def _table(connection: sqlite3.Connection, name: str) -> dict[str, tuple[str, bool]]:
    """Column -> its SQL type and whether it may be NULL."""
    rows = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    return {column: (kind, not (needed or key)) for _, column, kind, needed, _, key in rows}


@EACH
def test_a_noun_is_the_same_in_every_place(noun: Noun, connection: sqlite3.Connection) -> None:
    kept = {"created_at", "updated_at"}
    described = {field.name: (field.kind.python, not field.required) for field in noun.columns}
    value = {name: _bare(kind) for name, kind in get_type_hints(VALUES[noun.name]).items() if name in described or name != "uid"}
    row = {name: _bare(found.annotation) for name, found in ROWS[noun.name].model_fields.items()}
    table = _table(connection, noun.name)

    assert set(described) == set(value) == set(row) == set(table)
    assert row == described
    assert {name: kind for name, kind in value.items() if name not in kept} == {
        name: kind for name, kind in described.items() if name not in kept
    }
    assert {name: kind for name, (kind, _) in table.items()} == {field.name: field.kind.sql for field in noun.columns}
    assert {name: empty for name, (_, empty) in table.items()} == {name: empty for name, (_, empty) in described.items()}


@EACH
def test_a_value_cannot_be_changed_behind_the_journals_back(noun: Noun) -> None:
    parameters = VALUES[noun.name].__dataclass_params__  # type: ignore[attr-defined]
    assert parameters.frozen
    assert all(field.kw_only for field in dataclasses.fields(VALUES[noun.name]))


def test_every_noun_has_its_value_its_row_and_its_table(connection: sqlite3.Connection) -> None:
    assert list(NOUNS) == list(VALUES) == list(ROWS)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert set(NOUNS) <= tables
    for (statement,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        assert statement.endswith(("STRICT", "STRICT, WITHOUT ROWID")), statement


def _complete(noun: Noun) -> dict[str, Stored]:
    """A row in which all that is needed is there."""
    row: dict[str, Stored] = {}
    for field in noun.columns:
        if field.required:
            value = field.choices[0][0] if field.choices else SAMPLES[field.kind.python]
            row[field.name] = field.kind.store(value)
    return row


def _insert(connection: sqlite3.Connection, noun: Noun, row: dict[str, Stored]) -> bool:
    """Whether the table takes this row; it is taken out again."""
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    connection.execute("BEGIN")
    try:
        connection.execute(f'INSERT INTO "{noun.name}" ({names}) VALUES ({marks})', tuple(row.values()))
    except sqlite3.IntegrityError:
        return False
    finally:
        connection.execute("ROLLBACK")
    return True


def _checks(connection: sqlite3.Connection, noun: Noun) -> str:
    """The words in which the table was made."""
    return str(connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (noun.name,)).fetchone()[0])


@EACH
def test_the_table_takes_what_the_form_takes_and_no_more(noun: Noun, connection: sqlite3.Connection) -> None:
    whole = _complete(noun)
    assert _insert(connection, noun, whole)
    for field in noun.columns:
        if field.low is not None and field.high is not None:
            low, high = int(field.low), int(field.high)
            is_capped = bool(re.search(rf"\b{field.name} BETWEEN", _checks(connection, noun)))
            taken = [_insert(connection, noun, {**whole, field.name: number}) for number in (low - 1, low, high, high + 1)]
            assert taken == [False, True, True, not is_capped], field
        if field.kind.python == "bool":
            assert [_insert(connection, noun, {**whole, field.name: number}) for number in (0, 1, 2)] == [True, True, False]
        if field.choices:
            assert all(_insert(connection, noun, {**whole, field.name: key}) for key, _ in field.choices), field
            is_closed = bool(re.search(rf"\b{field.name} IN \(", _checks(connection, noun)))
            assert _insert(connection, noun, {**whole, field.name: "made_up"}) is not is_closed, field
        if not field.required and field.name not in noun.key:
            assert _insert(connection, noun, {name: value for name, value in whole.items() if name != field.name})
        elif field.name in noun.key or field.required:
            assert not _insert(connection, noun, {name: value for name, value in whole.items() if name != field.name}), field


@EACH
def test_every_limit_of_a_table_is_known_to_the_form(noun: Noun, connection: sqlite3.Connection) -> None:
    for name, low, high in re.findall(r"\b(\w+) BETWEEN (-?\d+) AND (-?\d+)", _checks(connection, noun)):
        field: Field = noun.field(name)
        assert (field.low, field.high) == (float(low), float(high)), field
    for name, keys in re.findall(r"\b(\w+) IN \(('[^)]*)\)", _checks(connection, noun)):
        assert set(re.findall(r"'(\w+)'", keys)) == {key for key, _ in noun.field(name).choices}


def test_a_day_that_is_no_date_is_not_stored(connection: sqlite3.Connection) -> None:
    for day in ("2026-02-30", "20 nov", "2026-1-5", "2026"):
        row = {**_complete(NOUNS["day"]), "day": day}
        assert not _insert(connection, NOUNS["day"], row), day
