"""Exports of Apple Health, made up, as phones write them; and one with everything in it that readers trip over."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

STEP_COUNT = "HKQuantityTypeIdentifierStepCount"
SLEEP_ANALYSIS = "HKCategoryTypeIdentifierSleepAnalysis"

WATCH = "<<HKDevice: 0x28094b1c0>, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch7,3, software:11.1>"
PHONE = "<<HKDevice: 0x3008d6850>, name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, software:17.2.1>"

ANNAS_WATCH = "Anna\u2019s Apple\u00a0Watch"
ANNAS_PHONE = "Anna\u2019s iPhone"

DOCTYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary|ClinicalRecord|VisionPrescription)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!-- Note: Any Records that appear as children of a correlation also appear as top-level records in this document. -->
<!ATTLIST VisionPrescription
  type             CDATA #REQUIRED
  brand            CDATA #IMPLIED
<!ELEMENT RightEye EMPTY>
]>
"""
"""As iOS 16 writes it, but shorter: after the last attribute a sign is missing, and no parser accepts it."""

MADE = "2024-06-01 08:10:05 +0200"


def document(records: str, *, doctype: str = DOCTYPE, made: str = MADE) -> str:
    """The whole XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}<HealthData locale="en_NL">\n <ExportDate value="{made}"/>\n'
        f' <Me HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>\n{records}</HealthData>\n'
    )


def record(inside: str = "", **attributes: str) -> str:
    """One record, its attributes in the order given."""
    written = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f" <Record {written}>{inside}</Record>\n" if inside else f" <Record {written}/>\n"


def steps(start: str, end: str, count: object, by: str = ANNAS_WATCH, device: str = WATCH) -> str:
    """Steps as a phone writes them; times such as `2024-03-09 10:00:00 +0100`."""
    return record(
        type=STEP_COUNT, sourceName=by, sourceVersion="10.2", device=device, unit="count",
        creationDate=end, startDate=start, endDate=end, value=str(count),
    )  # fmt: skip


def sleep(start: str, end: str, stage: str, by: str = ANNAS_WATCH, zone: str = "") -> str:
    """A stage of sleep as a phone writes it, which names no device."""
    inside = f'<MetadataEntry key="HKTimeZone" value={quoteattr(zone)}/>' if zone else ""
    return record(
        inside, type=SLEEP_ANALYSIS, sourceName=by, sourceVersion="10.2",
        creationDate=end, startDate=start, endDate=end, value=f"HKCategoryValueSleepAnalysis{stage}",
    )  # fmt: skip


def tricky() -> str:
    """The XML with every known trap. What is true of it is worked out in `test_apple.py`."""
    walk = steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 1000)
    unusual = (
        " <Record value='800'\n  endDate = '2024-03-09 10:15:00 +0100'\tstartDate='2024-03-09 10:05:00 +0100' unit=\"> 0\"\r\n"
        f"  sourceName=\"Anna&#8217;s iPhone\" device={quoteattr(PHONE)} type='{STEP_COUNT}' >\n"
        '  <MetadataEntry key="HKWasUserEntered" value="0"/>\n </Record >\n'
    )
    heart = '<MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>'
    return document(
        record(heart, type="HKQuantityTypeIdentifierHeartRate", sourceName=ANNAS_WATCH, unit="count/min", value="7\x0b4")
        + walk
        + unusual
        + f' <Correlation type="HKCorrelationTypeIdentifierFood">\n {walk} </Correlation>\n'
        + f' <Workout workoutActivityType="Walking">\n  <WorkoutStatistics type="{STEP_COUNT}" sum="5000"/>\n </Workout>\n'
        + steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 900, "Pedometer & Co, free", "")
        + steps("2024-03-09 12:00:00 +0100", "2024-03-09 12:10:00 +0100", 500, "Renamed")
        + steps("2024-03-09 23:50:00 +0100", "2024-03-10 00:10:00 +0100", 200)
        + steps("2024-03-11 12:00:00 +0100", "2024-03-11 12:10:00 +0100", 0)
        + steps("2024-03-11 12:00:00 +0100", "2024-03-11 12:10:00 +0100", "many")
        + steps("yesterday", "2024-03-11 12:10:00 +0100", 70)
        + steps("2024-05-20 10:00:00 +0200", "2024-05-20 11:00:00 +0200", 150_000)
        + steps("2024-05-20 12:00:00 +0200", "2024-05-20 13:00:00 +0200", 150_000)
        + steps("2024-06-02 12:00:00 +0200", "2024-06-02 13:00:00 +0200", 300)
        + sleep("2024-03-09 22:30:00 +0100", "2024-03-10 07:30:00 +0100", "InBed", ANNAS_PHONE)
        + sleep("2024-03-09 23:00:00 +0100", "2024-03-10 02:00:00 +0100", "AsleepCore", zone="Europe/Amsterdam")
        + sleep("2024-03-10 02:00:00 +0100", "2024-03-10 02:30:00 +0100", "Awake", zone="Europe/Amsterdam")
        + sleep("2024-03-10 02:30:00 +0100", "2024-03-10 04:00:00 +0100", "AsleepDeep", zone="Europe/Amsterdam")
        + sleep("2024-03-10 03:30:00 +0100", "2024-03-10 05:00:00 +0100", "AsleepREM", zone="Europe/Amsterdam")
        + sleep("2024-03-09 22:00:00 +0100", "2024-03-10 07:00:00 +0100", "Asleep", "Sleep app")
        + sleep("2024-03-30 23:00:00 +0100", "2024-03-31 07:00:00 +0200", "AsleepUnspecified", zone="Europe/Amsterdam")
        + sleep("2024-04-10 01:00:00 +0200", "2024-04-10 05:30:00 +0200", "AsleepCore", zone="America/New_York")
        + sleep("2024-05-01 23:00:00 +0200", "2024-05-02 07:00:00 +0200", "InBed", ANNAS_PHONE, "Europe/Amsterdam")
    )


def make(folder: Path) -> Path:
    """`export.zip` of a phone that speaks Spanish, packed once more by a Mac."""
    path = folder / "apple.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        file.writestr("apple_health_export/export_cda.xml", '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"/>\n')
        file.writestr("apple_health_export/exportar.xml", tricky())
        file.writestr("apple_health_export/workout-routes/route_2024-03-09.gpx", '<?xml version="1.0"?>\n<gpx/>\n')
        file.writestr("__MACOSX/apple_health_export/._exportar.xml", b"\0\5\x16\7\0\2\0\0Mac OS X")
    return path
