"""The summary as text: 80 columns of ASCII signs, so that it survives being pasted into a portal's message box."""

from __future__ import annotations

import textwrap

from spinelog.domain.text import capital, one_line, plain
from spinelog.summary.doc import Row, SummaryDoc

WIDTH = 80
_LABEL = 14
_COLUMN = 11
_CHANGE = 15


def render(doc: SummaryDoc) -> str:
    """The whole summary; every line at most 80 columns."""
    lines = [*_head(doc), *_goals(doc), *_questions(doc), *_changed(doc), *_table(doc), *_procedures(doc)]
    lines += [*_notes(doc), *_made(doc), "", *_wrap(doc.footer)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _title(text: str) -> list[str]:
    return ["", text.upper(), "-" * len(text)]


def _wrap(text: str, indent: str = "", first: str | None = None) -> list[str]:
    safe = ascii_arrows(one_line(text))
    return textwrap.wrap(safe, WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent) or [""]


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
        label = one_line(capital(said.label))
        lines += _wrap(said.text, " " * _LABEL, f"{label[: _LABEL - 1]:<{_LABEL}}")
    return lines


def _table(doc: SummaryDoc) -> list[str]:
    if not doc.rows:
        return ["", "Nothing is recorded in this period yet."]
    lines = _title("Averages, with the days behind them")
    lines.append(" " * _LABEL + "".join(f"{column.name:>{_COLUMN}}" for column in doc.columns) + f"{'change':>{_CHANGE}}")
    lines.append(" " * _LABEL + "".join(f"{column.dates.replace(' - ', '-'):>{_COLUMN}}" for column in doc.columns))
    for row in doc.rows:
        lines += _row(row)
    return lines


def _row(row: Row) -> list[str]:
    label = one_line(capital(row.label))[: _LABEL - 1]
    values = "".join(f"{figure.text.replace('at least ', '>=') or '-':>{_COLUMN}}" for figure in row.figures)
    change = ascii_arrows(row.change)
    unit = f" {row.unit}" if row.unit and row.unit != "a day" else ""
    first = f"{label:<{_LABEL}}{values}{change + unit if change else '':>{_CHANGE}}"
    second = " " * _LABEL + "".join(f"{figure.of:>{_COLUMN}}" for figure in row.figures) + f"{row.note:>{_CHANGE}}"
    return [first, second]


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
            lines += _wrap(part, " " * _LABEL, f"{said.label:<{_LABEL}}" if not number else None)
    return lines


def _made(doc: SummaryDoc) -> list[str]:
    lines = _title("How the numbers are made")
    for text in doc.made:
        lines += _wrap(text, "  ", "- ")
    return lines
