"""A second made-up journal: two medial branch blocks with their diaries, then an ablation on both sides.

A teacher of 58 with low back pain on both sides: 7 before, half or less for some hours after each block; after the
ablation a sore week, lower from week 3. Made up for spinelog; its numbers are nobody's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from spinelog.domain.block import PAPER, TYPED, USUAL_SLOTS
from spinelog.domain.clock import Stamp
from spinelog.domain.dates import PartialDate
from spinelog.domain.day import DOSE_KEY, PAIN_KEY
from spinelog.domain.describe import Changes
from spinelog.exchange.demo import DemoDay, evening, read_days
from spinelog.exchange.demo_facet_story import CLINIC, Item, beginning, people, since

FIRST_DAY = -63
DAYS_SINCE = 50
"""Today is day 50 after the ablation: sixteen weeks are written, and week seven is over."""
FIRST_BLOCK, SECOND_BLOCK, ABLATION = -42, -21, 0
LEVELS = "L4-L5, L5-S1"
SITES = ("right", "left")
ACTIVITY = "standing at the sink, then leaning back"

_DAYS = os.path.join(os.path.dirname(__file__), "demo_facet.csv")
"""One line a recorded day, by its number from the ablation; an empty cell is not recorded."""

FIRST_SCORES = (
    (0, "9:28", 7, 6), (15, "9:55", 5, 4), (30, "10:11", 3, 3), (45, "10:24", 2, 2), (60, "10:41", 2, 2), (120, "11:40", 2, 1),
    (180, "12:45", 1, 1), (240, "13:38", 3, 2), (300, "14:44", 4, 3), (360, "15:40", 6, 5), (420, "16:42", 7, 6),
    (480, "17:40", 5, 4),
)  # fmt: skip
"""Planned time, clock time, right, left. The one at three hours was given at rest, the last one after a tablet."""
AT_REST, TABLET = 180, "17:05"
SECOND_SCORES = (
    (0, "9:50", 7, 7), (15, "10:21", 4, 4), (30, "10:35", 2, 3), (45, "10:50", 1, 2), (60, "11:06", 1, 1), (120, "12:04", 1, 2),
    (180, "13:05", 2, 2), (240, "14:10", 2, 3), (300, "15:03", 3, 3), (360, "16:05", 4, 5), (480, "18:07", 6, 6),
)  # fmt: skip
"""The same, filled on paper and typed in that evening; the score at seven hours was left out."""
LEFT_OUT = 420


def items(today: date, uids: dict[str, str]) -> Iterator[Item]:
    """The nouns but the days and scores: name to remember it by, noun, record, and the day number it was written on.

    `uids` maps the names already stored to their uids, and is filled while this is read.
    """
    zero = today - timedelta(days=DAYS_SINCE)
    yield "back", "pain", {"name": "low back", "region": "low_back", "side": "both", "is_main": True}, FIRST_DAY
    yield "neck", "pain", {"name": "neck", "region": "neck", "side": "middle", "is_main": False}, FIRST_DAY
    yield from people(today, _at(zero, 48), FIRST_DAY)
    yield from beginning(zero, uids)
    yield from _procedures(zero, uids)
    yield from _goals(zero, uids)
    yield from since(zero, uids, DAYS_SINCE - 1)


def days(today: date, uids: dict[str, str], zone: tzinfo | None) -> list[DemoDay]:
    """Every recorded day in the order in which it was written; `uids` as `items` filled it."""
    named = {"back": PAIN_KEY + uids["back"], "neck": PAIN_KEY + uids["neck"], "extra": DOSE_KEY + uids["ibuprofen"]}
    return read_days(_DAYS, today - timedelta(days=DAYS_SINCE), named, zone)


def written(today: date, number: int, zone: tzinfo | None) -> Stamp:
    """The evening of day `number`, when it was written."""
    return evening(today - timedelta(days=DAYS_SINCE - number), zone)


# -- procedures ----------------------------------------------------------------------------------------------------


def _procedures(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    """Two blocks and the two sides of the ablation: one series, the sides one session."""
    told: Changes = {
        "target": uids["back"], "status": "done", "levels": LEVELS, "region": "low_back", "sedation": False, "steroid": False,
        "guidance": "fluoroscopy", "clinician": uids["clinic"],
    }  # fmt: skip
    for name, number, clock in (("block 1", FIRST_BLOCK, time(9, 40)), ("block 2", SECOND_BLOCK, time(10, 5))):
        block: Changes = {"kind": "medial_branch_block", "side": "both", "agents": "local anaesthetic, as told", "time": clock}
        yield name, "procedure", {**told, **block, "date": PartialDate.of(_at(zero, number))}, number
        told["series_uid"] = uids["block 1"]
    for side, clock in (("right", time(8, 30)), ("left", time(9, 0))):
        ablation: Changes = {"kind": "rf_ablation", "side": side, "time": clock}
        yield f"ablation {side}", "procedure", {**told, **ablation, "date": PartialDate.of(_at(zero, ABLATION))}, ABLATION
        told["session_uid"] = uids["ablation right"]
    for kind, began, ended, note in (
        ("soreness", 0, 7, "as after a long day of digging"),
        ("other", 1, 9, "skin of the low back like a sunburn"),
    ):
        effect: Changes = {"procedure": uids["ablation right"], "kind": kind, "note": note}
        yield kind, "after_effect", {**effect, "began": _at(zero, began), "ended": _at(zero, ended)}, ended
    yield "estimate", "estimate", {"procedure": uids["ablation right"], "date": _at(zero, 48), "percent_less": 60}, 48


# -- block diaries -------------------------------------------------------------------------------------------------


def diaries(today: date, uids: dict[str, str], zone: tzinfo | None) -> Iterator[tuple[str, str, Changes, Stamp]]:
    """The two diaries and their scores, with the moment each was written down; `uids` as `items` filled it."""
    for name, number, clock, scores in (
        ("block 1", FIRST_BLOCK, time(9, 40), FIRST_SCORES),
        ("block 2", SECOND_BLOCK, time(10, 5), SECOND_SCORES),
    ):
        day = today - timedelta(days=DAYS_SINCE - number)
        on_paper = scores is SECOND_SCORES
        begun = Stamp(datetime.combine(day, clock, zone))
        diary: Changes = {
            "procedure": uids[name], "started": begun.instant, "utc_offset_min": begun.offset_min, "sites": ", ".join(SITES),
            "slots": USUAL_SLOTS, "activity": ACTIVITY, "bell": False,
        }  # fmt: skip
        yield f"diary of {name}", "block", diary, begun
        of: Changes = {"block": uids[f"diary of {name}"], "source": PAPER if on_paper else TYPED}
        for slot, text, *both in scores:
            stamp = Stamp(datetime.combine(day, _clock(text), zone))
            for site, score in zip(SITES, both, strict=True):
                said: Changes = {"site": site, "slot_min": slot, "score": score, "left_out": False}
                said["at_rest"] = not on_paper and slot == AT_REST
                record = {**of, **said, "scored_at": stamp.instant, "utc_offset_min": stamp.offset_min}
                yield f"{name} {slot} {site}", "block_reading", record, evening(day, zone) if on_paper else stamp
        yield from _beside(name, day, of, begun, zone, on_paper=on_paper)


def _beside(
    name: str, day: date, of: Changes, begun: Stamp, zone: tzinfo | None, *, on_paper: bool
) -> Iterator[tuple[str, str, Changes, Stamp]]:
    """The tablet of the first day, and the score that was left out on the second."""
    if not on_paper:
        stamp = Stamp(datetime.combine(day, _clock(TABLET), zone))
        tablet: Changes = {"extra": True, "scored_at": stamp.instant, "utc_offset_min": stamp.offset_min, "note": "ibuprofen"}
        yield f"{name} tablet", "block_reading", {**of, **tablet}, stamp
        return
    due, typed = begun.instant + timedelta(minutes=LEFT_OUT), evening(day, zone)
    for site in SITES:
        missing: Changes = {"site": site, "slot_min": LEFT_OUT, "left_out": True, "scored_at": due}
        record = {**of, **missing, "utc_offset_min": begun.offset_min}
        yield f"{name} left out {site}", "block_reading", record, typed


def _clock(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


# -- goals ---------------------------------------------------------------------------------------------------------


def _goals(zero: date, uids: dict[str, str]) -> Iterator[Item]:
    teach: Changes = {
        "statement": "Stand for a lesson of 45 min", "measure": "standing_min", "target": 45.0, "unit": "min", "better": "more",
        "baseline": 11.0, "started": _at(zero, FIRST_DAY), "status": "open", "is_headline": True,
    }  # fmt: skip
    yield "teach", "goal", teach, FIRST_DAY
    dog: Changes = {
        "statement": "Walk the dog for 30 min", "measure": "walking_min", "target": 30.0, "unit": "min", "better": "more",
        "qualifier": "without a stop", "baseline": 14.0, "started": _at(zero, CLINIC), "status": "open", "is_headline": True,
    }  # fmt: skip
    yield "dog", "goal", dog, FIRST_DAY
    for number, kept in ((28, False), (35, True), (42, True), (46, False), (48, True)):
        check: Changes = {"goal": uids["dog"], "date": _at(zero, number), "qualifier_kept": kept}
        yield f"dog {number}", "goal_check", check, number


def _at(zero: date, number: int) -> date:
    return zero + timedelta(days=number)
