from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import EXTRA, FROM_PAPER, PAIN_KEY
from spinelog.domain.values import Pain, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.screens.today import TodayScreen
from spinelog.tui.widgets.chart import ChartPanel
from spinelog.tui.widgets.day_form import DayForm
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app

YESTERDAY = TODAY - timedelta(days=1)


def today(her: Person) -> TodayScreen:
    assert isinstance(her.app.screen, TodayScreen)
    return her.app.screen


def texts(her: Person) -> dict[str, str]:
    return her.app.query_one(DayForm).texts


def record(journal: Journal, day: date) -> dict[str, object]:
    """What is recorded of a day, with pains by name."""
    names = {PAIN_KEY + pain.uid: pain.name for pain in journal.items(Pain)}
    entry = journal.entry(day)
    return {names.get(key, key): value for key, value in entry.record.items() if value not in (None, False)} if entry else {}


async def test_on_the_first_day_every_screen_says_which_key_begins_it(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        assert "Not recorded yet. s saves" in her.sees
        for key, words in (
            ("r", "Press t to write down today."),
            ("l", "Press n to add the first."),
            ("g", "Press n to write the first one down."),
            ("v", "o adds it"),
        ):
            await her.press(key)
            assert words in " ".join(her.sees.split()), her.place


async def test_a_short_day_is_logged_by_keys_and_what_changed_shows_after_it(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("tab")
        await her.types("6h30")
        await her.press("tab", "4", "2")
        assert texts(her) == {"sitting_min": "25", "sleep_min": "6h30", PAIN_KEY + journal.items(Pain)[0].uid: "4", EXTRA: "2"}
        assert record(journal, TODAY) == {}
        assert "Not saved yet" in her.sees
        await her.press("s")
        assert record(journal, TODAY) == {"sitting_min": 25, "sleep_min": 390, "pain": 4, EXTRA: 2}
        assert "Saved, 19:00." in her.sees
        assert "What changed shows here once" not in her.sees
        assert "not enough days to say" in her.sees


async def test_what_something_else_ended_is_kept_as_at_least(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25+")
        await her.press("s")
        assert record(journal, TODAY) == {"sitting_min": 25, "sitting_open": True}
        assert texts(her)["sitting_min"] == "25+"


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_no_earlier_figure_is_in_view_until_the_day_is_saved(
    connector: Connector, clock: Clock, size: tuple[int, int]
) -> None:
    async with at_the_app(connector, clock, demo=True, size=size) as her:
        await her.types("28")
        assert "What changed shows here once" in her.part("#changed")
        assert set(re.findall(r"[0-9][0-9,.]*", her.part("#changed"))) == {"43", "30"}, "the day count, a goal's own words"
        assert not [chart for chart in her.app.query(ChartPanel) if chart.region]
        await her.press("s")
        assert re.search("Sitting +9 +31 min 6, 6", her.part("#changed"))
        assert re.search("Right leg +8.0 +3.0 6, 5", her.part("#changed"))
        assert re.search("week 6 +8.0 +3.0 6, 6", her.part("#changed"))
        said = " ".join(her.part("#changed").split())
        assert "5.0 points, 63 % lower 4 of 5 reported weeks at half or less, still so in week 6" in said
        assert "0.9 mile" in her.part("#changed")
        assert bool([chart for chart in her.app.query(ChartPanel) if chart.region]) is (size[0] >= 110)
        await her.press("u")
        assert set(re.findall(r"[0-9][0-9,.]*", her.part("#changed"))) == {"43", "30"}
        assert not [chart for chart in her.app.query(ChartPanel) if chart.region]


async def test_a_bad_day_is_said_with_one_key(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("b")
        assert record(journal, TODAY) == {"bad_day": True}
        assert "Saved as a bad day, 19:00. Take care." in her.sees
        assert "Bad day" in her.row("yes")
        await her.press("r", "t")
        assert journal.series([], (TODAY, TODAY)) == []


async def test_a_bad_day_keeps_what_was_typed_and_can_be_taken_back(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("10")
        await her.press("b")
        assert record(journal, TODAY) == {"sitting_min": 10, "bad_day": True}
        her.app.query_one(DayForm)._rows["bad_day"].answer.focus()
        await her.press("backspace", "s")
        assert record(journal, TODAY) == {"sitting_min": 10}
        assert "Bad day" not in her.sees


async def test_a_score_is_corrected_and_a_field_is_cleared(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("tab", "tab", "7", "s")
        assert record(journal, TODAY) == {"sitting_min": 25, "pain": 7}
        first = journal.entry(TODAY)
        await her.press("shift+tab", "3", "s")
        assert record(journal, TODAY) == {"sitting_min": 25, "pain": 3}
        await her.press("up", "up", "up", "backspace", "backspace", "s")
        assert record(journal, TODAY) == {"pain": 3}
        assert first is not None
        again = journal.entry(TODAY)
        assert again is not None
        assert again.fields["recorded_at"] == first.fields["recorded_at"], "correcting is not recording anew"


async def test_clearing_every_field_deletes_the_day_and_undo_brings_it_back(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("s", "backspace", "backspace", "s")
        assert journal.entry(TODAY) is None
        assert "What changed shows here once" in her.sees
        await her.press("u")
        assert record(journal, TODAY) == {"sitting_min": 25}
        assert texts(her)["sitting_min"] == "25"


async def test_what_cannot_be_read_stays_with_its_sentence(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("2h80")
        await her.press("tab", "tab", "5", "s")
        assert journal.entry(TODAY) is None
        assert "Longest sit: " in her.sees
        assert today(her).focused is her.app.query_one(DayForm)._rows["sitting_min"].answer
        await her.types("2h")
        await her.press("s")
        assert record(journal, TODAY) == {"sitting_min": 120, "pain": 5}


async def test_what_is_typed_stays_with_its_day(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("left_square_bracket")
        assert today(her).day == YESTERDAY, "nothing is asked, since nothing is lost"
        assert "What could you do yesterday?" in her.sees
        assert texts(her)["sitting_min"] == ""
        assert "Kept, not saved yet: Fri 20 Nov (])." in her.sees
        await her.types("7")
        await her.press("left_square_bracket")
        assert "What could you do on Wed 18 Nov?" in her.sees
        await her.press("right_square_bracket")
        assert texts(her)["sitting_min"] == "7"
        assert "Kept from 19:00, not saved yet. s saves it, x throws it away." in her.sees
        await her.press("s", "right_square_bracket")
        assert texts(her)["sitting_min"] == "25"
        await her.press("s")
        assert "not saved yet" not in her.sees
    assert record(journal, TODAY) == {"sitting_min": 25}
    assert record(journal, YESTERDAY) == {"sitting_min": 7}


async def test_a_day_to_come_is_refused(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("right_square_bracket")
        assert today(her).day == TODAY
        assert "That day is still to come." in her.sees


async def test_before_four_in_the_morning_the_form_is_yesterdays_and_says_so(connector: Connector) -> None:
    night = Clock(datetime(2026, 11, 20, 2, 30, tzinfo=UTC))
    async with at_the_app(connector, night) as her:
        assert "It is before 04:00, so this is yesterday." in her.sees
        assert "What could you do yesterday?" in her.sees
        await her.types("9")
        await her.press("s")
        journal = Journal(connector, night)
        assert record(journal, YESTERDAY) == {"sitting_min": 9}
        assert record(journal, TODAY) == {}
        journal.close()
        await her.press("right_square_bracket")
        assert today(her).day == TODAY


async def test_more_shows_every_field_and_hides_nothing_that_was_typed(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        assert "Walked" not in her.sees
        await her.press("o")
        for label in ("Stood", "Walked", "Steps", "Exercise", "Worst", "Note"):
            assert label in her.sees
        assert "Save day" in her.sees
        await her.press("tab", "tab")
        await her.types("12")
        await her.press("o")
        assert "Walked" in her.sees, "typed, so it stays"
        assert "Stood" not in her.sees
        await her.press("s")
        assert record(journal, TODAY) == {"walking_min": 12}
        assert "Walked" in her.sees, "recorded, so it stays"


async def test_a_day_from_paper_is_said_behind_more_and_is_not_from_memory(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    day = TODAY - timedelta(days=5)
    async with at_the_app(connector, clock) as her:
        for _ in range(5):
            await her.press("left_square_bracket")
        assert "From paper" not in her.sees
        await her.press("o")
        her.app.query_one(DayForm)._rows[FROM_PAPER].answer.focus()
        await her.press("y", "s")
        assert record(journal, day) == {}, "that it comes from paper says nothing yet"
        assert "Nothing to save yet." in her.sees
        her.app.query_one(DayForm)._rows["sitting_min"].answer.focus()
        await her.types("25")
        await her.press("s", "o")
        assert "From paper" in her.row("From paper"), "recorded, so it stays"
    assert record(journal, day) == {"sitting_min": 25, FROM_PAPER: True}
    assert [(one.late, one.from_paper) for one in journal.recorded(day, day)] == [("added later", True)]


async def test_a_note_takes_every_letter_until_esc(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("o")
        her.app.query_one(DayForm)._rows["note"].answer.focus()
        await her.types("so bad [t] u")
        assert her.place == "today"
        await her.press("escape", "s")
    assert record(journal, TODAY) == {"note": "so bad [t] u"}


async def test_keys_pressed_while_a_save_is_on_its_way_are_kept(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("2")
        await her.pilot.press("s", "5", "tab", "7")
        await her.settle()
        assert texts(her)["sitting_min"] == "25"
        assert texts(her)["sleep_min"] == "7"
        await her.press("s")
    assert record(journal, TODAY) == {"sitting_min": 25, "sleep_min": 420}


async def test_a_goal_brings_its_field_and_a_new_pain_its_row(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("g", "n")
        await her.types("Walk far")
        await her.press("tab", "w", "f2", "t")
        assert "Walked" in her.sees
        assert texts(her)["sitting_min"] == "25"
        await her.press("l", "n", "p", "enter")
        await her.types("left arm")
        await her.press("f2", "t")
        assert "Left arm" in her.sees
        assert texts(her)["sitting_min"] == "25"
    assert {pain.name for pain in journal.items(Pain)} == {"pain", "left arm"}


class MovingClock(Clock):
    """A clock that a test moves on."""

    def __init__(self, now: datetime) -> None:
        super().__init__(now)
        self.at = now

    def now(self) -> datetime:
        return self.at


async def test_an_app_left_open_overnight_goes_on_to_the_new_day(connector: Connector) -> None:
    clock = MovingClock(datetime(2026, 11, 20, 22, 0, tzinfo=UTC))
    async with at_the_app(connector, clock) as her:
        clock.at = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
        await her.press("r", "t")
        assert today(her).day == TODAY
        assert "Sat 21 Nov 2026" in her.lines[0]
        assert "What could you do yesterday?" in her.sees
        clock.at = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
        await her.press("r", "t")
        assert today(her).day == TODAY + timedelta(days=1)
        assert "What could you do today?" in her.sees


async def test_what_was_typed_in_the_evening_still_belongs_to_it_in_the_morning(connector: Connector) -> None:
    clock = MovingClock(datetime(2026, 11, 20, 22, 0, tzinfo=UTC))
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        clock.at = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
        await her.press("r", "t")
        assert "What could you do yesterday?" in her.sees
        assert texts(her)["sitting_min"] == "25"
        await her.press("s")
    journal = Journal(connector, clock)
    assert record(journal, TODAY) == {"sitting_min": 25}
    journal.close()


async def test_where_a_recent_procedure_leaves_less_room_no_goal_is_cut_off(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        pain = next(one for one in journal.items(Pain) if one.name == "right leg")
        journal.add(Procedure, {"kind": "epidural", "date": PartialDate.of(YESTERDAY), "target": pain.uid})
        await her.press("r", "t")
        await her.types("28")
        await her.press("s")
        pane = " ".join(her.part("#changed").split())
        assert "After B : signs to know (!)" in " ".join(her.sees.split())
        assert "Too early to say; usually looked at from Thu 3 Dec" in pane
        assert pane.endswith("0.9 mile"), "the last goal, whole"
        assert "lower" not in pane


async def test_the_phones_figure_stands_beside_an_empty_row_and_counts_until_something_is_typed(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    connection = connector.connect()
    connection.execute(
        "INSERT INTO device_day (day, source, steps, sleep_min) VALUES (?, 'apple_health', 4210, 390)", (TODAY.isoformat(),)
    )
    connection.close()
    async with at_the_app(connector, clock) as her:
        assert "phone: 6 h 30 min" in her.sees
        assert texts(her)["sleep_min"] == ""
        await her.press("tab")
        await her.types("7h")
        await her.press("escape", "s")
        assert "phone: 6 h 30 min" not in her.sees
        assert record(journal, TODAY) == {"sleep_min": 420}
        await her.press("o")
        assert "phone: 4,210 steps" in her.sees, "nobody typed these"
