"""A whole journal as JSON, one line for each item, and back."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from typing import cast

from spinelog.domain.copy import JournalCopy, tables
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.findings import BadFile
from spinelog.exchange.phone.json_text import load_json
from spinelog.exchange.raw_copy import RawCopy

FORMAT = 2
"""Rises when a reader of the last format would misread this one. In the first there were no bytes of files, no counts of
phones, and nothing but `nouns`."""

MOST_BYTES = 256 * 1024 * 1024
"""A JSON text is held whole when it is read. A journal with more files than that comes back from CSV."""

_MOST_WORDS = 32 * 1024 * 1024
"""Room for all that is no file: more than twice sixty years of days."""

MOST_VALUES = 8_000_000
"""Six times those of sixty years."""


def dump(copy: JournalCopy, version: str) -> Iterator[str]:
    """JSON text in pieces of whole lines, none of which ends its last one; `version` is spinelog's.

    `{"spinelog", "format", "journal", "nouns": {name: [items]}, "beside": {name: [rows]}, "contents": {uid: base64}}`
    """
    yield "\n".join(["{", f'"spinelog": {_text(version)},', f'"format": {FORMAT},', f'"journal": {_text(copy.journal_uid)},'])
    known = tables()
    for title, is_noun in (("nouns", True), ("beside", False)):
        names = [name for name, table in known.items() if (table.noun is not None) is is_noun]
        yield f'"{title}": {{'
        for name in names:
            end = "" if name == names[-1] else ","
            rows = ",\n".join(_text(row) for row in copy.rows(name))
            yield f'"{name}": [\n{rows}\n]{end}' if rows else f'"{name}": []{end}'
        yield "},"
    yield '"contents": {'
    uids = list(copy.contents)
    for uid in uids:
        yield f'"{uid}": "{b64encode(copy.contents[uid]).decode()}"{"" if uid == uids[-1] else ","}'
    yield "}\n}"


def comes_back(copy: JournalCopy) -> bool:
    """Whether its JSON is small enough to be read again; attached files are what makes it large."""
    return sum(int(row["size_bytes"] or 0) for row in copy.rows("attachment")) * 4 // 3 < MOST_BYTES - _MOST_WORDS


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def load(box: Box, path: str) -> RawCopy:
    """What stands in an entry of a box, nothing of it believed yet. Raises BadFile."""
    name = box.name
    if box.size(path) > MOST_BYTES:
        raise _too_large(name)
    data = box.read(path, MOST_BYTES)
    if data.count(b",") > MOST_VALUES:
        raise _too_large(name)
    found = load_json(data, name, MOST_BYTES)
    if not isinstance(found, dict):
        raise BadFile(f"{name} is no copy of a journal. Please name a file that spinelog wrote.")
    parts = cast("dict[str, object]", found)
    contents = _dict(parts.get("contents", {}), name)
    journal = parts.get("journal")
    return RawCopy(
        name=name,
        format=parts.get("format"),
        newest=FORMAT,
        journal_uid=journal if isinstance(journal, str) else None,
        tables={**_dict(parts.get("beside", {}), name), **_dict(parts.get("nouns"), name)},
        contents={uid: _bytes(text, name) for uid, text in contents.items()},
    )


def _too_large(name: str) -> BadFile:
    return BadFile(f"{name} is too large to be read at once. Please export it again with: spinelog export csv -o my-journal.zip")


def _dict(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadFile(f"{name} is not a whole copy of a journal. Please copy it again, or export it again.")
    return cast("dict[str, object]", value)


def _bytes(text: object, name: str) -> bytes:
    try:
        return b64decode(text if isinstance(text, str) else "?", validate=True)
    except ValueError:
        raise BadFile(f"A file that is kept in {name} is damaged. Please copy it again, or export it again.") from None
