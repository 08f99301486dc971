"""Timeline: everything that the journal holds, in the order of its dates. No table of its own.

One pure function over the nouns' items; the screen reads only the keys first and asks for the words of those in view.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from spinelog.analysis.procedures import letter, lettered
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import Known, Noun, Record
from spinelog.domain.nouns import NOUNS
from spinelog.domain.values import VALUES, Pain, Procedure, Value, WeekPain
from spinelog.domain.week import SCORES, WEEK, scores_words
from spinelog.storage.timeline import NOTE, Key, Keys

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal

SHELVES = {
    "": "All",
    "procedures": "Procedures",
    "medicines": "Medicines",
    "therapy": "Therapy",
    "scans": "Scans",
    "pain": "Pain",
    "visits": "Visits",
    "work": "Work",
    "goals": "Goals",
    "notes": "Notes",
}
"""The parts of the timeline and their titles; the first is all of it."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One line of the story."""

    date: PartialDate | None
    """None: nobody said when, or it has no time, such as what eases the pain."""
    noun: str
    """A noun's name, or "note" for the note of a day."""
    uid: str
    """Of the item; the date itself for a note."""
    letter: str
    """Of a procedure, or of the one that it belongs to."""
    kind: str
    """One word: "Procedure", "Goal", "Note"."""
    text: str


def shelf_of(noun: str) -> str:
    """The part of the timeline in which a noun stands."""
    return "notes" if noun == NOTE else NOUNS[noun].shelf


def on_shelf(keys: Keys, shelf: str) -> Keys:
    """The keys of one part of the timeline; of all of it for the empty one."""
    return keys.of_nouns({noun for noun in (*NOUNS, NOTE) if shelf_of(noun) == shelf}) if shelf else keys


def timeline(items: Mapping[str, Iterable[Value]], notes: Iterable[tuple[date, str]] = ()) -> list[TimelineItem]:
    """All items and notes in date order: what has no date first, a partial date at its start, the vaguer first.

    Of one date in the order of the nouns, then of writing.
    """
    kept = {name: list(items.get(name, ())) for name, noun in NOUNS.items()}
    letters = letters_of(one for one in kept["procedure"] if isinstance(one, Procedure))
    known: dict[str, Record] = {item.uid: asdict(item) for found in kept.values() for item in found if item.uid}
    known.update(_week_scores((one for one in kept["week_pain"] if isinstance(one, WeekPain)), known))
    ranks = [name for name, noun in NOUNS.items() if noun.shelf]
    found = [
        (order(one), ranks.index(name), (item.created_at is not None and item.created_at.isoformat()) or "", number, one)
        for name in ranks
        for number, item in enumerate(kept[name])
        for one in (told(NOUNS[name], item, known, letters),)
    ]
    found += [
        (day.isoformat(), len(ranks), "", 0, TimelineItem(PartialDate.of(day), NOTE, day.isoformat(), "", "Note", note))
        for day, note in notes
    ]
    return [one for *_, one in sorted(found, key=lambda each: each[:4])]


def order(item: TimelineItem) -> str:
    """By which lines are put in date order: ISO text does it, since `2026` comes before `2026-01` and that before its days."""
    return "" if item.date is None else str(item.date)


def letters_of(procedures: Iterable[Procedure]) -> dict[str, str]:
    """Uid -> letter of each procedure that has one."""
    return {one.procedure.uid: one.letter for one in lettered(procedures)}


def told(noun: Noun, item: Value, known: Known, letters: Mapping[str, str]) -> TimelineItem:
    """One item as a line; `known` holds what it names, `letters` those of the procedures."""
    record = asdict(item)
    sign = letters.get(str(record.get("procedure") or item.uid), "")
    return TimelineItem(placed(noun, record), noun.name, item.uid, sign, noun.word(record), noun.told(record, known))


def placed(noun: Noun, record: Record) -> PartialDate | None:
    """Where a record stands in time."""
    when = record.get(noun.date) if noun.date else None
    if isinstance(when, date):
        return PartialDate.of(when)
    return when if isinstance(when, PartialDate) else None


def tell(journal: Journal, keys: Sequence[Key]) -> dict[str, TimelineItem]:
    """Place in the list (`place_of`) -> line, of the keys whose items are still there; a few at a time, in a thread."""
    found: dict[str, TimelineItem] = {}
    for name, group in groupby(sorted(keys, key=lambda key: key.noun), key=lambda key: key.noun):
        uids = [key.uid for key in group]
        if name == NOTE:
            for day, note in journal.notes_of(uids).items():
                found[f"{NOTE}/{day}"] = TimelineItem(PartialDate.from_iso(day), NOTE, day, "", "Note", note)
            continue
        noun, items = NOUNS[name], journal.some(VALUES[name], uids)
        known, letters = named(journal, noun, items.values()), _letters(journal, noun, items.values())
        found.update({f"{name}/{uid}": told(noun, item, known, letters) for uid, item in items.items()})
    return found


def place_of(key: Key) -> str:
    """What tells one line of the timeline from all others, also after its date was changed."""
    return f"{key.noun}/{key.uid}"


def named(journal: Journal, noun: Noun, items: Collection[Value]) -> Known:
    """The records that these items name; procedures are told by their letters."""
    known: dict[str, Record] = {}
    for field in noun.fields:
        if field.ref and field.ref != "procedure":
            uids = {str(uid) for item in items if (uid := getattr(item, field.name))}
            if uids:
                known.update({uid: asdict(item) for uid, item in journal.some(VALUES[field.ref], sorted(uids)).items()})
    if noun is WEEK:
        scores = journal.belonging(WeekPain, [item.uid for item in items])
        pains = journal.some(Pain, sorted({one.pain for one in scores}))
        known.update(_week_scores(scores, {uid: asdict(one) for uid, one in pains.items()}))
    return known


def _week_scores(scores: Iterable[WeekPain], pains: Known) -> dict[str, Record]:
    """Under the uid of each week the words of its scores, which its line tells."""
    found: dict[str, list[Record]] = {}
    for one in sorted(scores, key=lambda one: not pains.get(one.pain, {}).get("is_main")):
        found.setdefault(one.week, []).append(asdict(one))
    return {uid: {SCORES: scores_words(some, pains)} for uid, some in found.items()}


def _letters(journal: Journal, noun: Noun, items: Iterable[Value]) -> dict[str, str]:
    """The letters of the procedures that these items are, or belong to."""
    if noun.name == "procedure":
        uids = {item.uid for item in items}
    elif any(field.name == "procedure" for field in noun.fields):
        uids = {str(getattr(item, "procedure", "")) for item in items}
    else:
        return {}
    return {uid: letter(place) for uid, place in journal.places_of(sorted(uids)).items()}
