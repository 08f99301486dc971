"""The warning signs: two tiers, the same for everybody, with the source of each. Needs no journal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

USUAL_NUMBER = "112 / 911 / 999"
"""The emergency numbers of most places, while nobody said which is the one here."""

BULLET = "\u2022"
"""What a line of signs begins with."""

AFTER_DAYS = 14
"""For so many days after a procedure its own signs come first, and Today points to them (CONVENTION)."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign."""

    text: str
    source: str
    """The address where it was read, or the line of the article."""
    tag: str
    """How well that was checked: "VERIFIED", "VERIFIED-2nd", "SEED"."""
    row: int = 0
    """Signs of one row stand in one line."""
    after: bool = False
    """It stands on the card after a procedure too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """All of them, with the words around them."""

    as_of: date
    """The day on which the sources were checked."""
    head: str
    intro: str
    now: tuple[Sign, ...]
    """Emergency help now."""
    after: str
    now_after: tuple[Sign, ...]
    """The same, after a procedure."""
    card: str
    """What stands over those of the card after a procedure."""
    today: str
    same_day: tuple[Sign, ...]
    """A call on the same day."""
    crisis: tuple[Sign, ...]
    """Whom to call in a crisis."""
    others: str
    """Where the card says that it is not all of them."""
    foot: tuple[str, ...]

    def title(self, number: str = "") -> str:
        """The line that stands above everything."""
        return self._filled(self.head, number, "")

    def lines(self, number: str = "", crisis: str = "", *, after: str = "") -> list[str]:
        """Everything below the title, a paragraph or a row of signs each; empty ones between the tiers.

        `number` and `crisis` are whom to call, as the person set them. `after` names a procedure of the last days: its
        signs then come first. Nothing is left out either way.
        """
        own = [f"{BULLET} {self.after}{row}" for row in _rows(self.now_after)]
        now = [f"{BULLET} {row}" for row in _rows(self.now)]
        first = [f"{after}: these too, right away", *(f"{BULLET} {row}" for row in _rows(self.now_after)), ""] if after else []
        below = [*now, *([] if after else own)]
        lines = [*first, self.intro, *below, "", self.today, f"{_rows(self.same_day)[0]}.", "", *self.foot]
        return [self._filled(line, number, crisis) for line in lines]

    def card_lines(self, number: str = "") -> list[str]:
        """The card of the days after a procedure, below its title; a sign each, empty lines between the tiers."""
        now = [*self.now_after, *(sign for sign in self.now if sign.after)]
        same_day = [sign for sign in self.same_day if sign.after]
        lines = [self.card, *_points(now), "", self.today, *_points(same_day), "", self.others, *self.foot]
        return [self._filled(line, number, "") for line in lines]

    def _filled(self, text: str, number: str, crisis: str) -> str:
        usual = " or ".join(sign.text for sign in self.crisis)
        return text.replace("{number}", number.strip() or USUAL_NUMBER).replace("{crisis}", crisis.strip() or usual)


def _points(signs: Iterable[Sign]) -> list[str]:
    return [f"{BULLET} {sign.text}" for sign in signs]


def _rows(signs: Iterable[Sign]) -> list[str]:
    return ["; ".join(sign.text for sign in group) for _, group in groupby(signs, key=lambda sign: sign.row)]


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The signs, read from `signs.toml` at the first call."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("signs.toml").read_text(encoding="utf-8"))
    for tier in ("now", "now_after", "same_day", "crisis"):
        found[tier] = tuple(Sign(**one) for one in found[tier])
    return Signs(**{**found, "foot": tuple(found["foot"])})
