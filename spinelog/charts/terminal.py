"""A panel drawn in cells by plotext: the only module that knows it.

plotext gets points in whole cells and nothing else, `scatter` only: its lines interpolate, its date ticks are a day
early west of UTC, and it cuts off the last label. It paints the layers over one another and sets the y axis.
"""

from __future__ import annotations

from datetime import date

from plotext._figure import _figure_class  # type: ignore[import-untyped]

from spinelog.charts.axis import GUTTER, Axis
from spinelog.charts.drawing import ROLES, Drawing, Line, blank, cells_of, line_of
from spinelog.charts.layers import Layer, Rows, layers, one_cell_each
from spinelog.charts.scale import date_ticks
from spinelog.charts.spec import Panel, Window

CURSOR = ":"
UNDER_CURSOR = ("", "rule", "goal", "procedure")
"""The roles that a cursor may cover: nothing recorded, and no letter."""
LEAST_WIDTH, LEAST_HEIGHT = 12, 3
MANY_ROWS = 6
"""Below this many rows there are two labels on the y axis, else three."""


def draw(panel: Panel, width: int, height: int, *, x_labels: bool = True) -> Drawing:
    """The panel as `height` lines of `width` cells each; the last line is the dates' if `x_labels`.

    Below 12 x 3 cells the lines are blank. Without data there are the axes, goal and procedures; the sentence that
    says so is the caller's. Costs 2 ms at 78x7 and 3 ms at 118x14 for ten weeks of days as for 60 years of bars, a
    third more for a year of 330 dots. Keep it by (panel, width, height) and move a cursor with `with_cursor`: 0.1 ms.
    """
    if height < LEAST_HEIGHT or width < LEAST_WIDTH:
        return blank(width, height)
    axis = Axis(panel.first, panel.last, width)
    rows = Rows(panel, height - x_labels)
    drawing = plot(layers(panel, axis, rows), _labels(panel, rows), width, rows.count)
    if x_labels:
        drawing += (_date_line(panel, axis),)
    return drawing if panel.cursor is None else with_cursor(drawing, panel, panel.cursor, x_labels=x_labels)


def with_cursor(drawing: Drawing, panel: Panel, day: date, *, x_labels: bool = True) -> Drawing:
    """The drawing of a panel with a cursor on a day, under all data. A day outside changes nothing."""
    width = sum(len(text) for text, _ in drawing[0]) if drawing else 0
    column = Axis(panel.first, panel.last, width).column_of(day) if width >= LEAST_WIDTH else None
    if column is None or len(drawing) < LEAST_HEIGHT:
        return drawing
    count = len(drawing) - x_labels
    return tuple(_pointed(line, column) if row < count else line for row, line in enumerate(drawing))


def _pointed(line: Line, column: int) -> Line:
    cells = cells_of(line)
    if cells[column][1] in UNDER_CURSOR:
        cells[column] = (CURSOR, "cursor")
    return line_of(cells)


def _labels(panel: Panel, rows: Rows) -> dict[int, str]:
    """Row -> label of the y axis. The goal's label stands in the goal's row; few rows keep only the outer ones."""
    ticks = [tick for tick in panel.ticks if panel.low <= tick.value <= panel.high]
    if rows.count < MANY_ROWS and len(ticks) > 2:
        ticks = [ticks[0], next((tick for tick in ticks[1:] if tick.value == panel.goal), ticks[-1])]
    ticks.sort(key=lambda tick: tick.value == panel.goal)
    named = {rows.row(tick.value): one_cell_each(tick.label) for tick in ticks}
    return {row: f"{text:>{GUTTER - 1}} "[:GUTTER] for row, text in named.items()}


def plot(painted: list[Layer], labels: dict[int, str], width: int, height: int) -> Drawing:
    """Layers of cells as plotext leaves them in its matrices; each role goes in as a colour number and comes out as a role."""
    figure = _figure_class()  # a fresh one: the module's own figure is shared between threads
    figure._limit_size(False, False)  # else it is cut to the terminal, 80x24 where there is none
    figure._set_size(width, height)
    figure.plot_size(width, height)
    figure.canvas_color("default")
    figure.axes_color("default")
    figure.ticks_color(ROLES.index("muted"))
    figure.frame(False)
    figure.grid(False, False)
    figure.xlim(0, width - GUTTER - 1)
    figure.ylim(0, height - 1)
    figure.xticks([], [])
    figure.yticks(list(labels or [0]), list(labels.values()) or [" " * GUTTER])
    figure.scatter([0], [0], marker=" ", color="default")  # without a point there would be no axis
    for role, cells in painted:
        columns, lines, signs = zip(*cells, strict=True)
        figure.scatter([column - GUTTER for column in columns], list(lines), marker=list(signs), color=ROLES.index(role))
    # build() would also write a string of colour codes, which takes as long again: 1.0 ms of 2.1 at 78x7.
    figure._set_sizes()
    figure._build_matrix()
    matrix = figure.monitor.matrix
    return tuple(
        line_of((sign, ROLES[role] if isinstance(role, int) else "") for sign, role in zip(signs, roles, strict=True))
        for signs, roles in zip(reversed(matrix.marker), reversed(matrix.fullground), strict=True)
    )


def _date_line(panel: Panel, axis: Axis) -> Line:
    """The names of the windows, else dates, each whole and one cell at least apart. Of two that touch the later stays."""
    if panel.windows:
        wanted = [
            (_middle(axis, window), one_cell_each(window.label))
            for window in panel.windows
            if axis.columns_of(window.first, window.last)
        ]
    else:
        ticks = date_ticks(axis.first, axis.last, axis.columns)
        wanted = [(float(axis.column_of(tick.day) or GUTTER), tick.label) for tick in ticks]
    cells = [" "] * axis.width
    end = axis.width + 1
    for middle, text in reversed(wanted):
        left = min(max(int(middle - len(text) / 2 + 0.5), 0), axis.width - len(text))
        if left + len(text) < end and left >= 0:
            cells[left : left + len(text)] = text
            end = left
    return line_of((sign, "muted") for sign in cells)


def _middle(axis: Axis, window: Window) -> float:
    """Between the columns of its first and last day: for a window of one day the column of its dot and line."""
    ends = (axis.column_of(max(window.first, axis.first)), axis.column_of(min(window.last, axis.last)))
    return sum(end or GUTTER for end in ends) / 2
