"""What the sections of the summary are made of: a few kinds of block, in strings and tuples, that every renderer lays out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled text."""

    label: str
    """A date, a name, a topic."""
    text: str
    """May hold lines of its own, where the person wrote them so."""
    letter: str = ""
    """Of a procedure, "A B" for both sides; empty for all else."""
    more: tuple[str, ...] = ()
    """What belongs to it, each a line of its own."""
    quoted: str = ""
    """Somebody else's words, to stand in quotation marks; empty without any."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Labelled texts, one below the other."""

    entries: tuple[Entry, ...]
    by_letter: bool = False
    """They are known by their letters, so these come before the labels."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Short answers to fixed questions, which may share a line."""

    answers: tuple[tuple[str, str], ...]
    """Question and answer."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Texts with numbers from 1."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Texts with neither numbers nor letters."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. It keeps its own lines; an empty one parts it."""

    text: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table of words."""

    cells: tuple[str, ...]
    """One for each head; empty where nothing was said."""
    more: tuple[str, ...] = ()
    """What is small below the first cell; each may hold lines of its own."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of words."""

    heads: tuple[str, ...]
    """The first is that of the rows' names, and may be empty."""
    rows: tuple[GridRow, ...]
    is_numbered: bool = False
    """The rows have numbers, from 1."""
    is_short: bool = False
    """Its cells are single values: "head value" reads as a phrase, and without numbers it can be a table in text too. A last
    column without a head holds words."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An average with its days."""

    text: str
    """The number in shown units, "at least" before it where it is; empty when there are too few days."""
    of: str
    """`6 of 7`, or `5 days` of the nearest ones."""
    of_days: str
    """`6 of 7 days`, with the bad days that have no scores."""
    share: str
    """`6/7`."""
    dates: str
    """From when to when, where the nearest recorded days stand in; else empty."""
    bad: str
    """`2 bad days`; empty without any."""
    is_told: bool
    """Whether anything is recorded in its days."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure in the table of figures."""

    label: str
    name: str
    """The label inside a sentence."""
    about: str
    """What and how, and which way is better."""
    cells: tuple[Cell, ...]
    """One for each column."""
    change: str
    """Signed, without unit; empty without one."""
    unit: str
    """"min", "h", "steps", "a day"; empty for scores."""
    note: str
    """What stands under the change."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The table of figures."""

    columns: tuple[tuple[str, str], ...]
    """Name and dates; a calendar week is called "week"."""
    rows: tuple[Figure, ...]

    @property
    def has_change(self) -> bool:
        """Whether there is a column for it."""
        return any(row.change for row in self.rows)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week."""

    name: str
    """The dates again, where it has no other name."""
    dates: str
    cells: tuple[Cell, ...]
    """One for each measure."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """Every week with a figure for each measure."""

    measures: tuple[tuple[str, str, str], ...]
    """Label, name inside a sentence, and unit of each."""
    weeks: tuple[WeekRow, ...]


Block = Entries | Answers | Numbered | Points | Words | Grid | Figures | Weeks


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the summary under its title."""

    name: str
    """What it is chosen by (`wanted.py`); several can have the same."""
    title: str
    note: str
    """A few words beside the title; empty without any."""
    blocks: tuple[Block, ...]
