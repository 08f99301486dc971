"""LOINC codes, each with the source that it was looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A LOINC code."""

    code: str
    source: str
    tag: str
    display: str = ""
    """Its name in LOINC; empty where that is a form's own wording, whose rights are not settled."""


@lru_cache(maxsize=1)
def codes() -> Mapping[str, Code]:
    """By noun and field, like `day.steps`, read from `codes.toml` at the first call."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("codes.toml").read_text(encoding="utf-8"))
    return {name: Code(**one) for name, one in found.items() if name != "as_of"}
