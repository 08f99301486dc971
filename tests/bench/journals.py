"""Journals of many years, filled by plain SQL."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta

from spinelog.domain.clock import Stamp
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Changes
from spinelog.domain.nouns import NOUNS
from spinelog.storage.connection import Connector
from spinelog.storage.quick import insert_item, transaction


def years_of_days(path: str, years: float, today: date) -> Connector:
    """A journal with nine of ten days recorded, and a procedure two months ago."""
    connector, chance = Connector(path), random.Random(1)
    now = datetime.now().astimezone()
    with transaction(connector, writing=True) as connection:
        (pain,) = connection.execute("SELECT uid FROM pain").fetchone()
        for back in range(int(365.25 * years)):
            if chance.random() > 0.9:
                continue
            day = (today - timedelta(days=back)).isoformat()
            written = f"{day}T20:00:00Z"
            connection.execute(
                """INSERT INTO day (day, sitting_min, sitting_open, standing_min, walking_min, steps, sleep_min, exercise_min,
                pain_worst, recorded_at, utc_offset_min, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""",
                (
                    day, chance.randint(5, 60), int(chance.random() < 0.1), chance.randint(10, 60), chance.randint(10, 60),
                    chance.randint(500, 9000), chance.randint(250, 500), chance.randint(0, 60), chance.randint(4, 10),
                    written, written, written,
                ),
            )  # fmt: skip
            connection.execute(
                """INSERT INTO day_pain (day, pain, average, recorded_at, utc_offset_min, created_at, updated_at)
                VALUES (?, ?, ?, ?, 0, ?, ?)""",
                (day, pain, chance.randint(1, 8), written, written, written),
            )
        procedure = {"kind": "epidural", "date": PartialDate.of(today - timedelta(days=60)), "status": "done", "target": pain}
        insert_item(connection, NOUNS["procedure"], procedure, Stamp(now))
    return connector


def many_items(path: str, count: int, today: date) -> Connector:
    """A journal of so many items and notes of every kind, four a day and more; the latest are the same for every count."""
    connector, chance = Connector(path), random.Random(1)
    with transaction(connector, writing=True) as connection:
        stamp = Stamp(datetime.now().astimezone())
        named: tuple[tuple[str, Changes], ...] = (
            ("goal", {"statement": "Walk one mile", "unit": "mile", "started": today - timedelta(days=9000)}),
            ("therapy", {"name": "physical therapy", "started": PartialDate(2001)}),
        )
        uids = {noun: insert_item(connection, NOUNS[noun], record, stamp) for noun, record in named}
        makers: dict[str, Callable[[date], Changes]] = {
            "goal_check": lambda day: {"goal": uids["goal"], "date": day, "value": 0.5},
            "therapy_session": lambda day: {"therapy": uids["therapy"], "date": day},
            "flare": lambda day: {"began": day, "peak": 5, "trigger": "long drive"},
            "visit": lambda day: {"reason": "pain clinic", "date": PartialDate.of(day), "status": "done"},
            "medication": lambda day: {"name": "gabapentin", "started": PartialDate.of(day), "stopped": PartialDate.of(day)},
            "scan": lambda day: {"kind": "mri", "date": PartialDate.of(day), "findings": "as before"},
            "event": lambda day: {"kind": "work", "work": "modified", "date": PartialDate.of(day)},
            "procedure": lambda day: {"kind": "epidural", "date": PartialDate.of(day), "status": "done"},
        }
        # Of a hundred thousand in a life about 120 are procedures and 250 medicines; most are checks, sessions and notes.
        weights = {
            "goal_check": 300, "therapy_session": 300, "note": 300, "flare": 40, "visit": 20, "event": 10, "scan": 5,
            "medication": 2.5, "procedure": 1.2,
        }  # fmt: skip
        for noun, make in makers.items():  # one of each long ago, so that a short journal has them too
            insert_item(connection, NOUNS[noun], make(date(2001, 1, 1)), stamp)
        nouns = chance.choices(list(weights), weights=list(weights.values()), k=count)
        noted: set[date] = set()
        for number, noun in enumerate(nouns):
            day = today - timedelta(days=number // 4)
            if noun == "note" and day in noted:
                noun = "therapy_session"  # a day has one note
            if noun == "note":
                noted.add(day)
                connection.execute(
                    """INSERT INTO day (day, note, recorded_at, utc_offset_min, created_at, updated_at)
                    VALUES (?, 'slept badly', ?, 0, ?, ?)""",
                    (day.isoformat(), *[f"{day}T20:00:00Z"] * 3),
                )
            else:
                insert_item(connection, NOUNS[noun], makers[noun](day), stamp)
    return connector
