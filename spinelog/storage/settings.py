"""Settings that must be there when the journal cannot be opened: a small TOML file in the platform's config folder."""

from __future__ import annotations

import os
import re
from datetime import date, time

from spinelog.domain.preferences import Settings
from spinelog.domain.text import storable
from spinelog.storage.files import write_private
from spinelog.storage.places import settings_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    Table = dict[str, object]

KEYS = "keys"
"""The table of keys in the file: id of a command -> its key."""

_HEAD = "# Settings of spinelog, written by `spinelog settings` and on its Settings screen.\n"
_PLAIN_LINE = re.compile(r'(?:([A-Za-z0-9_-]+)|"([A-Za-z0-9_.-]+)") = "([^"\\\x00-\x1f\x7f]*)"')


def read_settings() -> Settings:
    """The settings; what cannot be read counts as not set, since nothing may stand before the warning signs."""
    try:
        found = _tables(_text())
    except (OSError, ValueError, RecursionError):
        return Settings()
    return Settings(_texts(found), _texts(found.get(KEYS)))


def change_settings(changes: Mapping[str, str | None], keys: Mapping[str, str | None] | None = None) -> Settings:
    """Change some of them; None is "not set". Raises OSError.

    The rest is kept, also what a newer spinelog wrote there. A file that cannot be understood is put aside, not lost.
    """
    try:
        found = _tables(_text())
    except FileNotFoundError:
        found = {}
    except (ValueError, RecursionError):
        os.replace(settings_path(), f"{settings_path()}.unreadable")
        found = {}
    _put(found, changes)
    if keys:
        own = found.get(KEYS)
        table: Table = dict(own) if isinstance(own, dict) else {}
        _put(table, keys)
        found[KEYS] = table
    write_private(settings_path(), _toml(found))
    return read_settings()


def _text() -> str:
    with open(settings_path(), encoding="utf-8") as file:
        return file.read()


def _texts(table: object) -> dict[str, str]:
    return {name: text for name, text in table.items() if isinstance(text, str)} if isinstance(table, dict) else {}


def _put(table: Table, changes: Mapping[str, str | None]) -> None:
    for name, text in changes.items():
        if text is None:
            table.pop(name, None)
        else:
            table[name] = text


def _tables(text: str) -> Table:
    """What stands in the file. Raises ValueError, or RecursionError for one that is meant to be deep.

    tomllib takes 9 ms to import, a fifth of what `spinelog log` may take; what was written here is read without it.
    """
    found = plain_tables(text)
    if found is None:
        import tomllib

        found = tomllib.loads(text)
    return found


def plain_tables(text: str) -> Table | None:
    """The same for a file of nothing but plain texts and the table of keys; None for all others."""
    found: Table = {}
    table = found
    for line in text.split("\n"):
        if line == f"[{KEYS}]" and KEYS not in found:
            found[KEYS] = table = {}
        elif match := _PLAIN_LINE.fullmatch(line):
            name = match[1] or match[2]
            if name in table:
                return None
            table[name] = match[3]
        elif line and line != _HEAD[:-1]:
            return None
    return found


def _toml(found: Table) -> str:
    """As TOML: plain values first, then the tables."""
    lines = [_pair(name, value) for name, value in found.items() if not isinstance(value, dict)]
    for name, value in found.items():
        if isinstance(value, dict):
            lines += ["", f"[{_name(name)}]", *(_pair(*one) for one in value.items())]
    return _HEAD + "\n".join(lines) + "\n"


def _pair(name: str, value: object) -> str:
    return f"{_name(name)} = {_value(value)}"


def _name(name: str) -> str:
    return name if re.fullmatch("[A-Za-z0-9_-]+", name) else _quoted(name)


def _value(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(_pair(*one) for one in value.items())} }}"
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"TOML has no {type(value).__name__}")


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are its own too, once DEL has one."""
    import json

    return json.dumps(storable(text), ensure_ascii=False).replace("\x7f", "\\u007f")
