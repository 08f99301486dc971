"""Flare: a bad spell; Factor: what eases or worsens the pain."""

from __future__ import annotations

from spinelog.domain.describe import Field, Known, Noun, Record, choice
from spinelog.domain.kinds import DAY, NOTE, REF, SCORE, TEXT, TIME
from spinelog.domain.words import joined, when


def _peak(record: Record) -> str:
    return "" if record.get("peak") is None else f"{record['peak']} of 10"


def _line(record: Record) -> str:
    began, ended = when(record, "began"), when(record, "ended")
    return joined((began, str(record.get("trigger") or ""), _peak(record), f"until {ended}" if ended and ended != began else ""))


def _told(record: Record, known: Known) -> str:
    trigger = f"after {record['trigger']}" if record.get("trigger") else ""
    began, ended = when(record, "began"), when(record, "ended")
    text = joined((_peak(record), trigger, f"until {ended}" if ended and ended != began else ""))
    helped = str(record.get("what_helped") or "")
    return joined((text or "A bad spell", f"helped: {helped}" if helped else ""), "; ")


FLARE = Noun(
    "flare",
    (
        Field("trigger", TEXT, "After what", question="What set it off?", help="like long drive, or leave it empty"),
        Field("began", DAY, "Began", question="When did it begin?", required=True, help="like today or 21 oct", past=True),
        Field("peak", SCORE, "Worst", question="How bad was it at its worst?", help="0 to 10", low=0, high=10, better="less"),
        Field("pain", REF, "Which pain", question="Which pain was it?", ref="pain"),
        Field("what_helped", TEXT, "What helped", question="What helped?", help="like lay down, two rest days", option="helped"),
        Field("began_time", TIME, "At what time", question="At what time did it begin?", help="like 18:30"),
        Field("ended", DAY, "Over", question="When was it over?", help="leave empty if it goes on", past=True),
        Field("ended_time", TIME, "Over at", question="At what time was it over?", help="like 9:00"),
        Field("note", NOTE, "Note"),
    ),
    help="A bad spell: when, after what, and how bad.",
    headline="trigger",
    date="began",
    line=_line,
    told=_told,
    shelf="pain",
    ends="ended",
    lead=5,
    example='"long drive" --began "21 oct" --peak 5 --helped "lay down"',
)

EASES, WORSENS = "eases", "worsens"


def _factor_line(record: Record) -> str:
    return joined((FACTOR.field("effect").show(record), str(record.get("text") or "")), ": ")


FACTOR = Noun(
    "factor",
    (
        Field("text", TEXT, "What", question="What makes a difference?", required=True, help="like sitting in a car"),
        choice("effect", "What it does", ((EASES, "Eases the pain"), (WORSENS, "Makes it worse")), question="What does it do?",
               required=True),
    ),
    help="What eases your pain, and what makes it worse.",
    headline="text",
    line=_factor_line,
    shelf="pain",
    word="Known",
    example='"sitting in a car" --effect worsens',
)  # fmt: skip
