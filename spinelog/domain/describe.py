"""`Field` and `Noun`: everything that forms, commands, tables, exports and help need to know of the data.

Plain classes, not dataclasses: `spinelog log` reads them on its way and must not import dataclasses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from spinelog.domain.dates import PartialDate, surely_before
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import CHOICE, COUNT, INSTANT, NOTE, NUMBER, REF, TEXT, Kind, Value
from spinelog.domain.text import storable

Record = Mapping[str, Value | None]
"""Field name -> value; None means not recorded."""
Changes = dict[str, Value | None]
Known = Mapping[str, Record]
"""uid -> the record of an item that another one names."""

MAX_TEXT = 200
MAX_NOTE = 100_000


class Field:
    """One field of a noun: its name, how it is asked, its kind, unit and limits."""

    __slots__ = (
        "ahead", "better", "choices", "companion", "default", "for_form", "help", "high", "kind", "label", "low",
        "name", "option", "past", "places", "question", "ref", "required", "same_day", "short", "signs_at", "statistic",
        "unit",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        kind: Kind,
        label: str,
        *,
        question: str = "",
        help: str = "",  # noqa: A002 - the word that argparse and every reader use
        unit: str = "",
        low: float | None = None,
        high: float | None = None,
        choices: tuple[tuple[str, str], ...] = (),
        ref: str = "",
        required: bool = False,
        default: Value | None = None,
        for_form: bool = True,
        option: str = "",
        short: str = "",
        companion: str = "",
        statistic: str = "",
        better: str = "",
        places: int = 0,
        ahead: bool = False,
        past: bool = False,
        same_day: bool = False,
        signs_at: str = "",
    ) -> None:
        self.name = name
        """The column, the attribute and the JSON key."""
        self.kind = kind
        self.label = label
        """What stands before the field, sentence case, one to three words."""
        self.question = question or label
        """The question as a person would be asked it."""
        self.help = help
        """What can be typed, in a few words."""
        self.unit = unit
        self.low = low
        self.high = high
        self.choices = choices
        """Stored key and shown label, in order."""
        self.ref = ref
        """The noun whose uid this holds."""
        self.required = required
        self.default = default
        self.for_form = for_form
        """False for what the program keeps itself."""
        self.option = option or name.removesuffix("_min").replace("_", "-")
        """The command-line option without its dashes."""
        self.short = short or label
        """One or two words for narrow columns and sentences."""
        self.companion = companion
        """The yes/no field that says "at least" (typed `25+`)."""
        self.statistic = statistic
        """How several days become one figure: "median" or "mean"; empty where that makes no sense."""
        self.better = better
        """"more" or "less", where one of them is."""
        self.places = places
        """Decimals of an average."""
        self.ahead = ahead
        """A date without a year means the next one (planned things), not the latest."""
        self.past = past
        """A date of what has happened: it is never after today."""
        self.same_day = same_day
        """Where this names another item of its own noun: both have to have the same date."""
        self.signs_at = signs_at
        """The choice at which the warning signs are shown at once, before anything is saved."""

    def __repr__(self) -> str:
        return f"Field({self.name})"

    def read(self, text: str, today: dt.date) -> Changes:
        """What `text` sets: this field, and its companion. Empty text means not recorded. Raises BadValue."""
        text = storable(text.strip())
        if not text:
            if self.required:
                raise BadValue(self.missing)
            return self.cleared()
        is_open = False
        if self.companion:
            figure, plus, unit = text.partition("+")  # 25+, and as it is shown: 25+ min
            if plus and (not unit.strip() or unit.strip().isalpha()):
                text, is_open = figure + unit, True
        try:
            value = self.kind.read(text, self, today)
        except BadValue as error:
            raise BadValue(f"{self.label}: {error}") from None
        self.check(value)
        self.check_past(value, today)
        return {self.name: value, self.companion: is_open} if self.companion else {self.name: value}

    def planned(self) -> Field:
        """The same field of something to come: a date without a year is the next one."""
        from copy import copy

        twin = copy(self)
        twin.ahead = True
        return twin

    def cleared(self) -> Changes:
        """The change that makes this field not recorded."""
        return {self.name: None, self.companion: False} if self.companion else {self.name: None}

    def check(self, value: Value | None) -> None:
        """Raise BadValue with the limit's sentence when the value is out of range."""
        if isinstance(value, str) and self.kind in (TEXT, NOTE):
            most = MAX_NOTE if self.kind is NOTE else MAX_TEXT
            if len(value) > most:
                raise BadValue(f"{self.label} is {len(value):,} characters long; up to {most:,} fit. Please shorten it.")
        if isinstance(value, int | float) and not isinstance(value, bool):
            too_low = self.low is not None and value < self.low
            too_high = self.high is not None and value > self.high
            if too_low or too_high:
                raise BadValue(f"{self.label}: {self.show_value(value)} is out of range. {self.limit}")

    def check_past(self, value: Value | None, today: dt.date) -> None:
        """Raise BadValue when what has happened is said to be of a day that is still ahead."""
        if self.past and isinstance(value, PartialDate | dt.date) and surely_before(today, value):
            raise BadValue(f"{self.label}: {self.show_value(value)} is ahead of today. Please check the date.")

    @property
    def missing(self) -> str:
        """The sentence that asks for a field which cannot be left empty."""
        how = self.help or ("one of " + ", ".join(key for key, _ in self.choices) if self.choices else "")
        return f"Please fill in {self.label}: {how}." if how else f"Please fill in {self.label}."

    @property
    def limit(self) -> str:
        """The sentence that says what is allowed; empty without limits."""
        if self.low is None or self.high is None:
            return ""
        return f"It can be {self.show_value(self._typed(self.low))} to {self.show_value(self._typed(self.high))}."

    def _typed(self, number: float) -> Value:
        return number if self.kind is NUMBER else int(number)

    def show_value(self, value: Value | None) -> str:
        """One value for people; an empty text when it is not recorded."""
        return "" if value is None else self.kind.show(value, self)

    def show(self, record: Record) -> str:
        """This field of a record for people: `25 min`, or `25+ min` when something else ended it."""
        text = self.show_value(record.get(self.name))
        if text and self.companion and record.get(self.companion):
            return text.replace(" min", "+ min") if " h" not in text else f"{text}+"
        return text

    def edit(self, record: Record) -> str:
        """This field of a record as one would type it again."""
        value = record.get(self.name)
        if value is None:
            return ""
        return self.kind.edit(value, self) + ("+" if self.companion and record.get(self.companion) else "")


class Noun:
    """One kind of thing that the journal keeps."""

    __slots__ = (
        "_word", "about", "called", "commanded", "complete", "date", "distinct", "ends", "example", "fields", "fresh", "headline",
        "help", "instead", "is_planned", "key", "lead", "line", "more", "most", "name", "only_one", "parent", "plural",
        "shelf", "single", "thread", "title", "told", "variant", "variants",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        fields: tuple[Field, ...],
        *,
        help: str = "",  # noqa: A002
        plural: str = "",
        title: str = "",
        key: tuple[str, ...] = ("uid",),
        headline: str = "",
        date: str = "",
        parent: str = "",
        line: Callable[[Record], str] | None = None,
        example: str = "",
        single: bool = False,
        commanded: bool = True,
        most: int = 0,
        only_one: str = "",
        distinct: str = "",
        complete: Callable[[Changes, dt.date], Changes] | None = None,
        fresh: Callable[[Changes, dt.date], Changes] | None = None,
        is_planned: Callable[[Record], bool] | None = None,
        called: Callable[[Record], str] | None = None,
        told: Callable[[Record, Known], str] | None = None,
        shelf: str = "",
        word: Callable[[Record], str] | str = "",
        ends: str = "",
        thread: str = "",
        lead: int = 0,
        more: str = "",
        instead: Callable[[Record, Record], str] | None = None,
        variant: str = "",
        variants: Mapping[str, tuple[str, ...]] | None = None,
        about: str = "",
    ) -> None:
        self.name = name
        """The word of its command and its table, lower case with underscores."""
        self.fields = fields
        self.help = help
        """What it is, in one short sentence."""
        self.plural = plural or f"{name}s"
        self.title = title or name.replace("_", " ").capitalize()
        self.key = key
        """The columns that tell one item from another."""
        self.headline = headline
        """The field that can be written without its option: `spinelog goal add "Sit 30 min"`."""
        self.date = date
        """The field that places it in time; empty if nothing does."""
        self.parent = parent
        """The field that says what it belongs to (a check belongs to a goal)."""
        self.line = line or self._plain_line
        """One item in one line of plain words."""
        self.example = example
        """The options of a complete `add`, for help."""
        self.single = single
        """There is exactly one of it (the person)."""
        self.commanded = commanded
        """It has a command and a form of its own; days and their parts go through `log`."""
        self.most = most
        """How many of it a journal holds at the most; 0: no limit."""
        self.only_one = only_one
        """The yes/no field that only one item may have set; setting it takes it from the others."""
        self.distinct = distinct
        """The field in which no two items may be alike, since it names them everywhere."""
        self.complete = complete or _as_it_is
        """What follows from a whole record and today's date: the record again, with what the program fills in."""
        self.fresh = fresh or _as_it_is
        """The same for a record that is new, before `complete`."""
        self.is_planned = is_planned or _never
        """Whether a record is of something to come, so that its date without a year is the next one."""
        self.called = called or self._headline_shown
        """What an item is called where another one names it."""
        self.told = told or self._line_alone
        """What the timeline says of an item: all but its date, with what it belongs to by its name."""
        self.shelf = shelf
        """The part of the timeline that it stands in; empty for what does not stand there."""
        self._word = word or self.title
        self.ends = ends
        """The field that says when it ended or was stopped; empty where nothing ends."""
        self.thread = thread
        """The field that holds the uid of the first item of a chain: the courses of one medicine."""
        self.lead = lead or len(fields)
        """How many fields its form asks at once; the rest waits behind "more"."""
        self.more = more
        """What the button says that opens the rest; empty: only how many there are."""
        self.instead = instead or _as_it_was_said
        """From what was said and what is kept: the sentence on what `complete` made otherwise; empty where nothing is."""
        self.variant = variant
        """The choice that decides which of the other fields are asked, and is made before them."""
        self.variants = variants or {}
        """By that choice: the names of the fields that are asked, in order."""
        self.about = about
        """What stands in full over its form; empty where the fields say enough."""

    def __repr__(self) -> str:
        return f"Noun({self.name})"

    def field(self, name: str) -> Field:
        """The field of this name. Raises KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @property
    def columns(self) -> tuple[Field, ...]:
        """Every column of its table in order: key, fields with their companions, bookkeeping."""
        own: list[Field] = [] if self.key != ("uid",) else [UID]
        return (*own, *self.fields, *BOOKKEEPING)

    @property
    def joins(self) -> tuple[Field, ...]:
        """The fields that say with which other item of this noun one belongs together. They hold the first of them."""
        return tuple(field for field in self.fields if field.ref == self.name)

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that a form or command asks for."""
        return tuple(field for field in self.fields if field.for_form)

    def asked_of(self, variant: str) -> tuple[Field, ...]:
        """The fields that a form asks for, once the choice is made that decides it; else all of them."""
        names = self.variants.get(variant)
        return self.asked if names is None else tuple(self.field(name) for name in names)

    def word(self, record: Record) -> str:
        """What kind of thing an item is, in one word for the timeline."""
        return self._word if isinstance(self._word, str) else self._word(record)

    def plain(self, record: Record) -> dict[str, object]:
        """The one JSON shape of an item: every column by its name, in plain values; None is null."""
        found: dict[str, object] = {}
        for field in self.columns:
            value = record.get(field.name)
            found[field.name] = None if value is None else field.kind.plain(value)
        return found

    def _headline_shown(self, record: Record) -> str:
        return self.field(self.headline).show(record) if self.headline else ""

    def _line_alone(self, record: Record, known: Known) -> str:
        return self.line(record)

    def _plain_line(self, record: Record) -> str:
        shown = (field.show(record) for field in self.asked if field.kind not in (NOTE, REF))
        return ", ".join(text for text in shown if text)


def _as_it_is(record: Changes, today: dt.date) -> Changes:
    return record


def _never(record: Record) -> bool:
    return False


def _as_it_was_said(said: Record, kept: Record) -> str:
    return ""


UID = Field("uid", TEXT, "Id", for_form=False, required=True)
CREATED = Field("created_at", INSTANT, "Created", for_form=False, required=True)
UPDATED = Field("updated_at", INSTANT, "Updated", for_form=False, required=True)
DELETED = Field("deleted_at", INSTANT, "Deleted", for_form=False)
BOOKKEEPING = (CREATED, UPDATED, DELETED)


def recorded_fields() -> tuple[Field, Field]:
    """The two fields of anything that is judged in time or late: the instant, and the offset of its place."""
    return (
        Field("recorded_at", INSTANT, "Recorded", for_form=False),
        Field("utc_offset_min", COUNT, "Offset", for_form=False, low=-1080, high=1080),
    )


def choice(name: str, label: str, choices: tuple[tuple[str, str], ...], **more: object) -> Field:
    """A field with a closed set of choices."""
    return Field(name, CHOICE, label, choices=choices, **more)  # type: ignore[arg-type]
