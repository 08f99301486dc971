"""Which phone's figure counts is said in two places, the view and the list that exports read: they agree."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from spinelog.domain.phone import SOURCES, PhoneDay
from spinelog.storage.journal import Journal
from spinelog.storage.sessions import driver
from tests.conftest import TODAY


@pytest.mark.parametrize("number", range(3))
def test_the_first_figure_of_a_day_is_the_one_that_counts(journal: Journal, number: int) -> None:
    chance = Random(number)
    days = [TODAY - timedelta(days=back) for back in range(10)]
    told = [
        PhoneDay(day=day, source=source, steps=chance.choice((None, 1000 + place)), sleep_min=chance.choice((None, 300 + place)))
        for day in days
        for place, source in enumerate(SOURCES)
        if chance.random() < 0.4
    ]
    journal.save_phone(told, file_name="x")
    journal.prefer_source(chance.choice(journal.phone_sources()).source)
    found: dict[date, list[int | None]] = {}
    for one in journal.phone_days():
        steps, sleep = found.setdefault(one.day, [None, None])
        found[one.day] = [one.steps if steps is None else steps, one.sleep_min if sleep is None else sleep]
    with journal.reading() as session:
        view = driver(session).execute("SELECT day, steps, sleep_min FROM day_effective").fetchall()
    assert found == {date.fromisoformat(day): [steps, sleep] for day, steps, sleep in view}
