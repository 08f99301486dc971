"""The ledger: every session once, with what belongs to it, and counts back from today. Today is 60 days after A."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.ledger import FAMILIES, Count, Ledger, Steroids, ledger
from spinelog.domain.dates import PartialDate
from spinelog.domain.procedure import KINDS
from spinelog.domain.values import AfterEffect, Estimate, Procedure, Therapy
from tests.unit.analysis import made
from tests.unit.analysis.made import BACK, LEG, LEG_PAIN, PAINS, ZERO, in_order, on, series

TODAY = on(60)
EPIDURALS = FAMILIES[0][0]
LEG_SERIES = series(LEG_PAIN, [8] * 7 + [8] + [4] * 60, -7)


def _ledger(*procedures: Procedure, today: date = TODAY) -> Ledger:
    return ledger(
        in_order(*procedures),
        PAINS,
        (LEG_SERIES,),
        today,
        after_effects=[AfterEffect(procedure="right", kind="headache", began=on(1))],
        estimates=[
            Estimate(procedure="right", date=on(30), percent_less=60),
            Estimate(procedure="left", date=on(10), percent_less=50),
        ],
        therapies=[
            Therapy(name="physical therapy", started=PartialDate.of(on(5))),
            Therapy(name="massage", started=PartialDate.of(on(-1))),
            Therapy(name="swimming", started=PartialDate.of(on(45))),
            Therapy(name="yoga", started=PartialDate(2026, 11)),
        ],
    )


def test_both_sides_are_one_line_with_all_that_was_said_of_either() -> None:
    sides = made.done(ZERO, uid="left", side="left"), made.done(ZERO, uid="right", side="right")
    (entry,) = _ledger(*sides).entries
    assert entry.session.letters == "A B"
    assert len(entry.views) == 1
    assert [one.percent_less for one in entry.estimates] == [50, 60]
    assert [one.kind for one in entry.after_effects] == ["headache"]
    assert [(one.therapy.name, one.day) for one in entry.therapies] == [("physical therapy", 5), ("swimming", 45)]
    assert (entry.recorded, entry.days) == (60, 60)


def test_what_came_after_the_next_injection_belongs_to_that() -> None:
    first, second = _ledger(made.done(ZERO), made.done(on(40))).entries
    assert [(one.therapy.name, one.day) for one in first.therapies] == [("physical therapy", 5)]
    assert [(one.therapy.name, one.day) for one in second.therapies] == [("swimming", 5)]
    assert (first.days, second.days) == (39, 20)


def test_a_session_for_two_pains_is_told_for_both_and_counted_once() -> None:
    found = _ledger(made.done(ZERO, LEG), made.done(ZERO, BACK))
    assert [view.target for view in found.entries[0].views] == [LEG, BACK]
    assert found.counts == (Count(EPIDURALS, None, (1, 1), (0, 0)),)


def test_sessions_are_counted_by_family_and_region_in_6_and_12_months() -> None:
    day = {months: f"2026-{12 - months:02d}-08" if months < 12 else "2025-12-08" for months in (2, 7, 12)}
    today = date(2026, 12, 7)
    found = _ledger(
        made.done(day[2], region="low back"),
        made.done(day[2], region="low back", side="left"),
        made.done(day[7], kind="nerve_root_block", region="low back"),
        made.done(day[12], region="neck"),
        made.done("2025-12-07", region="neck"),
        made.done(day[7], kind="surgery"),
        made.done("2027-01-01", region="low back"),
        today=today,
    )
    assert found.since == (date(2026, 6, 8), date(2025, 12, 8))
    assert found.counts == (Count(EPIDURALS, "low back", (1, 2), (0, 0)), Count(EPIDURALS, "neck", (0, 1), (0, 0)))


def test_a_session_of_which_only_the_year_is_known_may_lie_within() -> None:
    found = _ledger(made.done("2026"), made.done("2026-11"), made.done("2024"))
    assert found.counts == (Count(EPIDURALS, None, (1, 1), (1, 1)),)
    assert [entry.days for entry in found.entries] == [0, 0, 0]


def test_steroids_are_counted_over_all_kinds_and_what_was_not_told_apart() -> None:
    found = _ledger(
        made.done(ZERO, steroid=True, side="left"),
        made.done(ZERO, side="right"),
        made.done(on(10), kind="si_injection", steroid=True, region="buttock"),
        made.done(on(12), kind="trigger_point"),
        made.done(on(13), kind="medial_branch_block", steroid=False),
        made.done(on(14), kind="surgery"),
        made.done("2026", steroid=True),
        made.done("2024-01-01", steroid=True),
    )
    assert found.steroids == Steroids(given=2, not_told=1, perhaps=1)


@pytest.mark.parametrize(("today", "first"), [(date(2028, 8, 31), date(2028, 3, 1)), (date(2026, 3, 31), date(2025, 10, 1))])
def test_six_months_back_from_the_end_of_a_month(today: date, first: date) -> None:
    assert _ledger(today=today).since[0] == first


def test_every_family_is_of_known_kinds_and_no_kind_is_in_two() -> None:
    kinds = [kind for _, kinds in FAMILIES for kind in kinds]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= {key for key, _ in KINDS}


@given(st.lists(st.tuples(st.integers(-800, 60), st.sampled_from(("epidural", "rf_ablation", "surgery"))), max_size=8))
def test_a_session_is_counted_once_however_many_parts_it_has(done: list[tuple[int, str]]) -> None:
    single = [made.done(on(day), kind=kind) for day, kind in done]
    double = [made.done(on(day), kind=kind, side="left") for day, kind in done]
    once, twice = _ledger(*single), _ledger(*single, *double)
    assert (once.counts, once.steroids) == (twice.counts, twice.steroids)
    assert len(once.entries) == len(twice.entries) == len(set(done))
