"""`spinelog settings`: what the person chose about spinelog itself. Works without any journal."""

from __future__ import annotations

import argparse
from datetime import time

from spinelog.cli.context import Context
from spinelog.cli.say import say, say_json, warn
from spinelog.domain.describe import Changes
from spinelog.domain.errors import SpinelogError, Usage
from spinelog.domain.kinds import CHOICE
from spinelog.domain.preferences import SETTINGS, Settings
from spinelog.domain.reminding import AT, FILE_NAME
from spinelog.domain.text import one_line
from spinelog.storage.places import settings_path
from spinelog.storage.settings import change_settings, read_settings

EXAMPLE = (
    "spinelog settings --emergency 112 --theme light\n"
    "  spinelog settings --dates month_day --week-begins sunday\n"
    "  spinelog settings --key today.save=j\n"
    "  spinelog settings reminder 20:00"
)
NOT_SET = "not set"


def arguments(parser: argparse.ArgumentParser) -> None:
    """One option for each setting, and one for the keys."""
    parser.add_argument("reminder", nargs="?", choices=("reminder",), help="write a calendar file that reminds you")
    parser.add_argument("at", nargs="?", metavar="TIME", help="when to be reminded, like 20:00")
    parser.add_argument("-o", "--output", metavar="FILE", help=f"where to write the reminder (default: {FILE_NAME})")
    for field in SETTINGS.asked:
        is_long = len(field.choices) > 9
        names = ", ".join(key for key, _ in field.choices[:4] if is_long) + " and more" if is_long else ""
        named = names or ", ".join(key for key, _ in field.choices)
        parser.add_argument(
            f"--{field.option}", dest=field.name, metavar="X", help=f"one of: {named}" if field.kind is CHOICE else field.help
        )
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="COMMAND=KEY",
        help="another key, like today.save=j; nothing after =: the usual",
    )
    parser.add_argument("--clear", action="append", default=[], metavar="SETTING", help="as it usually is, like theme")
    parser.add_argument("--where", action="store_true", help="print the file that they are kept in")
    parser.add_argument("--json", action="store_true", help="print as JSON")


def run(args: argparse.Namespace, context: Context) -> None:
    """Change what is named, and print how it all is now."""
    if args.where:
        say(settings_path())
        return
    if args.reminder:
        _remind(args, context)
        return
    changes: Changes = {}
    for word in args.clear:
        fields = [field for field in SETTINGS.asked if word in (field.option, field.name)]
        if not fields:
            raise Usage(f"There is no setting {word!r}. One of: {', '.join(field.option for field in SETTINGS.asked)}")
        changes[fields[0].name] = None
    for field in SETTINGS.asked:
        text = getattr(args, field.name)
        if text is not None:
            is_reset = not text.strip()
            changes.update({field.name: None} if is_reset else field.read(one_line(text), context.clock.today()))
    keys = _keys(args.key)
    kept = read_settings()
    if changes or keys:
        kept = keep({name: None if value is None else str(value) for name, value in changes.items()}, keys)
        kept.take_hold()
    for sentence in (*kept.wrong, *_wrong_keys(kept)):
        warn(f"Left out of {settings_path()}: {sentence}")
    if args.json:
        say_json({**kept.record, "keys": dict(kept.keys)})
    else:
        _print(kept, plain=args.plain)


def _remind(args: argparse.Namespace, context: Context) -> None:
    from spinelog.summary.reminder import reminder, reminder_words, write_reminder

    if args.at is None:
        raise Usage("At what time? Write it like: spinelog settings reminder 20:00")
    at = AT.read(args.at, context.clock.today())[AT.name]
    assert isinstance(at, time)  # noqa: S101 - the field reads nothing else
    found = reminder(context.journal(), at)
    path = write_reminder(found, context.clock.now(), args.output or FILE_NAME)
    say(f"Written: {path}")
    say(f"{reminder_words(found, context.clock.today())}. Open it with your calendar; nothing else was changed.")


def keep(changes: dict[str, str | None], keys: dict[str, str | None]) -> Settings:
    """Write them down. Raises SpinelogError when that cannot be done."""
    try:
        return change_settings(changes, keys)
    except OSError as error:
        raise SpinelogError(f"The settings could not be kept: {error.strerror}. Please try again.") from None


def _keys(words: list[str]) -> dict[str, str | None]:
    """By id of its command the key that each of these words gives it; None: the usual one again."""
    if not words:
        return {}
    from spinelog.tui.keys import chosen, understood

    own, _ = understood(read_settings().keys)
    changes: dict[str, str | None] = {}
    for word in words:
        command, key = chosen(word, own)
        changes[command] = key
        own = {name: one for name, one in {**own, command: key}.items() if one is not None}
    return changes


def _wrong_keys(kept: Settings) -> tuple[str, ...]:
    if not kept.keys:
        return ()
    from spinelog.tui.keys import understood

    return understood(kept.keys)[1]


def _print(kept: Settings, *, plain: bool) -> None:
    width = max(len(field.label) for field in SETTINGS.asked) + 2
    shown = [(field.label, field.show(kept.record) or NOT_SET, f"--{field.option}") for field in SETTINGS.asked]
    right = max(len(text) for _, text, _ in shown) + 2
    for label, text, option in shown:
        say(f"{label}: {text}; {option}" if plain else f"  {label:<{width}}{text:<{right}}{option}")
    for name, key in kept.keys.items():
        say(f"Key of {name}: {key}" if plain else f"  Key of {name}  {key}")
    say(f"Kept in {settings_path()}")
