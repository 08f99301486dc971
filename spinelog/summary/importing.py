"""What an import would do, in lines for the screen and the command: looked at before anything is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spinelog.domain.copy import ComparedCopy
from spinelog.domain.dates import show_date, show_short
from spinelog.domain.day import DAY_NOUN
from spinelog.domain.imported import Batch, Compared, ComparedSource, DayChange, PhoneSource, named
from spinelog.domain.phone import SOURCES, PhoneDay
from spinelog.domain.text import one_line
from spinelog.exchange.phone.findings import Findings
from spinelog.exchange.phone.table import TableProposal
from spinelog.exchange.phone.table_mapping import UNITS

ALREADY = "All of it is in your journal already. There is nothing to save."
NOTHING_IN_IT = "There is nothing in it that could be saved."
_FIGURES = (DAY_NOUN.field("steps"), DAY_NOUN.field("sleep_min"))
_LONGEST = 60
"""Characters of a text from outside that are shown."""
_MOST_DEVICES = 6
"""Devices and apps that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Part:
    """One source, or one thing to look at."""

    title: str
    lines: tuple[str, ...]
    """Each a short sentence, or a few words with a colon."""


def days(count: int) -> str:
    """`1 day`, `1,204 days`."""
    return f"{count:,} {'day' if count == 1 else 'days'}"


# -- phones and watches ----------------------------------------------------------------------------------------------


def phone_parts(found: Sequence[Findings], compared: Compared, today: date) -> list[Part]:
    """What each source of a file would bring."""
    by_source = {one.source: one for one in compared.sources}
    return [_phone_part(one, by_source.get(one.source), today) for one in found]


def _phone_part(found: Findings, compared: ComparedSource | None, today: date) -> Part:
    name = SOURCES[found.source]
    counted = [f"Counted by: {_devices(found.devices)}."] if found.devices else []
    rest = [*([_left_out(found)] if found.skipped else ()), *found.notes]
    if compared is None:
        return Part(f"{name}: no day with steps or sleep", (*counted, *rest))
    span = dict.fromkeys(show_short(day, today) for day in (compared.first, compared.last))
    latest = max(found.days, key=lambda one: one.day)
    lines = (*counted, *_counts(compared, today), f"The last day in it: {_day(latest, today)}.", *rest)
    return Part(f"{name}: {' to '.join(span)}", lines)


def _devices(names: Sequence[str]) -> str:
    """`iPhone, then Watch, and 12 more`: the one that goes first stands first."""
    told = ", then ".join(map(_short, names[:_MOST_DEVICES]))
    return f"{told}, and {len(names) - _MOST_DEVICES:,} more" if len(names) > _MOST_DEVICES else told


def _counts(compared: ComparedSource, today: date) -> Iterator[str]:
    if compared.new:
        yield f"New: {days(compared.new)}."
    if compared.changed:
        yield f"Changed: {days(compared.changed)}{', such as' if compared.changed > len(compared.examples) else ''}:"
        for change in compared.examples:
            yield f"  {show_date(change.after.day, today)}: {_change(change)}"
    if compared.same:
        yield f"The same: {days(compared.same)}."
    if compared.kept:
        stays, over = ("Left as it is", "the day was over") if compared.kept == 1 else ("Left as they are", "they were over")
        yield f"{stays}: {days(compared.kept)}, since this file was made before {over}."
    if compared.typed:
        yield f"You typed the number yourself on {days(compared.typed)}. That goes on counting."


def _change(change: DayChange) -> str:
    """`4,210 steps becomes 6,300 steps`."""
    parts = []
    for field in _FIGURES:
        before, after = getattr(change.before, field.name), getattr(change.after, field.name)
        if before != after:
            label = "" if field.unit == "steps" else f"{field.label.lower()} "
            parts.append(f"{label}{field.show_value(before) or 'not recorded'} becomes {field.show_value(after)}")
    return ", ".join(parts)


def _left_out(found: Findings) -> str:
    return f"Left out: {', '.join(f'{one.reason} ({one.count:,})' for one in found.skipped)}."


def source_lines(sources: Sequence[PhoneSource], today: date) -> list[str]:
    """The sources that the journal has days of, the one that counts first at the top."""
    return [
        f"{SOURCES.get(one.source, one.source)}: {show_short(one.first, today)} to {show_short(one.last, today)}, "
        f"steps of {days(one.days_of_steps)}, sleep of {days(one.days_of_sleep)}"
        for one in sources
    ]


def batch_line(batch: Batch, today: date) -> str:
    """`Fri 20 Nov: Apple Health from export.zip, 212 days new, 3 changed`."""
    made = batch.made_at.astimezone().date()
    told = [f"{days(batch.days_new)} new"] if batch.days_new else []
    if batch.days_changed:
        told.append(f"{batch.days_changed:,} changed" if told else f"{days(batch.days_changed)} changed")
    return f"{show_date(made, today)}: {', '.join((_what(batch), *told))}"


def taken_back(batch: Batch) -> str:
    """What is said after an import was undone."""
    return f"The import of {_what(batch)} was taken back."


def _what(batch: Batch) -> str:
    """`Apple Health from export.zip`."""
    of = f" from {_short(batch.file_name)}" if batch.file_name else ""
    return f"{named(batch.source.split(','))}{of}"


# -- a copy of a journal ---------------------------------------------------------------------------------------------


def copy_part(compared: ComparedCopy) -> Part:
    """What a copy of a journal would bring."""
    lines = []
    for table in compared.tables:
        counts = {"new": table.new, "changed": table.changed, "left as they are here": table.kept}
        told = ", ".join(f"{count:,} {word}" for word, count in counts.items() if count)
        if told:
            lines.append(f"{table.words[:1].upper()}{table.words[1:]}: {told}.")
    if same := sum(table.same for table in compared.tables):
        lines.append(f"The same: {same:,}.")
    return Part("A copy of a journal", (*lines, *compared.notes))


# -- a table ---------------------------------------------------------------------------------------------------------


def table_part(proposal: TableProposal, today: date) -> Part:
    """How a table would be read, with its first rows."""
    mapping = proposal.mapping
    if mapping is None:
        columns = ", ".join(_short(name) for name in proposal.columns if name.strip())
        rows = (f"  {' | '.join(map(_short, row))}" for row in proposal.sample)
        return Part(f"{_short(proposal.name)}: a table", (f"Its columns: {columns}.", "It begins:", *rows))
    read_from = [f"Date from {_column(proposal, mapping.date)}"]
    if mapping.steps is not None:
        read_from.append(f"steps from {_column(proposal, mapping.steps)}")
    if mapping.sleep is not None:
        unit = "" if mapping.sleep_unit == "h:mm" else f" (in {UNITS[mapping.sleep_unit]}, where it does not say)"
        read_from.append(f"sleep from {_column(proposal, mapping.sleep)}{unit}")
    rows = (f"  {one_line(one) if isinstance(one, str) else _day(one, today)}" for one in proposal.first)
    return Part(f"{_short(proposal.name)}: a table, read like this", (f"{'; '.join(read_from)}.", *rows))


def _column(proposal: TableProposal, at: int) -> str:
    name = proposal.columns[at] if at < len(proposal.columns) else ""
    return f'"{_short(name)}"' if name.strip() else f"column {at + 1}"


def _day(one: PhoneDay, today: date) -> str:
    figures = [
        f"{'sleep ' if field.name == 'sleep_min' else ''}{field.show_value(value)}"
        for field in _FIGURES
        if (value := getattr(one, field.name)) is not None
    ]
    return f"{show_date(one.day, today)}: {', '.join(figures) or 'nothing recorded'}"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
