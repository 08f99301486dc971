"""Finding the item that is meant, and calling items by the names that people use: letters, names, few letters of a uid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from spinelog.analysis.procedures import Lettered, lettered
from spinelog.domain.describe import Noun
from spinelog.domain.errors import NotFound
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Procedure, Value
from spinelog.domain.words import joined
from spinelog.storage.journal import Journal
from spinelog.summary.series import together_words

SHORTEST = 4
"""Letters of a uid that are enough to name an item."""


class Names:
    """Names of one journal's items; reads each noun once."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept: dict[tuple[str, bool], list[Value]] = {}

    def forget(self) -> None:
        """Read anew at the next question."""
        self._kept.clear()

    def noun(self, name: str) -> Noun:
        """The description of this noun."""
        return NOUNS[name]

    def _items(self, noun: Noun, *, trash: bool = False) -> list[Value]:
        key = (noun.name, trash)
        if key not in self._kept:
            self._kept[key] = self._journal.items(VALUES[noun.name], trash=trash)
        return self._kept[key]

    def find(self, noun: Noun, text: str, *, trash: bool = False, rather: Callable[[Any], bool] | None = None) -> Value:
        """The item that `text` means: a procedure's letter, a name, or four and more letters of the uid.

        Of several with one name it is the one that is `rather` meant, such as the course that is taken now.
        """
        wanted = text.strip().lower()
        items = self._items(noun, trash=trash)
        by_tag = [item for item in items if not trash and self.tag(noun, item).lower() == wanted and wanted]
        by_name = [item for item in items if wanted in self._names(noun, item)]
        by_uid = [item for item in items if len(wanted) >= SHORTEST and item.uid.startswith(wanted)]
        by_part = [item for item in items if wanted and any(wanted in name for name in self._names(noun, item))]
        for found in (by_tag, by_name, by_uid, by_part):
            likely = [item for item in found if rather(item)] if rather is not None and len(found) > 1 else found
            if len(likely) == 1:
                return likely[0]
        title = noun.title.lower()
        many = by_name or by_uid or by_part
        if many:
            shown = "; ".join(f"{item.uid[: SHORTEST + 2]} {self.line(noun, item)}" for item in many[:4])
            raise NotFound(f"{text.strip()!r} could mean more than one {title}: {shown}. Please name it by its id.")
        raise NotFound(
            f"There is no {title} {text.strip()!r}{' in the trash' if trash else ''}. "
            f"To see what there is: spinelog {noun.name.replace('_', '-')} list{' --trash' if trash else ''}"
        )

    def _words(self, noun: Noun, item: Value) -> str:
        return str(getattr(item, noun.headline, "") or "") if noun.headline else ""

    def _names(self, noun: Noun, item: Value) -> set[str]:
        """What an item can be called: its headline as it is stored and as it is shown."""
        if not noun.headline:
            return set()
        field, words = noun.field(noun.headline), self._words(noun, item)
        return {name for name in (words.lower(), words.lower().replace("_", " "), field.show(asdict(item)).lower()) if name}

    def _lettered(self) -> tuple[Lettered, ...]:
        return lettered(found for found in self._items(NOUNS["procedure"]) if isinstance(found, Procedure))

    def tag(self, noun: Noun, item: Value) -> str:
        """A procedure's letter; nothing for the others."""
        if noun.name != "procedure":
            return ""
        return next((one.letter for one in self._lettered() if one.procedure.uid == item.uid), "")

    def line(self, noun: Noun, item: Value) -> str:
        """One item in one line, with what it belongs to by its name, and a procedure with those that it goes with."""
        record = asdict(item)
        text = noun.line(record)
        for field in noun.fields:
            uid = record.get(field.name)
            if field.ref and uid and field not in noun.joins:
                parent = NOUNS[field.ref]
                owner = next((found for found in self._items(parent) if found.uid == uid), None)
                if owner is not None:
                    words = self.tag(parent, owner) or self._words(parent, owner)
                    text += f", {'with' if field.ref == 'clinician' else 'for'} {words}" if words else ""
        if noun.name == "procedure":
            text = joined((text, *together_words(item.uid, self._lettered())))
        return text
