"""What a FHIR export is made from, and how its resources name each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from spinelog.domain.nouns import NOUNS
from spinelog.exchange.fhir.elements import OURS, Element, bare, clean

if TYPE_CHECKING:
    from spinelog.domain.describe import Record
    from spinelog.domain.phone import PhoneDay
    from spinelog.domain.values import Value


@dataclass(frozen=True, kw_only=True)
class Source:
    """A whole journal, without its trash."""

    journal_uid: str
    items: Mapping[str, Sequence[Value]]
    """By the name of the noun."""
    phone: Sequence[PhoneDay] = ()
    """What phones counted, by day; of one day the source whose figures count first comes first."""
    today: date
    with_name: bool = False
    """The person's name and year of birth stand in it."""
    read_file: Callable[[str], bytes] | None = None
    """Gives the bytes of the attachment with this uid; None: all of them are left out."""

    def records(self, noun: str) -> Iterator[Record]:
        """The items of a noun as records."""
        for item in self.items.get(noun, ()):
            if item.deleted_at is None:
                yield vars(item)

    @cached_property
    def known(self) -> dict[str, tuple[str, Record]]:
        """Every item that has a uid, with the name of its noun."""
        return {str(record["uid"]): (name, record) for name in NOUNS for record in self.records(name) if record["uid"]}

    @cached_property
    def courses(self) -> dict[str, str]:
        """The uid of a medicine's first course here, by the uid under which its doses name it."""
        found: dict[str, str] = {}
        for record in self.records("medication"):
            found.setdefault(str(record["course_uid"] or record["uid"]), str(record["uid"]))
        return found

    def item(self, uid: object) -> Record:
        """The item with this uid; an empty record where it is not here, such as in the trash."""
        return self.known.get(str(uid), ("", {}))[1]

    def called(self, uid: object) -> str:
        """What an item is called where another one names it; empty where it is not here."""
        noun, record = self.known.get(str(uid), ("", {}))
        return clean(NOUNS[noun].called(record)) if noun else ""

    # -- ids ---------------------------------------------------------------------------------------------------

    def id(self, *path: object) -> str:
        """The id of a resource: always the same for the same part of the same journal."""
        return str(uuid5(NAMESPACE_URL, "/".join((OURS, self.journal_uid, *map(str, path)))))

    def to(self, *path: object, display: str = "") -> Element:
        """A reference to a resource of this export."""
        return bare(reference=f"urn:uuid:{self.id(*path)}", display=display)

    def to_item(self, uid: object, *, is_named: bool = False) -> Element | None:
        """A reference to the resource of an item; None where it is not here."""
        noun = self.known.get(str(uid), ("", {}))[0]
        return self.to(noun, uid, display=self.called(uid) if is_named else "") if noun else None

    @cached_property
    def patient(self) -> Element:
        """A reference to whoever keeps the journal."""
        return self.to("patient")

    def resource(self, kind: str, *path: object, **parts: object) -> Element:
        """A resource of this kind about the patient, without the parts that are empty."""
        return {"resourceType": kind, "id": self.id(*path), **bare(subject=self.patient, **parts)}
