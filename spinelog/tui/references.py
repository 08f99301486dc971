"""What the fields of a form can point to: the items of other nouns, by their names."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import lettered
from spinelog.domain.cadence import CADENCE
from spinelog.domain.describe import Changes, Noun
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Pain, Procedure
from spinelog.summary.cadence import offered

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal


def first_values(journal: Journal, noun: Noun) -> Changes:
    """What a new item begins with because of what the journal holds, beside its fields' defaults."""
    return offered(journal) if noun is CADENCE else {}


def references(journal: Journal, noun: Noun, own: str = "") -> dict[str, list[tuple[str, str]]]:
    """For each noun that a noun's fields point to: uid and name of what can be chosen; `own` is the item's own uid."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in {field.ref for field in noun.asked if field.ref}:
        items = journal.items(VALUES[name])
        if name == "procedure":
            letters = {one.procedure.uid: one.letter for one in lettered(one for one in items if isinstance(one, Procedure))}
            items.sort(key=lambda item: (len(letters.get(item.uid, "~~~~")), letters.get(item.uid, "")))
            found[name] = [(item.uid, f"{letters.get(item.uid, '')}  {NOUNS[name].line(asdict(item))}".strip()) for item in items]
        else:
            items.sort(key=lambda item: not (isinstance(item, Pain) and item.is_main))
            found[name] = [(item.uid, str(getattr(item, NOUNS[name].headline, ""))) for item in items]
        if name == noun.name:
            found[name] = [one for one in found[name] if one[0] != own]  # nothing belongs together with itself
    return found
