"""An account export of Oura: semicolons, names in any case, JSON in cells, sleeps that were taken back."""

from __future__ import annotations

from pathlib import Path

from tests.exports.boxes import pack

DAYS = "App Data/dailyactivity.csv"
SLEEPS = "App Data/SleepModel.csv"

_JSON = '"{""meet_daily_targets"": 80; ""move_every_hour"": ""a, b""}"'


def sleep(key: str, kind: str, start: str, end: str, asleep: object) -> str:
    """A row of sleeps; times with their offset, seconds asleep."""
    return f"{key};1200;{end};{start};{end[:10]};3600;91;{_JSON};9000;5400;{asleep};{kind}"


FILES = {
    DAYS: "\n".join(
        (
            "Id;Active_Calories;Contributors;Day;High_Activity_Time;Steps",
            f"a1;300;{_JSON};2026-11-17;60;4210",
            f"a2;310;{_JSON};2026-11-18;60;0",
            f"a3;310;{_JSON};2026-11-19;60;5300",
            f"a4;310;{_JSON};2026-11-19;60;5400",  # sent again, and longer
            f"a5;310;{_JSON};2026-11-21;60;10",
            f"a6;310;{_JSON};2026-11-16;60;none",
            "a7;310",
        )
    ),
    SLEEPS: "\n".join(
        (
            "id;awake_time;bedtime_end;bedtime_start;DAY;deep_sleep_duration;efficiency;contributors;light_sleep_duration;"
            "rem_sleep_duration;total_sleep_duration;type",
            sleep("s1", "long_sleep", "2026-11-16T23:00:00+01:00", "2026-11-17T06:30:00+01:00", 24_600),
            sleep("s2", "deleted", "2026-11-16T20:30:00+01:00", "2026-11-16T22:30:00+01:00", 5000),
            sleep("s3", "rest", "2026-11-17T13:00:00+01:00", "2026-11-17T14:00:00+01:00", 600),
            sleep("s4", "late_nap", "2026-11-17T19:00:00+01:00", "2026-11-17T21:00:00+01:00", 6000),
            sleep("s5", "sleep", "2026-11-17T14:00:00+01:00", "2026-11-17T15:00:00+01:00", 3000),  # a nap by its hours
            sleep("s6", "long_sleep", "2026-11-18T23:00:00+01:00", "2026-11-19T03:00:00+01:00", 12_000),
            sleep("s7", "sleep", "2026-11-19T04:00:00+01:00", "2026-11-19T06:00:00+01:00", 6000),  # the same night
            sleep("s6", "long_sleep", "2026-11-18T23:00:00+01:00", "2026-11-19T03:00:00+01:00", 12_600),
            sleep("s8", "long_sleep", "2026-10-24T23:00:00+02:00", "2026-10-25T07:00:00+01:00", 30_600),  # nine hours long
            sleep("s9", "long_sleep", "2026-11-15T23:00:00+01:00", "2026-11-16T06:30:00+01:00", ""),
        )
    ),
    "App Data/heartrate.csv": "timestamp;bpm;source\n2026-11-17T10:00:00Z;61;awake\n",
    "App Data/sleeptime.csv": "id;day;optimal_bedtime;recommendation;status\n1;2026-11-17;;;\n",
}
"""Steps: 17th 4210, 19th 5400. Sleep: 25 Oct 510, 17th 410, 19th 210 + 100 = 310."""


def make(folder: Path) -> Path:
    """Write it as Oura sends it."""
    return pack(folder / "oura.zip", FILES)
