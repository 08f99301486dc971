"""What a person may read: words that promise too much never occur, and all of it goes through one door."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hygiene.process import PACKAGE, ROOT

NEVER = (
    "effective", "worked", "success", "positive", "concordant", "qualify", "candidate", "recommend", "safe", "detect",
    "monitor", "validated", "clinical-grade",
)  # fmt: skip
"""Spinelog keeps, averages and prints. It has no opinion on a treatment, and makes no promise."""

_NEVER = re.compile(rf"(?<![\w-])(?:{'|'.join(NEVER)})(?![\w-])", re.IGNORECASE)

ALLOWED: dict[str, tuple[str, ...]] = {}
"""File -> texts that are somebody else's name for something."""

SOURCES = sorted(PACKAGE.rglob("*.py"))


def _texts(path: Path) -> Iterator[str]:
    """Every string of a file that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_text_of_the_program_promises_too_much() -> None:
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}: {text}"
        for path in SOURCES
        for text in _texts(path)
        if _NEVER.search(text) and text not in ALLOWED.get(path.relative_to(PACKAGE).as_posix(), ())
    }
    assert found == set()


@pytest.mark.parametrize("name", ["README.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md", ".github/SCHEMA.md"])
def test_no_page_about_it_promises_too_much(name: str) -> None:
    path = ROOT / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert _NEVER.findall(text) == []


def test_what_a_package_index_shows_promises_nothing() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shown = [project["name"], project["description"], *project["keywords"], *project["classifiers"]]
    assert [text for text in shown if _NEVER.search(text)] == []


def test_no_data_file_promises_too_much() -> None:
    for path in sorted(PACKAGE.rglob("*.toml")):
        assert _NEVER.findall(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("text", ["It is effective.", "a Success", "not clinical-grade", "SAFE"])
def test_such_a_word_would_be_found(text: str) -> None:
    assert _NEVER.search(text)


@pytest.mark.parametrize("text", ["day_effective", "safety", "fail-safe-ish", "unsuccessful", "monitors"])
def test_parts_of_other_words_are_left_alone(text: str) -> None:
    assert not _NEVER.search(text)


def _prints(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name) and node.id == "print":
            yield f"line {node.lineno}: print"
        if isinstance(node, ast.Attribute) and node.attr in ("write", "writelines", "buffer"):
            of = node.value
            if isinstance(of, ast.Attribute) and of.attr in ("stdout", "stderr", "__stdout__", "__stderr__"):
                yield f"line {node.lineno}: sys.{of.attr}.{node.attr}"


def test_every_command_prints_through_one_door() -> None:
    printers = {path.relative_to(PACKAGE).as_posix(): list(_prints(path)) for path in SOURCES}
    assert {path: found for path, found in printers.items() if found and path != "cli/say.py"} == {}
