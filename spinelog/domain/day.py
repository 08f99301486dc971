"""Day: the entry of one local date, its scores and doses, and how a change is worked into it.

An entry travels as a plain record, field name -> value, the same in both storage lanes. Scores stand in it as
`pain:UID`, as-needed doses as `dose:UID` (no uid: extra tablets of no named medicine).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from spinelog.domain.clock import Stamp
from spinelog.domain.describe import Changes, Field, Noun, Record, recorded_fields
from spinelog.domain.kinds import COUNT, DAY, MINUTES, NOTE, NUMBER, REF, SCORE, SLEEP, TEXT, YESNO

DAY_LENGTH = 1440
FROM_PAPER = "from_paper"
"""The field that says of a whole day that it was typed in from a paper form. It records nothing by itself."""
_STRETCH_HELP = "minutes, like 25 or 1h30; 25+ if something else ended it"


def _stretch(name: str, label: str, question: str, short: str) -> tuple[Field, Field]:
    minutes = Field(
        f"{name}_min", MINUTES, label, question=question, help=_STRETCH_HELP, unit="min", low=0, high=DAY_LENGTH,
        companion=f"{name}_open", short=short, statistic="median", better="more",
    )  # fmt: skip
    return minutes, Field(f"{name}_open", YESNO, f"{label}, at least", for_form=False)


DAY_NOUN = Noun(
    "day",
    (
        Field("day", DAY, "Day", for_form=False, required=True),
        *_stretch("sitting", "Longest sit", "How long could you sit before pain stopped you?", "Sitting"),
        *_stretch("standing", "Longest stand", "How long could you stand before pain stopped you?", "Standing"),
        *_stretch("walking", "Longest walk", "How long could you walk before pain stopped you?", "Walking"),
        Field("steps", COUNT, "Steps", question="How many steps?", help="like 4210 or 4.2k", unit="steps",
              low=0, high=200_000, statistic="mean", better="more"),
        Field("sleep_min", SLEEP, "Sleep", question="How long did you sleep last night?", help="like 7, 7.5h or 6h30",
              unit="h", low=0, high=DAY_LENGTH, statistic="mean", better="more", places=1),
        Field("exercise_min", MINUTES, "Exercise", question="How long did you exercise?", help="minutes, like 20",
              unit="min", low=0, high=DAY_LENGTH, statistic="mean", better="more"),
        Field("pain_worst", SCORE, "Worst pain", question="How bad was it at its worst?", help="0 to 10", low=0, high=10,
              option="worst", short="Worst", statistic="mean", better="less", places=1),
        Field("bad_day", YESNO, "Bad day", question="A bad day?", help="a bad day, no scores needed"),
        Field("note", NOTE, "Note", question="Anything to remember?"),
        Field(FROM_PAPER, YESNO, "From paper", question="Typed in from a paper form?", help="typed in from the paper form"),
        *recorded_fields(),
    ),
    help="What you could do on one day, and how much it hurt.",
    key=("day",),
    date="day",
    commanded=False,
)  # fmt: skip

DAY_PAIN = Noun(
    "day_pain",
    (
        Field("day", DAY, "Day", for_form=False, required=True),
        Field("pain", REF, "Pain", ref="pain", required=True),
        Field("average", SCORE, "Pain", question="How much did it hurt on average?", help="0 none, 10 worst you can imagine",
              low=0, high=10, statistic="mean", better="less", places=1, required=True),
        *recorded_fields(),
    ),
    key=("day", "pain"),
    date="day",
    commanded=False,
)  # fmt: skip

DAY_DOSE = Noun(
    "day_dose",
    (
        Field("day", DAY, "Day", for_form=False, required=True),
        Field("medicine", TEXT, "Medicine", required=True),
        Field("amount", NUMBER, "Extra tablets", question="Extra tablets?", help="as-needed tablets taken, like 2; 0 for none",
              low=0, high=50, statistic="mean", better="less", places=1, required=True, option="extra"),
        *recorded_fields(),
    ),
    key=("day", "medicine"),
    date="day",
    commanded=False,
)  # fmt: skip

AVERAGE = DAY_PAIN.field("average")
AMOUNT = DAY_DOSE.field("amount")
PAIN_KEY = "pain:"
DOSE_KEY = "dose:"
EXTRA = DOSE_KEY
"""The record key of extra tablets that belong to no named medicine."""

ENTRY_FIELDS = tuple(field for field in DAY_NOUN.fields if field.name not in ("day", "recorded_at", "utc_offset_min"))
MEASURES = tuple(field for field in ENTRY_FIELDS if field.statistic)
"""The fields that are charted and averaged."""
_TYPED = frozenset(field.name for field in MEASURES)
"""The values that the Day's own `recorded_at` judges."""


def dose_keys(medicines: Iterable[str], record: Record) -> list[str]:
    """The record keys of the extra tablets that a day is asked for.

    `medicines` are the uids of what may be taken when needed on that day. One each; without any, or where tablets of no
    named medicine are recorded already, also the one that belongs to none. With a single medicine that one stands for it:
    tablets that were written down before the medicine was named are then corrected, not counted twice.
    """
    named = [DOSE_KEY + medicine for medicine in medicines]
    if record.get(EXTRA) is None:
        return named or [EXTRA]
    is_one = len(named) == 1 and record.get(named[0]) is None
    return [EXTRA] if is_one else [*named, EXTRA]


class Part:
    """One child row of a day: a score or a dose, with the instant that judges it."""

    __slots__ = ("recorded_at", "utc_offset_min", "value")

    def __init__(self, value: float, recorded_at: datetime, utc_offset_min: int) -> None:
        self.value = value
        self.recorded_at = recorded_at
        self.utc_offset_min = utc_offset_min


class Entry:
    """One recorded day: its own fields, and its parts by record key (`pain:UID`, `dose:UID`)."""

    __slots__ = ("fields", "parts")

    def __init__(self, fields: Changes | None = None, parts: dict[str, Part] | None = None) -> None:
        """`fields` maps every column of the day's table but the key and the bookkeeping to its value."""
        self.fields: Changes = fields if fields is not None else {}
        self.parts: dict[str, Part] = parts if parts is not None else {}

    @property
    def record(self) -> Changes:
        """Everything that a person typed, as one flat record."""
        typed: Changes = {field.name: self.fields.get(field.name) for field in ENTRY_FIELDS}
        typed.update({key: part.value for key, part in self.parts.items()})
        return typed

    @property
    def is_empty(self) -> bool:
        """Nothing is recorded in it."""
        return not any(_is_set(value) for name, value in self.record.items() if name != FROM_PAPER)


def _is_set(value: object) -> bool:
    return value is not None and value is not False and value != ""


def merged(old: Entry | None, changes: Record, stamp: Stamp) -> Entry:
    """The entry after `changes` (record key -> value, None clears); everything else stays as it is.

    The Day's `recorded_at` moves when an empty figure of it is filled, not when one is corrected. A part has
    an instant of its own, which moves when the part is filled anew.
    """
    before = old or Entry()
    fields = dict(before.fields)
    parts = dict(before.parts)
    filled = old is None
    for key, value in changes.items():
        if key.startswith((PAIN_KEY, DOSE_KEY)):
            known = parts.get(key)
            if value is None:
                parts.pop(key, None)
            elif known is None:
                parts[key] = Part(value, stamp.instant, stamp.offset_min)  # type: ignore[arg-type]
            else:
                parts[key] = Part(value, known.recorded_at, known.utc_offset_min)  # type: ignore[arg-type]
            continue
        filled = filled or (key in _TYPED and value is not None and fields.get(key) is None)
        fields[key] = value if _is_set(value) or key in _TYPED else None
    if filled or fields.get("recorded_at") is None:
        fields["recorded_at"] = stamp.instant
        fields["utc_offset_min"] = stamp.offset_min
    return Entry(fields, parts)
