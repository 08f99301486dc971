"""The first tables: pains, days with scores and doses, phone values, procedures, goals, the person, undo.

Days and their parts are kept in the order of their keys (WITHOUT ROWID): a stretch of them is read in one go.
"""

from __future__ import annotations

import sqlite3

_KEPT = """
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT"""

_JUDGED = """
    recorded_at TEXT,
    utc_offset_min INTEGER CHECK (utc_offset_min BETWEEN -1080 AND 1080)"""


def _stretch(name: str) -> str:
    return f"{name}_min INTEGER CHECK ({name}_min BETWEEN 0 AND 1440), {name}_open INTEGER CHECK ({name}_open IN (0, 1))"


def _lateness(row: str) -> str:
    """0 in time, 1 added later, 2 from memory; the same rule as `domain.clock.lateness`.

    The first line spares the date functions for nearly every row: what was written before midnight UTC of its
    day is in time at every offset up to +12 h.
    """
    local = f"datetime({row}.recorded_at, {row}.utc_offset_min || ' minutes')"
    return f"""CASE
        WHEN substr({row}.recorded_at, 1, 10) <= {row}.day AND {row}.utc_offset_min <= 720 THEN 0
        WHEN {local} <= datetime({row}.day, '+1 day', '+12 hours') THEN 0
        WHEN julianday(date({local})) - julianday({row}.day) <= 3 THEN 1
        ELSE 2 END"""


def _preferred(field: str, day: str) -> str:
    """The value of the best-ranked source that has one for this day."""
    return f"""(SELECT v.{field} FROM device_day v LEFT JOIN device_source s ON s.source = v.source
        WHERE v.day = {day} AND v.{field} IS NOT NULL ORDER BY coalesce(s.rank, 1000), v.source LIMIT 1)"""


STATEMENTS = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    f"""CREATE TABLE pain (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    region TEXT,
    side TEXT CHECK (side IN ('left', 'right', 'both', 'middle')),
    is_main INTEGER CHECK (is_main IN (0, 1)),{_KEPT}
) STRICT""",
    f"""CREATE TABLE day (
    day TEXT PRIMARY KEY CHECK (day IS date(day, '+0 days')),
    {_stretch("sitting")},
    {_stretch("standing")},
    {_stretch("walking")},
    steps INTEGER CHECK (steps BETWEEN 0 AND 200000),
    sleep_min INTEGER CHECK (sleep_min BETWEEN 0 AND 1440),
    exercise_min INTEGER CHECK (exercise_min BETWEEN 0 AND 1440),
    pain_worst INTEGER CHECK (pain_worst BETWEEN 0 AND 10),
    bad_day INTEGER CHECK (bad_day IN (0, 1)),
    note TEXT,{_JUDGED},{_KEPT}
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE day_pain (
    day TEXT NOT NULL REFERENCES day (day),
    pain TEXT NOT NULL REFERENCES pain (uid),
    average INTEGER NOT NULL CHECK (average BETWEEN 0 AND 10),{_JUDGED},{_KEPT},
    PRIMARY KEY (pain, day)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE day_dose (
    day TEXT NOT NULL REFERENCES day (day),
    medicine TEXT NOT NULL,
    amount REAL NOT NULL CHECK (amount BETWEEN 0 AND 50),{_JUDGED},{_KEPT},
    PRIMARY KEY (day, medicine)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE device_day (
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
    source TEXT NOT NULL,
    steps INTEGER CHECK (steps >= 0),
    sleep_min INTEGER CHECK (sleep_min BETWEEN 0 AND 1440),
    batch TEXT,
    PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID""",
    "CREATE TABLE device_source (source TEXT PRIMARY KEY, rank INTEGER NOT NULL) STRICT",
    f"""CREATE TABLE procedure (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    target TEXT REFERENCES pain (uid),
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    levels TEXT,
    side TEXT CHECK (side IN ('left', 'right', 'both', 'middle')),
    approach TEXT,
    region TEXT,
    agents TEXT,
    steroid INTEGER CHECK (steroid IN (0, 1)),
    sedation INTEGER CHECK (sedation IN (0, 1)),
    guidance TEXT,
    time TEXT,
    ended TEXT,
    told_effect_from TEXT,
    remembered_before INTEGER CHECK (remembered_before BETWEEN 0 AND 10),
    remembered_on TEXT,
    authorisation TEXT,
    authorisation_ref TEXT,
    authorisation_until TEXT,
    note TEXT,
    session_uid TEXT,
    series_uid TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE estimate (
    uid TEXT PRIMARY KEY,
    procedure TEXT NOT NULL REFERENCES procedure (uid),
    date TEXT NOT NULL,
    percent_less INTEGER NOT NULL CHECK (percent_less BETWEEN -100 AND 100),{_KEPT}
) STRICT""",
    f"""CREATE TABLE after_effect (
    uid TEXT PRIMARY KEY,
    procedure TEXT NOT NULL REFERENCES procedure (uid),
    kind TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    note TEXT,{_KEPT}
) STRICT""",
    f"""CREATE TABLE goal (
    uid TEXT PRIMARY KEY,
    statement TEXT NOT NULL CHECK (statement <> ''),
    measure TEXT NOT NULL,
    target REAL CHECK (target >= 0),
    unit TEXT,
    better TEXT NOT NULL CHECK (better IN ('more', 'less')),
    qualifier TEXT,
    baseline REAL CHECK (baseline >= 0),
    started TEXT,
    due TEXT,
    status TEXT NOT NULL CHECK (status IN ('open', 'reached', 'set_aside')),
    is_headline INTEGER CHECK (is_headline IN (0, 1)),{_KEPT}
) STRICT""",
    f"""CREATE TABLE goal_check (
    uid TEXT PRIMARY KEY,
    goal TEXT NOT NULL REFERENCES goal (uid),
    date TEXT NOT NULL,
    value REAL CHECK (value >= 0),
    qualifier_kept INTEGER CHECK (qualifier_kept IN (0, 1)),
    ability INTEGER CHECK (ability BETWEEN 0 AND 10),{_KEPT}
) STRICT""",
    f"""CREATE TABLE person (
    uid TEXT PRIMARY KEY,
    name TEXT,
    birth_year INTEGER CHECK (birth_year BETWEEN 1900 AND 2100),
    occupation TEXT,{_KEPT}
) STRICT""",
    """CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    save INTEGER NOT NULL,
    noun TEXT NOT NULL,
    key TEXT NOT NULL,
    before TEXT,
    made_at TEXT NOT NULL
) STRICT""",
    "CREATE INDEX estimate_procedure ON estimate (procedure)",
    "CREATE INDEX after_effect_procedure ON after_effect (procedure)",
    "CREATE INDEX goal_check_goal ON goal_check (goal, date)",
    "CREATE INDEX day_pain_day ON day_pain (day)",
    f"CREATE VIEW day_typed AS SELECT d.*, {_lateness('d')} AS late FROM day d WHERE d.deleted_at IS NULL",
    f"""CREATE VIEW day_effective AS
SELECT d.day AS day,
    d.sitting_min AS sitting_min, d.sitting_open AS sitting_open,
    d.standing_min AS standing_min, d.standing_open AS standing_open,
    d.walking_min AS walking_min, d.walking_open AS walking_open,
    coalesce(d.steps, {_preferred("steps", "d.day")}) AS steps,
    coalesce(d.sleep_min, {_preferred("sleep_min", "d.day")}) AS sleep_min,
    d.exercise_min AS exercise_min, d.pain_worst AS pain_worst, d.bad_day AS bad_day, d.note AS note,
    d.steps IS NOT NULL AS steps_typed, d.sleep_min IS NOT NULL AS sleep_min_typed,
    d.late AS late
FROM day_typed d
UNION ALL
SELECT p.day, NULL, NULL, NULL, NULL, NULL, NULL,
    {_preferred("steps", "p.day")}, {_preferred("sleep_min", "p.day")},
    NULL, NULL, NULL, NULL, 0, 0, 0
FROM (SELECT DISTINCT day FROM device_day) p
WHERE NOT EXISTS (SELECT 1 FROM day d WHERE d.day = p.day AND d.deleted_at IS NULL)""",
    f"""CREATE VIEW pain_effective AS
SELECT p.day AS day, p.pain AS pain, p.average AS average, {_lateness("p")} AS late
FROM day_pain p WHERE p.deleted_at IS NULL""",
    f"""CREATE VIEW dose_effective AS
SELECT p.day AS day, p.medicine AS medicine, p.amount AS amount, {_lateness("p")} AS late
FROM day_dose p WHERE p.deleted_at IS NULL""",
)


def fill(connection: sqlite3.Connection) -> None:
    """A new journal has one pain, called pain, and a name of its own for exports to tell journals apart."""
    from datetime import UTC, datetime
    from uuid import uuid4

    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    connection.execute("INSERT INTO meta VALUES ('journal_uid', ?)", (uuid4().hex,))
    connection.execute(
        "INSERT INTO pain (uid, name, is_main, created_at, updated_at) VALUES (?, 'pain', 1, ?, ?)", (uuid4().hex, now, now)
    )
