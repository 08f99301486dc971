"""The written cases of `tests/data`, in the words that screens and paper have for them."""

from __future__ import annotations

from typing import Any

import pytest

from spinelog.analysis.around import Around
from spinelog.summary.around_words import best_words, duration_words, early_briefly, early_words, look_words, weeks_at_half
from spinelog.summary.sentences import compared, extra_words, relief_words, usual_words
from tests.unit.analysis.cases import case_around, written
from tests.unit.analysis.made import on

SAYING = [case for case in written("around.toml")["case"] if "says" in case]


def _said(view: Around) -> set[str]:
    today = on(view.day)
    found = {early_words(view, today), look_words(view, today), best_words(view)}
    found |= {early_briefly(view, today), *(weeks_at_half(one) for one in view.durations[:1])}
    found |= {duration_words(one) for one in view.durations}
    for each in view.series:
        found |= {compared(each, view), relief_words(each)}
    if (seen := view.of_target) is not None:
        found |= {extra_words(seen.relief), usual_words(seen, view.procedure.letter)}
    return found - {""}


@pytest.mark.parametrize("case", SAYING, ids=lambda case: str(case["name"]))
def test_case_says(case: dict[str, Any]) -> None:
    said = _said(case_around(case))
    for sentence in case["says"]:
        assert sentence in said, f"{sentence!r} is not among {sorted(said)}"
