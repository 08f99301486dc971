"""Looking at an attachment: the system's viewer opens a private copy, and the copy is removed again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock, Thread

from spinelog.domain.errors import SpinelogError
from spinelog.domain.scan import ATTACHMENT
from spinelog.exchange.attachment_file import NAMELESS, kind_of

Launch = Callable[[str], None]
"""Starts a viewer for the file at a path and does not wait for it; raises OSError when there is none."""

KEPT = timedelta(days=1)
"""Copies older than this were left by a run that was killed."""

_ENDINGS = {"pdf": "pdf", "png": "png", "jpeg": "jpg"}
_PREFIX = "look-"
_MOST_STEM = 40


class NoViewer(SpinelogError):
    """Nothing here can show the file; the sentence says where the copy is."""


class PrivateCopies:
    """The copies that one run has made, in a folder of its own; nobody else can read them."""

    def __init__(self, folder: str) -> None:
        """`folder` is where such folders are made, at the first copy; it need not be there."""
        self._folder = folder
        self._own: str | None = None
        self._lock = Lock()

    def open(self, name: str, media_type: str, content: bytes, launch: Launch | None = None) -> str:
        """Show the bytes of an attachment; gives the path of the copy, which stays until `remove`.

        Raises NoViewer when nothing can show it, SpinelogError when it cannot be copied or is not of its kind.
        """
        path = self._copy(name, media_type, content)
        try:
            (launch or launch_viewer)(path)
        except OSError:
            raise NoViewer(
                f"No program was found here that shows it. While spinelog is open, the copy can be read at {path}"
            ) from None
        return path

    def remove(self) -> None:
        """Delete every copy; one that a viewer holds on to is left for `remove_leftovers`."""
        with self._lock:
            if self._own is not None:
                shutil.rmtree(self._own, ignore_errors=True)
                self._own = None

    def _copy(self, name: str, media_type: str, content: bytes) -> str:
        if kind_of(content) != media_type:
            kind = ATTACHMENT.field("media_type").show_value(media_type)
            raise SpinelogError(f"What is kept here is no {kind} any more, so it was not opened. Please attach the report again.")
        ending = _ENDINGS[media_type]
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        try:
            with self._lock:
                start = os.path.join(self._folder_of_its_own(), _stem(name))
                path, number = f"{start}.{ending}", 1
                while os.path.lexists(path):
                    number += 1
                    path = f"{start}-{number}.{ending}"
                with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
                    file.write(content)
        except OSError as error:
            raise SpinelogError(
                f"The file could not be copied to look at it: {error.strerror}. Please make some room in {self._folder}"
            ) from None
        return path

    def _folder_of_its_own(self) -> str:
        if self._own is None or not os.path.isdir(self._own):
            os.makedirs(os.path.dirname(self._folder), 0o700, exist_ok=True)
            if not os.path.isdir(self._folder):
                os.mkdir(self._folder, 0o700)
            if os.path.islink(self._folder):
                raise SpinelogError(f"The folder for copies leads elsewhere, so nothing was copied. Please remove {self._folder}")
            self._own = tempfile.mkdtemp(prefix=_PREFIX, dir=self._folder)  # 0700, and nobody had it before
        return self._own


def _stem(name: str) -> str:
    """A name that means nothing to a shell, a viewer or a file system: `report`, and ASCII letters and digits of the name."""
    stem = os.path.splitext(name)[0].lower().removeprefix(NAMELESS)
    letters = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in stem)
    return "-".join((NAMELESS, *letters.split()))[:_MOST_STEM].rstrip("-")


def remove_leftovers(folder: str, older_than: datetime) -> int:
    """Remove the copies that killed runs left in `folder` before an instant; gives how many folders of them.

    Only folders that were made here are touched, and no link is followed.
    """
    if os.path.islink(folder):
        return 0
    gone = 0
    try:
        with os.scandir(folder) as found:
            for one in found:
                is_ours = one.name.startswith(_PREFIX) and one.is_dir(follow_symlinks=False)
                if is_ours and one.stat(follow_symlinks=False).st_mtime < older_than.timestamp():
                    shutil.rmtree(one.path, ignore_errors=True)
                    gone += not os.path.lexists(one.path)
    except OSError:  # there is no such folder, or another run is tidying it
        return gone
    return gone


def launch_viewer(path: str) -> None:
    """Open a file with the program that the system has for it; does not wait. Raises OSError when there is none."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - the person asked for it, and the ending is of our choosing
        return
    if sys.platform == "darwin":
        words = ["/usr/bin/open", path]
    else:
        opener = shutil.which("xdg-open")
        if opener is None or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            raise FileNotFoundError("xdg-open")  # without a display it would start a reader that nobody sees
        words = [opener, path]
    viewer = subprocess.Popen(  # noqa: S603 - no shell, and the path is of our own making
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    Thread(target=viewer.wait, daemon=True).start()  # somebody has to, or its ended process stays in the system's list
