"""What one cell of somebody's table says: a date in any usual form, a number, a length of sleep. None where it says none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from spinelog.exchange.phone.samples import LARGEST_OFFSET

ORDERS = ("ymd", "dmy", "mdy")
"""In which order a date in figures has its year, month and day."""
_YEARS = range(1970, 2100)
_MONTHS = (
    "jan ene gen janv", "feb fev", "mar mrz mrt maa marz mars", "apr abr avr", "may mai mei mag", "jun giu juin",
    "jul lug juil", "aug ago aou aout", "sep set sept", "oct okt ott", "nov", "dec dez dic",
)  # fmt: skip
"""How the months begin in English, German, Spanish, French, Dutch and Italian, without accents."""
_MONTH = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
_BLANK = frozenset({"", "-", "--", "–", "—", "n/a", "na", "nan", "null", "none", "."})

_FIGURES = re.compile(r"(?:[^\W\d]{2,12}\.?,? )?(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?(?:[T ,]+(.*))?")
_DAY_FIRST = re.compile(
    r"(?:[^\W\d]{2,12}\.?,? )?(\d{1,2})\.?[ -](?:de )?([^\W\d]{3,12})\.?,?[ -](?:de )?(\d{4}|\d\d)(?:[, ]+(.*))?"
)
_MONTH_FIRST = re.compile(r"(?:[^\W\d]{2,12}\.?,? )?([^\W\d]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[, ]+(.*))?")
_CLOCK = re.compile(
    r"(?:at )?(\d{1,2})(?:[:.h](\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)? ?([ap])?\.?(?:m\.?)? ?(z|utc|gmt|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_COLON = re.compile(r"(\d{1,2}):([0-5]\d)(?::([0-5]\d))?")
_HOURS = re.compile(
    r"(?:pt)?(\d{1,3}(?:[.,]\d{1,6})?) ?(?:h|hrs?|hours?|heures?|horas?|ore?|std|stunden?|uur|uren|u)(?![a-z])\.?,? ?"
    r"(?:(?:and|und|et|y|e|en) )?(?:(\d{1,2}) ?(?:m|min|mins|minut[a-z]*)?\.?)?(?: ?\d{1,2} ?s[a-z]*\.?)?"
)
_MINUTES = re.compile(r"(?:pt)?(\d{1,5}(?:[.,]\d{1,6})?) ?(?:m|min|mins|minut[a-z]*)\.?(?: ?\d{1,2} ?s[a-z]*\.?)?")
_WITH_POINT = re.compile(r"(\d{1,3}(?:([ '’,])\d{3})(?:\2\d{3})*|\d{1,12})(?:\.(\d{1,12}))?")
_WITH_COMMA = re.compile(r"(\d{1,3}(?:([ '’.])\d{3})(?:\2\d{3})*|\d{1,12})(?:,(\d{1,12}))?")
_MINUTES_IN = {"min": 1.0, "h": 60.0, "s": 1 / 60}


class Stamp(NamedTuple):
    """A date as it is written: its three figures, the order of which may be open, and the time behind it."""

    parts: tuple[int, int, int]
    has_order: bool
    """The parts are year, month and day for sure."""
    orders: tuple[str, ...]
    """The orders in which it is a date."""
    clock: int | None
    """Seconds since midnight."""
    offset: int | None
    """Seconds east of UTC, where it says so."""

    def day(self, order: str) -> date:
        """The date that is written. `order` must be one of its orders."""
        if self.has_order:
            return date(*self.parts)
        figures = dict(zip(order, self.parts, strict=True))
        return date(_full(figures["y"]), figures["m"], figures["d"])

    def instant(self, order: str, zone: tzinfo) -> datetime:
        """The instant: with the offset that is told, else in `zone`. What is told in UTC comes in `zone` too."""
        day, seconds = self.day(order), self.clock or 0
        own = zone if self.offset is None else timezone(timedelta(seconds=self.offset))
        found = datetime(day.year, day.month, day.day, seconds // 3600, seconds // 60 % 60, seconds % 60, tzinfo=own)
        return found.astimezone(zone) if self.offset == 0 else found


def plain_word(text: str) -> str:
    """Lower case without accents, any space as one space."""
    return " ".join("".join(sign for sign in normalize("NFKD", text) if not combining(sign)).lower().split())


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing."""
    return cell.strip().lower() in _BLANK


def read_stamp(cell: str) -> Stamp | None:
    """A date as it is written, with a time or without; None for anything else.

    `2026-11-20`, `20.11.2026 07:15`, `11/20/26`, `Nov 20, 2026`, `20261120`, seconds since 1970 or thousandths of them.
    """
    text = " ".join(cell[:80].split())
    if text[10:11] in (" ", "T") and (day := _read_stamp(text[:10])) and day.clock is None:
        # Tables by the minute have few dates and few times, so that both are remembered.
        clock = read_clock(text[11:])
        return None if clock is None else day._replace(clock=clock[0], offset=clock[1])
    return _read_stamp(text)


@lru_cache(maxsize=4096)
def _read_stamp(text: str) -> Stamp | None:
    if text.isascii() and text.isdigit():
        return _from_digits(text)
    if not any(sign.isdigit() for sign in text):
        return None
    if match := _FIGURES.fullmatch(text):
        return _stamp((match[1], match[3], match[4]), match[5], short_first=match[2] == "-")
    word = plain_word(text)
    if match := _DAY_FIRST.fullmatch(word):
        return _named(match[3], match[2], match[1], match[4])
    if match := _MONTH_FIRST.fullmatch(word):
        return _named(match[3], match[1], match[2], match[4])
    return None


def _from_digits(text: str) -> Stamp | None:
    if len(text) == 8:
        return _stamp((text[:4], text[4:6], text[6:]), None)
    if len(text) not in (10, 13):
        return None
    found = datetime.fromtimestamp(int(text[:10]), UTC)
    if found.year not in _YEARS:
        return None
    seconds = found.hour * 3600 + found.minute * 60 + found.second
    return Stamp((found.year, found.month, found.day), True, ORDERS, seconds, 0)


def _named(year: str, month: str, day: str, rest: str | None) -> Stamp | None:
    number = _MONTH.get(month[:4]) or _MONTH.get(month[:3])
    return _stamp((str(_full(int(year))), str(number), day), rest) if number else None


def _stamp(figures: tuple[str, str, str], rest: str | None, *, short_first: bool = False) -> Stamp | None:
    """A date of figures as written. A year of two digits stands first only between hyphens (26-11-20)."""
    clock = offset = None
    if rest and (found := read_clock(rest)) is None:
        return None
    if rest and found:
        clock, offset = found
    parts = (int(figures[0]), int(figures[1]), int(figures[2]))
    has_order = len(figures[0]) == 4
    if has_order:
        return Stamp(parts, True, ORDERS, clock, offset) if _is_date(*parts) else None
    lengths = [len(figure) for figure in figures]
    if lengths[0] > 2 or lengths[2] not in (1, 2, 4):
        return None
    orders = tuple(order for order in ORDERS[not short_first :] if _fits(order, parts, lengths))
    return Stamp(parts, False, orders, clock, offset) if orders else None


def _fits(order: str, parts: tuple[int, int, int], lengths: list[int]) -> bool:
    figures, width = dict(zip(order, parts, strict=True)), dict(zip(order, lengths, strict=True))
    if width["y"] == 1 or max(width["m"], width["d"]) > 2:
        return False
    return _is_date(_full(figures["y"]), figures["m"], figures["d"])


def _full(year: int) -> int:
    return year + 2000 if year < 100 else year


def _is_date(year: int, month: int, day: int) -> bool:
    if year not in _YEARS:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def read_clock(text: str) -> tuple[int, int | None] | None:
    """Seconds since midnight and east of UTC, from `7:15`, `07:15:00+01:00`, `7:15 pm`, or an hour alone."""
    match = _CLOCK.fullmatch(text.strip()[:40])
    if not match:
        return None
    hour, minute, second = int(match[1]), int(match[2] or 0), min(int(match[3] or 0), 59)
    if match[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    offset = None
    if match[5]:
        sign, digits = match[5][0], re.sub(r"\D", "", match[5])
        offset = (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if sign == "-" else 1) if digits else 0
        if abs(offset) > LARGEST_OFFSET:
            return None
    return hour * 3600 + minute * 60 + second, offset


def read_number(cell: str, decimal: str) -> float | None:
    """`4210`, `4,210.5`, `4.210,5`, `4 210`, `4'210`: `decimal` is "." or ","; the other one stands between thousands."""
    if cell.isascii() and cell.isdigit() and len(cell) <= 12:
        return float(cell)
    text = " ".join(cell[:40].split()).removesuffix("steps").rstrip()
    match = (_WITH_POINT if decimal == "." else _WITH_COMMA).fullmatch(text)
    if not match:
        return None
    whole = "".join(sign for sign in match[1] if sign.isdigit())
    return float(f"{whole}.{match[3] or 0}")


def read_sleep(cell: str, unit: str, decimal: str) -> float | None:
    """Minutes, from `7:30`, `7h 30m`, `450 min`, `7,5 Std.`, or a bare number in `unit`: "min", "h" or "s"."""
    word = plain_word(cell[:40])
    if match := _COLON.fullmatch(word):
        return int(match[1]) * 60 + int(match[2]) + int(match[3] or 0) / 60
    if match := _HOURS.fullmatch(word):
        return float(match[1].replace(",", ".")) * 60 + int(match[2] or 0)
    if match := _MINUTES.fullmatch(word):
        return float(match[1].replace(",", "."))
    number = read_number(cell, decimal)
    return None if number is None or unit not in _MINUTES_IN else number * _MINUTES_IN[unit]
