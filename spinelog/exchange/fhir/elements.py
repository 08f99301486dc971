"""The small pieces that FHIR resources are made of: texts, dates, quantities, codes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING

from spinelog.domain.dates import PartialDate
from spinelog.domain.kinds import MINUTES, NOTE, SLEEP, YESNO, Choice, Count, Number
from spinelog.domain.text import storable
from spinelog.knowledge.codes import codes

if TYPE_CHECKING:
    from spinelog.domain.describe import Field
    from spinelog.domain.kinds import Value
    from spinelog.knowledge.codes import Code

Element = dict[str, object]
"""A part of a resource, or a whole one."""

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
OURS = "https://spinelog.invalid/CodeSystem/journal"
"""The system of this program's own codes: nouns and fields by their names. `.invalid` is reserved: nobody can own it."""
TERMS = "http://terminology.hl7.org/CodeSystem/"

SCORE_HIGH = 10
FARTHEST = timedelta(hours=14)
"""FHIR knows no zone farther from UTC."""


def bare(**parts: object) -> Element:
    """An element of what is there: FHIR has no empty texts, lists or objects."""
    return {name: part for name, part in parts.items() if part is not None and part not in ("", [], {})}


class _Clean(dict[int, str]):
    """White space that FHIR's texts may not have becomes a space or the end of a line; control signs go."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign in "\x0b\x0c\x85\u2028\u2029":
            sign = "\n"
        elif sign not in "\t\n\r" and (code < 0x20 or 0x7F <= code < 0xA0 or sign == "\ufeff"):
            sign = ""
        elif sign.isspace() and sign not in "\t\n\r":
            sign = " "
        self[code] = sign
        return sign


_CLEAN = _Clean()


def clean(text: object) -> str:
    """Text as FHIR allows it; empty where nothing is left."""
    return storable(str(text)).translate(_CLEAN).strip() if text is not None else ""


# -- dates -----------------------------------------------------------------------------------------------------------


def moment(value: Value | None, offset_min: object = None) -> str | None:
    """A FHIR date or dateTime: a year, a month, a day, or an instant with its offset (UTC where none is known)."""
    if isinstance(value, datetime):
        offset = timedelta(minutes=offset_min) if isinstance(offset_min, int) else timedelta()
        zone = timezone(offset) if offset and abs(offset) <= FARTHEST else UTC
        return value.astimezone(zone).isoformat(timespec="seconds").replace("+00:00", "Z")
    return str(value) if isinstance(value, PartialDate | date) else None


def days_before(day: date, days: int) -> date:
    """So many days before a day; never before the first day that there is."""
    return date.fromordinal(max(1, day.toordinal() - days))


def period(first: Value | None, last: Value | None) -> Element | None:
    """From and to, both with the whole of their days. An end before the beginning is left out: FHIR has no such period."""
    start, end = moment(first), moment(last)
    if start and end and end[: len(start)] < start[: len(end)]:
        end = None
    return bare(start=start, end=end) or None


# -- codes -----------------------------------------------------------------------------------------------------------


def concept(text: object, *codings: Element | None) -> Element:
    """A CodeableConcept."""
    return bare(coding=[one for one in codings if one], text=clean(text))


def coding(system: str, code: str, display: object = "") -> Element:
    """One code of a system."""
    return bare(system=system, code=code, display=clean(display))


def loinc(code: Code | None) -> Element | None:
    """A LOINC code; None where there is none."""
    return None if code is None else coding(LOINC, code.code, code.display)


@cache
def of_field(noun: str, field: Field) -> Element:
    """What a field of a noun tells: LOINC's code where one is known, and this program's own, with the question.

    The same object each time, since every figure of sixty years asks for it: nothing may change it.
    """
    name = f"{noun}.{field.name}"
    return concept(field.question, loinc(codes().get(name)), coding(OURS, name, field.label))


def of_choice(noun: str, field: Field, key: object) -> Element:
    """One of a field's choices."""
    label = field.show_value(str(key))
    return concept(label, coding(OURS, f"{noun}.{field.name}.{key}", label))


def term(system: str, code: str) -> Element:
    """A concept of one of HL7's own small code systems."""
    return concept("", coding(TERMS + system, code))


# -- values ----------------------------------------------------------------------------------------------------------

_UNITS = {"%": "%", "steps": "/d"}
_WORDS = {"/d": "steps a day"}


def unit_of(noun: str, field: Field) -> str:
    """The UCUM unit of a field; empty where it has none."""
    if field.kind in (MINUTES, SLEEP) or field.unit == "min":
        return "min"
    if (noun, field.name) == ("day_dose", "amount"):
        return "{tbl}"
    return "{score}" if field.high == SCORE_HIGH else _UNITS.get(field.unit, "")


def quantity(number: float, ucum: str = "", *, unit: object = "", comparator: str = "") -> Element | None:
    """A Quantity in a UCUM unit, or in a unit of the person's own words; None for what is no number."""
    if not isfinite(number):
        return None
    whole = int(number) if number == int(number) else number
    told = clean(unit) or _WORDS.get(ucum, ucum)
    return bare(value=whole, comparator=comparator, unit=told, system=UCUM if ucum else "", code=ucum)


def value_of(noun: str, field: Field, value: Value | None) -> Element:
    """`{"valueQuantity": ...}`, `{"valueString": ...}` and so on: one value as an Observation and its parts hold it.

    Empty for what is not recorded, and for a text of which nothing is left.
    """
    if value is None:
        return {}
    if isinstance(field.kind, Choice):
        return {"valueCodeableConcept": of_choice(noun, field, value)}
    if field.kind is YESNO:
        return {"valueBoolean": bool(value)}
    if isinstance(field.kind, Count | Number):
        return bare(valueQuantity=quantity(float(str(value)), unit_of(noun, field)))
    if isinstance(value, time):
        return {"valueTime": f"{value:%H:%M:%S}"}
    if isinstance(value, datetime | date | PartialDate):
        return bare(valueDateTime=moment(value))
    return bare(valueString=clean(value))


def said(field: Field, value: Value) -> str:
    """One value of a field as a line of words; dates as FHIR writes them, whatever the person likes on screen."""
    shown = value if field.kind is NOTE else moment(value) or field.kind.edit(value, field)
    if isinstance(field.kind, Choice):
        shown = field.show_value(value)
    return f"{field.label}: {clean(shown)}"


def notes(*texts: object) -> list[Element]:
    """Annotations; empty texts are none."""
    return [{"text": words} for text in texts if (words := clean(text))]
