"""The sections of the summary in the order of the sheet: each part of it said once, for every renderer to lay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spinelog.domain.text import capital
from spinelog.domain.words import joined
from spinelog.summary.parts import (
    Answers,
    Cell,
    Entries,
    Entry,
    Figure,
    Figures,
    Grid,
    GridRow,
    Numbered,
    Points,
    Section,
    WeekRow,
    Weeks,
    Words,
)

if TYPE_CHECKING:
    from spinelog.summary.doc import BlockSheet, CareLine, CourseLine, LedgerLine, ProcedureLine, Said, SummaryDoc
    from spinelog.summary.parts import Block
    from spinelog.summary.sentences import Figure as Average

COVER = "cover"
"""The name of the cover note, which is no section to choose: it is there where it was given."""


def sections(doc: SummaryDoc) -> tuple[Section, ...]:
    """The cover note, then every chosen section that has anything in it. Several can have one name, such as medicines."""
    parts = (
        _cover, _goals, _questions, _changed, _figures, _procedures, _medicines, _therapies, _standing, _timeline, _scans, _weeks,
        _recalled, _more, _flares, _forms, _notes, _made, _care, _blocks,
    )  # fmt: skip
    return tuple(section for part in parts for section in part(doc) if section.blocks)


def _cover(doc: SummaryDoc) -> Iterator[Section]:
    if doc.cover:
        yield Section(COVER, "In my own words", "", (Words(doc.cover),))


# -- the first page --------------------------------------------------------------------------------------------------


def _goals(doc: SummaryDoc) -> Iterator[Section]:
    rows = tuple(
        GridRow((goal.statement, goal.before, goal.now, goal.target), (goal.facts,) if goal.facts else ()) for goal in doc.goals
    )
    if rows:
        yield Section("goals", "Goals", "", (Grid(("", "start", "now", "goal"), rows, is_numbered=True, is_short=True),))


def _questions(doc: SummaryDoc) -> Iterator[Section]:
    if doc.questions:
        yield Section("questions", "Questions", "", (Numbered(doc.questions),))


def _changed(doc: SummaryDoc) -> Iterator[Section]:
    yield Section("changed", "What changed", "", _said(doc.changed))


def _figures(doc: SummaryDoc) -> Iterator[Section]:
    title = "Averages, with the days behind them"
    if doc.no_rows:
        yield Section("figures", title, "", (Words(doc.no_rows),))
    if doc.rows:
        rows = tuple(
            Figure(
                label=capital(row.label),
                name=_inside(row.label, is_pain=row.is_pain),
                about=row.about,
                cells=_cells(row.figures),
                change=row.change,
                unit=row.unit,
                note=row.note,
            )
            for row in doc.rows
        )
        yield Section("figures", title, "", (Figures(tuple((one.name, one.dates) for one in doc.columns), rows),))


def _procedures(doc: SummaryDoc) -> Iterator[Section]:
    yield Section("procedures", "Procedures", "", _lettered((one.letter, one) for one in doc.procedures))
    counts = tuple(Words(text) for text in doc.ledger_counts)
    yield Section("ledger", "Sessions, one by one", "", (*_lettered((one.letters, one) for one in doc.ledger), *counts))


def _medicines(doc: SummaryDoc) -> Iterator[Section]:
    yield Section("medicines", "Medicines now", "", _courses(one for one in doc.medicines if one.is_now))
    yield Section("medicines", "Medicines stopped", "", _courses(one for one in doc.medicines if not one.is_now))


def _therapies(doc: SummaryDoc) -> Iterator[Section]:
    yield Section("therapies", "Therapies now", "", _courses(one for one in doc.therapies if one.is_now))
    yield Section("therapies", "Therapies earlier", "", _courses(one for one in doc.therapies if not one.is_now))


def _standing(doc: SummaryDoc) -> Iterator[Section]:
    if doc.before:
        answers = Answers(tuple((one.label, one.text) for one in doc.before))
        yield Section("before", "Before a procedure", doc.before_when, (answers,))
    yield Section("since", "Since the last visit", "", _said(doc.since_visit))
    if doc.work:
        yield Section("work", "Work", "", (Words(doc.work),))


# -- the further pages -----------------------------------------------------------------------------------------------


def _timeline(doc: SummaryDoc) -> Iterator[Section]:
    entries = tuple(Entry(one.date, one.text, one.letter) for one in doc.timeline)
    yield Section("timeline", "Timeline", doc.timeline_note, (Entries(entries),) if entries else ())
    yield Section("factors", "What eases, what worsens", "", _said(doc.factors))


def _scans(doc: SummaryDoc) -> Iterator[Section]:
    entries = tuple(Entry(one.date, joined((one.what, one.report), "; "), quoted=one.words) for one in doc.scans)
    yield Section("scans", "Scans, in the words of their reports", "", (Entries(entries),) if entries else ())


def _weeks(doc: SummaryDoc) -> Iterator[Section]:
    if doc.weeks:
        measures = tuple((capital(one.label), _inside(one.label, is_pain=one.is_pain), one.unit) for one in doc.measured)
        weeks = tuple(WeekRow(week.name, week.dates, _cells(week.figures)) for week in doc.weeks)
        yield Section("weeks", "Week by week", "", (Weeks(measures, weeks),))


def _recalled(doc: SummaryDoc) -> Iterator[Section]:
    rows = tuple(
        GridRow((week.name, *week.cells), tuple(more for more in (week.written, week.note) if more))
        for week in doc.recalled.weeks
    )
    if rows:
        grid = Grid(("", *doc.recalled.heads), rows, is_short=True)
        yield Section("recalled", "Weeks as recalled", "", (Words(doc.recalled.note), grid))


def _more(doc: SummaryDoc) -> Iterator[Section]:
    yield Section("more", "More on the figures", "", _said(doc.more))


def _flares(doc: SummaryDoc) -> Iterator[Section]:
    rows = []
    for one in doc.flares:
        cells = (one.day, one.peak, one.trigger, one.helped)
        rows.append(GridRow((one.date, *cells), () if any(cells) else ("no more was said",)))
    if rows:
        yield Section("flares", "Flares", "", (Grid(("", "", "at its worst", "after", "what helped"), tuple(rows)),))


def _forms(doc: SummaryDoc) -> Iterator[Section]:
    note = (Words(doc.forms.note),) if doc.forms.note else ()
    yield Section("forms", "Forms", "", (*_said(doc.forms.lines), *note))


def _notes(doc: SummaryDoc) -> Iterator[Section]:
    yield Section("notes", "Notes of days", "", _said(doc.notes))


def _made(doc: SummaryDoc) -> Iterator[Section]:
    yield Section("made", "How the numbers are made", "", (Points(doc.made),) if doc.made else ())


# -- on request ------------------------------------------------------------------------------------------------------


def _care(doc: SummaryDoc) -> Iterator[Section]:
    care = doc.care
    exercise = (Words(f"Exercise: {care.exercise}"),) if care.exercise else ()
    yield Section("care", f"Therapies {care.since}", "", (*_tried(care.therapies), *exercise))
    yield Section("care", f"Medicines {care.since}", "", _tried(care.medicines))
    yield Section("care", f"What the insurance was asked {care.since}", "", _tried(care.answers))


def _blocks(doc: SummaryDoc) -> Iterator[Section]:
    yield from (_block(sheet) for sheet in doc.blocks)
    yield Section(
        "blocks", "How the numbers of a block diary are made", "", (Points(doc.blocks_made),) if doc.blocks_made else ()
    )


def _block(sheet: BlockSheet) -> Section:
    blocks: list[Block] = [Words(sheet.how)]
    blocks.append(Grid(sheet.heads, tuple(GridRow(row) for row in sheet.rows), is_short=True))
    for name, lines in sheet.sites:
        blocks += [Words(f"{name}:")] if name else []
        blocks += [Points(lines)] if lines else []
    blocks += [Points(sheet.lines)] if sheet.lines else []
    return Section("blocks", sheet.title, "", tuple(blocks))


# -- pieces ----------------------------------------------------------------------------------------------------------


def _said(lines: Iterable[Said]) -> tuple[Entries, ...]:
    entries = tuple(Entry(capital(one.label), one.text) for one in lines)
    return (Entries(entries),) if entries else ()


def _lettered(lines: Iterable[tuple[str, ProcedureLine | LedgerLine]]) -> tuple[Entries, ...]:
    entries = tuple(Entry(one.date, one.what, letter, one.facts) for letter, one in lines)
    return (Entries(entries, by_letter=True),) if entries else ()


def _courses(lines: Iterable[CourseLine]) -> tuple[Entries, ...]:
    entries = tuple(Entry(capital(one.name), joined((one.course, *one.facts), "; ")) for one in lines)
    return (Entries(entries),) if entries else ()


def _tried(lines: Iterable[CareLine]) -> tuple[Entries, ...]:
    entries = tuple(Entry(capital(one.label), one.text, one.letter, one.facts) for one in lines)
    return (Entries(entries),) if entries else ()


def _cells(figures: Iterable[Average]) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            text=one.text,
            of=one.of,
            of_days=one.of_days,
            share=f"{one.n}/{one.days}",
            dates=one.dates,
            bad=one.bad,
            is_told=bool(one.n or one.bad_days),
        )
        for one in figures
    )


def _inside(label: str, *, is_pain: bool) -> str:
    """A label inside a sentence; the name of a pain stays as the person wrote it."""
    return label if is_pain else label[:1].lower() + label[1:]
