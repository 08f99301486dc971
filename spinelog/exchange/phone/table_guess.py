"""What the columns of a table seem to be: by their names in six languages, and by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median

from spinelog.exchange.phone.table_cells import is_blank, plain_word, read_clock, read_number, read_sleep, read_stamp

LOOKED_AT = 200
"""Rows of which a column is judged."""
_MOST_OF = 0.6
"""Share of a column's cells that have to be what it is taken for."""
_LONGEST = 16 * 60
"""Minutes. 22:30 under "sleep" is when it began, not how long it was."""

Rows = Sequence[Sequence[str]]

# Words without accents, in English, German, Spanish, French, Dutch and Italian.
_STEPS = re.compile(r"\b(steps?|stepcount|schritte?n?|schrittzahl|pasos?|pas|stappen|passi)\b")
_SLEEP = re.compile(r"asleep|sleep|slept|schlaf|geschlafen|sueno|dormi|sommeil|slaap|geslapen|sonno")
_ANY = re.compile("")
_NOT_A_COUNT = re.compile(
    r"goal|target|\bziel|tagesziel|objeti|objecti|\bdoel|obiettiv|average|\bavg|durchschnitt|distan|step length|per min|cadence|"
    r"score|punkt|quali|effic|effiz|latenc|\bneed|debt|heart|calor|percent|%|"
    r"deep|light|\brem\b|core|tief|leicht|profond|profund|leger|ligero|diep|licht|legger|wak|wach|despiert|eveil|svegli|"
    r"start|begin|inicio|inizio|debut|\bend\b|ende\b|einde|\bfin\b|\bfine\b|bedtime|in bed|\bbett|schlafenszeit|hora de dormir"
)
_TOTAL = re.compile(r"asleep|total|gesamt|dauer|duration|durac|duree|durata|duur|minut|hour|stunden|\btime\b|zeit")
_DATE = re.compile(r"\b(date|day|datum|tag|fecha|dia|jour|dag|data|giorno|calendar)\b")
_ENDED = re.compile(r"\b(end|ended|wake|woke|waking|to|ende|bis|aufgewacht|fin|reveil|einde|wakker|fine|sveglia)\b")
_BEGAN = re.compile(r"\b(start|began|begin|beginn|bedtime|from|von|inicio|debut|vanaf|inizio|bed)\b")
_DECIMALS = re.compile(
    r"\d+([.,])(?:\d{1,2}|\d{4,})|(?:\d{4,}|0)([.,])\d+|\d{1,3}(?:[,' ]\d{3})+(\.)\d+|\d{1,3}(?:[.' ]\d{3})+(,)\d+"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})+")
_HOURS_IN_FULL = re.compile(r"\d{1,2}([.,])\d{3}")
_TIME = re.compile(r"(time|time of day|hour|zeit|uhrzeit|uhr|stunde|hora|heure|tijd|uur|ora|ore)")
_UNIT_WORDS = (
    ("min", re.compile(r"\b(min|mins|minut[a-z]*)\b")),
    ("h", re.compile(r"\b(h|hrs?|hours?|std|stunden?|horas?|heures?|uur|uren|ore|ora)\b")),
    ("s", re.compile(r"\b(s|secs?|seconds?|sek|sekunden?|segundos?|secondes?|seconden|secondi)\b")),
)


def words(name: str) -> str:
    """The words of a column's name: `totalSteps` and `total_steps` are both `total steps`."""
    return plain_word(re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\-/()\[\]]+", " ", name[:200]))


def cells(rows: Rows, column: int) -> Iterator[str]:
    """What stands in a column, without blank cells."""
    return (row[column] for row in rows if column < len(row) and not is_blank(row[column]))


def _mostly(rows: Rows, column: int, is_one: Callable[[str], bool]) -> bool:
    found = [is_one(cell) for cell in cells(rows[:LOOKED_AT], column)]
    return bool(found) and sum(found) >= _MOST_OF * len(found)


def is_date(cell: str) -> bool:
    """Whether a cell is a date in some order."""
    return read_stamp(cell) is not None


def _is_count(cell: str) -> bool:
    return read_number(cell, ".") is not None or read_number(cell, ",") is not None


def _is_length(cell: str) -> bool:
    """A length of sleep, and no clock time of the evening."""
    lengths = [read_sleep(cell, "min", decimal) for decimal in ".,"]
    return any(length is not None and (":" not in cell or length <= _LONGEST) for length in lengths)


def date_columns(names: Sequence[str], rows: Rows) -> list[int]:
    """The columns of dates, the likeliest first."""
    found = [column for column in range(len(names)) if _mostly(rows, column, is_date)]
    return sorted(found, key=lambda column: not _DATE.search(words(names[column])))


def waking_first(columns: Sequence[int], names: Sequence[str]) -> list[int]:
    """The same for a table of sleep: the time of waking goes first, since a night belongs to the day of it."""
    return sorted(columns, key=lambda column: not _ENDED.search(words(names[column])))


def began(name: str) -> bool:
    """Whether a column's name says that something began then."""
    return bool(_BEGAN.search(words(name)))


def time_column(names: Sequence[str], rows: Rows, date: int) -> int | None:
    """The column of a time of day or an hour beside the date."""
    for column, name in enumerate(names):
        if column != date and _TIME.fullmatch(words(name)) and _mostly(rows, column, lambda cell: read_clock(cell) is not None):
            return column
    return None


def steps_column(names: Sequence[str], rows: Rows, taken: Sequence[int]) -> int | None:
    """The column that is called steps and holds numbers; of several the one with the shortest name."""
    found = _called(_STEPS, names, rows, taken, _is_count)
    return min(found, key=lambda column: len(words(names[column])), default=None)


def sleep_column(names: Sequence[str], rows: Rows, taken: Sequence[int]) -> int | None:
    """The column that is called sleep and holds lengths of time; the whole of it rather than a part."""
    found = _called(_SLEEP, names, rows, taken, _is_length)
    return min(found, key=lambda column: (not _TOTAL.search(words(names[column])), len(words(names[column]))), default=None)


def _called(
    pattern: re.Pattern[str], names: Sequence[str], rows: Rows, taken: Sequence[int], is_one: Callable[[str], bool]
) -> list[int]:
    """The columns with such a name and such cells, but those that are taken and those that count something else."""
    return [
        column
        for column, name in enumerate(names)
        if column not in taken
        and pattern.search(words(name))
        and not _NOT_A_COUNT.search(words(name))
        and _mostly(rows, column, is_one)
    ]


def only_count(names: Sequence[str], rows: Rows, taken: Sequence[int], title: str) -> tuple[int | None, int | None]:
    """Steps and sleep where no column is called so: the file is, and only one of its columns can be meant."""
    called = words(title)
    is_steps, is_sleep = bool(_STEPS.search(called)), bool(_SLEEP.search(called))
    if is_steps == is_sleep:
        return None, None
    judge = _is_count if is_steps else _is_length
    found = _called(_ANY, names, rows, taken, judge)
    if len(found) != 1:
        return None, None
    return (found[0], None) if is_steps else (None, found[0])


def decimal_sign(rows: Rows, steps: int | None, sleep: int | None) -> str:
    """The sign before decimals: what is written so, else the one that does not stand between thousands."""
    counts, lengths = ([] if column is None else [cell.strip() for cell in cells(rows, column)] for column in (steps, sleep))
    if sign := _first_sign(_DECIMALS, (*counts, *lengths)):
        return sign
    if sign := _first_sign(_THOUSANDS, counts):
        return "," if sign == "." else "."
    return _first_sign(_HOURS_IN_FULL, lengths) or "."


def _first_sign(pattern: re.Pattern[str], written: Iterable[str]) -> str:
    """What the first cell that fits has where the pattern looks; empty if none fits."""
    match = next(filter(None, map(pattern.fullmatch, written)), None)
    return match[match.lastindex or 0] if match else ""


def sleep_unit(name: str, rows: Rows, column: int, decimal: str) -> str:
    """What bare numbers of sleep are in, by the column's name where they can be that, else by their size; empty if it is open."""
    written = list(cells(rows, column))
    numbers = [number for cell in written if (number := read_number(cell, decimal))]
    if not numbers:
        return "h:mm"
    middle = median(numbers)
    told = next((unit for unit, word in _UNIT_WORDS if word.search(words(name))), "")
    fits = {"min": 60 < middle <= 1440, "h": 1 <= middle <= 16, "s": middle > 3600}
    if told:
        return told if fits[told] or not any(fits.values()) else ""
    return next((unit for unit, does in fits.items() if does), "")
