"""The block diary on screen: stays open all day, each digit saved at once, what is due in one phrase."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.values import Block, BlockReading, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.block import BlockScreen
from spinelog.tui.screens.today import TodayScreen
from spinelog.tui.widgets.hour_chart import HourChart
from spinelog.tui.widgets.picker import Picker
from tests.conftest import Spinelog
from tests.tui.helpers import Person, at_the_app

START = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)


class Hands(Clock):
    """A clock whose hands are moved."""

    __slots__ = ("at",)

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def hands() -> Hands:
    """Ten to ten, eight minutes after the injection."""
    return Hands(START + timedelta(minutes=8))


@pytest.fixture
def procedure(journal: Journal) -> Procedure:
    return journal.add(
        Procedure, {"kind": "medial_branch_block", "date": PartialDate(2026, 11, 20), "side": "right", "levels": "L4-L5"}
    )


@pytest.fixture
def block(journal: Journal, procedure: Procedure) -> Block:
    return journal.add(Block, {"procedure": procedure.uid, "started": START, "utc_offset_min": 0, "sites": "right"})


async def _at(her: Person, hands: Hands, minutes: float) -> None:
    """So many minutes after the injection; the screen hears its next second."""
    hands.at = START + timedelta(minutes=minutes)
    assert isinstance(her.app.screen, BlockScreen)
    her.app.screen.tick()
    await her.settle()


def _scores(journal: Journal) -> list[tuple[int | None, int | None, str]]:
    return [(one.slot_min, one.score, f"{one.scored_at:%H:%M}") for one in journal.items(BlockReading)]


async def test_the_diary_of_today_opens_at_once_and_a_digit_is_saved_at_once(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d")
        assert "Block diary   medial branch block, right L4-L5, today 09:42" in her.sees
        assert "Due in 7 min 00 s, at 09:57." in her.sees
        assert "Next: 15 min after" in her.sees
        await _at(her, hands, 16)
        assert "Due now, since 09:57 (1 min ago)." in her.sees
        await her.press("4")
        assert _scores(journal) == [(15, 4, "09:58")]
        assert "─15 min after─" in her.sees
        assert "Written down. 30 min after: in 14 min 00 s, at 10:12." in her.sees


async def test_a_second_digit_mends_the_first_and_one_zero_is_ten(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d", "4", "5")
        assert [score for _, score, _ in _scores(journal)] == [5]
        await her.press("1", "0")
        assert [score for _, score, _ in _scores(journal)] == [10]
        await her.press("backspace")
        assert _scores(journal) == []
        await her.press("u")
        assert [score for _, score, _ in _scores(journal)] == [10]


async def test_the_next_planned_time_begins_empty(connector: Connector, journal: Journal, block: Block, hands: Hands) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d", "4")
        await _at(her, hands, 29)
        assert "Next: 30 min after" in her.sees
        await her.press("2")
        assert [(slot, score) for slot, score, _ in _scores(journal)] == [(15, 4), (30, 2)]


async def test_it_survives_closing_and_what_a_command_wrote_is_there(
    connector: Connector, journal: Journal, block: Block, hands: Hands, spinelog: Spinelog
) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d", "4", "escape")
        assert isinstance(her.app.screen, TodayScreen)
        await her.press("d")
        assert "0:15    09:50      4" in her.sees
        assert spinelog("block", "score", "7", "--at", "9:40", at=hands.at).code == 0
        her.app.on_app_focus()
        await her.settle()
        assert "before  09:40      7" in her.sees
        assert "43 %" in her.row("0:15 ")
    async with at_the_app(connector, hands) as her:
        await her.press("d")
        assert "43 %" in her.row("0:15 ")


async def test_it_stays_open_while_another_screen_is_in_view(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d", "l")
        assert her.place == "timeline"
        await her.press("t")
        assert isinstance(her.app.screen, BlockScreen)
        await her.press("t")
        assert isinstance(her.app.screen, TodayScreen), "the key of the screen below goes back to it"


async def test_what_stands_at_a_time_can_be_deleted_and_brought_back(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d", "d")
        assert "Nothing stands there yet." in her.told[-1]
        await her.press("4", "d")
        assert _scores(journal) == []
        await her.press("z", "enter")
        assert _scores(journal) == [(15, 4, "09:50")]
        assert "4" in her.row("0:15 ")


async def test_left_out_and_a_tablet_are_one_key_each(connector: Connector, journal: Journal, block: Block, hands: Hands) -> None:
    hands.at = START + timedelta(minutes=121)
    async with at_the_app(connector, hands) as her:
        await her.press("d", "x")
        assert "left out" in her.row("2 h ")
        await _at(her, hands, 181)
        await her.press("e")
        assert "as your clinic told you" in her.told[-1]
        await her.clear()
        await her.press("3")
        assert "tablet" in her.row("3:01")
        assert her.row("3 h ").strip()[0] == "›"
        assert "Extra tablet by 12:43" in " ".join(her.sees.split())
        left, tablet, score = journal.items(BlockReading)
        assert (left.left_out, left.score) == (True, None)
        assert (tablet.extra, tablet.site) == (True, None)
        assert score.score == 3
        await _at(her, hands, 225)
        assert her.row("3 h ").strip()[0] == "□", "after a tablet it is hollow"


async def test_an_earlier_time_is_filled_in_at_its_own_clock_time(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    hands.at = START + timedelta(minutes=100)
    async with at_the_app(connector, hands) as her:
        await her.press("d", "left_square_bracket", "left_square_bracket")
        assert "A score now stands at 45 min after, 10:27." in her.sees
        await her.press("2")
        assert _scores(journal) == [(45, 2, "10:27")]
        assert "later" in her.row("0:45 ")
        await her.press("escape")
        assert "Next: 2 hours after" in her.sees, "esc first goes back to now"
        await her.press("right_square_bracket", "5")
        assert "still to come" in her.told[-1]
        assert len(_scores(journal)) == 1


async def test_from_paper_has_its_own_mark(connector: Connector, journal: Journal, block: Block, hands: Hands) -> None:
    hands.at = START + timedelta(hours=8, minutes=20)
    async with at_the_app(connector, hands) as her:
        await her.press("d", "p", "6")
        assert "From paper, at the planned times." in her.sees
        (one,) = journal.items(BlockReading)
        assert (one.source, one.scored_at) == ("paper", START + timedelta(hours=8))
        await her.press("escape", "d", "left_square_bracket")
        assert "paper" in her.row("8 h ")


async def test_two_sides_are_scored_one_after_the_other(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    journal.edit(Block, block.uid, {"sites": "right, left"})
    async with at_the_app(connector, hands) as her:
        await her.press("d", "4", "6")
        assert {(one.site, one.score) for one in journal.items(BlockReading)} == {("right", 4), ("left", 6)}
        await her.press("shift+tab")
        assert "Pain, left" in her.sees


async def test_a_note_at_rest_and_the_own_percent_go_with_the_score(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d", "4", "n")
        assert isinstance(her.app.screen, FormScreen)
        await her.types("sat down")
        await her.press("f2")
        (one,) = journal.items(BlockReading)
        assert (one.note, one.score, one.scored_at) == ("sat down", 4, hands.at)


async def test_a_score_at_a_time_of_its_own(connector: Connector, journal: Journal, block: Block, hands: Hands) -> None:
    hands.at = START + timedelta(minutes=200)
    async with at_the_app(connector, hands) as her:
        await her.press("d", "w", "3", "f2")
        assert _scores(journal) == [(None, 3, "13:02")]
        assert her.row("3:20").split()[:3] == ["■", "3:20", "13:02"]


async def test_the_bell_rings_once_for_each_time_that_comes_due(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    async with at_the_app(connector, hands) as her:
        with patch.object(her.app, "bell") as bell:
            await her.press("d")
            await _at(her, hands, 15)
            assert not bell.called, "nobody asked for it"
            await her.press("b")
            assert "rings when a score is due" in her.sees
            await _at(her, hands, 29)
            rung = bell.call_count
            await _at(her, hands, 30)
            await _at(her, hands, 31)
            assert bell.call_count == rung + 1
        assert journal.items(Block)[0].bell is True


async def test_the_block_before_it_is_shown_only_when_asked_for(
    connector: Connector, journal: Journal, block: Block, procedure: Procedure, hands: Hands
) -> None:
    earlier = journal.add(Procedure, {"kind": "medial_branch_block", "date": PartialDate(2026, 11, 6), "side": "right"})
    start = START - timedelta(days=14)
    old = journal.add(Block, {"procedure": earlier.uid, "started": start, "utc_offset_min": 0, "sites": "right"})
    journal.add(
        BlockReading, {"block": old.uid, "site": "right", "score": 9, "slot_min": 120, "scored_at": start + timedelta(hours=2)}
    )
    async with at_the_app(connector, hands) as her:
        await her.press("d")
        assert "•" not in her.part(HourChart)
        await her.press("c")
        assert "•" in her.part(HourChart)
        await her.press("c")
        assert "•" not in her.part(HourChart)


async def test_a_new_diary_asks_which_procedure_and_when(
    connector: Connector, journal: Journal, procedure: Procedure, hands: Hands
) -> None:
    journal.add(Procedure, {"kind": "epidural", "date": PartialDate(2026, 11, 20)})
    async with at_the_app(connector, hands) as her:
        await her.press("d")
        assert isinstance(her.app.screen, Picker)
        await her.press("enter")
        assert "Begin a block diary" in her.sees
        assert "09:50" in her.sees
        await her.press("f2")
        assert isinstance(her.app.screen, BlockScreen)
        (made,) = journal.items(Block)
        assert (made.procedure, made.started, made.sites) == (procedure.uid, hands.at, "right")
        await her.press("o")
        await her.press(*["backspace"] * 5)
        await her.types("9:45")
        await her.press("f2")
        assert journal.items(Block)[0].started == START + timedelta(minutes=3)
        assert "today 09:45" in her.sees


async def test_without_a_procedure_it_says_what_to_do(connector: Connector, hands: Hands) -> None:
    async with at_the_app(connector, hands) as her:
        await her.press("d")
        assert "Press p on Today" in her.told[-1]


async def test_a_day_later_everything_is_over_and_the_daily_log_goes_on(
    connector: Connector, journal: Journal, block: Block, hands: Hands
) -> None:
    hands.at = START + timedelta(days=1)
    async with at_the_app(connector, hands) as her:
        await her.press("d", "enter")
        assert "The planned times are over" in her.sees
        assert "Then the daily log, to Fri 4 Dec." in her.sees
        await her.press("4")
        assert "Press w" in her.told[-1]
        assert _scores(journal) == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 50)])
async def test_it_fits_every_size(
    connector: Connector, journal: Journal, block: Block, hands: Hands, size: tuple[int, int]
) -> None:
    journal.edit(Block, block.uid, {"sites": "right, left", "activity": "bending [/] back" * 4})
    async with at_the_app(connector, hands, size=size) as her:
        await her.press("d", "4", "5")
        assert len(her.lines) == size[1]
        assert max(map(len, her.lines)) <= size[0]
        assert "esc close" in her.lines[-1]
        assert "bending [/]" in her.sees
        assert "0:15" in her.sees


async def test_help_tells_its_keys(connector: Connector, journal: Journal, block: Block, hands: Hands) -> None:
    async with at_the_app(connector, hands, size=(80, 60)) as her:
        await her.press("d", "question_mark")
        assert "On Block diary" in her.sees
        assert "Write down that you took an extra tablet just now." in her.sees
