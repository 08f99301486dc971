"""Panels as one SVG on a shared x axis, for a page in a browser and for paper.

One ink: no grey, no tint, no hue. Order is carried by weight, size and shape, which a 1-bit printer keeps; at 200 dpi
it broke every grey word. Units are millimetres. The output is the same to the byte for the same panels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby, pairwise

from spinelog.charts import ink
from spinelog.charts.axis import Across, spread
from spinelog.charts.ink import SIGN, SIZE
from spinelog.charts.scale import date_ticks
from spinelog.charts.spec import Bar, Panel, Pause, Recall, Window, is_number
from spinelog.charts.words import number

THICK, THIN, FULL_LINE = 0.9, 0.42, 0.42
WORST, GOAL, STROKE, FLOOR = 0.2, 0.25, 0.15, 0.1
DOUBLE = 0.3
"""From the middle of a double line to the middle of each of its strokes."""
PAUSE = "pause"
NARROW = 0.47 * SIZE
"""Width of a character of a short label beside a plot."""
RADIUS = 0.52
HEAD, TITLE_ROW, GAP, FOOT = 6.0, 5.2, 2.6, 4.6
BOX, MARGIN = 3.4, 1.0


def svg(
    panels: Sequence[Panel],
    *,
    title: str,
    desc: str,
    width: float = 150.0,
    heights: float | Sequence[float] = 22.0,
    gutter: float = 14.0,
    titles: bool = True,
    axis: bool = True,
) -> str:
    """Panels under one another as one SVG element, `width` millimetres wide.

    `title` and `desc` are what a person who does not see it is told. `heights` are those of the plots, one for all
    or one each; `gutter` is the room for y labels. `titles` writes each panel's title above it; without, the caller
    has it beside. `axis` writes dates below. Raises ValueError unless all panels show the same days.
    """
    if not panels or len({(panel.first, panel.last) for panel in panels}) > 1:
        raise ValueError("panels that stand under one another need the same days")
    plots = [float(heights)] * len(panels) if isinstance(heights, int | float) else [float(one) for one in heights]
    across = Across(panels[0].first, panels[0].last, gutter, width - MARGIN)
    marks = sorted({(mark.day, mark.letter) for panel in panels for mark in panel.marks if across.holds(mark.day)})
    parts: list[str] = []
    top = HEAD if marks or panels[0].windows else 1.0
    letters, boxed = boxes(marks, across)
    parts += brackets(panels[0].windows, across, boxed)
    line_from = HEAD - 2.0
    for panel, height in zip(panels, plots, strict=True):
        title_end = 0.0
        if titles:
            parts.append(ink.text(0.0, top + TITLE_ROW - 2.4, panel.title, weight=600))
            title_end = len(panel.title) * SIGN * 1.1 + 1.0
            top += TITLE_ROW
        for day, _ in marks:  # one line through all panels, but not through the words above one
            x = across.middle(day)
            parts.append(ink.line(x, line_from if x > title_end else top, x, top + height, FULL_LINE))
        line_from = top + height
        parts += plotted(Plot(panel, across, top, height))
        top += height + GAP
    parts += letters
    if axis:
        parts += dates(across, top - GAP)
        top += FOOT - GAP
    size = f'width="{ink.length(width)}mm" height="{ink.length(top)}mm" viewBox="0 0 {ink.length(width)} {ink.length(top)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="{ink.length(SIZE)}">'
    return "\n".join((head, f"<title>{ink.harmless(title)}</title>", f"<desc>{ink.harmless(desc)}</desc>", *parts, "</svg>", ""))


class Plot:
    """Where the values of one panel stand on the page."""

    def __init__(self, panel: Panel, across: Across, top: float, height: float) -> None:
        self.panel = panel
        self.across = across
        self.bottom = top + height
        self._height = height
        self.goal = self.y(panel.goal) if panel.goal is not None and is_number(panel.goal) else None

    def y(self, value: float) -> float:
        """The height of a value, at the edge if it is outside."""
        share = (value - self.panel.low) / (self.panel.high - self.panel.low)
        return self.bottom - min(max(share, 0.0), 1.0) * self._height

    def clear(self, value: float, half: float) -> float:
        """The height of a sign `half` as thick: what does not reach the goal does not touch its line either."""
        y, goal = self.y(value), self.panel.goal
        if goal is None or self.goal is None:
            return y
        if self.panel.better == "more":
            return max(y, self.goal + half + GOAL) if value < goal else y
        return min(y, self.goal - half - GOAL) if value > goal else y


def plotted(plot: Plot) -> list[str]:
    """The marks of one panel: rules first, days last."""
    thin = [part for bar in plot.panel.worst for part in _bar(plot, bar, WORST)]
    bars = [part for bar in plot.panel.bars for part in _bar(plot, bar, THICK if bar.strong else THIN)]
    told = [part for week in plot.panel.recalls for part in _recall(plot, week)]
    paused = [part for pause in plot.panel.pauses for part in _pause(plot, pause)]
    return [*_rules(plot), *paused, *thin, *told, *bars, *_days(plot)]


def _rules(plot: Plot) -> list[str]:
    """Floor, goal and ticks. Of a tick and the goal on one height the goal has the label."""
    left, right, panel = plot.across.left, plot.across.right, plot.panel
    parts: list[str] = []
    room = SIZE
    if panel.low == 0:
        parts.append(ink.line(left, plot.bottom, right, plot.bottom, FLOOR))
    if plot.goal is not None and panel.goal is not None:
        parts.append(ink.line(left, plot.goal, right, plot.goal, GOAL, dash="1.2 0.9"))
        label = number(panel.goal)
        is_short = (len("goal ") + len(label)) * NARROW < left - 1.4
        told = [f"goal {label}"] if is_short else ["goal", label]
        middle = plot.goal + SIZE * (0.35 if is_short else -0.1)
        parts += [ink.text(left - 1.4, middle + SIZE * at, line, anchor="end") for at, line in enumerate(told)]
        room = SIZE if is_short else 1.6 * SIZE
    for tick in panel.ticks:
        y = plot.y(tick.value)
        if plot.goal is None or abs(y - plot.goal) > room:
            parts.append(ink.line(left - 0.9, y, left, y, FLOOR))
            parts.append(ink.text(left - 1.4, y + SIZE * 0.35, tick.label, anchor="end"))
    return parts


def _bar(plot: Plot, bar: Bar, weight: float) -> list[str]:
    if not is_number(bar.value):
        return []
    y = plot.clear(bar.value, weight / 2)
    return [ink.line(left, y, right, y, weight) for left, right in _stretches(bar, plot.across)]


def _recall(plot: Plot, week: Recall) -> list[str]:
    """A double line over the days of a week told in one go."""
    ends = _ends(week.first, week.last, plot.across)
    if ends is None or not is_number(week.value):
        return []
    y = plot.clear(week.value, DOUBLE + WORST / 2)
    return [ink.line(ends[0], y + shift, ends[1], y + shift, WORST) for shift in (-DOUBLE, DOUBLE)]


def _pause(plot: Plot, pause: Pause) -> list[str]:
    """Short dashes over the floor, and the word where it has room and nothing was written."""
    ends = _ends(pause.first, pause.last, plot.across)
    if ends is None:
        return []
    left, right = ends
    parts = [ink.line(left, plot.bottom - 0.6, right, plot.bottom - 0.6, WORST, dash="0.8 0.6")]
    is_written = any(pause.first <= dot.day <= pause.last for dot in plot.panel.dots)
    if right - left > len(PAUSE) * SIGN and not is_written:
        parts.append(ink.text((left + right) / 2, plot.bottom - 1.4, PAUSE, anchor="middle"))
    return parts


def _ends(first: date, last: date, across: Across) -> tuple[float, float] | None:
    """Where days in a row begin and end on the page; None where none of them is on the axis."""
    low, high = max(first, across.first), min(last, across.last)
    return (across.edge(low), across.edge(high) + across.day_width) if low <= high else None


def _days(plot: Plot) -> list[str]:
    """Dots, days next to each other joined; hollow ones last, so that no other covers them."""
    across = plot.across
    radius = min(RADIUS, max(0.2, 0.42 * across.day_width))
    shown = sorted((dot for dot in plot.panel.dots if across.holds(dot.day) and is_number(dot.value)), key=lambda dot: dot.day)
    places = [(dot, across.middle(dot.day), plot.clear(dot.value, radius)) for dot in shown]
    kept = [place for place in places if not place[0].memory]
    parts = [
        ink.line(x1, y1, x2, y2, STROKE)
        for (one, x1, y1), (two, x2, y2) in pairwise(kept)
        if two.day.toordinal() - one.day.toordinal() == 1
    ]
    parts += [ink.disc(x, y, radius) for dot, x, y in kept if not dot.hollow]
    parts += [ink.cross(x, y, radius) for dot, x, y in places if dot.memory]
    parts += [ink.ring(x, y, radius) for dot, x, y in kept if dot.hollow]
    return parts


def _stretches(bar: Bar, across: Across) -> list[tuple[float, float]]:
    """The bar's recorded days run together, as begin and end on the page."""
    low, high = max(bar.first, across.first), min(bar.last, across.last)
    days = sorted({day.toordinal() for day in bar.recorded if low <= day <= high})
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0])]
    return [(across.edge(date.fromordinal(run[0])), across.edge(date.fromordinal(run[-1])) + across.day_width) for run in runs]


def boxes(marks: Sequence[tuple[date, str]], across: Across) -> tuple[list[str], list[tuple[float, float]]]:
    """A black box with a white letter for each procedure, moved apart where they are close; and where they are.

    If they do not all fit, the latest have a box and the others only their line.
    """
    sizes = [BOX + (len(letter) - 1) * SIGN * 1.2 for _, letter in marks]
    edge = across.right + MARGIN
    while sum(sizes) + 0.3 * len(sizes) > edge + 0.3:
        marks, sizes = marks[1:], sizes[1:]
    middles = [across.middle(day) for day, _ in marks]
    wanted = [middle - size / 2 for middle, size in zip(middles, sizes, strict=True)]
    starts = spread(wanted, [size + 0.3 for size in sizes], 0.0, edge + 0.3)
    parts: list[str] = []
    for (_, letter), middle, start, size in zip(marks, middles, starts, sizes, strict=True):
        if abs(start + size / 2 - middle) > 0.05:  # the box stands beside its line: join them
            parts.append(ink.line(start + size / 2, BOX, middle, HEAD - 2.0, FULL_LINE))
        parts.append(ink.box(start, 0.2, size, BOX))
        parts.append(ink.text(start + size / 2, 2.8, letter, anchor="middle", weight=700, fill="white"))
    return parts, [(start, start + size) for start, size in zip(starts, sizes, strict=True)]


def brackets(windows: Iterable[Window], across: Across, boxed: Sequence[tuple[float, float]]) -> list[str]:
    """Names of windows over the first panel, each with a bracket; those without room have none."""
    parts: list[str] = []
    taken = list(boxed)
    for window in windows:
        if window.last < across.first or window.first > across.last:
            continue
        left = max(across.edge(window.first), across.left)
        right = min(across.edge(window.last) + across.day_width, across.right)
        middle, half = (left + right) / 2, len(window.label) * SIGN / 2
        if any(middle - half < end + 0.5 and middle + half > begin - 0.5 for begin, end in taken):
            continue
        taken.append((middle - half, middle + half))
        parts.append(ink.text(middle, 2.8, window.label, anchor="middle"))
        parts.append(ink.bracket(left + 0.3, right - 0.3, HEAD - 2.2, 1.0, WORST))
    return parts


def dates(across: Across, top: float) -> list[str]:
    """Ticks and dates under the panels."""
    parts: list[str] = []
    for day, label in date_ticks(across.first, across.last, across.right - across.left, sign=SIGN, gap=2.0):
        x, half = across.middle(day), len(label) * SIGN / 2
        parts.append(ink.line(x, top, x, top + 0.9, FLOOR))
        parts.append(ink.text(min(max(x, half), across.right + MARGIN - half), top + 3.6, label, anchor="middle"))
    return parts
