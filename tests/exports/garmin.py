"""An account export of Garmin: files whose months overlap, nights without times, without stages, without a watch."""

from __future__ import annotations

import json
from pathlib import Path

from tests.exports.boxes import pack

_DAYS = "DI_CONNECT/DI-Connect-Aggregator"
_NIGHTS = "DI_CONNECT/DI-Connect-Wellness"

DAYS = f"{_DAYS}/UDSFile_2026-08-01_2026-11-18.json"
NIGHTS = f"{_NIGHTS}/2026-08-01_2026-11-18_12345678_sleepData.json"


def day(date: object, steps: object) -> dict[str, object]:
    """A day of a `UDSFile`."""
    return {
        "userProfilePK": 12345678,
        "calendarDate": date,
        "uuid": "f6b1",
        "durationInMilliseconds": 86_400_000,
        "totalKilocalories": 2200.0,
        "totalSteps": steps,
        "dailyStepGoal": 7500,
        "allDayStress": {"aggregatorList": [{"type": "TOTAL", "averageStressLevel": 31}]},
    }


def night(date: object, *, minutes: tuple[int | None, ...] = (), kind: str = "ENHANCED_CONFIRMED_FINAL") -> dict[str, object]:
    """A night of `sleepData`: minutes of deep, light and REM, without what is None."""
    names = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
    stages = {name: 60 * part for name, part in zip(names, minutes, strict=False) if part is not None}
    times = {"sleepStartTimestampGMT": "2026-11-19T22:28:00.0", "sleepEndTimestampGMT": "2026-11-20T05:30:00.0"}
    here = {"calendarDate": date} if date else times
    return {**here, "sleepWindowConfirmationType": kind, **stages, "awakeSleepSeconds": 900, "retro": False}


FILES = {
    DAYS: json.dumps(
        [
            day("2026-11-15", 3000),
            day({"year": 2026, "month": 11, "day": 16}, 4100),
            day({"date": "2026-11-17T00:00:00.0"}, 5200),
            day("2026-11-18", 900),  # not over yet when the file was made
            day("2026-11-13", None),
            day("2026-11-14", 0),
            day("someday", 12),
        ]
    ),
    f"{_DAYS}/UDSFile_2026-11-18_2026-12-31.json": json.dumps([day("2026-11-18", 6300), day("2026-11-21", 7000)]),
    NIGHTS: json.dumps(
        [
            night("2026-11-15", minutes=(60, 240, None)),  # an older watch
            night("2026-11-16", minutes=(60, 240, 90)),
            night("2026-11-17"),
            night("2026-11-14", minutes=(60, 240, 90), kind="OFF_WRIST"),
            {"calendarDate": "2026-11-13", "napList": [{"napTimeSec": 3600}]},
            "not a night",
        ]
    ),
    f"{_NIGHTS}/2026-11-16_2026-12-31_12345678_sleepData.json": json.dumps(
        [night("2026-11-16", minutes=(70, 250, 100)), night(None, minutes=(80, 200, 80))]
    ),
    "DI_CONNECT/DI-Connect-User/user_profile.json": json.dumps({"calendarDate": "2026-11-18"}),
}
"""Steps: 15th 3000, 16th 4100, 17th 5200, 18th 6300. Sleep: 15th 300, 16th 420, 20th 360."""


def make(folder: Path) -> Path:
    """Write it as Garmin sends it."""
    return pack(folder / "garmin.zip", FILES)
