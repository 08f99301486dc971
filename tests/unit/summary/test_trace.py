"""Every printed figure names its entries, and no other entry has a say in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median

import pytest

from spinelog.analysis.measure import Statistic
from spinelog.cli.demo import fill, fill_facet
from spinelog.domain.clock import Clock
from spinelog.domain.day import DOSE_KEY, EXTRA
from spinelog.domain.values import VALUES, Estimate, Flare, TherapySession
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.basis import gather_basis
from spinelog.summary.build import build_from
from spinelog.summary.doc import SummaryDoc
from spinelog.summary.sentences import Figure
from spinelog.summary.trace import trace
from spinelog.summary.traced import Source, Traced
from spinelog.summary.wanted import Wanted
from tests.conftest import NOW, TODAY, Spinelog
from tests.journals import make

DEMOS = {"demo": fill, "facet": fill_facet}
MADE = range(50)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@contextmanager
def opened(folder: Path, which: str | int, length: int | None = None) -> Iterator[Journal]:
    connector, clock = Connector(str(folder / f"{which}.db")), Clock(NOW)
    if isinstance(which, int):
        make(connector, which, length=length)
    else:
        DEMOS[which](connector, clock)
    journal = Journal(connector, clock)
    yield journal
    journal.close()


def traced(journal: Journal) -> tuple[SummaryDoc, tuple[Traced, ...]]:
    basis = gather_basis(journal)
    doc = build_from(basis, wanted=Wanted(also=("care", "blocks")))
    return doc, trace(basis, doc)


# -- by hand -----------------------------------------------------------------------------------------------------------


def by_hand(one: Traced, places: int) -> str:
    """The average of the entries that are named, halves rounded up, with nothing of the program's own arithmetic."""
    assert one.measure is not None
    numbers = [Fraction(source.number) for source in one.used if source.number is not None]
    whole = median(numbers) if one.measure.statistic is Statistic.MEDIAN else sum(numbers) / len(numbers)
    shown = Fraction(whole) / one.measure.per_unit
    exact = Decimal(shown.numerator) / Decimal(shown.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"


def check_by_hand(one: Traced) -> None:
    if one.measure is None:
        return
    assert len({source.date for source in one.used}) == len(one.used), one
    assert not any(source.late == "from memory" for source in one.used), one
    if "not enough days to say" in one.shown:
        return
    found = re.search(r"(?:^|week \d+, )(?:at least )?(\d[\d,]*(?:\.\d+)?)", one.shown)
    assert found is not None, one
    places = len(found[1].partition(".")[2])
    if one.name.endswith(": now"):  # beside a goal that it does not reach it may be cut rather than rounded
        apart = abs(Decimal(by_hand(one, places).replace(",", "")) - Decimal(found[1].replace(",", "")))
        assert apart <= Decimal(1).scaleb(-places), one
    else:
        assert by_hand(one, places) == found[1], one


def printed(doc: SummaryDoc) -> list[tuple[str, Figure]]:
    rows = [("figures", figure) for row in doc.rows for figure in row.figures]
    return rows + [("weeks", figure) for week in doc.weeks for figure in week.figures if figure.n or figure.bad_days]


def check_all(doc: SummaryDoc, found: tuple[Traced, ...]) -> None:
    for one in found:
        check_by_hand(one)
    averages = [one for one in found if one.measure]
    known = {(name, one.shown, tuple(source.date for source in one.used)) for one in averages for name in one.sections}
    for section, figure in printed(doc):
        assert figure.average is not None
        days = tuple(day.isoformat() for day in figure.average.used)
        assert (section, figure.words, days) in known, figure
    names = {one.name for one in found}
    for one in found:
        assert set(one.of) <= names, one


@pytest.mark.parametrize("which", list(DEMOS))
def test_the_demos_figures_are_those_of_the_entries_that_are_named(tmp_path: Path, which: str) -> None:
    with opened(tmp_path, which) as journal:
        check_all(*traced(journal))


@pytest.mark.parametrize("number", MADE)
def test_figures_are_those_of_the_entries_that_are_named(tmp_path: Path, number: int) -> None:
    with opened(tmp_path, number, length=(3, 40, 90, 150, 240)[number % 5]) as journal:
        doc, found = traced(journal)
        check_all(doc, found)
        check_sentences(doc, found)


# -- every number of a sentence ----------------------------------------------------------------------------------------

SCALES = ("10", "100", "7")
"""Of 10, of 100 %, the last 7 days: what a number is measured by, and no figure."""


def numbers(texts: Iterable[str]) -> set[str]:
    return {found.rstrip(",") for text in texts for found in NUMBER.findall(text)}


def told(found: Iterable[Traced], section: str) -> set[str]:
    """Numbers of what is traced in a section: figures, their names, and the items and dates behind them."""
    here = [one for one in found if section in one.sections]
    texts = [text for one in here for text in (one.shown, one.name, one.how)]
    items = [source for one in here for source in one.used if source.uid]
    dates = [source.when for one in here for source in one.used] + [source.when for one in here for source in ends(one.used)]
    return numbers([*texts, *(source.value for source in items), *dates])


def ends(used: tuple[Source, ...]) -> tuple[Source, ...]:
    return (used[0], used[-1]) if used else ()


def check_sentences(doc: SummaryDoc, found: tuple[Traced, ...]) -> None:
    # Of a pain, a medicine or what the person wrote the numbers are theirs; procedures stand with their letters and levels.
    words = [row.label for row in doc.rows] + [line.name for line in (*doc.medicines, *doc.therapies)]
    words += [one.statement for one in doc.goals] + [line.what for line in doc.ledger]
    first_to_last = [doc.period, *(column.dates for column in doc.columns)]
    known = {*SCALES, *numbers(words), *numbers(first_to_last), str(TODAY.year)}
    for section, texts in (
        ("", [doc.recorded]),
        ("goals", [text for one in doc.goals for text in (one.before, one.now, one.target, one.facts)]),
        ("changed", [one.text for one in doc.changed]),
        ("ledger", [text for line in doc.ledger for text in line.facts]),
        ("ledger", [text for line in doc.ledger for cell in line.cells for text in (cell.text, cell.under)]),
        ("ledger", list(doc.ledger_counts)),
        ("more", [one.text for one in doc.more]),
    ):
        here = told(found, section) | known
        for text in texts:
            assert not numbers([text]) - here, (section, text, numbers([text]) - here)


@pytest.mark.parametrize("which", list(DEMOS))
def test_every_number_of_the_demos_sentences_is_in_a_traced_figure(tmp_path: Path, which: str) -> None:
    with opened(tmp_path, which) as journal:
        check_sentences(*traced(journal))


# -- nothing else has a say --------------------------------------------------------------------------------------------


def day_sources(found: Iterable[Traced]) -> list[Source]:
    sources = [source for one in found for source in (*one.used, *(left.source for left in one.left_out))]
    return [source for source in sources if source.number is not None]


def naming(found: Iterable[Traced], source: Source) -> list[Traced]:
    return [one for one in found if source in one.used or any(left.source == source for left in one.left_out)]


def plain_entries(journal: Journal, doc: SummaryDoc) -> Iterator[tuple[date, str]]:
    """Single numbers of days that stay recorded, and no bad days, without them."""
    for one in journal.recorded(doc.first, doc.last):
        entry = journal.entry(one.day)
        numbers = [] if entry is None else [key for key, value in entry.record.items() if type(value) in (int, float)]
        if len(numbers) > 2 and not one.is_bad:
            yield from ((one.day, key) for key in numbers)


def written(journal: Journal, day: date, key: str) -> str:
    """The key under which a reading was written; tablets of all medicines are under one of theirs."""
    entry = journal.entry(day)
    assert entry is not None
    return next(name for name in entry.record if name.startswith(DOSE_KEY)) if key == EXTRA else key


def other(key: str, value: float) -> float:
    return value + 1 if value < 10 or not key.startswith(("pain", DOSE_KEY)) else value - 1


@pytest.mark.parametrize("which", ["demo", "facet", 3, 8, 11])
def test_a_named_entry_changes_its_figures_and_no_other_entry_changes_any(tmp_path: Path, which: str | int) -> None:
    chance = Random(which)
    with opened(tmp_path, which, 100) as journal:
        doc, found = traced(journal)
        sources = day_sources(found)
        for source in chance.sample(sources, min(4, len(sources))):
            day = date.fromisoformat(source.date)
            key = written(journal, day, source.what)
            entry = journal.entry(day)
            assert entry is not None
            old = entry.record[key]
            assert isinstance(old, int | float)
            journal.save_day(day, {key: type(old)(other(key, old))})
            now = set(traced(journal)[1])
            assert not any(one in now for one in naming(found, source)), source
            journal.undo()
        assert traced(journal)[1] == found

        named = {(source.date, source.what) for source in sources}
        tablets = {source.date for source in sources if source.what.startswith(DOSE_KEY)}
        silent = [
            (day, key)
            for day, key in plain_entries(journal, doc)
            if (day.isoformat(), key) not in named and not (key.startswith(DOSE_KEY) and day.isoformat() in tablets)
        ]
        for day, key in chance.sample(silent, min(3, len(silent))):
            journal.save_day(day, {key: None})
            after, still = traced(journal)
            assert still == found, (day, key)
            assert [row.figures for row in after.rows] == [row.figures for row in doc.rows]
            assert (after.changed, after.ledger, after.more, after.goals) == (doc.changed, doc.ledger, doc.more, doc.goals)
            journal.undo()


@pytest.mark.parametrize("kind", [Estimate, Flare, TherapySession])
def test_a_named_item_that_is_deleted_leaves_its_figure(tmp_path: Path, kind: type[Estimate | Flare | TherapySession]) -> None:
    with opened(tmp_path, "demo") as journal:
        _, found = traced(journal)
        item = journal.items(kind)[-1]
        holding = [one for one in found if any(source.uid and item.uid.startswith(source.uid) for source in one.used)]
        assert holding
        journal.delete(kind, item.uid)
        assert not set(holding) & set(traced(journal)[1])


def test_every_item_is_named_by_a_uid_that_the_journal_knows(tmp_path: Path) -> None:
    with opened(tmp_path, "facet") as journal:
        for one in traced(journal)[1]:
            for source in one.used:
                if source.uid:
                    assert any(item.uid.startswith(source.uid) for item in journal.items(VALUES[source.what])), source


# -- as a command ------------------------------------------------------------------------------------------------------


def test_the_command_prints_the_trace_instead_of_the_summary(spinelog: Spinelog, journal: Journal) -> None:
    journal.save_day(date(2026, 11, 19), {"sitting_min": 25, "sitting_open": True})
    said = spinelog("summary", "--trace")
    assert said.code == 0
    assert "19 Nov: 25+" in said.out
    assert max(len(line) for line in said.out.split("\n")) <= 80
    heard = spinelog("summary", "--trace", "--plain").out
    assert "----" not in heard
    assert "19 Nov: 25+" in heard


def test_the_trace_as_json_names_the_entries(spinelog: Spinelog, journal: Journal, tmp_path: Path) -> None:
    journal.save_day(date(2026, 11, 19), {"sitting_min": 25, "sitting_open": True})
    found = json.loads(spinelog("summary", "--trace", "--json").out)
    entries = [entry for one in found["figures"] for entry in one["entries"] if entry["what"] == "sitting_min"]
    assert entries[0]["date"] == "2026-11-19"
    assert (entries[0]["value"], entries[0]["number"]) == ("25+", 25.0)
    path = tmp_path / "trace.json"
    assert spinelog("summary", "--trace", "--json", "-o", str(path)).code == 0
    assert json.loads(path.read_text()) == found


def test_only_the_chosen_sections_are_traced(spinelog: Spinelog, journal: Journal) -> None:
    journal.save_day(date(2026, 11, 19), {"sitting_min": 25})
    found = json.loads(spinelog("summary", "--trace", "--json", "--sections", "weeks").out)
    assert {section for one in found["figures"] for section in one["sections"]} <= {"period", "weeks"}


@pytest.mark.parametrize("words", [("--json",), ("--trace", "--format", "html")])
def test_what_does_not_go_together_is_said(spinelog: Spinelog, words: tuple[str, ...]) -> None:
    assert spinelog("summary", *words).code == 2
