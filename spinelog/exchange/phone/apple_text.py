"""The bytes of an Apple export, made fit for an XML parser: Apple's own files are not always XML.

Those of iOS 16 have a document type with a sign missing and stray control characters in their text; those of iOS 8 have
attributes whose names hold spaces. So the document type is cut out, control characters are read as spaces, and the words of
such names are joined where the file cannot be read without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from spinelog.exchange.phone.box import MIB, short_name
from spinelog.exchange.phone.findings import BadFile

CHUNK = MIB
"""Bytes that are read at once. In smaller ones a parser of before 2024 looks at a long tag again and again: 16 MB take 20 s."""

MOST_TAG = 8 * MIB
"""Bytes of one tag. Those that phones write have some hundreds."""

MOST_PROLOG = MIB
"""Bytes before the first element; iOS 17 writes 10,000."""

BLANK = bytes.maketrans(bytes(sorted({*range(32)} - {9, 10, 13})), b" " * 29)
"""For `bytes.translate`: control characters, which XML forbids, made spaces."""

Tell = Callable[[int], None]
"""Told now and then how many bytes are read."""

_BOM = b"\xef\xbb\xbf"
_DECLARATION = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
# An unclosed comment must not fall through to the lone "<": each one would be looked for to the end again.
_BEFORE = re.compile(
    rb"""\s++ | <\?.*?\?> | <!--.*?-->
    | <!DOCTYPE (?: [^"'\[\]<>]++ | "[^"]*+" | '[^']*+' )*+
      (?: \[ (?: [^\]"'<]++ | "[^"]*+" | '[^']*+' | <!--.*?--> | <\?.*?\?> | <(?!!--|\?) )*+ \] \s*+ )? >""",
    re.DOTALL | re.VERBOSE,
)
_ROOT = re.compile(rb"<HealthData[\x00-\x20/>]")
_TAG = re.compile(rb"""(<[A-Za-z][^\s"'<>/]*+)((?:[^"'<>]++|"[^"<]*+"|'[^'<]*+')*+>)""")
_ATTRIBUTE = re.compile(rb"""([^\s"'=<>/]++(?:\s++[^\s"'=<>/]++)*+)(\s*+=\s*+(?:"[^"]*+"|'[^']*+'))?""")


def body(file: BinaryIO, name: str, tell: Tell, chunk: int = CHUNK) -> Iterator[bytes]:
    """The bytes from the first element on, as they are, in pieces. Raises BadFile for a beginning that is not Apple's."""
    read = 0
    text = b""
    root = None
    while root is None and len(text) <= MOST_PROLOG and (piece := file.read(chunk)):
        read += len(piece)
        text += piece
        if b"<HealthData" in text:
            root = _ROOT.match(text, _first_element(text.translate(BLANK), name))
    if root is None:
        raise BadFile(f"{short_name(name)} does not begin as an export of Apple Health does. Please export it again.")
    yield text[root.start() :]
    while piece := file.read(chunk):
        read += len(piece)
        tell(read)
        yield piece


def joined_names(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The same bytes with the words of names of attributes joined by `_`. Raises BadFile for a tag that is too long."""
    kept = b""
    for piece in pieces:
        kept += piece.translate(BLANK)
        last = max(kept.rfind(b"<"), 0)
        if len(kept) - last > MOST_TAG:
            raise changed(name)
        yield _TAG.sub(_with_joined_names, kept[:last])
        kept = kept[last:]
    yield kept


def changed(name: str) -> BadFile:
    """The sentence for XML that no phone writes: tags of megabytes, hundreds of elements within one another."""
    return BadFile(f"{short_name(name)} holds what no phone writes. Please export it again.")


def _first_element(text: bytes, name: str) -> int:
    """Where the first element may begin, after declaration, comments and document type."""
    at = len(_BOM) if text.startswith(_BOM) else 0
    declared = _DECLARATION.match(text, at)
    if declared and declared[1].lower() not in _ENCODINGS:
        raise BadFile(f"{short_name(name)} is not written in UTF-8, as exports of Apple Health are. Please export it again.")
    while part := _BEFORE.match(text, at):
        if part[0].startswith(b"<!DOCTYPE") and b"<!ENTITY" in part[0]:
            raise BadFile(f"{short_name(name)} has abbreviations of its own, which no phone writes. Please export it again.")
        at = part.end()
    return at


def _with_joined_names(tag: re.Match[bytes]) -> bytes:
    return tag[1] + _ATTRIBUTE.sub(_with_joined_name, tag[2])


def _with_joined_name(attribute: re.Match[bytes]) -> bytes:
    return b"_".join(attribute[1].split()) + attribute[2] if attribute[2] else attribute[0]
