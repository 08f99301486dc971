"""A whole journal as a zip of CSV, for a spreadsheet to open, and back.

One file for each noun, what phones counted in files of their own, `dictionary.csv` with a line for each column, the attached
files as they are, and `spinelog.csv`, by which it is known. The same journal gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from spinelog.domain.copy import Contents, JournalCopy, Plain, Row, Table, tables, told_in_full
from spinelog.domain.describe import Field
from spinelog.domain.kinds import MINUTES, SLEEP, YESNO
from spinelog.domain.scan import MOST_BYTES
from spinelog.exchange.cells import guarded, unguarded
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.findings import BadFile
from spinelog.exchange.raw_copy import RawCopy

FORMAT = 1
MARK, DICTIONARY = "spinelog.csv", "dictionary.csv"
_MARK_COLUMNS = ("spinelog", "format", "journal")
_FOLDER = "attachments/"
_ENDINGS = {"pdf": "pdf", "png": "png", "jpeg": "jpg"}
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can have. The same journal gives the same bytes, so no date of today stands in it."""
_PRIVATE = 0o600 << 16
_UNIX = 3
_ANSWERS = {True: "yes", False: "no"}
_COLUMNS = ("file", "column", "label", "what it is", "kind", "unit", "lowest", "highest", "choices", "points to")


# -- out ---------------------------------------------------------------------------------------------------------------


def dump(copy: JournalCopy, version: str, file: BinaryIO) -> None:
    """Write the zip into a file that can go back in itself; `version` is spinelog's."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as found:
        _add(found, MARK, _csv(_MARK_COLUMNS, [(version, str(FORMAT), copy.journal_uid or "")]))
        _add(found, DICTIONARY, _csv(_COLUMNS, ([guarded(cell) if cell else "" for cell in line] for line in _dictionary())))
        for table in tables().values():
            _add(found, f"{table.file}.csv", _table(table, copy.rows(table.name)))
        kinds = {str(row["uid"]): str(row["media_type"]) for row in copy.rows("attachment")}
        for uid in copy.contents:
            if uid in kinds:
                _add(found, f"{_FOLDER}{uid}.{_ENDINGS[kinds[uid]]}", copy.contents[uid])


def _add(found: zipfile.ZipFile, path: str, content: bytes) -> None:
    info = zipfile.ZipInfo(path, _DATE)
    info.create_system, info.external_attr, info.compress_type = _UNIX, _PRIVATE, zipfile.ZIP_DEFLATED
    found.writestr(info, content)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """With the mark by which Excel knows UTF-8, and the line ends of RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _table(table: Table, rows: Iterable[Row]) -> bytes:
    columns = [(column.name, column.kind is YESNO, _is_text(column), column.required) for column in table.fields]

    def cells(row: Row) -> Iterator[str]:
        for name, is_answer, is_text, is_required in columns:
            value = row[name]
            if value is None:
                yield ""
            elif is_answer:
                yield _ANSWERS[bool(value)]
            elif is_text:
                yield guarded(str(value)) if value or not is_required else ""
            else:
                yield str(value)

    return _csv([column.name for column in table.fields], [list(cells(row)) for row in rows])


def _is_text(column: Field) -> bool:
    return column.kind.sql == "TEXT"


def _dictionary() -> Iterator[tuple[str, ...]]:
    """A line for each column of each file, from the descriptions."""
    for table in tables().values():
        for column in table.fields:
            limits = ("" if limit is None else f"{limit:g}" for limit in (column.low, column.high))
            unit = "min" if column.kind in (MINUTES, SLEEP) else column.unit
            choices = "; ".join(f"{key}: {label}" for key, label in column.choices)
            yield (
                f"{table.file}.csv", column.name, column.label, told_in_full(column), column.kind.name, unit, *limits,
                "yes; no" if column.kind is YESNO else choices, f"{column.ref}.csv" if column.ref else "",
            )  # fmt: skip


# -- back --------------------------------------------------------------------------------------------------------------


def is_mine(box: Box) -> bool:
    """Whether it is such a zip, or the folder that one was unpacked into."""
    return _root(box) is not None


def load(box: Box) -> RawCopy:
    """What stands in it, nothing of it believed yet. Raises BadFile."""
    root = _root(box) or ""
    (mark,) = _records(box, f"{root}{MARK}", _MARK_COLUMNS)[:1] or [{}]
    known = tables()
    files = {f"{root}{table.file}.csv": table for table in known.values()}
    found: dict[str, object] = {}
    for path in box.entries:
        name = path.removeprefix(root)
        if path in files:
            found[files[path].name] = _rows(box, path, files[path])
        elif path.startswith(root) and "/" not in name and name.endswith(".csv") and name not in (MARK, DICTIONARY):
            found[name.removesuffix(".csv")] = []  # something of another spinelog, which is told and left out
    return RawCopy(
        name=box.name,
        format=int(number) if (number := mark.get("format", "")).isascii() and number.isdigit() and len(number) < 4 else None,
        newest=FORMAT,
        journal_uid=mark.get("journal"),
        tables=found,
        contents=_contents(box, f"{root}{_FOLDER}"),
    )


def _contents(box: Box, folder: str) -> Contents:
    """The attached files by their uids, each read from the box when it is asked for."""
    paths = {path.removeprefix(folder).partition(".")[0]: path for path in box.entries if path.startswith(folder)}
    return Contents(paths, lambda uid: box.read(paths[uid], MOST_BYTES))


def _root(box: Box) -> str | None:
    """The folder in the box in which the tables are, with its "/"; None where there is none."""
    roots = [path.removesuffix(MARK) for path in box.entries if path == MARK or path.endswith(f"/{MARK}")]
    roots = [root for root in roots if not root.startswith("__MACOSX/")]
    return min(roots, key=len) if roots else None


def _records(box: Box, path: str, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a file by the names in its first one. Raises BadFile for what is no CSV as it was written."""
    changed = BadFile(
        f"{path.rpartition('/')[2]} in {box.name} was changed by another program. Please use the file as spinelog wrote it."
    )
    try:
        text = box.read(path).decode("utf-8-sig")
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(rows, [])
        if not set(needed) <= set(header) or len(set(header)) < len(header):
            raise changed
        found = [row for row in rows if row]
    except (UnicodeDecodeError, csv.Error):
        raise changed from None
    if any(len(row) != len(header) for row in found):
        raise changed
    return [dict(zip(header, row, strict=True)) for row in found]


def _rows(box: Box, path: str, table: Table) -> list[dict[str, object]]:
    columns = {column.name: column for column in table.fields}
    found: list[dict[str, object]] = []
    for record in _records(box, path, table.key):
        row: dict[str, object] = {}
        for name, cell in record.items():
            column = columns.get(name)
            row[name] = cell if column is None else _value(column, cell)
        found.append(row)
    return found


def _value(column: Field, cell: str) -> Plain:
    """The plain value in a cell; one that cannot be read stays text, which the check then refuses."""
    if column.kind is YESNO:
        return {"": None, "yes": True, "no": False}.get(cell, cell)
    if _is_text(column):
        return "" if column.required and not cell else unguarded(cell)
    if not cell:
        return None
    try:
        return float(cell) if column.kind.sql == "REAL" else int(cell)
    except ValueError:
        return cell
