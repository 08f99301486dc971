"""How a change is worked into a day, and which instant judges it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.clock import Stamp
from spinelog.domain.day import ENTRY_FIELDS, EXTRA, MEASURES, PAIN_KEY, Entry, merged
from spinelog.domain.describe import Changes

MONDAY = datetime(2026, 11, 16, 20, 0, tzinfo=UTC)
LEG, BACK = PAIN_KEY + "a" * 32, PAIN_KEY + "b" * 32


def _on(days: int) -> Stamp:
    return Stamp(MONDAY + timedelta(days=days))


def _recorded(entry: Entry) -> object:
    return entry.fields["recorded_at"]


def test_a_figure_filled_later_moves_the_days_instant() -> None:
    entry = merged(None, {"sitting_min": 25}, _on(0))
    assert _recorded(entry) == _on(0).instant
    assert _recorded(merged(entry, {"walking_min": 10}, _on(2))) == _on(2).instant


def test_a_figure_corrected_later_does_not_move_it() -> None:
    entry = merged(None, {"sitting_min": 25}, _on(0))
    corrected = merged(entry, {"sitting_min": 30, "sitting_open": True}, _on(2))
    assert corrected.fields["sitting_min"] == 30
    assert _recorded(corrected) == _on(0).instant


@pytest.mark.parametrize(
    "changes", [{"note": "long drive"}, {"bad_day": True}, {"sitting_min": None}, {LEG: 4}, {EXTRA: 2.0}, {}]
)
def test_a_note_a_bad_day_a_score_or_nothing_does_not_make_the_figures_late(changes: Changes) -> None:
    entry = merged(None, {"sitting_min": 25}, _on(0))
    assert _recorded(merged(entry, changes, _on(2))) == _on(0).instant


def test_a_figure_cleared_and_filled_again_is_filled_anew() -> None:
    entry = merged(merged(None, {"sitting_min": 25}, _on(0)), {"sitting_min": None}, _on(1))
    assert _recorded(merged(entry, {"sitting_min": 25}, _on(2))) == _on(2).instant


def test_zero_is_recorded() -> None:
    entry = merged(None, {"steps": 0}, _on(0))
    assert not entry.is_empty
    assert entry.record["steps"] == 0
    assert _recorded(merged(entry, {"steps": 10}, _on(2))) == _on(0).instant


def test_each_score_is_judged_by_its_own_instant() -> None:
    entry = merged(merged(None, {LEG: 4}, _on(0)), {BACK: 3}, _on(2))
    assert entry.parts[LEG].recorded_at == _on(0).instant
    assert entry.parts[BACK].recorded_at == _on(2).instant
    corrected = merged(entry, {LEG: 5}, _on(5))
    assert (corrected.parts[LEG].value, corrected.parts[LEG].recorded_at) == (5, _on(0).instant)
    anew = merged(merged(entry, {LEG: None}, _on(3)), {LEG: 4}, _on(4))
    assert anew.parts[LEG].recorded_at == _on(4).instant


def test_a_part_keeps_the_offset_of_its_place() -> None:
    away = Stamp(datetime(2026, 11, 17, 8, 0, tzinfo=timezone(timedelta(hours=9))))
    entry = merged(merged(None, {LEG: 4}, away), {"steps": 10}, _on(2))
    assert entry.parts[LEG].utc_offset_min == 540
    assert entry.fields["utc_offset_min"] == 0


def test_everything_cleared_is_nothing_recorded() -> None:
    entry = merged(None, {"sitting_min": 25, "sitting_open": True, "note": "x", LEG: 4, "bad_day": True}, _on(0))
    emptied = merged(entry, {"sitting_min": None, "sitting_open": False, "note": None, LEG: None, "bad_day": None}, _on(0))
    assert emptied.is_empty


def test_that_it_comes_from_paper_is_nothing_recorded_and_makes_nothing_late() -> None:
    assert merged(None, {"from_paper": True}, _on(0)).is_empty
    entry = merged(None, {"sitting_min": 25}, _on(0))
    marked = merged(entry, {"from_paper": True}, _on(9))
    assert (marked.record["from_paper"], _recorded(marked)) == (True, _on(0).instant)
    assert merged(marked, {"from_paper": False}, _on(9)).record["from_paper"] is None


def test_what_came_before_is_left_as_it_was() -> None:
    entry = merged(None, {"sitting_min": 25, LEG: 4}, _on(0))
    merged(entry, {"sitting_min": 30, LEG: None, "note": "x"}, _on(1))
    assert entry.record["sitting_min"] == 25
    assert LEG in entry.parts
    assert entry.record["note"] is None


_FIGURES = {field.name: st.none() | st.integers(0, 10) for field in MEASURES}
_CHANGES = st.fixed_dictionaries({}, optional={**_FIGURES, "note": st.none() | st.just("x"), LEG: st.none() | st.integers(0, 10)})


@given(st.lists(_CHANGES, max_size=5))
def test_the_instant_is_that_of_the_last_save_which_filled_an_empty_figure(saves: list[Changes]) -> None:
    entry: Entry | None = None
    filled, known = _on(0), dict.fromkeys(_FIGURES)
    for number, changes in enumerate(saves):
        entry = merged(entry, changes, _on(number))
        if any(known[name] is None and changes.get(name) is not None for name in known):
            filled = _on(number)
        known = {name: changes.get(name, value) for name, value in known.items()}
        assert _recorded(entry) == filled.instant
        assert {name: entry.record[name] for name in known} == known


def test_an_entry_has_every_field_that_is_typed() -> None:
    assert set(Entry().record) == {field.name for field in ENTRY_FIELDS}
