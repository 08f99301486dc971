"""The summary laid out in 80 columns of ASCII signs, and how a text is wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from spinelog.domain.text import capital, one_line, plain

if TYPE_CHECKING:
    from spinelog.summary.parts import Answers, Entries, Entry, Figure, Figures, Grid, GridRow, Weeks

WIDTH = 80
_LABEL = 14
_COLUMN = 13
_CHANGE = 14
_WEEKS = 4
"""Weeks that stand side by side."""
_WEEK = 16
UNITS = ("min", "h")
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
        if line and columns((line + word).rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        while columns(word.rstrip()) > width:
            cut = _room_for(word, width)
            lines.append(word[:cut])
            word = word[cut:]
        line += word
    return [*lines, line.rstrip()] if line or not lines else lines


def _room_for(word: str, width: int) -> int:
    """How many signs of a word fit; one at the least. Marks go with the sign that they stand on."""
    taken = 0
    for at, sign in enumerate(word):
        taken += columns(sign)
        if taken > width:
            return max(at, 1)
    return len(word)


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
        lines = self._wrap(text.upper())
        return ["", *lines, "-" * max(columns(line) for line in lines)]

    def text(self, text: str) -> list[str]:
        """A text of its own."""
        return self._wrap(text)

    def words(self, text: str) -> list[str]:
        """A paragraph that keeps its own lines."""
        return [line for part in plain(text).split("\n") for line in self.text(part)]

    def item(self, mark: str, text: str) -> list[str]:
        """One of several, behind its number or letter."""
        return self._wrap(text, "   ", f"{mark} " if mark.endswith(".") else f"{mark}  ")

    def under(self, text: str) -> list[str]:
        """What belongs to the item above it."""
        return self._wrap(text, "   ")

    def point(self, text: str) -> list[str]:
        """One of several that have neither number nor letter."""
        return self._wrap(text, "  ", "- ")

    def said(self, label: str, text: str, more: Iterable[str] = ()) -> list[str]:
        """A labelled text that keeps its own lines, with further ones below it."""
        above, start = _label(label)
        parts = [part for each in (text, *more) if each for part in plain(each).split("\n")] or [""]
        lines = [*above, *self._wrap(parts[0], " " * _LABEL, start)]
        return lines + [line for part in parts[1:] for line in self._wrap(part, " " * _LABEL)]

    def entries(self, block: Entries) -> list[str]:
        """Labelled texts; those known by their letters behind these, over the whole width."""
        if block.by_letter:
            return [line for entry in block.entries for line in self.lettered(entry)]
        return [line for entry in block.entries for line in self.said(entry.label, _with_letter(entry), _further(entry))]

    def lettered(self, entry: Entry) -> list[str]:
        """One of several that are known by their letters."""
        lines = self.item(entry.letter, f"{entry.label}, {entry.text}")
        return lines + [line for text in _further(entry) for line in self.under(text)]

    def answers(self, block: Answers) -> list[str]:
        """Many short answers."""
        return self._wrap(" | ".join(f"{question}: {answer}" for question, answer in block.answers))

    def grid(self, block: Grid) -> list[str]:
        """As a table, where its cells are short enough for that; else each row as a text."""
        table = _table(block) if block.is_short and not block.is_numbered else []
        if table and max(columns(line) for line in table) <= WIDTH:
            return table
        return self.rows(block)

    def rows(self, block: Grid) -> list[str]:
        """Each row as a text, every cell behind its head."""
        lines = []
        for number, row in enumerate(block.rows, start=1):
            told = _told(block, row)
            if block.is_numbered:
                lines += self.item(f"{number}.", row.cells[0])
                lines += [line for text in (told, *row.more) if text for line in self.under(text)]
            else:
                lines += self.said(row.cells[0], told, row.more)
        return lines

    def figures(self, block: Figures) -> list[str]:
        """The rows of figures."""
        change = f"{'change':>{_CHANGE}}" if block.has_change else ""
        lines = [" " * _LABEL + _cells(name for name, _ in block.columns) + change]
        lines.append(" " * _LABEL + _cells(_short(dates) for _, dates in block.columns))
        for row in block.rows:
            lines += self._row(row)
        return lines

    def weeks(self, block: Weeks) -> list[str]:
        """Side by side, as many as the width holds, then the next ones below."""
        lines = self._wrap("Beside each figure: recorded days/days of that week. -: not enough days to say.")
        for start in range(0, len(block.weeks), _WEEKS):
            weeks = block.weeks[start : start + _WEEKS]
            lines.append("")
            if any(week.name != week.dates for week in weeks):
                lines.append(" " * _LABEL + _cells((week.name for week in weeks), _WEEK))
            lines.append(" " * _LABEL + _cells((_short(week.dates) for week in weeks), _WEEK))
            for number, (name, _, _) in enumerate(block.measures):
                cells = [week.cells[number] for week in weeks]
                if any(cell.is_told for cell in cells):
                    above, label = _label(name)
                    lines += [*above, label + _cells((f"{_signs(cell.text) or '-'} {cell.share}" for cell in cells), _WEEK)]
                    if any(cell.bad for cell in cells):
                        lines.append(" " * _LABEL + _cells((cell.bad for cell in cells), _WEEK))
        return lines

    def _wrap(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        start = indent if first is None else first
        parts = wrapped(ascii_arrows(one_line(text)), WIDTH - len(indent))
        return [(indent if number else start) + part for number, part in enumerate(parts)]

    def _row(self, row: Figure) -> list[str]:
        above, label = _label(row.label)
        change = _signs(ascii_arrows(row.change))
        unit = f" {row.unit}" if row.unit in UNITS else ""
        first = label + _cells(_signs(cell.text) or "-" for cell in row.cells)
        second = " " * _LABEL + _cells(cell.of for cell in row.cells)
        lines = [*above, first + f"{change + unit if change else '':>{_CHANGE}}", second + f"{row.note:>{_CHANGE}}"]
        extra = ([_short(cell.dates) for cell in row.cells], [cell.bad for cell in row.cells])
        return [*lines, *(" " * _LABEL + _cells(more) for more in extra if any(more))]


def _label(text: str) -> tuple[list[str], str]:
    """A label in its column; one that is too wide for it stands on lines of its own above."""
    label = one_line(capital(text))
    if columns(label) < _LABEL:
        return [], label + " " * (_LABEL - columns(label))
    return wrapped(label, WIDTH), " " * _LABEL


def _with_letter(entry: Entry) -> str:
    return f"{entry.letter}: {entry.text}" if entry.letter else entry.text


def _further(entry: Entry) -> list[str]:
    """What stands below an entry: its further lines, and somebody else's words in quotation marks."""
    return [*entry.more, *([f'"{one_line(entry.quoted)}"'] if entry.quoted else [])]


def _told(block: Grid, row: GridRow) -> str:
    """The cells of a row behind the first as one text."""
    cells = zip(block.heads[1:], row.cells[1:], strict=True)
    between = " " if block.is_short else ": "
    return "; ".join(f"{head}{between}{cell}" if head else cell for head, cell in cells if cell)


def _table(block: Grid) -> list[str]:
    """Names to the left, figures to the right; a last column without a head holds words, and stands to the left too."""
    cells = [[one_line(cell) for cell in row] for row in (block.heads, *(row.cells for row in block.rows))]
    widths = [max(columns(row[number]) for row in cells) for number in range(len(block.heads))]
    lefts = {0} if block.heads[-1] else {0, len(widths) - 1}
    lines = []
    for row, more in zip(cells, ((), *(row.more for row in block.rows)), strict=True):
        pads = [" " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)]
        padded = (cell + pad if at in lefts else pad + cell for at, (cell, pad) in enumerate(zip(row, pads, strict=True)))
        lines.append("  ".join(padded).rstrip())
        lines += [f"  {part}" for text in more for told in plain(text).split("\n") for part in wrapped(one_line(told), WIDTH - 2)]
    return lines


def _cells(texts: Iterable[str], width: int = _COLUMN) -> str:
    return "".join(f"{text:>{width}}" for text in texts)


def _short(dates: str) -> str:
    return dates.replace(" - ", "-")


def _signs(text: str) -> str:
    return text.replace("at least ", ">=").replace("at most ", "<=")
