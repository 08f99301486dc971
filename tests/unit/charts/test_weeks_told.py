"""Weeks told in one go, and pauses: apart from what was written of single days, in cells, on paper and in words."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from spinelog.analysis.measure import Measure
from spinelog.analysis.recall import Recall as Told
from spinelog.charts import build
from spinelog.charts.axis import GUTTER
from spinelog.charts.layers import Rows
from spinelog.charts.spec import Dot, Panel, Pause, Recall
from spinelog.charts.svg import svg
from spinelog.charts.terminal import draw
from spinelog.charts.words import sentence
from spinelog.domain.day import DAY_NOUN
from tests.unit.charts.samples import bar, day, pain, panel, roles_of, rows_of, text_of

SITTING = Measure.of(DAY_NOUN.field("sitting_min"))
SVG = "{http://www.w3.org/2000/svg}"


def week(first: int, value: float, **more: bool) -> Recall:
    return Recall(day(first), day(first + 6), value, **more)


def pause(first: int, last: int) -> Pause:
    return Pause(day(first), day(last))


def lines(spec: Panel) -> list[dict[str, str]]:
    return [dict(one.attrib) for one in ElementTree.fromstring(svg([spec], title="t", desc="d")).iter(f"{SVG}line")]


def words(spec: Panel) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(svg([spec], title="t", desc="d")).iter(f"{SVG}text")]


# -- in cells --------------------------------------------------------------------------------------------------------


def test_this_is_what_a_week_and_a_pause_look_like() -> None:
    dots = (Dot(day(1), 12), Dot(day(2), 20))
    spec = panel({}, dots=dots, bars=(bar(1, 7, 16, (1, 2)),), recalls=(week(-7, 9),), pauses=(pause(8, 14),))
    assert rows_of(draw(spec, 49, 8)) == [
        "                    A                            ",
        "  30 - - - - - - - -│- - - - - - - - - - - - - - ",
        "                    │                            ",
        "  15                │▄▄▄▄                        ",
        "     ══════════════ │ •                          ",
        "                    │                            ",
        "   0                │              – – pause – – ",
        "    1 Oct         8 Oct        15 Oct      22 Oct",
    ]


def test_a_week_has_the_colour_of_what_is_from_memory_and_a_pause_that_of_no_measure() -> None:
    drawing = draw(panel({}, recalls=(week(-7, 9),), pauses=(pause(8, 14),)), 49, 8)
    roles = {
        (sign, role)
        for row, kinds in zip(rows_of(drawing), roles_of(drawing), strict=True)
        for sign, role in zip(row, kinds, strict=True)
    }
    assert {("═", "memory"), ("–", "muted")} <= roles


def test_a_short_pause_has_no_room_for_its_word() -> None:
    bottom = rows_of(draw(panel({}, pauses=(pause(10, 11),)), 49, 8))[-2]
    assert bottom[GUTTER:].replace("│", " ").strip() == "– –"


def test_what_was_written_in_a_pause_stands_in_it() -> None:
    drawing = draw(panel({11: 0.0, 12: 20.0}, goal=None, pauses=(pause(8, 14),)), 49, 8)
    assert text_of(drawing).count("•") == 2


def test_days_cover_a_week_at_the_same_height() -> None:
    spec = panel(dict.fromkeys(range(1, 8), 15.0), 1, 7, recalls=(week(1, 15),), marks=(), goal=None)
    text = text_of(draw(spec, 12, 6))
    assert text.count("•") == 7
    assert "═" not in text


@pytest.mark.parametrize("days", [400, 3_650, 21_900])
def test_a_week_narrower_than_a_column_does_not_vanish(days: int) -> None:
    spec = panel({}, 0, days, marks=(), goal=None, recalls=(week(100, 20),), pauses=(pause(300, 306),))
    text = text_of(draw(spec, 60, 8, x_labels=False))
    assert "═" in text
    assert "–" in text


@pytest.mark.parametrize("height", range(3, 20))
def test_a_week_short_of_the_goal_is_not_drawn_at_the_goal(height: int) -> None:
    spec = panel({}, recalls=(week(1, 29.9),), marks=())
    rows = Rows(spec, height - 1)
    drawn = [number for number, row in enumerate(reversed(rows_of(draw(spec, 78, height))[:-1])) if "═" in row]
    assert rows.goal is not None
    assert drawn == [number for number in drawn if number < rows.goal]
    assert drawn


# -- what is drawn ---------------------------------------------------------------------------------------------------


def test_a_chart_of_weeks_alone_is_not_empty_and_has_room_for_them() -> None:
    told = build.recalls(
        SITTING, [Told("sitting_min", day(7), 90.0, at_least=True), Told("sleep_min", day(7), 400.0)], day(0), day(9)
    )
    assert told == (Recall(day(1), day(7), 90.0, at_least=True),)
    spec = build.panel(SITTING, day(0), day(9), weeks_told=told)
    assert not spec.is_empty
    assert spec.high > 90


def test_a_pause_alone_is_nothing_recorded() -> None:
    spec = build.panel(SITTING, day(0), day(9), pauses=[(day(1), day(3))])
    assert spec.pauses == (pause(1, 3),)
    assert spec.is_empty


@pytest.mark.parametrize(("last", "is_drawn"), [(-1, False), (0, True), (6, True), (15, True), (16, False)])
def test_a_week_is_drawn_where_any_of_its_days_is_in_view(last: int, is_drawn: bool) -> None:
    told = build.recalls(SITTING, [Told("sitting_min", day(last), 20.0)], day(0), day(9))
    assert bool(told) is is_drawn


# -- on paper --------------------------------------------------------------------------------------------------------


def test_a_week_is_a_double_line_over_its_own_days() -> None:
    bare, spec = panel({}, marks=()), panel({}, marks=(), recalls=(week(0, 20),))
    upper, lower = [one for one in lines(spec) if one not in lines(bare)]
    assert (upper["x1"], upper["x2"], upper["stroke-width"]) == (lower["x1"], lower["x2"], lower["stroke-width"])
    assert 0.4 < float(lower["y1"]) - float(upper["y1"]) < 0.8
    assert float(upper["x2"]) - float(upper["x1"]) == pytest.approx(7 * 135 / 22, abs=0.1)


def test_a_week_short_of_the_goal_does_not_touch_its_line_on_paper() -> None:
    spec = panel({}, marks=(), recalls=(week(0, 29.99),))
    goal = next(float(one["y1"]) for one in lines(spec) if "stroke-dasharray" in one)
    drawn = [float(one["y1"]) for one in lines(spec) if one["stroke-width"] == "0.2"]
    assert min(drawn) - 0.1 > goal


def test_a_pause_is_dashes_with_its_word_unless_something_was_written_there() -> None:
    spec = panel({}, marks=(), goal=None, pauses=(pause(3, 9),))
    assert len([one for one in lines(spec) if "stroke-dasharray" in one]) == 1
    assert "pause" in words(spec)
    assert "pause" not in words(panel({5: 2.0}, marks=(), goal=None, pauses=(pause(3, 9),)))
    assert "pause" not in words(panel({}, marks=(), goal=None, pauses=(pause(3, 3),)))


def test_what_is_outside_the_days_shown_is_not_drawn() -> None:
    assert lines(panel({}, marks=(), recalls=(week(40, 20),), pauses=(pause(30, 36),))) == lines(panel({}, marks=()))


# -- in words --------------------------------------------------------------------------------------------------------


def test_weeks_and_pauses_are_said_apart_from_days_and_averages() -> None:
    spec = pain({1: 3.0}, marks=(), recalls=(week(-7, 6), week(7, 4, at_least=True)), pauses=(pause(3, 6),))
    assert sentence(spec) == (
        "Pain. 1 day recorded from 1 Oct to 22 Oct 2026; lowest 3, highest 3. "
        "2 weeks from memory: 6 (1-7 Oct), at least 4 (15-21 Oct). Pause 11-14 Oct."
    )


def test_of_many_weeks_the_first_the_last_and_the_range_are_said() -> None:
    spec = pain({}, marks=(), recalls=tuple(week(first, value) for first, value in ((-7, 6), (0, 8), (7, 4))))
    assert "3 weeks from memory: 6 (1-7 Oct), 4 (15-21 Oct); lowest 4, highest 8." in sentence(spec)
    assert "No single day recorded from 1 Oct to 22 Oct 2026." in sentence(spec)


def test_a_pause_that_began_in_another_year_says_so() -> None:
    spec = pain({}, 80, 100, marks=(), pauses=(pause(80, 90),))
    assert sentence(spec).endswith("Pause 27 Dec 2026 - 6 Jan 2027.")
