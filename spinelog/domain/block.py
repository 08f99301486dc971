"""The diary of a nerve block: its planned times, the sites that are scored apart, and each score of the day."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from spinelog.domain.amounts import read_minutes, show_minutes
from spinelog.domain.clock import local_time
from spinelog.domain.describe import Changes, Field, Noun, Record, choice
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import COUNT, INSTANT, NOTE, REF, SCORE, TEXT, TIME, YESNO, Kind, Value
from spinelog.domain.text import one_line
from spinelog.domain.words import joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

BEFORE = 0
"""The slot of the score from before the injection."""

USUAL_SLOTS = "0:15 0:30 0:45 1 2 3 4 5 6 7 8"
"""As `knowledge/blocks.toml` has them with their source; a test holds both together. "Before" always comes first."""

MOST_SLOTS = 24
LATEST_SLOT = 48 * 60
MOST_SITES = 4
LONGEST_SITE = 16
_SLOTS_HOW = f"Write up to {MOST_SLOTS} times after the injection, up to 48 hours, like {USUAL_SLOTS}."
EARLY = timedelta(hours=3)
"""A clock time so far before the injection and more is of the next day: the diary goes on after midnight."""

TYPED, PAPER = "typed", "paper"
SOURCES = ((TYPED, "Typed"), (PAPER, "From paper"))


# -- planned times and sites, as text ------------------------------------------------------------------------------


def slot_minutes(text: str) -> tuple[int, ...]:
    """Minutes after the injection from `0:15 0:30 1 2`; a bare number is hours. Raises BadValue."""
    words = re.sub(r"(?<=\d)\s+(?=(?:min|h)\b)", "", text.lower().replace(",", " ")).split()
    try:
        found = {_slot(word) for word in words if word != "before"}
    except BadValue:
        raise BadValue(f"{text.strip()!r} could not be read. {_SLOTS_HOW}") from None
    if not found or min(found) < 1 or max(found) > LATEST_SLOT or len(found) > MOST_SLOTS:
        raise BadValue(_SLOTS_HOW)
    return tuple(sorted(found))


def _slot(word: str) -> int:
    return 60 * int(word) if word.isascii() and word.isdigit() and len(word) < 4 else read_minutes(word)


def slot_text(slots: Iterable[int]) -> str:
    """Planned times as one would write them: `0:15 1 2:30`."""
    return " ".join(str(one // 60) if one % 60 == 0 else f"{one // 60}:{one % 60:02d}" for one in slots)


def slot_words(minutes: int) -> str:
    """`before`, `0:15`, `2 h`, `2:30`: a slot in a column."""
    if minutes == BEFORE:
        return "before"
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02d}" if rest or not hours else f"{hours} h"


def slot_in_full(minutes: int) -> str:
    """`before the block`, `15 min after`, `4 hours after`: a slot in a sentence."""
    if minutes == BEFORE:
        return "before the block"
    hours, rest = divmod(minutes, 60)
    if rest:
        return f"{show_minutes(minutes)} after" if hours else f"{rest} min after"
    return f"{hours} hour{'s' if hours > 1 else ''} after"


def site_names(text: str) -> tuple[str, ...]:
    """The sites, apart by commas. Raises BadValue."""
    names = tuple(dict.fromkeys(name for part in text.split(",") if (name := one_line(part).lower())))
    if not names or len(names) > MOST_SITES or any(len(name) > LONGEST_SITE for name in names):
        raise BadValue(f"Write one to {MOST_SITES} short names with commas between them, like right, left.")
    return names


class Slots(Kind):
    """Planned times after an injection, stored as one would write them."""

    name = "slots"

    def read(self, text: str, field: Field, today: date) -> Value:
        """The times in order, each once."""
        return slot_text(slot_minutes(text))


class Sites(Kind):
    """One or several sites that are scored apart."""

    name = "sites"

    def read(self, text: str, field: Field, today: date) -> Value:
        """The names, each once."""
        return ", ".join(site_names(text))


SLOTS, SITES = Slots(), Sites()


# -- clock times --------------------------------------------------------------------------------------------------


def instant_at(day: date, clock: time, offset_min: int) -> datetime:
    """A local clock time of a day, as an instant."""
    return datetime.combine(day, clock, timezone(timedelta(minutes=offset_min)))


def instant_near(started: datetime, clock: time, offset_min: int) -> datetime:
    """The instant that a clock time means in a diary: of its day, or after midnight of the next one."""
    found = instant_at(local_time(started, offset_min).date(), clock, offset_min)
    return found if found >= started - EARLY else found + timedelta(days=1)


# -- the nouns -----------------------------------------------------------------------------------------------------


def _clock_words(record: Record, name: str) -> str:
    instant, offset = record.get(name), record.get("utc_offset_min")
    if not isinstance(instant, datetime):
        return ""
    return f"{local_time(instant, offset if isinstance(offset, int) else 0):%H:%M}"


def _line(record: Record) -> str:
    return joined((f"from {_clock_words(record, 'started')}", str(record.get("sites") or "")))


BLOCK = Noun(
    "block",
    (
        Field("procedure", REF, "Procedure", ref="procedure", required=True, for_form=False),
        Field("started", INSTANT, "Injection", required=True, for_form=False),
        Field("utc_offset_min", COUNT, "Offset", for_form=False, low=-1080, high=1080),
        Field("sites", SITES, "Scored apart", question="What is scored, each apart?", required=True,
              help="like right, or right, left"),
        Field("slots", SLOTS, "Planned times", question="When does the clinic's form ask?", default=USUAL_SLOTS, required=True,
              help="hours after; 0:15 is 15 minutes"),
        Field("activity", TEXT, "While doing", question="What do you do while you score?", help="what usually hurts"),
        Field("bell", YESNO, "Bell", question="Ring the bell when a score is due?", help="yes or no", default=False),
        Field("note", NOTE, "Note"),
    ),
    help="The diary of the hours after a nerve block.",
    title="Block diary",
    plural="block diaries",
    headline="sites",
    date="started",
    parent="procedure",
    commanded=False,
    line=_line,
    told=lambda record, known: _line(record),
)  # fmt: skip


def _reading_line(record: Record) -> str:
    score, slot = record.get("score"), record.get("slot_min")
    what = f"{score} of 10" if score is not None else "asleep or left out" if record.get("left_out") else ""
    place = slot_words(slot) if isinstance(slot, int) else _clock_words(record, "scored_at")
    tablet = "extra tablet" if record.get("extra") else ""
    return joined((place, str(record.get("site") or ""), what, tablet))


def _whole(record: Changes, today: date) -> Changes:
    """A reading says something, and only one thing of the pain."""
    if record.get("score") is not None:
        record["left_out"] = False
    if all(record.get(name) is None for name in ("score", "percent", "note")) and not (
        record.get("left_out") or record.get("extra")
    ):
        raise BadValue("Please write a score from 0 to 10, or say that it was left out.")
    return record


BLOCK_READING = Noun(
    "block_reading",
    (
        Field("block", REF, "Block diary", ref="block", required=True, for_form=False),
        Field("site", TEXT, "Site", for_form=False),
        Field("slot_min", COUNT, "Planned time", unit="min", for_form=False, low=0, high=LATEST_SLOT),
        Field("scored_at", INSTANT, "Time", required=True, for_form=False),
        Field("utc_offset_min", COUNT, "Offset", for_form=False, low=-1080, high=1080),
        Field("score", SCORE, "Pain", question="How much does it hurt, while you do what usually hurts?", help="0 to 10",
              low=0, high=10, better="less"),
        Field("percent", COUNT, "Own percent less", question="How much less pain, in your own words in percent?", unit="%",
              low=-100, high=100, help="kept apart from the score"),
        Field("activity", TEXT, "While doing", question="What did you do while you scored?", help="what usually hurts"),
        Field("at_rest", YESNO, "At rest", question="Was it scored at rest?", help="yes or no", default=False, option="rest"),
        Field("extra", YESNO, "Extra tablet", question="Had you taken an extra tablet by then?", help="yes or no",
              default=False),
        Field("left_out", YESNO, "Left out", question="Asleep or left out?", help="yes or no", default=False, for_form=False),
        choice("source", "From", SOURCES, default=TYPED, required=True),
        Field("note", NOTE, "Note"),
    ),
    help="One score of a block diary.",
    title="Score",
    headline="score",
    date="scored_at",
    parent="block",
    commanded=False,
    complete=_whole,
    line=_reading_line,
    told=lambda record, known: _reading_line(record),
)  # fmt: skip

CLOCK = Field("clock", TIME, "Time", question="At what time?", help="like 10:15")
"""How a form and a command ask for the instant of a score."""

INJECTION = Field("clock", TIME, "Injection", question="At what time was the injection?", help="like 9:40", required=True)
"""The same for the injection."""
