"""Goals on the summary and as cards: what they say of where the person stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from spinelog.domain.values import Goal, GoalCheck
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.doc import GoalLine
from spinelog.summary.goals import goal_cards
from spinelog.summary.timeline import timeline
from tests.conftest import TODAY
from tests.unit.summary.made import run, write


def _goal(journal: Journal, **more: Any) -> Goal:
    record: dict[str, Any] = {"statement": "Mine", "measure": "sitting_min", "started": TODAY - timedelta(days=20), **more}
    return journal.add(Goal, record)


def _line(journal: Journal) -> GoalLine:
    return build(journal).goals[0]


def test_a_sleep_goal_speaks_in_hours(journal: Journal) -> None:
    _goal(journal, measure="sleep_min", target=7.0, baseline=5.5)
    run(journal, "sleep_min", (390,) * 7, TODAY - timedelta(days=6))
    line = _line(journal)
    assert (line.before, line.now, line.target) == ("5.5 h", "6.5 h (7 of 7 days)", "7 h")
    assert line.facts == "closest so far: 6.5 h, 20 Nov"


def test_a_goal_without_a_target_says_only_where_it_is(journal: Journal) -> None:
    _goal(journal)
    run(journal, "sitting_min", (20,) * 7, TODAY - timedelta(days=6))
    assert _line(journal) == GoalLine("Mine", "", "20 min (7 of 7 days)", "", "")


def test_rounding_reaches_no_goal(journal: Journal) -> None:
    _goal(journal, measure="sleep_min", target=7.0)
    run(journal, "sleep_min", (419,) * 7, TODAY - timedelta(days=6))
    assert _line(journal).now.startswith("6.98 h")
    assert "reached" not in _line(journal).facts


def test_an_average_short_of_a_goal_of_many_steps_is_not_shown_as_there(journal: Journal) -> None:
    _goal(journal, measure="own", target=10_000.0, unit="steps", better="more")
    journal.add(GoalCheck, {"goal": journal.items(Goal)[0].uid, "date": TODAY, "value": 9_999.9999999})
    assert _line(journal).now.startswith("9,999.9")
    assert _line(journal).target == "10,000 steps"


def test_a_start_that_is_already_the_goal_is_told_as_it_is(journal: Journal) -> None:
    _goal(journal, baseline=30.0, target=30.0)
    run(journal, "sitting_min", (30,) * 7, TODAY - timedelta(days=6))
    line = _line(journal)
    assert (line.before, line.target) == ("30 min", "30 min")
    assert line.facts == "reached on 7 of 7 recorded days"


def test_one_day_is_one_day(journal: Journal) -> None:
    goal = _goal(journal, target=30.0, qualifier="without leg pain")
    write(journal, TODAY, sitting_min=30)
    journal.add(GoalCheck, {"goal": goal.uid, "date": TODAY, "value": 30.0, "qualifier_kept": True})
    assert _line(journal).facts == "reached on 1 of 1 recorded day, without leg pain on 1 of the one day where it was said"
    assert _line(journal).now == "not enough days to say (1 of 7)"


def test_a_stretch_that_something_else_ended_is_at_least(journal: Journal) -> None:
    _goal(journal, target=60.0)
    for back in range(7):
        write(journal, TODAY - timedelta(days=back), sitting_min=28, sitting_open=True)
    assert _line(journal).now == "at least 28 min (7 of 7 days)"
    assert _line(journal).facts == "closest so far: at least 28 min, 20 Nov"


def test_headline_goals_come_first_and_those_set_aside_are_left_out(journal: Journal) -> None:
    _goal(journal, statement="aside", status="set_aside")
    _goal(journal, statement="small", is_headline=False)
    for name in ("one", "two", "three"):
        _goal(journal, statement=name, is_headline=True)
    assert [goal.statement for goal in build(journal).goals] == ["one", "two", "three", "small"]
    assert [card.goal.statement for card in goal_cards(journal)] == ["one", "two", "three", "small"]


def test_a_goal_that_was_reached_says_who_says_so(journal: Journal) -> None:
    _goal(journal, status="reached", target=30.0)
    assert _line(journal).facts == "you marked it as reached"


def test_cards_and_summary_tell_the_same_whatever_the_period(journal: Journal) -> None:
    _goal(journal, target=30.0, started=TODAY - timedelta(days=500))
    run(journal, "sitting_min", (30, 20) * 4, TODAY - timedelta(days=150))
    run(journal, "sitting_min", (30,) * 5, TODAY - timedelta(days=450))
    facts = build(journal).goals[0].facts
    assert facts == "reached on 4 of 8 recorded days (in the last year)"
    assert build(journal, since=TODAY).goals[0].facts == facts
    assert build(journal, since=TODAY - timedelta(days=600)).goals[0].facts == facts
    assert goal_cards(journal)[0].facts == facts


def test_the_timeline_names_a_check_with_its_unit_and_survives_a_deleted_goal(journal: Journal) -> None:
    goal = _goal(journal, statement="Walk", measure="own", unit="mile")
    journal.add(GoalCheck, {"goal": goal.uid, "date": TODAY, "value": 0.9, "ability": 4})
    checks = journal.items(GoalCheck)
    assert timeline({"goal": [goal], "goal_check": checks})[-1].text == "Walk: 0.9 mile, rating 4 of 10"
    assert timeline({"goal_check": checks})[0].text == "0.9, rating 4 of 10"


def test_two_goals_of_one_measure_give_one_row(journal: Journal) -> None:
    for statement in ("Sit at work", "Sit in the car"):
        _goal(journal, statement=statement, target=30.0, is_headline=True)
    run(journal, "sitting_min", (20,) * 28, TODAY - timedelta(days=28))
    doc = build(journal)
    assert [row.label for row in doc.rows] == ["Sitting"]
    assert doc.changed[0].text.count("sitting") == 1
