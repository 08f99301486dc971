"""What was imported, and when; which devices a phone's counts came from; how a table's columns were read."""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE device_day ADD COLUMN steps_from TEXT",
    "ALTER TABLE device_day ADD COLUMN sleep_from TEXT",
    """CREATE TABLE import_batch (
    uid TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    days_new INTEGER NOT NULL CHECK (days_new >= 0),
    days_changed INTEGER NOT NULL CHECK (days_changed >= 0)
) STRICT""",
    """CREATE TABLE table_mapping (
    header TEXT PRIMARY KEY,
    mapping TEXT NOT NULL,
    used_at TEXT NOT NULL
) STRICT""",
)
