"""Panels for the tests: made-up days, nobody's."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from spinelog.charts.drawing import Drawing
from spinelog.charts.scale import PAIN
from spinelog.charts.spec import Bar, Dot, Mark, Panel, Pause, Recall, Tick, Window

A = date(2026, 10, 8)

WIDTH_ONE = set(" ·–•…›→−─│▀▄░■□●◄►═˙━▁▂▃▅▆▇█×") | {chr(code) for code in range(0x21, 0x7F)}
"""Signs that fill one cell in the fonts of terminals: checked by eye and by width tables."""


def day(number: int) -> date:
    """The day `number` days after procedure A."""
    return A + timedelta(number)


def bar(first: int, last: int, value: float, recorded: Iterable[int] | None = None) -> Bar:
    numbers = range(first, last + 1) if recorded is None else [one for one in recorded if first <= one <= last]
    return Bar(day(first), day(last), value, tuple(day(one) for one in numbers))


def panel(values: Mapping[int, float], first: int = -7, last: int = 14, **more: object) -> Panel:
    """Sitting, with a goal of 30 and A, unless said otherwise."""
    settings: dict[str, object] = {
        "title": "Sitting before pain, minutes",
        "hue": "function",
        "first": day(first),
        "last": day(last),
        "low": 0.0,
        "high": 36.0,
        "ticks": (Tick(0, "0"), Tick(15, "15"), Tick(30, "30")),
        "goal": 30.0,
        "marks": (Mark(A, "A"),),
        "dots": tuple(Dot(day(number), value) for number, value in values.items()),
    }
    return Panel(**{**settings, **more})  # type: ignore[arg-type]


def pain(values: Mapping[int, float], first: int = -7, last: int = 14, **more: object) -> Panel:
    """A score, less of it being better."""
    own: dict[str, object] = {"title": "Pain", "hue": "pain", "high": 10.0, "ticks": PAIN.ticks, "goal": None, "better": "less"}
    return panel(values, first, last, **{**own, **more})


def six_weeks() -> Panel:
    """A journal as it is kept: eight weeks around A, holes, days added later, one from memory."""
    chance = random.Random(8)
    numbers = [number for number in range(-14, 43) if chance.random() > 0.12 and number not in (29, 30, 31)]
    values = {number: max(3, round(8 + max(number, 0) * 0.5 + chance.gauss(0, 3))) for number in numbers}
    dots = tuple(Dot(day(n), v, hollow=n % 9 == 4, memory=n == 20) for n, v in values.items())
    weeks = [(-14, -8), (-7, -1), *((7 * k + 1, 7 * k + 7) for k in range(6))]
    bars = tuple(bar(a, b, sum(values[n] for n in numbers if a <= n <= b) / 7, numbers) for a, b in weeks)
    return panel(values, -14, 42, dots=dots, bars=bars)


def rows_of(drawing: Drawing) -> list[str]:
    """Each line as plain text, top first."""
    return ["".join(text for text, _ in line) for line in drawing]


def text_of(drawing: Drawing) -> str:
    """All of it as plain text."""
    return "\n".join(rows_of(drawing))


def roles_of(drawing: Drawing) -> list[list[str]]:
    """The role of each cell, top line first."""
    return [[role for text, role in line for _ in text] for line in drawing]


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """Any panel a caller could ask for, from one day to many years, with holes and close procedures."""
    length = draw(st.integers(1, 120) | st.integers(1, 22_000))
    numbers = draw(st.lists(st.integers(0, length - 1), max_size=40, unique=True))
    value = st.floats(-5, 50, allow_nan=False)
    dots = [Dot(day(n), draw(value), hollow=draw(st.booleans()), memory=draw(st.booleans())) for n in numbers]
    step = draw(st.sampled_from((7, 28, 91, 364)))
    kept = sorted(numbers)
    firsts = range(0, length, step) if length / step < 80 else range(0)
    bars = [bar(a, a + step - 1, draw(value), kept) for a in firsts if any(a <= n < a + step for n in kept)]
    marks = [Mark(day(n), "ABCDE"[i]) for i, n in enumerate(sorted(draw(st.lists(st.integers(0, length - 1), max_size=5))))]
    begins = st.integers(-9, length + 3).map(day)
    recalls = [Recall(one, one + timedelta(6), draw(value)) for one in draw(st.lists(begins, max_size=5))]
    pauses = [Pause(one, one + timedelta(draw(st.integers(0, 40)))) for one in draw(st.lists(begins, max_size=2))]
    windows = (Window(day(-9), day(2), "before"), Window(day(3), day(3), "0", shaded=False), Window(day(4), day(20), "week 2"))
    return panel(
        {},
        0,
        length - 1,
        dots=tuple(dots),
        bars=tuple(bars),
        worst=tuple(bars[::2]),
        recalls=tuple(recalls),
        pauses=tuple(pauses),
        marks=tuple(marks),
        windows=draw(st.sampled_from(((), windows))),
        goal=draw(st.none() | st.floats(-1, 40)),
        better=draw(st.sampled_from(("more", "less"))),
        cursor=draw(st.none() | st.integers(-3, length + 3).map(day)),
        caption=draw(st.sampled_from(("", "sitting, min"))),
    )
