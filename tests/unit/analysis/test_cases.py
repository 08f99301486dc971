"""The written cases of `tests/data/around.toml`: every answer that is no number, and every rule around a procedure."""

from __future__ import annotations

from typing import Any

import pytest

from spinelog.analysis.around import Around, Role
from spinelog.analysis.duration import Duration
from tests.unit.analysis.cases import case_around, written
from tests.unit.analysis.made import ZERO

CASES = written("around.toml")["case"]


def _spell(found: Duration | None) -> list[object]:
    return [str(found.outcome), found.begun or 0, found.held or 0, found.ended or 0] if found else []


def _found(view: Around) -> dict[str, object]:
    """Everything that a case may name but what it says."""
    seen = view.of_target
    assert seen is not None
    relief, before = seen.relief, seen.before
    half, thirty = view.durations or (None, None)
    by_role = {each.role: each for each in view.series}
    sits = by_role[Role.FUNCTION].change if Role.FUNCTION in by_role else None
    other = by_role.get(Role.OTHER_PAIN)
    extra = relief.extra if relief else None
    return {
        "look": -1 if view.look.first is None else (view.look.first - ZERO).days,
        "early": view.is_early,
        "seen": view.target.name if view.target else "",
        "latest": view.latest.name if view.latest else "",
        "before": before.average.value,
        "after": relief.after.value if relief else None,
        "points": relief.points if relief else None,
        "percent": relief.percent if relief else None,
        "reason": str(relief.reason) if relief and relief.reason else None,
        "worse": before.worse_than_usual,
        "n": [relief.before.n, relief.after.n] if relief else None,
        "bad_days": [relief.before.bad_days, relief.after.bad_days] if relief else None,
        "usual": -1 if before.usual.value is None else before.usual.value,
        "band": relief.band.name if relief and relief.band else "",
        "extra": [extra.before.value, extra.after.value] if extra else None,
        "more": relief.has_more_medicine if relief else None,
        "sits": [sits.before.value, sits.after.value, sits.difference] if sits else None,
        "sits_better": sits.is_better if sits else None,
        "other": [other.before.average.value, other.marks[-1].average.value] if other and not other.relief else None,
        "half": _spell(half),
        "thirty": _spell(thirty),
        "weeks": [half.reached, half.reported] if half else [],
        "best": view.best.window.name if view.best else "",
        "marks": [len(mark.window.days) for mark in seen.marks],
    }


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    found = _found(case_around(case))
    expected = {key: value for key, value in case.items() if key in found}
    assert expected
    for key, value in expected.items():
        is_figure = _is_number(value) or (isinstance(value, list) and all(map(_is_number, value)))
        assert found[key] == (pytest.approx(value) if is_figure else value), key


def test_every_answer_has_a_case() -> None:
    found = [_found(case_around(case)) for case in CASES]
    assert {one["reason"] for one in found} >= {
        "no record from before",
        "not enough days after",
        "not applicable: 0 before",
        "points only: under 3 before",
    }
    outcomes = {str(half[0]) for one in found if isinstance(half := one["half"], list) and half}
    assert outcomes == {"not reached", "still so", "ended", "until the next"}
    assert {one["band"] for one in found} == {"", "minimal", "moderate", "substantial"}
