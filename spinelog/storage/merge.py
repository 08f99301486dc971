"""What a journal and a copy make together. Pure: rows in, rows to write out.

Row by row the later `updated_at` stands, and the journal's at a tie, so that taking the same copy in twice changes nothing.
Nothing is lost by it: what the journal alone has stays, and what has no room comes in as part of the trash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from spinelog.domain.copy import ComparedCopy, ComparedTable, JournalCopy, Key, Plain, Row, Table, tables
from spinelog.domain.text import capital, one_line
from spinelog.storage.merge_rules import HEADLINES, filled, later_day, phone_day, same_thing, translated

Rows = dict[Key, Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What is to be written."""

    write: Mapping[str, Sequence[Row]]
    """Table name -> whole rows, new ones and over old ones."""
    gone: Mapping[str, Sequence[Key]]
    """The one pain that a new journal begins with, where the copy brings its own."""
    contents: Sequence[str]
    """uids of attachments whose bytes are new."""
    journal_uid: str | None
    """The copy's name for a journal that is new itself; else None."""
    compared: ComparedCopy


def merge(mine: JournalCopy, theirs: JournalCopy) -> Merged:
    """What taking `theirs` into the journal `mine` does to it."""
    return _Merge(mine, theirs).done()


@dataclass(slots=True)
class _Merge:
    mine: JournalCopy
    theirs: JournalCopy
    notes: list[str] = field(default_factory=list)
    _old: dict[str, Rows] = field(default_factory=dict)
    _new: dict[str, Rows] = field(default_factory=dict)
    _final: dict[str, Rows] = field(default_factory=dict)

    def done(self) -> Merged:
        known = tables()
        self._old = {name: {table.key_of(row): row for row in self.mine.rows(name)} for name, table in known.items()}
        is_new, gone = self._begins_with()
        renamed = self._renamed(known)
        for name, table in known.items():
            found = (translated(table, row, renamed) for row in self.theirs.rows(name))
            self._new[name] = {table.key_of(row): row for row in found}
        if not is_new:
            self._leave_out_their_imports()
        for name, table in known.items():
            self._final[name] = self._put_together(table, set(renamed.get(name, {}).values()))
        self._leave_out_cleared_days()
        self._bring_owners_back(known)
        for table in known.values():
            self._make_room(table, known)
        self._keep_one_main(known)
        self._keep_headlines()
        return Merged(
            write={name: rows for name in known if (rows := self._to_write(name))},
            gone=gone,
            contents=[uid for uid in self.theirs.contents if uid not in self.mine.contents],
            journal_uid=self.theirs.journal_uid if is_new and self.theirs.journal_uid != self.mine.journal_uid else None,
            compared=self._compared(known),
        )

    # -- before the rows ---------------------------------------------------------------------------------------

    def _begins_with(self) -> tuple[bool, dict[str, list[Key]]]:
        """Whether the journal has nothing but the pain that it began with; and that pain, where it makes room."""
        if any(rows for name, rows in self._old.items() if name != "pain") or len(self._old["pain"]) > 1:
            return False, {}
        given = {str(row["uid"]) for row in self.theirs.rows("pain")}
        for key, row in self._old["pain"].items():
            if row["name"] != "pain" or row["region"] is not None or row["side"] is not None or row["deleted_at"] is not None:
                return False, {}
            if given and key[0] not in given:
                self._old["pain"] = {}
                return True, {"pain": [key]}
        return True, {}

    def _renamed(self, known: Mapping[str, Table]) -> dict[str, dict[str, str]]:
        """Noun -> uid in the copy -> uid here, of what is one thing in both though it was written down twice.

        Two journals that were begun apart both have a "right leg", a person, a week of the same date.
        """
        renamed: dict[str, dict[str, str]] = {}
        for name, table in known.items():
            if (named := same_thing(table)) is None:
                continue
            rows = [translated(table, row, renamed) for row in self.theirs.rows(name)]
            theirs = {str(row["uid"]) for row in rows}
            here = {named(row): str(row["uid"]) for row in self._old[name].values() if row["uid"] not in theirs}
            here.pop(None, None)
            for row in rows:
                if (row["uid"],) not in self._old[name] and (uid := here.pop(named(row), None)) is not None:
                    renamed.setdefault(name, {})[str(row["uid"])] = uid
            if name == "pain" and name in renamed:
                same = sorted(str(self._old[name][(uid,)]["name"]) for uid in renamed[name].values())
                self.notes.append(f"Taken for the same pain, by its name: {', '.join(same)}.")
        return renamed

    def _leave_out_their_imports(self) -> None:
        """Of what the other journal imported only that comes in which days of a phone name; the rest is its own story."""
        named = {row["batch"] for row in self._new["device_day"].values()}
        self._new["import_batch"] = {key: row for key, row in self._new["import_batch"].items() if key[0] in named}

    # -- row by row --------------------------------------------------------------------------------------------

    def _put_together(self, table: Table, twice: set[str]) -> Rows:
        """The rows of a table after it; `twice` are uids here of what was written down in both journals."""
        final = dict(self._old[table.name])
        choose = self._chooser(table)
        for key, row in self._new[table.name].items():
            old = final.get(key)
            if old is None:
                final[key] = row
            elif old != row:
                final[key] = filled(choose(old, row), old, row) if key[0] in twice else choose(old, row)
        return final

    def _chooser(self, table: Table) -> Callable[[Row, Row], Row]:
        """From the journal's row and the copy's: the one that stands."""
        if table.name == "day":
            return later_day
        if table.name == "device_day":
            batches = {**self._new["import_batch"], **self._old["import_batch"]}
            made = {key[0]: str(row["made_at"]) for key, row in batches.items()}
            return lambda old, new: phone_day(old, new, made)
        clock = next((name for name in ("updated_at", "used_at", "made_at") if name in {one.name for one in table.fields}), None)
        return lambda old, new: new if clock is not None and str(new[clock]) > str(old[clock]) else old

    def _leave_out_cleared_days(self) -> None:
        """No scores or tablets come in for a day that is cleared."""
        cleared = {key[0] for key, row in self._final["day"].items() if row["deleted_at"] is not None}
        for name in ("day_pain", "day_dose"):
            for key in [key for key in self._final[name] if key[0] in cleared and key not in self._old[name]]:
                del self._final[name][key]

    # -- what has to be so ---------------------------------------------------------------------------------------

    def _make_room(self, table: Table, known: Mapping[str, Table]) -> None:
        """No more of a noun than there can be, and no two of one name; what is in the journal goes first."""
        noun, named = table.noun, same_thing(table)
        if noun is None or named is None:
            return
        old, final = self._old[table.name], self._final[table.name]
        most = 1 if noun.single else noun.most
        is_settled = False
        while not is_settled:
            is_settled, seen = True, set[object]()
            for key in sorted(final, key=lambda key: self._rank(old.get(key), final[key])):
                row, name = final[key], named(final[key])
                if name is None:
                    continue
                if name not in seen and not (most and len(seen) >= most):
                    seen.add(name)
                elif key in old and final[key] != old[key]:
                    final[key], is_settled = old[key], False
                    if old[key]["deleted_at"] is not None:
                        self._put_parts_away(known, table, key, old[key]["deleted_at"])
                    break
                elif key not in old:
                    self._turn_away(table, key, row)
                    self._put_parts_away(known, table, key, row["updated_at"])

    def _turn_away(self, table: Table, key: Key, row: Row) -> None:
        """A row that has no room comes in as part of the trash; a second score of one week not at all."""
        final = self._final[table.name]
        if table.name == "week_pain":
            del final[key]
            return
        final[key] = {**row, "deleted_at": row["updated_at"]}
        self.notes.append(f"There is no room for {_shown(table, row)}. It comes into the trash, where you can still find it.")

    def _put_parts_away(self, known: Mapping[str, Table], table: Table, key: Key, when: Plain) -> None:
        """What belongs to an item in the trash is there too, or as it was."""
        for part in known.values():
            if part.noun is None or not part.noun.parent or part.noun.field(part.noun.parent).ref != table.name:
                continue
            old, final = self._old[part.name], self._final[part.name]
            for one, row in final.items():
                if row[part.noun.parent] == key[0] and row["deleted_at"] is None:
                    final[one] = old.get(one, {**row, "deleted_at": when})

    @staticmethod
    def _rank(old: Row | None, final: Row) -> tuple[int, str]:
        """What the journal has goes before what is new, and the main one before the others."""
        if old is not None:
            return (0 if old == final else 1, "")
        return (2 if final.get("is_main") else 3, str(final["created_at"]))

    def _bring_owners_back(self, known: Mapping[str, Table]) -> None:
        """What something belongs to that is not in the trash is not there either."""
        for table in reversed(tuple(known.values())):  # parts before what they belong to
            if table.noun is None or not table.noun.parent:
                continue
            parent = table.noun.parent
            owners = known[table.noun.field(parent).ref]
            final = self._final[owners.name]
            live = {row[parent] for row in self._final[table.name].values() if row["deleted_at"] is None}
            for key in [(uid,) for uid in live if uid is not None]:
                owner = final.get(key)
                if owner is not None and owner["deleted_at"] is not None and self._is_touched(table, owners, parent, key):
                    final[key] = {**owner, "deleted_at": None}
                    was = self._old[owners.name].get(key)
                    is_here = was is not None and was["deleted_at"] is None
                    how = "stays, though it was deleted there" if is_here else "leaves the trash"
                    self.notes.append(f"{capital(_shown(owners, owner))} {how}, since something belongs to it.")

    def _is_touched(self, table: Table, owners: Table, parent: str, key: Key) -> bool:
        """Whether this import brings an owner into the trash, or something that belongs to it out of it."""
        if self._final[owners.name][key] != self._old[owners.name].get(key):
            return True
        old = self._old[table.name]
        return any(row[parent] == key[0] and row != old.get(one) for one, row in self._final[table.name].items())

    def _keep_one_main(self, known: Mapping[str, Table]) -> None:
        """What only one item may have stays with the one that has it in the journal."""
        for table in known.values():
            name = table.noun.only_one if table.noun is not None else ""
            if not name:
                continue
            final, old = self._final[table.name], self._old[table.name]
            marked = [key for key, row in final.items() if row[name] and row["deleted_at"] is None]
            marked.sort(key=lambda key: not (key in old and old[key][name] and old[key]["deleted_at"] is None))
            for key in marked[1:]:
                final[key] = {**final[key], name: False}
            if len(marked) > 1:
                self.notes.append(f"The main one stays {_shown(table, final[marked[0]])}.")

    def _keep_headlines(self) -> None:
        """Where the journal has main goals of its own, those of the copy take only the places that are left."""
        final, old = self._final["goal"], self._old["goal"]
        own = sum(1 for key, row in final.items() if key in old and _leads(row))
        room = max(0, HEADLINES - own) if own else len(final)
        new = [key for key, row in final.items() if key not in old and _leads(row)]
        for key in new[room:]:
            final[key] = {**final[key], "is_headline": False}
        if new[room:]:
            self.notes.append("There can be two main goals. Yours stay, and what is more in the copy stands below them.")

    # -- what it comes to ----------------------------------------------------------------------------------------

    def _to_write(self, name: str) -> list[Row]:
        old = self._old[name]
        return [row for key, row in self._final[name].items() if row != old.get(key)]

    def _compared(self, known: Mapping[str, Table]) -> ComparedCopy:
        found = tuple(one for name, table in known.items() if (one := self._compared_table(name, table)) is not None)
        days = [
            (str(key[0]), key in self._old[name])
            for name in ("day", "device_day")
            for key, row in self._final[name].items()
            if row != self._old[name].get(key)
        ]
        dates = sorted(day for day, _ in days)
        return ComparedCopy(
            tables=found,
            notes=(*self.theirs.notes, *self.notes),
            first_day=dates[0] if dates else None,
            last_day=dates[-1] if dates else None,
            days_new=len({day for day, is_old in days if not is_old}),
            days_changed=len({day for day, is_old in days if is_old}),
        )

    def _compared_table(self, name: str, table: Table) -> ComparedTable | None:
        old, new, final = self._old[name], self._new[name], self._final[name]
        counts = {"new": 0, "changed": 0, "same": 0, "kept": 0}
        for key in {**new, **final}:
            if key in final and final[key] != old.get(key):
                counts["changed" if key in old else "new"] += 1
            elif key in new:
                counts["same" if new[key] == final.get(key) else "kept"] += 1
        return ComparedTable(name, table.words, **counts) if any(counts.values()) else None


def _leads(row: Row) -> bool:
    return bool(row["is_headline"]) and row["status"] == "open" and row["deleted_at"] is None


def _shown(table: Table, row: Mapping[str, Plain]) -> str:
    """What an item is called in a sentence: `The pain "right leg"`."""
    noun = table.noun
    name = noun.title.lower() if noun is not None else table.name
    column = noun.field(noun.headline) if noun is not None and noun.headline else None
    value = row[column.name] if column is not None else None
    if column is None or value is None or isinstance(value, bool):
        return f"one {name}"
    return f'the {name} "{one_line(column.show_value(column.kind.load(value)))[:60]}"'
