"""Samsung Health's personal data, exported twice: devices side by side, rows with a comma too many, three encodings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.exports.boxes import pack

_FOLDER = "samsunghealth_somebody_202611200810"
PEDOMETER = f"{_FOLDER}/com.samsung.shealth.tracker.pedometer_day_summary.20261120081000.csv"
TREND = f"{_FOLDER}/com.samsung.shealth.step_daily_trend.20261120081000.csv"
SLEEP = f"{_FOLDER}/com.samsung.shealth.sleep.20261120081000.csv"
STAGES = f"{_FOLDER}/com.samsung.health.sleep_stage.20261120081000.csv"

ALL = "VfS0qUERdZ"
"""The device of all devices together."""


def table(kind: str, header: str, rows: Sequence[str]) -> str:
    """A table: what it is, the names of its columns, and rows with one comma too many."""
    return "\r\n".join((f"{kind},6212007,5", header, *(f"{row}," for row in rows), ""))


_PEDOMETER_COLUMNS = "update_time,step_count,day_time,deviceuuid,pkg_name,datauuid"
_TREND_COLUMNS = "count,source_type,day_time,com.samsung.shealth.step_daily_trend.deviceuuid,datauuid"
SLEEP_COLUMNS = ",".join(
    (
        "sleep_duration,efficiency",
        *(f"com.samsung.health.sleep.{name}" for name in ("start_time", "end_time", "time_offset", "pkg_name", "datauuid")),
    )
)
_STAGE_COLUMNS = "start_time,end_time,time_offset,stage,sleep_id,datauuid"
_OWN, _OTHER = "com.sec.android.app.shealth", "com.urbandroid.sleep"

FILES: dict[str, str | bytes] = {
    PEDOMETER.replace("1120081000", "1117081000"): table(
        "com.samsung.shealth.tracker.pedometer_day_summary",
        _PEDOMETER_COLUMNS,
        [f"1,900,1794873600000,{ALL},p,u1"],  # the 17th, which was not over
    ),
    PEDOMETER: b"\xef\xbb\xbf"
    + table(
        "com.samsung.shealth.tracker.pedometer_day_summary",
        _PEDOMETER_COLUMNS,
        [
            f"1,4210,1794873600000,{ALL},p,u1",  # 2026-11-17 at midnight UTC, which stands for the local date
            "1,4100,1794873600000,watch,p,u2",
            "1,2500,1794873600000,phone,p,u3",
            "1,3000,2026-11-16 00:00:00.000,watch,p,u4",
            "1,2800,2026-11-16 00:00:00.000,phone,p,u5",
            f"1,0,2026-11-15 00:00:00.000,{ALL},p,u6",
            f"1,77,2026-11-21 00:00:00.000,{ALL},p,u7",
            "1,lots,2026-11-14 00:00:00.000,watch,p,u8",
            "1,5",
        ],
    ).encode(),
    TREND: table(
        "com.samsung.shealth.step_daily_trend",
        _TREND_COLUMNS,
        [
            "6000,0,2026-11-18 00:00:00.000,watch,t1",
            "6400,-2,2026-11-18 00:00:00.000,x,t2",
            "5000,0,2026-11-18 00:00:00.000,p,t3",
        ],
    ),
    SLEEP: table(
        "com.samsung.shealth.sleep",
        SLEEP_COLUMNS,
        [
            f"450,90,2026-11-16 22:00:00.000,2026-11-17 05:30:00.000,UTC+0100,{_OWN},n1",
            f"480,90,2026-11-16 22:00:00.000,2026-11-17 06:00:00.000,UTC+0100,{_OTHER},n2",  # the same night
            f"0,90,2026-11-17 22:00:00.000,2026-11-18 05:00:00.000,UTC+0100,{_OWN},n3",
            f"420,,1794956400000,1794981600000,UTC+0100,{_OWN},n4",  # 17 Nov 23:00 to 18 Nov 06:00 UTC, said twice
            f"400,90,2026-11-18 22:00:00.000,someday,UTC+0100,{_OWN},n5",
        ],
    ).encode("utf-16"),
    STAGES: table(
        "com.samsung.health.sleep_stage",
        _STAGE_COLUMNS,
        [
            "2026-11-16 22:00:00.000,2026-11-17 01:00:00.000,UTC+0100,40002,n1,x1",
            "2026-11-17 01:00:00.000,2026-11-17 02:00:00.000,UTC+0100,40001,n1,x2",
            "2026-11-17 02:00:00.000,2026-11-17 04:00:00.000,UTC+0100,40003,n1,x3",
            "2026-11-17 04:00:00.000,2026-11-17 05:30:00.000,UTC+0100,40004,n1,x4",
        ],
    ),
    f"{_FOLDER}/com.samsung.shealth.sleep_combined.20261120081000.csv": table("com.samsung.shealth.sleep_combined", "x", ["1"]),
    f"{_FOLDER}/jsons/com.samsung.shealth.sleep/0/x.json": "{}",
}
"""Steps: 16th 3000, 17th 4210, 18th 6400. Sleep: 17th 180 + 120 + 90 = 390, 18th 22:00 to 06:00 UTC = 480."""


def make(folder: Path) -> Path:
    """Write it as the phone does, packed."""
    return pack(folder / "samsung.zip", FILES)
