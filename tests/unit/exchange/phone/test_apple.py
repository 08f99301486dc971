"""Steps and sleep from an export of Apple Health."""

from __future__ import annotations

import contextlib
import random
from datetime import UTC, date
from pathlib import Path
from zipfile import ZipFile

import pytest

from spinelog.exchange.phone import apple
from spinelog.exchange.phone.box import open_box
from spinelog.exchange.phone.findings import BadFile, Findings, Reading, Skipped
from tests.exports.apple import (
    ANNAS_PHONE,
    ANNAS_WATCH,
    PHONE,
    SLEEP_ANALYSIS,
    STEP_COUNT,
    WATCH,
    document,
    make,
    record,
    sleep,
    steps,
    tricky,
)

SAMPLES = Path(__file__).parents[4] / "../shared/samples/apple"
WATCH_SHOWN = "Anna\u2019s Apple Watch"
TODAY = date(2024, 6, 1)


def read(path: Path, **more: object) -> Findings:
    with open_box(str(path)) as box:
        return apple.read(box, Reading(zone=UTC, today=TODAY, **more))  # type: ignore[arg-type]


def read_xml(folder: Path, records: str | bytes, **more: object) -> Findings:
    path = folder / "export.xml"
    path.write_bytes(records if isinstance(records, bytes) else document(records).encode())
    return read(path, **more)


def counted(found: Findings) -> dict[str, tuple[int | None, int | None]]:
    return {f"{day.day:%d %b}": (day.steps, day.sleep_min) for day in found.days}


TRUE = {
    # The watch 10:00-10:10: 1000, written once more within a correlation. The phone 10:05-10:15: 800, of which the half after
    # 10:10 counts: 400. The app of 10:00-10:10 counts nothing, nor does the sum of the workout. The watch by its new
    # name: 500. Across midnight 200, half of them before: 100. In all 1000 + 400 + 500 + 100.
    # Nothing but the other 100 after midnight. Asleep 23:00-02:00: 180 min, 02:30-04:00: 90 and on to 05:00: 60.
    "09 Mar": (2000, None),
    "10 Mar": (100, 330),
    # 23:00 to 07:00 with the clocks put forward in between.
    "31 Mar": (None, 420),
    # 01:00 to 05:30 by the clock at home is 19:00 to 23:30 of the day before in New York, where the person slept.
    "09 Apr": (None, 270),
}


@pytest.mark.parametrize("packed", ["zip", "folder", "xml"])
def test_every_trap_at_once(packed: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    if packed != "zip":
        with ZipFile(path) as file:
            file.extractall(tmp_path)
        path = tmp_path / "apple_health_export"
    found = read(path / "exportar.xml" if packed == "xml" else path)
    assert counted(found) == TRUE
    assert found.source == "apple_health"
    assert found.made_on == date(2024, 6, 1)
    assert found.devices == (WATCH_SHOWN, "Renamed", ANNAS_PHONE, "Pedometer & Co free", "Sleep app")
    assert found.days[0].steps_from == f"{WATCH_SHOWN}, Renamed, {ANNAS_PHONE}"
    assert found.days[1].sleep_from == WATCH_SHOWN
    assert set(found.skipped) == {
        Skipped("no date or number that spinelog can read", 2),
        Skipped("nights with a time in bed but none asleep", 1),
        Skipped("ahead of today", 1),
        Skipped("more than 200,000 steps in a day", 1),
    }
    assert found.notes == (
        f"Where devices counted at the same time, {WATCH_SHOWN} counts, and the others only where it has nothing. "
        "The Health app may show a few percent more or less.",
    )


@pytest.mark.parametrize(
    "unusual",
    [
        "<!-- a comment with {record} in it -->",
        "<Note><![CDATA[{record}]]></Note>",
        "<?note {record}?>",
    ],
    ids=["comment", "cdata", "instruction"],
)
def test_records_in_comments_are_none(unusual: str, tmp_path: Path) -> None:
    record = steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 7000)
    text = tricky().replace("</HealthData>", unusual.replace("{record}", record) + "</HealthData>")
    assert counted(read_xml(tmp_path, text.encode())) == TRUE


def test_spaces_in_names_of_attributes_as_ios_8_wrote_them(tmp_path: Path) -> None:
    scale = f'<Record type="{STEP_COUNT}" source="Withings" unit="count" startDate="20150616071820-0700"'
    scale += ' Health Mate App Version="2.6.0" endDate="20150616081820-0700"'
    scale += ' Withings Link="a=b &amp; c d=1 > 0" HKWasUserEntered="0" value="640"/>\n'
    text = document(scale, made="2015-06-20 08:10:05 +0200").encode()
    found = read_xml(tmp_path, text)
    assert counted(found) == {"16 Jun": (640, None)}
    assert found.days[0].steps_from == "Withings"


def test_the_person_may_trust_the_phone_more(tmp_path: Path) -> None:
    both = steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 1000)
    both += steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 800, ANNAS_PHONE, PHONE)
    assert counted(read_xml(tmp_path, both)) == {"09 Mar": (1000, None)}
    assert counted(read_xml(tmp_path, both, prefer=("iphone",))) == {"09 Mar": (800, None)}


def test_one_name_of_a_watch_and_a_phone_is_two_devices(tmp_path: Path) -> None:
    both = steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 800, "Anna", PHONE)
    both += steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 1000, "Anna", WATCH)
    found = read_xml(tmp_path, both)
    assert counted(found) == {"09 Mar": (1000, None)}
    assert found.devices == ("Anna (watch)", "Anna")


def test_one_device_is_not_told_to_have_been_put_before_others(tmp_path: Path) -> None:
    assert read_xml(tmp_path, steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 1000)).notes == ()


def test_a_zone_that_this_computer_does_not_know(tmp_path: Path) -> None:
    for zone in ("GMT+0200", "../../etc/passwd", "Europe", "", "\u2019", "a" * 500):
        night = sleep("2024-03-30 23:00:00 +0100", "2024-03-31 00:30:00 +0100", "AsleepCore", zone=zone)
        assert counted(read_xml(tmp_path, night)) == {"31 Mar": (None, 90)}


def test_an_export_without_steps_and_sleep(tmp_path: Path) -> None:
    found = read_xml(tmp_path, record(type="HKQuantityTypeIdentifierHeartRate", value="70"))
    assert (found.days, found.skipped) == ((), ())


def test_how_far_it_is_gets_told(tmp_path: Path) -> None:
    told: list[float] = []
    blank = b" " * 3_000_000
    read_xml(tmp_path, tricky().encode().replace(b"</HealthData>", blank + b"</HealthData>"), tell=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


LONG = b'<Record a="%s"/>' % (b"y" * 16_000_000)
ENTITY = '<!DOCTYPE HealthData [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

BAD = {
    "cut off": (tricky().encode()[:-200], "export.xml looks cut off. Please export it again, or copy it again."),
    "cut off in a sign": (
        document("<a>\u2019").encode().partition(b"\x99")[0],
        "export.xml looks cut off. Please export it again, or copy it again.",
    ),
    "damaged": (
        tricky().replace(STEP_COUNT, f"<{STEP_COUNT}").encode(),
        "export.xml is damaged. Please export it again, or copy it again.",
    ),
    "not utf-8": (
        document(steps("2024-03-09 10:00:00 +0100", "2024-03-09 10:10:00 +0100", 1, "Andr\u00e9")).encode("latin-1"),
        "export.xml is damaged. Please export it again, or copy it again.",
    ),
    "other encoding": (
        tricky().replace("UTF-8", "latin-1").encode(),
        "export.xml is not written in UTF-8, as exports of Apple Health are. Please export it again.",
    ),
    "entities": (
        document("", doctype=ENTITY).encode(),
        "export.xml has abbreviations of its own, which no phone writes. Please export it again.",
    ),
    "external entity": (
        document("<!-- -->&passwd;").encode(),
        "export.xml is damaged. Please export it again, or copy it again.",
    ),
    "no end of the document type": (
        document("", doctype="<!DOCTYPE HealthData [ <!-- ").encode(),
        "export.xml does not begin as an export of Apple Health does. Please export it again.",
    ),
    "many comments": (
        document("", doctype="<!DOCTYPE HealthData [" + "<!-- " * 200_000).encode(),
        "export.xml does not begin as an export of Apple Health does. Please export it again.",
    ),
    "a long tag": (
        document("").encode().replace(b"</H", LONG + b"</H"),
        "export.xml holds what no phone writes. Please export it again.",
    ),
    "a long step": (
        document("").encode().replace(b"</H", LONG.replace(b" a=", f' type="{STEP_COUNT}" a='.encode()) + b"</H"),
        "export.xml holds what no phone writes. Please export it again.",
    ),
    "deep": (document("<!-- -->" + "<a>" * 2_000_000).encode(), "export.xml holds what no phone writes. Please export it again."),
    "nothing readable": (
        document(steps("2024-03-09", "2024-03-09", 1)).encode(),
        "None of the steps and sleep in export.xml can be read. Please export it again on the phone.",
    ),
}


@pytest.mark.parametrize(("text", "sentence"), BAD.values(), ids=BAD)
def test_bad_files_end_in_a_sentence(text: bytes, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(BadFile) as error:
        read_xml(tmp_path, text)
    assert str(error.value) == sentence


def test_an_export_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    plain = tmp_path / "what.ever"
    plain.write_text(tricky(), encoding="utf-8")
    for path in (make(tmp_path), plain, tmp_path):
        with open_box(str(path)) as box:
            assert apple.is_mine(box) == (path != tmp_path)


@pytest.mark.parametrize("content", [b"", b"<?xml version='1.0'?><ClinicalDocument/>", b"a,b\n1,2\n", b"\0" * 9000])
def test_other_files_are_not_taken_for_it(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(content)
    with open_box(str(path)) as box:
        assert not apple.is_mine(box)


def test_of_two_exports_the_one_with_more(tmp_path: Path) -> None:
    for name, count in (("old", 1), ("new", 9)):
        (tmp_path / name).mkdir()
        day = [steps(f"2024-03-0{day} 10:00:00 +0100", f"2024-03-0{day} 10:10:00 +0100", 10) for day in range(1, count + 1)]
        (tmp_path / name / "export.xml").write_text(document("".join(day)), encoding="utf-8")
    assert len(read(tmp_path).days) == 9


@pytest.mark.parametrize("stage", ["Asleep", "AsleepUnspecified", "AsleepCore", "AsleepDeep", "AsleepREM", "InBed", "Awake"])
def test_what_is_sleep(stage: str, tmp_path: Path) -> None:
    found = read_xml(tmp_path, sleep("2024-03-09 23:00:00 +0100", "2024-03-10 02:00:00 +0100", stage))
    assert counted(found) == ({"10 Mar": (None, 180)} if stage.startswith("Asleep") else {})


def test_a_stage_that_is_not_known_is_told(tmp_path: Path) -> None:
    night = sleep("2024-03-09 23:00:00 +0100", "2024-03-10 02:00:00 +0100", "AsleepCore")
    strange = record(
        type=SLEEP_ANALYSIS, startDate="2024-03-09 23:00:00 +0100", endDate="2024-03-10 02:00:00 +0100", value="Dozing"
    )
    found = read_xml(tmp_path, night + strange)
    assert counted(found) == {"10 Mar": (None, 180)}
    assert found.skipped == (Skipped("no date or number that spinelog can read", 1),)


@pytest.mark.parametrize("name", ["export.xml", "export.zip", "."])
def test_an_export_that_others_published(name: str) -> None:
    if not SAMPLES.is_dir():
        pytest.skip(f"NOT TESTED: there is no folder {SAMPLES}")
    found = read(SAMPLES / name)
    # Written at +0200, slept in Amsterdam, which has +0100 in January. Asleep from 02:27:53 to 02:40:23: 12 min 30 s, so 13.
    # The phone's time in bed, 23:55:28 to 23:56:53 the evening before, is of the same night, and is no sleep. No steps.
    assert counted(found) == {"01 Jan": (None, 13)}
    assert found.days[0].sleep_from == "Alexandre's Apple Watch"
    assert found.made_on == date(2024, 6, 1)
    assert found.skipped == ()


def test_annas_watch_is_called_so_on_the_phone() -> None:
    assert "\u00a0" in ANNAS_WATCH
    assert "\u00a0" not in WATCH_SHOWN


def test_damage_anywhere_ends_in_days_or_in_a_sentence(tmp_path: Path) -> None:
    whole = tricky().encode()
    for seed in range(400):
        pick = random.Random(seed)
        text = bytearray(whole)
        for _ in range(pick.randrange(1, 6)):
            at = pick.randrange(len(text))
            length = pick.choice((1, 1, 5, 200))
            text[at : at + length] = pick.choice(
                (b"", b"<", b">", b'"', b"&", b"\xff", b"\0", b"99999999", b"-", bytes(text[:length]))
            )
        with contextlib.suppress(BadFile):
            read_xml(tmp_path, bytes(text))
