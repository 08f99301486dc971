"""A panel as layers of cells in painting order: a later layer covers an earlier one.

Rows are counted from the bottom of the drawing. An average has twice as many heights as there are rows, since it
is drawn as the upper or the lower half of a cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from math import ceil, floor, isfinite
from unicodedata import category, east_asian_width

from spinelog.charts.axis import GUTTER, Axis, spread
from spinelog.charts.spec import Bar, Panel, is_number
from spinelog.domain.text import one_line

Cell = tuple[int, int, str]
"""Column of the drawing, row from the bottom, sign."""
Layer = tuple[str, list[Cell]]
"""A role, and the cells painted in it."""

SHADE, DASH, LINE, WORST = "░", "-", "│", "─"
DAY, ADDED_LATER, FROM_MEMORY = "•", "□", "×"
WEEK, PAUSE = "═", "–"
PAUSE_WORD = " pause "
HALVES = ("▄", "▀")


class Rows:
    """Values and rows of one panel drawn `count` (>= 2) rows high."""

    __slots__ = ("_panel", "count", "goal")

    def __init__(self, panel: Panel, count: int) -> None:
        self._panel = panel
        self.count = count
        self.goal: int | None = None
        """The goal's row, with at least one row left for values that do not reach it; None without a goal."""
        if panel.goal is not None and isfinite(panel.goal):
            row = self._nearest(panel.goal) // 2
            self.goal = max(row, 1) if panel.better == "more" else min(row, count - 2)

    def half(self, value: float) -> int:
        """The half row of a value, 0 being the lower half of the lowest row.

        Rounding must not promise: a value that does not reach the goal never stands in the goal's row or beyond.
        """
        half, goal = self._nearest(value), self._panel.goal
        if self.goal is None or goal is None:
            return half
        if self._panel.better == "more":
            return max(half, 2 * self.goal) if value >= goal else min(half, 2 * self.goal - 1)
        return min(half, 2 * self.goal + 1) if value <= goal else max(half, 2 * self.goal + 2)

    def row(self, value: float) -> int:
        """The row of a value."""
        return self.half(value) // 2

    def _nearest(self, value: float) -> int:
        share = (value - self._panel.low) / (self._panel.high - self._panel.low)
        # Rounded before it is cut: 2.9999999999999996 is 3, and plotext puts the ticks where 3 is.
        half = floor(round(2 * (self.count - 1) * share + 1, 8))
        return max(0, min(half, 2 * self.count - 1))


def layers(panel: Panel, axis: Axis, rows: Rows) -> list[Layer]:
    """Everything in a panel but its axes, in painting order."""
    averages = _levels(panel.bars, panel, axis, rows, lambda half: HALVES[half % 2])
    worst = _levels(panel.worst, panel, axis, rows, lambda half: WORST)
    weeks = _recalls(panel, axis, rows)
    memory, days, late = _dots(panel, axis, rows)
    data = {(column, row) for cells in (averages, worst, weeks, memory, days, late) for column, row, _ in cells}
    letters = _letters(panel, axis, rows.count, data)
    taken = data | {(column, row) for column, row, _ in letters}
    painted: list[Layer] = [
        ("rule", _shading(panel, axis, rows.count)),
        ("goal", [(column, rows.goal, DASH) for column in range(GUTTER, axis.width, 2) if rows.goal is not None]),
        ("muted", _pauses(panel, axis)),
        ("procedure", [(column, row, LINE) for column in _marked(panel, axis) for row in range(rows.count)]),
        (panel.hue, worst),
        ("memory", weeks),
        ("memory", memory),
        ("muted", days),
        ("late", late),
        (panel.hue, averages),
        (panel.hue, _caption(panel, axis, rows.count, taken)),
        ("procedure-letter", letters),
    ]
    return [(role, cells) for role, cells in painted if cells]


def _shading(panel: Panel, axis: Axis, rows: int) -> list[Cell]:
    columns = {column for window in panel.windows if window.shaded for column in axis.columns_of(window.first, window.last)}
    return [(column, row, SHADE) for column in sorted(columns) for row in range(rows)]


def _pauses(panel: Panel, axis: Axis) -> list[Cell]:
    """Dashes apart along the bottom, so that nobody takes them for a line at zero; the word in them where it has room."""
    cells: list[Cell] = []
    for pause in panel.pauses:
        columns = _columns(pause.first, pause.last, axis)
        signs = dict.fromkeys(columns[::2], PAUSE)
        if len(columns) > len(PAUSE_WORD) + 1:
            left = columns[0] + (len(columns) - len(PAUSE_WORD)) // 2
            signs |= {left + place: sign for place, sign in enumerate(PAUSE_WORD)}
        cells += [(column, 0, sign) for column, sign in signs.items()]
    return cells


def _recalls(panel: Panel, axis: Axis, rows: Rows) -> list[Cell]:
    """Weeks told in one go, each over its own days."""
    marked = _marked(panel, axis)
    cells: list[Cell] = []
    for week in panel.recalls:
        if not is_number(week.value):
            continue
        cells += [
            (column, rows.row(week.value), WEEK)
            for column in _columns(week.first, week.last, axis)
            if column not in marked or any(week.first <= day <= week.last for day in marked[column])
        ]
    return cells


def _columns(first: date, last: date, axis: Axis) -> Sequence[int]:
    """The columns of days in a row; where these are narrower than a column, the one that they are in."""
    columns = axis.columns_of(first, last)
    middle = axis.column_of(first + (last - first) / 2)
    return columns or ([] if middle is None else [middle])


def _marked(panel: Panel, axis: Axis) -> dict[int, list[date]]:
    """The columns of procedures, each with their days."""
    found: dict[int, list[date]] = {}
    for mark in panel.marks:
        if (column := axis.column_of(mark.day)) is not None:
            found.setdefault(column, []).append(mark.day)
    return found


def _dots(panel: Panel, axis: Axis, rows: Rows) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """Days from memory, days in time, days added later."""
    memory: list[Cell] = []
    days: list[Cell] = []
    late: list[Cell] = []
    for dot in panel.dots:
        column = axis.column_of(dot.day)
        if column is None or not is_number(dot.value):
            continue
        kind, sign = (memory, FROM_MEMORY) if dot.memory else (late, ADDED_LATER) if dot.hollow else (days, DAY)
        kind.append((column, rows.row(dot.value), sign))
    return memory, days, late


def _levels(bars: Iterable[Bar], panel: Panel, axis: Axis, rows: Rows, sign: Callable[[int], str]) -> list[Cell]:
    marked = _marked(panel, axis)
    cells: list[Cell] = []
    for bar in bars:
        if not is_number(bar.value):
            continue
        half = rows.half(bar.value)
        cells += [(column, half // 2, sign(half)) for column in _bar_columns(bar, axis, marked)]
    return cells


def _bar_columns(bar: Bar, axis: Axis, marked: dict[int, list[date]]) -> list[int]:
    """The columns of a bar: its own, where a day of it is recorded, and no procedure's that its days do not hold.

    The work follows the columns, not the days: 60 years hold 21,915 of them.
    """
    recorded = sorted(bar.recorded)
    recorded = recorded[bisect_left(recorded, bar.first) : bisect_right(recorded, bar.last)]
    columns = []
    for column in axis.columns_of(bar.first, bar.last):
        if column in marked and not any(bar.first <= day <= bar.last for day in marked[column]):
            continue
        span = axis.days_at(column)
        if span is None:
            continue
        at = bisect_left(recorded, span[0])
        if at < len(recorded) and recorded[at] <= span[1]:
            columns.append(column)
    if not columns and recorded:  # narrower than a column: it must not vanish
        middle = axis.column_of(recorded[len(recorded) // 2])
        columns = [] if middle is None else [middle]
    return columns


def _letters(panel: Panel, axis: Axis, rows: int, data: set[tuple[int, int]]) -> list[Cell]:
    """Procedure letters, each whole: beside one another when the days are close, below the top row where data is."""
    marks = sorted(panel.marks, key=lambda mark: (mark.day, mark.letter))
    placed = [(column, mark.letter) for mark in marks if (column := axis.column_of(mark.day)) is not None]
    while sum(len(letter) for _, letter in placed) > axis.columns:
        placed.pop(0)  # more letters than cells: the earliest keep only their line
    wanted = [column for column, _ in placed]
    starts = spread(wanted, [len(letter) for _, letter in placed], GUTTER, axis.width)
    cells: list[Cell] = []
    for start, (_, letter) in zip(starts, placed, strict=True):
        left = ceil(start - 1e-9)
        row = _free_row(left, len(letter), rows, data)
        row = rows - 1 if row is None else row
        cells += [(left + place, row, sign) for place, sign in enumerate(letter)]
    return cells


def _free_row(left: int, length: int, rows: int, taken: set[tuple[int, int]]) -> int | None:
    """The highest row where these cells hold nothing recorded."""
    return next(
        (row for row in reversed(range(rows)) if not any((left + i, row) in taken for i in range(length))),
        None,
    )


def _caption(panel: Panel, axis: Axis, rows: int, taken: set[tuple[int, int]]) -> list[Cell]:
    text = one_cell_each(panel.caption)[: axis.columns]
    row = _free_row(GUTTER, len(text) + 1, rows, taken) if text else None
    return [] if row is None else [(GUTTER + place, row, sign) for place, sign in enumerate(text)]


def one_cell_each(text: str) -> str:
    """Text in which every sign fills one cell: wide ones become `?`, those without a width go."""
    signs = (sign for sign in one_line(text) if category(sign) not in ("Mn", "Me", "Cf"))
    return "".join("?" if east_asian_width(sign) in "WF" else sign for sign in signs)
