"""spinelog from its wheel in an environment of its own, as a user has it, and the yardsticks beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `python` and `spinelog` of a fresh install; `SPINELOG_BENCH_BIN` names one that is there."""
    if given := os.environ.get("SPINELOG_BENCH_BIN"):
        return Path(given)
    work = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "-q", "--wheel", "--outdir", work / "dist", ROOT], check=True)
    subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
    bin_folder = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
    wheel = next((work / "dist").glob("*.whl"))
    subprocess.run([bin_folder / "python", "-m", "pip", "install", "-q", str(wheel)], check=True)
    return bin_folder
