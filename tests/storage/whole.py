"""Everything that a journal holds, to tell whether anything changed."""

from __future__ import annotations

from spinelog.storage.connection import Connector
from spinelog.storage.quick import transaction


def whole(connector: Connector, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, what undo remembers and its numbers included; `without` leaves tables out."""
    with transaction(connector) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in tables
            if name not in without
        }


def but_numbers(connector: Connector) -> dict[str, list[tuple[object, ...]]]:
    """The same without the numbers that undo gave, which only grow."""
    return whole(connector, without=("sqlite_sequence",))
