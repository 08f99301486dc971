"""The kinds of field: how each is read from what people write, shown, typed again, stored and exported.

A kind knows nothing of any noun. Stored forms are the ones in the journal's tables: TEXT, INTEGER, REAL.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from spinelog.domain.amounts import edit_minutes, fixed, read_count, read_minutes, read_number, show_minutes
from spinelog.domain.dates import STYLE, PartialDate, read_date, read_partial, show_date, show_partial
from spinelog.domain.errors import BadValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spinelog.domain.describe import Field

Value = str | int | float | bool | date | time | datetime | PartialDate
Stored = str | int | float


def _without(unit: str, text: str) -> str:
    """The text without its field's unit behind it, `70` of `70 %`, so that what is shown can be typed again."""
    words = text.strip()
    for ending in (unit, unit.removesuffix("s")):
        if ending and words.lower().endswith(ending):
            return words[: -len(ending)]
    return words


class Kind:
    """Text: the simplest kind, and the base of the others."""

    name = "text"
    python = "str"
    """The type of a value, as annotated in the value classes."""
    sql = "TEXT"

    def read(self, text: str, field: Field, today: date) -> Value | None:
        """The value that `text` means; raises BadValue with one sentence."""
        return text.strip()

    def show(self, value: Value, field: Field) -> str:
        """The value for people, with its unit."""
        return f"{value} {field.unit}" if field.unit else str(value)

    def edit(self, value: Value, field: Field) -> str:
        """The value as one would type it."""
        return str(value)

    def store(self, value: Value) -> Stored:
        """The value as it stands in the journal."""
        return str(value)

    def load(self, stored: Stored) -> Value:
        """The value from its stored form."""
        return stored

    def plain(self, value: Value) -> Stored | bool:
        """The value in JSON and other exports."""
        return self.store(value)


class Note(Kind):
    """Text of several lines."""

    name = "note"


class Number(Kind):
    """A number, decimals allowed."""

    name = "number"
    python = "float"
    sql = "REAL"

    def read(self, text: str, field: Field, today: date) -> Value:
        return read_number(_without(field.unit, text))

    def show(self, value: Value, field: Field) -> str:
        text = self.edit(value, field)
        return f"{text} {field.unit}" if field.unit else text

    def edit(self, value: Value, field: Field) -> str:
        text = f"{value:.15g}"  # as many digits as can be typed, so that it reads back equal
        return f"{value:.20f}".rstrip("0") if "e-" in text else text

    def store(self, value: Value) -> Stored:
        return float(value)  # type: ignore[arg-type]


class Count(Kind):
    """A whole number, such as steps or a year."""

    name = "count"
    python = "int"
    sql = "INTEGER"

    def read(self, text: str, field: Field, today: date) -> Value:
        return read_count(_without(field.unit, text))

    def show(self, value: Value, field: Field) -> str:
        text = fixed(int(value)) if field.unit else str(value)  # type: ignore[arg-type]
        return f"{text} {field.unit if value != 1 else field.unit.removesuffix('s')}".rstrip()

    def store(self, value: Value) -> Stored:
        return int(value)  # type: ignore[arg-type]


class Score(Count):
    """A whole number from 0 to 10. Ranges such as 2-8 are refused."""

    name = "score"

    def read(self, text: str, field: Field, today: date) -> Value:
        try:
            return read_count(text)
        except BadValue:
            raise BadValue(f"{text.strip()!r} is not a score. Write one whole number from 0 to 10.") from None


class Minutes(Count):
    """A length of time in minutes."""

    name = "minutes"

    def read(self, text: str, field: Field, today: date) -> Value:
        return read_minutes(text)

    def show(self, value: Value, field: Field) -> str:
        return show_minutes(int(value))  # type: ignore[arg-type]

    def edit(self, value: Value, field: Field) -> str:
        return edit_minutes(int(value))  # type: ignore[arg-type]


class Sleep(Minutes):
    """A length of sleep in minutes; a bare number is hours."""

    name = "sleep"

    def read(self, text: str, field: Field, today: date) -> Value:
        return read_minutes(text, bare_hours=True)

    def show(self, value: Value, field: Field) -> str:
        hours, rest = divmod(abs(int(value)), 60)  # type: ignore[arg-type]
        sign = "-" if int(value) < 0 else ""  # type: ignore[arg-type]
        if STYLE.decimal_hours:
            return f"{fixed(int(value) / 60, 1).removesuffix('.0')} h"  # type: ignore[arg-type]
        return f"{sign}{hours} h {rest} min" if rest else f"{sign}{hours} h"

    def edit(self, value: Value, field: Field) -> str:
        hours, rest = divmod(int(value), 60)  # type: ignore[arg-type]
        return f"{hours}h{rest:02d}" if rest else f"{hours}h"


class YesNo(Kind):
    """Yes or no; None is "not said", never "no"."""

    name = "yesno"
    python = "bool"
    sql = "INTEGER"

    def read(self, text: str, field: Field, today: date) -> Value:
        word = text.strip().lower()
        if word in ("yes", "y", "true", "1"):
            return True
        if word in ("no", "n", "false", "0"):
            return False
        raise BadValue(f"{text.strip()!r} is neither yes nor no. Write yes or no, or leave it empty.")

    def show(self, value: Value, field: Field) -> str:
        return "yes" if value else "no"

    def edit(self, value: Value, field: Field) -> str:
        return "yes" if value else "no"

    def store(self, value: Value) -> Stored:
        return int(bool(value))

    def load(self, stored: Stored) -> Value:
        return bool(stored)

    def plain(self, value: Value) -> Stored | bool:
        return bool(value)


def _spaced(text: str) -> str:
    """Words that compare alike however they are joined: `month_day`, `month-day`, `Month day`."""
    return text.lower().replace("-", " ").replace("_", " ")


class Choice(Kind):
    """One of the field's choices; stored as its lower-case key, shown as its label."""

    name = "choice"

    def read(self, text: str, field: Field, today: date) -> Value:
        word = _spaced(text.strip())
        for key, label in field.choices:
            if word in (_spaced(key), _spaced(label)):
                return key
        near = [key for key, label in field.choices if word and word in f"{_spaced(key)} {_spaced(label)}"]
        if len(near) == 1:
            return near[0]
        keys = ", ".join(key for key, _ in field.choices)
        raise BadValue(f"{text.strip()!r} is not one of the choices. Write one of: {keys}.")

    def show(self, value: Value, field: Field) -> str:
        return dict(field.choices).get(str(value), str(value))


class Day(Kind):
    """A full local date."""

    name = "date"
    python = "date"

    def read(self, text: str, field: Field, today: date) -> Value:
        return read_date(text, today, ahead=field.ahead)

    def show(self, value: Value, field: Field) -> str:
        return show_date(value) if isinstance(value, date) else str(value)

    def load(self, stored: Stored) -> Value:
        return date.fromisoformat(str(stored))


class Partial(Kind):
    """A year, a month or a full date."""

    name = "partial date"
    python = "PartialDate"

    def read(self, text: str, field: Field, today: date) -> Value:
        return read_partial(text, today, ahead=field.ahead)

    def show(self, value: Value, field: Field) -> str:
        return show_partial(value) if isinstance(value, PartialDate) else str(value)

    def load(self, stored: Stored) -> Value:
        return PartialDate.from_iso(str(stored))


class ClockTime(Kind):
    """A local time of day, to the minute."""

    name = "time"
    python = "time"

    def read(self, text: str, field: Field, today: date) -> Value:
        import re

        match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d\d)|h)?(am|pm)?", text.lower().replace(" ", ""))
        try:
            if match is None:
                raise ValueError
            hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
            if half and not 1 <= hour <= 12:
                raise ValueError
            return time(hour % 12 + (12 if half == "pm" else 0) if half else hour, minute)
        except ValueError:
            raise BadValue(f"{text.strip()!r} is not a time of day. Write it like 9:30 or 14:00.") from None

    def show(self, value: Value, field: Field) -> str:
        return self.edit(value, field)

    def edit(self, value: Value, field: Field) -> str:
        return str(self.store(value))

    def store(self, value: Value) -> Stored:
        return f"{value:%H:%M}" if isinstance(value, time) else str(value)

    def load(self, stored: Stored) -> Value:
        return time.fromisoformat(str(stored))


class Instant(Kind):
    """A moment in UTC, in whole seconds, stored as ISO-8601 with Z."""

    name = "instant"
    python = "datetime"

    def read(self, text: str, field: Field, today: date) -> Value:
        return self.load(text.strip())

    def store(self, value: Value) -> Stored:
        if not isinstance(value, datetime) or value.tzinfo is None:
            raise ValueError("an instant needs an aware time")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def load(self, stored: Stored) -> Value:
        return datetime.fromisoformat(str(stored).replace("Z", "+00:00"))


class Ref(Kind):
    """The uid of an item of another noun, given by its uid, letter or name."""

    name = "ref"

    def read(self, text: str, field: Field, today: date) -> Value:
        return text.strip()


TEXT, NOTE, NUMBER, COUNT, SCORE = Kind(), Note(), Number(), Count(), Score()
MINUTES, SLEEP, YESNO, CHOICE = Minutes(), Sleep(), YesNo(), Choice()
DAY, PARTIAL, TIME, INSTANT, REF = Day(), Partial(), ClockTime(), Instant(), Ref()
