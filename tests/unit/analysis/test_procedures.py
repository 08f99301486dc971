"""Letters, targets, and which procedure ends another's windows."""

from __future__ import annotations

from datetime import UTC, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.procedures import Lettered, done, ended_by, latest, letter, target_pain
from spinelog.domain.dates import PartialDate
from spinelog.domain.procedure import ENDS_EVERY_WINDOW
from spinelog.domain.values import Pain, Procedure
from tests.unit.analysis import made
from tests.unit.analysis.made import BACK, LEG, PAINS, ZERO, in_order, on

PARTIAL = st.one_of(
    st.integers(2024, 2027).map(PartialDate),
    st.builds(PartialDate, st.integers(2024, 2027), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(2024, 2027), st.integers(1, 12), st.integers(1, 28)),
)
PROCEDURES = st.lists(
    st.builds(
        Procedure,
        kind=st.sampled_from(("epidural", "rf_ablation", "surgery")),
        date=PARTIAL,
        status=st.sampled_from(("done", "planned", "cancelled")),
        target=st.sampled_from(("leg", "back", None)),
        uid=st.uuids().map(lambda uid: uid.hex),
    ),
    max_size=8,
)


def _letters(everyone: tuple[Lettered, ...]) -> list[tuple[str, str]]:
    return [(one.letter, str(one.procedure.date)) for one in everyone]


def test_done_procedures_are_lettered_by_date_and_planned_ones_after_them() -> None:
    planned = made.done(on(-100), status="planned")
    assert _letters(in_order(planned, made.done(on(5)), made.done(ZERO))) == [
        ("A", "2026-10-08"),
        ("B", "2026-10-13"),
        ("C", str(on(-100))),
    ]


def test_a_cancelled_procedure_has_no_letter() -> None:
    assert _letters(in_order(made.done(ZERO, status="cancelled"), made.done(on(5)))) == [("A", "2026-10-13")]


def test_a_procedure_of_which_only_the_month_is_known_stands_at_its_first_day() -> None:
    everyone = in_order(made.done(on(0)), made.done("2026-10"), made.done("2026-09-30"), made.done("2026"))
    assert _letters(everyone) == [("A", "2026"), ("B", "2026-09-30"), ("C", "2026-10"), ("D", "2026-10-08")]


def test_on_one_day_the_clock_decides_and_then_the_order_of_entry() -> None:
    late = made.done(ZERO, time=time(14), uid="a")
    first = made.done(ZERO, time=time(9), created_at=datetime(2026, 11, 1, 8, tzinfo=UTC), uid="z")
    second = made.done(ZERO, time=time(9), created_at=datetime(2026, 11, 1, 9, tzinfo=UTC), uid="b")
    assert [one.procedure.uid for one in in_order(late, second, first)] == ["z", "b", "a"]


def test_after_z_comes_aa() -> None:
    assert [letter(number) for number in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@given(PROCEDURES)
def test_letters_are_unique_in_order_and_leave_out_only_the_cancelled(procedures: list[Procedure]) -> None:
    everyone = in_order(*procedures)
    assert [one.letter for one in everyone] == [letter(number) for number in range(len(everyone))]
    assert len({one.letter for one in everyone}) == len(everyone)
    assert {one.procedure.uid for one in everyone} == {one.uid for one in procedures if one.status != "cancelled"}
    order = [(one.procedure.status == "planned", one.procedure.date.first) for one in everyone]
    assert order == sorted(order)
    assert everyone == in_order(*reversed(procedures))


def test_only_a_done_procedure_with_a_full_date_has_a_day_0() -> None:
    everyone = in_order(made.done(ZERO), made.done("2026-09"), made.done(on(9), status="planned"))
    assert [one.day_zero for one in everyone] == [None, ZERO, None]


def test_days_are_counted_from_the_latest_one_that_has_been() -> None:
    everyone = in_order(made.done(ZERO), made.done(on(30)), made.done("2026-11"), made.done(on(90), status="planned"))
    assert [one.letter for one in done(everyone, on(60))] == ["A", "C"]
    found = latest(everyone, on(60))
    assert found is not None
    assert found.letter == "C"
    on_the_day = latest(everyone, on(30))
    assert on_the_day is not None
    assert on_the_day.letter == "C"
    a_day_earlier = latest(everyone, on(29))
    assert a_day_earlier is not None
    assert a_day_earlier.letter == "A"
    assert latest(everyone, on(-1)) is None


def test_two_levels_on_one_day_are_counted_from_under_the_first_letter() -> None:
    found = latest(in_order(made.done(on(-50)), made.done(ZERO), made.done(ZERO)), on(1))
    assert found is not None
    assert found.letter == "B"


def test_a_procedure_is_looked_at_through_its_target() -> None:
    assert target_pain(made.done(ZERO, LEG), PAINS) == (LEG, True)


def test_a_target_that_was_not_told_is_the_main_pain_and_the_answer_says_so() -> None:
    assert target_pain(made.done(ZERO, None), PAINS) == (BACK, False)
    assert target_pain(made.done(ZERO, Pain(uid="gone", name="arm")), PAINS) == (BACK, False)


def test_without_a_main_pain_the_first_one_stands_in() -> None:
    assert target_pain(made.done(ZERO, None), (LEG,)) == (LEG, False)
    assert target_pain(made.done(ZERO, None), ()) == (None, False)


def _end(*procedures: Procedure) -> str | None:
    everyone = in_order(*procedures)
    end = ended_by(everyone[0], everyone, PAINS)
    return end.letter if end else None


def test_a_second_injection_for_the_same_leg_ends_the_windows_of_the_first() -> None:
    assert _end(made.done(ZERO), made.done(on(30))) == "B"


def test_the_next_one_ends_them_not_the_one_after() -> None:
    assert _end(made.done(ZERO), made.done(on(60)), made.done(on(30))) == "B"


def test_an_injection_for_another_pain_ends_nothing() -> None:
    assert _end(made.done(ZERO, LEG), made.done(on(30), BACK)) is None


def test_surgery_and_implants_end_the_windows_of_every_pain() -> None:
    for kind in ENDS_EVERY_WINDOW:
        assert _end(made.done(ZERO, LEG), made.done(on(30), BACK, kind)) == "B"


def test_a_procedure_without_a_told_target_ends_those_of_the_main_pain() -> None:
    assert _end(made.done(ZERO, BACK), made.done(on(30), None)) == "B"
    assert _end(made.done(ZERO, LEG), made.done(on(30), None)) is None


def test_planned_and_half_dated_procedures_end_nothing() -> None:
    assert _end(made.done(ZERO), made.done(on(30), status="planned"), made.done("2026-12")) is None


def test_the_other_side_on_the_same_day_does_not_end_a_session() -> None:
    assert _end(made.done(ZERO), made.done(ZERO)) is None
    assert _end(made.done(ZERO), made.done(ZERO, kind="surgery")) is None


def test_an_earlier_procedure_does_not_end_a_later_one() -> None:
    everyone = in_order(made.done(ZERO), made.done(on(30)))
    assert ended_by(everyone[1], everyone, PAINS) is None
