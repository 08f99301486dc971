"""Any table as CSV: what its columns seem to be is proposed, what is open is asked, and only then is it read."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Names
from dataclasses import dataclass
from itertools import islice

from spinelog.domain.amounts import half_up
from spinelog.domain.dates import show_short
from spinelog.domain.errors import BadValue
from spinelog.domain.phone import PhoneDay
from spinelog.exchange.phone import table_guess as guess
from spinelog.exchange.phone.box import MOST_AT_ONCE, Box
from spinelog.exchange.phone.entries import base
from spinelog.exchange.phone.findings import BadFile, Findings, Reading
from spinelog.exchange.phone.table_cells import ORDERS, Stamp, read_number, read_stamp
from spinelog.exchange.phone.table_mapping import UNITS, Mapping, fingerprint
from spinelog.exchange.phone.table_part import Table, first_table, is_text, rows_of
from spinelog.exchange.phone.table_rows import FAULTS, Days, WrongOrder, dated, read_row

__all__ = ["Asked", "Mapping", "TableProposal", "propose", "read_table", "with_answers"]

MOST_ROWS = 600_000
"""More than a year of single minutes. So many are held at once."""
_MOST_LOOKED_AT = 300
"""Files of a folder or zip among which the first table is looked for."""
_ROWS_BETWEEN = 5_000
"""Rows after which it is told how many are read."""
_SHOWN = 5
_ENDINGS = (".csv", ".tsv", ".tab", ".txt")


@dataclass(frozen=True, slots=True)
class Asked:
    """What only the person can say of a table."""

    key: str
    """What it decides: "date" or "steps" (a column), "date_order", "sleep_unit"."""
    text: str
    """The question, a whole sentence."""
    choices: tuple[tuple[str, str], ...]
    """What can be answered, and its words for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProposal:
    """How a table could be read, for the person to look at before anything is."""

    name: str
    """The file, for people."""
    header: str
    """The fingerprint of its names, by which an earlier mapping is found."""
    columns: tuple[str, ...]
    """Their names, as in the file."""
    mapping: Mapping | None
    """None until every question is answered."""
    first: tuple[PhoneDay | str, ...]
    """What the first rows come to, or a sentence on why one comes to nothing."""
    questions: tuple[Asked, ...]
    sample: tuple[tuple[str, ...], ...]
    """The first rows as they stand."""
    table: Table
    answers: Names[str, str | int | None]
    """What the person has said so far."""
    reading: Reading


def propose(box: Box, reading: Reading) -> TableProposal | None:
    """The first table of the box that tells of steps or sleep, else the first with dates; None where there is none.

    Raises BadFile when its dates are written in two orders.
    """
    found: Table | None = None
    for path, data in islice(_texts(box), _MOST_LOOKED_AT):
        table, is_clear = first_table(data, base(path))
        if table is not None and (found is None or is_clear):
            found = table
        if is_clear:
            break
    return None if found is None else _proposal(found, {}, reading)


def with_answers(
    proposal: TableProposal,
    *,
    columns: Names[str, str | int | None] | None = None,
    date_order: str | None = None,
    sleep_unit: str | None = None,
) -> TableProposal:
    """The proposal again after the person has said something.

    `columns` has a column's name, or its number from 1, for "date", "steps" or "sleep"; None where the table has no such
    column. Raises BadValue for a column that is not there and for an unknown order or unit.
    """
    answers = dict(proposal.answers)
    for key, said in (columns or {}).items():
        answers[key] = None if said is None else _column(proposal, said)
    for key, word, known in (("date_order", date_order, ORDERS), ("sleep_unit", sleep_unit, tuple(UNITS))):
        if word is None:
            continue
        if word not in known:
            raise BadValue(f"{word!r} is not one of {', '.join(known)}.")
        answers[key] = word
    return _proposal(proposal.table, answers, proposal.reading)


def _column(proposal: TableProposal, said: str | int) -> int:
    if isinstance(said, int):
        if 1 <= said <= len(proposal.columns):
            return said - 1
    else:
        for column, name in enumerate(proposal.columns):
            if name.strip().lower() == said.strip().lower():
                return column
    raise BadValue(f"{proposal.name} has no column {said!r}. It has: {', '.join(name for name in proposal.columns if name)}.")


def _proposal(table: Table, answers: Names[str, str | int | None], reading: Reading) -> TableProposal:
    date, steps, sleep = _columns(table, answers)
    questions: list[Asked] = []
    choices = tuple((name, name) for name in table.names if name)
    if date is None:
        questions.append(Asked("date", "Which column has the date?", choices))
    if steps is None and sleep is None:
        beside = tuple(choice for choice in choices if date is None or choice[0] != table.names[date])
        if not beside:
            raise BadFile(f"{table.name} has dates, and nothing beside them. Please export it with steps or sleep.")
        questions.append(Asked("steps", "Which column has the steps?", beside))
    order = str(answers.get("date_order") or "")
    time = None if date is None else guess.time_column(table.names, table.rows, date)
    stamps = [] if date is None else _stamps(table, date, time)
    if not order:
        order, example = _order(table, stamps)
        if example:
            questions.append(_which_day(*example))
    decimal = guess.decimal_sign(table.rows, steps, sleep)
    unit = str(answers.get("sleep_unit") or "")
    if not unit and sleep is not None:
        unit = guess.sleep_unit(table.names[sleep], table.rows, sleep, decimal)
        if not unit:
            questions.append(_which_unit(table, sleep, decimal))
    mapping = None
    if date is not None and not questions:
        times = any(stamp.clock for _, stamp in stamps)
        mapping = Mapping(
            header=fingerprint(table.names), headed=table.headed, delimiter=table.delimiter, date=date, time=time, steps=steps,
            sleep=sleep, date_order=order, decimal=decimal, sleep_unit=unit or "h:mm", times=times,
            starts=times and guess.began(table.names[date]),
        )  # fmt: skip
    shown = table.rows[:_SHOWN]
    return TableProposal(
        name=table.name,
        header=fingerprint(table.names),
        columns=table.names,
        mapping=mapping,
        first=() if mapping is None else tuple(_shown(row, mapping, reading) for row in shown),
        questions=tuple(questions),
        sample=tuple(tuple(row) for row in shown),
        table=table,
        answers=answers,
        reading=reading,
    )


def _columns(table: Table, answers: Names[str, str | int | None]) -> tuple[int | None, int | None, int | None]:
    """Date, steps and sleep: as the person said, else as they seem to be."""
    date, steps, sleep = table.columns()
    said = {key: value for key, value in answers.items() if value is None or isinstance(value, int)}
    chosen = {"date": date, "steps": steps, "sleep": sleep}
    taken = {value for value in said.values() if value is not None}
    chosen = {key: said.get(key, None if column in taken else column) for key, column in chosen.items()}
    return chosen["date"], chosen["steps"], chosen["sleep"]


def _stamps(table: Table, date: int, time: int | None) -> list[tuple[str, Stamp]]:
    written = (dated(row, date, time) for row in table.rows)
    return [(cell, stamp) for cell in written if (stamp := read_stamp(cell)) is not None]


def _order(table: Table, stamps: list[tuple[str, Stamp]]) -> tuple[str, tuple[str, Stamp, tuple[str, ...]] | None]:
    """The order that fits every date; or a date that can be read in several, and these. Raises BadFile when none fits all."""
    left: tuple[str, ...] = ORDERS
    open_ones = [(cell, stamp) for cell, stamp in stamps if not stamp.has_order]
    if not open_ones:
        return ORDERS[0], None
    earlier = open_ones[0][0]
    for cell, stamp in open_ones:
        still = tuple(order for order in left if order in stamp.orders)
        if not still:
            raise _mixed(table.name, earlier, cell)
        if len(still) < len(left):
            left, earlier = still, cell
    if len(left) == 1:
        return left[0], None
    cell, stamp = next((found for found in open_ones if len({found[1].day(order) for order in left}) > 1), open_ones[0])
    return "", (cell, stamp, left)


def _which_day(cell: str, stamp: Stamp, orders: tuple[str, ...]) -> Asked:
    return Asked(
        "date_order", f"Which day is {cell.split()[0]}?", tuple((order, show_short(stamp.day(order))) for order in orders)
    )


def _which_unit(table: Table, sleep: int, decimal: str) -> Asked:
    number = next(cell for cell in guess.cells(table.rows, sleep) if read_number(cell, decimal))
    choices = tuple((unit, words) for unit, words in UNITS.items() if unit != "h:mm")
    return Asked("sleep_unit", f"One night has {number.strip()} under {table.names[sleep]}. What is that in?", choices)


def _mixed(name: str, one: str, other: str) -> BadFile:
    ways = f"{one.split()[0]} and {other.split()[0]}"
    return BadFile(f"{name} writes its dates in two ways: {ways}. Please make them alike, for example 2026-11-20.")


def _shown(row: list[str], mapping: Mapping, reading: Reading) -> PhoneDay | str:
    try:
        found = read_row(row, mapping, reading)
    except WrongOrder as error:
        return f"{error.written.split()[0]} is no date in this order."
    if isinstance(found, str):
        return f"This row has {found}."
    if found.faults:
        return f"This row has {found.faults[0]}."
    steps, sleep = (None if not value else half_up(value) for value in (found.steps, found.sleep))
    return PhoneDay(day=found.day if steps else found.woke, source="table", steps=steps, sleep_min=sleep)


def read_table(box: Box, mapping: Mapping, reading: Reading) -> Findings:
    """The days of every table of the box that has the mapping's columns. Raises BadFile when there is none, or nothing in it."""
    days, rows = Days(), 0
    texts = len(box.entries)
    for number, (path, data) in enumerate(_texts(box)):
        reading.tell(number / texts)
        lines = data.count(b"\n") + 1
        if lines > 2 * MOST_ROWS:  # some may be blank, or of another table
            raise _too_long(box)
        for at, row in enumerate(rows_of(data, base(path), mapping)):
            rows += 1
            if rows > MOST_ROWS:
                raise _too_long(box)
            if rows % _ROWS_BETWEEN == 0:
                reading.tell((number + min(1.0, at / lines)) / texts)
            try:
                days.add(read_row(row, mapping, reading))
            except WrongOrder as error:
                raise _misread(data, base(path), mapping, error.written) from None
    if not rows:
        raise BadFile(f"{box.name} has no table with the columns that were told. Please look which file it is.")
    found = days.found(reading.today)
    if not found and any(days.skipped[fault] for fault in FAULTS):
        raise BadFile(f"spinelog found no day with steps or sleep in {box.name}. Please look which column is what.")
    return Findings(source="table", days=found, skipped=days.reasons(), notes=tuple(_notes(days, mapping)))


def _too_long(box: Box) -> BadFile:
    return BadFile(f"{box.name} has more than {MOST_ROWS:,} rows. Please cut it into years, and import one after another.")


def _misread(data: bytes, name: str, mapping: Mapping, written: str) -> BadFile:
    """What to say of a date that has not the order of the mapping: another date of the file has only that, or none has."""
    for row in rows_of(data, name, mapping):
        other = dated(row, mapping.date, mapping.time)
        stamp = read_stamp(other)
        if stamp is not None and stamp.orders == (mapping.date_order,):
            return _mixed(name, other, written)
    return BadFile(f"{name} has {written.split()[0]}, which is no date in the order that was told. Please say it again.")


def _notes(days: Days, mapping: Mapping) -> Iterator[str]:
    if mapping.times and days.steps:
        yield "The steps of each day were added up, since the rows have a time of day."
    if not mapping.times and days.sleep:
        yield "Each night is put on the date that the table gives; spinelog takes it for the day of waking up."
    if count := len(days.repeated):
        told = "One date stands" if count == 1 else f"{count:,} dates stand"
        yield f"{told} there more than once with different numbers; the largest was taken."


def _texts(box: Box) -> Iterator[tuple[str, bytes]]:
    """The files that may be tables. A bare file may be called anything."""
    for path in box.entries:
        if len(box.entries) > 1 and not (path.lower().endswith(_ENDINGS) and box.size(path) <= MOST_AT_ONCE):
            continue
        if is_text(box.head(path)):
            yield path, box.read(path)
