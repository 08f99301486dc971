"""What looks at a printed sheet: poppler's programs, and a browser. A test is skipped, and says so, where one is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

HOW_MANY = int(os.environ.get("SPINELOG_SHEETS", "12"))
"""Made-up journals that are printed; by hand: `SPINELOG_SHEETS=200 pytest tests/sheets`."""
MM = 72 / 25.4


def program(*names: str) -> str:
    """The full path of the first of these programs that is there; else the test is skipped."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed, so nobody looked at the printed page")
    return found


def told(*words: str | Path) -> str:
    """What a program of poppler says."""
    name, *rest = map(str, words)
    return subprocess.run([program(name), *rest], capture_output=True, check=True).stdout.decode("utf-8")


def text(path: Path, first: int = 1, last: int = 0) -> str:
    """The text of some pages in the order in which it was set; `last` 0: up to the end."""
    pages = ["-f", str(first), *(["-l", str(last)] if last else [])]
    return told("pdftotext", "-raw", *pages, path, "-")


def pages(path: Path) -> int:
    """How many pages there are."""
    return int(info(path)["Pages"])


def info(path: Path) -> dict[str, str]:
    """What `pdfinfo` says, by name."""
    lines = (line.partition(":") for line in told("pdfinfo", path).splitlines())
    return {name: value.strip() for name, _, value in lines}


def squeezed(words: str) -> str:
    """Without white space, hyphens that a browser adds and pictures of control signs, so that only the letters are compared."""
    return re.sub(r"[\s\u00ad\u200b]", "", words)


@dataclass(frozen=True)
class Word:
    """A word where it stands on a page, in points from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(path: Path, page: int = 1) -> tuple[tuple[float, float], list[Word]]:
    """Width and height of a page, and its words."""
    said = told("pdftotext", "-bbox", "-f", str(page), "-l", str(page), path, "-")
    space = "{http://www.w3.org/1999/xhtml}"
    sheet = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", said)).find(f".//{space}page")
    assert sheet is not None
    size = float(sheet.attrib["width"]), float(sheet.attrib["height"])
    corners = ("xMin", "yMin", "xMax", "yMax")
    return size, [Word(one.text or "", *(float(one.attrib[name]) for name in corners)) for one in sheet]


def on_each_other(found: list[Word]) -> list[tuple[Word, Word]]:
    """Words that are printed over one another: half as high as the lower of the two, and more than a hair wide."""
    pairs = []
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.bottom, other.bottom) - max(one.top, other.top)
            lower = min(one.bottom - one.top, other.bottom - other.top)
            if wide > 0.8 and high > 0.5 * lower:
                pairs.append((one, other))
    return pairs


def sizes(path: Path) -> list[float]:
    """The sizes of all letters in points, rounded to a tenth; poppler makes a word as high as its letters."""
    found = (word for page in range(1, pages(path) + 1) for word in words(path, page)[1])
    return sorted({round(word.bottom - word.top, 1) for word in found})


def alternatives(path: Path) -> list[str]:
    """What is told of each picture to whoever does not see it."""
    content, found = path.read_bytes(), []
    for start in re.finditer(rb"/Alt\s*\(", content):
        told, depth, at = bytearray(), 1, start.end()
        while depth:  # brackets in pairs stand as they are, others behind a backslash
            sign = content[at : at + 1]
            if sign == b"\\":
                at += 1
            else:
                depth += (sign == b"(") - (sign == b")")
            told += content[at : at + 1]
            at += 1
        text = bytes(told[:-1])
        found.append(text.decode("utf-16" if text.startswith(b"\xfe\xff") else "latin-1"))
    return found
