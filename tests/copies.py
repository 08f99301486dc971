"""Whole copies of journals as hypothesis makes them, from the descriptions alone, and as they are made here one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from spinelog.domain.block import SITES, SLOTS
from spinelog.domain.clock import Clock
from spinelog.domain.copy import JournalCopy, Plain, Row, Table, tables
from spinelog.domain.dates import PartialDate
from spinelog.domain.describe import MAX_TEXT, Changes, Field
from spinelog.domain.errors import SpinelogError
from spinelog.domain.kinds import DAY, INSTANT, NOTE, NUMBER, PARTIAL, REF, TEXT, TIME, YESNO
from spinelog.domain.values import Clinician, Flare, Goal, GoalCheck, Pain, Person, Procedure, Scan, Week, WeekPain
from spinelog.storage.connection import Connector
from spinelog.storage.journal import Journal
from spinelog.storage.quick import transaction
from tests.conftest import TODAY
from tests.files import JPEG, PDF, PNG
from tests.hostile import TEXTS
from tests.journals import make

BYTES = {"pdf": PDF, "png": PNG, "jpeg": JPEG}

_UIDS = st.text("0123456789abcdef", min_size=32, max_size=32)
_DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
_INSTANTS = st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)).map(lambda found: f"{found:%Y-%m-%dT%H:%M:%SZ}")
_PARTIAL = st.one_of(_DATES, _DATES.map(lambda text: text[:7]), _DATES.map(lambda text: text[:4]))
_WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")[:MAX_TEXT] for text in TEXTS.values()]),
    st.text("'=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20 ,;\"\\a1", max_size=8),
)


def _values(column: Field, there: Mapping[str, list[str]], *, is_key: bool) -> st.SearchStrategy[Plain]:
    """Values of one column; `there` are the uids of what it could point to."""
    kind, low, high = column.kind, column.low, column.high
    found: st.SearchStrategy[Plain]
    if kind is YESNO:
        found = st.booleans()
    elif kind.sql == "INTEGER":
        keys = [int(key) for key, _ in column.choices]
        whole = st.integers(-(2**62) if low is None else int(low), 2**62 if high is None else int(high))
        found = st.sampled_from(keys) if keys else whole
    elif kind is NUMBER:
        found = st.floats(0 if low is None else low, 1e9 if high is None else high, allow_nan=False)
    elif kind is DAY:
        found = _DATES
    elif kind is PARTIAL:
        found = _PARTIAL
    elif kind is INSTANT:
        found = _INSTANTS
    elif kind is TIME:
        found = st.times().map(lambda found: f"{found:%H:%M}")
    elif kind is SLOTS:
        found = st.sampled_from(["0:15 0:30 1", "1 2 4", "2:30"])
    elif kind is SITES:
        found = st.sampled_from(["right", "right, left"])
    elif kind is REF:
        found = st.sampled_from(there[column.ref]) if there.get(column.ref) else st.none()
    elif column.name == "uid":
        found = _UIDS
    elif kind in (TEXT, NOTE):
        found = _WORDS.filter(bool) if column.required and not is_key else _WORDS
    else:
        found = st.sampled_from([key for key, _ in column.choices])
    return found if column.required else st.one_of(st.none(), found)


@st.composite
def whole_copies(draw: st.DrawFn) -> JournalCopy:
    """A copy with a few rows of every table, as a file could hold it."""
    rows: dict[str, list[Row]] = {}
    contents: dict[str, bytes] = {}
    for name, table in tables().items():
        there = {noun: [str(row["uid"]) for row in found if "uid" in row] for noun, found in rows.items()}
        columns = {one.name: _values(one, there, is_key=one.name in table.key) for one in table.fields}
        if name in ("day_pain", "day_dose"):
            columns["day"] = st.sampled_from([row["day"] for row in rows["day"]]) if rows["day"] else st.none()
        found = draw(st.lists(st.fixed_dictionaries(columns), max_size=3, unique_by=lambda row, table=table: table.key_of(row)))  # type: ignore[misc]
        rows[name] = []
        for row in found:
            if _is_whole(table, row, rows):
                rows[name].append(row)
    for row in rows["attachment"]:
        content = BYTES[str(row["media_type"])]
        row |= {"size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        contents[str(row["uid"])] = content
    return JournalCopy(tables=rows, contents=contents, journal_uid=draw(st.one_of(st.none(), _UIDS)))


def _is_whole(table: Table, row: Row, rows: Mapping[str, list[Row]]) -> bool:
    """Whether it points to something, and its fields go together."""
    noun = table.noun
    if any(row[one.name] is None for one in table.fields if one.required):
        return False
    if noun is None or noun.key != ("uid",):
        return True
    record = {one.name: None if (value := row[one.name]) is None else one.kind.load(value) for one in noun.fields}
    began, ended = (str(row[name] or "") if name else "" for name in (noun.date, noun.ends))
    length = min(len(began), len(ended))
    if ended[:length] < began[:length]:
        row[noun.ends] = record[noun.ends] = None
    for one in noun.joins:  # nothing before it can be joined
        row[one.name] = record[one.name] = None
    try:
        noun.complete(dict(record), date(2100, 12, 31))
    except SpinelogError:
        return False
    return table.name != "week_pain" or (row["week"], row["pain"]) not in [
        (one["week"], one["pain"]) for one in rows.get(table.name, [])
    ]


# -- real ones ---------------------------------------------------------------------------------------------------------


def random_journal(path: str, number: int) -> Journal:
    """A made-up journal with something in the trash, attached files, what a phone counted, and hard texts everywhere."""
    connector, chance = Connector(path), Random(number)
    make(connector, number, length=chance.choice((3, 20, 60)))
    journal = Journal(connector, _clock(0))
    with transaction(connector, writing=True) as connection:
        _add_phone(connection.execute, chance)
        for table in tables().values():
            texts = [column.name for column in table.fields if column.kind is NOTE and not column.required]
            for column in texts:
                for key, *_ in connection.execute(
                    f"SELECT {table.key[0]} FROM {table.name} ORDER BY random() LIMIT 3"
                ).fetchall():
                    text = chance.choice(list(TEXTS.values())).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                    connection.execute(f"UPDATE {table.name} SET {column} = ? WHERE {table.key[0]} = ?", (text, key))
    scan = journal.add(Scan, {"kind": "mri", "date": PartialDate(2026), "findings": "as before"})
    for kind, content in BYTES.items():
        digest = hashlib.sha256(content).hexdigest()
        record: Changes = {
            "scan": scan.uid,
            "file_name": f"=a\n.{kind}",
            "media_type": kind,
            "size_bytes": len(content),
            "sha256": digest,
        }
        journal.attach(record, content)
    for change in chance.choices(CHANGES, k=6):
        change(journal, chance, number)
    return journal


def _clock(minutes: int) -> Clock:
    return Clock(datetime(2026, 11, 20, 19, 0, tzinfo=UTC) + timedelta(minutes=minutes))


def _add_phone(execute: Callable[..., object], chance: Random) -> None:
    batch = "b" * 32
    execute("INSERT INTO import_batch VALUES (?, '2026-11-01T08:00:00Z', 'oura', '=x.csv', NULL, NULL, 3, 0)", (batch,))
    for back in range(chance.randrange(9)):
        row = ((TODAY - timedelta(days=back)).isoformat(), chance.choice(("oura", "fitbit")), chance.choice((None, 4210)), 400)
        execute(
            "INSERT INTO device_day (day, source, steps, sleep_min, batch, steps_from) VALUES (?, ?, ?, ?, ?, '-1')",
            (*row, batch),
        )
    execute("INSERT INTO device_source VALUES ('oura', 1), ('fitbit', 0)")
    execute("INSERT INTO table_mapping VALUES ('day,steps', '{}', '2026-11-01T08:00:00Z')")


def _edit_pain(journal: Journal, chance: Random, number: int) -> None:
    found = journal.items(Pain)
    if found:
        change = chance.choice(({"name": f"leg {number}"}, {"is_main": True}, {"region": "leg"}))
        journal.edit(Pain, chance.choice(found).uid, change)


def _add_pain(journal: Journal, chance: Random, number: int) -> None:
    journal.add(Pain, {"name": chance.choice(("hip", "foot", f"hand {number}")), "is_main": chance.random() < 0.3})


def _delete(journal: Journal, chance: Random, number: int) -> None:
    kind = chance.choice((Pain, Goal, GoalCheck, Procedure, Week, WeekPain, Scan))
    if found := journal.items(kind):
        journal.delete(kind, chance.choice(found).uid)


def _undelete(journal: Journal, chance: Random, number: int) -> None:
    kind = chance.choice((Pain, Goal, Procedure, Week))
    if found := journal.items(kind, trash=True):
        journal.undelete(kind, chance.choice(found).uid)


def _add_parts(journal: Journal, chance: Random, number: int) -> None:
    for goal in journal.items(Goal)[:2]:
        journal.add(GoalCheck, {"goal": goal.uid, "date": TODAY, "ability": number % 10})
    journal.add(Goal, {"statement": f"walk {number}"})
    journal.add(Flare, {"began": TODAY, "peak": number % 10})
    journal.add(Clinician, {"name": f"Dr {number}"})


def _write_day(journal: Journal, chance: Random, number: int) -> None:
    pains = journal.items(Pain)
    day = TODAY - timedelta(days=chance.randrange(9))
    scores = {f"pain:{pain.uid}": chance.choice((None, 3, 9)) for pain in pains}
    journal.save_day(day, {**scores, "sitting_min": number % 60, "note": None})


def _clear_day(journal: Journal, chance: Random, number: int) -> None:
    day = TODAY - timedelta(days=chance.randrange(9))
    if (entry := journal.entry(day)) is not None:
        journal.save_day(day, dict.fromkeys(entry.record))


def _write_week(journal: Journal, chance: Random, number: int) -> None:
    week = journal.add(Week, {"date": date(2026, 3, 1) + timedelta(days=7 * chance.randrange(3)), "sitting_min": number % 60})
    for pain in journal.items(Pain):
        journal.add(WeekPain, {"week": week.uid, "pain": pain.uid, "average": number % 10})


def _say_person(journal: Journal, chance: Random, number: int) -> None:
    found = journal.items(Person)
    answers = {"occupation": f"clerk {number}", "diabetes": chance.choice((True, False, None))}
    if found:
        journal.edit(Person, found[0].uid, answers)
    else:
        journal.add(Person, answers)


def _try(change: Callable[[Journal, Random, int], None]) -> Callable[[Journal, Random, int], None]:
    """A change that a full or clashing journal may refuse."""

    def tried(journal: Journal, chance: Random, number: int) -> None:
        try:
            change(journal, chance, number)
        except SpinelogError:
            return

    return tried


CHANGES = tuple(
    _try(change)
    for change in (
        _edit_pain, _add_pain, _delete, _delete, _undelete, _add_parts, _write_day, _write_day, _clear_day, _write_week,
        _say_person,
    )
)  # fmt: skip


def change_at_random(journal: Journal, number: int, minutes: int) -> None:
    """Some changes, each a minute after the last."""
    chance = Random(number)
    for step, change in enumerate(chance.choices(CHANGES, k=12)):
        journal.clock = _clock(minutes + step * chance.randrange(1, 4))
        change(journal, chance, number + step)
