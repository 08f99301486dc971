"""The keys of the timeline: the order of the pure function, without reading the items, and never more rows than are shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.procedures import letter
from spinelog.domain.clock import Clock, Stamp
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Procedure, Therapy, TherapySession
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import insert_item, transaction
from spinelog.summary.timeline import letters_of, place_of, tell, timeline
from tests.bench.journals import many_items
from tests.conftest import NOW, TODAY
from tests.storage.test_rows import Counted

FULL = st.dates(date(2025, 12, 29), date(2026, 1, 3))
PARTIAL = st.one_of(
    st.builds(PartialDate, st.sampled_from((2025, 2026))),
    st.builds(PartialDate, st.just(2026), st.integers(1, 2)),
    FULL.map(PartialDate.of),
)
MAYBE = st.none() | PARTIAL
KINDS: dict[str, st.SearchStrategy[Changes]] = {
    "pain": st.fixed_dictionaries({"name": st.text("ab", min_size=1)}),
    "factor": st.just({"text": "heat", "effect": "eases"}),
    "clinician": st.just({"name": "Dr Lee"}),
    "flare": st.fixed_dictionaries({"began": FULL}),
    "goal": st.fixed_dictionaries({"statement": st.just("Walk"), "started": st.none() | FULL}),
    "procedure": st.fixed_dictionaries(
        {
            "kind": st.just("epidural"),
            "date": PARTIAL,
            "status": st.sampled_from(("done", "planned", "cancelled")),
            "time": st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0)),
        }
    ),
    "week": st.fixed_dictionaries({"date": FULL, "sleep_min": st.just(420)}),
    "cadence": st.fixed_dictionaries({"pace": st.just("pause"), "began": FULL}),
    "medication": st.fixed_dictionaries({"name": st.just("gabapentin"), "started": MAYBE}),
    "therapy": st.fixed_dictionaries({"name": st.just("massage"), "started": MAYBE}),
    "scan": st.fixed_dictionaries({"kind": st.just("mri"), "date": PARTIAL}),
    "event": st.fixed_dictionaries({"kind": st.just("fall"), "date": PARTIAL}),
    "diagnosis": st.fixed_dictionaries({"words": st.just("disc"), "date": MAYBE}),
    "visit": st.fixed_dictionaries({"date": PARTIAL, "status": st.just("done")}),
}
ITEM = st.sampled_from(list(KINDS)).flatmap(lambda noun: st.tuples(st.just(noun), KINDS[noun], st.integers(0, 2), st.booleans()))
"""Noun, record, the second in which it was written, and whether it went to the trash."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    opened = Journal(Connector(str(tmp_path_factory.mktemp("keys") / "journal.db")), Clock(NOW))
    yield opened
    opened.close()


@given(items=st.lists(ITEM, max_size=14), notes=st.sets(FULL, max_size=3))
def test_keys_stand_in_the_order_of_the_pure_function_and_tell_the_same(
    shared: Journal, items: list[tuple[str, Changes, int, bool]], notes: set[date]
) -> None:
    with transaction(shared.connector, writing=True) as connection:
        for noun in (*KINDS, "day"):
            connection.execute(f"DELETE FROM {noun}")
        for noun, record, second, is_gone in items:
            uid = insert_item(connection, NOUNS[noun], record, Stamp(NOW + timedelta(seconds=second)))
            if is_gone:
                connection.execute(f"UPDATE {noun} SET deleted_at = updated_at WHERE uid = ?", (uid,))
    for day in notes:
        shared.save_day(day, {"note": f"note of {day}"})
    expected = timeline({name: shared.items(VALUES[name]) for name in KINDS}, shared.notes(date.min, date.max))

    keys = shared.timeline_keys()
    told = tell(shared, keys)
    assert [told[place_of(key)] for key in keys] == expected
    assert [key.date for key in keys] == ["" if one.date is None else str(one.date) for one in expected]
    for latest in range(1, len(keys) + 2):
        assert shared.timeline_keys(latest=latest) == keys[-latest:]
    procedures = shared.items(Procedure)
    places = shared.places_of([one.uid for one in procedures])
    assert {uid: letter(place) for uid, place in places.items()} == letters_of(procedures)


@pytest.mark.parametrize("count", [1_000, 20_000])
def test_the_latest_keys_take_as_many_rows_as_there_are_keys_and_one_of_each_noun(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_items(str(tmp_path / "journal.db"), count, TODAY)
    counted = Counted(monkeypatch)
    journal = Journal(Connector(str(tmp_path / "journal.db")), Clock(NOW))
    assert len(journal.timeline_keys(latest=200)) == 200
    journal.close()
    assert counted.rows <= 200 + len(NOUNS) + 12, "what opening the journal asks is among them"


def test_what_names_an_item_is_counted_and_its_latest_are_read(journal: Journal) -> None:
    therapy, other = (journal.add(Therapy, {"name": name}) for name in ("massage", "walks"))
    for back in range(5):
        journal.add(TherapySession, {"therapy": therapy.uid, "date": TODAY - timedelta(days=back)})
    journal.add(TherapySession, {"therapy": other.uid, "date": TODAY})
    gone = journal.add(TherapySession, {"therapy": therapy.uid, "date": TODAY})
    journal.delete(TherapySession, gone.uid)
    count, latest = journal.naming(TherapySession, "therapy", therapy.uid, latest=2)
    assert (count, [one.date for one in latest]) == (5, [TODAY - timedelta(days=1), TODAY])
