"""`spinelog log`: any part of a day in one line. Stays on the quick lane: nothing but the standard library."""

from __future__ import annotations

from spinelog.cli.say import say
from spinelog.cli.show_day import day_lines
from spinelog.domain.dates import read_date, show_date
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN, EXTRA, PAIN_KEY
from spinelog.domain.errors import BadValue, NotFound, Usage
from spinelog.domain.kinds import YESNO
from spinelog.storage.quick import pains, save_day, transaction, undo_save

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from datetime import date

    from spinelog.cli.context import Context
    from spinelog.domain.describe import Changes

EXAMPLE = 'spinelog log --sitting 25 --sleep 6.5h --pain 4\n  spinelog log yesterday --walking 20+ --note "long drive"'


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options, from the day's description."""
    parser.add_argument("day", nargs="*", metavar="DAY", help="today, yesterday, -3, mon, 20 nov (default: today)")
    for field in DAY_NOUN.asked:
        if field.kind is YESNO:
            parser.add_argument(f"--{field.option}", dest=field.name, action="store_true", help=field.help)
        else:
            parser.add_argument(f"--{field.option}", dest=field.name, metavar="X", help=field.help or field.question)
    parser.add_argument("--pain", action="append", default=[], metavar="[NAME=]X", help="0 to 10; leg=3 for a named pain")
    parser.add_argument(f"--{AMOUNT.option}", metavar="X", help=AMOUNT.help)
    parser.add_argument("--clear", action="append", default=[], metavar="FIELD", help="make a field not recorded, like steps")
    parser.add_argument("--undo", action="store_true", help="take the last save of a day back")


def run(args: argparse.Namespace, context: Context) -> None:
    """Save and print what is now recorded."""
    today = context.clock.today()
    own = _own_changes(args, today)
    if args.undo:
        if own or args.day or args.pain or args.clear:
            raise Usage("Taking the last save back goes alone. Write: spinelog log --undo")
        _undo(context)
        return
    day = read_date(" ".join(args.day), today) if args.day else context.clock.entry_day()
    if day > today:
        raise BadValue(f"{show_date(day)} is still to come. Please name a day up to today.")
    if not own and not args.pain and not args.clear:
        raise Usage("Nothing was written down yet. Name at least one thing, like: spinelog log --pain 4")
    with transaction(context.connector, writing=True) as connection:
        known = pains(connection)
        changes: Changes = {**_cleared(args.clear, known), **own}
        for text in args.pain:
            changes.update(_score(text, known, today))
        entry = save_day(connection, day, changes, context.clock.stamp())
    if not args.day and day != today:
        say(f"It is before 04:00, so this is for yesterday, {show_date(day)}.")
    for line in day_lines(day, entry, known):
        say(line)


def _own_changes(args: argparse.Namespace, today: date) -> Changes:
    changes: Changes = {}
    for field in DAY_NOUN.asked:
        text = getattr(args, field.name)
        if text is True:
            changes[field.name] = True
        elif text == "-":
            from spinelog.cli.reading import standard_input

            changes.update(field.read(standard_input(), today))
        elif text:
            changes.update(field.read(text, today))
    if args.extra is not None:
        changes[EXTRA] = AMOUNT.read(args.extra, today)[AMOUNT.name]
    return changes


def _score(text: str, known: list[tuple[str, str, bool]], today: date) -> Changes:
    name, equals, score = text.rpartition("=")
    value = AVERAGE.read(score, today)[AVERAGE.name]
    return {PAIN_KEY + _pain(name if equals else None, known): value}


def _pain(name: str | None, known: list[tuple[str, str, bool]]) -> str:
    """The uid of the pain that is meant: its name or a word of it; none named: the main pain."""
    if not known:
        raise NotFound('There is no pain to score. Add one, like: spinelog pain add "right leg"')
    if name is None:
        return known[0][0]
    wanted = name.strip().lower()
    exact = [uid for uid, pain, _ in known if pain.lower() == wanted]
    near = [uid for uid, pain, _ in known if wanted and wanted in pain.lower()]
    if len(exact or near) == 1:
        return (exact or near)[0]
    names = ", ".join(pain for _, pain, _ in known)
    if near:
        raise NotFound(f"{name.strip()!r} could mean more than one of your pains: {names}. Please write more of its name.")
    raise NotFound(f"{name.strip()!r} is none of your pains: {names}. Please write one of these names.")


def _cleared(names: list[str], known: list[tuple[str, str, bool]]) -> Changes:
    """`--clear` takes the options' own names: sitting, pain, pain=leg, extra."""
    changes: Changes = {}
    for name in names:
        word, equals, which = name.strip().lower().removeprefix("--").partition("=")
        fields = [field for field in DAY_NOUN.asked if word in (field.option, field.name)]
        if fields:
            changes.update(fields[0].cleared())
        elif word == "extra":
            changes[EXTRA] = None
        elif word == "pain":
            changes[PAIN_KEY + _pain(which if equals else None, known)] = None
        else:
            options = ", ".join(field.option for field in DAY_NOUN.asked)
            raise Usage(f"There is no field {name!r}. One of: {options}, extra, pain, pain=NAME")
    return changes


def _undo(context: Context) -> None:
    from spinelog.storage.quick import read_entry

    with transaction(context.connector, writing=True) as connection:
        day = undo_save(connection)
        if day is None:
            raise NotFound("There is no save of a day left to take back.")
        entry, known = read_entry(connection, day), pains(connection)
    say(f"Taken back: the last save of {show_date(day)}.")
    for line in day_lines(day, entry, known):
        say(line)
