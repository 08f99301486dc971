"""A file, a folder, a zip and standard input look the same from inside, and none of them can do harm."""

from __future__ import annotations

import io
import os
import tempfile
import zlib
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from spinelog.exchange.phone import box as box_module
from spinelog.exchange.phone.box import MIB, box_of, open_box
from spinelog.exchange.phone.findings import BadFile
from tests.exports.boxes import lay_out, pack

FILES = {"a.csv": b"one", "Takeout/Fit/b.json": b"two" * 1000, "leer.txt": b""}

needs_links = pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise on Windows")


def refused(path: Path | str, **more: str) -> str:
    with pytest.raises(BadFile) as caught:
        read_all(str(path), **more)
    return str(caught.value)


def read_all(path: str, **more: str) -> None:
    with open_box(path, **more) as box:
        for entry in box.entries:
            box.read(entry)


def test_a_folder_and_its_zip_hold_the_same(tmp_path: Path) -> None:
    packed, folder = pack(tmp_path / "export.zip", FILES), lay_out(tmp_path / "export", FILES)
    for path in (packed, folder):
        with open_box(str(path)) as box:
            assert box.name == path.name
            assert box.entries == ("Takeout/Fit/b.json", "a.csv", "leer.txt")
            assert {entry: box.read(entry) for entry in box.entries} == FILES
            assert {entry: box.size(entry) for entry in box.entries} == {entry: len(data) for entry, data in FILES.items()}
            assert box.head("Takeout/Fit/b.json", 4) == b"twot"


def test_a_bare_file_is_its_only_entry_and_two_can_read_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"0123456789" * 20_000)
    with open_box(str(path)) as box:
        assert box.entries == ("a.csv",)
        with box.open("a.csv") as one, box.open("a.csv") as other:
            assert (one.read(3), other.read(5), one.read(3)) == (b"012", b"01234", b"345")
            assert one.read() == other.read()[1:] or len(one.read()) == 0
        assert box.read("a.csv") == path.read_bytes()


@pytest.mark.parametrize("content", [b"one", b""])
def test_standard_input_is_a_file_too(content: bytes) -> None:
    with box_of(io.BytesIO(content), "standard input") as box:
        assert box.entries == ("standard input",)
        assert box.read("standard input") == content


def test_a_zip_through_standard_input_is_looked_into(tmp_path: Path) -> None:
    packed = pack(tmp_path / "export.zip", FILES)
    with packed.open("rb") as data, box_of(data, "standard input") as box:
        assert box.read("a.csv") == b"one"


def test_standard_input_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with box_of(io.BytesIO(b"private"), "standard input"):
        pass
    assert list(tmp_path.iterdir()) == []


# -- what is not there, or not for reading ---------------------------------------------------------------------------


def test_a_slip_in_the_name_is_told_with_the_name(tmp_path: Path) -> None:
    assert refused(tmp_path / "exprot.zip").startswith(f"There is no file or folder at {tmp_path / 'exprot.zip'}.")
    assert refused("a\0b") == "No file can have this name. Please check how it is written."


@needs_links
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "pipe is no ordinary file. Please save it as a file first and name that."


@needs_links
def test_links_in_a_folder_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("secret")
    folder = lay_out(tmp_path / "export", {"a.csv": "one"})
    (folder / "b.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "up").symlink_to(tmp_path)
    os.mkfifo(folder / "pipe")
    with open_box(str(folder)) as box:
        assert box.entries == ("a.csv",)


@needs_links
def test_a_file_that_becomes_a_link_meanwhile_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("secret")
    folder = lay_out(tmp_path / "export", {"a.csv": "one"})
    with open_box(str(folder)) as box:
        (folder / "a.csv").unlink()
        (folder / "a.csv").symlink_to(tmp_path / "secret.csv")
        with pytest.raises(BadFile):
            box.read("a.csv")


def test_the_journal_in_use_is_never_opened(tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "data", {"journal.db": "journal", "a.csv": "one"})
    journal = str(folder / "journal.db")
    assert refused(journal, journal=journal).startswith("journal.db is your journal itself.")
    with open_box(str(folder), journal=journal) as box:
        assert box.read("a.csv") == b"one"
        with pytest.raises(BadFile, match="your journal itself"):
            box.read("journal.db")


def test_what_a_computer_puts_beside_the_files_is_left_out(tmp_path: Path) -> None:
    files = {"a.csv": b"one", ".DS_Store": b"x", "__MACOSX/._a.csv": b"x", "b/.hidden/c.csv": b"x"}
    with open_box(str(pack(tmp_path / "export.zip", files))) as box:
        assert box.entries == ("a.csv",)


def test_too_many_files_in_a_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box_module, "MOST_ENTRIES", 2)
    assert refused(lay_out(tmp_path / "home", FILES)).startswith("There are too many files in home.")


def test_more_than_can_be_held_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with open_box(str(pack(tmp_path / "export.zip", FILES))) as box, pytest.raises(BadFile, match=r"b\.json is too large"):
        box.read("Takeout/Fit/b.json", at_most=2999)


# -- zips that are not what they say ---------------------------------------------------------------------------------


def test_names_in_a_zip_are_only_names(tmp_path: Path) -> None:
    names = ("../../up.csv", "/etc/passwd", "C:\\win.csv", "a\nb.csv")
    (tmp_path / "in").mkdir()
    packed = pack(tmp_path / "in" / "export.zip", dict.fromkeys(names, b"x"))
    with open_box(str(packed)) as box:
        assert box.entries == ("../../up.csv", "/etc/passwd", "C:/win.csv", "a\nb.csv")
        assert all(box.read(entry) == b"x" for entry in box.entries)
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "export.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_files_with_one_name_the_later_counts(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "export.zip", "w") as packed:
        packed.writestr("a.csv", b"first")
        packed.writestr("a.csv", b"second")
    with open_box(str(tmp_path / "export.zip")) as box:
        assert box.entries == ("a.csv",)
        assert box.read("a.csv") == b"second"


def test_a_zip_in_a_zip_stays_packed(tmp_path: Path) -> None:
    inner = pack(tmp_path / "inner.zip", FILES)
    with open_box(str(pack(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()}))) as box:
        assert box.entries == ("inner.zip",)


def test_a_locked_zip_says_what_to_do(tmp_path: Path) -> None:
    content = bytearray(pack(tmp_path / "export.zip", {"a.csv": b"one"}).read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(content)
    assert refused(tmp_path / "locked.zip") == "locked.zip is locked with a password. Please unpack it first and name the folder."


def test_an_unusual_way_of_packing_is_not_tried(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "export.zip", "w", ZIP_BZIP2) as packed:
        packed.writestr("a.csv", b"one")
    assert refused(tmp_path / "export.zip").startswith("export.zip is packed in an unusual way.")


@pytest.mark.parametrize("cut", [10, 60, -5, -30, -90])
def test_a_zip_that_is_cut_off_is_told_so(tmp_path: Path, cut: int) -> None:
    content = pack(tmp_path / "export.zip", FILES).read_bytes()
    (tmp_path / "cut.zip").write_bytes(content[:cut])
    assert refused(tmp_path / "cut.zip") == "cut.zip is damaged or cut off. Please copy it again, or export it again."


def test_bytes_that_are_not_those_that_were_packed_are_told(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "export.zip", "w", ZIP_STORED) as packed:
        packed.writestr("a.csv", b"abcdefgh" * 100)
    content = (tmp_path / "export.zip").read_bytes()
    (tmp_path / "bad.zip").write_bytes(content.replace(b"abcdefgh", b"abcdefgX", 1))
    assert "damaged" in refused(tmp_path / "bad.zip")


def _bomb(path: Path, size: int, said: int | None = None) -> Path:
    """Nothing but zeros, which pack a thousand to one; `said`: the size that it claims."""
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("a.csv", bytes(size))
    if said is not None:
        content = path.read_bytes()
        path.write_bytes(content.replace(size.to_bytes(4, "little"), said.to_bytes(4, "little")))
    return path


def test_what_unpacks_to_far_more_than_it_holds_is_given_up(tmp_path: Path) -> None:
    path = _bomb(tmp_path / "bomb.zip", 64 * MIB)
    with open_box(str(path)) as box, box.open("a.csv") as file:
        assert sum(len(file.read(MIB)) for _ in range(16)) == 16 * MIB
        with pytest.raises(BadFile, match="unpacks to far more"):
            file.read(24 * MIB)


def test_a_bomb_that_claims_to_be_small_gives_no_more_than_it_claims(tmp_path: Path) -> None:
    path = _bomb(tmp_path / "bomb.zip", 64 * MIB, said=1000)
    with open_box(str(path)) as box:
        assert box.size("a.csv") == 1000
        with pytest.raises(BadFile):
            box.read("a.csv")


def test_many_small_bombs_are_one_large_one(tmp_path: Path) -> None:
    each = bytes(15 * MIB)
    with ZipFile(tmp_path / "bombs.zip", "w", ZIP_DEFLATED) as packed:
        for number in range(9):
            packed.writestr(f"{number}.csv", each)
    assert refused(tmp_path / "bombs.zip").startswith("bombs.zip unpacks to far more than a health export does")


def test_a_large_export_that_packs_well_is_read(tmp_path: Path) -> None:
    line = b"".join(b'<Record type="%d" value="%d"/>\n' % (number, zlib.crc32(b"%d" % number)) for number in range(300))
    path = pack(tmp_path / "export.zip", {"a.xml": line * 3000})
    assert path.stat().st_size * 50 < len(line) * 3000
    with open_box(str(path)) as box:
        assert box.read("a.xml") == line * 3000


def test_a_list_of_files_longer_than_any_exports_is_not_held(tmp_path: Path) -> None:
    entry = b"PK\x01\x02" + bytes(42)
    count = 50_001
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + (len(entry) * count).to_bytes(4, "little") + (4).to_bytes(4, "little")
    (tmp_path / "many.zip").write_bytes(b"PK\x03\x04" + entry * count + end + b"\0\0")
    assert refused(tmp_path / "many.zip") == "There are too many files in many.zip. Please export it again."
