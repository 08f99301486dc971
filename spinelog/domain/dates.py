"""Local calendar dates: reading what people write, partial dates, and how dates look."""

from __future__ import annotations

import re
from datetime import date, timedelta

from spinelog.domain.errors import BadValue

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_WORDS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY_WORDS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEARS = range(1900, 2100)
"""Years that a written date can have; another one is a slip of the finger."""
_HOW = "Write it like 20 nov, 2026-11-20, yesterday or -3."
_HOW_PARTIAL = "Write it like 20 nov, 2026-11-20, may 2026 or only 2024."


class Style:
    """How this person likes dates, weeks and hours of sleep to be shown.

    The one thing that is not passed down: what shows a date is called in hundreds of places, and is pure but for this. It
    is set at the start of a run and when the person changes it, never by anything that computes.
    """

    __slots__ = ("dates", "decimal_hours", "first_weekday")

    def __init__(self) -> None:
        self.as_usual()

    def as_usual(self) -> None:
        """As it is for somebody who set nothing."""
        self.dates = "day_month"
        """"day_month" (20 Nov), "month_day" (Nov 20) or "iso" (2026-11-20, without a year 11-20)."""
        self.first_weekday = 0
        """0 is Monday."""
        self.decimal_hours = False
        """Sleep as 7.5 h, not as 7 h 30 min."""


STYLE = Style()


class PartialDate:
    """A year, a year and month, or a full local date. Orders by its first day; the vaguer one first."""

    __slots__ = ("day", "month", "year")

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        if day is not None and month is None:
            raise ValueError("a day needs its month")
        self.year = year
        self.month = month
        self.day = day
        _ = self.first  # refuses 31 February and month 0

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The partial date that is this full date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read `2026`, `2026-10` or `2026-10-08`. Raises ValueError for anything else."""
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
            raise ValueError(f"not a partial date: {text!r}")
        return cls(*(int(part) for part in text.split("-")))

    @property
    def first(self) -> date:
        """The first day that this could be."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def full(self) -> date | None:
        """The date, if year, month and day are known; else None."""
        return self.first if self.day else None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text

    def __repr__(self) -> str:
        return f"PartialDate({self})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and str(self) == str(other)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.first, str(self)) < (other.first, str(other))

    def __hash__(self) -> int:
        return hash(str(self))


def surely_before(one: PartialDate | date, other: PartialDate | date) -> bool:
    """Whether every day that `one` can mean is before every day that `other` can mean; ISO text decides it."""
    length = min(len(str(one)), len(str(other)))
    return str(one)[:length] < str(other)[:length]


def read_date(text: str, today: date, *, ahead: bool = False) -> date:
    """A full local date from what a person wrote.

    A weekday or a date without a year means the latest that is not in the future, or with `ahead` (planned
    things) the next that is not in the past. Raises BadValue with a sentence.
    """
    words = " ".join(text.lower().replace(",", " ").replace("\u2212", "-").split())
    if words in ("today", "yesterday", "tomorrow"):
        return today + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[words])
    try:
        if match := re.fullmatch(r"([+-]\d{1,4})", words):
            return today + timedelta(days=int(match[1]))
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
            return _made(int(match[1]), int(match[2]), int(match[3]))
        weekday, rest = _weekday(words)
        if weekday is not None and not rest:
            step = (weekday - today.weekday()) % 7 if ahead else -((today.weekday() - weekday) % 7)
            return today + timedelta(days=step)
        if found := _day_and_month(rest, today, ahead):
            if weekday not in (None, found.weekday()):
                is_one, not_one = WEEKDAYS[found.weekday()], WEEKDAYS[weekday or 0]
                raise BadValue(f"{show_short(found)} is a {is_one}, not a {not_one}. {_HOW}")
            return found
    except (ValueError, OverflowError):
        raise BadValue(f"There is no such date as {text.strip()!r}. {_HOW}") from None
    if re.fullmatch(r"\d{1,2}[/.]\d{1,2}([/.]\d{2,4})?", words):
        raise BadValue(f"{text.strip()!r} could be two different days. {_HOW}")
    raise BadValue(f"{text.strip()!r} is not a date that spinelog can read. {_HOW}")


def _made(year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise ValueError(year)
    return date(year, month, day)


def _weekday(words: str) -> tuple[int | None, str]:
    """The weekday that these words begin with, Monday is 0, and the rest of them; None and all without one."""
    first, _, rest = words.partition(" ")
    for number, name in enumerate(_WEEKDAY_WORDS):
        if len(first) >= 3 and name.startswith(first):
            return number, rest
    return None, words


def _month(word: str) -> int | None:
    """The number of a month written in full or by its first three letters and more; else None."""
    for number, name in enumerate(_MONTH_WORDS, start=1):
        if len(word) >= 3 and name.startswith(word):
            return number
    return None


def _day_and_month(words: str, today: date, ahead: bool) -> date | None:
    """`20 nov`, `nov 20`, with or without a year; None for anything else. Raises ValueError for 31 feb."""
    if match := re.fullmatch(r"(\d{1,2})\.? ?([a-z]+)(?: (\d{4}))?", words):
        day, word, year = match[1], match[2], match[3]
    elif match := re.fullmatch(r"([a-z]+) (\d{1,2})(?: (\d{4}))?", words):
        word, day, year = match[1], match[2], match[3]
    else:
        return None
    month = _month(word)
    if month is None:
        return None
    if year:
        return _made(int(year), month, int(day))
    # 29 February may be up to eight years away (1900 had none), so look that far.
    step = 1 if ahead else -1
    for offset in range(9):
        try:
            found = date(today.year + step * offset, month, int(day))
        except ValueError:
            continue
        if (found >= today) if ahead else (found <= today):
            return found
    raise ValueError(day)


def read_partial(text: str, today: date, *, ahead: bool = False) -> PartialDate:
    """A year (`2024`), a month (`may 2024`, `2024-05`) or a date. Raises BadValue with a sentence."""
    words = " ".join(text.lower().replace(",", " ").split())
    try:
        if re.fullmatch(r"(19|20)\d\d", words):
            return PartialDate(int(words))
        if match := re.fullmatch(r"((?:19|20)\d\d)-(\d{1,2})", words):
            return PartialDate(int(match[1]), int(match[2]))
        if (match := re.fullmatch(r"([a-z]+) ((?:19|20)\d\d)", words)) and (month := _month(match[1])):
            return PartialDate(int(match[2]), month)
    except ValueError:
        raise BadValue(f"There is no such date as {text.strip()!r}. {_HOW}") from None
    try:
        return PartialDate.of(read_date(text, today, ahead=ahead))
    except BadValue as error:
        raise BadValue(str(error).replace(_HOW, _HOW_PARTIAL)) from None


def show_date(day: date, today: date | None = None) -> str:
    """`Thu 19 Nov`, with the year unless it is this year's."""
    return f"{WEEKDAYS[day.weekday()]} {show_short(day, today)}"


def show_short(day: date, today: date | None = None) -> str:
    """`19 Nov`, with the year unless it is this year's."""
    if today is not None and day.year == today.year:
        return show_day_of_year(day)
    return f"{day.year}-{show_day_of_year(day)}" if STYLE.dates == "iso" else f"{show_day_of_year(day)} {day.year}"


def show_day_of_year(day: date) -> str:
    """`19 Nov`, where the year is told elsewhere. As short in every style, so that it fits where one does."""
    if STYLE.dates == "iso":
        return f"{day.month:02d}-{day.day:02d}"
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if STYLE.dates == "month_day" else f"{day.day} {month}"


def show_month(year: int, month: int) -> str:
    """`Nov 2026`."""
    return f"{year}-{month:02d}" if STYLE.dates == "iso" else f"{MONTHS[month - 1]} {year}"


def show_partial(partial: PartialDate) -> str:
    """`8 Oct 2026`, `Oct 2026` or `2026`."""
    if partial.full is not None:
        return show_short(partial.full)
    return show_month(partial.year, partial.month) if partial.month else str(partial.year)


def show_span(first: date, last: date) -> str:
    """`1-7 Oct`, `28 Sep - 4 Oct`: a stretch of days without the year."""
    if STYLE.dates == "iso":
        return f"{show_day_of_year(first)} to {show_day_of_year(last)}"
    if (first.year, first.month) != (last.year, last.month):
        return f"{show_day_of_year(first)} - {show_day_of_year(last)}"
    month, days = MONTHS[last.month - 1], f"{first.day}-{last.day}"
    return f"{month} {days}" if STYLE.dates == "month_day" else f"{days} {month}"


def week_of(day: date) -> date:
    """The first day of the week that holds this day."""
    return day - timedelta(days=(day.weekday() - STYLE.first_weekday) % 7)


def weekdays() -> tuple[str, ...]:
    """Their short names in the order of a week."""
    return WEEKDAYS[STYLE.first_weekday :] + WEEKDAYS[: STYLE.first_weekday]
