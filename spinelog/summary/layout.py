"""Two ways to lay the summary out as text: in 80 columns of ASCII signs, or as lines that read well aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from spinelog.domain.text import aloud, capital, one_line, plain, span_aloud
from spinelog.summary.doc import Row, SummaryDoc

if TYPE_CHECKING:
    from spinelog.summary.doc import Said
    from spinelog.summary.sentences import Figure

WIDTH = 80
_LABEL = 14
_COLUMN = 13
_CHANGE = 14
_WEEKS = 4
"""Weeks that stand side by side."""
_WEEK = 16
_UNITS = ("min", "h")
"""Units that stand behind a figure; the others are in the name of their row."""


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


def ascii_arrows(text: str) -> str:
    """Our own signs as ASCII; what the person wrote keeps its letters."""
    return text.replace("\u2192", "->").replace("\u2212", "-")


class Columns:
    """80 columns of ASCII signs, so that it survives being pasted into a portal's message box."""

    def name(self, text: str) -> list[str]:
        """What the whole is called."""
        return self._wrap(text.upper())

    def title(self, text: str) -> list[str]:
        """The title of a part."""
        return ["", text.upper(), "-" * len(text)]

    def text(self, text: str) -> list[str]:
        """A text of its own."""
        return self._wrap(text)

    def item(self, mark: str, text: str) -> list[str]:
        """One of several, behind its number or letter."""
        return self._wrap(text, "   ", f"{mark} " if mark.endswith(".") else f"{mark}  ")

    def under(self, text: str) -> list[str]:
        """What belongs to the item above it."""
        return self._wrap(text, "   ")

    def point(self, text: str) -> list[str]:
        """One of several that have neither number nor letter."""
        return self._wrap(text, "  ", "- ")

    def hanging(self, text: str) -> list[str]:
        """One of several that begin with their name."""
        return self._wrap(text, "   ", "")

    def said(self, label: str, text: str) -> list[str]:
        """A labelled text."""
        above, start = _label(label)
        return [*above, *self._wrap(text, " " * _LABEL, start)]

    def note(self, label: str, text: str) -> list[str]:
        """A labelled text that keeps its own lines."""
        first, *others = plain(text).split("\n")
        above, start = _label(label)
        lines = [*above, *self._wrap(first, " " * _LABEL, start)]
        return lines + [line for part in others for line in self._wrap(part, " " * _LABEL)]

    def quoted(self, words: str) -> list[str]:
        """Somebody else's words, under what was said before."""
        return self._wrap(f'"{words}"', " " * _LABEL)

    def answers(self, answers: Iterable[Said]) -> list[str]:
        """Many short answers."""
        return self._wrap(" | ".join(f"{said.label}: {said.text}" for said in answers))

    def table(self, doc: SummaryDoc) -> list[str]:
        """The rows of figures, under their title."""
        lines = self.title("Averages, with the days behind them")
        change = f"{'change':>{_CHANGE}}" if any(row.change for row in doc.rows) else ""
        lines.append(" " * _LABEL + _cells(column.name for column in doc.columns) + change)
        lines.append(" " * _LABEL + _cells(column.dates.replace(" - ", "-") for column in doc.columns))
        for row in doc.rows:
            lines += self._row(row)
        return lines

    def weeks(self, doc: SummaryDoc) -> list[str]:
        """Side by side, as many as the width holds, then the next ones below."""
        lines = self.title("Week by week")
        lines += self._wrap("Beside each figure: recorded days/days of that week. -: not enough days to say.")
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

    def _wrap(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        start = indent if first is None else first
        parts = wrapped(ascii_arrows(one_line(text)), WIDTH - len(indent))
        return [(indent if number else start) + part for number, part in enumerate(parts)]

    def _row(self, row: Row) -> list[str]:
        above, label = _label(row.label)
        change = _signs(ascii_arrows(row.change))
        unit = f" {row.unit}" if row.unit in _UNITS else ""
        first = label + _cells(_signs(figure.text) or "-" for figure in row.figures)
        second = " " * _LABEL + _cells(figure.of for figure in row.figures)
        lines = [*above, first + f"{change + unit if change else '':>{_CHANGE}}", second + f"{row.note:>{_CHANGE}}"]
        extra = ([figure.dates.replace(" - ", "-") for figure in row.figures], [figure.bad for figure in row.figures])
        return [*lines, *(" " * _LABEL + _cells(more) for more in extra if any(more))]


def _label(text: str) -> tuple[list[str], str]:
    """A label in its column; one that is too wide for it stands on lines of its own above."""
    label = one_line(capital(text))
    if columns(label) < _LABEL:
        return [], label + " " * (_LABEL - columns(label))
    return wrapped(label, WIDTH), " " * _LABEL


def _cells(texts: Iterable[str], width: int = _COLUMN) -> str:
    return "".join(f"{text:>{width}}" for text in texts)


def _signs(text: str) -> str:
    return text.replace("at least ", ">=").replace("at most ", "<=")


class Aloud(Columns):
    """Lines that can be heard one after the other: no columns, no rules, no signs; still 80 columns wide at the most."""

    def name(self, text: str) -> list[str]:
        """As it is: capitals may be spelt out letter by letter."""
        return self.text(text)

    def title(self, text: str) -> list[str]:
        """The title alone, without a rule."""
        return ["", text]

    def text(self, text: str) -> list[str]:
        """A text of its own."""
        return wrapped(aloud(one_line(text)), WIDTH)

    def item(self, mark: str, text: str) -> list[str]:
        """`1. text`, or `A: text`."""
        return self.text(f"{mark}{'' if mark.endswith('.') else ':'} {text}" if mark else text)

    def under(self, text: str) -> list[str]:
        """A line of its own."""
        return self.text(capital(text))

    def point(self, text: str) -> list[str]:
        """A line of its own."""
        return self.text(text)

    def hanging(self, text: str) -> list[str]:
        """A line of its own."""
        return self.text(text)

    def said(self, label: str, text: str) -> list[str]:
        """`Label: text`."""
        return self.text(f"{capital(label)}: {text}" if label else text)

    def note(self, label: str, text: str) -> list[str]:
        """The same, with the lines of its own."""
        first, *others = plain(text).split("\n")
        return [*self.said(label, first), *(line for part in others for line in self.text(part))]

    def quoted(self, words: str) -> list[str]:
        """A line of its own."""
        return self.text(f'"{words}"')

    def answers(self, answers: Iterable[Said]) -> list[str]:
        """A line for each."""
        return [line for said in answers for line in self.said(said.label, said.text)]

    def table(self, doc: SummaryDoc) -> list[str]:
        """One sentence for each row."""
        lines = self.title("Averages, with the days behind them")
        dated = [f"{column.name}, {span_aloud(column.dates)}" for column in doc.columns if column.name != "week"]
        lines += self.text(f"{capital('; '.join(dated))}.") if dated else []
        # A calendar week has no name but its dates.
        names = [span_aloud(column.dates) if column.name == "week" else column.name for column in doc.columns]
        for row in doc.rows:
            figures = [f"{name}, {heard(figure, row.unit)}" for name, figure in zip(names, row.figures, strict=True)]
            change = f"change {change_aloud(row.change)}{_unit(row.unit)}" if row.change else ""
            lines += self.said(row.label, "; ".join([*figures, *filter(None, (change, row.note))]))
        return lines

    def weeks(self, doc: SummaryDoc) -> list[str]:
        """One paragraph for each week."""
        lines = self.title("Week by week")
        for week in doc.weeks:
            dates = span_aloud(week.dates)
            name = dates if week.name == week.dates else f"{week.name}, {dates}"
            told = [
                f"{row.label if row.is_pain else row.label[:1].lower() + row.label[1:]} {heard(figure, row.unit)}"
                for row, figure in zip(doc.rows, week.figures, strict=True)
                if figure.n or figure.bad
            ]
            lines += self.said(name, "; ".join(told))
        return lines


def heard(figure: Figure, unit: str = "") -> str:
    """`25 min (6 of 7 days)`, inside a sentence of several."""
    days = f"{figure.of_days}, {span_aloud(figure.dates)}" if figure.dates else figure.of_days
    return f"{figure.text}{_unit(unit)} ({days})" if figure.text else f"not enough days to say ({days})"


def change_aloud(change: str) -> str:
    """A signed change in words: `plus 22`, `at least minus 5`."""
    return aloud(change.replace("+", "plus "))


def _unit(unit: str) -> str:
    return f" {unit}" if unit in _UNITS else ""
