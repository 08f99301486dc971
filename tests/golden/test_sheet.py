"""The text of the consult sheet as poppler reads it, words by single spaces; versions of poppler set their columns otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from spinelog.summary import pdf
from spinelog.summary.papers import PAPERS
from tests.sheets import tools
from tests.sheets.test_pages import KNOWN, summary

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("which", list(KNOWN))
def test_the_sheet_reads_as_it_did(tmp_path: Path, which: str, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "sheet.pdf"
    with summary(tmp_path, which) as doc:
        path.write_bytes(pdf.render(doc, PAPERS["a4"]))
    lines = (re.sub(r"\s+", " ", line).strip() for line in tools.text(path).splitlines())
    told = "\n".join(line for line in lines if line) + "\n"
    kept = DATA / f"sheet-{which}.txt"
    if request.config.getoption("--accept"):
        kept.write_text(told, encoding="utf-8", newline="\n")
    assert told == kept.read_text(encoding="utf-8"), f"{kept.name} reads otherwise; see the difference above"
