"""Looking at a report: nobody else can, nothing is overwritten, and no copy stays."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spinelog.domain.errors import SpinelogError
from spinelog.exchange.viewing import KEPT, NoViewer, PrivateCopies, launch_viewer, remove_leftovers
from tests.files import JPEG, PDF, PNG

PRIVATE = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the way of Linux")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where copies stand; not made yet, nor what it stands in."""
    return tmp_path / "state" / "viewing"


class Viewer:
    """Looks at what it is started with."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bytes]] = []

    def __call__(self, path: str) -> None:
        self.seen.append((path, Path(path).read_bytes()))


def _mode(path: str | Path) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


# -- a copy ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "content", "ending"), [("pdf", PDF, ".pdf"), ("png", PNG, ".png"), ("jpeg", JPEG, ".jpg")], ids=str
)
def test_the_viewer_gets_the_whole_report_with_the_ending_of_its_kind(
    folder: Path, kind: str, content: bytes, ending: str
) -> None:
    viewer, copies = Viewer(), PrivateCopies(str(folder))
    path = copies.open("MRI report.exe", kind, content, viewer)
    assert viewer.seen == [(path, content)]
    assert os.path.basename(path) == f"report-mri-report{ending}"
    copies.remove()
    assert os.listdir(folder) == []


@PRIVATE
def test_nobody_else_can_look_at_it(folder: Path) -> None:
    old = os.umask(0)
    try:
        path = PrivateCopies(str(folder)).open("a.pdf", "pdf", PDF, Viewer())
    finally:
        os.umask(old)
    assert _mode(path) == 0o600
    assert [_mode(one) for one in (os.path.dirname(path), folder, folder.parent)] == [0o700] * 3


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf", "/etc/passwd", "-rf.pdf", "$(touch x);.pdf", "a b'c\"d`e.pdf", "CON.pdf", "..", "", ".pdf",
        "file:///etc/passwd", "%p\n%s.pdf", "\u202efdp.exe", "a" * 300 + ".pdf", "\u041c\u0420\u0422.pdf",
    ],
)  # fmt: skip
def test_the_name_of_a_copy_steers_nothing(folder: Path, name: str) -> None:
    copies = PrivateCopies(str(folder))
    path = copies.open(name, "pdf", PDF, Viewer())
    base = os.path.basename(path)
    assert os.path.dirname(os.path.dirname(path)) == str(folder)
    assert base.startswith("report")
    assert base.removesuffix(".pdf").replace("-", "").isalnum()
    assert base.isascii()
    assert len(base) <= 44


def test_reports_of_one_name_stand_side_by_side(folder: Path) -> None:
    copies = PrivateCopies(str(folder))
    paths = [copies.open("report.pdf", "pdf", PDF + bytes([number]), Viewer()) for number in range(3)]
    assert [os.path.basename(path) for path in paths] == ["report.pdf", "report-2.pdf", "report-3.pdf"]
    assert [Path(path).read_bytes()[-1] for path in paths] == [0, 1, 2]
    copies.remove()
    assert os.listdir(folder) == []


def test_what_is_not_of_its_kind_any_more_is_not_opened(folder: Path) -> None:
    viewer = Viewer()
    with pytest.raises(SpinelogError, match=r"no PDF any more, so it was not opened\. Please attach the report again"):
        PrivateCopies(str(folder)).open("report.pdf", "pdf", b"MZ, a program", viewer)
    with pytest.raises(SpinelogError, match="no PNG picture any more"):
        PrivateCopies(str(folder)).open("report.png", "png", PDF, viewer)
    assert viewer.seen == []
    assert not folder.exists()


@PRIVATE
def test_a_link_in_the_place_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.parent.mkdir()
    folder.symlink_to(elsewhere)
    with pytest.raises(SpinelogError, match="leads elsewhere"):
        PrivateCopies(str(folder)).open("a.pdf", "pdf", PDF, Viewer())
    assert os.listdir(elsewhere) == []


@PRIVATE
def test_a_link_in_the_place_of_a_copy_is_not_written_through(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.pdf"
    mine.write_text("mine")
    copies = PrivateCopies(str(folder))
    first = copies.open("a.pdf", "pdf", PDF, Viewer())
    os.remove(first)
    os.symlink(mine, first)
    second = copies.open("a.pdf", "pdf", PDF, Viewer())
    assert mine.read_text() == "mine"
    assert second != first
    copies.remove()
    assert mine.read_text() == "mine"


@PRIVATE
def test_a_disk_without_room_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*words: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("spinelog.exchange.viewing.os.open", full)
    with pytest.raises(SpinelogError, match=r"could not be copied to look at it: No space left.*make some room"):
        PrivateCopies(str(folder)).open("a.pdf", "pdf", PDF, Viewer())


# -- away again ------------------------------------------------------------------------------------------------------


def test_a_run_removes_its_own_copies_only(folder: Path) -> None:
    one, other = PrivateCopies(str(folder)), PrivateCopies(str(folder))
    mine, theirs = (copies.open("a.pdf", "pdf", PDF, Viewer()) for copies in (one, other))
    one.remove()
    assert not os.path.exists(mine)
    assert os.path.exists(theirs)
    one.remove()
    assert one.open("a.pdf", "pdf", PDF, Viewer()) != theirs


def test_looking_goes_on_when_somebody_has_tidied_up(folder: Path) -> None:
    copies = PrivateCopies(str(folder))
    first = copies.open("a.pdf", "pdf", PDF, Viewer())
    remove_leftovers(str(folder), datetime.now(UTC) + timedelta(days=1))
    assert not os.path.exists(first)
    assert os.path.exists(copies.open("a.pdf", "pdf", PDF, Viewer()))


def test_copies_that_a_killed_run_left_are_gone_after_a_day(folder: Path) -> None:
    old, new = (PrivateCopies(str(folder)).open("a.pdf", "pdf", PDF, Viewer()) for _ in range(2))
    (folder / "look-mine.txt").write_text("no folder of ours")
    (folder / "other").mkdir()
    now = datetime.now(UTC)
    for path in (os.path.dirname(old), str(folder / "other"), str(folder / "look-mine.txt")):
        os.utime(path, (now.timestamp() - KEPT.total_seconds() - 60,) * 2)
    assert remove_leftovers(str(folder), now - KEPT) == 1
    assert not os.path.exists(os.path.dirname(old))
    assert os.path.exists(new)
    assert {path.name for path in folder.iterdir()} == {"look-mine.txt", "other", os.path.basename(os.path.dirname(new))}


@PRIVATE
def test_tidying_follows_no_link(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "kept.txt").write_text("mine")
    folder.mkdir(parents=True)
    (folder / "look-abc").symlink_to(mine)
    later = datetime.now(UTC) + timedelta(days=3)
    assert remove_leftovers(str(folder), later) == 0
    (mine / "look-def").mkdir()
    link = tmp_path / "link"
    link.symlink_to(mine)
    assert remove_leftovers(str(link), later) == 0
    assert sorted(os.listdir(mine)) == ["kept.txt", "look-def"]


def test_where_nothing_was_ever_looked_at_there_is_nothing_to_tidy(folder: Path) -> None:
    assert remove_leftovers(str(folder), datetime.now(UTC)) == 0
    assert not folder.parent.exists()
    PrivateCopies(str(folder)).remove()
    assert not folder.parent.exists()


# -- viewers ---------------------------------------------------------------------------------------------------------


def test_without_a_viewer_the_person_is_told_where_the_copy_is(folder: Path) -> None:
    def missing(path: str) -> None:
        raise FileNotFoundError

    copies = PrivateCopies(str(folder))
    with pytest.raises(NoViewer) as told:
        copies.open("a.pdf", "pdf", PDF, missing)
    sentence, _, path = str(told.value).rpartition(" at ")
    assert sentence == "No program was found here that shows it. While spinelog is open, the copy can be read"
    assert Path(path).read_bytes() == PDF
    copies.remove()
    assert not os.path.exists(path)


Started = list[tuple[list[str], dict[str, object]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """What would have been started."""
    found: Started = []

    class Process:
        def __init__(self, words: list[str], **more: object) -> None:
            found.append((words, more))

        def wait(self) -> int:
            return 0

    monkeypatch.setattr("spinelog.exchange.viewing.subprocess.Popen", Process)
    return found


@LINUX
@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_the_systems_viewer_is_started_without_a_shell_and_says_nothing(
    started: Started, display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(display, ":0")
    monkeypatch.setattr("spinelog.exchange.viewing.shutil.which", lambda name: f"/usr/bin/{name}")
    launch_viewer("/x/report.pdf")
    ((words, more),) = started
    assert words == ["/usr/bin/xdg-open", "/x/report.pdf"]
    assert not more.get("shell")
    assert {more[name] for name in ("stdin", "stdout", "stderr")} == {subprocess.DEVNULL}
    assert more["start_new_session"] is True, "ctrl+c in the terminal is not for the viewer"


def _no_opener(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("spinelog.exchange.viewing.shutil.which", lambda name: None)


def _no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("spinelog.exchange.viewing.shutil.which", lambda name: f"/usr/bin/{name}")


@LINUX
@pytest.mark.parametrize("lack", [_no_opener, _no_display])
def test_where_nothing_could_be_seen_nothing_is_started(
    started: Started, lack: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lack(monkeypatch)
    with pytest.raises(OSError, match="xdg-open"):
        launch_viewer("/x/report.pdf")
    assert started == []


def test_a_mac_opens_it_with_its_own(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spinelog.exchange.viewing.sys.platform", "darwin")
    launch_viewer("/x/report.pdf")
    assert started[0][0] == ["/usr/bin/open", "/x/report.pdf"]


def test_windows_opens_it_with_its_own(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("spinelog.exchange.viewing.sys.platform", "win32")
    monkeypatch.setattr("spinelog.exchange.viewing.os.startfile", opened.append, raising=False)
    launch_viewer("C:\\x\\report.pdf")
    assert (opened, started) == (["C:\\x\\report.pdf"], [])
