"""A block diary drawn: in cells and on paper, never joined, and never lower than it was."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import hypothesis.strategies as st
import pytest
from hypothesis import given

from spinelog.charts.block_spec import HourDot, HourPanel, Level
from spinelog.charts.block_svg import hours_svg
from spinelog.charts.block_terminal import EARLIER, FULL, HOLLOW, draw_hours
from tests.unit.charts.samples import rows_of

LEVELS = (Level(3.5, "half"), Level(1.4, "a fifth"))


def _panel(*dots: HourDot, **more: object) -> HourPanel:
    return HourPanel("Pain since the block", 480, dots, LEVELS, **more)  # type: ignore[arg-type]


def _rows(panel: HourPanel, width: int = 44, height: int = 13) -> list[str]:
    return rows_of(draw_hours(panel, width, height))


def _row_with(rows: list[str], sign: str) -> int:
    (found,) = [number for number, row in enumerate(rows) if sign in row]
    return found


def test_the_lines_are_named_and_the_hours_stand_below() -> None:
    rows = _rows(_panel(HourDot(30, 7)))
    assert [row.split()[-1] for row in rows if "-" in row] == ["half", "fifth"]
    assert rows[-1].split() == ["0", "2", "4", "6", "8", "h"]
    assert rows[0].split()[0] == "10"
    assert all(len(row) == 44 for row in rows)


def test_hollow_scores_and_those_of_the_earlier_diary_look_other() -> None:
    text = "\n".join(_rows(_panel(HourDot(30, 7), HourDot(300, 5, hollow=True), earlier=(HourDot(120, 9),))))
    assert [text.count(sign) for sign in (FULL, HOLLOW, EARLIER)] == [1, 1, 1]
    assert text.index(EARLIER) < text.index(FULL) < text.index(HOLLOW)


@given(st.integers(0, 10), st.integers(1, 10), st.integers(8, 30))
def test_a_score_stands_on_a_line_or_below_it_only_if_it_reached_it(score: int, before: int, height: int) -> None:
    level = Level(before / 2, "half")
    panel = HourPanel("", 480, (HourDot(60, score),), (level,))
    rows = _rows(panel, 44, height)
    line = _row_with(rows, "half")
    assert (_row_with(rows, FULL) >= line) is (score <= level.value)


@pytest.mark.parametrize(("width", "height"), [(11, 10), (40, 2), (12, 3), (200, 60), (0, 0)])
def test_every_size_is_filled_exactly(width: int, height: int) -> None:
    rows = draw_hours(_panel(HourDot(-7, 7), HourDot(9999, 3)), width, height)
    assert len(rows) == height
    assert all(sum(len(text) for text, _ in row) == width for row in rows)


def test_a_longer_form_has_its_hours_further_apart() -> None:
    assert HourPanel("", 1440, ()).hours() == (0, 6, 12, 18, 24)
    assert HourPanel("", 120, ()).hours() == (0, 1, 2)


def test_on_paper_it_is_one_ink_and_nothing_is_joined() -> None:
    panel = _panel(HourDot(30, 7), HourDot(300, 5, hollow=True), earlier=(HourDot(120, 9), HourDot(130, 9, hollow=True)))
    drawn = hours_svg(panel, "Half <b>")
    tree = ET.fromstring(drawn)
    names = [node.tag.rsplit("}", 1)[-1] for node in tree.iter()]
    assert (names.count("circle"), names.count("rect"), names.count("polyline")) == (2, 1, 0)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) <= {"black", "white", "none"}
    assert "Half &lt;b&gt;" in drawn
    numbers = [float(number) for number in re.findall(r'\b(?:cx|x|x1|x2)="(-?[\d.]+)"', drawn)]
    assert max(numbers) <= 178.0
