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


def render(doc: SummaryDoc) -> str:
    """The whole summary; every line at most 80 columns."""
    lines = [*_head(doc), *_goals(doc), *_questions(doc), *_changed(doc), *_table(doc), *_procedures(doc)]
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
    lines = _title("What changed")
    for said in doc.changed:
        above, label = _label(said.label)
        lines += [*above, *_wrap(said.text, " " * _LABEL, label)]
    return lines


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


def _cells(texts: Iterable[str]) -> str:
    return "".join(f"{text:>{_COLUMN}}" for text in texts)


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
