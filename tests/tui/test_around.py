"""Around a procedure, and procedures side by side, as a person goes through them from Trends. Today is Fri 20 Nov 2026."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from textual.containers import VerticalScroll

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Pain, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.screens.around import AroundScreen
from spinelog.tui.screens.compare import CompareScreen
from spinelog.tui.screens.trends import TrendsScreen
from spinelog.tui.widgets.chart import Chart
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app


def add(journal: Journal, back: int, kind: str = "epidural", target: str = "right leg", **more: Any) -> None:
    """A procedure so many days ago."""
    pain = next(pain for pain in journal.items(Pain) if pain.name == target)
    day = PartialDate.of(TODAY - timedelta(days=back))
    journal.add(Procedure, {"kind": kind, "date": day, "target": pain.uid, **more})


def letters(her: Person) -> list[str]:
    """The procedures whose lines the first chart shows."""
    return [mark.letter for mark in her.app.screen.query(Chart).first().panel.marks]


async def test_a_shows_the_days_around_the_latest_procedure_and_esc_leads_back(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r", "a")
        assert her.lines[1].startswith("  A   Epidural injection, right S1, transforaminal   8 Oct 2026, day 43")
        for words in ("Days around A", "before  0 week 1", "Averages, with the days behind them", "Right leg, 0-10"):
            assert words in her.sees
        assert "8.0 6/7   4.3 7/7   3.7 6/7   3.2 6/7   3.0 6/7  63 % lower" in her.row("Right leg, 0-10")
        assert "Extra tablets 2.2 \u2192 0.2 a day" in her.sees
        assert her.lines[-1].strip().startswith("left right other procedure  esc dates  c compare")
        await her.press("escape")
        assert isinstance(her.app.screen, TrendsScreen)


async def test_reading_on_comes_to_the_weeks_at_half_what_else_changed_and_the_ledger(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r", "a")
        seen = ""
        for _ in range(6):
            seen += her.sees
            await her.press("down")
        for words in ("At half or less in 4 of 5 reported weeks", "Your own estimate: 70 % less", "physical therapy begun 13 Oct",
                      "In the ledger", "34 of 43 days with a score", "low back: 1 in 6 months, 1 in 12"):  # fmt: skip
            assert words in seen
        for _ in range(6):
            await her.press("up")
        assert her.app.screen.query_one("#page", VerticalScroll).scroll_y == 0


async def test_left_and_right_go_to_the_other_procedures_both_sides_as_one(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        add(journal, 60, "rf_ablation", "low back", side="left")
        add(journal, 60, "rf_ablation", "low back", side="right")
        add(journal, 10)
        await her.press("r", "a")
        assert her.lines[1].startswith("  D   Epidural")
        assert "too early to say; usually looked at from Tue 24 Nov" in " ".join(her.sees.split())
        await her.press("right")
        assert her.lines[1].startswith("  D   Epidural"), "the last has none after it"
        await her.press("left")
        assert her.lines[1].startswith("  C   Epidural")
        assert letters(her) == ["C", "D"]
        assert "after D" in her.row("Right leg, 0-10")
        await her.press("left")
        assert her.lines[1].startswith("  A   Radiofrequency ablation")
        assert "Low back, 0-10" in her.sees
        await her.press("left")
        assert her.lines[1].startswith("  A   Radiofrequency ablation")


@pytest.mark.parametrize(("key", "words"), [("a", "No procedure is done"), ("c", "No procedure is done yet")])
async def test_before_any_procedure_it_says_so(connector: Connector, clock: Clock, key: str, words: str) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("r", key)
        assert words in her.sees
        await her.press("left", "right", "down", "up", "escape")
        assert isinstance(her.app.screen, TrendsScreen)


async def test_one_procedure_alone_cannot_be_compared_and_it_says_why(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r", "c")
        assert "No two procedures of the same kind for the same pain yet." in her.sees


async def test_two_of_a_kind_stand_with_their_day_0_at_the_same_place(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        add(journal, 20)
        await her.press("r", "c")
        assert isinstance(her.app.screen, CompareScreen)
        assert her.lines[1].startswith("  A   B   Epidural, right leg")
        assert "60 % lower" not in her.row("B, 31 Oct 2026")
        assert "8.0 6/7" in her.row("A, 8 Oct 2026")
        panels = [chart.panel for chart in her.app.screen.query(Chart)]
        zeros = [
            next(mark.day for mark in panel.marks if mark.letter == letter) for panel, letter in zip(panels, "AB", strict=True)
        ]
        assert [zero - panel.first for zero, panel in zip(zeros, panels, strict=True)] == [timedelta(days=7)] * 2
        assert panels[0].last - panels[0].first == panels[1].last - panels[1].first
        await her.press("a")
        assert her.lines[1].startswith("  B   Epidural"), "the latest of these alone"
        await her.press("left", "c")
        assert her.lines[1].startswith("  A   B   Epidural")
        await her.press("escape")
        assert isinstance(her.app.screen, TrendsScreen)


async def test_left_and_right_go_to_the_other_kinds_that_can_be_compared(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        add(journal, 20)
        add(journal, 70, "trigger_point", "low back")
        add(journal, 55, "trigger_point", "low back")
        await her.press("r", "c")
        assert "Epidural, right leg" in her.lines[1]
        await her.press("left")
        assert her.lines[1].startswith("  A   B   Trigger point injection, low back")
        await her.press("right")
        assert "Epidural, right leg" in her.lines[1]


async def test_a_procedure_for_another_pain_is_not_compared(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        add(journal, 20, target="low back")
        await her.press("r", "c")
        assert "No two procedures of the same kind for the same pain yet." in her.sees


async def test_the_key_of_trends_leads_back_to_its_charts(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        for key in ("a", "c"):
            await her.press("r", key, "r")
            assert isinstance(her.app.screen, TrendsScreen)


async def test_what_was_left_open_is_there_again_after_another_screen(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r", "a", "g", "r")
        assert isinstance(her.app.screen, AroundScreen)
        assert "Days around A" in her.sees


@pytest.mark.parametrize("width", [60, 78, 120])
async def test_the_table_keeps_before_the_latest_weeks_and_the_change_at_any_width(
    connector: Connector, clock: Clock, width: int
) -> None:
    async with at_the_app(connector, clock, demo=True, size=(width, 36)) as her:
        await her.press("r", "a")
        row = her.row("Right leg, 0-10")
        assert "8.0 6/7" in row
        assert "3.0 6/7  63 % lower" in row


async def test_a_hostile_name_stays_literal(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        pain = next(pain for pain in journal.items(Pain) if pain.is_main)
        journal.edit(Pain, pain.uid, {"name": "[/][b]leg"})
        add(journal, 20, target="[/][b]leg")
        await her.press("r", "a")
        assert "[/][b]leg" in her.sees
        await her.press("c")
        assert "[/][b]leg" in her.lines[1]
