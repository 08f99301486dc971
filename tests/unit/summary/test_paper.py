"""The blank forms: what keeps them on one page, in one ink, and harmless whatever a pain is called."""

from __future__ import annotations

import re

import pytest

from spinelog.domain.block import MOST_SLOTS
from spinelog.summary.paper import LONGEST_NAME, ROOM, TALLEST, block_blank, week_blank
from spinelog.summary.paper_forms import MOST_MEDICINES, BlockForm, WeekForm, plain_block_form
from spinelog.summary.paper_html import blank_html
from spinelog.summary.paper_pdf import blank_pdf
from spinelog.summary.papers import PAPERS
from tests.conftest import TODAY

LONG = "[b]left[/b] <script>alert(1)</script> \x1b]52;c;QUJD\x07 " + "leg " * 40
FULL_WEEK = WeekForm((LONG, "neck", "low back"), tuple(f"{LONG}{number}" for number in range(MOST_MEDICINES)), has_more=True)
FULL_BLOCK = BlockForm(
    tuple(range(10, 10 * MOST_SLOTS + 10, 10)), ("right side low", "left side low", "neck", "w" * 16), activity=LONG
)
FORMS = {
    "week": week_blank(WeekForm()),
    "full week": week_blank(FULL_WEEK),
    "block": block_blank(plain_block_form()),
    "full block": block_blank(FULL_BLOCK),
}
PAGES = {name: blank_html(form) for name, form in FORMS.items()}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_reaches_for_nothing_and_runs_nothing(name: str) -> None:
    page = PAGES[name]
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    for reference in ("src=", "href=", "url(", "@import", "<script", "<link", "<iframe", "<img"):
        assert reference not in page, reference
    assert page.count("http") == page.count("http-equiv")


@pytest.mark.parametrize("name", PAGES)
def test_one_ink_and_no_grey(name: str) -> None:
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", PAGES[name])) == {"#000", "#fff"}
    assert not re.search(r"rgb|hsl|opacity|gr[ae]y", PAGES[name])


@pytest.mark.parametrize("name", ["full week", "full block"])
def test_hostile_and_endless_names_stand_there_literally_and_cut(name: str) -> None:
    page = PAGES[name]
    assert not any(ord(sign) < 0x20 and sign != "\n" for sign in page)
    assert "leg leg leg leg leg leg leg leg leg leg leg leg leg leg leg" not in page
    heads = re.findall(r'<th scope="col">(.*?)</th>', page)
    names = [re.sub("&[a-z]+;", "x", part) for head in heads for part in re.split(r"</?small>", head)]
    assert max(map(len, names)) <= LONGEST_NAME


@pytest.mark.parametrize("name", PAGES)
def test_every_row_has_a_box_under_every_head(name: str) -> None:
    head, *rows = re.findall(r"<tr>(.*?)</tr>", PAGES[name])
    columns = head.count("<th ")
    assert PAGES[name].count("<col") - PAGES[name].count("<colgroup") == columns
    assert {row.count("<th ") + row.count("<td>") for row in rows} == {columns}


@pytest.mark.parametrize(("name", "rows"), [("block", 14), ("full block", 25)])
def test_the_rows_of_a_block_share_the_height_of_the_shorter_sheet(name: str, rows: int) -> None:
    assert len(re.findall(r'<th scope="row">', PAGES[name])) == rows
    (height,) = re.findall(r"tbody tr { height: ([\d.]+)mm; }", PAGES[name])
    assert float(height) <= TALLEST
    assert float(height) * rows <= ROOM + 0.05 * rows


def test_of_tablets_a_block_form_says_only_what_the_clinic_told() -> None:
    words = re.sub(r"<style>.*?</style>|<[^>]+>", "\n", PAGES["block"], flags=re.DOTALL)
    told = [line for line in words.splitlines() if "tablet" in line.lower()]
    assert told == ["Tablets today: as your clinic told you.", "Tablet taken"]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", FORMS)
def test_as_a_pdf_it_is_one_page_of_the_paper(name: str, paper: str) -> None:
    made = blank_pdf(FORMS[name], PAPERS[paper], TODAY)
    assert made == blank_pdf(FORMS[name], PAPERS[paper], TODAY), "the same bytes for the same form and day"
    assert made.startswith(b"%PDF-")
    assert re.findall(rb"/Type\s*/Pages.*?/Count\s+(\d+)", made, re.DOTALL) == [b"1"]
