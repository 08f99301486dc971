"""`spinelog`: finds the command that is meant, and nothing more is imported than that command needs."""

from __future__ import annotations

import sys

from spinelog.cli.context import Context, common_options
from spinelog.cli.say import say, say_plainly, warn
from spinelog.domain.clock import Clock
from spinelog.domain.dates import read_date
from spinelog.domain.errors import SpinelogError, Usage

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from types import ModuleType

DONE, REFUSED, WRONG_WORDS = 0, 1, 2

COMMANDS = {
    "log": ("log", "write down a day, or part of it"),
    "show": ("show", "what is recorded of a day, or of the last days"),
    "trends": ("trends", "averages around your procedures, and what changed"),
    "timeline": ("timeline", "everything in the order of its dates, to read or to search"),
    "summary": ("summary", "the summary for your visit, as text or a web page"),
    "block": ("block", "the diary of the hours after a nerve block"),
    "paper": ("paper", "a blank form to print and fill by pen"),
    "signs": ("signs", "warning signs, and when to call for help"),
    "settings": ("settings", "your settings: emergency number, colours, dates, weeks, keys"),
    "where": ("where", "where your journal is kept"),
    "backup": ("backup", "copy your journal to a file and check the copy"),
    "export": ("export", "everything you wrote down, as JSON"),
    "import": ("imports", "steps and sleep from a phone or watch, or a copy of a journal"),
    "schema": ("schema", "what is in the journal's file, and how to ask it in SQL"),
    "shortcut": ("shortcut", "an icon on your desktop that opens the journal"),
    "completion": ("completion", "have your shell finish words with the tab key"),
    "demo": ("demo", "try spinelog with a made-up journal"),
}
"""Command -> its module in this package, and a line of help. Each noun is a command too."""

ON_SCREEN = (None, "demo")
"""What opens the app: nothing, and the demo."""

ABOUT = "A private journal for back and neck pain. Without a command it opens the journal on screen."
_TAKES_VALUE = ("--journal", "--today")


def run() -> None:
    """The console script."""
    import gc

    def imported() -> None:
        gc.freeze()
        gc.enable()

    gc.disable()  # nothing that is imported ever goes; measured 8 % of `spinelog log`
    code = main(sys.argv[1:], imported=imported)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        import os

        if not isinstance(error, BrokenPipeError):  # that one only means that the reader, `head` say, has gone
            if code == DONE:
                warn(f"The output could not be written: {error.strerror}.")
            code = REFUSED
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def main(argv: Sequence[str], *, clock: Clock | None = None, imported: Callable[[], None] | None = None) -> int:
    """Run one command line; give its exit code: 0 done, 1 refused with a sentence, 2 wrong words.

    `imported` is called once the command's modules are there; the app calls it after its first frame.
    """
    word, rest = _split(list(argv))
    say_plainly("--plain" in rest)
    try:
        if word is None and ("-h" in rest or "--help" in rest):
            say(_overview(plain="--plain" in rest))
            return DONE
        if word is None and "--version" in rest:
            from spinelog import __version__

            say(f"spinelog {__version__}")
            return DONE
        command, args = _understood(word, rest)
        if imported is not None and word not in ON_SCREEN:
            imported()
        _follow_settings()
        clock = _moved(clock or Clock(), args.today)
        context = Context(clock, args.journal, make_new=args.new, drawn=imported)
        try:
            return int(command.run(args, context) or DONE)
        finally:
            context.close()
    except Usage as error:
        warn(str(error))
        return WRONG_WORDS
    except SpinelogError as error:
        warn(str(error))
        return REFUSED
    except SystemExit as stop:  # argparse has said what is wrong
        return int(stop.code or 0) if not isinstance(stop.code, str) else WRONG_WORDS
    except KeyboardInterrupt:
        warn("Stopped.")
        return REFUSED
    except BrokenPipeError:
        return DONE
    except Exception as error:  # noqa: BLE001 - no traceback reaches a person
        warn(_unforeseen(error))
        return REFUSED


def _follow_settings() -> None:
    """Show dates, weeks and hours as the person likes them. Where nothing is set nothing is imported for it."""
    import os

    from spinelog.storage.places import settings_path

    if os.path.exists(settings_path()):
        from spinelog.storage.settings import read_settings

        read_settings().take_hold()


def _unforeseen(error: Exception) -> str:
    """A sentence for a mistake of ours; the details go to a file that nobody but the person can read."""
    import os
    import traceback

    from spinelog.storage.files import write_private
    from spinelog.storage.places import folder

    path = os.path.join(folder("state"), "last-error.txt")
    try:
        write_private(path, "".join(traceback.format_exception(error)))
    except OSError:
        return f"Something went wrong inside spinelog ({type(error).__name__}). What you saved before is kept."
    return f"Something went wrong inside spinelog. What you saved before is kept. The details are in {path}"


def _split(argv: list[str]) -> tuple[str | None, list[str]]:
    """The command's word and everything else, wherever the common options stand."""
    at = 0
    while at < len(argv):
        if argv[at] in _TAKES_VALUE:
            at += 2
        elif argv[at].startswith("-"):
            at += 1
        else:
            return argv[at], argv[:at] + argv[at + 1 :]
    return None, argv


def _understood(word: str | None, rest: list[str]) -> tuple[ModuleType, argparse.Namespace]:
    """The module of a command, and what its options say."""
    if word is None and not rest:  # the app, as it is opened nearly always: it waits for no parser
        from types import SimpleNamespace

        from spinelog.cli import open as command

        return command, SimpleNamespace(journal=None, new=False, today=None, plain=False)  # type: ignore[return-value]
    module, parser = command_of(word)
    return module, parser.parse_args(rest)


def command_of(word: str | None) -> tuple[ModuleType, argparse.ArgumentParser]:
    """The module of a command and its parser, ready; of no word: what opens the app. Raises Usage."""
    from importlib import import_module

    from spinelog.cli.parser import new_parser

    if word is None:
        module = import_module("spinelog.cli.open")
        parser = new_parser("", ABOUT, "spinelog")
    elif word in COMMANDS:
        name, about = COMMANDS[word]
        module = import_module(f"spinelog.cli.{name}")
        parser = new_parser(word, about, module.EXAMPLE)
    else:
        from spinelog.cli import noun as module
        from spinelog.domain.nouns import NOUNS

        found = NOUNS.get(word.replace("-", "_"))
        if found is None or not found.commanded:
            raise Usage(f"There is no command {word!r}. To see them all: spinelog --help")
        parser = new_parser(word, found.help, f"spinelog {word} {'' if found.single else 'add '}{found.example}")
        parser.set_defaults(noun=found)
    module.arguments(parser)
    common_options(parser)
    return module, parser


def _moved(clock: Clock, today: str | None) -> Clock:
    return clock if today is None else clock.moved_to(read_date(today, clock.today()))


def _overview(*, plain: bool) -> str:
    from spinelog.domain.nouns import NOUNS

    lines = ["usage: spinelog [command] [options]", "", ABOUT, "", "commands:"]
    words = {word: about for word, (_, about) in COMMANDS.items()}
    nouns = {noun.name.replace("_", "-"): noun.help for noun in NOUNS.values() if noun.commanded}

    def listed(helps: dict[str, str]) -> list[str]:
        return [f"  {word}: {about}" if plain else f"  {word:<17}{about}" for word, about in helps.items()]

    lines += listed(words)
    lines += ["", "add, list, edit, delete, undelete:"]
    lines += listed(nouns)
    lines += ["", "Help on one command: spinelog log --help"]
    lines += ["example:", "  spinelog log --sitting 25 --pain 4"]
    return "\n".join(lines)
