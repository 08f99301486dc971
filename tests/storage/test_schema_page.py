"""What the page on the journal's file says is so, and what its questions answer is what spinelog says too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from spinelog.analysis.measure import Measure
from spinelog.domain.amounts import half_up
from spinelog.domain.clock import Clock
from spinelog.domain.copy import tables
from spinelog.domain.day import DAY_NOUN
from spinelog.domain.describe import BOOKKEEPING
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import Flare, Goal, GoalCheck, Medication, Pain, Procedure, Question
from spinelog.exchange.schema_page import _FORMS, Recipe, page, recipes
from spinelog.exchange.schema_tables import OTHERS, VIEWS
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.summary.readiness import open_questions
from tests.conftest import Spinelog
from tests.demo import fill

PAGE = Path(__file__).parents[2] / ".github/SCHEMA.md"


@pytest.fixture
def demo(connector: Connector, clock: Clock) -> Iterator[Journal]:
    """The journal of the demo's patient."""
    fill(connector, clock)
    opened = Journal(connector, clock)
    yield opened
    opened.close()


def asked(path: str, recipe: Recipe) -> list[dict[str, object]]:
    """The answer, from a connection that cannot write."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(recipe.sql)]


def answer(connector: Connector, title: str) -> list[dict[str, object]]:
    (recipe,) = (one for one in recipes() if one.title == title)
    return asked(connector.path, recipe)


def test_the_page_that_is_kept_is_the_one_that_the_command_writes(spinelog: Spinelog, tmp_path: Path) -> None:
    assert spinelog("schema").out == page() == PAGE.read_text(encoding="utf-8")
    told = spinelog("schema", "-o", str(tmp_path / "schema.md"))
    assert (told.code, told.out) == (0, "")
    assert (tmp_path / "schema.md").read_text(encoding="utf-8") == page()
    assert not (tmp_path / "home/journal.db").exists()


def test_every_table_and_view_of_the_journal_is_on_the_page_with_its_columns(connector: Connector, journal: Journal) -> None:
    journal.items(Pain)
    with closing(connector.connect()) as connection:
        there = {
            name: {column: kind for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{name}")')}
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
            )
        }
    described = {name: {field.name: field.kind.sql for field in table.fields} for name, table in tables().items()}
    others = {name: {column: kind for column, kind, _ in other.columns} for name, other in OTHERS.items()}
    assert {name: columns for name, columns in there.items() if name not in VIEWS} == {**described, **others}
    for name, view in VIEWS.items():
        columns = [field.name for field in NOUNS[view.like].columns] if view.like else []
        assert sorted(there[name]) == sorted([*columns, *(column for column, _, _ in view.columns)])


def test_every_column_is_explained() -> None:
    lines = page().splitlines()
    for name, table in tables().items():
        at = lines.index(f"### {name}")
        section = lines[at : next((number for number in range(at + 1, len(lines)) if lines[number].startswith("#")), None)]
        for field in table.fields:
            assert field in BOOKKEEPING or any(line.startswith(f"| `{field.name}` | {field.kind.name} | ") for line in section)
            assert field.kind in _FORMS
    assert not [line for line in lines if line.endswith("|  |")]


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.title)
def test_every_question_can_be_asked_of_a_journal_that_cannot_be_written(
    recipe: Recipe, connector: Connector, demo: Journal
) -> None:
    demo.items(Pain)
    assert recipe.title[0].isupper()
    assert recipe.sql.startswith("SELECT ")
    assert recipe.sql.count(";") == 1
    found = asked(connector.path, recipe)
    assert found or recipe.title.startswith("Days on which the phone")
    assert f"### {recipe.title}\n" in page()


def test_steps_by_week_are_those_of_trends(connector: Connector, demo: Journal) -> None:
    for row in answer(connector, "Steps by week"):
        first = date.fromisoformat(str(row["week"]))
        assert first.weekday() == 0
        ((days, average),) = demo.averages(Measure.of(DAY_NOUN.field("steps")), [(first, first + timedelta(days=6))])
        assert average is not None
        assert (row["days"], row["steps_a_day"]) == (days, half_up(average))


def test_pain_after_a_procedure_is_that_of_trends(connector: Connector, demo: Journal) -> None:
    (procedure,) = demo.items(Procedure)
    (target,) = (pain for pain in demo.items(Pain) if pain.uid == procedure.target)
    rows = answer(connector, "Pain in the four weeks after each procedure")
    assert [(row["pain"], row["week"]) for row in rows] == [("right leg", week) for week in (1, 2, 3, 4)]
    for number, row in enumerate(rows):
        first = procedure.date.first + timedelta(days=7 * number + 1)
        ((days, average),) = demo.averages(Measure.of_pain(target), [(first, first + timedelta(days=6))])
        assert average is not None
        assert (row["days"], row["pain_average"]) == (days, half_up(average * 10) / 10)


def test_what_is_taken_now_and_what_to_ask_are_those_of_the_visit(connector: Connector, demo: Journal) -> None:
    taken = sorted(one.name for one in demo.items(Medication) if one.stopped is None)
    assert [row["name"] for row in answer(connector, "Medicines taken now")] == taken
    waiting = [one.text for one in open_questions(demo.items(Question))]
    assert [row["text"] for row in answer(connector, "Questions for the next visit")] == waiting


def test_goals_stand_there_with_their_latest_check_alone(connector: Connector, demo: Journal) -> None:
    rows = {row["statement"]: row for row in answer(connector, "Goals with their latest check")}
    checks = demo.items(GoalCheck)
    assert len(rows) == len(demo.items(Goal))
    for goal in demo.items(Goal):
        latest = max((check for check in checks if check.goal == goal.uid), key=lambda check: check.date)
        assert (rows[goal.statement]["checked_on"], rows[goal.statement]["value"]) == (latest.date.isoformat(), latest.value)


def test_a_month_counts_what_was_recorded_in_it(connector: Connector, demo: Journal) -> None:
    rows = answer(connector, "Days recorded in each month")
    assert sum(int(str(row["days"])) for row in rows) == len(demo.recorded(date(2026, 1, 1), date(2026, 12, 31)))


def test_what_is_in_the_trash_answers_nothing(connector: Connector, demo: Journal) -> None:
    (first, *_) = demo.items(Flare)
    demo.delete(Flare, first.uid)
    assert first.began.isoformat() not in [row["began"] for row in answer(connector, "Flares, and how many days each lasted")]


def test_a_day_on_which_the_phone_counted_otherwise_is_found(connector: Connector, demo: Journal) -> None:
    demo.save_day(date(2026, 11, 19), {"steps": 4000, "sleep_min": 420})
    with closing(connector.connect()) as connection:
        connection.execute("INSERT INTO device_day (day, source, steps, sleep_min) VALUES ('2026-11-19', 'garmin', 4300, 425)")
        connection.execute("INSERT INTO device_day (day, source, steps, sleep_min) VALUES ('2026-11-19', 'oura', 4600, 425)")
    rows = answer(connector, "Days on which the phone counted otherwise than you")
    assert [(row["day"], row["source"], row["steps_typed"], row["steps_counted"]) for row in rows] == [
        ("2026-11-19", "oura", 4000, 4600)
    ]
