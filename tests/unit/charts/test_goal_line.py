from hypothesis import given
from hypothesis import strategies as st

from spinelog.charts.goal_line import goal_line
from tests.unit.charts.samples import WIDTH_ONE, text_of


def test_a_goal_line_has_the_beginning_left_and_the_target_right() -> None:
    assert text_of((goal_line(11, 8, 20, 30),)) == "━━━━━●────│"
    assert goal_line(6, 8, 19, 30) == (("━━●", "function"), ("──", "rule"), ("│", "goal"))
    assert text_of((goal_line(11, 8, 5, 30),)) == "●─────────│"
    assert text_of((goal_line(11, 8, None, 30),)) == "──────────│"
    assert text_of((goal_line(11, 8, 3, 1, "less"),)) == "━━━━━━━●──│"


def test_a_goal_that_is_not_reached_never_has_its_dot_on_the_target() -> None:
    assert text_of((goal_line(11, 8, 29.999999, 30),)) == "━━━━━━━━━●│"
    assert text_of((goal_line(11, 8, 30, 30),)) == "━━━━━━━━━━●"


numbers = st.floats(-1e6, 1e6)


@given(st.integers(0, 90), numbers, st.none() | numbers, numbers, st.sampled_from(("more", "less")))
def test_a_goal_line_is_as_wide_as_asked_and_honest(
    width: int, start: float, now: float | None, target: float, better: str
) -> None:
    text = text_of((goal_line(width, start, now, target, better),))  # type: ignore[arg-type]
    assert len(text) == width
    assert set(text) <= WIDTH_ONE
    if width >= 3 and now is not None:
        reached = now >= target if better == "more" else now <= target
        assert text.endswith("●") == reached
        assert text.count("●") == 1
