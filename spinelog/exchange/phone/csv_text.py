"""Rows of a CSV file as programs and spreadsheets really write them: any of their encodings and separators."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE, getincrementaldecoder
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO, TextIOWrapper
from itertools import islice
from re import fullmatch

from spinelog.exchange.phone.findings import BadFile

LONGEST_LINE = 1 << 20
"""Signs in one line. A longer one is no table, and would be held in memory whole."""
_SEPARATORS = "\t;,"
"""Those that occur inside numbers come last, so that they lose where two fit."""
_LOOKED_AT = 20
"""Rows that decide which separator it is."""


def csv_rows(data: bytes, name: str, *, delimiter: str | None = None, exact: bool = False) -> Iterator[list[str]]:
    """The rows that are not blank, of any length. Read as they come, so that a large table is never held whole.

    `name` is what the file is called for people. Without `delimiter` it is found out. Spaces after a separator are left
    out unless `exact`. Raises BadFile, while it is read, when a line or a cell is longer than any table's.
    """
    encoding = _encoding(data)
    told = _told(data, encoding, name)
    found = delimiter or told or _sniffed(data, encoding, name)
    yield from islice(_rows(data, encoding, found, name, exact=exact), 1 if told else 0, None)


def separator(data: bytes, name: str) -> str:
    """The separator that `csv_rows` would find out. Raises BadFile as it does."""
    encoding = _encoding(data)
    return _told(data, encoding, name) or _sniffed(data, encoding, name)


def decoded(data: bytes) -> str:
    """The text of a file that is as small as it is, or of whole lines from its beginning."""
    return data.decode(_encoding(data), "replace")


def records(rows: Iterable[list[str]]) -> Iterator[dict[str, str]]:
    """The rows after the first by the names in the first, which are stripped; cells without a name are left out."""
    found = iter(rows)
    header = [cell.strip() for cell in next(found, [])]
    for row in found:
        yield dict(zip(header, row, strict=False))


def _rows(data: bytes, encoding: str, delimiter: str, name: str, *, exact: bool = False) -> Iterator[list[str]]:
    try:
        for row in csv.reader(_lines(data, encoding, name), delimiter=delimiter, skipinitialspace=not exact):
            if row:
                yield row
    except csv.Error:
        raise BadFile(f"{name} is not a table that spinelog can read: one of its cells never ends.") from None


def _lines(data: bytes, encoding: str, name: str) -> Iterator[str]:
    with TextIOWrapper(BytesIO(data), encoding=encoding, errors="replace", newline="") as text:
        while line := text.readline(LONGEST_LINE):
            if len(line) == LONGEST_LINE:
                raise BadFile(f"{name} is not a table that spinelog can read: one of its lines never ends.")
            yield line.replace("\0", "")


def _encoding(data: bytes) -> str:
    """By the mark at its beginning, by the zero bytes of UTF-16, by what is valid UTF-8; else that of older Windows."""
    if data.startswith(BOM_UTF8):
        return "utf-8-sig"
    if data.startswith(BOM_UTF32_LE):
        return "utf-32"
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    head = data[:1000]
    if head.count(0) * 3 > len(head):
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    decoder = getincrementaldecoder("utf-8")()
    try:
        for begin in range(0, len(data), LONGEST_LINE):
            decoder.decode(data[begin : begin + LONGEST_LINE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _told(data: bytes, encoding: str, name: str) -> str:
    """The separator that the first line is there only to say, as spreadsheets write it (`sep=;`); else empty."""
    found = fullmatch(r'"?sep=([\t;,|])"?\s*', next(_lines(data, encoding, name), ""))
    return found[1] if found else ""


def _sniffed(data: bytes, encoding: str, name: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells."""
    best, share = ",", 0.0
    for sign in _SEPARATORS:
        widths = Counter(len(row) for row in islice(_rows(data, encoding, sign, name), _LOOKED_AT))
        width, count = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
        if width > 1 and count / widths.total() > share:
            best, share = sign, count / widths.total()
    return best
