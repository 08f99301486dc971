"""Questions that a person may want to ask at a visit, each from a line of the article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

ALWAYS, PLANNED, DONE, MEDICINES, CAUTION = "always", "planned", "done", "medicines", "caution"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One question."""

    text: str
    when: str
    """What has to be in the journal for it to be offered: "always", "planned", "done", "medicines", "caution"."""
    source: str
    """The line of the article that its theme comes from."""


@lru_cache(maxsize=1)
def suggestions() -> tuple[Suggestion, ...]:
    """All of them, read from `questions.toml` at the first call."""
    import tomllib
    from importlib.resources import files

    found = tomllib.loads(files("spinelog.knowledge").joinpath("questions.toml").read_text(encoding="utf-8"))
    return tuple(Suggestion(**one) for one in found["question"])
