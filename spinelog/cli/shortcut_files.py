"""What an icon for the desktop is on each platform: pure text, quoted as each of them asks for."""

from __future__ import annotations

import ntpath
import posixpath
import shlex
from dataclasses import dataclass

NAME = "spinelog"
COMMENT = "A private journal for back and neck pain"
MADE_BY = "made by: spinelog shortcut"
"""Stands in each file, so that a later run knows it as its own."""


@dataclass(frozen=True, slots=True)
class Launcher:
    """One file that starts spinelog."""

    path: str
    text: str
    mode: int
    """Its permissions on POSIX."""


def launchers(platform: str, words: list[str], desktop: str | None, menu: str) -> list[Launcher]:
    """The files for a platform (as `sys.platform` says it) that run these words, the first being the program's path.

    `desktop` is the folder of the desktop, None where there is none; `menu` the folder of a menu's entries (Linux).
    """
    if platform == "win32":
        return [Launcher(ntpath.join(desktop, f"{NAME}.cmd"), windows_batch(words), 0o644)] if desktop else []
    if platform == "darwin":
        return [Launcher(posixpath.join(desktop, f"{NAME}.command"), shell_script(words), 0o755)] if desktop else []
    text = desktop_entry(words)
    found = [Launcher(posixpath.join(menu, f"{NAME}.desktop"), text, 0o644)]
    if desktop:  # where a desktop starts only what may be run
        found.append(Launcher(posixpath.join(desktop, f"{NAME}.desktop"), text, 0o755))
    return found


def desktop_entry(words: list[str]) -> str:
    """A freedesktop.org desktop entry. Two rules of quoting lie over one another: Exec's own, and that of every value."""
    command = " ".join(_exec_word(word) for word in words)
    return (
        f"[Desktop Entry]\n# {MADE_BY}\nType=Application\nVersion=1.0\nName={NAME}\nComment={COMMENT}\n"
        f"Exec={_entry_value(command)}\nIcon=accessories-text-editor\nTerminal=true\nCategories=Utility;\n"
    )


def _exec_word(word: str) -> str:
    """A word of Exec: in double quotes unless it is plain, and `%`, which begins a field code, twice."""
    if word and all(sign.isalnum() or sign in "-_./:=+,@" for sign in word):
        return word
    for sign in '\\"`$':
        word = word.replace(sign, "\\" + sign)
    return f'"{word}"'.replace("%", "%%")


def _entry_value(text: str) -> str:
    for sign, escape in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(sign, escape)
    return text


def shell_script(words: list[str]) -> str:
    """What macOS runs in a terminal when it is opened."""
    return f"#!/bin/sh\n# {MADE_BY}\nexec {shlex.join(words)}\n"


def windows_batch(words: list[str]) -> str:
    """A batch file. Its window stays open after an error, so that the sentence can be read.

    No path on Windows holds a quotation mark; `%` would begin a variable. The second line has the lines after it read
    as UTF-8.
    """
    command = " ".join(f'"{word}"' for word in words).replace("%", "%%")
    lines = ["@echo off", "chcp 65001 >nul", f"rem {MADE_BY}", f"title {NAME}", command, "if errorlevel 1 pause"]
    return "".join(line + "\r\n" for line in lines)
