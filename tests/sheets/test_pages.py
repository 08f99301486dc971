"""Page one is one page, nothing on it is lost or printed over something else, and what is cut stands whole after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from spinelog.cli.demo import fill, fill_facet
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary import pdf
from spinelog.summary import sheet as layout
from spinelog.summary.build import build
from spinelog.summary.doc import SummaryDoc
from spinelog.summary.fit import POINTER
from spinelog.summary.papers import PAPERS, Paper
from spinelog.summary.sheet import Sheet
from tests.conftest import NOW
from tests.journals import make
from tests.sheets import tools

KNOWN: dict[str, Callable[[Connector, Clock], None]] = {
    "demo": fill,
    "facet": fill_facet,
    "empty": lambda _connector, _clock: None,
}
WHICH = [*KNOWN, *map(str, range(tools.HOW_MANY))]

UNSET = ("paper", "drawing", "head", "foot", "words", "is_whole", "printed", "unit", "cut")
"""What of a sheet is drawn or not for the eye."""


@contextmanager
def summary(folder: Path, which: str) -> Iterator[SummaryDoc]:
    """The summary of a demo, an empty journal, or a made-up one."""
    connector, clock = Connector(str(folder / "journal.db")), Clock(NOW)
    if which in KNOWN:
        KNOWN[which](connector, clock)
    else:
        make(connector, int(which))
    journal = Journal(connector, clock)
    yield build(journal)
    journal.close()


def texts(value: object) -> Iterator[str]:
    """Every text of page one that is printed as text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in UNSET or (not isinstance(value, Sheet) and field.name == "head"):
                yield from texts(getattr(value, field.name))


def shown(one: Sheet) -> list[str]:
    """Those that are there; a sheet without figures has no table."""
    hidden = (
        {text for part in (one.columns, one.rows, one.rows_more, one.legend) for text in texts(part)} if one.no_rows else set()
    )
    return [text for text in texts(one) if text and text not in hidden]


@pytest.mark.parametrize("paper", list(PAPERS))
@pytest.mark.parametrize("which", WHICH)
def test_page_one_is_one_whole_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str, paper: str) -> None:
    laid_out: list[tuple[SummaryDoc, Sheet]] = []
    usual = layout.sheet

    def remember(doc: SummaryDoc, one: Paper) -> Sheet:
        laid_out.append((doc, usual(doc, one)))
        return laid_out[-1][1]

    monkeypatch.setattr(layout, "sheet", remember)
    path = tmp_path / "sheet.pdf"
    with summary(tmp_path, which) as doc:
        path.write_bytes(pdf.render(doc, PAPERS[paper]))
    doc, one = laid_out[-1]

    first, after = tools.squeezed(tools.text(path, 1, 1)), _without_feet(tools.text(path, 2), doc)
    lost = [text for text in shown(one) if tools.squeezed(text) not in first]
    assert not lost
    size, found = tools.words(path)
    assert size == pytest.approx((PAPERS[paper].width * tools.MM, PAPERS[paper].height * tools.MM), abs=0.2)
    margin = (size[0] - layout.WIDTH * tools.MM) / 2 - 1
    outside = [word.text for word in found if word.left < margin or word.right > size[0] - margin or word.bottom > size[1]]
    assert not outside
    assert not tools.on_each_other(found)
    assert tools.squeezed(layout.KICKER) in first
    assert tools.squeezed(layout.KICKER) not in after

    for text in cut_texts(doc, one):
        assert _stands(text, after), text


def _stands(text: str, after: str) -> bool:
    """Whether a text is there; where a line ends poppler may read a short word of it later than it stands."""
    read = after.casefold()
    return tools.squeezed(text).casefold() in read or all(tools.squeezed(word).casefold() in read for word in text.split())


def _without_feet(text: str, doc: SummaryDoc) -> str:
    """What stands on the further pages, as if they were one."""
    feet = rf"{re.escape(tools.squeezed(doc.footer))}spinelog\u00b7printed.{{6,20}}?\u00b7page\d+of\d+"
    return re.sub(feet, "", tools.squeezed(text))


def cut_texts(doc: SummaryDoc, one: Sheet) -> list[str]:
    """What is not whole on page one: its texts as they are."""
    joined = " ".join(shown(one))
    lines = tools.squeezed(joined).casefold()
    wanted = [doc.title, doc.purpose, doc.period, doc.recorded, doc.about.removeprefix(doc.name).removeprefix(", ")]
    wanted += [text for goal in doc.goals for text in (goal.statement, goal.before, goal.target, goal.facts)]
    wanted += [*doc.questions, *(said.text for said in doc.changed), *(row.label for row in doc.rows)]
    wanted += [text for line in (*doc.medicines, *doc.therapies) for text in (line.name, line.course, *line.facts)]
    wanted += [text for line in doc.ledger for text in (line.what, *line.facts)]
    wanted += [text for said in (*doc.before, *doc.since_visit) for text in (said.label, said.text)] + [doc.work]
    return [text for text in wanted if text and tools.squeezed(text).casefold() not in lines]


def test_what_is_cut_says_where_it_goes_on(tmp_path: Path) -> None:
    with summary(tmp_path, "4") as doc:
        one = layout.sheet(doc, PAPERS["a4"])
    assert any(text.endswith(POINTER) for text in texts(one))
