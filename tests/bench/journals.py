"""Journals of many years, filled by plain SQL."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from spinelog.domain.clock import Stamp
from spinelog.domain.dates import PartialDate
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
