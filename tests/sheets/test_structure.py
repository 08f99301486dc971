"""The PDF can be read by a machine and a screen reader, stays small, holds its fonts, and is the same each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spinelog.summary import pdf
from spinelog.summary.doc import SummaryDoc
from spinelog.summary.papers import PAPERS
from spinelog.summary.sections import COVER, sections
from spinelog.summary.sheet import KICKER, drawn, sheet
from tests.sheets import tools
from tests.sheets.test_pages import KNOWN, summary

MOST_BYTES = 250_000
SMALLEST = 6.4
"""Points: smaller letters do not survive a fax."""


def written(doc: SummaryDoc, folder: Path, paper: str = "a4") -> Path:
    path = folder / f"{paper}.pdf"
    path.write_bytes(pdf.render(doc, PAPERS[paper]))
    return path


def tags(path: Path) -> list[str]:
    """The lines of the tree of tags, without its texts."""
    return [line.strip() for line in tools.told("pdfinfo", "-struct-text", path).splitlines()]


@pytest.mark.parametrize("which", list(KNOWN))
def test_it_is_tagged_and_says_what_it_is(tmp_path: Path, which: str) -> None:
    with summary(tmp_path, which) as doc:
        path = written(doc, tmp_path)
        info = tools.info(path)
        assert info["Tagged"] == "yes"
        assert info["Title"] == f"{doc.title}, {doc.printed.isoformat()}"
        assert b"/Lang(en)" in re.sub(rb"\s", b"", path.read_bytes())
        tree = tags(path)
        assert sum(line.startswith("H1") for line in tree) == 1
        headings = sum(line.startswith("H2") for line in tree)
        one = sheet(doc, PAPERS["a4"])
        after = [section for section in sections(doc) if section.name not in {COVER, *one.is_whole}]
        assert headings >= len(after) + bool(doc.goals) + bool(doc.questions) + bool(doc.changed)
        if doc.rows:
            assert any(line.startswith("TH") for line in tree)


@pytest.mark.parametrize("which", ["demo", "facet"])
def test_every_drawing_says_its_figures(tmp_path: Path, which: str) -> None:
    with summary(tmp_path, which) as doc:
        path, one = written(doc, tmp_path), sheet(doc, PAPERS["a4"])
        told = tools.alternatives(path)
        assert told == [row.words for row in one.rows if row.words]
        tree = [line.strip() for line in tools.told("pdfinfo", "-struct", path).splitlines()]
        assert sum(line.startswith("Figure") for line in tree) == len(told)
        for row in drawn(doc):
            figures = "; ".join(f"{figure.text or 'too few days'} ({figure.of})" for figure in row.figures)
            assert any(figures in words for words in told), row.label


@pytest.mark.parametrize("which", list(KNOWN))
def test_the_first_page_reads_in_the_order_of_the_sheet(tmp_path: Path, which: str) -> None:
    with summary(tmp_path, which) as doc:
        read = tools.squeezed(tools.text(written(doc, tmp_path), 1, 1))
        order = [KICKER, doc.title]
        order += ["Goals"] if doc.goals else []
        order += ["Questions for this visit"] if doc.questions else []
        order.append("What changed")
        if doc.rows:
            order.append("Function")
        if doc.ledger:
            order.append("Procedures, averages of 7 days")
        places = [read.find(tools.squeezed(words)) for words in order]
        assert -1 not in places
        assert places == sorted(places)


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("which", list(KNOWN))
def test_the_same_journal_gives_the_same_small_file(tmp_path: Path, which: str, paper: str) -> None:
    with summary(tmp_path, which) as doc:
        made = pdf.render(doc, PAPERS[paper])
        assert made == pdf.render(doc, PAPERS[paper])
        assert len(made) <= MOST_BYTES


def test_every_font_is_in_the_file(tmp_path: Path) -> None:
    with summary(tmp_path, "demo") as doc:
        rows = tools.told("pdffonts", written(doc, tmp_path)).splitlines()[2:]
    assert rows
    for row in rows:
        assert row.split()[-5] == "yes", row  # the column "emb"
    assert all("IBMPlexSans" in row for row in rows)


def test_without_the_font_package_it_is_still_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "folder", lambda: "")
    pdf._fonts.cache_clear()
    try:
        with summary(tmp_path, "demo") as doc:
            path = written(doc, tmp_path)
    finally:
        pdf._fonts.cache_clear()
    assert "Libertinus" in tools.told("pdffonts", path)
    assert tools.squeezed("Before a procedure") in tools.squeezed(tools.text(path, 1, 1))
    _, found = tools.words(path)
    assert not tools.on_each_other(found)


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("which", list(KNOWN))
def test_no_letter_is_too_small_for_a_fax(tmp_path: Path, which: str, paper: str) -> None:
    with summary(tmp_path, which) as doc:
        path = written(doc, tmp_path, paper)
    assert tools.sizes(path)[0] >= SMALLEST
