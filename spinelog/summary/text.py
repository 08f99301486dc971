"""The summary as text: 80 columns of ASCII signs, so that it survives being pasted into a portal's message box."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category, east_asian_width

from spinelog.domain.text import capital, one_line, plain
from spinelog.summary.doc import Row, SummaryDoc

WIDTH = 80
_LABEL = 14
_COLUMN = 13
_CHANGE = 14
_WEEKS = 4
"""Weeks that stand side by side."""
_WEEK = 16


def render(doc: SummaryDoc) -> str:
    """The whole summary; every line at most 80 columns."""
    lines = [*_head(doc), *_goals(doc), *_questions(doc), *_changed(doc), *_table(doc), *_procedures(doc), *_ledger(doc)]
    lines += [
        *_courses(doc),
        *_standing(doc),
        *_timeline(doc),
        *_factors(doc),
        *_scans(doc),
        *_weeks(doc),
        *_more(doc),
        *_flares(doc),
        *_forms(doc),
    ]
    lines += [*_notes(doc), *_made(doc), "", *_wrap(doc.footer)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _title(text: str) -> list[str]:
    return ["", text.upper(), "-" * len(text)]


def columns(text: str) -> int:
    """How many columns a text takes on a terminal: wide signs two, marks on other signs none."""
    if text.isascii():
        return len(text)
    return sum(0 if category(sign) in ("Mn", "Me", "Cf") else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces and after hyphens, a long word anywhere. At least one line."""
    lines: list[str] = []
    line = ""
    for word in re.findall(r"\S+?(?:(?<=[A-Za-z]-)(?=[A-Za-z])|(?=\s)|$)\s*", text):
        if columns((line + word).rstrip()) > width:
            lines, line = [*lines, line.rstrip()] if line else lines, ""
        while columns(word.rstrip()) > width:
            cut = next(at for at in range(len(word), 0, -1) if columns(word[:at]) <= width)
            lines, word = [*lines, word[:cut]], word[cut:]
        line += word
    return [*lines, line.rstrip()] if line or not lines else lines


def _wrap(text: str, indent: str = "", first: str | None = None) -> list[str]:
    start = indent if first is None else first
    parts = wrapped(ascii_arrows(one_line(text)), WIDTH - len(indent))
    return [(indent if number else start) + part for number, part in enumerate(parts)]


def ascii_arrows(text: str) -> str:
    """Our own signs as ASCII; what the person wrote keeps its letters."""
    return text.replace("\u2192", "->").replace("\u2212", "-")


def _head(doc: SummaryDoc) -> list[str]:
    lines = _wrap(doc.title.upper())
    if doc.about:
        lines += _wrap(doc.about)
    if doc.purpose:
        lines += _wrap(doc.purpose)
    return [*lines, *_wrap(doc.period), *_wrap(doc.recorded)]


def _goals(doc: SummaryDoc) -> list[str]:
    if not doc.goals:
        return []
    lines = _title("Goals")
    for number, goal in enumerate(doc.goals, start=1):
        lines += _wrap(goal.statement, "   ", f"{number}. ")
        parts = [f"{name} {value}" for name, value in (("start", goal.before), ("now", goal.now), ("goal", goal.target)) if value]
        if parts:
            lines += _wrap("; ".join(parts), "   ")
        if goal.facts:
            lines += _wrap(goal.facts, "   ")
    return lines


def _questions(doc: SummaryDoc) -> list[str]:
    if not doc.questions:
        return []
    lines = _title("Questions")
    for number, question in enumerate(doc.questions, start=1):
        lines += _wrap(question, "   ", f"{number}. ")
    return lines


def _changed(doc: SummaryDoc) -> list[str]:
    return [*_title("What changed"), *(line for said in doc.changed for line in _said(said.label, said.text))]


def _said(label: str, text: str) -> list[str]:
    """A labelled text: the label in its column, the text beside it."""
    above, start = _label(label)
    return [*above, *_wrap(text, " " * _LABEL, start)]


def _label(text: str) -> tuple[list[str], str]:
    """A label in its column; one that is too wide for it stands on lines of its own above."""
    label = one_line(capital(text))
    if columns(label) < _LABEL:
        return [], label + " " * (_LABEL - columns(label))
    return wrapped(label, WIDTH), " " * _LABEL


def _table(doc: SummaryDoc) -> list[str]:
    if not doc.rows:
        return ["", *_wrap(doc.no_rows)]
    lines = _title("Averages, with the days behind them")
    change = f"{'change':>{_CHANGE}}" if any(row.change for row in doc.rows) else ""
    lines.append(" " * _LABEL + "".join(f"{column.name:>{_COLUMN}}" for column in doc.columns) + change)
    lines.append(" " * _LABEL + "".join(f"{column.dates.replace(' - ', '-'):>{_COLUMN}}" for column in doc.columns))
    for row in doc.rows:
        lines += _row(row)
    return lines


def _row(row: Row) -> list[str]:
    above, label = _label(row.label)
    change = _signs(ascii_arrows(row.change))
    unit = f" {row.unit}" if row.unit in ("min", "h") else ""
    first = label + _cells(_signs(figure.text) or "-" for figure in row.figures)
    second = " " * _LABEL + _cells(figure.of for figure in row.figures)
    lines = [*above, first + f"{change + unit if change else '':>{_CHANGE}}", second + f"{row.note:>{_CHANGE}}"]
    extra = ([figure.dates.replace(" - ", "-") for figure in row.figures], [figure.bad for figure in row.figures])
    return [*lines, *(" " * _LABEL + _cells(more) for more in extra if any(more))]


def _cells(texts: Iterable[str], width: int = _COLUMN) -> str:
    return "".join(f"{text:>{width}}" for text in texts)


def _signs(text: str) -> str:
    return text.replace("at least ", ">=").replace("at most ", "<=")


def _procedures(doc: SummaryDoc) -> list[str]:
    if not doc.procedures:
        return []
    lines = _title("Procedures")
    for one in doc.procedures:
        lines += _wrap(f"{one.date}, {one.what}", "   ", f"{one.letter}  ")
        lines += [line for fact in one.facts for line in _wrap(fact, "   ")]
    return lines


def _ledger(doc: SummaryDoc) -> list[str]:
    lines = _title("Sessions, one by one") if doc.ledger else []
    for one in doc.ledger:
        lines += _wrap(f"{one.date}, {one.what}", "   ", f"{one.letters}  ")
        lines += [line for fact in one.facts for line in _wrap(fact, "   ")]
    return lines + [line for text in doc.ledger_counts for line in _wrap(text)]


def _courses(doc: SummaryDoc) -> list[str]:
    lines = []
    for title, courses, is_now in (
        ("Medicines now", doc.medicines, True),
        ("Medicines stopped", doc.medicines, False),
        ("Therapies now", doc.therapies, True),
        ("Therapies earlier", doc.therapies, False),
    ):
        shown = [one for one in courses if one.is_now is is_now]
        lines += _title(title) if shown else []
        for one in shown:
            lines += _wrap(f"{capital(one.name)}: {'; '.join(part for part in (one.course, *one.facts) if part)}", "   ", "")
    return lines


def _standing(doc: SummaryDoc) -> list[str]:
    lines = []
    if doc.before:
        lines += _title("Before a procedure")
        lines += _wrap(" | ".join(f"{said.label}: {said.text}" for said in doc.before))
        lines += _wrap(f"({doc.before_when})")
    if doc.since_visit:
        lines += _title("Since the last visit")
        lines += [line for said in doc.since_visit for line in _said(said.label, said.text)]
    if doc.work:
        lines += [*_title("Work"), *_wrap(doc.work)]
    return lines


def _timeline(doc: SummaryDoc) -> list[str]:
    if not doc.timeline:
        return []
    lines = _title("Timeline")
    for one in doc.timeline:
        lines += _said(one.date, f"{one.letter}: {one.text}" if one.letter else one.text)
    return lines + (_wrap(f"({doc.timeline_note})") if doc.timeline_note else [])


def _factors(doc: SummaryDoc) -> list[str]:
    lines = _title("What eases, what worsens") if doc.factors else []
    return [*lines, *(line for said in doc.factors for line in _said(said.label, said.text))]


def _scans(doc: SummaryDoc) -> list[str]:
    lines = _title("Scans, in the words of their reports") if doc.scans else []
    for one in doc.scans:
        lines += _said(one.date, f"{one.what}; {one.report}" if one.report else one.what)
        if one.words:
            lines += _wrap(f'"{one.words}"', " " * _LABEL)
    return lines


def _weeks(doc: SummaryDoc) -> list[str]:
    """The weeks side by side, as many as the width holds, then the next ones below."""
    if not doc.weeks:
        return []
    lines = [*_title("Week by week"), *_wrap("Beside each figure: recorded days/days of that week. -: not enough days to say.")]
    for start in range(0, len(doc.weeks), _WEEKS):
        weeks = doc.weeks[start : start + _WEEKS]
        lines.append("")
        if any(week.name != week.dates for week in weeks):
            lines.append(" " * _LABEL + _cells((week.name for week in weeks), _WEEK))
        lines.append(" " * _LABEL + _cells((week.dates.replace(" - ", "-") for week in weeks), _WEEK))
        for number, row in enumerate(doc.rows):
            figures = [week.figures[number] for week in weeks]
            if any(figure.n or figure.bad for figure in figures):
                above, label = _label(row.label)
                cells = (f"{_signs(figure.text) or '-'} {figure.n}/{figure.days}" for figure in figures)
                lines += [*above, label + _cells(cells, _WEEK)]
                if any(figure.bad for figure in figures):
                    lines.append(" " * _LABEL + _cells((figure.bad for figure in figures), _WEEK))
    return lines


def _more(doc: SummaryDoc) -> list[str]:
    lines = _title("More on the figures") if doc.more else []
    return [*lines, *(line for said in doc.more for line in _said(said.label, said.text))]


def _flares(doc: SummaryDoc) -> list[str]:
    lines = _title("Flares") if doc.flares else []
    for one in doc.flares:
        helped = f"helped: {one.helped}" if one.helped else ""
        trigger = f"after {one.trigger}" if one.trigger else ""
        lines += _said(one.date, "; ".join(part for part in (one.day, one.peak, trigger, helped) if part) or "no more was said")
    return lines


def _forms(doc: SummaryDoc) -> list[str]:
    lines = _title("Forms") if doc.forms.lines else []
    lines += [line for said in doc.forms.lines for line in _said(said.label, said.text)]
    return lines + (_wrap(f"({doc.forms.note})") if doc.forms.note else [])


def _notes(doc: SummaryDoc) -> list[str]:
    if not doc.notes:
        return []
    lines = _title("Notes of days")
    for said in doc.notes:
        for number, part in enumerate(plain(said.text).split("\n")):
            lines += _wrap(part, " " * _LABEL, _label(said.label)[1] if not number else None)
    return lines


def _made(doc: SummaryDoc) -> list[str]:
    lines = _title("How the numbers are made")
    for text in doc.made:
        lines += _wrap(text, "  ", "- ")
    return lines
