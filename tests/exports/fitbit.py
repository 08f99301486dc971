"""A Takeout of Fitbit with its older lists and its newer tables, which hold the same days twice and three times."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.exports.boxes import pack

_OLD = "Takeout/Google Health/Global Export Data"
_NEW = "Takeout/Google Health/Physical Activity_GoogleData"
_FITNESS = "Takeout/Google Health/Health Fitness Data_GoogleData"

STEPS = f"{_OLD}/steps-2026-11-17.json"
COUNTS = f"{_NEW}/steps_2026-11-01.csv"
SLEEP = f"{_OLD}/sleep-2026-11-01.json"
SLEEPS = f"{_FITNESS}/UserSleeps_2026-11-01.csv"

_SLEEP_COLUMNS = (
    "sleep_id,sleep_type,minutes_in_sleep_period,minutes_after_wake_up,minutes_to_fall_asleep,minutes_asleep,minutes_awake,"
    "start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source"
)


def minutes(rows: Sequence[tuple[str, object]]) -> str:
    """A list of steps by the minute, month first and in UTC."""
    return json.dumps([{"dateTime": when, "value": value} for when, value in rows], indent=2)


def log(number: int, start: str, end: str, asleep: object, *, is_main: bool = True, kind: str = "stages") -> dict[str, object]:
    """A sleep of the older lists: local times without an offset."""
    return {
        "logId": number,
        "dateOfSleep": end[:10],
        "startTime": f"{start}:00.000",
        "endTime": f"{end}:30.000",
        "duration": 28_800_000,
        "minutesAsleep": asleep,
        "type": kind,
        "levels": {"summary": {"deep": {"minutes": 60}}, "data": [{"dateTime": start, "level": "deep", "seconds": 3600}]},
        "mainSleep": is_main,
    }


FILES = {
    STEPS: minutes(
        [
            ("11/17/26 08:00:00", "100"),
            ("11/17/26 09:00:00", "0"),
            ("11/17/26 22:30:00", "50"),
            ("11/17/26 23:30:00", "70"),  # the 18th in Berlin
            ("17.11.26 23:30", "9"),
        ]
    ),
    f"{_OLD}/steps-2026-11-18.json": minutes(
        [("11/17/26 23:30:00", "70"), ("11/18/26 10:00:00", "30"), ("11/25/26 10:00:00", "0")]  # a place kept for a day to come
    ),
    f"{_OLD}/calories-2026-11-17.json": minutes([("11/17/26 08:00:00", "1.17")]),
    COUNTS: "\n".join(
        (
            "timestamp,steps,data source",
            "2026-11-17T08:00:00Z,999,MobileTrack",
            "2026-11-19T08:00:00Z,2000,Google Fitbit Air",
            "2026-11-19T08:00:18.008Z,1900,MobileTrack",
            "2026-11-19T08:00:18.008Z,1900,Phone Health Connect",
            "2026-11-19T12:00:00Z,1000,Google Fitbit Air",
            "2026-11-19T12:00:00Z,900,MobileTrack",
            "2026-11-19T12:00:00Z,900,Phone Health Connect",
            "2026-11-25T12:00:00Z,0,MobileTrack",
            "2026-11-26T12:00:00Z,5,MobileTrack",
            "yesterday,5,MobileTrack",
        )
    ),
    SLEEP: json.dumps(
        [
            log(111, "2026-11-18T23:00", "2026-11-19T06:30", 400),
            log(222, "2026-11-17T23:00", "2026-11-18T06:30", 300, kind="classic"),
            log(333, "2026-11-18T13:00", "2026-11-18T14:10", 50, is_main=False),  # a nap
            log(444, "2026-10-24T23:00", "2026-10-25T07:00", 510),  # nine hours: the clocks went back
            log(555, "2026-11-15T23:00", "2026-11-16T06:30", None),
        ]
    ),
    f"{_OLD}/sleep-2026-11-18.json": json.dumps([log(222, "2026-11-17T23:00", "2026-11-18T06:30", 380, kind="classic")]),
    SLEEPS: "\n".join(
        (
            _SLEEP_COLUMNS,
            "111,STAGES,450,0,5,410,40,+01:00,2026-11-18T22:00:00Z,+01:00,2026-11-19T05:30:00Z,DERIVED",
            "777,CLASSIC,400,0,5,350,40,-05:00,2026-11-20 04:00:00+0000,-05:00,2026-11-20 11:00:00+0000,MANUAL",
        )
    ),
    f"{_FITNESS}/UserSleepStages_2026-11-01.csv": "sleep_id,sleep_stage_id,sleep_stage_type\n111,1,LIGHT\n",
    "Takeout/Google Health/Your Profile/Profile.csv": "id,name\n1,x\n",
}
"""Steps: 17th 100 + 50, 18th 70 + 30, 19th 2000 + 1000. Sleep: 25 Oct 510, 18th 380, 19th 410, 20th 350."""


def make(folder: Path) -> Path:
    """Write it as Google sends it."""
    return pack(folder / "takeout-fitbit.zip", FILES)
