"""A new journal: two questions before Today, answered by keys or mouse, or skipped, and never asked again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from spinelog.cli.demo import fill
from spinelog.domain.beginning import PLACES, WISHES
from spinelog.domain.clock import Clock
from spinelog.domain.day import MEASURES
from spinelog.domain.goal import GOAL, OWN
from spinelog.domain.pain import PAIN
from spinelog.domain.values import Goal, Pain
from spinelog.storage.beginning import is_untouched
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import save_day, transaction
from spinelog.storage.settings import change_settings, read_settings
from spinelog.tui.screens.first_goals import FirstGoalsScreen
from spinelog.tui.screens.first_pains import FirstPainsScreen
from spinelog.tui.screens.today import TodayScreen
from spinelog.tui.signs import SignsPage
from spinelog.tui.widgets.dialogs import TextModal
from spinelog.tui.widgets.key_line import KeyLine
from spinelog.tui.widgets.text_inputs import TextField
from spinelog.tui.widgets.tick_list import TickList
from tests.conftest import TODAY
from tests.terminal import started
from tests.tui.helpers import at_the_app

WHERE, AGAIN = "Where does it hurt?", "What would you like to do again?"
NARROW = (60, 20)


@contextmanager
def opened(connector: Connector, clock: Clock) -> Iterator[Journal]:
    """The journal after the app has made it."""
    journal = Journal(connector, clock)
    yield journal
    journal.close()


def pains(connector: Connector, clock: Clock) -> list[tuple[str, str | None, str | None, bool | None]]:
    with opened(connector, clock) as journal:
        found = sorted(journal.items(Pain), key=lambda one: not one.is_main)
        return [(one.name, one.region, one.side, one.is_main) for one in found]


def goals(connector: Connector, clock: Clock) -> list[tuple[str, str, float | None, str | None, bool | None]]:
    with opened(connector, clock) as journal:
        return [(one.statement, one.measure, one.target, one.unit, one.is_headline) for one in journal.items(Goal)]


DEFAULT = [("pain", None, None, True)]


# -- answering -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [NARROW, (80, 24), (120, 36)])
async def test_three_pains_and_two_goals_are_taken_by_keys_alone(
    connector: Connector, clock: Clock, size: tuple[int, int]
) -> None:
    async with at_the_app(connector, clock, first_run=True, size=size) as her:
        assert WHERE in her.sees
        assert "What could you do today?" not in her.sees
        await her.press("4", "1", "3")
        assert "Right leg  your main pain" in her.sees
        await her.press("n")
        assert AGAIN in her.sees
        await her.press("1", "right", "left", "left", "down", "down", "down", "down", "down", "space", "right", "n")
        assert isinstance(her.app.screen, TodayScreen)
        if size != NARROW:
            for label in ("Sat", "Slept", "Right leg", "Low back", "Upper back"):
                assert label in her.part("#form"), label
        assert her.app.focused is her.app.screen.query(TextField).first(), "in the first field"
        await her.types("25")
        await her.press("s")
        assert "Saved, 19:00." in her.sees
    assert pains(connector, clock) == [
        ("right leg", "leg", "right", True),
        ("low back", "low_back", "middle", False),
        ("upper back", "upper_back", "middle", False),
    ]
    assert goals(connector, clock) == [
        ("Sit through a meal", "sitting_min", 25, "min", True),
        ("Sleep through the night", "sleep_min", 7.5, "h", True),
    ]


async def test_what_the_goals_measure_is_asked_on_today(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("n", "4", "5", "n")
        assert "Walked" in her.part("#form")
        assert "Steps" in her.part("#form")
        assert "Walk to the shop and back" in her.part("#changed")


async def test_own_words_become_pains_and_goals(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press(*["down"] * len(PLACES))
        await her.types("left hip, n1!")
        assert "enter puts it into the list" in her.sees
        await her.press("enter")
        assert "■ left hip, n1!  your main pain" in her.sees
        await her.types("Neck")
        await her.press("f2")
        assert AGAIN in her.sees
        await her.press(*["down"] * len(WISHES))
        await her.types("Dance at the wedding")
        await her.press("escape", "n")
        assert isinstance(her.app.screen, TodayScreen)
    assert pains(connector, clock) == [("left hip, n1!", None, None, True), ("neck", "neck", "middle", False)]
    assert goals(connector, clock) == [("Dance at the wedding", OWN, None, None, True)]


async def test_a_place_that_is_named_in_own_words_too_is_one_pain(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("3", "tab")
        await her.types("Upper back")
        await her.press("f2", "n")
        assert isinstance(her.app.screen, TodayScreen)
    assert pains(connector, clock) == [("upper back", "upper_back", "middle", True)]


async def test_whoever_only_presses_enter_gets_there_too(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("enter", "tab", "enter", "enter", "enter", "tab", "enter", "enter")
        assert isinstance(her.app.screen, TodayScreen)
    assert pains(connector, clock) == [("low back", "low_back", "middle", True)]
    assert goals(connector, clock) == [("Sit through a meal", "sitting_min", 30, "min", True)]


async def test_the_mouse_does_all_of_it(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.click(TickList, (10, 3))
        await her.click(TickList, (3, 1))
        await her.click(TickList, (10, 1))
        assert "4  ■ Right leg" in her.sees
        assert "2  □ Neck" in her.sees
        await her.click("#next")
        await her.click(TickList, (10, 2))
        row = her.row("Stand and cook a meal")
        for sign in ("►", "►", "◄"):
            await her.click(TickList, (row.index(sign) - 1, 2))
            row = her.row("Stand and cook a meal")
        assert "◄ 25 min ►" in row
        await her.click("#back")
        assert "4  ■ Right leg" in her.sees
        await her.click(KeyLine, (1, 0))
        await her.click("#skip")
        assert isinstance(her.app.screen, TodayScreen)
    assert pains(connector, clock) == [("right leg", "leg", "right", True)]
    assert goals(connector, clock) == []


async def test_more_than_fit_are_refused_with_a_sentence_and_nothing_is_lost(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True, size=NARROW) as her:
        await her.press("1", "2", "4", "5")
        assert "Three at the most." in her.sees
        assert her.sees.count("■") == 3
        await her.press("tab")
        await her.types("hip")
        await her.press("enter")
        assert "Three at the most." in her.sees
        await her.press("f2")
        assert WHERE in her.sees
        assert "hip" in her.sees
        await her.press("escape", "1", "n")
        assert AGAIN in her.sees
        await her.press("1", "2", "3")
        assert "Two to begin with." in her.sees
        await her.press("n")
    assert [name for name, *_ in pains(connector, clock)] == ["neck", "right leg", "hip"]
    assert len(goals(connector, clock)) == 2


async def test_own_words_that_are_too_long_are_told_and_stay(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("tab")
        await her.paste("hip " * 60)
        await her.press("f2")
        assert WHERE in her.sees
        assert "up to 200 fit" in " ".join(her.sees.split())


HOSTILE = "[/] [@click=app.bell]x[/]\x1b[31m red"


async def test_own_words_are_shown_and_kept_literally(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("tab")
        await her.paste(HOSTILE)
        await her.press("enter")
        assert "■ [/] [@click=app.bell]x[/]␛[31m red" in her.sees
        await her.press("f2", "tab")
        await her.paste(HOSTILE)
        await her.press("f2")
        assert isinstance(her.app.screen, TodayScreen)
        await her.press("u", "g")
        assert her.place == "goals"


# -- skipping, and coming back ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("escape", "escape"), ("n", "n"), ("4", "escape", "1", "escape")])
async def test_both_can_be_skipped_and_do_not_come_back(connector: Connector, clock: Clock, keys: tuple[str, ...]) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press(*keys)
        assert isinstance(her.app.screen, TodayScreen)
        assert "Pain" in her.part("#form")
        await her.press("u")
        assert her.told == ["Nothing to take back: you changed nothing since you opened spinelog."]
    assert pains(connector, clock) == DEFAULT
    assert goals(connector, clock) == []
    async with at_the_app(connector, clock, first_run=True) as her:
        assert isinstance(her.app.screen, TodayScreen)


async def test_left_halfway_they_come_again(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("4", "n", "1", "ctrl+q")
        assert her.app._exit
    assert pains(connector, clock) == DEFAULT
    async with at_the_app(connector, clock, first_run=True) as her:
        assert WHERE in her.sees


async def test_one_undo_takes_all_of_it_back_and_they_are_not_asked_again(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("4", "1", "n", "1", "4", "n", "u")
        assert her.told == ["Taken back: pains and goals are as they were before."]
        assert "Right leg" not in her.part("#form")
        assert "Pain" in her.part("#form")
        assert "Walked" not in her.part("#form")
    assert pains(connector, clock) == DEFAULT
    assert goals(connector, clock) == []
    async with at_the_app(connector, clock, first_run=True) as her:
        assert isinstance(her.app.screen, TodayScreen)


def a_day(connector: Connector, clock: Clock) -> None:
    with transaction(connector, writing=True) as connection:
        save_day(connection, TODAY.replace(year=2020), {"steps": 10}, clock.stamp())


def a_pain(connector: Connector, clock: Clock) -> None:
    with opened(connector, clock) as journal:
        journal.edit(Pain, journal.items(Pain)[0].uid, {"name": "leg"})


def a_goal(connector: Connector, clock: Clock) -> None:
    with opened(connector, clock) as journal:
        journal.add(Goal, {"statement": "Dance"})


@pytest.mark.parametrize("write", [fill, a_day, a_pain, a_goal])
async def test_a_journal_that_holds_anything_opens_on_today(connector: Connector, clock: Clock, write: object) -> None:
    write(connector, clock)  # type: ignore[operator]
    async with at_the_app(connector, clock, first_run=True) as her:
        assert isinstance(her.app.screen, TodayScreen)


async def test_they_are_not_asked_where_something_was_typed_and_not_saved(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("ctrl+q", "k")
    assert is_untouched(connector)
    async with at_the_app(connector, clock, first_run=True) as her:
        assert isinstance(her.app.screen, TodayScreen)
        assert "25" in her.part("#function")


async def test_a_pain_that_was_named_meanwhile_stays_and_the_question_says_what_is_in_the_way(
    connector: Connector, clock: Clock
) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press("4", "n", "1")
        with opened(connector, clock) as journal:
            journal.add(Pain, {"name": "right leg"})
        await her.press("n")
        assert AGAIN in her.sees
        assert her.told == ["There is already a pain called 'right leg'. Please choose another name."]
        await her.press("b", "4", "5", "n", "n")
        assert isinstance(her.app.screen, TodayScreen)
    assert [name for name, *_ in pains(connector, clock)] == ["pain", "right leg", "left leg"]
    assert len(goals(connector, clock)) == 1


# -- help, signs, keys -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [(), ("n",)])
async def test_signs_help_and_settings_are_there_and_lead_back(connector: Connector, clock: Clock, keys: tuple[str, ...]) -> None:
    async with at_the_app(connector, clock, first_run=True) as her:
        await her.press(*keys)

        def shown() -> object:
            return her.app.screen

        here = shown()
        assert isinstance(here, FirstPainsScreen | FirstGoalsScreen)
        await her.press("!")
        assert isinstance(her.app.screen, SignsPage)
        await her.press("escape", "question_mark")
        assert isinstance(her.app.screen, TextModal)
        assert "Ticks the line with this digit" in her.sees
        await her.press("escape", "tab", "question_mark")
        assert shown() is here, "typed into own words"
        await her.press("f1")
        assert isinstance(her.app.screen, TextModal)
        await her.press("escape", "escape", "y")
        assert "Emergency number" in her.sees
        await her.press("escape")
        assert shown() is here
        for key in ("t", "r", "l", "g", "v", "u"):
            await her.press(key)
            assert shown() is here, key
        await her.press("ctrl+q")
        assert her.app._exit


@pytest.mark.parametrize(("platform", "key"), [("linux", "Ctrl"), ("darwin", "Cmd"), ("win32", "Ctrl")])
async def test_how_to_make_letters_bigger_is_told(
    connector: Connector, clock: Clock, monkeypatch: pytest.MonkeyPatch, platform: str, key: str
) -> None:
    async with at_the_app(connector, clock, first_run=True, size=NARROW) as her:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "platform", platform)
            await her.press("question_mark", "end")
            assert f"Letters too small? Hold {key} and press +." in her.sees
        await her.press("escape")
        assert "Letters too small?" in her.sees
        assert "Hold Ctrl and press +." in her.sees


async def test_keys_of_ones_own_are_named_and_pressed(connector: Connector, clock: Clock) -> None:
    change_settings({}, {"first_pains.next": "z", "first_goals.next": "z", "app.goals": "j"})
    async with at_the_app(connector, clock, first_run=True, settings=read_settings()) as her:
        assert "Then press z." in her.sees
        await her.press("z")
        assert "change them later (j)" in " ".join(her.sees.split())
        await her.press("z")
        assert isinstance(her.app.screen, TodayScreen)


async def test_everything_can_be_reached_in_a_small_window(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, first_run=True, size=(40, 12)) as her:
        for number, line in enumerate(PLACES):
            assert line["name"] is not None
            assert f"› {number + 1}" in her.sees
            await her.press("down")
        assert "Own words ›" in her.sees
        await her.press("tab")
        assert "›Next" in her.sees
        await her.resize(80, 24)
        assert "9  □ Left buttock" in her.sees


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_spinelog_asks_in_a_new_journal_and_today_is_never_seen_before(connector: Connector, clock: Clock) -> None:
    with started(first_run=True) as terminal:
        terminal.wait_for(WHERE)
        terminal.type("4n")
        terminal.wait_for(AGAIN)
        terminal.type("1n")
        terminal.wait_for("Save day")
        terminal.type("\x11")
        assert terminal.end() == 0
        assert terminal.is_restored
    assert pains(connector, clock) == [("right leg", "leg", "right", True)]
    with started(first_run=True) as terminal:
        terminal.wait_for("Right leg")
        terminal.type("\x11")
        assert terminal.end() == 0


# -- what is offered ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place["name"]))
def test_each_place_is_a_pain_as_it_is_described(place: dict[str, str]) -> None:
    for name, text in place.items():
        assert PAIN.field(name).read(text, TODAY) == {name: text}


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.statement)
def test_each_goal_has_a_measure_and_a_target_that_its_steps_reach(wish: object) -> None:
    assert isinstance(wish, type(WISHES[0]))
    measures = {field.name for field in MEASURES}
    assert wish.measure in {*measures, OWN}
    assert (wish.measure == OWN) == (wish.target is None)
    GOAL.field("target").check(wish.target)
    if wish.target is not None:
        assert wish.step <= wish.target <= wish.most
        assert wish.target % wish.step == wish.most % wish.step == 0
