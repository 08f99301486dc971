"""A block diary read plainly: how much less at each score, from when to when, and never more than the scores tell."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from spinelog.analysis.blocks import BlockDay, BlockSite, companion, is_later, next_slot, read_day, slot_at
from spinelog.domain.block import USUAL_SLOTS
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Block, BlockReading, Procedure
from spinelog.knowledge.blocks import block_facts, facts, looked_at_in_hours

START = datetime(2026, 1, 7, 9, 42, tzinfo=UTC)
CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[2] / "data" / "blocks.toml").read_text("utf-8"))["case"]


def _block(sites: str = "right", slots: str = USUAL_SLOTS, **more: Any) -> Block:
    return Block(uid="b", procedure="p", started=START, utc_offset_min=0, sites=sites, slots=slots, **more)


def _procedure(**more: Any) -> Procedure:
    return Procedure(**{"uid": "p", "kind": "medial_branch_block", "date": PartialDate(2026, 1, 7), **more})


def _reading(minutes: float, score: int | str, word: str = "", site: str = "right") -> BlockReading:
    return BlockReading(
        uid=f"{site}{minutes}",
        block="b",
        site=None if word == "tablet" else site,
        slot_min=0 if minutes <= 0 else None,
        scored_at=START + timedelta(minutes=minutes),
        score=None if word == "tablet" else int(score),
        at_rest=word == "rest",
        extra=word in ("extra", "tablet"),
    )


def _day(case: dict[str, Any]) -> BlockDay:
    return read_day(_block(), [_reading(*one) for one in case["scores"]], _procedure(sedation=case.get("sedation")))


def _site(case: dict[str, Any]) -> BlockSite:
    return _day(case).sites[0]


EACH = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


@EACH
def test_each_score_says_how_much_less_it_is(case: dict[str, Any]) -> None:
    site = _site(case)
    assert [one.percent is None for one in site.scores] == [percent == "-" for percent in case["percent"]]
    assert [one.percent for one in site.scores if one.percent is not None] == pytest.approx(
        [percent for percent in case["percent"] if percent != "-"], abs=0.001
    )
    assert (str(site.no_percent) if site.no_percent else "") == case.get("no_percent", "")
    if "points" in case:
        assert [one.points for one in site.scores] == case["points"]
    hollow = [str(one.hollow) if one.hollow else "" for one in site.scores]
    assert hollow == case.get("hollow", [""] * len(site.scores))


@EACH
def test_the_lowest_and_those_near_the_hours_are_found(case: dict[str, Any]) -> None:
    site = _site(case)
    assert site.best is not None
    assert [site.best.minutes, site.best.score] == case["best"]
    assert [minutes for minutes, _ in site.near] == [60, 120, 240, 360]
    assert [one.minutes if one else "-" for _, one in site.near] == case["near"]


@EACH
def test_times_lie_between_two_scores(case: dict[str, Any]) -> None:
    site = _site(case)
    for number, name in enumerate(("half", "fifth")):
        if case[name] == "none":
            assert site.spells is None
            continue
        assert site.spells is not None
        spell = site.spells[number]
        if case[name] == "-":
            assert spell is None
            continue
        assert spell is not None
        over = "-" if spell.over_by is None else spell.over_by
        assert [spell.after, spell.first, spell.last, over] == case[name]
        if name == "half":
            assert list(spell.between) == case.get("between", [])


@EACH
def test_back_needs_two_scores_running(case: dict[str, Any]) -> None:
    back = _site(case).back
    assert (str(back.way) if back else "") == case["way"]
    if "back" in case:
        assert back is not None
        assert [back.after, back.by] == case["back"]


def test_each_side_stands_alone() -> None:
    right, left = ((-5, 8), (60, 2)), ((-4, 4), (61, 4))
    readings = [*(_reading(*one) for one in right), *(_reading(*one, site="left") for one in left)]
    day = read_day(_block("right, left"), readings, _procedure())
    assert [[one.percent for one in site.scores] for site in day.sites] == [[75.0], [0.0]]
    alone = read_day(_block(), readings[:2], _procedure())
    assert alone.sites[0] == day.sites[0]


def test_a_tablet_counts_for_both_sides() -> None:
    readings = [_reading(-5, 8), _reading(-5, 6, "", "left"), _reading(90, "", "tablet"), _reading(120, 2, "", "left")]
    day = read_day(_block("right, left"), readings, _procedure())
    assert day.tablet == START + timedelta(minutes=90)
    assert [one.hollow for one in day.sites[1].scores] == ["tablet"]


def test_what_is_in_the_trash_is_not_there() -> None:
    gone = BlockReading(block="b", site="right", scored_at=START + timedelta(minutes=60), score=0, deleted_at=START)
    assert read_day(_block(), [_reading(-5, 8), gone], _procedure()).sites[0].scores == ()


@given(
    st.lists(st.tuples(st.integers(1, 480), st.integers(0, 10)), unique_by=lambda one: one[0]),
    st.integers(0, 10),
    st.integers(-500, 500),
    st.randoms(),
)
def test_neither_the_hour_of_the_day_nor_the_order_of_typing_changes_anything(
    scores: list[tuple[int, int]], before: int, shift: int, chance: Any
) -> None:
    readings = [_reading(-5, before), *(_reading(*one) for one in scores)]
    site = read_day(_block(), readings, _procedure()).sites[0]
    chance.shuffle(readings)
    moved = timedelta(hours=shift)
    block = Block(uid="b", procedure="p", started=START + moved, sites="right", slots=USUAL_SLOTS)
    other = read_day(
        block,
        [BlockReading(**{**vars(one), "scored_at": one.scored_at + moved}) for one in readings],
        _procedure(),
    ).sites[0]
    assert (site.spells, site.back) == (other.spells, other.back)
    assert [(one.minutes, one.percent) for one in site.scores] == [(one.minutes, one.percent) for one in other.scores]
    if site.spells and (half := site.spells[0]):
        low = [minutes for minutes, score in sorted(scores) if 2 * score <= before]
        assert (half.first, half.last) == (low[0], low[-1])
        assert half.after < half.first
        assert half.over_by is None or half.over_by > half.last


# -- planned times -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "slot"),
    [(-30, 0), (0, 0), (1, 15), (22, 15), (22.5, 30), (52, 45), (89, 60), (90, 120), (475, 480), (539, 480), (541, None)],
)
def test_a_score_belongs_to_the_planned_time_that_is_nearest(minutes: float, slot: int | None) -> None:
    assert slot_at(_block(), START + timedelta(minutes=minutes)) == slot


def test_the_next_planned_time_is_the_first_to_come_that_is_open() -> None:
    at = START + timedelta(minutes=50)
    assert next_slot(_block(), at, [0, 15]) == 60
    assert next_slot(_block(), at, [60]) == 120
    assert next_slot(_block(), START + timedelta(minutes=481), []) is None
    assert next_slot(_block(), START - timedelta(minutes=5), []) == 0


def test_typed_in_long_after_its_time_is_added_later_but_not_from_paper() -> None:
    def late(minutes: int, source: str) -> bool:
        at = START + timedelta(minutes=60)
        return is_later(BlockReading(block="b", scored_at=at, created_at=at + timedelta(minutes=minutes), source=source))

    assert [late(30, "typed"), late(31, "typed"), late(600, "paper")] == [False, True, False]


# -- two diaries -----------------------------------------------------------------------------------------------------


def _pair(first: dict[str, Any], second: dict[str, Any]) -> Block | None:
    procedures = [_procedure(uid="p1", **first), _procedure(uid="p2", **second)]
    blocks = [
        Block(uid=f"b{number}", procedure=f"p{number}", started=START + timedelta(days=14 * number), sites="right", slots="1")
        for number in (1, 2)
    ]
    assert companion(blocks[0], blocks, procedures) is None, "only an earlier one is laid beside"
    return companion(blocks[1], blocks, procedures)


@pytest.mark.parametrize(
    ("first", "second", "is_found"),
    [
        ({"target": "leg"}, {"target": "leg"}, True),
        ({"target": "leg"}, {"target": "back"}, False),
        ({"target": "leg"}, {}, False),
        ({}, {}, True),
        ({"kind": "nerve_root_block"}, {}, False),
        ({"series_uid": "s", "target": "leg"}, {"series_uid": "s", "kind": "rf_ablation"}, True),
        ({"target": "leg"}, {"series_uid": "p1", "kind": "rf_ablation"}, True),
    ],
)
def test_two_diaries_of_one_series_or_target_go_together(first: dict[str, Any], second: dict[str, Any], is_found: bool) -> None:
    assert (_pair(first, second) is not None) is is_found


# -- knowledge -------------------------------------------------------------------------------------------------------


def test_the_planned_times_are_those_of_the_source() -> None:
    from spinelog.domain.block import slot_minutes

    assert facts("slots") == slot_minutes(USUAL_SLOTS)
    for one in block_facts().values():
        assert (one.tag == "CONVENTION") is (one.source == "CONVENTION"), one
        assert one.source == "CONVENTION" or one.source.startswith("http"), one


def test_a_diary_is_offered_for_the_kinds_that_are_looked_at_in_hours() -> None:
    assert [looked_at_in_hours(kind) for kind in ("medial_branch_block", "nerve_root_block", "epidural", "surgery")] == [
        True, True, False, False,
    ]  # fmt: skip
