"""The forms with a score: what each asks, in this program's own words, how it is scored, and where that comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spinelog.domain.questionnaire import KINDS
from spinelog.knowledge.codes import Code

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number, or a range from `low` to `high`, with its source."""

    says: str
    source: str
    """An address, or "CONVENTION" for a rule of this program."""
    tag: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question."""

    field: str
    """The field of the questionnaire that holds the answer."""
    question: str
    """With `{anchor}` where it names what it counts from."""
    ends: str
    """What the ends of its scale are: "0 none, 10 worst you can imagine"; empty where the choices are in words."""
    loinc: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One kind of form."""

    kind: str
    name: str
    title: str
    """Over the form on screen, with `{anchor}` where it names what it counts from."""
    cited: str
    """How it is named on a page; empty without a source of its own."""
    about: str
    """What it asks and how often, for whoever fills it in."""
    caveat: str
    """Said wherever it is asked or exported; empty where nothing has to be."""
    source: str
    tag: str
    as_of: date
    """The day on which the sources were checked."""
    numbers: Mapping[str, Figure]
    """By name: "recall_days", "divided_by", "scale", "groups"."""
    items: tuple[Item, ...]
    loinc: Code | None = None
    score_loinc: Code | None = None

    def item(self, field: str) -> Item | None:
        """The question whose answer a field holds; None for a field that is no question of it."""
        return next((one for one in self.items if one.field == field), None)

    @property
    def codes(self) -> tuple[Code, ...]:
        """Every LOINC code of it: the whole, the score, the questions."""
        found = (self.loinc, self.score_loinc, *(item.loinc for item in self.items))
        return tuple(code for code in found if code is not None)


@lru_cache(maxsize=1)
def instruments() -> Mapping[str, Instrument]:
    """By kind, read from `instruments.toml` at the first call. A kind that was taken out of that file is not among them."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("instruments.toml").read_text(encoding="utf-8"))
    return read_instruments(found)


def read_instruments(found: dict[str, Any]) -> Mapping[str, Instrument]:
    """The instruments of a data file that has been read."""
    return {kind: _instrument(kind, found[kind], found["as_of"]) for kind, _ in KINDS if kind in found}


def _instrument(kind: str, one: dict[str, Any], as_of: date) -> Instrument:
    plain = {name: one[name] for name in ("name", "title", "cited", "about", "caveat", "source", "tag")}
    return Instrument(
        kind=kind,
        **plain,
        as_of=as_of,
        numbers={name: Figure(**figure) for name, figure in one.get("numbers", {}).items()},
        items=tuple(Item(**{**item, "loinc": _code(item.get("loinc"))}) for item in one.get("items", ())),
        loinc=_code(one.get("loinc")),
        score_loinc=_code(one.get("score_loinc")),
    )


def _code(found: dict[str, str] | None) -> Code | None:
    return None if found is None else Code(**found)
