"""A whole journal in plain values: what goes into a file that can come back, and what comes out of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spinelog.domain.describe import Field, Noun, choice
from spinelog.domain.kinds import COUNT, DAY, INSTANT, NOTE, SLEEP, TEXT
from spinelog.domain.nouns import NOUNS
from spinelog.domain.phone import MOST_STEPS, SOURCES

Plain = str | int | float | bool | None
Row = dict[str, Plain]
"""Column -> value as JSON has it; None is not recorded."""
Key = tuple[Plain, ...]

OWN_SOURCE = "spinelog"
"""What an import of a copy is noted under, beside the keys of `phone.SOURCES`."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file keeps as one table: a noun's items, or something that stands beside them."""

    name: str
    """As in the journal, and in JSON."""
    key: tuple[str, ...]
    """The columns that tell one row from another."""
    fields: tuple[Field, ...]
    about: str
    """What it holds, in one sentence."""
    file: str
    """The name of its CSV file without its ending."""
    words: str
    """What its rows are called for people, more than one of them."""
    noun: Noun | None = None

    def key_of(self, row: Mapping[str, Plain]) -> Key:
        """What tells this row from the others."""
        return tuple(row[name] for name in self.key)


DEVICE_DAY = Table(
    "device_day",
    ("day", "source"),
    (
        Field("day", DAY, "Day", required=True),
        choice("source", "Counted by", tuple(SOURCES.items()), required=True),
        Field("steps", COUNT, "Steps", unit="steps", low=0, high=MOST_STEPS),
        Field("sleep_min", SLEEP, "Sleep", question="Sleep of the night that ended on this day", unit="min", low=0, high=1440),
        Field("batch", TEXT, "Import", question="The import that brought it", help="a uid of import_batch"),
        Field("steps_from", NOTE, "Steps from", help="devices or apps, best first"),
        Field("sleep_from", NOTE, "Sleep from", help="device or app"),
    ),
    "What a phone or watch counted of one day, kept beside what you typed.",
    "phone_days",
    "days of a phone or watch",
)  # fmt: skip

DEVICE_SOURCE = Table(
    "device_source",
    ("source",),
    (
        choice("source", "Counted by", tuple(SOURCES.items()), required=True),
        Field("rank", COUNT, "Place", required=True, help="the lowest goes first; a source without one comes last"),
    ),
    "Which source goes first where several have counted.",
    "phone_sources",
    "places of phones and watches",
)  # fmt: skip

IMPORT_BATCH = Table(
    "import_batch",
    ("uid",),
    (
        Field("uid", TEXT, "Id", required=True),
        Field("made_at", INSTANT, "Imported", required=True),
        Field("source", NOTE, "From", help="with commas between", required=True),
        Field("file_name", NOTE, "File", required=True),
        Field("first_day", DAY, "First day", question="The first day that it wrote"),
        Field("last_day", DAY, "Last day", question="The last day that it wrote"),
        Field("days_new", COUNT, "New days", low=0, high=10_000_000, required=True),
        Field("days_changed", COUNT, "Changed days", low=0, high=10_000_000, required=True),
    ),
    "What was imported, and when.",
    "imports",
    "imports",
)  # fmt: skip

TABLE_MAPPING = Table(
    "table_mapping",
    ("header",),
    (
        Field("header", NOTE, "Columns", help="fingerprint of their names", required=True),
        Field("mapping", NOTE, "Read as", help="JSON", required=True),
        Field("used_at", INSTANT, "Used", required=True),
    ),
    "How the columns of an imported table (CSV) were read, for the next time.",
    "read_tables",
    "ways to read a table",
)  # fmt: skip

_WORDS = {
    "day_pain": "scores of days", "day_dose": "extra tablets of days", "week_pain": "scores of weeks",
    "block_reading": "scores of block diaries", "person": "answers about you", "attachment": "attached files",
}  # fmt: skip


def tables() -> dict[str, Table]:
    """Every table by its name, in an order in which what a row points to comes before it."""
    nouns = (
        Table(noun.name, noun.key, noun.columns, noun.help, noun.name, _WORDS.get(noun.name, noun.plural.replace("_", " ")), noun)
        for noun in NOUNS.values()
    )
    return {table.name: table for table in (*nouns, IMPORT_BATCH, DEVICE_SOURCE, DEVICE_DAY, TABLE_MAPPING)}


def told_in_full(column: Field) -> str:
    """What a column is: `Steps from (devices or apps, best first)`."""
    return f"{column.question} ({column.help})" if column.help else column.question


class Contents(Mapping[str, bytes]):
    """The bytes of attached files by their uids, each read when it is asked for: together they may be more than fits."""

    def __init__(self, uids: Iterable[str], read: Callable[[str], bytes]) -> None:
        """`read` gives the bytes of one of them."""
        self._uids = dict.fromkeys(uids)
        self._read = read

    def __getitem__(self, uid: str) -> bytes:
        if uid not in self._uids:
            raise KeyError(uid)
        return self._read(uid)

    def __contains__(self, uid: object) -> bool:
        return uid in self._uids

    def __iter__(self) -> Iterator[str]:
        return iter(self._uids)

    def __len__(self) -> int:
        return len(self._uids)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalCopy:
    """Everything that a journal holds but drafts and what undo remembers; what is in the trash included."""

    tables: Mapping[str, Sequence[Row]]
    """Table name -> rows with every column, in the order of writing; a table may be missing."""
    contents: Mapping[str, bytes]
    """uid of an attachment -> its bytes; they are read when they are asked for."""
    journal_uid: str | None = None
    """The name that tells the journal apart from others."""
    notes: tuple[str, ...] = ()
    """Whole sentences on what of a file was left out."""

    def rows(self, name: str) -> Sequence[Row]:
        """The rows of a table; none where it is missing."""
        return self.tables.get(name, ())


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """What taking a copy in does to one table."""

    name: str
    words: str
    """What its rows are called for people, more than one of them."""
    new: int = 0
    changed: int = 0
    """Rows that are taken over ones that are there."""
    same: int = 0
    kept: int = 0
    """Rows that differ, and stay as they are in the journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCopy:
    """What taking a copy in does to a journal."""

    tables: tuple[ComparedTable, ...]
    """Those that the copy or the journal has something of to compare."""
    notes: tuple[str, ...] = ()
    """Whole sentences on what was decided."""
    first_day: str | None = None
    """The first day, as ISO text, that something new or changed is written of; None without any."""
    last_day: str | None = None
    days_new: int = 0
    days_changed: int = 0

    @property
    def changes(self) -> int:
        """How many rows would be written; 0: the journal holds all of it already."""
        return sum(table.new + table.changed for table in self.tables)
