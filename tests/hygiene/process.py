"""Fresh processes, in which what was imported can be told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import spinelog

PACKAGE = Path(spinelog.__file__).parent
ROOT = PACKAGE.parent


def modules(*folders: str) -> list[str]:
    """Every module of these folders of the package, or of all of it, by its dotted name."""
    places = [PACKAGE / folder for folder in folders] or [PACKAGE]
    paths = sorted(path for place in places for path in place.rglob("*.py"))
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    return [name.removesuffix(".__init__") for name in names]


def tell(code: str, *words: str, flags: tuple[str, ...] = ()) -> Any:
    """What `code` prints as JSON in a new Python, with these words as its arguments."""
    done = subprocess.run(
        [sys.executable, *flags, "-c", code, *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
