"""`spinelog log` without a figure, at a terminal: asks for one thing after the other, in plain lines.

What was answered is saved in one transaction at the end, also where the person leaves before it.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from spinelog.cli.say import NotWritten, ask, say
from spinelog.cli.show_day import day_lines
from spinelog.domain.dates import show_date
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN, DOSE_KEY, PAIN_KEY, dose_keys
from spinelog.domain.errors import BadValue
from spinelog.domain.kinds import NOTE, SCORE, YESNO
from spinelog.domain.text import capital, one_line
from spinelog.storage.quick import medicine_names, pains, save_day, transaction
from spinelog.tui.today_data import read_first_frame

if TYPE_CHECKING:
    from datetime import date
    from types import FrameType
    from typing import Any

    from spinelog.cli.context import Context
    from spinelog.domain.describe import Changes, Field
    from spinelog.tui.today_data import FirstFrame

    _Handler = Callable[[int, FrameType | None], Any] | int | None

BAD_DAY, HELP, CLEAR = "b", "?", "-"
HELP_LINES = (
    "Enter: leave it out, it stays not recorded. Where something is recorded, enter keeps it.",
    f"{CLEAR} alone: make it not recorded.",
    f"{BAD_DAY} alone: a bad day, no scores needed. It is saved at once.",
    "Ctrl+C: ask nothing more. What you answered is saved.",
)


class Left(Exception):
    """The person asks for no more questions, or has gone."""


class Question:
    """One question of the day's short form."""

    __slots__ = ("field", "key", "now", "words")

    def __init__(self, key: str, field: Field, words: str, frame: FirstFrame) -> None:
        record = frame.record
        self.key = key
        """The record key: a field's name, `pain:UID`, `dose:UID`."""
        self.field = field
        self.words = words
        known = {field.name: record.get(key), field.companion: record.get(field.companion)}
        self.now = field.show(known)
        """What is recorded; empty where nothing is."""

    @property
    def line(self) -> str:
        """The question; an earlier score is not told, since it pulls the answer."""
        if not self.now:
            return self.words
        kept = "Recorded already" if self.field.kind is SCORE else f"Now {self.now}"
        return f"{self.words} {kept}; enter keeps it."

    def read(self, text: str, today: date) -> Changes:
        """What an answer sets. Raises BadValue."""
        if text == CLEAR:
            return self.field.cleared() if self.key == self.field.name else {self.key: None}
        read = self.field.read(text, today)
        return read if self.key == self.field.name else {self.key: read[self.field.name]}


def ask_day(context: Context, day: date, *, plain: bool) -> None:
    """Ask for what Today's short form asks, and save it."""
    today = context.clock.today()
    frame = read_first_frame(context.connector, today, day, day, 1)
    changes: Changes = {}
    if day == context.clock.entry_day() != today:
        say(f"It is before 04:00, so this is for yesterday, {show_date(day)}.")
    else:
        say(f"{show_date(day)}. Enter leaves a thing out, {HELP} explains.")
    with _Leaving() as leaving:
        try:
            has_left = _has_left(frame, today, changes)
            leaving.is_heard = False
        except Left:  # told to stop while it was stopping
            has_left = True
        _keep(context, day, changes, has_left=has_left, plain=plain)


def _has_left(frame: FirstFrame, today: date, changes: Changes) -> bool:
    """Ask all questions and gather the changes; gives whether the person left before the last one."""
    try:
        for question in questions(frame):
            changes.update(_answer(question, today))
            if changes.get("bad_day"):
                break
    except (Left, NotWritten):
        return True
    return False


def _keep(context: Context, day: date, changes: Changes, *, has_left: bool, plain: bool) -> None:
    """Save the answers and print what is now recorded."""
    if not changes:
        say("\nNothing was written down.")
        return
    with transaction(context.connector, writing=True) as connection:
        entry = save_day(connection, day, changes, context.clock.stamp())
        known, names = pains(connection), medicine_names(connection)
    if has_left:
        say("\nLeft early. What you answered is saved:")
    else:
        say("\nSaved as a bad day. Take care." if changes.get("bad_day") else "\nSaved:")
    for line in day_lines(day, entry, known, names, plain=plain):
        say(line)
    named = "" if day == context.clock.entry_day() else f" {day.isoformat()}"
    say(f"To change it: spinelog log{named}. To take it back: spinelog log --undo")


def questions(frame: FirstFrame) -> Iterator[Question]:
    """Function first, then each pain and the extra tablets: what the form asks without "more"."""
    usual = frame.usual_names
    fields = [one for one in DAY_NOUN.asked if one.name in usual and one.kind not in (YESNO, NOTE)]
    for field in fields:
        if field.name != "pain_worst":
            yield Question(field.name, field, field.question, frame)
    for pain in frame.pains:
        words = f"{one_line(capital(pain.name))}: {AVERAGE.question[:1].lower()}{AVERAGE.question[1:]}"
        yield Question(PAIN_KEY + pain.uid, AVERAGE, words, frame)
    for field in fields:
        if field.name == "pain_worst":
            yield Question(field.name, field, field.question, frame)
    names = dict(frame.medicines)
    for key in dose_keys(names, frame.record):
        name = names.get(key.removeprefix(DOSE_KEY), "other" if names else "")
        yield Question(key, AMOUNT, f"{AMOUNT.label}, {one_line(name)}?" if name else AMOUNT.question, frame)


def _answer(question: Question, today: date) -> Changes:
    """What one question sets; asks again until the answer can be read. Raises Left."""
    say()
    say(question.line)
    while True:
        try:
            answer = ask(f"{capital(question.field.help)}: ")
            if answer is None:
                raise Left
            text = answer.strip()
            if text == HELP:
                for line in HELP_LINES:
                    say(line)
            elif text.lower() == BAD_DAY:
                return {"bad_day": True}
            else:
                return question.read(text, today) if text else {}
        except BadValue as error:
            say(str(error))


class _Leaving:
    """Ctrl+C, a closed window and a lost connection end the questions, not the program: the answers are still to be saved.

    Only one of them is heard: a closed window brings a signal and the end of the input, in any order.
    """

    def __init__(self) -> None:
        self.is_heard = True
        self._before: list[tuple[int, _Handler]] = []

    def __enter__(self) -> _Leaving:
        for name in ("SIGINT", "SIGHUP", "SIGTERM"):
            if number := getattr(signal, name, None):
                self._before.append((number, signal.signal(number, self._leave)))
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before:
            signal.signal(number, handler)

    def _leave(self, number: int, frame: FrameType | None) -> None:
        if self.is_heard:
            self.is_heard = False
            raise Left
