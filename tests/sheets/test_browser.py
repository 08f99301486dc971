"""The HTML page as a browser prints it: page one is one page, all of it is there, and nothing is asked of any network."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from spinelog.summary.html import render
from spinelog.summary.papers import PAPERS
from spinelog.summary.sheet import sheet
from tests.sheets import tools
from tests.sheets.test_pages import shown, summary

NAMES = ("chromium", "chromium-browser", "google-chrome")


def printed(page: Path) -> tuple[Path, list[str]]:
    """The page as a browser prints it, and every address that it asked for."""
    path, log = page.with_suffix(".pdf"), page.with_suffix(".json")
    words = [
        tools.program(*NAMES), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={page.parent / 'browser'}",
        "--host-resolver-rules=MAP * ~NOTFOUND", f"--log-net-log={log}", "--no-pdf-header-footer", f"--print-to-pdf={path}",
        page.as_uri(),
    ]  # fmt: skip
    subprocess.run(words, capture_output=True, check=True, timeout=120)
    asked = re.findall(r'"url":"(https?://[^"]*)"', log.read_text(errors="replace"))
    return path, [address for address in asked if "google" not in address]


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("which", ["demo", "facet", "empty", "4", "5"])
def test_a_browser_prints_page_one_as_one_page(tmp_path: Path, which: str, paper: str) -> None:
    with summary(tmp_path, which) as doc:
        one = sheet(doc, PAPERS[paper])
        page = tmp_path / "summary.html"
        page.write_text(render(doc, PAPERS[paper]), encoding="utf-8")
    path, asked = printed(page)
    assert not asked
    first, after = tools.squeezed(tools.text(path, 1, 1)), tools.squeezed(tools.text(path, 2))
    hidden = [] if not one.no_rows else [one.no_rows]
    lost = [text for text in shown(one) if tools.squeezed(text) not in first and text not in hidden]
    if which in ("demo", "facet", "empty"):  # hard words may be joined otherwise by a browser's own fonts
        assert not lost
    assert tools.squeezed(doc.title)[:20] in first
    assert "Consultsheet,page1:now" in first
    assert "Consultsheet,page1:now" not in after
    if doc.timeline:
        assert "Timeline" in after
    size, found = tools.words(path)
    assert size == pytest.approx((PAPERS[paper].width * tools.MM, PAPERS[paper].height * tools.MM), abs=1.0)
    assert not tools.on_each_other(found)


def test_the_page_names_nothing_outside_itself(tmp_path: Path) -> None:
    with summary(tmp_path, "demo") as doc:
        page = render(doc)
    for reference in ("src=", "href=", "@import", "<script", "<link", "<iframe", "<img"):
        assert reference not in page, reference
    assert all(found.startswith("url(data:") for found in re.findall(r"url\([^)]{0,12}", page))
    assert page.replace("http://www.w3.org/2000/svg", "").count("http") == page.count("http-equiv")
    assert "default-src 'none'" in page
