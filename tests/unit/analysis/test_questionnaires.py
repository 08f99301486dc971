"""The first and the latest of each form, and the change between them where it means something."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.questionnaires import ability_courses, change_courses, peg_course, total_courses
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import GoalCheck, Questionnaire

TODAY = date(2026, 11, 20)
ANSWER = st.integers(0, 10) | st.none()


def peg(back: int, *answers: int | None) -> Questionnaire:
    pain, enjoyment, activity = answers
    day = PartialDate.of(TODAY - timedelta(days=back))
    return Questionnaire(kind="peg", date=day, peg_pain=pain, peg_enjoyment=enjoyment, peg_activity=activity)


def odi(when: PartialDate, total: float, low: float | None = 0, high: float | None = 100, **more: str) -> Questionnaire:
    record = {"form": "ODI", "better": "less", **more}
    return Questionnaire(kind="total", date=when, total=total, lowest=low, highest=high, **record)  # type: ignore[arg-type]


def test_the_change_is_that_of_unrounded_scores() -> None:
    course = peg_course([peg(40, 7, 6, 6), peg(1, 4, 4, 3)], TODAY)
    assert [point.value for point in course.points] == [19 / 3, 11 / 3]
    assert course.change == 11 / 3 - 19 / 3


@given(st.lists(st.tuples(st.integers(0, 400), ANSWER, ANSWER, ANSWER), max_size=12))
def test_an_incomplete_form_changes_no_score(found: list[tuple[int, int | None, int | None, int | None]]) -> None:
    forms = [peg(*one) for one in found]
    whole = [peg(*one) for one in found if None not in one]
    course, alone = peg_course(forms, TODAY), peg_course(whole, TODAY)
    assert course.points == alone.points
    assert course.change == alone.change
    assert len(course.points) + len(course.incomplete) == len(forms)
    assert all(0 <= point.value <= 10 for point in course.points)


@given(
    st.lists(st.tuples(st.integers(0, 400), *[st.integers(0, 10)] * 3), min_size=2, unique_by=lambda one: one[0]), st.randoms()
)
def test_the_order_of_writing_does_not_matter_where_the_days_differ(found: list[tuple[int, ...]], chance: object) -> None:
    forms = [peg(*one) for one in found]
    again = list(forms)
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert peg_course(forms, TODAY) == peg_course(again, TODAY)
    first, latest = max(found), min(found)
    assert peg_course(forms, TODAY).change == sum(latest[1:]) / 3 - sum(first[1:]) / 3


def test_a_single_form_has_no_change_and_none_is_not_zero() -> None:
    assert peg_course([peg(1, 4, 4, 3)], TODAY).change is None
    assert peg_course([peg(9, 4, 4, 3), peg(1, 4, 4, 3)], TODAY).change == 0
    assert peg_course([], TODAY).latest is None


def test_of_one_day_the_one_that_was_written_later_is_the_latest() -> None:
    early, late = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (8, 20))
    forms = [
        Questionnaire(kind="pgic", date=PartialDate.of(TODAY), procedure="a", change=change, created_at=at)
        for change, at in ((2, late), (3, early))
    ]
    (course,) = change_courses(forms, TODAY)
    assert [point.value for point in course.points] == [3, 2]


def test_changes_since_two_procedures_are_never_put_together() -> None:
    forms = [
        Questionnaire(kind="pgic", date=PartialDate(2026, 11, day), procedure=uid, change=change)
        for day, uid, change in ((1, "a", 3), (5, "b", 5), (9, "a", 2))
    ]
    assert [(one.about, [point.value for point in one.points]) for one in change_courses(forms, TODAY)] == [
        ("a", [3, 2]),
        ("b", [5]),
    ]


def test_a_change_of_a_total_needs_one_range_that_was_told() -> None:
    may, nov = PartialDate(2026, 5), PartialDate(2026, 11, 2)
    (same,) = total_courses([odi(may, 44), odi(nov, 30)], TODAY)
    assert same.change == -14
    for other in (odi(nov, 15, 0, 50), odi(nov, 30, None, None), odi(nov, 30, better="more")):
        (course,) = total_courses([odi(may, 44), other], TODAY)
        assert course.change is None
    (untold,) = total_courses([odi(may, 44, None, None), odi(nov, 30, None, None)], TODAY)
    assert untold.change is None


def test_a_form_is_one_form_however_its_name_is_written() -> None:
    forms = [odi(PartialDate(2026, month), 40, form=name) for month, name in ((5, "ODI"), (6, " odi "), (7, "NDI"))]
    assert [(one.about, len(one.points)) for one in total_courses(forms, TODAY)] == [("ODI", 2), ("NDI", 1)]


def test_ability_is_told_for_each_goal_and_checks_without_it_are_left_out() -> None:
    checks = [
        GoalCheck(goal="lift", date=TODAY, ability=4),
        GoalCheck(goal="lift", date=TODAY - timedelta(days=21), ability=2),
        GoalCheck(goal="lift", date=TODAY - timedelta(days=7), value=10.0),
        GoalCheck(goal="walk", date=TODAY, value=0.9),
    ]
    (course,) = ability_courses(checks, TODAY)
    assert (course.about, course.change, len(course.points)) == ("lift", 2, 2)


def test_what_is_dated_after_today_is_not_told_yet() -> None:
    assert peg_course([peg(-1, 4, 4, 3)], TODAY).points == ()
    assert ability_courses([GoalCheck(goal="lift", date=TODAY + timedelta(days=1), ability=4)], TODAY) == ()
