"""The summary as text and page: nothing runs into anything, nothing is lost, every number is the summary's own."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.completeness import RecordedDay
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME, Clock
from spinelog.domain.values import Goal, Pain
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.build import _recorded, build
from spinelog.summary.layout import WIDTH, columns, wrapped
from spinelog.summary.render import FORMATS, render
from spinelog.summary.story import Story, gather
from tests.bench.journals import years_of_days
from tests.conftest import NOW, TODAY
from tests.unit.summary.made import figures, on, procedure, run, treated, words, write

NAMES = (
    "the right leg from the hip to the outer ankle and the foot",
    "\u8170\u306e\u75db\u307f\u3068\u53f3\u8db3\u306e\u75fa\u308c\u3068\u5750\u9aa8\u795e\u7d4c\u75db" * 3,
    "\u05db\u05d0\u05d1 \u05d2\u05d1 \U0001f642\U0001f642 <b>x</b> &amp; \x1b[31m\u202e",
)
VOID = {"meta", "br", "hr", "img", "input", "link", "col"}


class _Balanced(HTMLParser):
    """Fails where a tag is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag


def _sound(journal: Journal) -> None:
    doc = build(journal)
    for line in render(doc, "text").split("\n"):
        assert columns(line) <= WIDTH, line
    page = _Balanced()
    page.feed(render(doc, "html"))
    page.close()
    assert page.open == []


@pytest.fixture
def named(journal: Journal) -> Journal:
    journal.edit(Pain, journal.items(Pain)[0].uid, {"name": NAMES[0]})
    for name in NAMES[1:]:
        journal.add(Pain, {"name": name})
    return journal


def test_long_wide_and_hostile_names_stay_in_their_lines(named: Journal) -> None:
    treated(named)
    for pain in named.items(Pain):
        named.save_day(TODAY, {f"pain:{pain.uid}": 3, "note": NAMES[1] * 9})
        run(named, f"pain:{pain.uid}", (5,) * 7, on(36))
    named.add(Goal, {"statement": NAMES[1], "measure": "own", "unit": NAMES[2], "target": 3.0})
    _sound(named)
    assert f"\n{NAMES[0][:1].upper()}{NAMES[0][1:]}\n" in render(build(named), "text")


def test_a_journal_without_any_pain_is_whole(journal: Journal) -> None:
    for pain in journal.items(Pain):
        journal.delete(Pain, pain.uid)
    procedure(journal)
    run(journal, "sitting_min", (20,) * 7, on(-7))
    run(journal, "sitting_min", (30,) * 7, on(36))
    _sound(journal)
    assert words(journal) == "Function: Sitting 20 \u2192 30 min, week before A to week 6 (7 and 7 of 7 days)."
    assert build(journal).title == "Pain journal"


def test_a_name_with_a_comma_stays_one_name_in_the_title(journal: Journal) -> None:
    pain = journal.items(Pain)[0]
    journal.edit(Pain, pain.uid, {"name": "between the blades, left"})
    assert build(journal).title == "Between the blades, left"
    journal.add(Pain, {"name": "neck"})
    assert build(journal).title == "Between the blades, left and neck"


def test_the_widest_figures_do_not_run_together(journal: Journal) -> None:
    treated(journal)
    run(journal, "steps", (100_000, 100_001, 100_000, 100_001, 100_000, 99_999, 99_999), on(-7))
    for start in (9, 23, 36):
        run(journal, "steps", (200_000,) * 7, on(start))
        run(journal, "sitting_min", (1440,) * 7, on(start))
    _sound(journal)
    table = render(build(journal), "text").split("AVERAGES")[1].split("PROCEDURES")[0]
    assert "30 Oct-5 Nov " in table
    assert not re.search(r"\d{1,2} [A-Z][a-z]{2}\d", table)
    assert re.search(r"200,000 +\+100,000", table)


def test_a_day_with_a_note_only_is_not_told_as_no_day(journal: Journal) -> None:
    write(journal, TODAY, note="hello", bad_day=True)
    for form in FORMATS:
        text = render(build(journal), form)
        assert "1 of 90 days recorded, 1 bad day, 1 without scores" in text
        assert "No figures are recorded in this period yet." in text
        assert "Nothing is recorded" not in text
    assert "not enough days to say: pain (0 of 7, 1 bad day without scores)" in words(journal)


def test_from_memory_is_counted_but_in_no_average(journal: Journal) -> None:
    treated(journal, after=())
    for day in range(7):
        write(journal, on(36 + day - 14), late=9, pain=1)
    doc = build(journal)
    assert doc.recorded == "14 of 90 days recorded, 7 from memory (in no average)"
    assert "not enough days to say (0 of 7)" in words(journal)


def test_days_that_only_the_phone_knows_are_not_called_recorded(journal: Journal) -> None:
    journal.items(Pain)  # makes the file
    with sqlite3.connect(journal.connector.path) as connection:
        fields = [row[1] for row in connection.execute("PRAGMA table_info(device_day)")]
        assert {"day", "source", "steps"} <= set(fields)
        connection.execute("INSERT INTO device_day (day, source, steps) VALUES (?, 'phone', 3000)", (TODAY.isoformat(),))
    assert build(journal).recorded == "0 of 90 days recorded"


@given(
    st.dictionaries(
        st.integers(0, 120),
        st.tuples(st.sampled_from([IN_TIME, ADDED_LATER, FROM_MEMORY]), st.booleans(), st.booleans()),
        max_size=60,
    )
)
def test_the_counts_of_days_add_up(tmp_path_factory: pytest.TempPathFactory, days: dict[int, tuple[str, bool, bool]]) -> None:
    first = TODAY - timedelta(days=89)
    recorded = tuple(RecordedDay(TODAY - timedelta(days=back), *rest) for back, rest in days.items())
    text = _recorded(replace(_empty(tmp_path_factory), first=first, last=TODAY, recorded=recorded))
    within = [one for one in recorded if one.day >= first]

    def number(pattern: str) -> int:
        found = re.search(pattern, text)
        return int(found[1]) if found else 0

    assert number(r"(\d+) of 90 days") == len(within)
    assert number(r"(\d+) added later") == sum(one.late == ADDED_LATER for one in within)
    assert number(r"(\d+) from memory") == sum(one.late == FROM_MEMORY for one in within)
    assert number(r"(\d+) bad days?") == sum(one.is_bad for one in within)
    assert number(r"(\d+) without scores") == sum(one.is_bad and not one.has_scores for one in within)


_KEPT: list[Story] = []


def _empty(factory: pytest.TempPathFactory) -> Story:
    if not _KEPT:
        journal = Journal(Connector(str(factory.mktemp("empty") / "journal.db")), Clock(NOW))
        _KEPT.append(gather(journal, TODAY, TODAY))
        journal.close()
    return _KEPT[0]


@given(st.text(max_size=200), st.integers(2, 80))
def test_wrapping_loses_no_letter_and_keeps_its_width(text: str, width: int) -> None:
    text = " ".join(text.split())
    lines = wrapped(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_short_weeks_before_the_next_procedure_are_short(journal: Journal) -> None:
    procedure(journal)
    procedure(journal, on(17))
    run(journal, "pain", (4,) * 60, on(-17))
    weeks = [(week.name, week.dates, week.figures[0].of) for week in build(journal).weeks]
    assert ("week 2 before", "24-30 Sep", "7 of 7") in weeks
    assert ("week 3", "23-24 Oct", "2 of 2") in weeks
    assert ("week 1", "26 Oct - 1 Nov", "7 of 7") in weeks


def test_renderers_print_no_number_that_the_summary_does_not_hold(journal: Journal) -> None:
    treated(journal)
    doc = build(journal)
    held = set(re.findall(r"\d[\d.,]*\d|\d", repr(doc).replace("\\n", " ")))
    table = render(doc, "text").split("AVERAGES")[1]
    assert set(re.findall(r"\d[\d.,]*\d|\d", table)) <= held
    assert len(figures(doc)) > 4


def test_thick_weeks_on_the_chart_are_those_of_the_table(journal: Journal) -> None:
    treated(journal, after=())
    procedure(journal, on(20))
    run(journal, "pain", (4,) * 42, on(1))
    thick = [bar.first for bar in build(journal).rows[0].panel.bars if bar.strong]
    assert thick == [on(21), on(28)]


def test_sixty_years_are_read_no_further_than_the_sheet_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.db"
    years_of_days(str(path), 60, TODAY)
    counted = 0
    honest = Connector._open

    def count(cursor: sqlite3.Cursor, row: tuple[object, ...]) -> tuple[object, ...]:
        nonlocal counted
        counted += 1
        return row

    def opened(connector: Connector, **more: bool) -> sqlite3.Connection:
        connection = honest(connector, **more)
        connection.row_factory = count
        return connection

    monkeypatch.setattr(Connector, "_open", opened)
    journal = Journal(Connector(str(path)), Clock(NOW))
    journal.add(Goal, {"statement": "Sit", "measure": "sitting_min", "started": date(1970, 1, 1), "target": 60.0})
    counted = 0
    build(journal)
    journal.close()
    assert counted <= 366 * 10
