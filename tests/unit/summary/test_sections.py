"""Every renderer lays out all that the sections say: no cell, note or line of them is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from spinelog.cli.demo import fill, fill_facet
from spinelog.domain.clock import Clock
from spinelog.domain.text import aloud, span_aloud
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.doc import SummaryDoc
from spinelog.summary.html_sections import section_html
from spinelog.summary.layout import ascii_arrows
from spinelog.summary.markdown import render as markdown
from spinelog.summary.sections import sections
from spinelog.summary.text import render as text
from spinelog.summary.wanted import ON_REQUEST, Wanted
from tests.conftest import NOW

ELSEWHERE = {"share", "of", "of_days", "unit", "about", "name", "dates", "bad", "change", "note"}
"""Said by some forms in other words, such as 6/7 for 6 of 7; looked at one by one below."""


@pytest.fixture(scope="module", params=["demo", "facet"])
def doc(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> SummaryDoc:
    connector, clock = Connector(str(tmp_path_factory.mktemp("whole") / "journal.db")), Clock(NOW)
    journal = Journal(connector, clock)
    (fill if request.param == "demo" else fill_facet)(connector, clock)
    found = build(journal, wanted=Wanted(also=ON_REQUEST, cover="Please read this.\nIt is short."))
    journal.close()
    return found


def _said(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value with the name of its field."""
    if isinstance(value, str) and value:
        yield key, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _said(one, name)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _said(one, key)


def _packed(words: str) -> str:
    return "".join(words.split()).lower()


def _all(doc: SummaryDoc) -> set[str]:
    told = {words for section in sections(doc) for key, words in _said(asdict(section)) if key not in ELSEWHERE}
    return told | {section.note for section in sections(doc) if section.note}


class _Words(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def test_the_text_says_all_of_it(doc: SummaryDoc) -> None:
    def signs(words: str) -> str:
        return _packed(ascii_arrows(words).replace(" - ", "-")).replace("atleast", ">=")

    page = signs(text(doc))
    assert {words for words in _all(doc) if signs(words) not in page} <= {"week"}, "a calendar week is called by its dates"


def test_read_aloud_it_says_all_of_it(doc: SummaryDoc) -> None:
    page = _packed(text(doc, plain=True))
    missing = {words for words in _all(doc) if not any(_packed(heard(words)) in page for heard in (aloud, span_aloud))}
    assert missing <= {"week"}


def test_the_markdown_says_all_of_it(doc: SummaryDoc) -> None:
    tokens = [child for one in MarkdownIt("gfm-like").parse(markdown(doc)) for child in (one.children or ())]
    page = _packed("".join(token.content for token in tokens))
    assert {words for words in _all(doc) if _packed(words) not in page} == set()


def test_the_web_page_says_all_of_it(doc: SummaryDoc) -> None:
    page = _packed("".join(_Words("\n".join(line for one in sections(doc) for line in section_html(one))).found))
    assert {words for words in _all(doc) if _packed(words) not in page} == set()


def test_every_figure_stands_with_its_days_in_every_form(doc: SummaryDoc) -> None:
    (row,) = [row for row in doc.rows if row.label in ("Sitting", "Standing")][:1]
    for figure in row.figures:
        assert figure.of in text(doc)
        assert f"{figure.n} of {figure.days} days" in text(doc, plain=True)
        assert f"| {figure.text} ({figure.of})" in markdown(doc).replace("\\", "")


def test_sections_are_plain_values(doc: SummaryDoc) -> None:
    """A renderer that is not written in Python gets them as JSON."""
    kinds = set()

    def look(value: Any) -> None:
        kinds.add(type(value))
        for one in value.values() if isinstance(value, dict) else value if isinstance(value, (tuple, list)) else ():
            look(one)

    for section in sections(doc):
        look(asdict(section))
    assert kinds <= {str, bool, tuple, dict}
