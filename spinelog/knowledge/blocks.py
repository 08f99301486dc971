"""How the diary of a nerve block is kept and read: its planned times, the two lines of its drawing, its conventions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockFact:
    """A number with its source."""

    value: int | list[int]
    unit: str
    says: str
    source: str
    """The address where it was read, or "CONVENTION" for a rule of this program."""
    tag: str
    as_of: date
    """The day of that check."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """One or several."""
        return tuple(self.value) if isinstance(self.value, list) else (self.value,)


@lru_cache(maxsize=1)
def block_facts() -> Mapping[str, BlockFact]:
    """By name, read from `blocks.toml` at the first call."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("blocks.toml").read_text(encoding="utf-8"))
    return {name: BlockFact(**fact) for name, fact in found.items()}


def fact(name: str) -> int:
    """One number by its name. Raises KeyError."""
    return block_facts()[name].numbers[0]


def facts(name: str) -> tuple[int, ...]:
    """Several numbers by their name. Raises KeyError."""
    return block_facts()[name].numbers


def looked_at_in_hours(kind: str) -> bool:
    """Whether a kind of procedure is looked at on the day itself, so that a diary by the hour is offered."""
    from spinelog.knowledge.procedures import catalogue

    known = catalogue().get(kind)
    return known is not None and known.look_from is not None and known.look_from.value == 0
