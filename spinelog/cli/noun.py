"""The one command of every noun: `spinelog NOUN add|list|edit|delete|undelete`, made from its description."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from importlib import import_module
from types import ModuleType

from spinelog.cli.context import Context
from spinelog.cli.naming import Names
from spinelog.cli.reading import standard_input
from spinelog.cli.say import say, say_json, warn
from spinelog.domain.describe import Changes, Field, Noun, Record
from spinelog.domain.errors import Usage
from spinelog.domain.kinds import CHOICE
from spinelog.domain.person import NOT_SAID
from spinelog.domain.values import VALUES, Value
from spinelog.storage.journal import Journal

ACTIONS = ("add", "list", "edit", "delete", "undelete")

MORE = {name: name for name in ("attachment", "cadence", "medication", "procedure", "questionnaire", "visit", "week")}
"""Nouns with actions of their own, and the module in this package that has them."""


def _more(noun: Noun) -> ModuleType | None:
    """The module with a noun's own actions; None for nearly all."""
    name = MORE.get(noun.name)
    return import_module(f"spinelog.cli.{name}") if name else None


def _nothing(value: Value, today: date) -> str:
    """What most nouns say besides, once an item is saved."""
    return ""


def _warn_of_signs(noun: Noun, changes: Changes) -> None:
    """Such as more numbness: the warning signs are said at once, before anything is saved."""
    if any(field.signs_at and changes.get(field.name) == field.signs_at for field in noun.fields):
        from spinelog.cli.signs import signs_lines

        warn("\n".join(signs_lines()) + "\n")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Action, item and one option for each field that is asked for."""
    noun: Noun = parser.get_default("noun")
    if not noun.single:
        more = _more(noun)
        own = more.ACTIONS if more is not None else {}
        parser.add_argument("action", choices=tuple(dict.fromkeys((*ACTIONS, *own))), help="what to do")
        headline = noun.field(noun.headline).label.lower() if noun.headline else ""
        first = getattr(more, "FIRST_WORD", headline)  # what an action of the noun's own takes there
        parser.add_argument("item", nargs="?", help=f"for add: {first}; else letter, name or first letters of the id")
        parser.add_argument("--trash", action="store_true", help="list what was deleted")
        if more is not None:
            more.arguments(parser)
    for field in noun.asked:
        parser.add_argument(f"--{field.option}", dest=f"field_{field.name}", metavar="X", help=_help(field))
    parser.add_argument("--clear", action="append", default=[], metavar="FIELD", help="make a field not recorded")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def _help(field: Field) -> str:
    text = "one of: " + ", ".join(key for key, _ in field.choices) if field.kind is CHOICE else field.help or field.question
    return text.replace("%", "%%")


def run(args: argparse.Namespace, context: Context) -> None:
    """Do what is asked and print the item as it now is."""
    journal = context.journal()
    noun: Noun = args.noun
    names = Names(journal)
    kind = VALUES[noun.name]
    if noun.single:
        _single(args, context, journal, names)
        return
    more = _more(noun)
    if more is not None and args.action in more.ACTIONS:
        more.ACTIONS[args.action](args, context)
        return
    if args.action == "list":
        _list(args, names, journal.items(kind, trash=args.trash))
        return
    said: Changes = {}
    if args.action == "add":
        defaults = {field.name: field.default for field in noun.fields}
        new = changes_of(args, noun, names, context.clock.today(), headline=args.item, old=defaults)
        _warn_of_signs(noun, new)
        said, value = new, journal.add(kind, new)
    else:
        if not args.item:
            command = noun.name.replace("_", "-")
            raise Usage(f"Which one? Name it, like: spinelog {command} {args.action} {'A' if command == 'procedure' else '3f2a'}")
        rather = _goes_on(noun) if args.action == "edit" else None
        found = names.find(noun, args.item, trash=args.action == "undelete", rather=rather)
        if args.action == "edit":
            changes = changes_of(args, noun, names, context.clock.today(), old=asdict(found))
            if not changes:
                raise Usage("Nothing to change. Name a field, like: --note 'felt better'")
            _warn_of_signs(noun, changes)
            said, value = {**asdict(found), **changes}, journal.edit(kind, found.uid, changes)
        elif args.action == "delete":
            value = journal.delete(kind, found.uid)
        else:
            value = journal.undelete(kind, found.uid)
    names.forget()
    print_item(args, noun, names, value, {"add": "Added", "edit": "Now", "delete": "Deleted", "undelete": "Back"}[args.action])
    if args.action in ("add", "edit"):
        for words in (noun.instead(said, asdict(value)), getattr(more, "after_saving", _nothing)(value, context.clock.today())):
            if words:
                (warn if args.json else say)(words)  # what is read by a program stays readable
    if args.action == "delete" and not args.json:
        say(f"To bring it back: spinelog {noun.name.replace('_', '-')} undelete {value.uid[:8]}")


def _goes_on(noun: Noun) -> Callable[[Value], bool] | None:
    """Of several with one name, such as the courses of a medicine, the one that has not ended is meant."""
    return (lambda item: getattr(item, noun.ends) is None) if noun.ends else None


def changes_of(
    args: argparse.Namespace, noun: Noun, names: Names, today: date, *, headline: str | None = None, old: Record | None = None
) -> Changes:
    """What the options say, as field -> value; `old` is the item that they change."""
    changes: Changes = {}
    for word in args.clear:
        fields = [field for field in noun.asked if word in (field.option, field.name)]
        if not fields:
            raise Usage(f"There is no field {word!r}. One of: {', '.join(field.option for field in noun.asked)}")
        changes.update(fields[0].read("", today))
    for field in sorted(noun.asked, key=lambda field: field.name == noun.date):  # how the date reads hangs on the rest
        text = getattr(args, f"field_{field.name}")
        if field.name == noun.headline and headline is not None:
            if text is not None:
                raise Usage(f"{field.label} stands there twice: {headline!r} and {text!r}. Please leave one out.")
            text = headline
        if text is None:
            continue
        if field.name == noun.date and noun.is_planned({**(old or {}), **changes}):
            field = field.planned()
        if text == "-":
            text = standard_input()
        if field.ref and text.strip():
            changes[field.name] = names.find(names.noun(field.ref), text).uid
        else:
            changes.update(field.read(text, today))
    return changes


def _list(args: argparse.Namespace, names: Names, values: list[Value]) -> None:
    if args.json:
        say_json([args.noun.plain(asdict(value)) for value in values])
        return
    if not values:
        say(f"No {args.noun.plural.replace('_', ' ')} {'in the trash' if args.trash else 'yet'}.")
    for value in values:
        tag, line = names.tag(args.noun, value), names.line(args.noun, value)
        if args.plain:
            say(f"{tag + ', ' if tag else ''}{line} ({value.uid[:4]})")
        else:
            say(f"  {tag:<5}{value.uid[:4]}  {line}")


def print_item(args: argparse.Namespace, noun: Noun, names: Names, value: Value, word: str) -> None:
    """Print an item as it now is, after a word on what was done; or as JSON."""
    if args.json:
        say_json(noun.plain(asdict(value)))
    else:
        tag = names.tag(noun, value)
        say(f"{word}: {tag + ', ' if tag else ''}{names.line(noun, value)}{' ' if args.plain else '  '}({value.uid[:4]})")


def _single(args: argparse.Namespace, context: Context, journal: Journal, names: Names) -> None:
    """The one person: options change, without options it is shown."""
    noun: Noun = args.noun
    kind = VALUES[noun.name]
    found = journal.items(kind)
    changes = changes_of(args, noun, names, context.clock.today())
    if changes:
        found = [journal.edit(kind, found[0].uid, changes) if found else journal.add(kind, changes)]
    if args.json:
        say_json(noun.plain(asdict(found[0])) if found else None)
        return
    record: Changes = asdict(found[0]) if found else {}
    width = max(len(field.label) for field in noun.asked) + 2
    for field in noun.asked:
        if field.show(record) or not field.name.endswith("_words"):  # words to an answer are no question of their own
            label = f"{field.label}: " if args.plain else f"{field.label:<{width}}"
            say(f"  {label}{field.show(record) or NOT_SAID}")
