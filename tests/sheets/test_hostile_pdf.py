"""Whatever stands in a journal, the PDF is made: as it is, or as the codes of its signs, and nothing of it runs."""

from __future__ import annotations

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.text import one_line, storable
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.papers import PAPERS
from spinelog.summary.pdf import render
from spinelog.summary.wanted import ON_REQUEST, Wanted
from tests.conftest import NOW
from tests.hostile import TEXTS, fill, retell
from tests.sheets.tools import info, squeezed, text

TURNED = {"hebrew", "arabic", "hindi", "marks", "only marks"}
"""Scripts that are drawn in another order than they are written in, or with letters joined: the sheet is made, that is all."""
CONTROLS = {0x2400 + code: f"[U+{code:04X}]" for code in range(0x20)} | {0x2421: "[U+007F]"}
"""The pictures of control signs, which few fonts have, by their codes."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("filled") / "journal.db")
    journal = Journal(Connector(path), Clock(NOW))
    fill(journal)
    journal.close()
    return path


@pytest.mark.parametrize("name", list(TEXTS))
def test_the_pdf_shows_it_and_is_still_a_sheet(name: str, filled: str, tmp_path: Path) -> None:
    said = storable(TEXTS[name])
    path = str(tmp_path / "journal.db")
    shutil.copy(filled, path)
    retell(path, said)
    journal = Journal(Connector(path), Clock(NOW))
    doc = build(journal, with_name=True, wanted=Wanted(also=ON_REQUEST, cover=said.strip()))
    journal.close()
    made = tmp_path / "sheet.pdf"
    made.write_bytes(render(doc, PAPERS["a4"]))
    found = info(made)
    assert (found["Tagged"], found["JavaScript"]) == ("yes", "no")
    shown = squeezed(text(made))
    assert "Whatchanged" in shown
    assert "root:" not in shown, "nothing was read from this machine"
    if name not in TURNED:
        _is_there(one_line(said)[:200], shown)


def _is_there(asked: str, shown: str) -> None:
    """Every word of it, each sign as it is or as its code; fonts draw some letters joined, so both sides are compared apart."""
    plain = normalize("NFKD", shown)
    for word in asked.translate(CONTROLS).split():
        codes = "".join(f"[U+{ord(sign):04X}]" if f"[U+{ord(sign):04X}]" in shown else sign for sign in word)
        assert any(squeezed(normalize("NFKD", one)) in plain for one in (word, codes)), (word, codes)
