"""An export of Apple Health as large as those of people who have worn a watch for years, made up."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.exports.apple import document

SIZE = 300_000_000
"""Bytes of the XML."""

_ZONE = timezone(timedelta(hours=1))
_DEVICE = 'sourceName="Anna\u2019s {}" sourceVersion="10.2" device="&lt;&lt;HKDevice: 0x28094b1c0&gt;, name:{}, '
_DEVICE += 'manufacturer:Apple Inc., model:{}, hardware:{}, software:11.1&gt;"'
_WATCH = _DEVICE.format("Apple\u00a0Watch", "Apple Watch", "Watch", "Watch7,3")
_PHONE = _DEVICE.format("iPhone", "iPhone", "iPhone", "iPhone14,5")
_CONTEXT = '\n  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n </Record>\n'
_ZONE_ENTRY = '\n  <MetadataEntry key="HKTimeZone" value="Europe/Amsterdam"/>\n </Record>\n'
_BEATS = "\n  <HeartRateVariabilityMetadataList>\n{}  </HeartRateVariabilityMetadataList>\n </Record>\n"
_BEAT = '   <InstantaneousBeatsPerMinute bpm="{}" time="7:47:{:02}.72 AM"/>\n'
_BEATS = _BEATS.format("".join(_BEAT.format(60 + beat % 9, beat) for beat in range(40)))

_QUANTITY = "HKQuantityTypeIdentifier"
_MIX: tuple[tuple[str, float, str, str], ...] = (
    ("ActiveEnergyBurned", 34, "kcal", "/>\n"),
    ("BasalEnergyBurned", 20, "kcal", "/>\n"),
    ("HeartRate", 20, "count/min", f">{_CONTEXT}"),
    ("DistanceWalkingRunning", 9, "km", "/>\n"),
    ("StepCount", 9, "count", "/>\n"),
    ("AppleStandTime", 7.2, "min", "/>\n"),
    ("SleepAnalysis", 0.7, "", f">{_ZONE_ENTRY}"),
    ("HeartRateVariabilitySDNN", 0.12, "ms", f">{_BEATS}"),
)
"""Kinds of records, how many in a hundred, their unit, and what follows the first tag's attributes."""

_STAGES = ("Core", "Deep", "Core", "REM")


def _records(seed: int) -> Iterator[str]:
    """Records without end, all kinds mixed; a phone and a watch count the same walks."""
    pick = random.Random(seed)
    names, weights = [row[0] for row in _MIX], [row[1] for row in _MIX]
    details = {row[0]: row for row in _MIX}
    now = datetime(2019, 1, 1, 8, tzinfo=_ZONE)
    while True:
        now += timedelta(seconds=200)
        for kind in pick.choices(names, weights, k=2):
            _, _, unit, rest = details[kind]
            by = _PHONE if kind == "StepCount" and pick.random() < 0.5 else _WATCH
            start = now - timedelta(seconds=pick.randrange(300, 900))
            value = str(pick.randrange(1, 300)) if kind == "StepCount" else f"{pick.random() * 90:.3f}"
            what, dates = f'{_QUANTITY}{kind}" {by} unit="{unit}', f'startDate="{start:%F %T %z}" endDate="{now:%F %T %z}"'
            if kind == "SleepAnalysis":
                what, value = f'HKCategoryTypeIdentifierSleepAnalysis" {by.split(" device=")[0]}'[:-1], pick.choice(_STAGES)
                value = f"HKCategoryValueSleepAnalysisAsleep{value}"
            yield f' <Record type="{what}" creationDate="{now:%F %T %z}" {dates} value="{value}"{rest}'


def write_export(folder: Path, size: int = SIZE) -> dict[str, Path]:
    """Write export.xml and export.zip into a folder."""
    xml, packed = folder / "export.xml", folder / "export.zip"
    beginning, end = document("\0", doctype="").split("\0")
    with xml.open("w", encoding="utf-8", newline="\n") as file:
        written = file.write(beginning)
        for record in _records(9):
            written += file.write(record)
            if written >= size:
                break
        file.write(end)
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=6) as file_in_zip:
        file_in_zip.write(xml, "apple_health_export/export.xml")
    return {"xml": xml, "zip": packed}
