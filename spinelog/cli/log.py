"""`spinelog log`: any part of a day in one line; alone it asks. The quick lane: nothing but the standard library."""

from __future__ import annotations

import sys

from spinelog.cli.say import is_terminal, say
from spinelog.cli.show_day import day_lines
from spinelog.domain.dates import read_date, show_date
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN, DOSE_KEY, EXTRA, FROM_PAPER, PAIN_KEY, dose_keys
from spinelog.domain.errors import BadValue, NotFound, Usage
from spinelog.domain.kinds import YESNO
from spinelog.storage.quick import (
    has_unnamed_dose,
    medicine_names,
    medicines,
    pains,
    read_entry,
    save_day,
    transaction,
    undo_save,
)

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
    parser.add_argument(
        f"--{AMOUNT.option}",
        action="append",
        default=[],
        metavar="[NAME=]X",
        help="as-needed tablets; naproxen=2 of one",
    )
    parser.add_argument("--clear", action="append", default=[], metavar="FIELD", help="make a field not recorded, like steps")
    parser.add_argument("--undo", action="store_true", help="take the last save of a day back")


def run(args: argparse.Namespace, context: Context) -> None:
    """Save and print what is now recorded."""
    today = context.clock.today()
    own = _own_changes(args, today)
    if args.undo:
        if own or args.day or args.pain or args.extra or args.clear:
            raise Usage("Taking the last save back goes alone. Write: spinelog log --undo")
        _undo(context, plain=args.plain)
        return
    day = read_date(" ".join(args.day), today) if args.day else context.clock.entry_day()
    if day > today:
        raise BadValue(f"{show_date(day)} is still to come. Please name a day up to today.")
    if not own and not args.pain and not args.extra and not args.clear:
        if is_terminal(sys.stdin) and is_terminal(sys.stdout):
            from spinelog.cli.ask import ask_day

            ask_day(context, day, plain=args.plain)
            return
        raise Usage("Nothing was written down yet. Name at least one thing, like: spinelog log --pain 4")
    with transaction(context.connector, writing=True) as connection:
        known = pains(connection)
        as_needed = medicines(connection, day) if args.extra or args.clear else []
        changes: Changes = {**_cleared(args.clear, known, as_needed), **own}
        for text in args.pain:
            changes.update(read_score(text, known, today))
        for text in args.extra:
            changes.update(_dose(text, as_needed, today, has_unnamed=has_unnamed_dose(connection, day)))
        if set(changes) == {FROM_PAPER} and read_entry(connection, day) is None:
            raise Usage(
                "Nothing is recorded of that day yet. Add what the paper says, like: spinelog log 3 nov --from-paper --pain 4"
            )
        entry = save_day(connection, day, changes, context.clock.stamp())
        names = medicine_names(connection) if any(key.startswith(DOSE_KEY) for key in entry.parts) else {}
    if not args.day and day != today:
        say(f"It is before 04:00, so this is for yesterday, {show_date(day)}.")
    for line in day_lines(day, entry, known, names, plain=args.plain):
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
    return changes


def read_score(text: str, known: list[tuple[str, str, bool]], today: date) -> Changes:
    """The score that `4` or `leg=3` means, by its record key; a number alone is of the main pain. Raises BadValue, NotFound."""
    name, equals, score = text.rpartition("=")
    value = AVERAGE.read(score, today)[AVERAGE.name]
    return {PAIN_KEY + pain_meant(name if equals else None, known): value}


def _dose(text: str, as_needed: list[tuple[str, str]], today: date, *, has_unnamed: bool) -> Changes:
    """`2`, or `naproxen=2` where there is more than one."""
    name, equals, amount = text.rpartition("=")
    value = AMOUNT.read(amount, today)[AMOUNT.name]
    if equals:
        return {DOSE_KEY + _named(name, as_needed, "as-needed medicines", f"{name.strip()} --as-needed yes"): value}
    keys = dose_keys((uid for uid, _ in as_needed), {EXTRA: 0 if has_unnamed else None})
    if len(keys) > 1:
        names = ", ".join(name for _, name in as_needed)
        raise BadValue(f"You take more than one medicine when needed: {names}. Write which, like: --extra {as_needed[0][1]}=2")
    return {keys[0]: value}


def pain_meant(name: str | None, known: list[tuple[str, str, bool]]) -> str:
    """The uid of the pain that is meant: its name or a word of it; none named: the main pain."""
    if not known:
        raise NotFound('There is no pain to score. Add one, like: spinelog pain add "right leg"')
    if name is None:
        return known[0][0]
    return _named(name, [(uid, pain) for uid, pain, _ in known], "pains")


def _named(name: str, known: list[tuple[str, str]], what: str, to_add: str = "") -> str:
    """The uid of the one that is meant by its name or a word of it; `to_add` are the words that add a medicine."""
    wanted = name.strip().lower()
    exact = [uid for uid, one in known if one.lower() == wanted]
    near = [uid for uid, one in known if wanted and wanted in one.lower()]
    if len(exact or near) == 1:
        return (exact or near)[0]
    names = ", ".join(one for _, one in known)
    if near:
        raise NotFound(f"{name.strip()!r} could mean more than one of your {what}: {names}. Please write more of its name.")
    if not known:
        raise NotFound(f"None of your {what} is listed yet. To add it: spinelog medication add {to_add}")
    raise NotFound(f"{name.strip()!r} is none of your {what}: {names}. Please write one of these names.")


def _cleared(names: list[str], known: list[tuple[str, str, bool]], as_needed: list[tuple[str, str]]) -> Changes:
    """`--clear` takes the options' own names: sitting, pain, pain=leg, extra, extra=naproxen."""
    changes: Changes = {}
    for name in names:
        word, equals, which = name.strip().lower().removeprefix("--").partition("=")
        fields = [field for field in DAY_NOUN.asked if word in (field.option, field.name)]
        if fields:
            changes.update(fields[0].cleared())
        elif word == "extra":
            uids = [_named(which, as_needed, "as-needed medicines", which)] if equals else ["", *(uid for uid, _ in as_needed)]
            changes.update({DOSE_KEY + uid: None for uid in uids})
        elif word == "pain":
            changes[PAIN_KEY + pain_meant(which if equals else None, known)] = None
        else:
            options = ", ".join(field.option for field in DAY_NOUN.asked)
            raise Usage(f"There is no field {name!r}. One of: {options}, extra, extra=NAME, pain, pain=NAME")
    return changes


def _undo(context: Context, *, plain: bool) -> None:
    with transaction(context.connector, writing=True) as connection:
        day = undo_save(connection)
        if day is None:
            raise NotFound("There is no save of a day left to take back.")
        entry, known, names = read_entry(connection, day), pains(connection), medicine_names(connection)
    say(f"Taken back: the last save of {show_date(day)}.")
    for line in day_lines(day, entry, known, names, plain=plain):
        say(line)
