"""A chart in plain words, for people who do not see it: alternative text, and output without pictures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spinelog.charts.spec import Bar, Panel, Recall, is_number
from spinelog.domain.amounts import fixed
from spinelog.domain.dates import show_short, show_span
from spinelog.domain.text import one_line


def sentence(panel: Panel) -> str:
    """What the panel shows, in short sentences: how much is recorded, lowest, highest, averages, procedures, goal.

    Weeks told in one go and pauses stand between. Only what is computed: no trend, no cause, no verdict.
    """
    parts = [
        one_line(panel.title),
        _recorded(panel),
        _averages(panel.bars, panel),
        _recalls(panel),
        _pauses(panel),
        *_marks(panel),
    ]
    if is_number(panel.goal) and panel.goal is not None:
        parts.append(f"Goal {number(panel.goal)}" + (" or less" if panel.better == "less" else ""))
    return " ".join(f"{part}." for part in parts if part)


def number(value: float) -> str:
    """A value with one decimal where it has one and is below a hundred: `9`, `6.6`, `2,100`."""
    return fixed(value, 0 if abs(value) >= 100 or fixed(value, 1).endswith(".0") else 1)


def _recorded(panel: Panel) -> str:
    dots = [dot for dot in panel.dots if panel.first <= dot.day <= panel.last and is_number(dot.value)]
    kept = [dot for dot in dots if not dot.memory]
    memory = len({dot.day for dot in dots if dot.memory})
    days = {dot.day for dot in kept} or {day for bar in panel.bars for day in bar.recorded if panel.first <= day <= panel.last}
    stretch = f"from {_short(panel.first, panel)} to {show_short(panel.last)}"
    if not days:
        nothing = "No single day" if panel.recalls else "Nothing"
        return f"{nothing} recorded {stretch}" + (f", {memory} from memory" if memory else "")
    text = f"{len(days)} {'day' if len(days) == 1 else 'days'} recorded {stretch}"
    if late := len({dot.day for dot in kept if dot.hollow}):
        text += f", {late} of them added later"
    if memory:
        text += f", {memory} more from memory"
    values = [dot.value for dot in kept]
    return text + (f"; lowest {number(min(values))}, highest {number(max(values))}" if values else "")


def _averages(bars: Iterable[Bar], panel: Panel) -> str:
    """The first and the last average with their days, and the range if there are more."""
    drawn = sorted((bar for bar in bars if is_number(bar.value)), key=lambda bar: bar.first)
    if not drawn:
        return ""
    text = f"Average {_told(drawn[0], panel)}"
    if len(drawn) > 1:
        text += f", {_told(drawn[-1], panel)}"
    if len(drawn) > 2:
        values = [bar.value for bar in drawn]
        text += f"; {len(drawn)} averages, lowest {number(min(values))}, highest {number(max(values))}"
    return text


def _told(one: Bar | Recall, panel: Panel) -> str:
    """A figure with its days."""
    return f"{'at least ' if one.at_least else ''}{number(one.value)} ({_days(one.first, one.last, panel)})"


def _days(first: date, last: date, panel: Panel) -> str:
    """Days in a row, with their years where the panel has more than one."""
    if panel.first.year == panel.last.year == first.year:
        return show_span(first, last)
    return f"{show_span(first, last)} {last.year}" if first.year == last.year else f"{show_short(first)} - {show_short(last)}"


def _recalls(panel: Panel) -> str:
    """`2 weeks from memory: at least 25 (16 - 22 Nov), 30 (23 - 29 Nov)`; of many the first, the last and the range."""
    told = sorted((one for one in panel.recalls if is_number(one.value)), key=lambda one: one.first)
    if not told:
        return ""
    said = ", ".join(_told(one, panel) for one in dict.fromkeys((told[0], told[-1])))
    text = f"{len(told)} {'week' if len(told) == 1 else 'weeks'} from memory: {said}"
    values = [one.value for one in told]
    return text + (f"; lowest {number(min(values))}, highest {number(max(values))}" if len(told) > 2 else "")


def _pauses(panel: Panel) -> str:
    """`Pause 3 - 9 Nov`."""
    return f"Pause {', '.join(_days(one.first, one.last, panel) for one in panel.pauses)}" if panel.pauses else ""


def _marks(panel: Panel) -> list[str]:
    marks = sorted((mark.day, mark.letter) for mark in panel.marks if panel.first <= mark.day <= panel.last)
    return [f"{letter} on {_short(day, panel)}" for day, letter in marks]


def _short(day: date, panel: Panel) -> str:
    """A day without its year if the whole panel lies in one."""
    return show_short(day, panel.last if panel.first.year == panel.last.year else None)
