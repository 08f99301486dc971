"""A Takeout of Google Fit with Spanish names, as short and as uneven as real ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.exports.boxes import pack

ASLEEP, AWAKE, LIGHT, DEEP, REM, OUT_OF_BED = 2, 1, 4, 5, 6, 3

TABLE = "Takeout/Fit/Métricas de actividad diaria/Métricas de actividad diaria.csv"
DAY = "Takeout/Fit/Métricas de actividad diaria/2026-11-17.csv"
DELTAS = "Takeout/Fit/Todos los datos/derived_com.google.step_count.delta_com.google.json"
SEGMENTS = "Takeout/Fit/Todos los datos/derived_com.google.sleep.segment_com.google.an.json"
SESSION = "Takeout/Fit/Todas las sesiones/2026-11-19T23_30_00+01_00_SUEÑO.json"


def nanos(when: str) -> int:
    """Nanoseconds since 1970 of a time in UTC."""
    return int(datetime.fromisoformat(when).replace(tzinfo=UTC).timestamp()) * 1_000_000_000


def points(stream: str, rows: Sequence[tuple[str, str, int, str]]) -> str:
    """A file of `All Data`: beginning and end in UTC, value, and the app that wrote it."""
    kind = stream.split(":")[1]
    return json.dumps(
        {
            "Data Source": stream,
            "Data Points": [
                {
                    "fitValue": [{"value": {"intVal": value}}],
                    "originDataSourceId": f"raw:{kind}:{app}:tracker" if app else "",
                    "endTimeNanos": nanos(end),
                    "dataTypeName": kind,
                    "startTimeNanos": nanos(start),
                    "rawTimestampNanos": 0,
                }
                for start, end, value, app in rows
            ],
        },
        indent=1,
    )


def session(activity: str, start: str, end: str, duration: str) -> str:
    """A file of `All Sessions`."""
    return json.dumps({"fitnessActivity": activity, "startTime": start, "endTime": end, "duration": duration}, indent=2)


FILES = {
    TABLE: "\r\n".join(
        (
            "Fecha,Minutos en movimiento,Calorías (kcal),Distancia (m),Puntos cardio,Recuento de pasos,Duración de Step (ms)",
            "2026-11-15,,1752.2",  # shorter than the names, and without a count
            "2026-11-16,9,1800.1,100,,muchos,4000",
            "2026-11-17,65,1890.2,5210.5,31.0,5640,1980000",
            "2026-11-18,,1752.2,,,0,",  # not worn
            "2026-11-19,5,1800,100,,4210",
            "2026-11-21,,,,,900,",
        )
    ),
    DAY: (
        "Hora de inicio,Hora de finalización,Calorías (kcal),Distancia (m),Recuento de pasos\n"
        "09:30:00.000+01:00,09:45:00.000+01:00,44.0,1280.0,5600\n"
        "09:45:00.000+01:00,10:00:00.000+01:00,18.2,,\n"
        "10:00:00.000+01:00,10:15:00.000+01:00,18.2,20,40\n"
    ),
    DELTAS: points(
        "derived:com.google.step_count.delta:com.google.android.gms:merge_step_deltas",
        [
            ("2026-11-17T08:00", "2026-11-17T09:00", 600, "com.watch"),
            ("2026-11-17T22:30", "2026-11-17T23:30", 100, "com.watch"),  # across midnight in Berlin: 50 and 50
            ("2026-11-17T08:00", "2026-11-17T09:00", 600, "com.watch"),
        ],
    ),
    DELTAS.replace(".json", "(1).json"): points(
        "derived:com.google.step_count.delta:com.google.android.gms:estimated_steps",
        [("2026-11-17T08:00", "2026-11-17T09:00", 650, "com.watch"), ("2026-11-17T12:00", "2026-11-17T13:00", 7, "com.watch")],
    ),
    "Takeout/Fit/Todos los datos/raw_com.google.step_count.delta_com.phone.json": points(
        "raw:com.google.step_count.delta:com.phone:phone", [("2026-11-17T08:00", "2026-11-17T09:00", 580, "")]
    ),
    SEGMENTS: points(
        "derived:com.google.sleep.segment:com.google.android.gms:merged",
        [
            ("2026-11-18T22:00", "2026-11-19T01:00", LIGHT, "com.example.sleep"),
            ("2026-11-19T01:00", "2026-11-19T01:30", AWAKE, "com.example.sleep"),
            ("2026-11-19T01:30", "2026-11-19T03:30", DEEP, "com.example.sleep"),
            ("2026-11-19T03:30", "2026-11-19T05:00", REM, "com.example.sleep"),
            ("2026-11-18T22:00", "2026-11-19T05:30", ASLEEP, "com.other"),  # the same night from another app
            ("2026-11-19T05:30", "2026-11-19T06:00", OUT_OF_BED, "com.other"),
        ],
    ),
    "Takeout/Fit/Todos los datos/raw_com.google.sleep.segment_com.other.json": points(
        "raw:com.google.sleep.segment:com.other:other", [("2026-11-16T22:00", "2026-11-17T06:00", ASLEEP, "")]
    ),
    SESSION: session("sleep", "2026-11-19T22:30:00Z", "2026-11-20T05:30:00Z", "24000s"),
    "Takeout/Fit/Todas las sesiones/2026-11-19T08_00_00+01_00_CAMINATA.json": session(
        "walking", "2026-11-19T07:00:00Z", "2026-11-19T08:00:00Z", "3600s"
    ),
    "Takeout/Fit/Todas las sesiones/2026-11-18T23_00_00+01_00_SUEÑO.json": session(
        "sleep", "2026-11-18T22:00:00Z", "2026-11-19T05:30:00Z", "27000s"
    ),
    "Takeout/archive_browser.html": "<html></html>",
}
"""Steps: 17th 5640, 19th 4210. Sleep: 19th 180 + 120 + 90 = 390, 20th 24,000 s = 400."""


def make(folder: Path) -> Path:
    """Write it as Google sends it."""
    return pack(folder / "takeout-20261120T080000Z-001.zip", FILES)
