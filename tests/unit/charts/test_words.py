from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from spinelog.charts.spec import Bar, Dot, Mark, Panel
from spinelog.charts.words import sentence
from tests.unit.charts.samples import bar, day, pain, panel, panels


def test_a_chart_is_said_with_its_counts() -> None:
    values = {-14: 5.0, -1: 8.0, 42: 34.0}
    dots = (*(Dot(day(n), v, hollow=n == -1) for n, v in values.items()), Dot(day(20), 99, memory=True))
    bars = (bar(-7, -1, 9), bar(1, 7, 14.25), bar(36, 42, 30.33))
    assert sentence(panel({}, -14, 42, dots=dots, bars=bars)) == (
        "Sitting before pain, minutes. 3 days recorded from 24 Sep to 19 Nov 2026, 1 of them added later, 1 more from memory; "
        "lowest 5, highest 34. Average 9 (1-7 Oct), 30.3 (13-19 Nov); 3 averages, lowest 9, highest 30.3. A on 8 Oct. Goal 30."
    )


def test_nothing_recorded_is_said() -> None:
    assert sentence(pain({}, marks=())) == "Pain. Nothing recorded from 1 Oct to 22 Oct 2026."


def test_a_goal_of_less_says_so_and_an_open_average_is_at_least() -> None:
    open_bar = Bar(day(1), day(7), 25, (day(1),), at_least=True)
    assert sentence(pain({1: 3}, goal=3.0, marks=(), bars=(open_bar,))) == (
        "Pain. 1 day recorded from 1 Oct to 22 Oct 2026; lowest 3, highest 3. Average at least 25 (9-15 Oct). Goal 3 or less."
    )


def test_years_are_said_where_there_are_two() -> None:
    spec = replace(pain({}, marks=()), first=date(2025, 12, 1), last=date(2026, 1, 9), marks=(Mark(date(2025, 12, 24), "A"),))
    assert "from 1 Dec 2025 to 9 Jan 2026" in sentence(spec)
    assert "A on 24 Dec 2025." in sentence(spec)


def test_bars_alone_tell_how_many_days_they_hold() -> None:
    spec = pain({}, 0, 400, marks=(), bars=(bar(0, 27, 4.5), bar(28, 55, 3)))
    assert sentence(spec).startswith("Pain. 56 days recorded from 8 Oct 2026 to 12 Nov 2027. Average 4.5 (")


@settings(max_examples=50)
@given(panels())
def test_no_word_claims_a_cause(spec: Panel) -> None:
    said = sentence(spec).lower()
    assert not any(word in said for word in ("because", "work", "caus", "effect", "help", "improv", "trend", "nan", "inf"))


def test_titles_cannot_carry_control_signs() -> None:
    assert "\x1b" not in sentence(pain({0: 1}, title="leg\x1b[31m"))
