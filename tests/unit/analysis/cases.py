"""The written cases of `tests/data`, and `around.toml` made into procedures and series."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spinelog.analysis.around import Around, around
from spinelog.analysis.measure import Measure
from spinelog.analysis.series import Reading, Series
from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME
from spinelog.domain.values import AfterEffect, Procedure
from tests.unit.analysis import made
from tests.unit.analysis.made import BACK, BACK_PAIN, EXTRA, LEG, LEG_PAIN, PAINS, SITTING, ZERO, in_order, on

DATA = Path(__file__).parents[2] / "data"
FOLLOWED = (("sitting", SITTING), ("scores", LEG_PAIN), ("back", BACK_PAIN), ("tablets", EXTRA))


def written(file: str) -> dict[str, list[dict[str, Any]]]:
    """The cases of one file by their heading."""
    return tomllib.loads((DATA / file).read_text(encoding="utf-8"))


def case_around(case: dict[str, Any]) -> Around:
    """What is computed around the procedure of a case."""
    this = _procedure(case)
    procedures, effects = [this], _soreness("this", case.get("sore"))
    if "earlier" in case:
        procedures.append(made.done(on(case["earlier"]), uid="earlier"))
        effects += _soreness("earlier", case.get("earlier_sore"))
    if "next" in case:
        target = BACK if case.get("next_for") == "back" else LEG
        procedures.append(made.done(on(case["next"]), target, case.get("next_kind", "facet_injection")))
    everyone = in_order(*procedures)
    one = next(one for one in everyone if one.procedure == this)
    days = {name: case.get(name, ()) for name in ("later", "memory", "bad")}
    followed = [series_of(measure, case[name], case["from"], **days) for name, measure in FOLLOWED if name in case]
    return around(one, everyone, PAINS, followed, on(case["today"]), effects)


def _procedure(case: dict[str, Any]) -> Procedure:
    told, ended = (on(case[name]) if name in case else None for name in ("told", "ended"))
    target = None if case.get("target") == "not told" else LEG
    return made.done(ZERO, target, case.get("kind", "epidural"), uid="this", told_effect_from=told, ended=ended)


def _soreness(procedure: str, days: list[int] | None) -> list[AfterEffect]:
    return [AfterEffect(procedure=procedure, kind="soreness", began=on(days[0]), ended=on(days[1]))] if days else []


def series_of(
    measure: Measure, text: str, first: int = 0, *, later: Iterable[int] = (), memory: Iterable[int] = (), bad: Iterable[int] = ()
) -> Series:
    """The series of "8x7 . 4x3", one figure a day from offset `first` on."""
    lates = {**dict.fromkeys(later, ADDED_LATER), **dict.fromkeys(memory, FROM_MEMORY)}
    found, offset = [], first
    for part in text.split():
        value, _, times = part.partition("x")
        for _ in range(int(times or 1)):
            if value != ".":
                late = lates.get(offset, IN_TIME)
                found.append(Reading(on(offset), float(value.removesuffix("+")), late, value.endswith("+")))
            offset += 1
    return Series.of(measure, found, map(on, bad))
