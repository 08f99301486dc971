from __future__ import annotations

import re
from datetime import time, timedelta

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.values import Estimate, Flare, Goal, GoalCheck, Pain, Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.timeline import place_of, tell
from spinelog.tui.form import FormScreen
from spinelog.tui.screens.goals import Goal as GoalOnScreen
from spinelog.tui.widgets.picker import Picker
from spinelog.tui.widgets.story_table import StoryTable
from tests.conftest import TODAY
from tests.tui.helpers import Person, at_the_app


async def add_epidural(her: Person) -> None:
    """Fill in the form of a procedure by keys."""
    assert isinstance(her.app.screen, FormScreen)
    await her.press("e", "tab")
    await her.types("8 oct")
    await her.press("f2")


async def under_the_cursor(her: Person, words: str) -> None:
    """Put the cursor of the timeline on the first item with these words."""
    await her.clear()
    table = her.app.screen.query_one(StoryTable)
    told = tell(her.app.desk.journal, table.lines.keys)
    place = next(place_of(key) for key in table.lines.keys if words in told[place_of(key)].text)
    table.move_to(table.lines.index_of(place) or 0)
    await her.settle()
    assert words in next(line for line in her.part("#items").split("\n") if line.startswith("›"))


async def test_a_procedure_is_added_from_today_and_counts_from_its_date(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("p")
        await add_epidural(her)
        assert "Added: 8 Oct 2026, Epidural injection" in her.told[-1]
        assert "Day 43 after  A  epidural" in her.part("#changed")
        assert "25" in her.part("#function"), "what was typed is still there"
    (procedure,) = journal.items(Procedure)
    assert (procedure.kind, procedure.date, procedure.status) == ("epidural", PartialDate(2026, 10, 8), "done")


async def test_a_date_ahead_makes_a_procedure_planned(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("p", "e", "tab")
        await her.types("2026-12-01")
        await her.press("f2")
        assert her.told[-1] == "Added: 1 Dec 2026, Epidural injection, planned. Kept as planned, since its date is ahead."
        await her.press("l")
        assert "today, Fri 20 Nov" in her.sees
        assert "Since Dec 2026, 2 entries" in her.part("#all")
        assert re.search(r"1 Dec +A +Procedure +Epidural injection \(planned\)", her.part("#items"))
    assert journal.items(Procedure)[0].status == "planned"


async def test_the_other_side_is_said_to_be_the_same_session(connector: Connector, clock: Clock, journal: Journal) -> None:
    when: Changes = {"date": PartialDate(2026, 10, 8), "time": time(9)}
    right = journal.add(Procedure, {"kind": "trigger_point", "status": "done", **when})
    async with at_the_app(connector, clock) as her:
        await her.press("p", "e", "tab")
        await her.types("9 oct")
        await her.press("f3")
        form = her.app.screen
        assert isinstance(form, FormScreen)
        next(row for row in form.rows if row.field.name == "session_uid").answer.focus()
        await her.press("a", "f2")
        assert her.told[-1].startswith("Same session as: both have to be on the same day.")
        next(row for row in form.rows if row.field.name == "date").answer.focus()
        await her.press("home", "ctrl+k")
        await her.types("8 oct")
        await her.press("f2", "l")
        await under_the_cursor(her, "Epidural")
        assert "One session with: B  Trigger point injection" in her.part("#detail")
    assert [one.session_uid for one in journal.items(Procedure)] == [None, right.uid]


async def test_a_flare_is_not_of_a_day_ahead(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("l", "n", "f", "f", "enter", "tab")
        await her.types("2026-12-01")
        await her.press("f2")
        assert "Began: Tue 1 Dec 2026 is ahead of today. Please check the date." in her.sees
    assert journal.items(Flare) == []


async def test_a_procedure_is_edited_deleted_and_brought_back_on_the_timeline(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l")
        await under_the_cursor(her, "Epidural injection, right S1")
        await her.press("enter", "f3")
        await her.types("L5")
        await her.press("f2")
        assert journal.items(Procedure)[0].levels == "L5"
        assert "Levels: L5" in her.part("#detail")
        await her.press("d")
        assert journal.items(Procedure) == []
        assert "Press u to bring it back." in her.told[-1]
        await her.clear()
        assert "Epidural" not in her.part("#items")
        await her.press("z")
        assert isinstance(her.app.screen, Picker)
        assert "Procedure: 8 Oct 2026, Epidural injection, right L5" in her.sees
        await her.press("enter")
        assert journal.items(Procedure)[0].levels == "L5"
        assert her.told[-1].startswith("Back: 8 Oct 2026, Epidural injection")
        await her.press("z")
        assert her.told[-1] == "The trash is empty. What you delete is kept there for 30 days."


async def test_a_form_that_is_left_changes_nothing(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("p", "e", "escape", "t")
        assert not isinstance(her.app.screen, FormScreen)
        await her.press("l", "n", "escape")
        assert journal.items(Procedure) == []
        await her.press("u")
        assert her.told[-1] == "Nothing to take back: you changed nothing since you opened spinelog."


async def test_a_goal_and_a_check_are_added_from_goals(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock) as her:
        await her.press("g", "n")
        await her.paste("Walk one mile")
        await her.press("tab", "tab")
        await her.types("1")
        await her.press("tab")
        await her.types("mile")
        await her.press("f2")
        assert "1  Walk one mile" in her.sees
        assert "Nothing recorded of it yet." in her.sees
        await her.press("c", "tab", "tab")
        await her.types("0.4")
        await her.press("f2")
        assert "now 0.4 mile (20 Nov)" in her.sees
        await her.press("f")
        assert "Walk one mile   reached" in her.sees
        await her.press("f")
        assert "Walk one mile   reached" not in her.sees
    (goal,) = journal.items(Goal)
    assert (goal.statement, goal.measure, goal.target, goal.unit, goal.status) == ("Walk one mile", "own", 1.0, "mile", "open")
    (check,) = journal.items(GoalCheck)
    assert (check.goal, check.date, check.value) == (goal.uid, TODAY, 0.4)


async def test_a_goal_is_edited_deleted_and_brought_back(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("g", "down", "e")
        await her.paste("Walk two miles")
        await her.press("f2")
        assert "2  Walk two miles" in her.sees
        await her.press("d")
        assert [one.card.goal.statement for one in her.app.screen.query(GoalOnScreen)][1:] == ["Lift 15 lb"]
        await her.press("z", "enter")
        assert "2  Walk two miles" in her.sees
    assert sorted(goal.statement for goal in journal.items(Goal)) == [
        "Lift 15 lb",
        "Sit 30 min without leg pain",
        "Walk two miles",
    ]


async def test_a_pain_and_an_estimate_are_added_from_the_timeline(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l", "n", "home", "enter")
        await her.types("left arm")
        await her.press("f2")
        assert her.told[-1] == "Added: left arm"
        await her.press("n", "e", "enter")
        assert "A  8 Oct 2026, Epidural injection" in her.sees
        await her.press("tab")
        await her.types("yesterday")
        await her.press("tab")
        await her.types("65")
        await her.press("f2")
        await under_the_cursor(her, "65 %")
        assert "Percent less pain: 65 %" in her.part("#detail")
    assert {pain.name for pain in journal.items(Pain)} == {"right leg", "low back", "left arm"}
    assert [(one.date, one.percent_less) for one in journal.items(Estimate)][-1] == (TODAY - timedelta(days=1), 65)


async def test_a_fourth_pain_is_refused_with_a_sentence(connector: Connector, clock: Clock, journal: Journal) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        for name in ("neck", "arm"):
            await her.press("l", "n", "home", "enter")
            await her.types(name)
            await her.press("f2")
        assert her.told[-1] == "There can be 3 pains at the most. Please delete one first."
        assert isinstance(her.app.screen, FormScreen), "what was typed is still there"
        assert "arm" in her.row("Name")
    assert len(journal.items(Pain)) == 3


async def test_undo_takes_each_change_of_this_run_back_and_says_which(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    journal.save_day(TODAY, {"sitting_min": 11})
    journal.add(Goal, {"statement": "Older than this run"})
    async with at_the_app(connector, clock) as her:
        await her.press("up")
        await her.types("25")
        await her.press("s", "p")
        await add_epidural(her)
        await her.press("l")
        await under_the_cursor(her, "Epidural")
        await her.press("e", "f3")
        await her.types("S1")
        await her.press("f2", "d", "z", "enter")
        taken = []
        for _ in range(6):
            await her.press("u")
            taken.append(her.told[-1])
    assert taken == [
        "Taken back: procedure (8 Oct 2026, Epidural injection, S1) is in the trash again.",
        "Taken back: procedure (8 Oct 2026, Epidural injection, S1) is here again.",
        "Taken back: the last change of procedure (8 Oct 2026, Epidural injection). Now again: Levels: not recorded.",
        "Taken back: procedure (8 Oct 2026, Epidural injection) is gone again.",
        "Taken back: the last change of Fri 20 Nov.",
        "Nothing to take back: you changed nothing since you opened spinelog.",
    ]
    entry = journal.entry(TODAY)
    assert entry is not None
    assert entry.fields["sitting_min"] == 11
    assert [goal.statement for goal in journal.items(Goal)] == ["Older than this run"]


async def test_undo_on_today_puts_the_older_figures_back_and_keeps_what_is_typed(
    connector: Connector, clock: Clock, journal: Journal
) -> None:
    async with at_the_app(connector, clock) as her:
        await her.types("25")
        await her.press("s", "tab")
        await her.types("7")
        await her.press("u")
        assert her.told[-1] == "Taken back: Fri 20 Nov is not recorded any more."
        assert "25" not in her.part("#function")
        assert "7" in her.row("Slept")
        assert journal.entry(TODAY) is None


async def test_words_are_found_on_the_timeline_and_esc_shows_everything_again(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l", "slash")
        await her.paste("gabapentin clinic")
        assert re.search("─2 of [0-9]+ entries─", her.part("#all"))
        assert her.part("#items").count("gabapentin") == 2
        await her.press("enter", "up")
        assert "down to 600" in her.part("#detail")
        await her.press("slash")
        await her.types("zebra")
        assert "Nothing holds these words." in her.sees
        await her.press("escape")
        assert re.search("─Since [A-Za-z0-9 ]+, [0-9]+ entries─", her.part("#all"))
        assert not her.app.screen.query_one("#find").display


async def test_a_note_is_changed_on_its_day(connector: Connector, clock: Clock) -> None:
    async with at_the_app(connector, clock, demo=True) as her:
        await her.press("l")
        await under_the_cursor(her, "long drive again")
        await her.press("e")
        assert "A note belongs to its day." in her.told[-1]
        await her.press("d")
        assert "A note belongs to its day." in her.told[-1]
