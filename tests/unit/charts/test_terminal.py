"""What stands in the cells: sizes, missing days, goals, procedures, letters, cursor."""

from __future__ import annotations

import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinelog.charts.axis import GUTTER, Axis
from spinelog.charts.drawing import ROLES
from spinelog.charts.layers import Rows
from spinelog.charts.spec import Bar, Dot, Mark, Panel, Window
from spinelog.charts.terminal import draw, with_cursor
from tests.unit.charts.samples import WIDTH_ONE, A, bar, day, pain, panel, panels, roles_of, rows_of, six_weeks, text_of

DATE = r"(?:\d\d? [A-Z][a-z]{2}|[A-Z][a-z]{2} \d{4}|\d{4})"
VALUES = {-7: 8, -6: 9, -4: 12, -3: 1, -2: 8, -1: 10, 0: 9, 1: 12, 2: 14, 3: 14, 4: 12, 6: 18, 7: 20}
VALUES |= {8: 18, 9: 24, 10: 20, 11: 25, 13: 31, 14: 24}


def fortnight() -> Panel:
    dots = tuple(Dot(day(n), value, hollow=n == 10, memory=n == -3) for n, value in VALUES.items())
    bars = (bar(-7, -1, 8, VALUES), bar(1, 7, 14, VALUES), bar(8, 14, 24.5, VALUES))
    return panel({}, dots=dots, bars=bars, cursor=day(12))


def test_this_is_what_it_looks_like() -> None:
    assert rows_of(draw(fortnight(), 49, 8)) == [
        "                    A                       :    ",
        "  30 - - - - - - - -│- - - - - - - - - - - -:-•- ",
        "                    │              ▀▀▀▀▀▀▀▀ :▀▀▀▀",
        "  15                │           • • •   □   :    ",
        "        •   •     • •▀▀▀▀▀▀▀▀  ▀▀▀▀         :    ",
        "     ▀▀▀▀  ▀▀▀▀▀▀▀▀ │                       :    ",
        "   0          ×     │                       :    ",
        "    1 Oct         8 Oct        15 Oct      22 Oct",
    ]


def test_every_sign_has_its_role() -> None:
    drawing = draw(fortnight(), 49, 8)
    roles = {(sign, role) for line in drawing for text, role in line for sign in text}
    expected = {("A", "procedure-letter"), ("│", "procedure"), ("-", "goal"), ("▀", "function"), ("•", "muted"), ("□", "late")}
    assert expected | {("×", "memory"), (":", "cursor"), (" ", "")} <= roles
    assert {role for _, role in roles} <= set(ROLES)


@settings(max_examples=150, deadline=None)
@given(panels(), st.integers(1, 130), st.integers(1, 30), st.booleans())
def test_any_panel_fills_exactly_its_cells(spec: Panel, width: int, height: int, x_labels: bool) -> None:
    drawing = draw(spec, width, height, x_labels=x_labels)
    assert [len(row) for row in rows_of(drawing)] == [width] * height
    assert set(text_of(drawing)) - {"\n"} <= WIDTH_ONE
    assert {role for line in drawing for _, role in line} <= set(ROLES)


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (11, 9), (12, 2), (12, 3), (78, 7), (200, 50), (300, 100)])
def test_any_size_is_drawn(size: tuple[int, int]) -> None:
    drawing = draw(six_weeks(), *size)
    assert [len(row) for row in rows_of(drawing)] == [size[0]] * size[1]
    if size[0] < 12 or size[1] < 3:
        assert text_of(drawing).strip() == ""


@settings(max_examples=100, deadline=None)
@given(panels(), st.integers(12, 130), st.integers(3, 20))
def test_nothing_is_drawn_on_days_that_are_not_recorded(spec: Panel, width: int, height: int) -> None:
    spec = replace(spec, marks=(), windows=(), goal=None, cursor=None, caption="", recalls=(), pauses=())
    axis = Axis(spec.first, spec.last, width)
    days = {dot.day for dot in spec.dots} | {one for each in spec.bars for one in each.recorded}
    kept = {column for one in days if (column := axis.column_of(one)) is not None}
    wide = {c for c in range(GUTTER, width) if (span := axis.days_at(c)) is not None and span[0] in days and span[0] == span[1]}
    for row in rows_of(draw(spec, width, height, x_labels=False)):
        assert {column for column in range(GUTTER, width) if row[column] != " "} <= kept | wide


def test_an_average_breaks_where_a_day_is_missing() -> None:
    spec = panel({}, 1, 7, bars=(bar(1, 7, 15, (1, 2, 4, 5, 7)),), marks=(), goal=None)
    assert [row.rstrip()[GUTTER:] for row in rows_of(draw(spec, 12, 6, x_labels=False)) if "▀" in row or "▄" in row] == [
        "▀▀ ▀▀ ▀"
    ]


def test_a_dot_never_covers_its_average() -> None:
    spec = panel(dict.fromkeys(range(1, 8), 15.0), 1, 7, bars=(bar(1, 7, 15),), marks=(), goal=None)
    text = text_of(draw(spec, 12, 6))
    assert "•" not in text
    assert text.count("▄") == 7


@pytest.mark.parametrize("height", range(2, 40))
@pytest.mark.parametrize(("better", "sign"), [("more", 1), ("less", -1)])
def test_a_value_short_of_the_goal_is_never_drawn_at_the_goal(height: int, better: str, sign: int) -> None:
    for goal in (0.0, 3.0, 30.0, 35.9):
        rows = Rows(panel({}, goal=goal, better=better), height)
        assert rows.goal is not None
        for away in (1e-9, 0.01, 0.5, 1, 4):
            assert sign * (rows.row(goal - sign * away) - rows.goal) < 0
            assert sign * (rows.row(goal + sign * away) - rows.goal) >= 0
        assert sign * (rows.row(goal) - rows.goal) >= 0


@given(st.floats(0, 36), st.floats(0, 36), st.floats(0, 36), st.integers(2, 60), st.sampled_from(("more", "less")))
def test_a_higher_value_never_stands_lower(one: float, two: float, goal: float, height: int, better: str) -> None:
    rows = Rows(panel({}, goal=goal, better=better), height)
    assert rows.half(min(one, two)) <= rows.half(max(one, two))
    assert 0 <= rows.half(one) < 2 * height


def test_29_minutes_stay_below_a_goal_of_30_on_screen() -> None:
    rows = rows_of(draw(panel(dict.fromkeys(range(1, 8), 29.9), bars=(bar(8, 14, 29.99),)), 78, 6))
    goal = next(row for row in rows if "-" in row)
    assert not set(goal) & set("•▀▄")


def test_a_procedure_is_a_full_line_with_its_letter_on_top() -> None:
    drawing = draw(panel({}), 49, 8, x_labels=False)
    column = Axis(day(-7), day(14), 49).column_of(A)
    assert column is not None
    assert [row[column] for row in rows_of(drawing)] == ["A", *"│" * 7]
    assert roles_of(drawing)[0][column] == "procedure-letter"


@settings(max_examples=60, deadline=None)
@given(st.integers(10, 6000), st.integers(20, 100), st.data())
def test_an_average_never_crosses_a_procedure_that_is_not_among_its_days(length: int, width: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, length - 2))
    before, after = bar(0, at - 1, 5.0), bar(at + 1, length - 1, 30.0)
    spec = panel({}, 0, length - 1, bars=(before, after), marks=(Mark(day(at), "A"),), goal=None)
    column = Axis(spec.first, spec.last, width).column_of(day(at))
    assert column is not None
    rows = rows_of(draw(spec, width, 8, x_labels=False))
    low = {place for row in rows[4:] for place, sign in enumerate(row) if sign in "▀▄"}
    high = {place for row in rows[:4] for place, sign in enumerate(row) if sign in "▀▄"}
    assert low
    assert high
    # Only a bar that has no column of its own stands in the procedure's.
    assert max(low) < column or low == {column}
    assert min(high) > column or high == {column}


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=4), st.integers(0, 41), st.integers(17, 120))
def test_letters_of_close_procedures_can_all_be_read(steps: list[int], start: int, width: int) -> None:
    numbers = [min(start + sum(steps[:i]), 41) for i in range(len(steps) + 1)]
    marks = tuple(Mark(day(n), letter) for n, letter in zip(numbers, "ABCDE", strict=False))
    drawing = draw(pain(dict.fromkeys(range(0, 42, 2), 10.0), 0, 41, marks=marks), width, 8)
    text = [
        (column, sign)
        for row, roles in zip(rows_of(drawing), roles_of(drawing), strict=True)
        for column, (sign, role) in enumerate(zip(row, roles, strict=True))
        if role == "procedure-letter"
    ]
    assert "".join(sign for _, sign in sorted(text)) == "ABCDE"[: len(marks)]


def test_a_letter_does_not_hide_the_day_that_hurt_most() -> None:
    drawing = draw(pain({0: 10, 1: 3}), 49, 8, x_labels=False)
    column = Axis(day(-7), day(14), 49).column_of(A)
    assert column is not None
    assert [row[column] for row in rows_of(drawing)][:3] == ["•", "A", "│"]


def test_sixty_procedures_on_a_narrow_screen_keep_the_latest_letters() -> None:
    marks = tuple(Mark(day(n), f"{n:02d}") for n in range(60))
    top = rows_of(draw(panel({}, 0, 59, marks=marks), 25, 6))[0]
    assert top[GUTTER:] == "50515253545556575859"


def test_late_days_and_days_from_memory_look_different() -> None:
    dots = (Dot(day(1), 5), Dot(day(3), 5, hollow=True), Dot(day(5), 5, memory=True))
    text = text_of(draw(panel({}, 1, 7, dots=dots, marks=(), goal=None), 12, 6))
    assert "• □ ×" in text


def test_values_that_are_no_numbers_are_left_out() -> None:
    wrong = (float("nan"), float("inf"), float("-inf"), None)
    dots = tuple(Dot(day(n), value) for n, value in enumerate(wrong))  # type: ignore[arg-type]
    bars = tuple(Bar(day(1), day(7), value, (day(2),)) for value in wrong)  # type: ignore[arg-type]
    spec = panel({}, dots=dots, bars=bars, worst=bars, goal=float("nan"))
    assert draw(spec, 78, 7) == draw(panel({}, goal=None), 78, 7)


def test_an_empty_panel_has_axes_and_no_data() -> None:
    spec = panel({}, marks=(), goal=None)
    assert spec.is_empty
    rows = rows_of(draw(spec, 49, 8))
    assert [row[:GUTTER].strip() for row in rows[:-1]] == ["", "30", "", "15", "", "", "0"]
    assert all(row[GUTTER:].strip() == "" for row in rows[:-1])
    assert rows[-1].split() == ["1", "Oct", "8", "Oct", "15", "Oct", "22", "Oct"]


def test_panels_one_above_the_other_share_their_columns() -> None:
    steps = panel({0: 5000.0}, high=200_000.0, ticks=(), goal=None, marks=())
    score = pain({0: 5}, marks=())
    places = [next(row.index("•") for row in rows_of(draw(each, 78, 7)) if "•" in row) for each in (steps, score)]
    assert places[0] == places[1] == Axis(day(-7), day(14), 78).column_of(A)


def test_few_rows_have_two_labels_and_keep_the_goals() -> None:
    assert [row[:GUTTER].strip() for row in rows_of(draw(panel({}), 49, 5, x_labels=False))] == ["", "30", "", "", "0"]


def test_windows_are_shaded_under_the_days_and_name_the_axis() -> None:
    windows = (Window(day(-7), day(-1), "before"), Window(A, A, "0", shaded=False), Window(day(8), day(14), "week 2"))
    rows = rows_of(draw(panel({-4: 8}, windows=windows, goal=None, caption="sitting, min"), 49, 6))
    assert rows == [
        "     sitting, min░░ A              ░░░░░░░░░░░░░░",
        "  30 ░░░░░░░░░░░░░░ │              ░░░░░░░░░░░░░░",
        "     ░░░░░░░░░░░░░░ │              ░░░░░░░░░░░░░░",
        "     ░░░░░░░•░░░░░░ │              ░░░░░░░░░░░░░░",
        "   0 ░░░░░░░░░░░░░░ │              ░░░░░░░░░░░░░░",
        "         before     0                  week 2    ",
    ]


def test_the_cursor_goes_under_what_is_recorded() -> None:
    spec = panel({4: 20}, bars=(bar(1, 7, 10),))
    drawing = draw(spec, 49, 8)
    moved = with_cursor(drawing, spec, day(4))
    column = Axis(day(-7), day(14), 49).column_of(day(4))
    assert column is not None
    assert "".join(row[column] for row in rows_of(moved)) == ":::•▄:: "
    assert moved == draw(replace(spec, cursor=day(4)), 49, 8)
    assert with_cursor(drawing, spec, day(99)) == drawing


def test_the_cursor_leaves_letters_alone() -> None:
    rows = rows_of(draw(panel({}, cursor=A), 49, 8))
    column = Axis(day(-7), day(14), 49).column_of(A)
    assert column is not None
    assert rows[0][column] == "A"
    assert rows[1][column] == ":"


def test_dates_are_whole_and_apart_at_any_width() -> None:
    for last in (13, 40, 90, 181, 364, 3000, 21_914):
        for width in range(12, 130):
            named = rows_of(draw(panel({}, 0, last), width, 6))[-1]
            assert re.fullmatch(f" *{DATE}( +{DATE})* *", named), named


def test_names_of_any_script_keep_the_width() -> None:
    for name in ("右足", "e\u0301", "\x1b[31m", "👩\u200d🦽", "a\tb"):
        assert {len(row) for row in rows_of(draw(panel({}, caption=name), 40, 6))} == {40}
        assert "\x1b" not in text_of(draw(panel({}, caption=name), 40, 6))


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="zones cannot be set here")
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Etc/GMT+12"])
def test_no_zone_moves_a_day(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home = draw(six_weeks(), 78, 7)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert draw(six_weeks(), 78, 7) == at_home
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_wide_chart_is_not_cut_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("LINES", "5")
    rows = rows_of(draw(panel({14: 20.0}), 120, 30))
    assert any("•" in row[100:] for row in rows)


def test_threads_get_the_drawings_they_asked_for() -> None:
    specs = [panel({n: float(n + 10)}) for n in range(8)]
    alone = [draw(spec, 60, 8) for spec in specs]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda spec: draw(spec, 60, 8), specs * 3)) == alone * 3


def test_the_same_panel_is_the_same_drawing_and_can_be_a_key() -> None:
    assert hash(six_weeks()) == hash(six_weeks())
    assert draw(six_weeks(), 78, 7) == draw(six_weeks(), 78, 7)


def test_sixty_years_are_no_more_work_than_one_year_of_days() -> None:
    year = panel(dict.fromkeys(range(365), 10.0), 0, 364, marks=(), goal=None)
    bars = tuple(bar(first, first + 363, 10.0) for first in range(0, 21_915, 364))
    sixty = panel({}, 0, 21_914, bars=bars, marks=(), goal=None)
    assert _calls(sixty) < _calls(year)


def _calls(spec: Panel) -> int:
    """How many functions are called to draw it: a measure of the work that no busy machine changes."""
    count = 0

    def counted(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    draw(spec, 78, 7)
    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        draw(spec, 78, 7)
    finally:
        sys.setprofile(before)
    return count


def test_a_panel_refuses_what_cannot_be_an_axis() -> None:
    with pytest.raises(ValueError, match="first <= last"):
        panel({}, 5, 4)
    with pytest.raises(ValueError, match="low < high"):
        panel({}, high=0.0)
    with pytest.raises(ValueError, match="not a letter"):
        Mark(date(2026, 1, 1), "右")
