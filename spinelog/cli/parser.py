"""The parsers of the commands: argparse, with an example under each help."""

from __future__ import annotations

import argparse
import sys

from spinelog.cli.say import say, warn


class Parser(argparse.ArgumentParser):
    """Argparse, but what it prints is as harmless as the rest; its errors repeat what was typed."""

    color: bool
    """Known to argparse from Python 3.14 on."""

    def _print_message(self, message: str, file: object = None) -> None:
        (warn if file is sys.stderr else say)(message.rstrip("\n"))


def new_parser(word: str, about: str, example: str) -> argparse.ArgumentParser:
    """A parser with an example under its help. The fixed width keeps argparse from importing shutil."""
    parser = Parser(
        prog=f"spinelog {word}".strip(),
        description=about[:1].upper() + about[1:],
        epilog=f"example:\n  {example}",
        formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=80, max_help_position=30),
        allow_abbrev=False,
    )
    parser.color = False  # its control characters would be made visible like all others
    return parser
