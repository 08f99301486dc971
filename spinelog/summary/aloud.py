"""The summary laid out as lines that read well aloud."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spinelog.domain.text import aloud, capital, one_line, plain, span_aloud
from spinelog.summary.layout import UNITS, WIDTH, Columns, wrapped

if TYPE_CHECKING:
    from spinelog.summary.parts import Answers, Cell, Figures, Grid, Weeks


class Aloud(Columns):
    """Lines that can be heard one after the other: no columns, no rules, no signs; still 80 columns wide at the most."""

    def name(self, text: str) -> list[str]:
        """As it is: capitals may be spelt out letter by letter."""
        return self.text(text)

    def title(self, text: str) -> list[str]:
        """The title alone, without a rule."""
        return ["", *self.text(text)]

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

    def said(self, label: str, text: str, more: Iterable[str] = ()) -> list[str]:
        """`Label: text`, then a line for each of the others."""
        parts = [part for each in (text, *more) if each for part in plain(each).split("\n")] or [""]
        first = f"{capital(label)}: {parts[0]}" if label else parts[0]
        return [line for part in (first, *parts[1:]) for line in self.text(part)]

    def answers(self, block: Answers) -> list[str]:
        """A line for each."""
        return [line for question, answer in block.answers for line in self.said(question, answer)]

    def grid(self, block: Grid) -> list[str]:
        """Each row as a text."""
        return self.rows(block)

    def figures(self, block: Figures) -> list[str]:
        """One sentence for each row."""
        dated = [f"{name}, {span_aloud(dates)}" for name, dates in block.columns if name != "week"]
        lines = self.text(f"{capital('; '.join(dated))}.") if dated else []
        # A calendar week has no name but its dates.
        names = [span_aloud(dates) if name == "week" else name for name, dates in block.columns]
        for row in block.rows:
            heard = [f"{name}, {_heard(cell, row.unit)}" for name, cell in zip(names, row.cells, strict=True)]
            change = f"change {_change_aloud(row.change)}{_unit(row.unit)}" if row.change else ""
            lines += self.said(row.label, "; ".join([*heard, *filter(None, (change, row.note))]))
        return lines

    def weeks(self, block: Weeks) -> list[str]:
        """One paragraph for each week."""
        lines = []
        for week in block.weeks:
            dates = span_aloud(week.dates)
            named = dates if week.name == week.dates else f"{week.name}, {dates}"
            measures = zip(block.measures, week.cells, strict=True)
            told = [f"{name} {_heard(cell, unit)}" for (_, name, unit), cell in measures if cell.is_told]
            lines += self.said(named, "; ".join(told))
        return lines


def _heard(cell: Cell, unit: str) -> str:
    """`25 min (6 of 7 days)`, inside a sentence of several."""
    days = f"{cell.of_days}, {span_aloud(cell.dates)}" if cell.dates else cell.of_days
    return f"{cell.text}{_unit(unit)} ({days})" if cell.text else f"not enough days to say ({days})"


def _change_aloud(change: str) -> str:
    """A signed change in words: `plus 22`, `at least minus 5`."""
    return aloud(change.replace("+", "plus "))


def _unit(unit: str) -> str:
    return f" {unit}" if unit in UNITS else ""
