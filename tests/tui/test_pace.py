"""How often is written: the line on Today, choosing a pause, a whole week in one entry, and both on the other screens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from spinelog.domain.cadence import DAILY, PAUSE, WORSE
from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.preferences import Settings
from spinelog.domain.values import Cadence, Pain, Procedure, Week, WeekPain
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import save_day, transaction
from spinelog.summary.weeks import write_week
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.settings import SettingsScreen
from spinelog.tui.widgets.day_strip import DayStrip
from spinelog.tui.widgets.pace_line import PaceLine
from tests.conftest import NOW, TODAY
from tests.tui.helpers import Person, at_the_app

OFFER = "B is planned for 4 Dec. Every day from 27 Nov gives a week to compare with."
DUE = "Once a week: the past 7 days as one (a)"


def procedure(journal: Journal, day: date = date(2026, 10, 8), status: str = "done") -> Procedure:
    return journal.add(Procedure, {"kind": "epidural", "date": PartialDate.of(day), "status": status})


def values(her: Person) -> dict[str, str]:
    assert isinstance(her.app.screen, FormScreen)
    return {row.field.name: row.text for row in her.app.screen.rows}


def says(her: Person) -> str:
    return her.part(PaceLine).strip()


# -- the line --------------------------------------------------------------------------------------------------------


async def test_today_says_how_often_and_until_when(connector: Connector, journal: Journal) -> None:
    procedure(journal)
    async with at_the_app(connector, Clock(NOW, date(2026, 10, 11))) as her:
        assert says(her).startswith("Every day until 22 Oct (14 days after A). Then once a week.")
        assert says(her).endswith("e how often")


async def test_in_a_weekly_pace_the_past_week_can_be_told_as_one_until_it_is(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    procedure(journal)
    async with at_the_app(connector, clock) as her:
        assert says(her).startswith(DUE)
        write_week(journal, {"sleep_min": 420}, {})
        await her.press("t")
        assert says(her).startswith("Once a week since 23 Oct.")


async def test_whoever_wrote_enough_of_the_days_is_not_asked_for_the_week(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    procedure(journal)
    with transaction(connector, writing=True) as connection:
        for back in range(1, 4):
            save_day(connection, TODAY - timedelta(days=back), {"steps": 100}, clock.stamp())
    async with at_the_app(connector, clock) as her:
        assert says(her).startswith(DUE)
        await her.types("20")
        await her.press("s")
        assert says(her).startswith("Once a week since 23 Oct.")


@pytest.mark.parametrize(("width", "shown"), [(80, OFFER), (120, OFFER), (60, OFFER[:57] + "…")])
async def test_a_planned_procedure_offers_a_week_before_it(
    connector: Connector, clock: Clock, journal: Journal, width: int, shown: str
) -> None:
    procedure(journal)
    procedure(journal, date(2026, 12, 4), "planned")
    write_week(journal, {"sleep_min": 420}, {})
    async with at_the_app(connector, clock, size=(width, 24)) as her:
        assert says(her).removesuffix("e how often").strip() == shown
        await her.click(PaceLine)
        assert values(her) == {"pace": DAILY, "began": "2026-11-27", "ended": "2026-12-18", "note": ""}
        await her.press("f2")
        assert her.told[-1] == "Added: Every day from 27 Nov 2026 until 18 Dec 2026"
    (chosen,) = journal.items(Cadence)
    assert (chosen.pace, chosen.began, chosen.ended) == (DAILY, date(2026, 11, 27), date(2026, 12, 18))


async def test_with_room_for_both_the_line_says_both(connector: Connector, clock: Clock, journal: Journal) -> None:
    procedure(journal)
    procedure(journal, date(2026, 12, 4), "planned")
    async with at_the_app(connector, clock, size=(120, 36)) as her:
        assert says(her) == f"{DUE}   {OFFER}"
        await her.click(PaceLine)
        assert "Add a week" in her.sees


async def test_the_line_says_the_keys_as_they_were_given(connector: Connector, clock: Clock, journal: Journal) -> None:
    procedure(journal)
    keys = {"today.week": "n", "today.how_often": "j"}
    async with at_the_app(connector, clock, settings=Settings(keys=keys)) as her:
        assert says(her).startswith("Once a week: the past 7 days as one (n)")
        assert says(her).endswith("j how often")


async def test_the_first_frame_does_not_wait_for_it(connector: Connector, clock: Clock, journal: Journal) -> None:
    procedure(journal)
    async with at_the_app(connector, clock, size=(60, 20)) as her:
        assert says(her).startswith(DUE)
        await her.press("r", "t")
        assert says(her).startswith(DUE)


# -- choosing --------------------------------------------------------------------------------------------------------


async def test_a_pause_is_chosen_and_shown_as_a_pause(connector: Connector, clock: Clock, journal: Journal) -> None:
    with transaction(connector, writing=True) as connection:
        save_day(connection, TODAY - timedelta(days=2), {"steps": 100}, Clock(NOW - timedelta(days=2)).stamp())
        save_day(connection, date(2026, 11, 10), {"steps": 100}, Clock(datetime(2026, 11, 10, 20, tzinfo=UTC)).stamp())
    async with at_the_app(connector, clock) as her:
        assert "– pause" not in her.sees
        await her.press("e")
        assert WORSE in her.sees
        assert values(her)["began"] == "2026-11-20"
        await her.press("right", "right", "right", "tab")
        await her.press(*["backspace"] * 10)
        await her.types("2026-11-16")
        await her.press("tab")
        await her.types("30 nov")
        await her.press("f2")
        assert her.told[-1] == "Added: Pause from 16 Nov 2026 until 30 Nov 2026"
        await her.clear()
        assert says(her).startswith("A pause until 30 Nov.")
        assert "– pause" in her.sees
        assert her.part(DayStrip).splitlines()[1].endswith("· ■ · · · · ·  – – ■ – –")
        await her.press("r")
        assert "a pause since 16 Nov" in " ".join(her.sees.split())
        await her.press("l")
        assert "Pause until 30 Nov 2026" in her.sees
        await her.press("t", "u")
        assert "– pause" not in her.sees
    assert journal.items(Cadence) == []


async def test_wherever_the_pace_is_chosen_it_says_when_to_stop(connector: Connector, clock: Clock, journal: Journal) -> None:
    journal.add(Cadence, {"pace": PAUSE, "began": TODAY})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "e")
        assert "Change the writing pace" in her.sees
        assert WORSE in her.sees
        await her.press("escape", "n")
        await her.press("w", "w", "enter")
        assert WORSE in her.sees
        await her.press("escape", "t", "y")
        assert isinstance(her.app.screen, SettingsScreen)
        await her.press("f6")
        await her.until(lambda: WORSE in her.sees)


# -- a week ----------------------------------------------------------------------------------------------------------


async def test_a_week_is_typed_seen_and_taken_back(connector: Connector, clock: Clock, journal: Journal) -> None:
    procedure(journal)
    (leg,) = journal.items(Pain)
    back = journal.add(Pain, {"name": "low back"})
    async with at_the_app(connector, clock) as her:
        await her.press("a")
        assert list(values(her)) == [
            "date", "sitting_min", "standing_min", "walking_min", "sleep_min", f"pain:{leg.uid}", f"pain:{back.uid}", "note",
        ]  # fmt: skip
        assert values(her)["date"] == "2026-11-20"
        assert "They stand apart from" in her.sees
        await her.press("tab")
        assert "On a usual day of this week, how long could you sit before pain stopped you?" in her.sees
        await her.types("25+")
        await her.press("tab", "tab", "tab")
        await her.types("7")
        await her.press("tab", "3", "1", "0")  # a digit moves on to the next pain
        assert values(her) | {"note": ""} == {
            "date": "2026-11-20", "sitting_min": "25+", "standing_min": "", "walking_min": "", "sleep_min": "7",
            f"pain:{leg.uid}": "3", f"pain:{back.uid}": "10", "note": "",
        }  # fmt: skip
        await her.press("f2")
        assert her.told[-1] == "Added: Week to 20 Nov 2026: sitting 25+ min, sleep 7 h, pain 3, low back 10"
        assert says(her).startswith("Once a week since 23 Oct.")
        await her.clear()
        await her.press("l")
        assert "From memory: sitting 25+ min, sleep 7 h" in her.sees
        assert "Pains: pain 3; low back 10" in her.sees
        await her.press("r")
        assert "═" in her.sees
        await her.press("left")
        assert "week to 20 Nov, from memory: sitting 25+ min, pain 3" in her.part("#reading")
        await her.press("u")
        assert "═" not in her.part("#panels")
        assert her.told[-1] == "Taken back: week (Week to 20 Nov 2026: sitting 25+ min, sleep 7 h) is gone again."
    assert (journal.items(Week), journal.items(WeekPain)) == ([], [])


async def test_a_week_that_is_there_is_changed_by_the_same_key(connector: Connector, clock: Clock, journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    week = write_week(journal, {"sitting_min": 25}, {pain.uid: 3})
    async with at_the_app(connector, clock) as her:
        await her.press("a")
        assert "Change the week" in her.sees
        assert (values(her)["sitting_min"], values(her)[f"pain:{pain.uid}"]) == ("25", "3")
        await her.press("tab", "tab", "tab", "tab", "tab", "backspace", "f2")
        assert her.told[-1] == "Now: Week to 20 Nov 2026: sitting 25 min"
    assert journal.items(WeekPain) == []
    assert journal.item(Week, week.uid).sitting_min == 25


async def test_e_on_the_timeline_opens_a_week_with_its_scores(connector: Connector, clock: Clock, journal: Journal) -> None:
    (pain,) = journal.items(Pain)
    write_week(journal, {"date": date(2026, 11, 15), "sitting_min": 25, "note": "quiet"}, {pain.uid: 3})
    async with at_the_app(connector, clock) as her:
        await her.press("l", "e")
        assert values(her)[f"pain:{pain.uid}"] == "3"
        await her.press("tab", "tab", "tab", "tab", "tab", "5", "f2")
        assert her.told[-1] == "Now: Week to 15 Nov 2026: sitting 25 min, pain 5"
        await her.clear()
        assert "pain 5; quiet" in her.sees
        await her.press("u")
        assert "pain 3; quiet" in her.sees


async def test_a_week_at_any_pace_is_added_on_the_timeline(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("l", "n")
        await her.press("w", "enter")
        await her.press(*["backspace"] * 10)
        await her.types("sun")
        await her.press("tab", "tab", "tab", "tab")
        await her.types("6h30")
        await her.press("f2")
        assert her.told[-1] == "Added: Week to 15 Nov 2026: sleep 6 h 30 min"
    assert [one.date for one in journal.items(Week)] == [date(2026, 11, 15)]


async def test_an_empty_week_and_a_second_one_are_refused_and_nothing_typed_is_lost(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    write_week(journal, {"date": date(2026, 11, 15), "sleep_min": 420}, {})
    async with at_the_app(connector, clock) as her:
        await her.press("a", "f2")
        assert "Please fill in at least one thing of this week" in her.told[-1]
        await her.press(*["backspace"] * 10)
        await her.types("sun")
        await her.press("tab")
        await her.types("20")
        await her.press("f2")
        assert her.told[-1] == "There is one already: Week to Sun 15 Nov 2026. Please change that one."
        assert values(her)["sitting_min"] == "20"
        await her.press("escape", "enter")
    assert len(journal.items(Week)) == 1


async def test_a_score_changed_elsewhere_meanwhile_is_shown_and_not_written_over(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    (pain,) = journal.items(Pain)
    week = write_week(journal, {"sitting_min": 25}, {pain.uid: 3})
    async with at_the_app(connector, clock) as her:
        await her.press("a", "tab", "tab", "tab", "tab", "tab", "8")
        write_week(journal, {}, {pain.uid: 6}, week=week)
        await her.press("f2")
        assert "6 was written elsewhere meanwhile" in her.sees
        assert [one.average for one in journal.items(WeekPain)] == [6]
        await her.press("f2")
    assert [one.average for one in journal.items(WeekPain)] == [8]


async def test_what_is_typed_of_a_week_is_kept(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("a", "tab")
        await her.types("25")
        await her.press("escape", "k")
        await her.until(lambda: not isinstance(her.app.screen, FormScreen))
    async with at_the_app(connector, clock) as her:
        assert "a week (a)" in her.sees
        await her.press("a")
        assert values(her)["sitting_min"] == "25"
