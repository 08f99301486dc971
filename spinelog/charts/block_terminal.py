"""A block diary drawn in cells: scores as squares, never joined, the half and the fifth as dashed lines."""

from __future__ import annotations

from math import floor

from spinelog.charts.axis import GUTTER
from spinelog.charts.block_spec import HourDot, HourPanel, hour_label
from spinelog.charts.drawing import Drawing, Line, blank, line_of
from spinelog.charts.layers import Cell, Layer
from spinelog.charts.terminal import LEAST_HEIGHT, LEAST_WIDTH, plot

FULL, HOLLOW = "■", "□"
EARLIER, EARLIER_HOLLOW = "•", "·"
DASH = "-"
HIGHEST = 10


def draw_hours(panel: HourPanel, width: int, height: int) -> Drawing:
    """The panel as `height` lines of `width` cells; the last line is the hours'. Below 12 x 3 cells they are blank."""
    if height < LEAST_HEIGHT or width < LEAST_WIDTH:
        return blank(width, height)
    rows = height - 1
    levels = [(level, _nearest(level.value, rows)) for level in panel.levels]
    labels = {_nearest(tick, rows): f"{tick:>{GUTTER - 1}} " for tick in (0, 5, HIGHEST)}
    painted: list[Layer] = []
    for level, row in levels:
        end = width - len(level.label) - 1
        painted.append(("rule", [(column, row, DASH) for column in range(GUTTER, end, 2)]))
        painted.append(("muted", [(end + 1 + place, row, sign) for place, sign in enumerate(level.label) if sign != " "]))
    for role, dots, full, hollow in (("muted", panel.earlier, EARLIER, EARLIER_HOLLOW), ("pain", panel.dots, FULL, HOLLOW)):
        painted.append((role, [_cell(panel, dot, width, rows, hollow if dot.hollow else full) for dot in dots]))
    drawing = plot([(role, cells) for role, cells in painted if cells], labels, width, rows)
    return (*drawing, _hours(panel, width))


def _nearest(value: float, rows: int) -> int:
    return floor(round((rows - 1) * value / HIGHEST + 0.5, 8))


def _cell(panel: HourPanel, dot: HourDot, width: int, rows: int, sign: str) -> Cell:
    """Rounding must not promise: a score above a line never stands on it."""
    row = _nearest(dot.score, rows)
    for level in panel.levels:
        line = _nearest(level.value, rows)
        row = min(row, line) if dot.score <= level.value else max(row, line + 1)
    return _column(panel, dot.minutes, width), min(row, rows - 1), sign


def _column(panel: HourPanel, minutes: float, width: int) -> int:
    return GUTTER + floor((width - GUTTER - 1) * panel.place(minutes) + 0.5)


def _hours(panel: HourPanel, width: int) -> Line:
    cells = [" "] * width
    hours = panel.hours()
    for hour in hours:
        text = hour_label(hour, hours)
        left = min(_column(panel, 60 * hour, width), width - len(text))
        cells[left : left + len(text)] = text
    return line_of((sign, "muted") for sign in cells)
