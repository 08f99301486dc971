"""The table of a block diary and the line about what is due, as content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from spinelog.analysis.blocks import minutes_after, next_slot
from spinelog.analysis.shown import MINUS
from spinelog.domain.block import BEFORE, slot_in_full
from spinelog.domain.text import capital
from spinelog.summary.block_words import ago_words, due_words, then_words
from spinelog.summary.blocks import rows
from spinelog.tui.content import cut, line

if TYPE_CHECKING:
    from datetime import date, datetime

    from spinelog.summary.blocks import Diary, Row

MARKS = {"full": ("■", "$function"), "hollow": ("□", "$function"), "left out": ("·", "$missing"), "": (" ", "")}
LATE = "A late score keeps its own clock time."
MANY = 3
"""From so many sites on there is no room for how much less."""


def table(diary: Diary, key: str) -> Content:
    """Every time with its scores; the row of `key` is the one that a digit answers."""
    names = [site.name for site in diary.day.sites]
    width = _less_width(len(names))
    heads = [f"{name[:6]:>7}" if len(names) > 1 else f"{'pain':>7}" for name in names]
    less = "less by" if width > 7 else "less"
    head = "  after      at" + "".join(f"{name}{less if width else '':>{width or 1}}"[: 7 + width] for name in heads)
    lines = [line(head, "$muted"), *(_row(row, is_here=row.key == key, width=width) for row in rows(diary))]
    return Content("\n").join(lines)


def _less_width(sites: int) -> int:
    return 10 if sites == 1 else 0 if sites >= MANY else 6


def _row(row: Row, *, is_here: bool, width: int) -> Content:
    sign, style = ("›", "bold $pain") if is_here else MARKS[row.mark]
    weight = "bold" if is_here else ""
    parts = [line(f"{sign} ", style), cut(row.label, 8).stylize(weight), line(f"{row.clock:>5}", weight or "$muted")]
    for cell in row.cells:
        score = cell.score or ("–" if row.mark else "_" if is_here else "")
        less = cell.less if len(cell.less) < width else _short(cell.less)
        parts += [line(f"{score:>7}", "bold"), line(f"{less:>{width}}" if width else "")]
    words = row.note
    if row.mark == "left out" and len(row.cells) == 1:
        words = "left out"
    return Content.assemble(*parts, line(f" {words}", "$muted"))


def _short(less: str) -> str:
    """How much less where there is no room for words: more is less by a minus."""
    number = " ".join(less.split()[:2])
    return f"{MINUS}{number}" if less.endswith("more") else number


def row_words(row: Row) -> str:
    """A row in the title: `4 hours after`, `at 12:20`."""
    return slot_in_full(row.slot) if row.slot is not None else f"at {row.clock}"


def due_line(diary: Diary, row: Row | None, now: datetime, today: date, *, is_picked: bool, back: str) -> Content:
    """What is asked now, with the one bold phrase: how long until the next score. `back` says how to leave a picked row."""
    if is_picked and row is not None:
        place = f"A score now stands at {row_words(row)}" + (f", {row.clock}." if row.slot is not None and row.clock else ".")
        return Content.assemble(line(place, "bold"), " ", line(back, "$muted"))
    answered = [one.slot for one in rows(diary) if one.slot is not None and _is_answered(one)]
    if row is not None and row.slot is not None and not _is_answered(row):
        seconds = (diary.due(row.slot) - now).total_seconds()
        if row.slot == BEFORE:
            return Content.assemble(
                "Score ", line("now, before the injection", "bold"), f" at {row.clock or diary.clock(diary.block.started)}."
            )
        if seconds > 0:
            return Content.assemble("Due in ", line(due_words(seconds), "bold"), line(f", at {row.clock}. {LATE}", "$muted"))
        return Content.assemble(line("Due now", "bold"), line(f", since {row.clock} ({ago_words(-seconds)}). {LATE}", "$muted"))
    following = next_slot(diary.block, now, answered)
    if following is None:
        over = (
            "Every planned time is over." if minutes_after(diary.block, now) > diary.day.slots[-1] else "Every time is filled in."
        )
        return Content.assemble(line(over, "bold"), " ", line(then_words(diary, today), "$muted"))
    seconds = (diary.due(following) - now).total_seconds()
    return Content.assemble(
        "Written down. ", f"{capital(slot_in_full(following))}: in ",
        line(due_words(seconds), "bold"), line(f", at {diary.clock(diary.due(following))}.", "$muted"),
    )  # fmt: skip


def title(diary: Diary, row: Row | None, now: datetime, *, is_picked: bool) -> str:
    """What is answered now, for the hairline above the digits."""
    if row is None:
        return "The planned times are over"
    if is_picked or row.slot in (None, BEFORE) or _is_answered(row):
        return capital(row_words(row))
    return f"{'Next' if row.slot is not None and diary.due(row.slot) > now else 'Now'}: {row_words(row)}"


def _is_answered(row: Row) -> bool:
    return row.mark == "left out" or (bool(row.mark) and all(cell.reading is not None for cell in row.cells))
