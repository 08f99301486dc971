"""The same panels on paper: well-formed, harmless, the same to the byte."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinelog.charts.spec import Dot, Mark, Panel, Window
from spinelog.charts.svg import svg
from tests.unit.charts.samples import bar, day, pain, panel, panels, six_weeks

NAME = "{http://www.w3.org/2000/svg}"


def tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def drawn(*specs: Panel, **more: object) -> ElementTree.Element:
    return tree(svg(specs, title="Sitting", desc="49 days", **more))  # type: ignore[arg-type]


def words(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{NAME}text")]


def lines(root: ElementTree.Element, weight: str) -> list[dict[str, float]]:
    found = (one for one in root.iter(f"{NAME}line") if one.get("stroke-width") == weight)
    return [{key: float(one.get(key, "0")) for key in ("x1", "x2", "y1", "y2")} for one in found]


def test_it_says_what_it_is_to_those_who_do_not_see_it() -> None:
    root = drawn(six_weeks())
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{NAME}title", f"{NAME}desc"]
    assert [child.text for child in root][:2] == ["Sitting", "49 days"]
    assert root.get("width") == "150mm"
    assert (root.get("viewBox") or "").startswith("0 0 150 ")


def test_one_ink_and_nothing_from_elsewhere() -> None:
    text = svg([six_weeks(), six_weeks()], title="t", desc="d")
    assert text.count("http") == 1
    assert not re.search(r"<(script|style|image|use|a|foreignObject)\b|href|url\(|\bon\w+=", text)
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) == {"black", "white", "none"}


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text())
def test_any_text_is_only_text(title: str, name: str) -> None:
    spec = panel({0: 5.0}, title=name, windows=(Window(day(-7), day(-1), name),), marks=())
    root = tree(svg([spec], title=title, desc=name))
    assert {element.tag.removeprefix(NAME) for element in root.iter()} <= {
        "svg", "title", "desc", "text", "line", "path", "circle", "rect",
    }  # fmt: skip


def test_hostile_text_is_shown_and_not_run() -> None:
    text = svg([panel({}, title='<script>alert("1")</script>')], title="a\x1b[2J\ufffe", desc="]]>&")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "\x1b" not in text
    tree(text)


@settings(max_examples=60, deadline=None)
@given(panels(), st.booleans(), st.booleans())
def test_any_panel_is_well_formed_and_stays_on_the_page(spec: Panel, titles: bool, axis: bool) -> None:
    text = svg([spec], title="t", desc="d", titles=titles, axis=axis)
    assert text == svg([spec], title="t", desc="d", titles=titles, axis=axis)
    assert not re.search(r"\bnan\b|\binf\b|e-\d", text)
    root = tree(text)
    height = float((root.get("viewBox") or "").split()[3])
    for one in root.iter(f"{NAME}line"):
        assert all(0 <= float(one.get(key, "-1")) <= 150 for key in ("x1", "x2"))
        assert all(0 <= float(one.get(key, "-1")) <= height for key in ("y1", "y2"))


def test_only_days_next_to_each_other_are_joined() -> None:
    assert len(lines(drawn(panel({0: 5, 1: 6, 3: 7, 4: 8}, goal=None, marks=())), "0.15")) == 2


def test_days_from_memory_are_joined_to_nothing() -> None:
    dots = (Dot(day(0), 5), Dot(day(1), 5, memory=True), Dot(day(2), 5))
    root = drawn(panel({}, dots=dots, marks=(), goal=None))
    assert not lines(root, "0.15")
    assert len(list(root.iter(f"{NAME}circle"))) == 2


def test_days_added_later_are_hollow_and_last() -> None:
    dots = (Dot(day(0), 5, hollow=True), Dot(day(1), 5))
    assert [one.get("fill") for one in drawn(panel({}, dots=dots)).iter(f"{NAME}circle")] == ["black", "white"]


def test_an_average_breaks_at_missing_days_and_is_thick_where_the_table_has_it() -> None:
    spec = panel({}, goal=None, marks=(), bars=(bar(1, 7, 10, (1, 2, 4, 5, 6, 7)),))
    assert len(lines(drawn(spec), "0.42")) == 2
    strong = panel({}, goal=None, marks=(), bars=(type(spec.bars[0])(day(1), day(7), 10, spec.bars[0].recorded, strong=True),))
    assert len(lines(drawn(strong), "0.9")) == 2


def test_a_goal_is_labelled_at_the_axis_in_place_of_the_tick() -> None:
    said = words(drawn(panel({})))
    assert "goal 30" in said
    assert "30" not in said
    assert "15" in said


@pytest.mark.parametrize(("better", "value"), [("more", 29.99), ("less", 30.01)])
def test_an_average_short_of_the_goal_does_not_touch_its_line(better: str, value: float) -> None:
    root = drawn(panel({}, better=better, marks=(), bars=(bar(1, 7, value),)))
    goal, level = lines(root, "0.25")[0]["y1"], lines(root, "0.42")[0]["y1"]
    assert (level - goal if better == "more" else goal - level) >= 0.42 / 2 + 0.25 / 2


def test_panels_share_one_axis_and_one_line_for_a_procedure() -> None:
    root = drawn(panel({0: 5}), pain({0: 5}), titles=False)
    full = lines(root, "0.42")
    assert {line["x1"] for line in full} == {line["x2"] for line in full}
    assert len({line["x1"] for line in full}) == 1
    assert full[0]["y2"] == full[1]["y1"]
    assert words(root).count("A") == 1
    assert len({one.get("cx") for one in root.iter(f"{NAME}circle")}) == 1


def test_panels_of_different_days_are_refused() -> None:
    with pytest.raises(ValueError, match="same days"):
        svg([panel({}), panel({}, -7, 15)], title="t", desc="d")
    with pytest.raises(ValueError, match="same days"):
        svg([], title="t", desc="d")


def test_boxes_of_close_procedures_stand_apart() -> None:
    marks = tuple(Mark(day(n), letter) for n, letter in zip((0, 0, 1, 2, 14), "ABCDE", strict=True))
    root = drawn(panel({}, marks=marks))
    boxes = sorted((float(one.get("x", "0")), float(one.get("width", "0"))) for one in root.iter(f"{NAME}rect"))
    assert len(boxes) == 5
    assert all(x + width <= after + 0.01 for (x, width), (after, _) in pairwise(boxes))
    assert boxes[-1][0] + boxes[-1][1] <= 150.01
    assert [word for word in words(root) if word in set("ABCDE")] == list("ABCDE")


def test_a_hundred_procedures_keep_to_the_page() -> None:
    marks = tuple(Mark(day(n), f"{n:02d}") for n in range(100))
    boxes = list(drawn(panel({}, 0, 99, marks=marks)).iter(f"{NAME}rect"))
    assert 0 < len(boxes) < 100
    assert all(0 <= float(one.get("x", "-1")) <= 148 for one in boxes)


def test_there_is_a_floor_only_under_an_axis_from_zero() -> None:
    assert len(lines(drawn(panel({}, ticks=(), goal=None, marks=()), axis=False), "0.1")) == 1
    assert not lines(drawn(panel({}, low=4.0, ticks=(), goal=None, marks=()), axis=False), "0.1")


def test_a_long_goal_has_its_name_over_its_number_rather_than_past_the_edge() -> None:
    for goal, told in ((30.0, ["goal 30"]), (6000.0, ["goal", "6,000"])):
        root = drawn(panel({1: goal / 2}, low=0.0, high=2 * goal, goal=goal), gutter=10.0)
        assert [word for word in words(root) if word in ("goal", "6,000") or word.startswith("goal ")] == told
