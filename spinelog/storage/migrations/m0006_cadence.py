"""How often a person chose to write, and the entries of a whole week, from memory: in no view and in no average of days."""

from __future__ import annotations

_KEPT = """
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT"""

STATEMENTS = (
    f"""CREATE TABLE cadence (
    uid TEXT PRIMARY KEY,
    pace TEXT NOT NULL CHECK (pace IN ('daily', 'weekly', 'pause')),
    began TEXT NOT NULL,
    ended TEXT,
    note TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE week (
    uid TEXT PRIMARY KEY,
    date TEXT NOT NULL,
    sitting_min INTEGER CHECK (sitting_min BETWEEN 0 AND 1440),
    sitting_open INTEGER CHECK (sitting_open IN (0, 1)),
    standing_min INTEGER CHECK (standing_min BETWEEN 0 AND 1440),
    standing_open INTEGER CHECK (standing_open IN (0, 1)),
    walking_min INTEGER CHECK (walking_min BETWEEN 0 AND 1440),
    walking_open INTEGER CHECK (walking_open IN (0, 1)),
    sleep_min INTEGER CHECK (sleep_min BETWEEN 0 AND 1440),
    note TEXT,
    recorded_at TEXT,
    utc_offset_min INTEGER CHECK (utc_offset_min BETWEEN -1080 AND 1080),{_KEPT}
) STRICT""",
    f"""CREATE TABLE week_pain (
    uid TEXT PRIMARY KEY,
    week TEXT NOT NULL REFERENCES week (uid),
    pain TEXT NOT NULL REFERENCES pain (uid),
    average INTEGER NOT NULL CHECK (average BETWEEN 0 AND 10),{_KEPT},
    UNIQUE (week, pain)
) STRICT""",
    "CREATE INDEX cadence_in_order ON cadence (began, created_at) WHERE deleted_at IS NULL",
    "CREATE INDEX week_in_order ON week (date, created_at) WHERE deleted_at IS NULL",
)
