from __future__ import annotations

from datetime import timedelta

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.values import Goal, GoalCheck
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.tui.screens.goals import Goal as GoalOnScreen
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app


def bars(her: Person) -> list[str]:
    """The line of each goal, from where it began to its target."""
    return [line for line in her.part("#goals").splitlines() if "│" in line and ("━" in line or "●" in line)]


@pytest.mark.parametrize(
    ("value", "is_reached"), [(0.1, False), (0.9, False), (0.999, False), (0.99999, False), (1.0, True), (1.2, True)]
)
async def test_the_dot_reaches_the_mark_of_the_target_only_when_the_goal_is_reached(
    connector: Connector, clock: Clock, journal: Journal, value: float, is_reached: bool
) -> None:
    goal = journal.add(Goal, {"statement": "Walk", "target": 1.0, "unit": "mile", "baseline": 0.0, "is_headline": True})
    journal.add(GoalCheck, {"goal": goal.uid, "date": TODAY, "value": value})
    async with at_the_app(connector, clock) as her:
        await her.press("g")
        line = her.row("●")
        assert line.rstrip().endswith("1 mile")
        assert ("│" not in line) is is_reached
        assert ("now 1 mile" in her.sees) is (value == 1.0), "no rounding up to the target"


async def test_going_down_through_the_goals_brings_each_into_view(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True, size=(80, 20)) as her:
        await her.press("g")
        for number in (1, 2, 3):
            goal = her.app.focused
            assert isinstance(goal, GoalOnScreen)
            assert str(goal.border_title).startswith(f"{number}  ")
            await her.until(lambda goal=goal: goal.region.bottom <= 19)  # type: ignore[misc]
            await her.press("down")


async def test_keys_without_a_goal_say_what_to_do(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g")
        for key in ("c", "e", "f", "d"):
            await her.press(key)
            assert her.told[-1] == "There is no goal yet. Press n to write the first one down."


async def test_a_click_chooses_the_goal_that_the_keys_change(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("g")
        await her.click(list(her.app.screen.query(GoalOnScreen))[1], (5, 1))
        await her.press("f")
        assert her.told[-1] == "Now: Walk one mile without a stop, 1 mile, Reached"


async def test_what_was_recorded_of_a_goal_is_told_with_its_days(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("g")
        words = " ".join(her.sees.split())
        assert "now 31 min (5 of 7 days); reached on 5 of 57 recorded days" in words
        assert "now 0.9 mile (18 Nov); closest so far: 0.9 mile, 18 Nov" in words
        assert "no target; checks and your own rating say how it goes" in words


async def test_a_goal_set_aside_leaves_the_screen_and_undo_brings_it_back(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    goal = journal.add(Goal, {"statement": "Dance", "is_headline": True, "started": TODAY - timedelta(days=3)})
    async with at_the_app(connector, clock) as her:
        await her.press("g")
        assert "1  Dance" in her.sees
        journal.edit(Goal, goal.uid, {"status": "set_aside"})
        await her.press("g")
        assert "Dance" not in her.sees
        assert "What would you like to be able to do again?" in her.sees
