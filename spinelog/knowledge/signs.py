"""The warning signs: two tiers, the same for everybody, with the source of each. Needs no journal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

USUAL_NUMBER = "112 / 911 / 999"
"""The emergency numbers of most places, while nobody said which is the one here."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign."""

    text: str
    source: str
    """The address where it was read, or the line of the article."""
    tag: str
    """How well that was checked: "VERIFIED", "VERIFIED-2nd", "SEED"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """All of them, with the words around them."""

    as_of: date
    """The day on which the sources were checked."""
    head: str
    """With `{number}` for the emergency number."""
    intro: str
    now: tuple[Sign, ...]
    """Emergency help now."""
    after: str
    now_after: tuple[Sign, ...]
    """The same, after a procedure."""
    today: str
    same_day: tuple[Sign, ...]
    """A call on the same day."""
    foot: tuple[str, ...]

    def title(self, number: str = USUAL_NUMBER) -> str:
        """The line that stands above everything."""
        return self.head.replace("{number}", number)

    def lines(self) -> list[str]:
        """Everything below the title, a paragraph or a sign each; empty ones between the tiers."""
        together = "; ".join(sign.text for sign in self.same_day)
        return [
            self.intro,
            *(f"\u2022 {sign.text}" for sign in self.now),
            *(f"\u2022 {self.after[:1].lower()}{self.after[1:-1]}: {sign.text}" for sign in self.now_after),
            "",
            self.today,
            f"{together}.",
            "",
            *self.foot,
        ]


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The signs, read from `signs.toml` at the first call."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("signs.toml").read_text(encoding="utf-8"))
    for tier in ("now", "now_after", "same_day"):
        found[tier] = tuple(Sign(**one) for one in found[tier])
    return Signs(**{**found, "foot": tuple(found["foot"])})
