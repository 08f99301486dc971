"""The repository: tidy at the top, and every file says what it is."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess

import pytest

from tests.hygiene.process import PACKAGE, ROOT

SIX = {"spinelog", "tests", "screenshots", "pyproject.toml", "README.md", "LICENSE"}


@pytest.fixture
def kept() -> list[str]:
    """The files that git keeps."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_six_things_stand_at_the_top(kept: list[str]) -> None:
    top = {path.split("/")[0] for path in kept}
    assert {name for name in top if not name.startswith(".")} == SIX


def test_nothing_that_is_made_is_kept(kept: list[str]) -> None:
    made = re.compile(r"(\.pyc|\.db|\.db-journal|\.sqlite|\.log|\.part|~)$|__pycache__|\.egg-info|^dist/|^build/")
    assert [path for path in kept if made.search(path)] == []


def test_every_file_of_the_package_says_what_it_is() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_picture_and_page_of_the_readme_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link and not link.startswith("#")]
    assert [link for link in links if not (ROOT / link.partition("#")[0]).exists()] == []


def test_the_version_is_written_in_one_place() -> None:
    text = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    (version,) = re.findall(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    others = [
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*.py")
        if path != PACKAGE / "__init__.py" and re.search(rf'"{re.escape(version)}"', path.read_text(encoding="utf-8"))
    ]
    assert others == []
