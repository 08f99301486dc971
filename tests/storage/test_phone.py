"""Days from a phone or watch: what is new is told first, saved once, and taken back exactly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from spinelog.analysis.measure import Measure
from spinelog.domain.day import DAY_NOUN
from spinelog.domain.imported import ComparedSource
from spinelog.domain.phone import PhoneDay
from spinelog.domain.values import Goal
from spinelog.storage.beginning import is_untouched
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import read_entries, transaction, undo_save
from tests.conftest import TODAY
from tests.storage.whole import but_numbers, whole

FIRST = date(2026, 11, 10)
LAST = date(2026, 11, 19)


def _day(number: int, steps: int | None = 4000, sleep: int | None = 420, source: str = "apple_health") -> PhoneDay:
    return PhoneDay(
        day=FIRST + timedelta(number), source=source, steps=steps, sleep_min=sleep, steps_from="Watch, Phone", sleep_from="Watch"
    )


def _export(until: int = 10, **more: int) -> list[PhoneDay]:
    """A file with so many days; `day_3=5000` gives one of them another number of steps."""
    return [_day(number, more.get(f"day_{number}", 4000 + number)) for number in range(until)]


def _counts(one: ComparedSource) -> tuple[int, int, int, int]:
    return one.new, one.changed, one.same, one.kept


def _compared(journal: Journal, days: list[PhoneDay], made_on: date | None = None) -> ComparedSource:
    (one,) = journal.compare_phone(days, made_on).sources
    return one


def _steps(journal: Journal, day: date) -> int | None:
    with transaction(journal.connector) as connection:
        found = connection.execute("SELECT steps FROM day_effective WHERE day = ?", (day.isoformat(),)).fetchone()
    return None if found is None else found[0]


def test_a_first_file_is_all_new_and_is_saved_as_it_was_told(journal: Journal, connector: Connector) -> None:
    journal.latest_save()
    before = whole(connector)
    told = _compared(journal, _export())
    assert whole(connector) == before, "looking changes nothing"
    assert _counts(told) == (10, 0, 0, 0)
    assert (told.source, told.first, told.last, told.typed) == ("apple_health", FIRST, LAST, 0)
    batch = journal.save_phone(_export(), file_name="export.zip")
    assert batch is not None
    assert (batch.source, batch.file_name, batch.first_day, batch.last_day) == ("apple_health", "export.zip", FIRST, LAST)
    assert (batch.days_new, batch.days_changed) == (10, 0)
    assert journal.imports() == [batch]
    with transaction(connector) as connection:
        row = connection.execute("SELECT * FROM device_day WHERE day = '2026-11-10'").fetchone()
    assert row == ("2026-11-10", "apple_health", 4000, 420, batch.uid, "Watch, Phone", "Watch")


def test_the_same_file_twice_changes_nothing(journal: Journal, connector: Connector) -> None:
    journal.save_phone(_export(), file_name="export.zip")
    before = whole(connector)
    assert _counts(_compared(journal, _export())) == (0, 0, 10, 0)
    assert journal.save_phone(_export(), file_name="export.zip") is None
    assert whole(connector) == before


def test_a_later_export_changes_only_what_changed(journal: Journal, connector: Connector) -> None:
    first = journal.save_phone(_export(8), file_name="export.zip")
    assert first is not None
    told = _compared(journal, _export(day_3=5000))
    assert _counts(told) == (2, 1, 7, 0)
    ((before, after),) = [(change.before, change.after) for change in told.examples]
    assert (before.day, before.steps, after.steps) == (FIRST + timedelta(3), 4003, 5000)
    second = journal.save_phone(_export(day_3=5000), file_name="export-2.zip")
    assert second is not None
    assert (second.first_day, second.last_day, second.days_new, second.days_changed) == (FIRST + timedelta(3), LAST, 2, 1)
    with transaction(connector) as connection:
        batches = [batch for (batch,) in connection.execute("SELECT batch FROM device_day ORDER BY day")]
    assert batches == [second.uid if number in (3, 8, 9) else first.uid for number in range(10)]


def test_only_a_few_changes_are_told_as_examples(journal: Journal) -> None:
    journal.save_phone(_export(), file_name="export.zip")
    told = _compared(journal, [_day(number, 100_000) for number in range(10)])
    assert (told.changed, len(told.examples)) == (10, 3)


def test_an_older_export_takes_nothing_from_its_last_day(journal: Journal, connector: Connector) -> None:
    journal.save_phone(_export(), file_name="new.zip")
    before = whole(connector)
    older = _export(6, day_5=120)  # exported before noon of that day
    assert _counts(_compared(journal, older)) == (0, 0, 5, 1)
    assert journal.save_phone(older, file_name="old.zip") is None
    assert whole(connector) == before


def test_nor_from_the_day_on_which_it_was_made(journal: Journal) -> None:
    journal.save_phone(_export(), file_name="new.zip")
    older = [*_export(6, day_4=100), _day(5, 100, 300)]
    assert _counts(_compared(journal, older[:5] + older[6:], FIRST + timedelta(4))) == (0, 0, 4, 2)
    assert _counts(_compared(journal, older[:5] + older[6:], FIRST + timedelta(5))) == (0, 1, 4, 1)


def test_a_day_that_was_still_going_on_gets_its_larger_number(journal: Journal) -> None:
    journal.save_phone(_export(6, day_5=120), file_name="old.zip")
    assert _counts(_compared(journal, _export(6, day_5=9000))) == (0, 1, 5, 0)


def test_what_is_not_in_a_file_is_not_taken_away(journal: Journal) -> None:
    journal.save_phone(_export(), file_name="export.zip")
    only_sleep = [_day(number, None, 400) for number in range(10)]
    journal.save_phone([*only_sleep, _day(11, None, None)], file_name="sleep.zip")
    assert _steps(journal, FIRST) == 4000
    with transaction(journal.connector) as connection:
        assert connection.execute("SELECT steps, sleep_min, steps_from FROM device_day").fetchone() == (4000, 400, "Watch, Phone")
        assert connection.execute("SELECT count(*) FROM device_day").fetchone() == (10,), "a day of nothing is no day"


def test_what_was_typed_stays_and_goes_on_counting(journal: Journal) -> None:
    journal.save_day(FIRST, {"steps": 77})
    journal.save_day(FIRST + timedelta(1), {"sleep_min": 60})
    journal.save_day(FIRST + timedelta(2), {"note": "no figure"})
    typed = but_numbers(journal.connector)["day"]
    assert _compared(journal, _export()).typed == 2
    assert _compared(journal, [_day(1, 4000, None), _day(0, None, 400)]).typed == 0, "these are other figures"
    journal.save_phone(_export(), file_name="export.zip")
    assert but_numbers(journal.connector)["day"] == typed
    assert _steps(journal, FIRST) == 77
    with transaction(journal.connector) as connection:
        entries = read_entries(connection, FIRST, LAST, effective=True)
    assert (entries[FIRST].record["steps"], entries[FIRST].record["sleep_min"]) == (77, 420)
    assert entries[FIRST + timedelta(2)].record["steps"] == 4002


def test_it_is_taken_back_exactly(journal: Journal, connector: Connector) -> None:
    journal.save_phone(_export(8), file_name="export.zip")
    before = but_numbers(connector)
    batch = journal.save_phone(_export(day_3=5000), file_name="export-2.zip", mapping=("header", "{}"))
    assert batch is not None
    assert journal.table_mapping("header") == "{}"
    assert journal.undo_import() == batch
    assert but_numbers(connector) == before
    assert journal.undo_import() is not None
    assert journal.imports() == []
    assert journal.undo_import() is None


def test_it_is_taken_back_after_other_things_were_saved(journal: Journal, connector: Connector) -> None:
    journal.latest_save()
    journal.save_phone(_export(), file_name="export.zip")
    journal.add(Goal, {"statement": "sit"})
    journal.save_day(FIRST, {"steps": 77})
    assert journal.undo_import() is not None
    assert [goal.statement for goal in journal.items(Goal)] == ["sit"]
    assert _steps(journal, FIRST) == 77
    assert _steps(journal, LAST) is None
    undone = journal.undo()
    assert undone is not None
    assert undone.noun == "day"


def test_the_latest_change_of_all_may_be_an_import(journal: Journal, connector: Connector) -> None:
    journal.add(Goal, {"statement": "sit"})
    before = but_numbers(connector)
    batch = journal.save_phone(_export(), file_name="export.zip")
    undone = journal.undo()
    assert undone is not None
    assert (undone.noun, undone.batch, undone.was, undone.now) == ("import", batch, None, None)
    assert but_numbers(connector) == before


def test_taking_a_day_back_passes_an_import_by(journal: Journal) -> None:
    journal.save_day(FIRST, {"steps": 77})
    journal.save_phone(_export(), file_name="export.zip")
    with transaction(journal.connector, writing=True) as connection:
        assert undo_save(connection) == FIRST
    assert _steps(journal, FIRST) == 4000


def test_several_sources_are_compared_each_with_its_own(journal: Journal) -> None:
    journal.save_phone(_export(), file_name="export.zip")
    days = [_day(0, 1, source="garmin"), *_export(2), _day(1, 1, source="garmin")]
    told = journal.compare_phone(days)
    assert [(one.source, *_counts(one)) for one in told.sources] == [("garmin", 2, 0, 0, 0), ("apple_health", 0, 0, 2, 0)]
    assert told.to_save == 2
    batch = journal.save_phone(days, file_name="both.zip")
    assert batch is not None
    assert batch.source == "garmin", "only what was written"


def test_the_source_that_is_preferred_counts(journal: Journal) -> None:
    journal.save_phone(_export(3), file_name="a.zip")
    journal.save_phone([_day(0, 100, None, "garmin"), _day(5, 100, None, "oura")], file_name="b.zip")
    assert [one.source for one in journal.phone_sources()] == ["apple_health", "garmin", "oura"]
    assert _steps(journal, FIRST) == 4000
    journal.prefer_source("garmin")
    assert _steps(journal, FIRST) == 100
    assert [one.source for one in journal.phone_sources()] == ["garmin", "apple_health", "oura"]
    journal.prefer_source("oura")
    assert [one.source for one in journal.phone_sources()] == ["oura", "garmin", "apple_health"]
    told = journal.phone_sources()[2]
    assert (told.first, told.last, told.days_of_steps, told.days_of_sleep) == (FIRST, FIRST + timedelta(2), 3, 3)


@pytest.mark.parametrize("save", [True, False])
def test_a_file_of_nothing_does_nothing(journal: Journal, connector: Connector, save: bool) -> None:
    journal.latest_save()
    before = whole(connector)
    assert (journal.save_phone([], file_name="x") is None) if save else (journal.compare_phone([]).to_save == 0)
    assert whole(connector) == before


def test_trends_read_what_the_phone_counted(journal: Journal) -> None:
    journal.save_phone(_export(), file_name="export.zip")
    (series,) = journal.series([Measure.of(DAY_NOUN.field("steps"))], (FIRST, TODAY))
    assert [reading.value for reading in series.readings.values()] == [4000.0 + number for number in range(10)]
    assert journal.recorded(FIRST, TODAY) == [], "nothing was written by hand"


def test_sixty_years_are_compared_saved_and_taken_back_in_one_go(journal: Journal, connector: Connector) -> None:
    journal.latest_save()
    before = but_numbers(connector)
    years = [
        PhoneDay(day=date.fromordinal(TODAY.toordinal() - number), source="garmin", steps=number + 1) for number in range(21_900)
    ]
    batch = journal.save_phone(years, file_name="export.zip")
    assert batch is not None
    assert batch.days_new == 21_900
    assert _compared(journal, years).same == 21_900
    journal.undo_import()
    assert but_numbers(connector) == before


def test_a_journal_with_nothing_but_a_phones_days_has_not_begun(journal: Journal, connector: Connector) -> None:
    journal.save_phone(_export(2), file_name="export.zip")
    journal.save_phone(_export(4), file_name="export.zip")
    assert is_untouched(connector), "where it hurts is still to be asked"
    journal.add(Goal, {"statement": "sit"})
    assert not is_untouched(connector)
