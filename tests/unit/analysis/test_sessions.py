"""What was done in one go is one session, and what belongs together over weeks is a series."""

from __future__ import annotations

import pytest

from spinelog.analysis.procedures import Lettered
from spinelog.analysis.sessions import by_target, in_series, session_of, sessions
from tests.unit.analysis import made
from tests.unit.analysis.made import BACK, LEG, PAINS, ZERO, in_order, on


def _letters(everyone: tuple[Lettered, ...]) -> list[str]:
    return [one.letters for one in sessions(everyone)]


def test_both_sides_on_one_day_are_one_session() -> None:
    assert _letters(in_order(made.done(ZERO, side="left"), made.done(ZERO, side="right"), made.done(on(14)))) == ["A B", "C"]


def test_two_kinds_on_one_day_are_two_unless_they_were_told_to_be_one() -> None:
    assert _letters(in_order(made.done(ZERO), made.done(ZERO, kind="trigger_point"))) == ["A", "B"]
    both = made.done(ZERO, session_uid="one"), made.done(ZERO, kind="trigger_point", session_uid="one")
    assert _letters(in_order(*both)) == ["A B"]


def test_one_kind_on_one_day_is_two_where_they_were_told_to_be_two() -> None:
    assert _letters(in_order(made.done(ZERO, session_uid="one"), made.done(ZERO, session_uid="two"))) == ["A", "B"]


def test_one_session_is_never_on_two_days() -> None:
    assert _letters(in_order(made.done(ZERO, session_uid="one"), made.done(on(1), session_uid="one"))) == ["A", "B"]


def test_two_of_one_year_may_be_on_any_day_and_are_two() -> None:
    assert _letters(in_order(made.done("2025"), made.done("2025"))) == ["A", "B"]


def test_what_is_planned_is_no_session_yet() -> None:
    assert _letters(in_order(made.done(ZERO, status="planned"))) == []


@pytest.mark.parametrize(
    ("left", "right", "steroid"),
    [(True, None, True), (True, False, True), (False, None, None), (None, None, None), (False, False, False)],
)
def test_a_session_had_a_steroid_if_any_part_had_and_none_only_if_no_part_had(
    left: bool | None, right: bool | None, steroid: bool | None
) -> None:
    (one,) = sessions(in_order(made.done(ZERO, steroid=left), made.done(ZERO, steroid=right)))
    assert one.steroid is steroid


def test_a_session_for_two_pains_is_looked_at_through_both() -> None:
    everyone = in_order(made.done(ZERO, LEG), made.done(ZERO, LEG, side="left"), made.done(ZERO, BACK))
    assert [one.letter for one in by_target(session_of(everyone[1], everyone), PAINS)] == ["A", "C"]


def test_two_blocks_and_an_ablation_are_numbered_in_their_series() -> None:
    kind = "medial_branch_block"
    everyone = in_order(
        made.done(ZERO, kind=kind, series_uid="facet"),
        made.done(on(14), kind=kind, side="left", series_uid="facet"),
        made.done(on(14), kind=kind, side="right", series_uid="facet"),
        made.done(on(20)),
        made.done(on(40), kind="rf_ablation", series_uid="facet"),
    )
    assert in_series(sessions(everyone)) == {"A": "block 1", "B C": "block 2", "E": "ablation"}
