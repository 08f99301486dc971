"""A day that was typed in from a paper form: it was written when it happened, so it is never from memory."""

from __future__ import annotations


def _lateness(row: str, from_paper: str) -> str:
    """0 in time, 1 added later, 2 from memory; the same rule as `domain.clock.lateness`.

    The first line spares the date functions for nearly every row: what was written before midnight UTC of its
    day is in time at every offset up to +12 h. The last asks for paper only where it makes a difference.
    """
    local = f"datetime({row}.recorded_at, {row}.utc_offset_min || ' minutes')"
    return f"""CASE
        WHEN substr({row}.recorded_at, 1, 10) <= {row}.day AND {row}.utc_offset_min <= 720 THEN 0
        WHEN {local} <= datetime({row}.day, '+1 day', '+12 hours') THEN 0
        WHEN julianday(date({local})) - julianday({row}.day) <= 3 THEN 1
        WHEN {from_paper} THEN 1
        ELSE 2 END"""


def _preferred(field: str, day: str) -> str:
    """The value of the best-ranked source that has one for this day."""
    return f"""(SELECT v.{field} FROM device_day v LEFT JOIN device_source s ON s.source = v.source
        WHERE v.day = {day} AND v.{field} IS NOT NULL ORDER BY coalesce(s.rank, 1000), v.source LIMIT 1)"""


_OF_ITS_DAY = "(SELECT d.from_paper FROM day d WHERE d.day = p.day)"

STATEMENTS = (
    "DROP VIEW day_effective",
    "DROP VIEW day_typed",
    "DROP VIEW pain_effective",
    "DROP VIEW dose_effective",
    "ALTER TABLE day ADD COLUMN from_paper INTEGER CHECK (from_paper IN (0, 1))",
    f"CREATE VIEW day_typed AS SELECT d.*, {_lateness('d', 'd.from_paper')} AS late FROM day d WHERE d.deleted_at IS NULL",
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
SELECT p.day AS day, p.pain AS pain, p.average AS average, {_lateness("p", _OF_ITS_DAY)} AS late
FROM day_pain p WHERE p.deleted_at IS NULL""",
    f"""CREATE VIEW dose_effective AS
SELECT p.day AS day, p.medicine AS medicine, p.amount AS amount, {_lateness("p", _OF_ITS_DAY)} AS late
FROM day_dose p WHERE p.deleted_at IS NULL""",
)
