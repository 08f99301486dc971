"""Everything that is recorded of one item, as labels and texts: its fields, what it names, and its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from spinelog.analysis.courses import chains, is_in_force
from spinelog.analysis.procedures import Lettered, letter
from spinelog.analysis.sessions import grouped, in_series
from spinelog.domain.dates import show_date, show_partial
from spinelog.domain.describe import Known, Noun, Record
from spinelog.domain.kinds import REF
from spinelog.domain.medication import dose_words
from spinelog.domain.nouns import NOUNS, parts_of
from spinelog.domain.procedure import describe
from spinelog.domain.questionnaire import PEG_ITEMS, peg_words
from spinelog.domain.text import capital
from spinelog.domain.values import VALUES, Medication, Procedure, Value
from spinelog.domain.words import day_of, joined, when
from spinelog.storage.timeline import NOTE
from spinelog.summary.procedure_facts import known_of
from spinelog.summary.series import series_words
from spinelog.summary.timeline import named, tell

if TYPE_CHECKING:
    from spinelog.storage.journal import Journal
    from spinelog.storage.timeline import Key

MOST_PARTS = 8
"""So many parts of an item are told, the latest; of the others their number."""
MOST_TOGETHER = 100
"""More procedures than a series or a day has: all are read, since they are numbered."""


def _target(record: Record) -> str:
    return joined((NOUNS["goal"].field("target").show(record), str(record.get("unit") or "")), " ")


def _peg(record: Record) -> str:
    return peg_words(record) if any(record.get(name) is not None for name in PEG_ITEMS) else ""


TOGETHER: dict[str, tuple[str, tuple[str, ...], Callable[[Record], str]]] = {
    "medication": ("Dose", ("dose_text", "daily_amount", "amount_unit", "as_needed"), dose_words),
    "goal": ("Target", ("target", "unit"), _target),
    "questionnaire": ("PEG", PEG_ITEMS, _peg),
}
"""Fields of a noun that are told as one: the label, which they are, and their words."""

QUESTIONS = (NOUNS["question"], "visit")
"""What stands with a visit without belonging to it: a question outlives the visit at which it was asked."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is recorded: its label and the text in full."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One item, told in full."""

    key: Key
    title: str
    """`Thu 8 Oct 2026  Procedure`."""
    said: tuple[Said, ...]
    item: Value | None
    """None for the note of a day, which is no item."""

    def is_taken_on(self, day: date) -> bool:
        """Whether it is a medicine that is taken on a day, so that its dose can change."""
        return isinstance(self.item, Medication) and is_in_force(self.item, day)

    def goes_on(self, day: date) -> bool:
        """Whether it is something that ends, and had not ended by a day."""
        ends = NOUNS[self.key.noun].ends if self.item is not None else ""
        if not ends:
            return False
        end = day_of(asdict(self.item), ends) if self.item is not None else None
        return end is None or end > day


def detail(journal: Journal, key: Key) -> Detail | None:
    """Read all that there is to say of an item; None when it is gone. Ask it in a thread."""
    line = next(iter(tell(journal, [key]).values()), None)
    if line is None:
        return None
    day = line.date
    shown = "" if day is None else show_date(day.first) if day.full else show_partial(day)
    title = joined((shown, line.kind), "  ")
    if key.noun == NOTE:
        return Detail(key, title, (Said("", line.text),), None)
    noun = NOUNS[key.noun]
    item = journal.item(VALUES[key.noun], key.uid)
    said = [*_fields(journal, noun, asdict(item)), *_parts(journal, noun, item)]
    if isinstance(item, Procedure):
        said += _together(journal, item)
        said += [Said(label, text) for label, text in known_of(item.kind)]
    if isinstance(item, Medication):
        said += _courses(journal, item)
    return Detail(key, title, tuple(said), item)


def _fields(journal: Journal, noun: Noun, record: Record) -> Iterator[Said]:
    """Every field that is filled in but the date, which stands in the title, and what nobody said: a "no" by default."""
    label, names, words = TOGETHER.get(noun.name, ("", (), str))
    for field in noun.asked:
        value = record.get(field.name)
        if field in noun.joins:
            continue
        if field.name in names:
            if field.name == names[0] and (text := words(record)):
                yield Said(label, text)
        elif field.name != noun.date and value is not None and not (value is False and field.default is False):
            text = _named(journal, NOUNS[field.ref], str(value)) if field.kind is REF else field.show(record)
            if text:
                yield Said(field.label, text)


def _named(journal: Journal, noun: Noun, uid: str) -> str:
    """What another item is called; a procedure with its letter and date."""
    item = journal.some(VALUES[noun.name], [uid]).get(uid)
    if item is None:
        return ""
    record = asdict(item)
    if noun.name != "procedure":
        return noun.called(record)
    place = journal.places_of([uid]).get(uid)
    return joined((letter(place) if place is not None else "", noun.line(record)), "  ")


def _parts(journal: Journal, noun: Noun, item: Value) -> Iterator[Said]:
    """What belongs to an item: files, sessions, checks, estimates."""
    nameless = {item.uid: {**asdict(item), noun.headline: None}}
    found = [(part, part.parent) for part in parts_of(noun)] + ([QUESTIONS] if noun.name == QUESTIONS[1] else [])
    for part, field in found:
        count, latest = journal.naming(VALUES[part.name], field, item.uid, latest=MOST_PARTS)
        if not count:
            continue
        label = capital(part.plural.removeprefix(f"{noun.name}_").replace("_", " "))
        if part.date and part.headline == part.date:  # nothing but dates: their number says it
            last = when(asdict(latest[-1]), part.date)
            yield Said(label, f"{count}, the latest {last}" if count > 1 else last)
            continue
        known = {**named(journal, part, latest), **nameless}
        lines = [_part_line(part, asdict(one), known) for one in latest]
        more = f"the latest {len(lines)} of {count}: " if count > len(lines) else ""
        yield Said(label, more + "; ".join(lines))


def _part_line(part: Noun, record: Record, known: Known) -> str:
    """A part with its date; `known` is what it names, and what it belongs to without its name, which stands above."""
    return joined((when(record, part.date), part.told(record, known)), ": ") if part.date else part.told(record, known)


def _courses(journal: Journal, item: Medication) -> Iterator[Said]:
    """The other doses of a medicine, before and after this one."""
    _, courses = journal.naming(Medication, "course_uid", item.course_uid or item.uid, latest=MOST_PARTS)
    for chain in chains(courses):
        here = next((number for number, one in enumerate(chain) if one.uid == item.uid), None)
        if here is None:
            continue
        for label, some in (("Before", chain[:here]), ("Then", chain[here + 1 :])):
            if some:
                yield Said(label, "; ".join(_course(asdict(one)) for one in some))


def _together(journal: Journal, item: Procedure) -> Iterator[Said]:
    """The others of its session, and all of its series in order."""

    def holding(field: str, text: str) -> list[Procedure]:
        return journal.naming(Procedure, field, text, latest=MOST_TOGETHER)[1]

    found = holding("date", str(item.date))
    firsts = sorted({one.series_uid or one.uid for one in found})
    found += journal.some(Procedure, firsts).values()
    found += [one for first in firsts for one in holding("series_uid", first)]
    found += [one for day in sorted({str(one.date) for one in found}) for one in holding("date", day)]
    kept = {one.uid: one for one in found if one.deleted_at is None}
    places = sorted((place, uid) for uid, place in journal.places_of(list(kept)).items())
    everyone = [Lettered(letter(place), kept[uid]) for place, uid in places]
    session = next((one for one in grouped(everyone) if any(member.procedure.uid == item.uid for member in one.members)), None)
    if session is not None and len(session.members) > 1:
        others = [one for one in session.members if one.procedure.uid != item.uid]
        yield Said("One session with", "; ".join(f"{one.letter}  {describe(asdict(one.procedure))}" for one in others))
    if (part := in_series(everyone).get(item.uid)) is not None:
        yield Said("Series", series_words(part))


def _course(record: Record) -> str:
    since, until = when(record, "started"), when(record, "stopped")
    return joined((dose_words(record), f"from {since}" if since else "", f"until {until}" if until else ""))
