"""What is known of a kind of procedure, as lines with their sources: for its detail, never for the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.domain.dates import show_date
from spinelog.knowledge.procedures import catalogue
from spinelog.summary.around_words import place_words, source_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spinelog.knowledge.procedures import Fact

LABELS = {
    "onset_hours": ("A change may begin", "after {} hours"),
    "sore_days": ("Soreness is common", "for {} days"),
    "lasts_weeks": ("May last", "{} weeks"),
}
"""Name of a fact -> its label, and its words around the number. When to look is told where it is used, around the procedure."""


def known_of(kind: str) -> Iterator[tuple[str, str]]:
    """Label and text of each fact with its source, then what single payers write with the day on which it was read.

    A fact that nobody says is left out. None of it is about the person, and nothing is computed from it.
    """
    known = catalogue().get(kind)
    if known is None:
        return
    for name, (label, words) in LABELS.items():
        if (fact := known.facts.get(name)) is not None:
            yield label, f"{words.format(_range(fact))} ({source_words(fact)})"
    for note in known.payer:
        yield "Not about you", f"{note.says} ({place_words(note.source)}, {show_date(known.as_of)})"


def _range(fact: Fact) -> str:
    return str(fact.value) if fact.value is not None else f"{fact.low} to {fact.high}"
