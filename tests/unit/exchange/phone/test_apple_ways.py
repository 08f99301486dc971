"""The quick way through an export of Apple Health finds what a parser of the whole XML finds, however it is written."""

from __future__ import annotations

import io
import os
import random
from functools import partial
from xml.etree import ElementTree

import pytest

from spinelog.exchange.phone.apple_full import SLEEP, STEPS, Raw, read_full
from spinelog.exchange.phone.apple_quick import NeedFull, read_quick
from spinelog.exchange.phone.findings import BadFile
from tests.exports.apple import DOCTYPE

FILES = int(os.environ.get("SPINELOG_APPLE_FUZZ", "1000"))
PARTS = 10
"""So many tests share the files."""

CONTROL = bytes(sorted({*range(32)} - {9, 10, 13}))
TYPES = (STEPS, STEPS, SLEEP, SLEEP, "HKQuantityTypeIdentifierHeartRate", f"{STEPS}s", f"x{STEPS}", " " + STEPS)
VALUES = (
    "12", "HKCategoryValueSleepAnalysisAsleepCore", "", "a > b", "/>", "</Record", 'say "no"', "it's", "\u2019\u00a0\U0001f6b6",
    STEPS, SLEEP, f"type='{STEPS}'", f'<Record type="{STEPS}"/>', "<!-- ", "]]>", "<?", "</HealthData>", "&amp;", "a b=",
    "a\x0bb\x01", "tab\there",
)  # fmt: skip
BLANKS = (" ", " ", " ", "\n  ", "\t", "\r\n", " \x0b ", " \1\n")
DOCTYPES = ("", DOCTYPE, "<!DOCTYPE HealthData>", "<!DOCTYPE HealthData [<!-- ]> it's \" --><!ATTLIST a b CDATA ']>' >] >\n")


class Writer:
    """XML by chance: all that is allowed in it, in any form."""

    def __init__(self, pick: random.Random, deceptive: bool) -> None:
        self._pick = pick
        self._deceptive = deceptive

    def document(self) -> str:
        declaration = self._pick.choice(("", '<?xml version="1.0" encoding="UTF-8"?>\n', "\ufeff<?xml version='1.0'?>"))
        parts = "".join(self._part(2) for _ in range(self._pick.randrange(12)))
        end = self._pick.choice(("</HealthData>", "</HealthData\n>", "</HealthData>\r\n\t "))
        return f"{declaration}{self._pick.choice(DOCTYPES)}<HealthData{self._attributes(1)}>{parts}{end}"

    def _part(self, depth: int) -> str:
        kind = self._pick.random()
        if kind < 0.6 or not depth:
            return self._record() + self._between()
        name = self._pick.choice(("Correlation", "Workout", "Records", "ClinicalRecord"))
        inside = "".join(self._part(depth - 1) for _ in range(self._pick.randrange(4)))
        return f"<{name}{self._attributes(2)}>{inside}</{name}>{self._between()}"

    def _record(self) -> str:
        kind = self._pick.choice(TYPES)
        name = self._pick.choice(("Record",) * 6 + ("WorkoutStatistics", "RecordEntry"))
        head = f"<{name}{self._attributes(5, kind)}{self._pick.choice(('', ' ', chr(10)))}"
        if self._pick.random() < 0.5:
            return f"{head}/>"
        inside = "".join(self._entry() + self._between() for _ in range(self._pick.randrange(3)))
        return f"{head}>{self._between()}{inside}</{name}{self._pick.choice(('', '', ' ', chr(10)))}>"

    def _entry(self) -> str:
        key = self._pick.choice(("HKTimeZone", "HKTimeZone", "HKWasUserEntered"))
        return f'<MetadataEntry key="{key}"{self._attributes(2)}/>'

    def _attributes(self, most: int, kind: str = "") -> str:
        names = self._pick.sample(
            ("value", "sourceName", "device", "startDate", "endDate", "unit"), self._pick.randrange(most + 1)
        )
        pairs = [(name, self._written(self._pick.choice(VALUES))) for name in names]
        if kind:
            typed = self._written(kind)
            if self._deceptive and self._pick.random() < 0.1:
                typed = typed.replace("C", "&#67;", 1)
            pairs.append(("type", typed))
        self._pick.shuffle(pairs)
        return "".join(
            f"{self._pick.choice(BLANKS)}{name}{self._pick.choice(('=', '=', ' = ', chr(10) + '='))}{value}"
            for name, value in pairs
        )

    def _written(self, value: str) -> str:
        """A value within quotes, its signs escaped by one of the ways that there are."""
        quote = self._pick.choice("\"'")
        signs: dict[str, tuple[str, ...]] = {
            "&": ("&amp;", "&#38;"),
            "<": ("&lt;", "&#x3C;"),
            '"': ("&quot;", "&#34;"),
            "'": ("&apos;", "&#39;"),
        }
        signs["\u2019"] = ("\u2019", "&#8217;")
        signs[">"] = (">", ">", "&gt;")
        kept = "\"'".replace(quote, "")
        return (
            quote + "".join(self._pick.choice(signs[sign]) if sign in signs and sign != kept else sign for sign in value) + quote
        )

    def _between(self) -> str:
        text = self._pick.choice(
            ("", "", "\n ", "text > more", f'"{STEPS}"', "it's \"", "\x0b", "&lt;Record&gt;", "</HealthData"[2:])
        )
        if self._deceptive and self._pick.random() < 0.15:
            hidden = Writer(self._pick, deceptive=False)._record()
            for end in ("--", "]]>", "?>"):
                hidden = hidden.replace(end, "")
            text += self._pick.choice((f"<!-- {hidden} -->", f"<![CDATA[{hidden}]]>", f"<?note {hidden}?>", "<!---->"))
        return text


def oracle(text: bytes) -> list[Raw]:
    """What Python's own reader of XML finds, without the document type, which it would not accept."""
    for doctype in DOCTYPES[1:]:
        text = text.replace(doctype.encode(), b"", 1)
    root = ElementTree.fromstring(text.translate(bytes.maketrans(CONTROL, b" " * len(CONTROL))).removeprefix(b"\xef\xbb\xbf"))
    found: list[Raw] = []
    for record in root.iter("Record"):
        zone = None
        for entry in record.iter("MetadataEntry"):
            if entry.get("key") == "HKTimeZone":
                zone = entry.get("value")
        if record.get("type") in (STEPS, SLEEP):
            found.append((dict(record.attrib), zone if record.get("type") == SLEEP else None))
    return found


def everything(way: object, text: bytes, chunk: int) -> list[Raw]:
    assert callable(way)
    return [raw for raws in way(io.BytesIO(text), "export.xml", lambda _: None, chunk=chunk) for raw in raws]


def chunks(pick: random.Random, text: bytes) -> int:
    """A size of pieces, tiny ones more often; so that there are not more than some hundreds."""
    return max(1 if pick.random() < 0.05 else len(text) // 500, int(2 ** pick.uniform(0, 13)))


@pytest.mark.parametrize("part", range(PARTS))
def test_quick_and_full_and_a_third_find_the_same(part: int) -> None:
    fell_back = 0
    for seed in range(part, FILES, PARTS):
        pick = random.Random(seed)
        deceptive = seed % 3 == 0
        text = Writer(pick, deceptive).document().encode()
        true = oracle(text)
        assert everything(read_full, text, chunks(pick, text)) == true, seed
        assert everything(partial(read_full, join=True), text, chunks(pick, text)) == true, seed
        try:
            found = everything(read_quick, text, chunks(pick, text))
        except NeedFull:
            assert deceptive, seed
            fell_back += 1
        else:
            assert found == true, seed
    assert fell_back or FILES < 300


@pytest.mark.parametrize("part", range(PARTS))
def test_a_file_that_is_cut_off_is_bad_either_way(part: int) -> None:
    for seed in range(part, FILES // 4, PARTS):
        pick = random.Random(seed)
        text = Writer(pick, deceptive=False).document().encode()
        text = text[: pick.randrange(text.rindex(b">"))]
        with pytest.raises(BadFile):
            everything(read_full, text, chunks(pick, text))
        with pytest.raises((BadFile, NeedFull)):
            everything(read_quick, text, chunks(pick, text))
