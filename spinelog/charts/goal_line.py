"""How far along a goal is, as a chart of one line."""

from __future__ import annotations

from spinelog.charts.drawing import Line, line_of
from spinelog.charts.layers import LINE
from spinelog.charts.spec import Better, is_number

DONE, DOT, LEFT = "━", "●", "─"


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
