"""The summary as a PDF that assistive software can read (PDF/UA-1): page one, then the sections that do not stand whole on it.

Set by typst from `sheet.typ`. Texts come in as data and are never part of the source; the root is an empty folder, and
no package is ever asked for, so nothing runs and nothing reaches a network.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from spinelog.domain.dates import show_date
from spinelog.domain.errors import SpinelogError
from spinelog.domain.text import plain
from spinelog.summary import sheet as layout
from spinelog.summary.fonts import folder
from spinelog.summary.papers import PAPERS, Paper

if TYPE_CHECKING:
    from typing import Any

    from typst import Fonts

    from spinelog.summary.doc import SummaryDoc

OTHERWISE = "Please use --format html, and print that."
_RARE = re.compile(
    "[^\t\n -~\u00a0-\u017f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0400-\u045f\u05d0-\u05ea\u2010-\u2014\u2018-\u201e\u2022\u2026"
    "\u2032\u2033\u20ac\u2190-\u2193\u2212\u2260\u2264\u2265\ufffd]"
)
"""Signs that the fonts of the sheet may lack. PDF/UA forbids a sign that cannot be seen, so one of them would end it all."""

_CODES = {0x2400 + code: f"[U+{code:04X}]" for code in range(0x20)} | {0x2421: "[U+007F]"}
"""Control characters as their codes: few fonts have the pictures that stand for them."""


def render(doc: SummaryDoc, paper: Paper = PAPERS["a4"]) -> bytes:
    """The PDF, the same bytes for the same summary. Raises SpinelogError where it cannot be made here.

    What stands for a sign that cannot be printed is longer than the sign, so it is put in before page one is laid out.
    """
    source = files("spinelog.summary").joinpath("sheet.typ").read_bytes()
    doc = _with_texts(doc, _visible)
    data = _data(doc, paper)
    if not _is_rare(data):
        return compiled(source, data, doc.printed)
    try:
        return compiled(source, data, doc.printed, is_last=False)
    except SpinelogError:
        return compiled(source, _data(_with_texts(doc, _coded), paper), doc.printed)


def _with_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same frozen values with every text in them changed."""
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(_with_texts(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _with_texts(getattr(value, one.name), change) for one in fields(value)})
    return value


def _visible(text: str) -> str:
    return plain(text).translate(_CODES)


def _coded(text: str) -> str:
    return _RARE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _is_rare(data: dict[str, Any]) -> bool:
    return _RARE.search(json.dumps(data, ensure_ascii=False)) is not None


def _data(doc: SummaryDoc, paper: Paper) -> dict[str, Any]:
    one = None if layout.is_record(doc) else layout.sheet(doc, paper)
    rest = layout.after(doc, one)
    return {
        "title": f"{doc.title}, {doc.printed.isoformat()}",
        "width": paper.width,
        "height": paper.height,
        "name": doc.name,
        "sheet": as_data(one),
        "head": [doc.title, doc.about, doc.period],
        "sections": [as_data(section) for section in rest],
        "heights": {
            "title": layout.TITLE_HEIGHT,
            "goals": layout.GOALS_HEIGHT,
            "changed": layout.CHANGED_HEADING + paper.changed_lines * layout.LINE,
            "charts": paper.charts,
            "lists": paper.lists,
            "standing": layout.STANDING_LINES * layout.LINE,
        },
        "pointer": layout.pointer([section.title for section in rest]),
        "cover": doc.cover,
        "footer": doc.footer,
        "stamp": f"spinelog \u00b7 printed {show_date(doc.printed)}",
        "words": {
            "kicker": layout.KICKER,
            "sessions": layout.SESSIONS,
            "courses": layout.COURSES,
            "own": layout.IN_OWN_WORDS,
        },
    }


def as_data(value: Any) -> Any:
    """Frozen values as what JSON knows, each with the name of its kind; control characters made visible."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"kind": type(value).__name__, **{one.name: as_data(getattr(value, one.name)) for one in fields(value)}}
    if isinstance(value, str):
        return _visible(value)
    if isinstance(value, Mapping):
        return {key: as_data(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [as_data(one) for one in value] if isinstance(value, list | tuple) else value


def compiled(source: bytes, data: dict[str, Any], printed: date, *, is_last: bool = True) -> bytes:
    """Set a template with data. Raises SpinelogError where that cannot be done here.

    Letters that the sheet's own fonts do not have are looked for in those of this machine; where it has none either,
    each of them stands there as its code, such as [U+8170]. Where that would be too long, not `is_last`: it raises instead.
    """
    text = json.dumps(data, ensure_ascii=False)
    if not _is_rare(data):
        return _set(source, text, printed, _fonts())
    try:
        return _set(source, text, printed, _fonts(with_those_of_this_machine=True))
    except SpinelogError:
        if not is_last:
            raise
        return _set(source, _coded(text), printed, _fonts())


def _set(source: bytes, text: str, printed: date, fonts: Fonts) -> bytes:
    import typst

    stamp = datetime.combine(printed, time(), UTC)
    try:
        with tempfile.TemporaryDirectory(prefix="spinelog-pdf-") as empty:
            compiler = typst.Compiler(
                source, root=empty, font_paths=fonts, sys_inputs={"doc": text}, package_path=empty, package_cache_path=empty
            )
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=stamp)
    except typst.TypstError as error:
        raise SpinelogError(f"The PDF could not be made ({error.message}). {OTHERWISE}") from None
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made


@cache
def _fonts(*, with_those_of_this_machine: bool = False) -> Fonts:
    """Those of the sheet and those that typst brings along. Without this machine's the bytes are the same everywhere."""
    try:
        from typst import Fonts
    except ImportError:
        raise SpinelogError(f"A PDF cannot be made on this machine, since typst is not installed here. {OTHERWISE}") from None
    return Fonts(include_system_fonts=with_those_of_this_machine, font_paths=[folder()] if folder() else [])
