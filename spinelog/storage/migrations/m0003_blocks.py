"""The diary of a nerve block: one row for the day, one for each score."""

from __future__ import annotations

_KEPT = """
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT"""

STATEMENTS = (
    f"""CREATE TABLE block (
    uid TEXT PRIMARY KEY,
    procedure TEXT NOT NULL REFERENCES procedure (uid),
    started TEXT NOT NULL,
    utc_offset_min INTEGER CHECK (utc_offset_min BETWEEN -1080 AND 1080),
    sites TEXT NOT NULL CHECK (sites <> ''),
    slots TEXT NOT NULL CHECK (slots <> ''),
    activity TEXT,
    bell INTEGER CHECK (bell IN (0, 1)),
    note TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE block_reading (
    uid TEXT PRIMARY KEY,
    block TEXT NOT NULL REFERENCES block (uid),
    site TEXT,
    slot_min INTEGER CHECK (slot_min BETWEEN 0 AND 2880),
    scored_at TEXT NOT NULL,
    utc_offset_min INTEGER CHECK (utc_offset_min BETWEEN -1080 AND 1080),
    score INTEGER CHECK (score BETWEEN 0 AND 10),
    percent INTEGER CHECK (percent BETWEEN -100 AND 100),
    activity TEXT,
    at_rest INTEGER CHECK (at_rest IN (0, 1)),
    extra INTEGER CHECK (extra IN (0, 1)),
    left_out INTEGER CHECK (left_out IN (0, 1)),
    source TEXT NOT NULL CHECK (source IN ('typed', 'paper')),
    note TEXT,{_KEPT}
) STRICT""",
    "CREATE INDEX block_procedure ON block (procedure)",
    "CREATE INDEX block_reading_block ON block_reading (block)",
)
