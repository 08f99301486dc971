"""Page one: what stands on it, line by line, so that it is one page on every paper and in every renderer.

Each block has its place and its height, the same on every sheet. What does not fit is cut at a word with a pointer, or
counted ("2 more on page 2"); its section then stands whole on the pages after it. The type never gets smaller.
Lengths are millimetres, sizes of letters points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spinelog.charts import sheet_svg
from spinelog.charts.sheet_svg import Frame
from spinelog.charts.spec import Window
from spinelog.charts.words import sentence
from spinelog.domain.dates import show_date
from spinelog.domain.text import capital, one_line
from spinelog.domain.words import joined
from spinelog.summary.doc import CourseLine, GoalLine, LedgerLine, Row, Said, SummaryDoc
from spinelog.summary.fit import Fitted, fitted, lines, width
from spinelog.summary.papers import Paper
from spinelog.summary.parts import Points, Section
from spinelog.summary.sections import COVER, sections
from spinelog.summary.wanted import ON_REQUEST

WIDTH = 186.0
"""Of the text, on A4 and Letter alike."""
LINE = 3.65
"""From one line of text to the next."""
TITLE, TEXT, SMALL, NUMBER = 17.0, 8.6, 7.2, 10.5
"""Sizes of the letters."""
TITLE_HEIGHT, GOALS_HEIGHT = 23.5, 33.0
GOALS_WIDTH, QUESTIONS_WIDTH = 112.0, 68.0
GOAL_TEXT = 62.0
"""What a goal's figures leave of its width."""
HEADING = 5.0
CHANGED_HEADING = 6.4
LABEL = 24.0
"""The first column of what changed, of the charts and of the lists."""
CHART, GUTTER = 89.0, 10.0
CHANGE = 17.0
MOST_PANELS = 4
FUNCTION, PAIN = 16.5, 19.5
"""Heights of their panels, before they are fitted to the paper."""
ROW, STRIP = 6.7, 3.8
ROW_MORE = 2.4
"""What each further line under a figure adds to its row."""
MOST_STRIPS = 5
MOST_GOALS, MOST_QUESTIONS, QUESTION_LINES = 2, 3, 2
SESSION_HEAD, SESSION = 8.0, 8.8
SESSION_TEXT = 50.0
SESSION_COLUMNS = ("before", "best week", "latest", "change", "own estimate", "at half or less")
SESSION_COLUMN = 16.9
"""Of each of these; the function after them has what is left, since it has two figures."""
CELL = 6.6
"""Size of the letters over and under a figure."""
COURSE_LINE, COURSE_NAME, COURSE = 3.65, 29.0, 84.0
STANDING_LINES = 4

KICKER = "Consult sheet, page 1: now"
SESSIONS = "Procedures, averages of 7 days"
COURSES = "Medicines and therapies"
IN_OWN_WORDS = "what it did, in the patient's words"
LEGEND_OF_WEEKS = "line: average of a week, thick where it stands in the table; a period this long has no days"
LEGEND = "dot: a day; ring: added later; cross: from memory, in no average; thick line: a week of the table"


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """A goal with its figures."""

    statement: str
    before: str
    now: str
    now_of: str
    """Days or date of the figure of now."""
    target: str
    facts: str
    drawing: str
    """SVG; empty without one."""


@dataclass(frozen=True, slots=True)
class SheetSaid:
    """A labelled text in its lines."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the table: with a panel, a strip, or figures alone."""

    label: str
    about: tuple[str, ...]
    drawing: str
    """SVG; empty for a row of figures alone."""
    words: str
    """What the drawing shows."""
    cells: tuple[tuple[str, str, str], ...]
    """One for each column: the figure, its days, and what else must stand with it."""
    change: str
    unit: str
    note: str
    height: float
    is_strip: bool = False


@dataclass(frozen=True, slots=True)
class SheetSession:
    """A session of the ledger."""

    letters: str
    head: tuple[str, ...]
    """Date and what was done."""
    cells: tuple[tuple[str, str, str], ...]
    """Name above, figure, what stands under it."""
    said: tuple[str, ...]
    """Where there are no figures: the facts."""


@dataclass(frozen=True, slots=True)
class SheetCourse:
    """A medicine or therapy in one line."""

    name: str
    course: str
    facts: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Page one, and which sections stand on the pages after it."""

    paper: Paper
    title: str
    about: str
    purpose: str
    period: tuple[str, ...]
    goals: tuple[SheetGoal, ...]
    goals_more: str
    questions: tuple[tuple[str, ...], ...]
    questions_more: str
    changed: tuple[SheetSaid, ...]
    changed_more: str
    columns: tuple[tuple[str, str], ...]
    """Name and dates of each column of figures."""
    has_change: bool
    head: str
    """SVG of letters and brackets."""
    rows: tuple[SheetRow, ...]
    rows_more: str
    no_rows: str
    foot: str
    """SVG of the dates."""
    legend: str
    sessions: tuple[SheetSession, ...]
    sessions_more: str
    counts: str
    courses: tuple[SheetCourse, ...]
    courses_more: str
    standing: tuple[SheetSaid, ...]
    footer: str
    printed: str
    is_whole: frozenset[str]
    """Names of the sections that stand whole on page one, and need not stand on another."""
    cut: tuple[str, ...]
    """What is cut of the lines at the top, whole."""


def sheet(doc: SummaryDoc, paper: Paper) -> Sheet:
    """Lay page one out."""
    whole: set[str] = set()
    goals, goals_more = _goals(doc, whole)
    questions, questions_more = _questions(doc, whole)
    changed, changed_more = _changed(doc, paper, whole)
    frame = Frame(doc.first, doc.last, doc.marks, CHART, GUTTER)
    rows, rows_more = _rows(doc, paper, frame, whole)
    sessions, sessions_more, courses, courses_more = _lists(doc, paper, whole)
    title, about = _one(doc.title, WIDTH - 60, TITLE), doc.about.removeprefix(doc.name).removeprefix(", ")
    tops = (doc.title, about, doc.purpose, doc.period, doc.recorded)
    about_room = WIDTH - width(title, TITLE) - 4
    shown = (title, *(_one(text, room, TEXT) for text, room in zip(tops[1:], (about_room, *[WIDTH] * 3), strict=True)))
    windows = [column.window for column in doc.columns if column.window is not None and column.window.label]
    return Sheet(
        paper=paper,
        title=title,
        about=shown[1],
        purpose=shown[2],
        period=(shown[3], shown[4]),
        goals=goals,
        goals_more=goals_more,
        questions=questions,
        questions_more=questions_more,
        changed=changed,
        changed_more=changed_more,
        columns=tuple((one.name, _dash(one.dates)) for one in doc.columns),
        has_change=any(row.change for row in doc.rows),
        head=sheet_svg.head(frame, [one for one in windows if isinstance(one, Window)]),
        rows=rows,
        rows_more=rows_more,
        no_rows=doc.no_rows,
        foot=sheet_svg.foot(frame, doc.zero),
        legend=_legend(doc, frame),
        sessions=sessions,
        sessions_more=sessions_more,
        counts=_one(". ".join(doc.ledger_counts[:2]), WIDTH, SMALL),
        courses=courses,
        courses_more=courses_more,
        standing=_standing(doc, whole),
        footer=doc.footer,
        printed=show_date(doc.printed),
        is_whole=frozenset(whole),
        cut=tuple(text for text, part in zip(tops, shown, strict=True) if one_line(text) != part),
    )


def is_record(doc: SummaryDoc) -> bool:
    """Only what is on request was chosen: a record of its own, without page one."""
    return set(doc.chosen) <= set(ON_REQUEST)


def after(doc: SummaryDoc, one: Sheet | None) -> list[Section]:
    """What stands on the pages after page one; everything where there is none."""
    every = [section for section in sections(doc) if section.name != COVER]
    return every if one is None else [*in_full(one), *(section for section in every if section.name not in one.is_whole)]


def in_full(one: Sheet) -> list[Section]:
    """The lines at the top that are cut, for the second page."""
    return [Section("full", "In full", "", (Points(one.cut),))] if one.cut else []


def _legend(doc: SummaryDoc, frame: Frame) -> str:
    """What the signs mean that are drawn."""
    panels = [row.panel for row in drawn(doc)]
    parts = [LEGEND if frame.has_days else LEGEND_OF_WEEKS]
    parts += ["double line: a week from memory"] if any(panel.recalls for panel in panels) else []
    parts += ["dashes: a pause"] if any(panel.pauses for panel in panels) else []
    return "; ".join(parts)


def pointer(titles: Sequence[str]) -> str:
    """What stands on the pages after it, in one line."""
    words = " \u00b7 ".join(dict.fromkeys(title[:1].lower() + title[1:] for title in titles))
    return fitted(f"Page 2: {words}", WIDTH, SMALL, more="\u2026").lines[0] if titles else ""


def _one(text: str, room: float, points: float) -> str:
    """One line, cut with a pointer where it must be."""
    return fitted(text, room, points).lines[0]


def _more(count: int) -> str:
    return f"{count} more on page 2" if count else ""


def _goals(doc: SummaryDoc, whole: set[str]) -> tuple[tuple[SheetGoal, ...], str]:
    shown = doc.goals[:MOST_GOALS]
    made = [_goal(one) for one in shown]
    if len(shown) == len(doc.goals) and not any(is_cut for _, is_cut in made):
        whole.add("goals")
    return tuple(goal for goal, _ in made), _more(len(doc.goals) - len(shown))


def _goal(one: GoalLine) -> tuple[SheetGoal, bool]:
    now, _, of = _signs(one.now).partition(" (")
    statement, facts = fitted(one.statement, GOAL_TEXT, TEXT), fitted(one.facts, GOALS_WIDTH, SMALL)
    cells = [fitted(text, 16.0, TEXT) for text in (one.before, now, one.target)]
    under = fitted(of.removesuffix(")"), 22.0, SMALL)
    way = one.way
    drawing = sheet_svg.goal(way.start, way.now, way.target, way.better, GOAL_TEXT) if way is not None else ""
    before, now_text, target = (cell.lines[0] for cell in cells)
    is_cut = any(part.is_cut for part in (statement, facts, under, *cells))
    return SheetGoal(statement.lines[0], before, now_text, under.lines[0], target, facts.lines[0], drawing), is_cut


def _questions(doc: SummaryDoc, whole: set[str]) -> tuple[tuple[tuple[str, ...], ...], str]:
    shown = [fitted(text, QUESTIONS_WIDTH - 5, TEXT, QUESTION_LINES) for text in doc.questions[:MOST_QUESTIONS]]
    if len(shown) == len(doc.questions) and not any(one.is_cut for one in shown):
        whole.add("questions")
    return tuple(one.lines for one in shown), _more(len(doc.questions) - len(shown))


def _changed(doc: SummaryDoc, paper: Paper, whole: set[str]) -> tuple[tuple[SheetSaid, ...], str]:
    """Each label gets a line, then in turn those that need more, as long as there are lines."""
    merged = _merged(doc.changed)
    room = WIDTH - LABEL
    shown = merged[: paper.changed_lines]
    needs = [len(lines(text, room, TEXT)) for _, text in shown]
    given = [1] * len(shown)
    while sum(given) < paper.changed_lines and given != needs:
        short = [number for number, need in enumerate(needs) if given[number] < need]
        for number in short[: paper.changed_lines - sum(given)]:
            given[number] += 1
    found = [fitted(text, room, TEXT, most) for (_, text), most in zip(shown, given, strict=True)]
    labels = [fitted(capital(label), LABEL - 1.0, TEXT) for label, _ in shown]
    made = [SheetSaid(label.lines[0], text.lines) for label, text in zip(labels, found, strict=True)]
    is_cut = len(shown) < len(merged) or any(text.is_cut for text in (*found, *labels))
    if not is_cut:
        whole.add("changed")
    return tuple(made), _more(len(merged) - len(shown))


def _merged(said: Sequence[Said]) -> list[tuple[str, str]]:
    """Sentences under one label run on."""
    found: dict[str, str] = {}
    last = ""
    for one in said:
        label = one.label or last
        last = label
        found[label] = f"{found[label]} {one.text}" if label in found else one.text
    return list(found.items())


# -- charts and table ------------------------------------------------------------------------------------------------------


def drawn(doc: SummaryDoc) -> list[Row]:
    """The rows with a panel: function first, the goals' measures leading, and up to two pains."""
    able = [row for row in doc.rows if row.is_drawn and row.unit != "a day"]
    pains = [row for row in able if row.is_pain][:2]
    return [*[row for row in able if not row.is_pain][: MOST_PANELS - len(pains)], *pains]


def _rows(doc: SummaryDoc, paper: Paper, frame: Frame, whole: set[str]) -> tuple[tuple[SheetRow, ...], str]:
    panels = drawn(doc)
    strips = list(doc.strips)[-MOST_STRIPS:]
    extra = next((row for row in doc.rows if row.unit == "a day" and strips and strips[0].title == "Extra tablets"), None)
    others = [row for row in doc.rows if row not in panels and row is not extra]
    fixed = sheet_svg.HEAD_HEIGHT + sheet_svg.FOOT_HEIGHT + sum(_strip_height(doc, one.title, extra) for one in strips)
    wanted = sum(PAIN if row.is_pain else FUNCTION for row in panels)
    room = paper.charts - fixed
    shown: list[Row] = []
    taken = 0.0
    for row in others:
        if taken + _row_height(row) > room - 0.8 * wanted:
            break
        shown, taken = [*shown, row], taken + _row_height(row)
    share = min(1.15, (room - taken) / wanted) if wanted else 1.0
    made = [_panel_row(row, frame, share * (PAIN if row.is_pain else FUNCTION)) for row in panels]
    made += [_plain_row(row, frame) for row in shown]
    for one in strips:
        height = _strip_height(doc, one.title, extra)
        made.append(_strip_row(one.title, one.about, sheet_svg.strip(frame, one, height), one.words, height, extra))
    if len(shown) == len(others) and not any(fitted(capital(row.label), LABEL, TEXT).is_cut for row in doc.rows):
        whole.add("figures")
    return tuple(made), _more(len(others) - len(shown))


def _strip_height(doc: SummaryDoc, title: str, extra: Row | None) -> float:
    return _row_height(extra) if extra is not None and title == "Extra tablets" else STRIP


def _row_height(row: Row) -> float:
    """Of a row of figures: with the dates and bad days that stand under one of them."""
    return ROW + ROW_MORE * max((more.count("\n") + 1 for _, _, more in _cells(row) if more), default=0)


def _panel_row(row: Row, frame: Frame, height: float) -> SheetRow:
    drawing = sheet_svg.panel(frame, row.panel, height, "")
    figures = "; ".join(f"{figure.text or 'too few days'} ({figure.of})" for figure in row.figures)
    return _sheet_row(row, drawing, f"{sentence(row.panel)} In the table: {figures}.", height)


def _plain_row(row: Row, frame: Frame) -> SheetRow:
    height = _row_height(row)
    return _sheet_row(row, frame.drawing(height, frame.lines(0.0, height), ""), "", height)


def _sheet_row(row: Row, drawing: str, words: str, height: float) -> SheetRow:
    about = tuple(part.strip() for part in row.about.split(";"))
    label = _one(capital(row.label), LABEL, TEXT)
    note = row.note or (row.unit if row.change else "")
    cells = _cells(row)
    return SheetRow(label, about if words else about[:1], drawing, words, cells, _signs(row.change), row.unit, note, height)


def _cells(row: Row) -> tuple[tuple[str, str, str], ...]:
    """Each figure, its days, and the lines that stand under these."""
    return tuple((_signs(one.text), one.of, joined((_dash(one.dates), one.bad), "\n")) for one in row.figures)


def _signs(text: str) -> str:
    return text.replace("at least ", "\u2265").replace("at most ", "\u2264")


def _dash(dates: str) -> str:
    return dates.replace(" - ", "\u2013").replace("-", "\u2013")


def _strip_row(title: str, about: str, drawing: str, words: str, height: float, extra: Row | None) -> SheetRow:
    if extra is not None and title == "Extra tablets":
        return SheetRow(title, (about,), drawing, words, _cells(extra), _signs(extra.change), "", "", height, is_strip=True)
    both = fitted(f"{title} {about}".strip(), LABEL, SMALL)
    label = _one(title, LABEL, SMALL) if both.is_cut else both.lines[0]
    return SheetRow(label, (), drawing, words, (), "", "", "", height, is_strip=True)


# -- sessions, medicines, therapies ----------------------------------------------------------------------------------------


def _lists(doc: SummaryDoc, paper: Paper, whole: set[str]) -> tuple[tuple[SheetSession, ...], str, tuple[SheetCourse, ...], str]:
    """Two latest sessions, three lines of medicines, then as many of both as there is room for."""
    latest = list(reversed(doc.ledger))
    courses = [*(one for one in doc.medicines if one.is_now), *(one for one in doc.therapies if one.is_now)]
    courses += [*(one for one in doc.medicines if not one.is_now), *(one for one in doc.therapies if not one.is_now)]
    room = paper.lists - (SESSION_HEAD if latest else 0.0) - (HEADING if courses else 0.0)
    sessions = min(2, len(latest))
    lines = min(3, len(courses))
    used = sessions * SESSION + lines * COURSE_LINE
    while used > room and lines > 1:
        lines, used = lines - 1, used - COURSE_LINE
    if len(latest) > sessions and used + SESSION <= room:
        sessions, used = sessions + 1, used + SESSION
    while lines < len(courses) and used + COURSE_LINE <= room:
        lines, used = lines + 1, used + COURSE_LINE
    made = [_course(one) for one in courses[:lines]]
    if lines == len(courses) and not any(is_cut for _, is_cut in made):
        whole.update(("medicines", "therapies"))
    earlier = len(latest) - sessions
    return (
        tuple(_session(one) for one in latest[:sessions]),
        f"{earlier} earlier: page 2" if earlier else "",
        tuple(course for course, _ in made),
        _more(len(courses) - lines),
    )


def _session(one: LedgerLine) -> SheetSession:
    cells = _in_columns(one)
    said = () if cells else fitted("; ".join(one.facts), WIDTH - SESSION_TEXT - 10, SMALL, 2).lines
    return SheetSession(one.letters, fitted(f"{one.date}, {one.what}", SESSION_TEXT - 2, TEXT, 2).lines, cells, said)


def _in_columns(one: LedgerLine) -> tuple[tuple[str, str, str], ...]:
    """Each figure in its column, so that sessions stand under one another; the last one is what has no column of its own."""
    if not one.cells:
        return ()
    last = WIDTH - 9.0 - SESSION_TEXT - len(SESSION_COLUMNS) * SESSION_COLUMN
    found = {}
    for cell in one.cells:
        key = cell.name if cell.name in SESSION_COLUMNS else ""
        room = SESSION_COLUMN if key else last
        under = cell.under if width(cell.under, CELL) <= room else cell.under.removeprefix("asked ")
        name, under = (fitted(text, room, CELL, more="\u2026").lines[0] for text in (cell.name, under))
        found[key] = (name, _signs(cell.text), under)
    return tuple(found.get(name, ("", "", "")) for name in (*SESSION_COLUMNS, ""))


def _course(one: CourseLine) -> tuple[SheetCourse, bool]:
    name, course = fitted(capital(one.name), COURSE_NAME, TEXT), fitted(one.course, COURSE, TEXT)
    facts = fitted("; ".join(one.facts), WIDTH - COURSE_NAME - COURSE - 4, TEXT)
    return SheetCourse(name.lines[0], course.lines[0], facts.lines[0]), any(part.is_cut for part in (name, course, facts))


def _standing(doc: SummaryDoc, whole: set[str]) -> tuple[SheetSaid, ...]:
    """Before a procedure, since the last visit, work: four lines in all."""
    room = WIDTH - LABEL - 6
    found: list[tuple[str, str, Fitted]] = []
    for name, label, text, most in _stands(doc):
        found.append((name, label, fitted(text, room, TEXT, most)))
    whole.update(name for name, _, text in found if not text.is_cut)
    return tuple(SheetSaid(label, text.lines) for _, label, text in found)


def _stands(doc: SummaryDoc) -> Iterator[tuple[str, str, str, int]]:
    if doc.before:
        answers = " \u00b7 ".join(f"{said.label}: {said.text}" for said in doc.before)
        yield "before", "Before a procedure", joined((answers, f"({doc.before_when})" if doc.before_when else ""), " "), 2
    if doc.since_visit:
        yield "since", "Since last visit", "; ".join(joined((one.label, one.text), ": ") for one in doc.since_visit), 1
    if doc.work:
        yield "work", "Work", doc.work, 1
