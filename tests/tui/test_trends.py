from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest

from spinelog.charts.axis import Axis
from spinelog.domain.clock import Clock, Stamp
from spinelog.domain.day import FROM_PAPER, PAIN_KEY
from spinelog.domain.values import Goal, Pain
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import save_day, transaction
from spinelog.tui.screens.trends import RANGE_NAMES, TrendsScreen
from spinelog.tui.widgets.chart import Chart, ChartPanel
from spinelog.tui.widgets.range_bar import RangeBar
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app


def trends(her: Person) -> TrendsScreen:
    assert isinstance(her.app.screen, TrendsScreen)
    return her.app.screen


def panels(her: Person) -> list[ChartPanel]:
    return list(trends(her).query(ChartPanel))


def in_view(her: Person) -> list[str]:
    """The keys of the panels whose title can be read."""
    return [panel.key for panel in panels(her) if str(panel.border_title) in her.sees]


def span(her: Person) -> tuple[date, date]:
    panel = panels(her)[0].query_one(Chart).panel
    return panel.first, panel.last


FIRSTS = {"2w": 14, "6w": 42, "3m": 91, "6m": 182, "1y": 365, "all": 78}
"""How many days each range shows of the made-up journal, which has 72, and a week told in one go that ends on their first."""


async def test_z_goes_through_all_ranges_and_round(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        for name in ("3m", "6m", "1y", "all", "2w", "6w", "3m"):
            assert RANGE_NAMES[trends(her).query_one(RangeBar).active] == name
            assert span(her) == (TODAY - timedelta(days=FIRSTS[name] - 1), TODAY), name
            assert in_view(her)
            await her.press("z")
        await her.press("Z")
        assert RANGE_NAMES[trends(her).range] == "3m"


async def test_a_click_on_its_name_chooses_a_range(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        for name in RANGE_NAMES:
            await her.click(RangeBar, (her.lines[1].index(name) - 1, 0))
            assert span(her)[0] == TODAY - timedelta(days=FIRSTS[name] - 1), name


async def test_of_many_quick_presses_the_last_range_stays(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        for _ in range(9):
            her.app.simulate_key("z")
        await her.settle()
        assert RANGE_NAMES[trends(her).range] == "all"
        assert span(her)[0] == TODAY - timedelta(days=FIRSTS["all"] - 1)


async def test_the_cursor_reads_off_days_in_words(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        assert " A  Thu 8 Oct  Epidural injection, right S1, transforaminal" in her.part("#reading")
        await her.press("left")
        assert ": Fri 20 Nov   not recorded" in her.part("#reading")
        await her.press("left")
        assert ": Thu 19 Nov   Sitting 33 min  Right leg 2  Standing 50 min" in her.part("#reading")
        assert ":" in her.part(Chart)
        await her.press("right", "right")
        assert ": Fri 20 Nov   not recorded" in her.part("#reading")
        await her.press("left", "down")
        assert ": Thu 19 Nov   Standing 50 min  Walking 36 min" in her.part("#reading"), "what is in view comes first"


@pytest.mark.parametrize(("back", "words"), [(30 - 43, "(added later)"), (18 - 43, "(from memory)")])
async def test_the_cursor_says_how_late_a_day_was_written(connector: Connector, clock: Clock, back: int, words: str) -> None:
    async with at_the_app(connector, clock, demo=True, size=(120, 36)) as her:
        await her.press("r")
        trends(her).cursor = TODAY + timedelta(days=back)
        trends(her)._read_day()
        await her.settle()
        assert words in her.part("#reading")


async def test_the_cursor_says_that_a_day_is_from_paper(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.save_day(TODAY - timedelta(days=9), {"sitting_min": 25, FROM_PAPER: True})
    async with at_the_app(connector, clock, size=(120, 36)) as her:
        assert "● from paper" in her.sees
        await her.press("r")
        trends(her).cursor = TODAY - timedelta(days=9)
        trends(her)._read_day()
        await her.settle()
        assert "Sitting 25 min (from paper)" in her.part("#reading")


async def test_a_click_in_a_chart_reads_off_that_day(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        chart = trends(her).query(Chart).first()
        await her.click(chart, (chart.size.width - 1, 2))
        assert "20 Nov" in her.part("#reading")
        column = Axis(*span(her), chart.size.width).column_of(date(2026, 10, 8))
        assert column is not None
        await her.click(chart, (column, 2))
        assert ": Thu 8 Oct   Sitting 6 min" in her.part("#reading")


async def test_every_panel_has_a_sentence_with_its_days(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        assert len(panels(her)) >= 7
        for panel in panels(her):
            assert re.search(r"\d (and \d )?of 7", str(panel._sentence.content)), panel.key


async def test_up_and_down_bring_every_panel_into_view(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        seen = list(in_view(her))
        assert len(seen) == 2
        for _ in range(len(panels(her))):
            await her.press("down")
            seen += [key for key in in_view(her) if key not in seen]
        assert seen == [panel.key for panel in panels(her)]
        for _ in range(len(panels(her))):
            await her.press("up")
        assert in_view(her) == seen[:2]


async def test_dates_stand_under_the_lowest_panel_in_view(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        for _ in range(3):
            assert sum(bool(re.search(r"\d+ (Aug|Sep|Oct|Nov) .* Nov", line)) for line in her.lines[2:]) == 1
            await her.press("down")


async def test_a_procedure_that_is_added_gets_the_next_letter_at_once(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("r")
        assert [mark.letter for mark in panels(her)[0].query_one(Chart).panel.marks] == ["A"]
        await her.press("p", "f", "tab")
        await her.types("10 nov")
        await her.press("f2", "escape")  # the signs to know after it come first
        assert [mark.letter for mark in panels(her)[0].query_one(Chart).panel.marks] == ["A", "B"]
        await her.clear()
        assert " B  Tue 10 Nov  Facet joint injection" in her.part("#reading")
        assert re.search("A +B", her.part(Chart))
        await her.press("u")
        assert [mark.letter for mark in panels(her)[0].query_one(Chart).panel.marks] == ["A"]


async def test_the_legend_can_be_read_whole(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("r")
        for width in (78, 80, 96, 120):
            await her.resize(width, 24)
            assert "…" not in her.part("#legend"), width
            assert "worst" in her.part("#legend")
            assert ("added later" in her.part("#legend")) is (width >= 96)


async def test_a_stretch_too_long_for_days_says_so(connector: Connector, clock: Clock) -> None:
    with transaction(connector, writing=True) as connection:
        for back in range(400):
            day = TODAY - timedelta(days=back)
            save_day(connection, day, {"sitting_min": 20 + back % 7}, Stamp(datetime.combine(day, time(20), UTC)))
    async with at_the_app(connector, clock) as her:
        await her.press("r", "Z", "Z", "Z")
        assert RANGE_NAMES[trends(her).range] == "all"
        assert "a bar is 4 weeks" in her.sees
        trends(her).cursor = TODAY - timedelta(days=300)
        trends(her)._read_day()
        await her.settle()
        assert "no single days in so long a stretch; press z for another" in her.part("#reading")


async def test_an_empty_stretch_of_a_journal_that_holds_days_is_not_called_the_beginning(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    day = TODAY - timedelta(days=120)
    journal.clock = Clock(datetime.combine(day, time(20), UTC))
    for back in range(7):
        journal.save_day(day - timedelta(days=back), {"sitting_min": 20})
    async with at_the_app(connector, clock) as her:
        await her.press("r")
        assert "No day of this stretch is written down. Press z for a longer one" in her.sees
        await her.press("z")
        assert "Sitting before pain, minutes" in her.sees
        assert "No day of this stretch" not in her.sees


async def test_panels_keep_their_order_when_one_comes_between(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.save_day(TODAY, {"sitting_min": 20, PAIN_KEY + journal.items(Pain)[0].uid: 4})
    async with at_the_app(connector, clock) as her:
        await her.press("r")
        assert [panel.key.split(":")[0] for panel in panels(her)] == ["sitting_min", "pain"]
        journal.save_day(TODAY, {"walking_min": 12})
        journal.add(Goal, {"statement": "Walk", "measure": "walking_min", "target": 30.0, "is_headline": True})
        await her.press("r")
        assert [panel.key.split(":")[0] for panel in panels(her)] == ["walking_min", "pain", "sitting_min"]
