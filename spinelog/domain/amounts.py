"""Reading and showing amounts: minutes, hours of sleep, counts, plain numbers."""

from __future__ import annotations

import re
from math import floor, isfinite

from spinelog.domain.errors import BadValue

_NUMBER = r"\d+(?:[.,]\d+)?"


def read_number(text: str) -> float:
    """`3`, `2.5`, `2,5`; a comma before exactly three digits is thousands (`4,210`). Raises BadValue."""
    words = text.strip().replace("\u2212", "-")
    if words.isascii() and words.isdigit() and len(words) <= 15:
        return float(words)  # the usual case, without a regular expression to compile
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", words):
        words = words.replace(",", "")
    if not re.fullmatch(rf"-?{_NUMBER}", words) or len(words) > 15:
        raise BadValue(f"{text.strip()!r} is not a number. Write it like 3 or 2.5.")
    return float(words.replace(",", "."))


def read_count(text: str) -> int:
    """`4210`, `4,210`, `4 210`, `4.2k`. Raises BadValue for parts of one."""
    words = text.strip().lower()
    if words.isdigit():
        return int(read_number(words))
    thousand = words.endswith("k")
    words = re.sub(r"(?<=\d)[ '](?=\d{3}\b)", "", words.removesuffix("k").strip())
    if re.fullmatch(r"\d{1,3}\.\d{3}", words) and not thousand:
        raise BadValue(f"{text.strip()!r} could be read two ways. Write it like {words.replace('.', '')}.")
    number = read_number(words) * (1000 if thousand else 1)
    if abs(number - round(number)) > 1e-6:
        raise BadValue(f"{text.strip()!r} is not a whole number. Write it like 4210 or 4.2k.")
    return round(number)


def read_minutes(text: str, *, bare_hours: bool = False) -> int:
    """Minutes from `25`, `25 min`, `1h30`, `1:30`, `7.5h`, `7,5h`.

    A bare number is minutes. With `bare_hours` (sleep) it is hours up to 24 and minutes from 60; between the
    two nobody can tell, and it is asked. Raises BadValue with a sentence.
    """
    words = text.strip().lower().replace(" ", "")
    if words.isdigit() and not bare_hours:
        return int(read_number(words))
    if match := re.fullmatch(r"(\d{1,3}):(\d\d)", words):
        return _clock(text, match[1], match[2])
    if match := re.fullmatch(r"(\d{1,3})h(?:ours?|rs?)?(\d{1,2})(?:m|mins?|minutes?)?", words):
        return _clock(text, match[1], match[2])
    if match := re.fullmatch(rf"({_NUMBER})(?:h|hours?|hrs?)", words):
        return half_up(float(match[1].replace(",", ".")) * 60)
    if match := re.fullmatch(r"(.+?)(?:m|mins?|minutes?)", words):
        return half_up(_minutes(text, match[1]))
    number = _minutes(text, words)
    if bare_hours and number <= 24:
        return half_up(number * 60)
    if bare_hours and number < 60:
        raise BadValue(f"Is {text.strip()!r} hours or minutes? Write {words}h or {words} min.")
    return half_up(number)


def _minutes(text: str, words: str) -> float:
    try:
        return read_number(words)
    except BadValue:
        raise BadValue(f"{text.strip()!r} is not a time. Write it like 25, 1h30 or 7.5h.") from None


def _clock(text: str, hours: str, minutes: str) -> int:
    if int(minutes) > 59:
        raise BadValue(f"{text.strip()!r} has more than 59 minutes after the hours. Write it like 1h30.")
    return int(hours) * 60 + int(minutes)


def half_up(number: float) -> int:
    """The nearest whole number, halves away from zero (Python's own rounding sends 16.5 to 16)."""
    return floor(number + 0.5) if number >= 0 else -floor(-number + 0.5)


def fixed(number: float, places: int = 0) -> str:
    """A number with `places` decimals, rounded half up; no sign on a rounded zero; thousands with commas."""
    if not isfinite(number):
        return "-"
    whole = half_up(abs(number) * 10**places + 1e-9)
    sign = "-" if number < 0 and whole else ""
    digits = f"{whole // 10**places:,}"
    return f"{sign}{digits}.{whole % 10**places:0{places}d}" if places else f"{sign}{digits}"


def show_minutes(minutes: int) -> str:
    """`25 min`, `1 h 30 min`, `2 h`."""
    if minutes < 100:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def edit_minutes(minutes: int) -> str:
    """Minutes as one would type them again: `25`, `1h30`."""
    if minutes < 100:
        return str(minutes)
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}"
