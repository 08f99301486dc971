"""The files in an export: their names, how each begins, and the lists in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spinelog.exchange.phone.box import MIB, Box
from spinelog.exchange.phone.csv_text import csv_rows, decoded
from spinelog.exchange.phone.json_text import json_items, load_json

_HEAD = 16 * 1024
"""Bytes that hold the header and the first row of any table."""
_AT_ONCE = 8 * MIB
_LONGEST_KEPT = 300
"""Signs of a first line that is kept for the next reader; fifty thousand of them take 15 MB."""
_KEYS = 4 * 1024
"""Bytes that hold the first keys of any JSON."""


def base(path: str) -> str:
    """The name of a file without its folders."""
    return path.rpartition("/")[2]


def named(box: Box, ending: str) -> list[str]:
    """Paths with an ending, in any case. What macOS hides beside each file in a zip is left out."""
    return [path for path in box.entries if path.lower().endswith(ending) and not base(path).startswith(".")]


def beginning(box: Box, path: str) -> str:
    """The first signs of a JSON file."""
    return box.head(path, _KEYS).decode("utf-8", "replace")


def items(box: Box, path: str) -> Iterator[object]:
    """The items of a JSON list. A file of some months is read at once, which takes a third of the time. Raises BadFile."""
    if box.size(path) <= _AT_ONCE:
        value = load_json(box.read(path, _AT_ONCE), base(path))
        if isinstance(value, list):
            return iter(value)
    return json_items(box, path)


def first_rows(box: Box, path: str, count: int = 2, *, delimiter: str | None = None) -> list[list[str]]:
    """The first rows of a table. A row that is cut in two is left out."""
    return list(islice(csv_rows(_whole_lines(box, path), base(path), delimiter=delimiter), count))


def first_line(box: Box, path: str) -> str:
    """The first line of a table in small letters: a look that is cheap, before its rows are taken apart.

    An export can have ten thousand tables, and each reader asks for the beginning of all that are not its own.
    """
    kept = box.first_lines.get(path)
    if kept is not None:
        return kept
    text = decoded(_whole_lines(box, path)).lower()
    lines = (line for line in text.split("\n") if line.strip() and not line.startswith(("sep=", '"sep=')))
    line = next(lines, "")
    if len(line) <= _LONGEST_KEPT:
        box.first_lines[path] = line
    return line


def _whole_lines(box: Box, path: str) -> bytes:
    head = box.head(path, _HEAD)
    return head[: head.rfind(b"\n") + 1] if len(head) == _HEAD else head
