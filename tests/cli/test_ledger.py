"""`spinelog procedure ledger`, and what `trends --around` says of one procedure. Today is Fri 20 Nov 2026."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.knowledge.procedures import catalogue
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests.conftest import Spinelog
from tests.unit.summary.made import on, procedure, run, treated


def test_before_any_procedure_it_says_how_to_add_one(spinelog: Spinelog) -> None:
    told = spinelog("procedure", "ledger")
    assert (told.code, told.out) == (0, 'No procedure is done yet. To add one: spinelog procedure add epidural --date "8 oct"\n')
    assert json.loads(spinelog("procedure", "ledger", "--json").out)["sessions"] == []


def test_the_demos_one_session_is_told_whole(connector: Connector, clock: Clock, spinelog: Spinelog) -> None:
    fill(connector, clock)
    out = spinelog("procedure", "ledger").out
    for words in (
        "A  8 Oct 2026  Epidural injection, right S1, transforaminal",
        "right leg: before 8.0 (7-9), 6 of 7 days; week 6 3.0 (2-5), 6 of 7 days; 5.0 points, 63 % lower",
        "extra tablets 2.2 \u2192 0.2 a day (6 and 6 of 7 days)",
        "best week: week 6, 3.0",
        "at half or less in 4 of 5 reported weeks: from week 2, still so in week 6",
        "own estimate: 70 % less, asked 17 Nov",
        "soreness 8 Oct to 9 Oct",
        "physical therapy begun on day 5",
        "34 of 43 days with a score",
        "Epidural injections and nerve root blocks, low back: 1 in 6 months, 1 in 12 months",
        "Sessions with a steroid, of any kind and anywhere: 1 in 12 months\n",
    ):
        assert words in out


def test_both_sides_of_one_day_are_one_session(journal: Journal, spinelog: Spinelog) -> None:
    procedure(journal, on(0), kind="rf_ablation", side="left", time=time(9))
    procedure(journal, on(0), kind="rf_ablation", side="right", time=time(10))
    out = spinelog("procedure", "ledger").out
    assert out.startswith("A B  8 Oct 2026  Radiofrequency ablation, left; Radiofrequency ablation, right\n")
    assert "Ablations, region not told: 1 in 6 months, 1 in 12 months" in out
    (session,) = json.loads(spinelog("procedure", "ledger", "--json").out)["sessions"]
    assert (session["letters"], session["days"], session["pains"][0]["look"]["first"]) == (["A", "B"], 43, "2026-11-05")


def test_injections_of_which_nobody_told_whether_a_steroid_was_in_them_are_counted_apart(
    journal: Journal, spinelog: Spinelog
) -> None:
    procedure(journal, on(0), steroid=True)
    procedure(journal, on(14), kind="trigger_point")
    assert "with a steroid, of any kind and anywhere: 1 in 12 months; 1 not told\n" in spinelog(
        "procedure", "ledger"
    ).out.replace("Sessions with", "with")


def test_what_payers_write_is_in_no_ledger_and_no_summary(journal: Journal, spinelog: Spinelog) -> None:
    for kind, facts in catalogue().items():
        if facts.payer:
            procedure(journal, on(0), kind=kind)
    told = spinelog("procedure", "ledger").out + spinelog("summary").out + spinelog("procedure", "ledger", "--json").out
    assert "payer" not in told.lower()
    assert "at most" not in told.lower()


def test_early_after_it_trends_says_from_when_a_look_is_usual(journal: Journal, spinelog: Spinelog) -> None:
    treated(journal, after=())
    out = spinelog("trends", "--around", "A", "--today", "2026-10-18").out
    assert "Today is day 10 after A: too early to say; usually looked at from Thu 22 Oct (a first look," in out
    found = json.loads(spinelog("trends", "--around", "A", "--json", "--today", "2026-10-18").out)["around"]
    assert (found["latest"], found["look"]["early"], found["look"]["first"]) == (None, True, "2026-10-22")
    assert found["look"]["source"].startswith("https://")


def test_what_the_clinic_said_goes_first_and_is_said_so(journal: Journal, spinelog: Spinelog) -> None:
    treated(journal, after=(), told_effect_from=date(2026, 11, 30))
    assert "too early to say; your clinic said to look from Mon 30 Nov" in spinelog("trends", "--around", "A").out


def test_of_a_kind_nobody_has_a_day_for_that_is_said(journal: Journal, spinelog: Spinelog) -> None:
    treated(journal, kind="dry_needling")
    out = spinelog("trends", "--around", "A").out
    assert "No usual day known." in out
    assert "50 % lower" in out


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ((4,) * 42, "At half or less in 6 of 6 reported weeks: from week 1, still so in week 6"),
        ((4,) * 14 + (7,) * 28, "At half or less in 2 of 6 reported weeks: from week 1, ended in week 3"),
        ((4,) * 14 + (None,) * 7 + (7,) * 21, "in 2 of 5 reported weeks: from week 1, ended between week 2 and week 4"),
        ((4,) * 35 + (7,) * 7, "from week 1, last so in week 5, not in week 6; one week alone ends nothing"),
        ((7,) * 42, "At half or less in 0 of 6 reported weeks: not reached in 6 weeks"),
    ],
)
def test_how_long_it_was_at_half_is_told_by_the_week(
    journal: Journal, spinelog: Spinelog, after: tuple[int | None, ...], words: str
) -> None:
    treated(journal, after=())
    run(journal, "pain", after, on(1))
    assert words in spinelog("trends", "--around", "A").out
    assert words in spinelog("procedure", "ledger").out.replace("at half", "At half")


def test_the_next_injection_ends_the_weeks_of_the_first(journal: Journal, spinelog: Spinelog) -> None:
    treated(journal, after=())
    run(journal, "pain", (4,) * 42, on(1))
    procedure(journal, on(21))
    words = "At half or less in 3 of 3 reported weeks: from week 1 until B"
    assert words in spinelog("trends", "--around", "A").out


def test_a_trend_is_said_from_eight_weeks_on_and_never_across_a_procedure(journal: Journal, spinelog: Spinelog) -> None:
    zero = on(-28)
    procedure(journal, zero)
    run(journal, "pain", [10 - day // 7 for day in range(70)], on(1, zero))
    words = "Pain falls by 1.00 points a week, week 1 to week 10 (95 % interval 1.00 to 1.00)"
    assert words in spinelog("trends", "--around", "A").out
    assert json.loads(spinelog("trends", "--around", "A", "--json").out)["measures"][0]["trend"]["a_week"] == -1
    procedure(journal, on(40, zero), kind="trigger_point")
    assert "Pain: not enough weeks for a trend (6 of 8)" in spinelog("trends", "--around", "A").out


def test_a_stimulator_trial_is_told_while_its_leads_are_in(journal: Journal, spinelog: Spinelog) -> None:
    treated(journal, after=(), kind="scs_trial", ended=on(6))
    run(journal, "pain", (4, 4, 4, None, None, 9, 7, 7, 7, 7), on(1))
    out = spinelog("trends", "--around", "A").out
    assert "Pain 8.0 \u2192 4.0, the week before A to the trial; 4.0 points, 50 % lower" in out
    assert "the trial      9-13 Oct              4.0  (4)        3 of 5 days" in out
    assert "the 7 days after it" in out
    assert "A stimulator trial: from the day after the leads went in" in " ".join(spinelog("summary").out.split())
