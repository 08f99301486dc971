"""What was done in one go is one session, and what belongs together over weeks is a series."""

from __future__ import annotations

from datetime import time

import pytest

from spinelog.analysis.procedures import Lettered
from spinelog.analysis.sessions import by_target, in_series, session_of, sessions
from spinelog.domain.values import Procedure
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


def test_what_was_said_to_be_one_stays_one_beside_another_of_its_kind() -> None:
    first, alike = made.done(ZERO, uid="a", time=time(9)), made.done(ZERO, uid="b", time=time(10))
    joined = made.done(ZERO, uid="c", kind="trigger_point", session_uid="a", time=time(11))
    assert _letters(in_order(first, alike, joined)) == ["A B C"]
    assert _letters(in_order(first, joined, made.done(ZERO, uid="d", kind="epidural", session_uid="e"))) == ["A", "B C"]


def test_the_rest_of_a_session_stays_together_when_its_first_is_gone() -> None:
    rest = made.done(ZERO, uid="b", session_uid="a"), made.done(ZERO, uid="c", kind="trigger_point", session_uid="a")
    assert _letters(in_order(*rest)) == ["A B"]


def _names(*procedures: Procedure) -> dict[str, str]:
    return {uid: part.name for uid, part in in_series(in_order(*procedures)).items()}


def test_two_blocks_and_an_ablation_are_numbered_in_their_series() -> None:
    block = "medial_branch_block"
    everyone = (
        made.done(ZERO, kind=block, uid="a"),
        made.done(on(14), kind=block, uid="b", side="left", series_uid="a"),
        made.done(on(14), kind=block, uid="c", side="right"),
        made.done(on(20), uid="d"),
        made.done(on(40), kind="rf_ablation", uid="e", series_uid="a"),
    )
    assert _names(*everyone) == {"a": "block 1", "b": "block 2", "c": "block 2", "e": "ablation"}
    part = in_series(in_order(*everyone))["e"]
    assert [(name, one.letters) for name, one in part.series] == [("block 1", "A"), ("block 2", "B C"), ("ablation", "E")]


def test_what_is_planned_has_its_part_in_a_series() -> None:
    planned = made.done(on(60), kind="rf_ablation", uid="b", series_uid="a", status="planned")
    assert _names(made.done(ZERO, kind="nerve_block", uid="a"), planned) == {"a": "block", "b": "ablation"}


def test_injections_of_one_kind_are_numbered_too() -> None:
    assert _names(made.done(ZERO, uid="a"), made.done(on(30), uid="b", series_uid="a")) == {"a": "epidural 1", "b": "epidural 2"}


def test_the_only_one_that_is_left_of_a_series_is_none() -> None:
    assert _names(made.done(ZERO, uid="b", series_uid="a")) == {}
