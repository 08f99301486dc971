"""`spinelog completion SHELL`: a script with all words of all commands, so that the shell finishes them without asking."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from spinelog.cli.completion_scripts import SCRIPTS, Command, Option
from spinelog.cli.context import Context
from spinelog.cli.say import say_as_it_is
from spinelog.domain.kinds import CHOICE, YESNO

if TYPE_CHECKING:
    from spinelog.domain.describe import Noun

EXAMPLE = "spinelog completion bash"
INSTALL = {
    "bash": ("in ~/.bashrc", "source <(spinelog completion bash)"),
    "zsh": ("in ~/.zshrc, below compinit", "source <(spinelog completion zsh)"),
    "fish": ("once", "spinelog completion fish > ~/.config/fish/completions/spinelog.fish"),
    "powershell": ("in $PROFILE", "spinelog completion powershell | Out-String | Invoke-Expression"),
}
"""Shell -> where, or how often, one line is needed, and the line."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which shell."""
    lines = "".join(f"\n  {shell}, {where}:\n    {line}" for shell, (where, line) in INSTALL.items())
    parser.description = f"{parser.description}. It prints a script. To use it:{lines}"
    parser.add_argument("shell", choices=tuple(SCRIPTS), help="whose script to print")


def run(args: argparse.Namespace, context: Context) -> None:
    """Print the script; the journal is not opened."""
    where, line = INSTALL[args.shell]
    say_as_it_is(SCRIPTS[args.shell](f"To use it, {where}: {line}", commands()).rstrip("\n"))


def commands() -> list[Command]:
    """What can be written after each command's word, from the parsers themselves; that of no word comes first."""
    from spinelog.cli.main import COMMANDS, command_of
    from spinelog.domain.nouns import NOUNS

    nouns = {noun.name.replace("_", "-"): noun for noun in NOUNS.values() if noun.commanded}
    abouts = {word: about for word, (_, about) in COMMANDS.items()} | {word: noun.help for word, noun in nouns.items()}
    found = [_command("", "", command_of(None)[1])]
    found[0].first = tuple(abouts.items())
    found[0].options += (Option(("--version",), "show the version", takes_value=False),)
    return found + [_command(word, about, command_of(word)[1]) for word, about in abouts.items()]


def _command(word: str, about: str, parser: argparse.ArgumentParser) -> Command:
    noun: Noun | None = parser.get_default("noun")
    known = _values(noun) if noun is not None else {}
    places = [action for action in parser._actions if not action.option_strings]
    options = tuple(
        Option(
            tuple(action.option_strings),
            _line(action.help),
            takes_value=action.nargs != 0,
            values=_words(action.choices or known.get(action.dest, ())),
            is_file=action.metavar == "FILE",
        )
        for action in parser._actions
        if action.option_strings
    )
    first = tuple((value, "") for value in _words(places[0].choices or ())) if places else ()
    headline = known.get(f"field_{noun.headline}", ()) if noun is not None and len(places) > 1 else ()
    return Command(word, about, first, _words(headline), options)


def _values(noun: Noun) -> dict[str, tuple[str, ...]]:
    """Of each option of a noun that asks for one of a few words: these."""
    found = {f"field_{field.name}": tuple(key for key, _ in field.choices) for field in noun.asked if field.kind is CHOICE}
    return found | {f"field_{field.name}": ("yes", "no") for field in noun.asked if field.kind is YESNO}


def _words(values: object) -> tuple[str, ...]:
    """Only what every shell takes without quotes."""
    return tuple(value for value in map(str, values) if re.fullmatch(r"[\w.+-]+", value))  # type: ignore[call-overload]


def _line(text: str | None) -> str:
    return " ".join((text or "").replace("%%", "%").split())
