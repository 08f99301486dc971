"""The trace of a summary as text, to be read or heard, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spinelog.domain.dates import show_date
from spinelog.domain.text import capital
from spinelog.domain.words import joined
from spinelog.summary.aloud import Aloud
from spinelog.summary.layout import Columns
from spinelog.summary.parts import Entries, Entry, Section
from spinelog.summary.sections import sections
from spinelog.summary.text import section_lines

if TYPE_CHECKING:
    from spinelog.summary.doc import SummaryDoc
    from spinelog.summary.traced import LeftOut, Source, Traced

TITLE = "Every figure, and the entries behind it"
READ = (
    "Under each figure: how it comes from its entries, then each entry with its day and value as recorded; what is not marked "
    "was written in time. The signs in brackets begin the name of an entry. What was left out is named with the reason. "
    "Charts and strips show the entries themselves."
)
PERIOD = "The period"


def render(traced: Iterable[Traced], doc: SummaryDoc, *, plain: bool = False) -> str:
    """The trace as text; every line at most 80 columns. `plain`: for a screen reader."""
    page = Aloud() if plain else Columns()
    lines = [*page.name(TITLE), *page.text(f"{doc.period}. Made on {show_date(doc.printed)}."), *page.text(READ)]
    lines += [line for section in _sections(traced, doc) for line in section_lines(section, page)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _sections(traced: Iterable[Traced], doc: SummaryDoc) -> tuple[Section, ...]:
    """The figures by the first section that prints them."""
    titles = {"": PERIOD}
    for section in sections(doc):
        titles.setdefault(section.name, section.title)
    found: dict[str, list[Entry]] = {}
    for one in traced:
        others = joined((titles.get(name, name) for name in one.sections[1:]), "; ")
        is_item = len(one.used) == 1 and one.shown == one.used[0].value  # it is printed as it is
        more = ("" if is_item else _used(one), _left_out(one.left_out), f"also in: {others}" if others else "")
        entry = Entry(one.name, _shown(one.used[0]) if is_item else one.shown, more=tuple(text for text in more if text))
        found.setdefault(one.sections[0], []).append(entry)
    return tuple(Section(name, titles.get(name, capital(name)), "", (Entries(tuple(each)),)) for name, each in found.items())


def _used(one: Traced) -> str:
    of = joined((*one.of, *(_shown(source) for source in one.used)), "; ")
    return f"{one.how}: {of}" if of else one.how


def _shown(source: Source) -> str:
    """`14 Oct: 3 (added later)`; an item in its line, with its date where that is not in it, and the signs of its name."""
    late = f" ({source.late})" if source.late else ""
    if not source.uid:
        return joined((source.when, source.value), ": ") + late
    text = source.value if not source.when or source.when in source.value else joined((source.when, source.value), ": ")
    return f"{text} [{source.uid}]"


def _left_out(days: Iterable[LeftOut]) -> str:
    """By reason: `left out: 7 Oct, 9 Oct (not recorded); 26 Oct: 3 (from memory)`."""
    reasons: dict[str, list[str]] = {}
    for one in days:
        value = "" if one.source.number is None and not one.source.uid else one.source.value
        reasons.setdefault(one.why, []).append(joined((one.source.when, value), ": "))
    told = joined((f"{joined(named)} ({why})" for why, named in reasons.items()), "; ")
    return f"left out: {told}" if told else ""


def as_json(traced: Iterable[Traced], doc: SummaryDoc) -> dict[str, object]:
    """The same for a program."""
    return {
        "first": doc.first.isoformat(),
        "last": doc.last.isoformat(),
        "figures": [
            {
                "sections": [name or "period" for name in one.sections],
                "name": one.name,
                "shown": one.shown,
                "how": one.how,
                "made_from": list(one.of),
                "entries": [_plain(source) for source in one.used],
                "left_out": [{**_plain(left.source), "why": left.why} for left in one.left_out],
            }
            for one in traced
        ],
    }


def _plain(source: Source) -> dict[str, object]:
    """`number` is in the unit that is stored: minutes also for sleep."""
    return {
        "what": source.what,
        "uid": source.uid or None,
        "date": source.date or None,
        "value": source.value or None,
        "number": source.number,
        "late": source.late or None,
    }
