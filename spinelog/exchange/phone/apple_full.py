"""The records of an Apple export by a whole XML parser: what the quick way is held to, and falls back on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from spinelog.exchange.phone.apple_text import BLANK, CHUNK, MOST_TAG, Tell, body, changed, joined_names
from spinelog.exchange.phone.box import short_name
from spinelog.exchange.phone.findings import BadFile

STEPS = "HKQuantityTypeIdentifierStepCount"
SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"

MOST_DEPTH = 64
"""Elements within one another; phones write four."""

Raw = tuple[dict[str, str], str | None]
"""The attributes of a record of steps or sleep, and the name of the zone where the person slept."""

_CUT_OFF = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
}


class Malformed(BadFile):
    """No XML. It may be when the names of attributes are joined."""


class Records:
    """Records of steps and sleep in XML that is fed in piece by piece."""

    def __init__(self, name: str) -> None:
        self.found: list[Raw] = []
        self._name = name
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._fed = 0
        self._depth = 0
        self._sleep: dict[str, str] | None = None
        self._sleep_depth = 0
        self._zone: str | None = None

    def feed(self, piece: bytes) -> None:
        """Read on, control characters as spaces. Raises ExpatError for what is no XML, BadFile for what no phone writes."""
        self._parser.Parse(piece.translate(BLANK), False)
        self._fed += len(piece)
        if self._fed - self._parser.CurrentByteIndex > MOST_TAG:
            raise changed(self._name)

    def close(self) -> None:
        """That was all. Raises ExpatError if something is still open."""
        self._parser.Parse(b"", True)

    def take(self) -> list[Raw]:
        """Those that have come since the last time."""
        taken, self.found = self.found, []
        return taken

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise changed(self._name)
        if element == "Record":
            kind = attributes.get("type")
            if kind == STEPS:
                self.found.append((attributes, None))
            elif kind == SLEEP:
                self._sleep, self._sleep_depth = attributes, self._depth
                self._zone = attributes.get("HKTimeZone")  # iOS 8 knows no elements within
        elif element == "MetadataEntry" and self._sleep is not None and attributes.get("key") == "HKTimeZone":
            self._zone = attributes.get("value")

    def _end(self, _: str) -> None:
        if self._sleep is not None and self._depth == self._sleep_depth:
            self.found.append((self._sleep, self._zone))
            self._sleep = None
        self._depth -= 1


def read_full(file: BinaryIO, name: str, tell: Tell, *, chunk: int = CHUNK, join: bool = False) -> Iterator[list[Raw]]:
    """Records, many at once; with `join` also from a file whose attributes have spaces in their names.

    Raises BadFile, as Malformed where the file is no XML.
    """
    records = Records(name)
    pieces = body(file, name, tell, chunk)
    try:
        for piece in joined_names(pieces, name) if join else pieces:
            records.feed(piece)
            if records.found:
                yield records.take()
        records.close()
    except expat.ExpatError as error:
        if error.code in _CUT_OFF:
            raise BadFile(f"{short_name(name)} looks cut off. Please export it again, or copy it again.") from None
        raise Malformed(f"{short_name(name)} is damaged. Please export it again, or copy it again.") from None
