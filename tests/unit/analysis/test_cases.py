"""The written cases of `tests/data/around.toml`: every answer that is no number, and every rule around a procedure."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from spinelog.analysis.around import Around, around
from spinelog.analysis.series import Series
from spinelog.domain.values import AfterEffect
from tests.unit.analysis import made
from tests.unit.analysis.made import BACK, LEG, LEG_PAIN, PAINS, ZERO, in_order, on, readings

FILE = Path(__file__).parents[2] / "data" / "around.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


def _scores(text: str) -> list[float | None]:
    found: list[float | None] = []
    for part in text.split():
        value, _, times = part.partition("x")
        found += [None if value == "." else float(value)] * int(times or 1)
    return found


def _around(case: dict[str, Any]) -> Around:
    told, ended = (on(case[name]) if name in case else None for name in ("told", "ended"))
    kind = case.get("kind", "epidural")
    procedures = [made.done(ZERO, kind=kind, uid="this", told_effect_from=told, ended=ended)]
    if "next" in case:
        procedures.append(made.done(on(case["next"]), BACK if case.get("next_for") == "back" else LEG, "facet_injection"))
    sore = case.get("sore")
    effects = [AfterEffect(procedure="this", kind="soreness", began=on(sore[0]), ended=on(sore[1]))] if sore else []
    everyone = in_order(*procedures)
    leg = Series.of(LEG_PAIN, readings(_scores(case["scores"]), case["from"]))
    return around(everyone[0], everyone, PAINS, (leg,), on(case["today"]), effects)


def _found(view: Around) -> dict[str, object]:
    leg = view.of_target
    assert leg is not None
    relief = leg.relief
    half = view.durations[0] if view.durations else None
    return {
        "look": -1 if view.look.first is None else (view.look.first - ZERO).days,
        "early": view.is_early,
        "latest": view.latest.name if view.latest else "",
        "before": leg.before.average.value,
        "after": relief.after.value if relief else None,
        "points": relief.points if relief else None,
        "percent": relief.percent if relief else None,
        "reason": str(relief.reason) if relief and relief.reason else None,
        "worse": leg.before.worse_than_usual,
        "half": [str(half.outcome), half.begun or 0, half.held or 0, half.ended or 0] if half else [],
        "weeks": [half.reached, half.reported] if half else [],
        "best": view.best.window.name if view.best else "",
        "marks": [len(mark.window.days) for mark in leg.marks],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    found = _found(_around(case))
    expected = {key: value for key, value in case.items() if key in found}
    assert expected
    for key, value in expected.items():
        assert found[key] == (pytest.approx(value) if isinstance(value, float) else value), key


def test_every_answer_has_a_case() -> None:
    found = [_found(_around(case)) for case in CASES]
    assert {one["reason"] for one in found} >= {
        "no record from before",
        "not enough days after",
        "not applicable: 0 before",
        "points only: under 3 before",
    }
    outcomes = {str(half[0]) for one in found if isinstance(half := one["half"], list) and half}
    assert outcomes == {"not reached", "still so", "ended", "until the next"}
