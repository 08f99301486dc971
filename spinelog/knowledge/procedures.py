"""What is known of each kind of procedure: from when a look is usual, when a change may begin, how long it may last."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FACTS = ("look_from_day", "onset_hours", "sore_days", "lasts_weeks")
"""What is asked of every kind; each is a fact with its source, or listed as unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One number, or a range from `low` to `high`, with its source."""

    source: str
    """An address, a line of the article, or "CONVENTION" for a rule of this program."""
    tag: str
    value: int | None = None
    low: int | None = None
    high: int | None = None
    says: str = ""
    """Words that go with the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerNote:
    """What one payer writes: dated information, about nobody in particular, and never logic."""

    says: str
    source: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFacts:
    """Everything known of one kind."""

    kind: str
    as_of: date
    """The day on which the sources were checked."""
    facts: Mapping[str, Fact]
    """By name, of `FACTS`; what is not there is unknown."""
    unknown: tuple[str, ...]
    payer: tuple[PayerNote, ...] = field(default=())

    @property
    def look_from(self) -> Fact | None:
        """From which day on a look is usual; None: no usual day is known."""
        return self.facts.get("look_from_day")


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, ProcedureFacts]:
    """All kinds by their keys, read from `procedures.toml` at the first call."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("procedures.toml").read_text(encoding="utf-8"))
    as_of = found.pop("as_of")
    return {
        kind: ProcedureFacts(
            kind=kind,
            as_of=as_of,
            facts={name: Fact(**one[name]) for name in FACTS if name in one},
            unknown=tuple(one["unknown"]),
            payer=tuple(PayerNote(**note) for note in one.get("payer", ())),
        )
        for kind, one in found.items()
    }
