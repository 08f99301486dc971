"""The thresholds that changes and averages are held against, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What stands with every number."""

    source: str
    """The address where it was read, or "CONVENTION" for a rule of this program."""
    tag: str
    """How well it was checked: "VERIFIED", "VERIFIED-2nd" (a restatement was read), "CONVENTION"."""
    as_of: date
    """The day of that check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band(Sourced):
    """One band of relief on a 0 to 10 pain score, for a footnote that names `cited`."""

    name: str
    """"minimal", "moderate" or "substantial"."""
    percent: float
    """It begins here: percent less than before."""
    cited: str
    """How the source is named on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Convention(Sourced):
    """A number that this program chose."""

    value: float
    unit: str
    """What `value` counts."""
    says: str
    """The rule in one sentence."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All of them."""

    bands: tuple[Band, ...]
    """In rising order."""
    conventions: Mapping[str, Convention]
    """By name: "min_days", "usual_days", "percent_from", "worse_by", "trial_days", "last_week", "trend_weeks" and so on."""

    def band(self, reached: float) -> Band | None:
        """The highest band that begins at or under `reached` percent; None below the first."""
        return next((band for band in reversed(self.bands) if reached >= band.percent), None)


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """The thresholds, read from `thresholds.toml` at the first call."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("thresholds.toml").read_text(encoding="utf-8"))
    return Thresholds(
        bands=tuple(sorted((Band(**band) for band in found["bands"]), key=lambda band: band.percent)),
        conventions={name: Convention(**convention) for name, convention in found["conventions"].items()},
    )
