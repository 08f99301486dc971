"""Observations: how one figure, one sign, one text becomes a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.domain.describe import BOOKKEEPING, UID
from spinelog.domain.kinds import INSTANT, NOTE, REF
from spinelog.domain.pain import PAIN
from spinelog.exchange.fhir.elements import Element, bare, clean, concept, of_field, term, value_of

if TYPE_CHECKING:
    from spinelog.domain.describe import Field, Noun, Record
    from spinelog.exchange.fhir.source import Source

SELF = concept("self-report")


def absent(reason: str) -> Element:
    """In the place of a value: why there is none."""
    return {"dataAbsentReason": term("data-absent-reason", reason)}


def observation(source: Source, path: tuple[object, ...], code: Element, value: Element, **parts: object) -> Element:
    """One Observation by the person, unless `performer` and `method` say otherwise."""
    told: Element = {"category": "survey", "performer": [source.patient], "method": SELF, **parts}
    category = told.pop("category")
    kinds = [term("observation-category", str(category))] if category else None
    return source.resource("Observation", *path, status="final", category=kinds, code=code, **value, **told)


def components(noun: Noun, record: Record, *left_out: str) -> list[Element]:
    """Every field of an item that says something, but for notes, what it refers to, and those that stand elsewhere."""
    skipped = {*left_out, *(field.name for field in (UID, *BOOKKEEPING)), "utc_offset_min"}
    return [
        {"code": of_field(noun.name, field), **told}
        for field in noun.fields
        if field.name not in skipped
        and field.kind not in (NOTE, REF, INSTANT)
        and (told := value_of(noun.name, field, record.get(field.name)))
    ]


def or_absent(noun: Noun, field: Field, record: Record) -> Element:
    """The value of a field, or that it is not known."""
    return value_of(noun.name, field, record.get(field.name)) or absent("unknown")


def of_pain(source: Source, uid: object) -> Element:
    """Which pain a score is of: the Condition, and where it is."""
    focus = source.to_item(uid, is_named=True)
    return bare(focus=[focus] if focus else None, bodySite=concept(place_of_pain(source.item(uid))))


def place_of_pain(record: Record) -> str:
    """`Leg, right`, as far as it was said."""
    shown = (PAIN.field(name).show(record) for name in ("region", "side"))
    return clean(", ".join(text for text in shown if text).capitalize())


def part_of(source: Source, uid: object) -> list[Element]:
    """What an Observation belongs to: a procedure, a medicine; none where that is not here."""
    found = source.to_item(uid, is_named=True)
    return [found] if found else []
