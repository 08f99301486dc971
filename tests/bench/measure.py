"""Measuring in turn: A B A B ..., so that a machine that slows down slows both. Ratios of medians carry over."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

CHART_BYTES = 2048
"""Output of at least so many bytes is a chart; a line of words in 24-bit colour has up to 1,200."""


def in_turn(one: Callable[[], float], other: Callable[[], float], runs: int) -> tuple[float, float, float]:
    """Median of each in seconds, and the ratio one / other. The first run of each is not counted."""
    one(), other()
    pairs = [(one(), other()) for _ in range(runs)]
    first, second = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return first, second, first / second


def wall(command: Sequence[str | os.PathLike[str]], env: Mapping[str, str]) -> float:
    """Seconds of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, env=dict(env), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def peak_mib(command: Sequence[str | os.PathLike[str]], env: Mapping[str, str]) -> float:
    """Peak memory of a whole process in MiB (Linux counts in KiB)."""
    # From a small process: a child counts the memory of whoever forked it until it becomes another program.
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    words = [os.fspath(word) for word in command]
    python = os.path.join(os.path.dirname(words[0]), "python")
    said = subprocess.run([python, "-c", code, *words], env=dict(env), check=True, capture_output=True, text=True)
    return int(said.stdout.split()[-1]) / 1024


class Screen:
    """A program in a pseudo-terminal of 80x24."""

    def __init__(self, command: Sequence[str | os.PathLike[str]], env: Mapping[str, str]) -> None:
        self.began = time.perf_counter()
        self.pid, self._handle = pty.fork()
        if not self.pid:
            termios.tcsetwinsize(0, (24, 80))
            os.execve(
                command[0],
                [os.fspath(word) for word in command],
                {**env, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
            )
        self.seen = b""

    def until(self, token: bytes, patience: float = 30.0) -> float:
        """Seconds from the beginning until these bytes have come out."""
        while token not in self.seen:
            if time.perf_counter() - self.began > patience:
                raise TimeoutError(f"{token!r} was not seen in {self.seen[-2000:]!r}")
            if select.select([self._handle], [], [], 0.05)[0]:
                self.seen += os.read(self._handle, 65536)
        return time.perf_counter() - self.began

    def press(self, keys: bytes) -> None:
        """Type; what came out before is forgotten, and time counts from here."""
        self.seen = b""
        self.began = time.perf_counter()
        os.write(self._handle, keys)

    def first(self, patience: float = 30.0) -> float:
        """Seconds from the key to the first output."""
        if not select.select([self._handle], [], [], patience)[0]:
            raise TimeoutError("nothing came out")
        return time.perf_counter() - self.began

    def settle(self, quiet: float = 0.4) -> None:
        """Wait until nothing has come out for a while."""
        while select.select([self._handle], [], [], quiet)[0]:
            self.seen += os.read(self._handle, 65536)

    def redrawn(self, quiet: float = 0.3) -> float:
        """Seconds from the key to the last large piece of output, a chart and not a line; until nothing more comes."""
        last = 0.0
        while select.select([self._handle], [], [], quiet)[0]:
            if len(os.read(self._handle, 65536)) >= CHART_BYTES:
                last = time.perf_counter() - self.began
        assert last, "nothing was drawn"
        return last

    def end(self) -> None:
        """Stop the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._handle)
