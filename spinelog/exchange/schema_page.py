"""A page on what is in the journal's file, made from the descriptions, with questions in SQL that only read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spinelog.domain import kinds
from spinelog.domain.block import SITES, SLOTS
from spinelog.domain.copy import Table, tables, told_in_full
from spinelog.domain.describe import BOOKKEEPING, Field
from spinelog.domain.questionnaire import STEP
from spinelog.exchange.schema_tables import OTHERS, VIEWS, Other, choice_words

TITLE = "# What is in the journal's file"

_OPENING = """
The journal is one SQLite file, and it is yours: any program that reads SQLite can ask it questions. This page is made by
`spinelog schema`, from the same descriptions that make the forms and the commands.

## Opening it

`spinelog where` says where the file is. The `sqlite3` program must be 3.37 or newer.

```sh
sqlite3 -readonly -header -column journal.db "SELECT day, steps, sleep_min FROM day_effective ORDER BY day DESC LIMIT 7"
```

```python
import sqlite3

journal = sqlite3.connect("file:journal.db?mode=ro", uri=True)
```

- **Only read.** What another program writes goes past undo, and past the checks that spinelog makes.
- **Do not copy the live file** with `cp`, a file manager or a cloud folder, and open it with nothing but SQLite: a copy made
  while something is being written is broken, and a second reader of another kind can lose what is being saved.
  `spinelog backup copy.db` makes a whole copy at any time, and that copy is the best place for long questions.
- While spinelog saves, a question may be answered with "database is locked": ask again. While a question is open, spinelog
  cannot save: finish it.
- `PRAGMA user_version` counts the changes to this form. Newer versions of spinelog add tables and columns.

## How things are stored

An empty cell (`NULL`) means not recorded. It never means zero, and never no.

| kind | stored as |
| --- | --- |
""".lstrip()

_FORMS: dict[kinds.Kind, str] = {
    kinds.TEXT: "TEXT, one line",
    kinds.NOTE: "TEXT, may have several lines",
    kinds.COUNT: "INTEGER",
    kinds.SCORE: "INTEGER, 0 to 10",
    kinds.NUMBER: "REAL",
    kinds.MINUTES: "INTEGER, minutes",
    kinds.SLEEP: "INTEGER, minutes",
    kinds.YESNO: "INTEGER, 1 yes and 0 no",
    kinds.CHOICE: "TEXT, the key of one of the choices",
    STEP: "INTEGER, the number of one of the choices",
    kinds.DAY: "TEXT, `2026-11-20`, a local calendar date",
    kinds.PARTIAL: "TEXT, `2026`, `2026-11` or `2026-11-20`: as much as is known",
    kinds.TIME: "TEXT, `09:30`, local",
    kinds.INSTANT: "TEXT, `2026-11-20T19:00:00Z`, always UTC",
    SITES: "TEXT, names with commas between",
    SLOTS: "TEXT, hours after with spaces between, like `0:15 0:30 1`",
    kinds.REF: "TEXT, the uid of a row of the table that is named",
}
"""How each kind stands in the file, for people."""

_AFTER_FORMS = """
Every table of a noun ends with `created_at`, `updated_at` and `deleted_at`, all three instants. What has a `deleted_at` is in
the trash: leave it out (`WHERE deleted_at IS NULL`); the views below do so already. A `uid` is 32 hexadecimal digits.

## Views to ask

A view is asked like a table. These four know which value counts and what was written when.
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One question to the journal."""

    title: str
    about: str
    """A sentence or two; empty where the title says it."""
    sql: str


@lru_cache(maxsize=1)
def recipes() -> tuple[Recipe, ...]:
    """The questions of `recipes.sql`, each a title and words as comments over one statement."""
    from importlib.resources import files

    text = files("spinelog.exchange").joinpath("recipes.sql").read_text(encoding="utf-8")
    found = []
    for part in text.strip().split("\n\n"):
        lines = part.splitlines()
        told = [line.removeprefix("-- ") for line in lines if line.startswith("-- ")]
        found.append(Recipe(told[0], " ".join(told[1:]), "\n".join(lines[len(told) :])))
    return tuple(found)


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"{TITLE}\n"
    yield _OPENING.rstrip("\n")
    for kind, form in _FORMS.items():
        yield f"| {kind.name} | {form} |"
    yield _AFTER_FORMS
    for name, other in VIEWS.items():
        yield from _other(name, other)
    yield "## Tables, one for each noun\n"
    known = tables().values()
    for table in known:
        if table.noun is not None:
            yield from _table(table)
    yield "## The other tables\n"
    for table in known:
        if table.noun is None:
            yield from _table(table)
    for name, other in OTHERS.items():
        yield from _other(name, other)
    yield "## Questions in SQL\n"
    yield "They read, and change nothing. Averages are of the days that were recorded; how many those are stands beside them."
    for recipe in recipes():
        yield f"\n### {recipe.title}\n"
        if recipe.about:
            yield f"{recipe.about}\n"
        yield f"```sql\n{recipe.sql}\n```"


def _other(name: str, other: Other) -> Iterator[str]:
    yield f"### {name}\n\n{other.about}\n"
    if other.like:
        yield f"The columns of `{other.like}`, and:\n"
    yield "| column | stored as | what it is |\n| --- | --- | --- |"
    for column, stored, about in other.columns:
        yield f"| `{column}` | {stored} | {_cell(about)} |"
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    if table.about:
        yield f"{table.about}\n"
    if table.key != ("uid",):
        yield f"Its key: {', '.join(f'`{name}`' for name in table.key)}.\n"
    yield "| column | kind | what it is |\n| --- | --- | --- |"
    for field in table.fields:
        if field not in BOOKKEEPING:
            # What a form says beside a field is for whoever fills it in; the tables without a form say it here.
            words = field.label if table.noun is not None else told_in_full(field)
            yield f"| `{field.name}` | {field.kind.name} | {_cell(_about(field, words))} |"
    yield ""


def _about(field: Field, words: str) -> str:
    """What it is, in what, the range, the choices and what it points to."""
    told = [words + (f" (`{field.ref}`)" if field.ref else "")]
    if field.name in _TOLD:
        told = [_TOLD[field.name]]
    if field.unit and field.kind not in (kinds.MINUTES, kinds.SLEEP) and field.unit not in field.label.lower():
        told.append(field.unit)
    if field.low is not None and field.high is not None and field.kind is not kinds.SCORE:
        told.append(f"{field.low:,.0f} to {field.high:,.0f}" if field.high > 2100 else f"{field.low:g} to {field.high:g}")
    if field.choices:
        told.append("one of " + ", ".join(choice_words(key, label) for key, label in field.choices))
    if field.required:
        told.append("always there")
    return "; ".join(told)


_TOLD = {
    "uid": "Its key",
    "recorded_at": "When it was written down; it decides whether that was in time",
    "utc_offset_min": "Minutes east of UTC at the place where it was written down",
}


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
