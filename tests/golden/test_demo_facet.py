"""The second made-up patient: two blocks with diaries and an ablation, told the same way by days, diaries and summary."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from spinelog.analysis.blocks import Hollow
from spinelog.cli.demo import fill_facet
from spinelog.domain.clock import Clock
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, AfterEffect, Block, Day, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.around import around_pages
from spinelog.summary.blocks import load_with_earlier
from spinelog.summary.build import build
from spinelog.summary.readiness import readiness
from spinelog.summary.render import render
from tests.conftest import TODAY, Spinelog

DATA = Path(__file__).parent / "data"


@pytest.fixture
def facet(connector: Connector, clock: Clock, journal: Journal) -> Journal:
    fill_facet(connector, clock)
    return journal


def test_its_summary_reads_as_it_did(facet: Journal, request: pytest.FixtureRequest) -> None:
    path = DATA / "facet.txt"
    text = render(build(facet), "text")
    if request.config.getoption("--accept"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_every_item_passes_the_checks_that_a_form_makes(facet: Journal) -> None:
    for name, noun in NOUNS.items():
        for item in facet.items(VALUES[name]):
            record = {field.name: getattr(item, field.name) for field in noun.fields}
            for field in noun.fields:
                field.check(record[field.name])
            assert noun.complete(dict(record), TODAY) == record, name


def test_before_the_visit_only_the_scans_report_is_missing(facet: Journal) -> None:
    assert [one.key for one in readiness(facet).missing] == ["scans"]


def test_sixteen_weeks_are_written_up_to_yesterday(facet: Journal) -> None:
    days = [one.day for one in facet.items(Day)]
    assert (days[0], days[-1]) == (TODAY - timedelta(days=113), TODAY - timedelta(days=1))


def test_two_blocks_and_an_ablation_on_both_sides_are_one_series(facet: Journal) -> None:
    *blocks, right, left = facet.items(Procedure)
    assert [one.kind for one in blocks] == ["medial_branch_block"] * 2
    assert [one.series_uid for one in (*blocks, right, left)] == [None, *[blocks[0].uid] * 3]
    assert (right.side, left.side, right.date) == ("right", "left", left.date)
    assert (right.session_uid, left.session_uid) == (None, right.uid)
    words = " ".join(render(build(facet), "text").split())
    for part in ("(block 1)", "(block 2)", "C D 1 Oct 2026", "(ablation)"):
        assert part in words
    for letter in "ABCD":
        page = around_pages(facet, letter).page
        assert page is not None
        assert f"{letter} belongs to a series: A block 1, B block 2, C D ablation." in page.beside


def test_each_block_was_at_half_or_less_for_several_hours(facet: Journal) -> None:
    for block in facet.items(Block):
        for site in load_with_earlier(facet, block)[0].day.sites:
            assert site.spells is not None
            half = site.spells[0]
            assert half is not None
            assert half.first <= 60
            assert half.last - half.first >= 180


def test_one_reading_is_at_rest_and_one_after_a_tablet(facet: Journal) -> None:
    first, second = (load_with_earlier(facet, block)[0].day for block in facet.items(Block))
    assert [[one.hollow for one in site.scores if one.hollow] for site in first.sites] == [[Hollow.REST, Hollow.TABLET]] * 2
    assert [[one.hollow for one in site.scores if one.hollow] for site in second.sites] == [[], []]
    assert {one.reading.source for site in second.sites for one in site.scores} == {"paper"}
    assert not any(one.is_later for day in (first, second) for site in day.sites for one in site.scores)


def test_the_second_diary_is_laid_beside_the_first(facet: Journal) -> None:
    first, second = facet.items(Block)
    other = load_with_earlier(facet, second)[1]
    assert other is not None
    assert other.block.uid == first.uid


def test_after_the_ablation_a_sore_week_then_lower_from_week_three(facet: Journal) -> None:
    words = " ".join(render(build(facet), "text").split())
    assert "The week before C 7.17 (6-8)" in words
    assert "Lower by 30 % or more in 5 of 7 reported weeks: from week 3, still so in week 7." in words
    soreness = next(one for one in facet.items(AfterEffect) if one.kind == "soreness")
    assert soreness.ended is not None
    assert (soreness.ended - soreness.began).days == 7


@pytest.mark.parametrize("today", ["2024-03-01", "2026-11-20", "2027-01-15"])
def test_it_is_told_from_any_today_without_a_terminal(spinelog: Spinelog, today: str) -> None:
    told = spinelog("demo", "facet", "--today", today)
    assert (told.code, told.err) == (0, "")
    words = " ".join(told.out.split())
    assert "day 50 after C" in words
    assert "60 % lower" in words


def test_another_name_is_refused_with_the_one_that_there_is(spinelog: Spinelog) -> None:
    told = spinelog("demo", "knee")
    assert told.code == 2
    assert "facet" in told.err
