"""A made-up journal: the patient of the article that spinelog began with, told in days.

A warehouse worker of 46 with a right S1 nerve under pressure: leg pain 8 before a transforaminal epidural,
halved within three days, 2 to 4 on the quiet days of week six, 5 after long drives.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from spinelog.domain.clock import Stamp
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import DOSE_KEY, PAIN_KEY
from spinelog.domain.describe import Changes
from spinelog.domain.kinds import YESNO
from spinelog.domain.person import BEFORE
from spinelog.exchange.demo_story import people, story

FIRST_DAY = -28
DAYS_SINCE = 43
"""Today is day 43 after the epidural, so that week six is over."""

_DAYS = os.path.join(os.path.dirname(__file__), "demo.csv")
"""One line a recorded day, by its number from the epidural; an empty cell is not recorded."""

_COLUMNS = {
    "worst": "pain_worst", "sitting": "sitting_min", "standing": "standing_min", "walking": "walking_min",
    "steps": "steps", "sleep": "sleep_min", "exercise": "exercise_min",
}  # fmt: skip


@dataclass(frozen=True)
class DemoDay:
    """One day and when it was written."""

    day: date
    changes: Changes
    stamp: Stamp


def items(today: date, uids: dict[str, str]) -> Iterator[tuple[str, str, Changes, int]]:
    """The nouns but the days: name to remember it by, noun, record, and the day number it was written on.

    `uids` maps the names already stored to their uids, and is filled while this is read.
    """
    zero = today - timedelta(days=DAYS_SINCE)
    yield "person", "person", {**_person(today), "confirmed_on": _at(zero, 42)}, FIRST_DAY
    yield "leg", "pain", {"name": "right leg", "region": "leg", "side": "right", "is_main": True}, FIRST_DAY
    yield "back", "pain", {"name": "low back", "region": "low_back", "side": "middle", "is_main": False}, FIRST_DAY
    yield from people()
    yield (
        "epidural",
        "procedure",
        {
            "kind": "epidural", "date": PartialDate.of(zero), "target": uids["leg"], "status": "done", "levels": "S1",
            "side": "right", "approach": "transforaminal", "region": "low_back", "steroid": True, "sedation": False,
            "agents": "steroid and local anaesthetic, as told", "guidance": "fluoroscopy",
            "clinician": uids["clinic"],
        },
        0,
    )  # fmt: skip
    yield "soreness", "after_effect", {"procedure": uids["epidural"], "kind": "soreness", "began": zero, "ended": _at(zero, 1)}, 1
    yield "estimate", "estimate", {"procedure": uids["epidural"], "date": _at(zero, 40), "percent_less": 70}, 40
    yield (
        "sit",
        "goal",
        {
            "statement": "Sit 30 min without leg pain", "measure": "sitting_min", "target": 30.0, "unit": "min", "better": "more",
            "qualifier": "without leg pain", "baseline": 9.0, "started": _at(zero, FIRST_DAY), "status": "open",
            "is_headline": True,
        },
        FIRST_DAY,
    )  # fmt: skip
    yield (
        "walk",
        "goal",
        {
            "statement": "Walk one mile without a stop", "measure": "own", "target": 1.0, "unit": "mile", "better": "more",
            "baseline": 0.3, "started": _at(zero, FIRST_DAY), "status": "open", "is_headline": True,
        },
        FIRST_DAY,
    )  # fmt: skip
    yield (
        "lift",
        "goal",
        {
            "statement": "Lift 15 lb",
            "measure": "own",
            "better": "more",
            "started": _at(zero, 20),
            "status": "open",
            "is_headline": False,
        },
        20,
    )
    for number, miles in ((-25, 0.3), (-11, 0.3), (7, 0.4), (14, 0.5), (21, 0.6), (29, 0.7), (36, 0.8), (41, 0.9)):
        yield f"mile {number}", "goal_check", {"goal": uids["walk"], "date": _at(zero, number), "value": miles}, number
    for number, kept in ((36, False), (37, True), (38, True), (40, False), (42, True)):
        check: Changes = {"goal": uids["sit"], "date": _at(zero, number), "qualifier_kept": kept}
        yield f"sit {number}", "goal_check", check, number
    yield "lift check", "goal_check", {"goal": uids["lift"], "date": _at(zero, 41), "ability": 4}, 41
    yield from story(zero, uids)


def _person(today: date) -> Changes:
    """Year of birth, occupation, and what a clinic asks before a procedure: nothing of it."""
    asked: Changes = {field.name: False for field in BEFORE if field.kind is YESNO}
    return {"birth_year": today.year - 46, "occupation": "warehouse worker", **asked}


def days(today: date, uids: dict[str, str], zone: tzinfo | None) -> list[DemoDay]:
    """Every recorded day in the order in which it was written; `uids` as `items` filled it."""
    named = {"leg": PAIN_KEY + uids["leg"], "back": PAIN_KEY + uids["back"], "extra": DOSE_KEY + uids["naproxen"]}
    return read_days(_DAYS, today - timedelta(days=DAYS_SINCE), named, zone)


def read_days(path: str, zero: date, named: dict[str, str], zone: tzinfo | None) -> list[DemoDay]:
    """The days of a table in the order in which they were written; `named` maps its further columns to record keys."""
    keys = {**_COLUMNS, **named}
    found: list[DemoDay] = []
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            number = int(line["number"])
            changes: Changes = {key: int(line[column]) for column, key in keys.items() if line[column]}
            if line["bad"]:
                changes["bad_day"] = True
            if line["note"]:
                changes["note"] = line["note"]
            stamp = evening(_at(zero, number + int(line["days_later"] or 0)), zone)
            found.append(DemoDay(_at(zero, number), changes, stamp))
    return sorted(found, key=lambda one: one.stamp.instant)


def written(today: date, number: int, zone: tzinfo | None) -> Stamp:
    """The evening of day `number`, when it was written."""
    return evening(today - timedelta(days=DAYS_SINCE - number), zone)


def evening(day: date, zone: tzinfo | None) -> Stamp:
    """When a day was written down."""
    return Stamp(datetime.combine(day, time(20, 30), zone))


def _at(zero: date, number: int) -> date:
    return zero + timedelta(days=number)
