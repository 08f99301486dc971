"""A block diary on disk: a planned time is answered once, a time to come is refused, what belongs together goes together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.errors import BadValue
from spinelog.domain.values import Block, BlockReading, Procedure
from spinelog.storage.blocks import change, diary_of, latest_diary, put, put_tablet, readings_of
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal

START = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.fixture
def block(journal: Journal) -> Block:
    procedure = journal.add(Procedure, {"kind": "medial_branch_block", "date": PartialDate(2026, 11, 20)})
    return journal.add(Block, {"procedure": procedure.uid, "started": START, "utc_offset_min": 0, "sites": "right, left"})


def score(journal: Journal, block: Block, number: int, minutes: float, site: str = "right") -> BlockReading:
    return put(journal, block, {"site": site, "score": number}, at=at(minutes))


def test_a_score_goes_to_its_planned_time_and_keeps_its_own(journal: Journal, block: Block) -> None:
    written = score(journal, block, 4, 17)
    assert (written.slot_min, written.scored_at, written.score, written.source) == (15, at(17), 4, "typed")
    assert score(journal, block, 7, -7).slot_min == 0
    assert score(journal, block, 5, 17, "left").slot_min == 15
    assert len(readings_of(journal, block.uid)) == 3


def test_a_second_score_in_one_planned_time_stands_at_a_time_of_its_own(journal: Journal, block: Block) -> None:
    first, second = score(journal, block, 4, 120), score(journal, block, 5, 140)
    assert (first.slot_min, second.slot_min) == (120, None)
    assert first.uid != second.uid
    again = score(journal, block, 6, 140)
    assert (again.uid, again.score) == (second.uid, 6), "the same minute is a correction"


def test_a_time_left_out_can_still_be_scored(journal: Journal, block: Block) -> None:
    left = put(journal, block, {"site": "right", "left_out": True}, at=at(120), slot=120)
    late = score(journal, block, 3, 145)
    assert late.uid == left.uid
    assert (late.score, late.left_out, late.scored_at) == (3, False, at(145))


def test_what_is_to_come_and_what_is_of_another_day_is_refused(journal: Journal, block: Block) -> None:
    for minutes, words in ((600, "still to come"), (-1500, "another day")):
        with pytest.raises(BadValue, match=words):
            score(journal, block, 3, minutes)
        with pytest.raises(BadValue, match=words):
            put_tablet(journal, block, at(minutes), "typed")
    assert readings_of(journal, block.uid) == []


def test_a_site_that_has_scores_keeps_its_name(journal: Journal, block: Block) -> None:
    score(journal, block, 3, 15, "left")
    with pytest.raises(BadValue, match="left"):
        change(journal, block, {"sites": "right"})
    assert change(journal, block, {"sites": "left"}).sites == "left", "the right one has none yet"
    assert change(journal, block, {"started": at(5)}).started == at(5)


def test_each_score_is_taken_back_alone(journal: Journal, block: Block) -> None:
    first = score(journal, block, 4, 15)
    score(journal, block, 2, 30)
    journal.edit(BlockReading, first.uid, {"score": 5})
    for scores in ([4, 2], [4], []):
        assert journal.undo() is not None
        assert [one.score for one in readings_of(journal, block.uid)] == scores
    assert diary_of(journal, block.procedure) == block == latest_diary(journal)


def test_the_diary_and_its_scores_go_with_their_procedure_and_come_back_with_it(journal: Journal, block: Block) -> None:
    kept = score(journal, block, 4, 15)
    gone = score(journal, block, 5, 30)
    journal.delete(BlockReading, gone.uid)
    journal.connector, journal.clock = journal.connector, Clock(datetime(2026, 11, 20, 19, 1, tzinfo=UTC))
    journal.delete(Procedure, block.procedure)
    assert (journal.items(Block), journal.items(BlockReading)) == ([], [])
    journal.undelete(Procedure, block.procedure)
    assert [one.uid for one in journal.items(Block)] == [block.uid]
    assert [one.uid for one in journal.items(BlockReading)] == [kept.uid], "what was deleted alone stays in the trash"


def test_after_thirty_days_in_the_trash_all_of_it_is_gone(
    connector: Connector, block: Block, journal: Journal, clock: Clock
) -> None:
    score(journal, block, 4, 15)
    journal.delete(Procedure, block.procedure)
    later = Journal(connector, Clock(clock.now() + timedelta(days=31)))
    assert later.empty_trash() == 3
    assert [later.items(kind, trash=True) for kind in (Procedure, Block, BlockReading)] == [[], [], []]
    later.close()


@pytest.mark.parametrize(
    "write",
    [
        lambda journal, block: score(journal, block, 4, 15),
        lambda journal, block: put_tablet(journal, block, at(60), "paper"),
    ],
)
def test_nothing_is_written_into_a_diary_in_the_trash(
    journal: Journal, block: Block, write: Callable[[Journal, Block], BlockReading]
) -> None:
    journal.delete(Block, block.uid)
    with pytest.raises(BadValue, match="trash"):
        write(journal, block)
