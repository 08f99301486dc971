"""Charts of one line: weeks as small columns, and how far along a goal is."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spinelog.charts.drawing import Line, line_of
from spinelog.charts.layers import LINE
from spinelog.charts.spec import Better, Hue, is_number

STEPS = "▁▂▃▄▅▆▇█"
TOO_FEW = "·"
DONE, DOT, LEFT = "━", "●", "─"


def spark(weeks: Sequence[float | None], low: float, high: float, hue: Hue, *, before: Collection[int] = ()) -> Line:
    """One cell a week on a fixed range, so that lines under one another can be compared.

    None is a week with too few days. `before` are the indexes of weeks that a procedure stands in front of;
    `len(weeks)` puts it at the end. Its line has a cell of its own. The range is the caller's: values outside
    are drawn at its edge.
    """
    if not low < high:
        raise ValueError("a sparkline needs low < high")
    cells: list[tuple[str, str]] = []
    for index in range(len(weeks) + 1):
        if index in before:
            cells.append((LINE, "procedure"))
        if index < len(weeks):
            cells.append(_week(weeks[index], low, high, hue))
    return line_of(cells)


def _week(value: float | None, low: float, high: float, hue: Hue) -> tuple[str, str]:
    if value is None or not is_number(value):
        return TOO_FEW, "missing"
    share = (value - low) / (high - low)
    return STEPS[max(0, min(int(share * len(STEPS)), len(STEPS) - 1))], hue


def goal_line(width: int, start: float, now: float | None, target: float, better: Better = "more") -> Line:
    """`━━━━●────│`: where it began at the left end, the target at the right end, the dot now.

    The dot stands on the target's cell only when the target is reached, however near it is. Without `now` there is
    no dot. Below three cells nothing is drawn.
    """
    if width < 3:
        return line_of([(" ", "")] * width)
    place = _place(width, start, now, target, better)
    cells = [(DONE, "function") if place is not None and cell < place else (LEFT, "rule") for cell in range(width - 1)]
    cells.append((LINE, "goal"))
    if place is not None:
        cells[place] = (DOT, "function")
    return line_of(cells)


def _place(width: int, start: float, now: float | None, target: float, better: Better) -> int | None:
    if now is None or not is_number(now):
        return None
    sign = 1 if better == "more" else -1
    way, gone = sign * (target - start), sign * (now - start)
    if sign * (now - target) >= 0:
        return width - 1
    # A beginning that was at the target already has no way to show: the dot waits at the left end.
    share = gone / way if way > 0 else 0.0
    return max(0, min(int(share * (width - 1)), width - 2))
