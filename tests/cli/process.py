"""Commands in a process of their own, as a shell would start them."""

from __future__ import annotations

import os
import subprocess
import sys


def run(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m spinelog` with these words; more names are set in its environment."""
    return subprocess.run(
        [sys.executable, "-m", "spinelog", *words], input=stdin, capture_output=True, env={**os.environ, **environment}
    )
