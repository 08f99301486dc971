"""Whatever stands in a journal, each form of the summary shows it as it is, or visibly replaced, and is otherwise unmoved."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from spinelog.domain.clock import Clock
from spinelog.domain.text import aloud, one_line, storable
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.layout import WIDTH, ascii_arrows, columns
from spinelog.summary.render import render
from spinelog.summary.wanted import ON_REQUEST, Wanted
from tests.conftest import NOW
from tests.hostile import TEXTS, fill, retell

VOID = {"meta", "br", "hr", "img", "input", "link", "col"}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


class _Page(HTMLParser):
    """What a web page is made of, and its words. Fails where a tag is closed that is not open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.kinds: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kinds |= {tag, *(f"{tag} {name}" for name, _ in attrs)}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.kinds |= {tag, *(f"{tag} {name}" for name, _ in attrs)}

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {*self.open}:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.kinds.add("comment")

    def handle_decl(self, decl: str) -> None:
        self.kinds.add(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        self.kinds.add("unknown declaration")

    def handle_pi(self, data: str) -> None:
        self.kinds.add("instruction")


Read = tuple[set[str], str]
"""What kinds of thing a form is made of, and its words."""


def _text(page: str) -> Read:
    assert all(columns(line) <= WIDTH for line in page.split("\n"))
    return set(), page


def _markdown(page: str) -> Read:
    tokens = [token for one in MarkdownIt("gfm-like").parse(page) for token in (one, *(one.children or ()))]
    return {token.type for token in tokens}, " ".join(token.content for token in tokens if not token.children)


def _html(page: str) -> Read:
    read = _Page(page)
    return read.kinds, " ".join(read.words)


READERS: dict[str, Callable[[str], Read]] = {"text": _text, "plain": _text, "markdown": _markdown, "html": _html}
"""Each form with how it is read back."""

HARMLESS = ("plain words", "plain words " * 60, "")
"""What no form need fear: short, too long for its place, and nothing."""

SHOWN: dict[str, Callable[[str], str]] = {"text": ascii_arrows, "plain": aloud}
"""What a form does with signs, beside making the hidden ones visible."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A journal with a mark in every field of text."""
    path = str(tmp_path_factory.mktemp("filled") / "journal.db")
    journal = Journal(Connector(path), Clock(NOW))
    fill(journal)
    journal.close()
    return path


@pytest.fixture
def told(filled: str, tmp_path: Path) -> Iterator[Callable[[str], Journal]]:
    """Opens a journal with one text everywhere."""
    opened: list[Journal] = []

    def tell(text: str) -> Journal:
        path = str(tmp_path / f"{len(opened)}.db")
        shutil.copy(filled, path)
        retell(path, text)
        opened.append(Journal(Connector(path), Clock(NOW)))
        return opened[-1]

    yield tell
    for journal in opened:
        journal.close()


@pytest.fixture(scope="module")
def usual() -> dict[str, set[str]]:
    """Form -> what it is made of where every text is a plain word; read once."""
    return {}


def _packed(text: str) -> str:
    return "".join(text.split()).lower()


@pytest.mark.parametrize("name", list(TEXTS))
def test_it_is_shown_as_it_is_and_is_nothing_else(name: str, told: Callable[[str], Journal], usual: dict[str, set[str]]) -> None:
    text = storable(TEXTS[name])
    if not usual:
        for words in HARMLESS:
            doc = build(told(words), with_name=True, wanted=Wanted(also=ON_REQUEST, cover=words))
            for form, read in READERS.items():
                usual.setdefault(form, {"hardbreak"}).update(read(render(doc, form))[0])
    doc = build(told(text), with_name=True, wanted=Wanted(also=ON_REQUEST, cover=text.strip()))
    for form, read in READERS.items():
        page = render(doc, form)
        assert not CONTROL.search(page), form
        kinds, shown = read(page)
        assert kinds <= usual[form], form
        asked = SHOWN.get(form, str)(one_line(text))
        assert _packed(asked) in _packed(shown), form
