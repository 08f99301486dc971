"""The drawings of the consult sheet, each an SVG of its own: head, panels, strips and dates share one axis.

They stand under one another in the middle column of a table, so a procedure's line runs through all of them. One ink,
as in `svg.py`; lengths are millimetres; the same bytes for the same journal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spinelog.charts import ink
from spinelog.charts.axis import Across
from spinelog.charts.ink import SIGN, SIZE
from spinelog.charts.scale import date_ticks
from spinelog.charts.spec import Better, Panel, Window, is_number
from spinelog.charts.strips import Stem, Strip
from spinelog.charts.svg import FLOOR, FULL_LINE, HEAD, MARGIN, Plot, boxes, brackets, dates, plotted

HEAD_HEIGHT = HEAD + 1.4
FOOT_HEIGHT = 8.0
ABOVE, BELOW = 2.2, 0.9
"""Room of a panel over and under its plot."""
WEEK_ROOM = 6.0
"""Millimetres that the name of a week needs under the axis."""
MOST_DAYS = 124
"""Four months; of a longer period the panels show weeks only."""
MOST_STEMS = 4
"""Tablets that are drawn one above the other; the figures beside them say how many there were."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The column of drawings: its days, its width, and the procedures whose lines run through it."""

    first: date
    last: date
    marks: tuple[tuple[date, str], ...]
    width: float
    gutter: float

    @property
    def across(self) -> Across:
        """Where the days stand."""
        return Across(self.first, self.last, self.gutter, self.width - MARGIN)

    @property
    def has_days(self) -> bool:
        """Each day has room for a dot of its own; else the weeks alone are drawn."""
        return (self.last - self.first).days < MOST_DAYS

    def lines(self, top: float, bottom: float) -> list[str]:
        """The procedures' lines through one drawing."""
        across = self.across
        return [ink.line(across.middle(day), top, across.middle(day), bottom, FULL_LINE) for day in self._days()]

    def _days(self) -> list[date]:
        return sorted({day for day, _ in self.marks if self.across.holds(day)})

    def drawing(self, height: float, parts: Iterable[str], words: str) -> str:
        """An SVG of the column's width. `words` are what a person who does not see it is told; empty for mere ornament."""
        return drawing(self.width, height, parts, words)


def drawing(width: float, height: float, parts: Iterable[str], words: str) -> str:
    """An SVG element; one with words is a picture, one without is ornament."""
    size = f'width="{ink.length(width)}mm" height="{ink.length(height)}mm" viewBox="0 0 {ink.length(width)} {ink.length(height)}"'
    role = 'role="img"' if words else 'aria-hidden="true"'
    letters = f'font-family="IBM Plex Sans, Libertinus Serif, sans-serif" font-stretch="condensed" font-size="{ink.length(SIZE)}"'
    told = f"<title>{ink.harmless(words)}</title>" if words else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {role} {letters}>{told}{"".join(parts)}</svg>'


def head(frame: Frame, windows: Sequence[Window]) -> str:
    """The procedures' letters, and brackets over the stretches that stand in the table."""
    across = frame.across
    letters, boxed = boxes([mark for mark in sorted(frame.marks) if across.holds(mark[0])], across)
    parts = [*brackets(windows, across, boxed), *frame.lines(HEAD - 2.0, HEAD_HEIGHT), *letters]
    return frame.drawing(HEAD_HEIGHT, parts, "")


def panel(frame: Frame, spec: Panel, height: float, words: str) -> str:
    """One measure; `height` with the room around its plot."""
    shown = spec if frame.has_days else replace(spec, dots=())
    plot = Plot(shown, frame.across, ABOVE, height - ABOVE - BELOW)
    return frame.drawing(height, [*frame.lines(0.0, height), *plotted(plot)], words)


def strip(frame: Frame, spec: Strip, height: float) -> str:
    """One strip."""
    across = frame.across
    parts = frame.lines(0.0, height)
    top, bottom = 0.5, height - 0.6
    for one in spec.stretches:
        first, last = max(one.first, frame.first), min(one.last, frame.last)
        if first <= last:
            left, right = across.edge(first), across.edge(last) + across.day_width
            parts.append(ink.path(f"M{ink.point(left, top)}H{ink.length(right)}V{ink.length(bottom)}H{ink.length(left)}Z", 0.2))
            if SIGN * len(one.label) + 1.0 < right - left:
                parts.append(ink.text(left + 0.8, (top + bottom) / 2 + SIZE * 0.35, one.label))
    is_single = all(stem.count == 1 for stem in spec.stems)
    for stem in spec.stems:
        parts += _visit(across, stem.day, height) if is_single else _stem(across, stem, top, bottom)
    for day, state in spec.states:
        parts += _state(across, day, state, height)
    return frame.drawing(height, parts, spec.words)


def _visit(across: Across, day: date, height: float) -> list[str]:
    """A short stroke for what happens once a day at the most."""
    x = across.middle(day)
    return [ink.line(x, height / 2 - 1.0, x, height / 2 + 1.0, FULL_LINE)] if across.holds(day) else []


def _stem(across: Across, stem: Stem, top: float, bottom: float) -> list[str]:
    """A block for each of it, a small dot for none; a cross where it is from memory."""
    count = stem.count
    if not across.holds(stem.day) or not is_number(count):
        return []
    x, one = across.middle(stem.day), (bottom - top) / MOST_STEMS
    if stem.is_memory:
        return [ink.cross(x, bottom - 0.5, 0.4)]
    if count <= 0:
        return [ink.disc(x, bottom - 0.3, 0.15)]
    wide = min(0.7, 0.6 * across.day_width)
    whole, part = int(min(count, MOST_STEMS)), count - int(count) if count < MOST_STEMS else 0.0
    sizes = [one * 0.75] * whole + ([one * 0.75 * part] if part else [])
    return [ink.box(x - wide / 2, bottom - number * one - size, wide, size) for number, size in enumerate(sizes)]


def _state(across: Across, day: date, state: str, height: float) -> list[str]:
    if not across.holds(day):
        return []
    gap = min(0.25, 0.15 * across.day_width)
    left, wide, top, high = across.edge(day) + gap, across.day_width - 2 * gap, height / 2 - 0.9, 1.8
    if state == "memory":
        return [ink.cross(across.middle(day), height / 2, min(0.6, wide / 2))]
    if state == "later":
        hollow = (
            f"M{ink.point(left + 0.1, top + 0.1)}h{ink.length(wide - 0.2)}v{ink.length(high - 0.2)}h{ink.length(0.2 - wide)}Z"
        )
        return [ink.path(hollow, 0.2)]
    parts = [ink.box(left, top, wide, high)]
    if state == "bad":  # a notch of white: no scores on it
        parts.append(ink.disc_white(across.middle(day), height / 2, min(0.4, wide / 3)))
    return parts


def foot(frame: Frame, zero: date | None) -> str:
    """The dates, and the weeks from the procedure that everything is counted from."""
    across = frame.across
    parts = [ink.line(across.left, 0.05, across.right, 0.05, FLOOR), *frame.lines(0.0, 0.9)]
    if zero is None:
        parts += dates(across, 0.0)
    else:
        ticks = date_ticks(across.first, across.last, across.right - across.left, sign=SIGN, gap=2.0)
        parts += [*_weeks(across, zero), *_only_dates(across, ticks, 6.0)]
    return frame.drawing(FOOT_HEIGHT, parts, "")


def _only_dates(across: Across, ticks: Iterable[tuple[date, str]], y: float) -> list[str]:
    parts: list[str] = []
    for day, label in ticks:
        half = len(label) * SIGN / 2
        parts.append(ink.text(min(max(across.middle(day), half), across.right + MARGIN - half), y, label, anchor="middle"))
    return parts


def _weeks(across: Across, zero: date) -> list[str]:
    """`-1`, `day 0`, `1`, `2` under a tick each, as many as have room."""
    step = 1
    while 7 * step * across.day_width < WEEK_ROOM:
        step += 1
    low = -((zero - across.first).days // 7)
    high = (across.last - zero).days // 7
    parts: list[str] = []
    for week in range(low, high + 1):
        day = zero + timedelta(days=7 * week)
        if week % step or not across.holds(day):
            continue
        x = across.middle(day)
        label = str(week).replace("-", "\u2212") if week else "day 0"
        parts.append(ink.line(x, 0.0, x, 0.8, FLOOR))
        parts.append(ink.text(x, 3.2, label, anchor="middle", weight=600 if week == 0 else 400))
    return parts


def goal(start: float, now: float | None, target: float, better: Better, width: float) -> str:
    """A line from where it began to the goal: a ring, a bar and a dot for now, a stroke for the goal.

    A value that has not reached the goal does not touch its stroke.
    """
    values = [value for value in (start, now, target) if value is not None and is_number(value)]
    low, high = min(values), max(values)
    sign = 1.0 if better == "more" else -1.0
    left, right, y = 4.0, width - 4.0, 1.6

    def place(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return left + (right - left) * (share if sign > 0 else 1 - share)

    at = place(target)
    parts = [ink.line(1.0, y, width - 1.0, y, 0.15), ink.line(at, 0.2, at, 3.0, 0.6)]
    if now is not None and is_number(now):
        x = place(now)
        if sign * (now - target) < 0:
            x = min(x, at - 1.2)
        parts += [ink.line(place(start), y, x, y, 0.8), ink.disc(x, y, 0.8)]
    parts.append(ink.ring(place(start), y, 0.7))
    return drawing(width, 3.2, parts, "")
