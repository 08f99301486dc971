"""The one table of commands: keys, the line at the bottom, the menu, help and the README all read it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import format_key

if TYPE_CHECKING:
    from collections.abc import Mapping

APP = "app"
_USUAL: Mapping[str, str] = MappingProxyType({})
"""No key is another one than usual."""


class Command(NamedTuple):
    """Something that a key, the menu or a click can do."""

    id: str
    """By which its key can be changed: "today.save"."""
    key: str
    action: str
    label: str
    """One or two words for the line at the bottom; keys that belong together share them."""
    help: str
    """One short sentence for help and menu."""
    in_footer: bool = True


COMMANDS: dict[str, tuple[Command, ...]] = {
    APP: (
        Command("app.today", "t", "app.go('today')", "Today", "Write down a day.", False),
        Command("app.trends", "r", "app.go('trends')", "Trends", "See your days as charts around your procedures.", False),
        Command("app.timeline", "l", "app.go('timeline')", "Timeline", "See everything in the order of its dates.", False),
        Command("app.goals", "g", "app.go('goals')", "Goals", "See how far you have come.", False),
        Command("app.visit", "v", "app.go('visit')", "Visit", "Get the summary ready for your visit.", False),
        Command("app.undo", "u", "app.undo", "undo", "Take the last change back, as often as you like.", False),
        Command("app.signs", "exclamation_mark", "app.signs", "signs", "Warning signs, and when to call for help."),
        Command("app.help", "question_mark", "app.help", "help", "What every key does."),
        Command("app.settings", "y", "app.settings", "settings", "Your settings: numbers, colours, dates, keys.", False),
        Command("app.import", "i", "app.bring_in", "import", "Bring in steps and sleep from your phone, or a copy.", False),
        Command("app.menu", "ctrl+p", "app.command_palette", "menu", "Find any command by its name."),
        Command("app.leave", "ctrl+q", "app.leave", "leave", "Leave spinelog.", False),
    ),
    "today": (
        Command("today.save", "s", "save", "save", "Save the day."),
        Command("today.more", "o", "more", "more", "Show more fields, or the short form again."),
        Command("today.bad_day", "b", "bad_day", "bad day", "Save the day as a bad day, without any score."),
        Command("today.before", "left_square_bracket", "day(-1)", "before", "Open the day before."),
        Command("today.after", "right_square_bracket", "day(1)", "after", "Open the day after.", False),
        Command("today.afresh", "x", "afresh", "start afresh", "Throw away what is typed for the day and not saved.", False),
        Command("today.timer", "w", "timer", "timer", "Time how long you sit, stand or walk.", False),
        Command("today.flare", "f", "flare", "flare", "Write down a bad spell."),
        Command("today.procedure", "p", "procedure", "procedure", "Add a procedure, done or planned.", False),
        Command("today.block", "d", "block", "block diary", "Score the hours after a nerve block.", False),
        Command("today.week", "a", "week", "a week", "Write down the past 7 days as one, from memory.", False),
        Command("today.how_often", "e", "how_often", "how often", "Write every day, once a week, or pause.", False),
        Command("today.down", "pagedown", "page(1)", "read on", "Read on below, where there is more than fits.", False),
        Command("today.up", "pageup", "page(-1)", "read on", "Read back above.", False),
    ),
    "trends": (
        Command("trends.back", "left", "cursor(-1)", "cursor", "Read the day before off the charts."),
        Command("trends.on", "right", "cursor(1)", "cursor", "Read the day after off the charts.", False),
        Command("trends.range", "z", "range(1)", "range", "Show a longer stretch, and after the longest the shortest."),
        Command("trends.shorter", "Z", "range(-1)", "range", "Show a shorter stretch.", False),
        Command("trends.around", "a", "around", "around", "See the days around one procedure, and the ledger."),
        Command("trends.compare", "c", "compare", "compare", "See procedures of one kind side by side."),
        Command("trends.down", "down", "scroll(1)", "charts", "Go down to the next charts.", False),
        Command("trends.up", "up", "scroll(-1)", "charts", "Go up to the charts above.", False),
        Command("trends.procedure", "p", "procedure", "procedure", "Add a procedure, done or planned.", False),
        Command("trends.block", "d", "block", "block diary", "Score the hours after a nerve block.", False),
    ),
    "around": (
        Command("around.before", "left", "step(-1)", "other procedure", "See the procedure before."),
        Command("around.after", "right", "step(1)", "other procedure", "See the procedure after.", False),
        Command("around.dates", "escape", "dates", "dates", "Go back to the charts by date."),
        Command("around.compare", "c", "compare", "compare", "See procedures of this kind side by side."),
        Command("around.down", "down", "scroll_page(1)", "read on", "Read on below, down to the ledger.", False),
        Command("around.up", "up", "scroll_page(-1)", "read on", "Read back above.", False),
    ),
    "compare": (
        Command("compare.before", "left", "step(-1)", "other kind", "See those of another kind, or for another pain."),
        Command("compare.after", "right", "step(1)", "other kind", "See the next kind, or the next pain.", False),
        Command("compare.dates", "escape", "dates", "dates", "Go back to the charts by date."),
        Command("compare.around", "a", "around", "around", "See the days around the latest of these alone."),
        Command("compare.down", "down", "scroll_page(1)", "read on", "Read on below.", False),
        Command("compare.up", "up", "scroll_page(-1)", "read on", "Read back above.", False),
    ),
    "timeline": (
        Command("timeline.new", "n", "new", "new", "Add something: a medicine, a scan, a visit, a flare and more."),
        Command("timeline.edit", "e", "edit", "edit", "Change the item under the cursor."),
        Command("timeline.dose", "c", "dose", "new dose", "Change the dose of the medicine under the cursor."),
        Command("timeline.ended", "x", "ended", "ended", "Say when the item under the cursor ended."),
        Command("timeline.attach", "a", "attach", "attach", "Attach a report to the scan under the cursor."),
        Command("timeline.report", "o", "report", "report", "Open what is attached to the scan under the cursor."),
        Command("timeline.delete", "d", "delete", "delete", "Put the item under the cursor into the trash.", False),
        Command("timeline.trash", "z", "trash", "trash", "See what was deleted and bring it back.", False),
        Command("timeline.find", "slash", "find", "find", "Show only what holds some words."),
        Command("timeline.kind", "k", "kind(1)", "kinds", "Show only the next kind of item."),
        Command("timeline.kind_before", "K", "kind(-1)", "kinds back", "Show only the kind before.", False),
        Command("timeline.down", "space", "page(1)", "read on", "Read on below, where there is more than fits.", False),
        Command("timeline.up", "b", "page(-1)", "read on", "Read back below.", False),
    ),
    "goals": (
        Command("goals.new", "n", "new", "new goal", "Add a goal."),
        Command("goals.check", "c", "check", "check now", "Write down how far you got today."),
        Command("goals.form", "q", "form", "form", "Answer a form such as the PEG, or write down a form's total."),
        Command("goals.edit", "e", "edit", "edit", "Change the goal."),
        Command("goals.reached", "f", "reached", "reached", "Say that the goal is reached, or open it again."),
        Command("goals.delete", "d", "delete", "delete", "Put the goal into the trash.", False),
        Command("goals.trash", "z", "trash", "trash", "See what was deleted and bring it back.", False),
    ),
    "visit": (
        Command("visit.open", "o", "open", "open", "Open what the cursor is on: add it, or change it."),
        Command("visit.question", "q", "question", "question", "Write down a question for your next visit."),
        Command("visit.earlier", "left_square_bracket", "place(-1)", "order", "Ask this question earlier.", False),
        Command("visit.later", "right_square_bracket", "place(1)", "order", "Ask this question later.", False),
        Command("visit.delete", "d", "delete", "delete", "Put the question into the trash.", False),
        Command("visit.down", "space", "page(1)", "sheet", "Read the summary, page by page."),
        Command("visit.up", "b", "page(-1)", "sheet", "Read back in the summary.", False),
        Command("visit.back", "escape", "back", "back", "Go back from the summary to the list."),
        Command("visit.export", "e", "export", "export", "Write the summary to a file."),
        Command("visit.person", "a", "person", "about you", "Year of birth, occupation, name.", False),
    ),
    "block": (
        Command("block.left_out", "x", "left_out", "asleep or left out", "Say that you were asleep, or left this time out."),
        Command("block.tablet", "e", "tablet", "tablet", "Write down that you took an extra tablet just now."),
        Command("block.note", "n", "note", "note", "Add a note, at rest, your own percent or another time to this score."),
        Command(
            "block.earlier",
            "left_square_bracket",
            "row(-1)",
            "earlier",
            "Go to the time before, to fill it in or change it.",
            False,
        ),
        Command("block.later", "right_square_bracket", "row(1)", "later", "Go to the next time.", False),
        Command("block.other", "w", "other_time", "other time", "Write a score at a time of its own.", False),
        Command("block.delete", "d", "delete", "delete", "Put what stands at this time into the trash.", False),
        Command("block.trash", "z", "trash", "trash", "See what was deleted and bring it back.", False),
        Command("block.paper", "p", "paper", "from paper", "Type scores in from the paper form, or stop doing so.", False),
        Command("block.bell", "b", "bell", "bell", "Ring the bell when a score is due, or not.", False),
        Command("block.compare", "c", "compare", "earlier block", "Show the block before this one on the same hours.", False),
        Command(
            "block.diary", "o", "diary", "diary", "Change the time of the injection, what is scored, the planned times.", False
        ),
        Command("block.close", "escape", "close", "close", "Close the diary; everything is saved."),
    ),
    "first_pains": (
        Command("first_pains.next", "n", "next", "next", "Go on to the second question."),
        Command("first_pains.skip", "escape", "skip", "skip", "Go on without choosing anything here."),
    ),
    "first_goals": (
        Command("first_goals.next", "n", "next", "done", "Save what you chose, and open Today."),
        Command("first_goals.skip", "escape", "skip", "skip", "Open Today without choosing anything here."),
        Command("first_goals.back", "b", "back", "back", "Go back to the first question."),
    ),
    "closed": (Command("closed.again", "a", "app.again", "try again", "Try once more to open the journal."),),
}
"""Screen -> its commands, those of the app under "app"; each group in the order of the line at the bottom."""

BY_ID = {command.id: command for commands in COMMANDS.values() for command in commands}

PLACES = {command.id: place for place, command in enumerate(
    [command for where in (*(where for where in COMMANDS if where != APP), APP) for command in COMMANDS[where]]
)}  # fmt: skip
"""Id -> its place in the line of keys: those of the app come last."""

TITLES = {
    "today": "Today",
    "trends": "Trends",
    "around": "Around a procedure",
    "compare": "Compare",
    "timeline": "Timeline",
    "goals": "Goals",
    "visit": "Visit",
    "block": "Block diary",
    "first_pains": "First start, where it hurts",
    "first_goals": "First start, what to do again",
    "closed": "When the journal cannot be opened",
    APP: "Everywhere",
}

KEY_WORDS = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "ctrl+p": "^p",
    "ctrl+q": "^q",
    "escape": "esc",
    "pagedown": "page down",
    "pageup": "page up",
}
"""Keys as people call them; the others are called as they are."""

FORBIDDEN = frozenset({"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+s", "ctrl+o", "enter"})
"""Keys that terminals eat or send for another key; no command hangs on one of these alone."""


WITHOUT_JOURNAL = frozenset({"app.signs", "app.help", "app.settings", "app.menu", "app.leave"})
"""The commands of the app that do something while the journal cannot be opened, or is not begun."""

NO_JOURNAL = frozenset({"closed", "first_pains", "first_goals"})
"""Screens without a journal under them."""


def everywhere(where: str) -> tuple[Command, ...]:
    """The commands of the app that do something on this screen."""
    return tuple(command for command in COMMANDS[APP] if where not in NO_JOURNAL or command.id in WITHOUT_JOURNAL)


def bindings(where: str) -> list[BindingType]:
    """The bindings of a screen, or of the app."""
    return [
        Binding(
            command.key,
            command.action,
            command.label,
            show=command.in_footer,
            key_display=label_keys(command),
            id=command.id,
            tooltip=command.help,
            priority=command.key.startswith("ctrl+"),
        )
        for command in COMMANDS[where]
    ]


def key_of(command: Command, own: Mapping[str, str] = _USUAL) -> str:
    """The key of a command; `own` are those that the person gave, by the command's id."""
    return own.get(command.id, command.key)


def keys_of(where: str, label: str, own: Mapping[str, str] = _USUAL) -> list[str]:
    """The keys that share a label, as people call them."""
    return [key_words(key_of(command, own)) for command in COMMANDS[where] if command.label == label]


def label_keys(command: Command, own: Mapping[str, str] = _USUAL) -> str:
    """The same in one text, for the line at the bottom."""
    return " ".join(keys_of(command.id.partition(".")[0], command.label, own))


def key_words(key: str) -> str:
    """A key as people call it."""
    if known := KEY_WORDS.get(key):
        return known
    if key.startswith("ctrl+"):
        return key.replace("ctrl+", "^")
    sign = format_key(key)  # a sign by its name, such as full_stop; an arrow keeps its word
    return sign if len(sign) == 1 and sign.isascii() else key


def with_keys(text: str, own: Mapping[str, str] = _USUAL) -> str:
    """A sentence of ours in which `{goals.new}` stands for the key of that command. Not for text that a person wrote."""
    return re.sub(r"\{(\w+\.\w+)\}", lambda found: key_words(key_of(BY_ID[found[1]], own)), text)


def readme_table() -> str:
    """All keys as the table that stands in the README."""
    rows = ["| On | Keys |", "| --- | --- |"]
    for where, title in TITLES.items():
        labels = dict.fromkeys(command.label for command in COMMANDS[where])
        keys = (f"{' '.join(f'`{key}`' for key in keys_of(where, label))} {label}" for label in labels)
        rows.append(f"| {title} | {', '.join(keys)} |".replace("^", "ctrl+"))
    return "\n".join(rows)
