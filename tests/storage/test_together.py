"""Procedures of one session or one series: each names the first of them, whichever of them the person named."""

from __future__ import annotations

from datetime import timedelta

import pytest

from spinelog.domain.clock import Clock
from spinelog.domain.dates import PartialDate
from spinelog.domain.errors import BadValue, NotFound
from spinelog.domain.values import Procedure
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from tests.conftest import NOW

BLOCK = "medial_branch_block"


def _add(journal: Journal, date: str, kind: str = BLOCK, **more: str) -> Procedure:
    return journal.add(Procedure, {"kind": kind, "date": PartialDate.from_iso(date), "status": "done", **more})


def _named(journal: Journal, field: str) -> dict[str, str | None]:
    """Date of each procedure -> the date of the one that it names."""
    everyone = {one.uid: one for one in (*journal.items(Procedure), *journal.items(Procedure, trash=True))}
    return {
        str(one.date): None if (uid := getattr(one, field)) is None else str(everyone[uid].date)
        for one in journal.items(Procedure)
    }


def test_naming_any_of_a_series_joins_it(journal: Journal) -> None:
    first = _add(journal, "2026-08-20")
    second = _add(journal, "2026-09-10", series_uid=first.uid)
    _add(journal, "2026-10-01", "rf_ablation", series_uid=second.uid)
    assert _named(journal, "series_uid") == {"2026-08-20": None, "2026-09-10": "2026-08-20", "2026-10-01": "2026-08-20"}


def test_one_that_others_go_on_from_takes_them_along(journal: Journal) -> None:
    last = _add(journal, "2026-10-01", "rf_ablation")
    second = _add(journal, "2026-09-10")
    first = _add(journal, "2026-08-20")
    journal.edit(Procedure, last.uid, {"series_uid": second.uid})
    journal.edit(Procedure, second.uid, {"series_uid": first.uid})
    together = {"2026-08-20": None, "2026-09-10": "2026-08-20", "2026-10-01": "2026-08-20"}
    assert _named(journal, "series_uid") == together
    journal.undo()
    assert _named(journal, "series_uid") == {"2026-08-20": None, "2026-09-10": None, "2026-10-01": "2026-09-10"}


def test_what_belongs_together_already_stays_as_it_is(journal: Journal) -> None:
    first = _add(journal, "2026-08-20")
    second = _add(journal, "2026-09-10", series_uid=first.uid)
    before = journal.latest_save()
    assert journal.edit(Procedure, first.uid, {"series_uid": second.uid}).series_uid is None
    assert journal.edit(Procedure, first.uid, {"series_uid": first.uid}).series_uid is None
    assert journal.latest_save() == before


def test_the_middle_of_a_series_can_go(journal: Journal) -> None:
    first = _add(journal, "2026-08-20")
    second = _add(journal, "2026-09-10", series_uid=first.uid)
    _add(journal, "2026-10-01", "rf_ablation", series_uid=second.uid)
    journal.delete(Procedure, second.uid)
    assert _named(journal, "series_uid") == {"2026-08-20": None, "2026-10-01": "2026-08-20"}


def test_the_first_is_not_emptied_from_the_trash_while_others_name_it(connector: Connector, journal: Journal) -> None:
    first = _add(journal, "2026-08-20")
    _add(journal, "2026-09-10", series_uid=first.uid)
    journal.delete(Procedure, first.uid)
    later = Journal(connector, Clock(NOW + timedelta(days=40)))
    assert later.empty_trash() == 0
    assert _named(later, "series_uid") == {"2026-09-10": "2026-08-20"}
    later.close()


def test_a_session_is_on_one_day(journal: Journal) -> None:
    right = _add(journal, "2026-10-01")
    with pytest.raises(BadValue) as refused:
        _add(journal, "2026-10-02", session_uid=right.uid)
    assert str(refused.value) == (
        "Same session as: both have to be on the same day. This one is on 2 Oct 2026, the other one on 1 Oct 2026."
    )
    assert _add(journal, "2026-10-01", "trigger_point", session_uid=right.uid).session_uid == right.uid


def test_a_session_is_moved_to_another_day_one_by_one(journal: Journal) -> None:
    right = _add(journal, "2026-11-01")
    left = _add(journal, "2026-11-01", session_uid=right.uid)
    for one in (right, left):
        assert journal.edit(Procedure, one.uid, {"date": PartialDate.from_iso("2026-11-02")}).date.day == 2
    assert journal.item(Procedure, left.uid).session_uid == right.uid


def test_one_that_is_not_there_cannot_be_joined(journal: Journal) -> None:
    with pytest.raises(NotFound):
        _add(journal, "2026-10-01", series_uid="0" * 32)
