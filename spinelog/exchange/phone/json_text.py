"""JSON from a file that somebody else wrote: strict, and no more of it than can be held."""

from __future__ import annotations

import json
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from math import isfinite

from spinelog.exchange.phone.box import MIB, MOST_AT_ONCE, Box, short_name, too_large
from spinelog.exchange.phone.findings import BadFile

MEMORY_RATIO = 2.5
"""Bytes that a file may take when it is held as lists, objects and texts, for each byte that it may have at most."""

MOST_ITEM = 4 * MIB
"""Signs of one item of a list that is read item by item."""

_MEMORY = {b"{": 200, b"[": 64, b'"': 30, b",": 10}
"""Bytes that Python takes for what begins with each, as measured; a text has two quotes."""

_GAP = re.compile(r"[\s,]*")
_AFTER = re.compile(r"\s*[,\]]")
_TAIL = 64
"""Signs, beside the key, that are looked at again with the next chunk, since the beginning of the list may be cut in two."""


def load_json(data: bytes, name: str, at_most: int = MOST_AT_ONCE) -> object:
    """The value in UTF-8, UTF-16 or UTF-32, with or without a byte order mark. Without NaN and infinities.

    `name` is the file's, for the sentence; `at_most` bytes are taken. Raises BadFile for what is no JSON, is nested deeper
    than Python can follow (some hundred levels), or is too large. Whole numbers may still be of any size, and text may hold
    lone surrogates.
    """
    if len(data) > at_most or sum(size * data.count(sign) for sign, size in _MEMORY.items()) > MEMORY_RATIO * at_most:
        raise too_large(name)
    try:
        text = data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
        value: object = json.loads(text, parse_constant=_refuse, parse_float=_number)
    except (ValueError, RecursionError):
        raise _unsound(name) from None
    return value


def json_items(box: Box, path: str, key: str | None = None) -> Iterator[object]:
    """The items of a long list one by one, from a file in UTF-8 of any length.

    The list is the whole document, or with `key` the first list under that key. What comes after the list is not read.
    Raises BadFile, while it is read, as `load_json` does, and when there is no such list.
    """
    decoder = json.JSONDecoder(parse_constant=_refuse, parse_float=_number)
    begin = re.compile(r"\A\s*\[" if key is None else rf"{re.escape(json.dumps(key))}\s*:\s*\[")
    decode = getincrementaldecoder("utf-8-sig")().decode
    text, is_inside = "", False
    with box.open(path) as file:
        while True:
            chunk = file.read(MIB)
            try:
                text += decode(chunk, not chunk)
                if not is_inside and (found := begin.search(text)):
                    text, is_inside = text[found.end() :], True
                at = 0
                while is_inside and (at := _after_gap(text, at)) < len(text):
                    if text[at] == "]":
                        return
                    whole = _item(decoder, text, at)
                    if whole is None:
                        break  # the rest of it may be in the next chunk
                    value, at = whole
                    yield value
            except (UnicodeDecodeError, RecursionError):
                raise _unsound(path) from None
            text = text[at:] if is_inside or key is None else text[-len(key) - _TAIL :]
            if not chunk or len(text) > MOST_ITEM:
                raise _unsound(path)


def _item(decoder: json.JSONDecoder, text: str, at: int) -> tuple[object, int] | None:
    """The item that begins there, and where it ends; None when it is not whole: `1` may become `1.5`, and needs its comma."""
    try:
        value, end = decoder.raw_decode(text, at)
    except ValueError:
        return None
    return (value, end) if _AFTER.match(text, end) else None


def _after_gap(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    return found.end() if found else at


def _unsound(name: str) -> BadFile:
    return BadFile(f"{short_name(name)} is not sound JSON. Please copy it again, or export it again.")


def _refuse(word: str) -> float:
    raise ValueError(word)


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number
