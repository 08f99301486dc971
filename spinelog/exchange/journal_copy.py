"""A file that spinelog itself wrote: told by what is in it, and read into a copy of the journal."""

from __future__ import annotations

import re

from spinelog.domain.copy import JournalCopy
from spinelog.exchange import journal_csv, journal_json
from spinelog.exchange.phone.box import Box
from spinelog.exchange.raw_copy import checked

_OURS = re.compile(r'"(spinelog|nouns)"\s*:')


def is_mine(box: Box) -> bool:
    """Whether it is a copy of a journal, as JSON or as a zip or folder of CSV. Raises BadFile for what is damaged."""
    return journal_csv.is_mine(box) or _json_of(box) is not None


def read(box: Box) -> JournalCopy:
    """The copy, checked. The bytes of attached files are read when they are asked for, while the box is open. Raises BadFile."""
    path = _json_of(box)
    raw = journal_csv.load(box) if path is None else journal_json.load(box, path)
    return checked(raw)


def _json_of(box: Box) -> str | None:
    """The one entry, where it begins as our JSON does."""
    if len(box.entries) != 1 or journal_csv.is_mine(box):
        return None
    (path,) = box.entries
    head = box.head(path)
    for encoding in ("utf-8-sig", "utf-16"):
        text = head.decode(encoding, "replace").lstrip()
        if text.startswith("{") and _OURS.search(text):
            return path
    return None
