"""`spinelog signs`: the warning signs, the same for everybody. Works without any journal."""

from __future__ import annotations

import argparse

from spinelog.cli.context import Context
from spinelog.cli.say import say
from spinelog.knowledge.signs import signs
from spinelog.summary.text import wrapped

EXAMPLE = "spinelog signs"
WIDTH = 78


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(args: argparse.Namespace, context: Context) -> None:
    """Print them; the journal is not touched."""
    for line in signs_lines():
        say(line)


def signs_lines() -> list[str]:
    """The signs as lines of a terminal."""
    found = signs()
    lines = [*wrapped(found.title(), WIDTH)]
    for text in found.lines():
        indent = "  " if text.startswith("\u2022") else ""
        lines += [f"{indent if number else ''}{part}" for number, part in enumerate(wrapped(text, WIDTH - len(indent)))]
    return lines
