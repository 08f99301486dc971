"""A whole journal as JSON and as a zip of CSV: all of it comes back, and nothing that is not sound is taken in."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spinelog.domain.copy import JournalCopy, tables
from spinelog.domain.nouns import NOUNS
from spinelog.exchange import journal_csv, journal_json
from spinelog.exchange.journal_copy import is_mine, read
from spinelog.exchange.phone.box import box_of, open_box
from spinelog.exchange.phone.findings import BadFile
from tests.copies import whole_copies
from tests.exports.mutations import damaged
from tests.files import PDF

UID, SCAN, FILE = "a" * 32, "c" * 32, "d" * 32
KEPT = {"created_at": "2026-11-01T08:00:00Z", "updated_at": "2026-11-01T08:00:00Z", "deleted_at": None}
PAIN = {"uid": UID, "name": "right leg", "region": "leg", "side": "right", "is_main": True, **KEPT}
MUTATIONS = int(os.environ.get("SPINELOG_MUTATIONS", "2000"))


def _json(copy: JournalCopy) -> bytes:
    return "\n".join(journal_json.dump(copy, "1.0")).encode()


def _csv(copy: JournalCopy) -> bytes:
    with io.BytesIO() as file:
        journal_csv.dump(copy, "1.0", file)
        return file.getvalue()


def _back(data: bytes, name: str = "mine") -> JournalCopy:
    with box_of(io.BytesIO(data), name) as box:
        assert is_mine(box)
        copy = read(box)
        return JournalCopy(tables=copy.tables, contents=dict(copy.contents), journal_uid=copy.journal_uid, notes=copy.notes)


def _copy(**rows: list[dict[str, Any]]) -> JournalCopy:
    """A copy with one pain and these rows; what they leave out is None."""
    whole = {
        name: [{**dict.fromkeys(column.name for column in tables()[name].fields), **KEPT, **row} for row in found]
        for name, found in {"pain": [PAIN], **rows}.items()
    }
    return JournalCopy(tables=whole, contents={}, journal_uid="e" * 32)


DAY = {"day": "2026-11-01", "sitting_min": 25, "sitting_open": True, "note": "=1+1\r\nsecond line"}


# -- all of it comes back ------------------------------------------------------------------------------------------------


@settings(max_examples=30 if settings().max_examples < 1000 else 1000)
@given(whole_copies())
def test_every_copy_comes_back_equal(copy: JournalCopy) -> None:
    for write in (_json, _csv):
        found = _back(write(copy))
        assert {name: list(rows) for name, rows in found.tables.items()} == dict(copy.tables)
        assert (found.contents, found.journal_uid, found.notes) == (copy.contents, copy.journal_uid, ())


@pytest.mark.parametrize("write", [_json, _csv])
def test_the_same_journal_gives_the_same_bytes(write: Callable[[JournalCopy], bytes]) -> None:
    assert write(_copy(day=[DAY])) == write(_copy(day=[DAY]))


def test_json_has_a_line_for_each_item() -> None:
    lines = _json(_copy(day=[DAY])).decode().splitlines()
    assert lines[:4] == ["{", '"spinelog": "1.0",', '"format": 2,', f'"journal": "{"e" * 32}",']
    assert [line for line in lines if line.startswith('{"uid"')] == [json.dumps(PAIN)]


def test_a_zip_that_was_unpacked_or_packed_with_its_folder_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "my journal"
    with zipfile.ZipFile(io.BytesIO(_csv(_copy(day=[DAY])))) as packed:
        packed.extractall(folder)
    with open_box(str(folder)) as box:
        assert is_mine(box)
        assert read(box).rows("day")[0]["note"] == DAY["note"]
    with zipfile.ZipFile(tmp_path / "again.zip", "w") as again:
        for path in sorted(folder.rglob("*.csv")):
            again.write(path, f"my journal/{path.name}")
            again.writestr(f"__MACOSX/my journal/._{path.name}", b"\0\5\26\7")
    assert _back((tmp_path / "again.zip").read_bytes()).rows("pain") == [PAIN]


def test_a_spreadsheet_shows_plain_columns() -> None:
    """As one opens them who knows nothing of spinelog."""
    with zipfile.ZipFile(io.BytesIO(_csv(_copy(day=[DAY])))) as found:
        text = found.read("day.csv").decode("utf-8-sig")
        names = found.namelist()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["day"], row["sitting_min"], row["sitting_open"], row["steps"]) == ("2026-11-01", "25", "yes", "")
    assert row["note"] == "'=1+1\r\nsecond line"
    assert "\r\n" in text
    assert {"spinelog.csv", "dictionary.csv", "pain.csv", "phone_days.csv", "imports.csv"} <= set(names)


def test_numbers_are_never_guarded() -> None:
    check = {"uid": UID, "procedure": SCAN, "date": "2026-11-01", "percent_less": -30}
    procedure = {"uid": SCAN, "kind": "epidural", "date": "2026", "status": "done"}
    with zipfile.ZipFile(io.BytesIO(_csv(_copy(procedure=[procedure], estimate=[check])))) as found:
        assert b",-30," in found.read("estimate.csv")


def test_the_dictionary_tells_every_column_of_every_file() -> None:
    with zipfile.ZipFile(io.BytesIO(_csv(_copy()))) as found:
        told = list(csv.DictReader(io.StringIO(found.read("dictionary.csv").decode("utf-8-sig"), newline="")))
        there = {
            (name, column)
            for name in found.namelist()
            if name not in ("spinelog.csv", "dictionary.csv")
            for column in next(csv.reader(io.StringIO(found.read(name).decode("utf-8-sig"))))
        }
    assert {(line["file"], line["column"]) for line in told} == there
    lines = {(line["file"], line["column"]): line for line in told}
    sleep, pain = lines["day.csv", "sleep_min"], lines["day_pain.csv", "pain"]
    assert (sleep["label"], sleep["unit"], sleep["lowest"], sleep["highest"]) == ("Sleep", "min", "0", "1440")
    assert sleep["what it is"] == "How long did you sleep last night? (like 7, 7.5h or 6h30)"
    assert pain["points to"] == "pain.csv"
    assert lines["pain.csv", "side"]["choices"] == "left: Left; right: Right; both: Both; middle: Middle"
    assert lines["day.csv", "bad_day"]["choices"] == "yes; no"


# -- older and newer ones ------------------------------------------------------------------------------------------------


def test_the_first_format_is_still_read() -> None:
    scan = {"uid": SCAN, "kind": "mri", "date": "2026-05", "region": None, "findings": None, "place": None, **KEPT}
    file = {"uid": FILE, "scan": SCAN, "file_name": "a.pdf", "media_type": "pdf", "size_bytes": 9, "sha256": "0", **KEPT}
    old = {"spinelog": "0.1", "format": 1, "nouns": {"pain": [PAIN], "scan": [scan], "attachment": [file]}}
    copy = _back(json.dumps(old, indent=2).encode())
    assert (copy.rows("pain"), copy.rows("scan"), copy.rows("attachment")) == ([PAIN], [scan], [])
    assert copy.notes == ("One attached file is not in this copy.",)


def test_a_newer_one_is_refused_in_one_sentence() -> None:
    newer = _json(_copy()).replace(b'"format": 2', b'"format": 3')
    with pytest.raises(BadFile, match=r"^mine was written by a newer spinelog. Please update spinelog, then import it.$"):
        _back(newer)


@pytest.mark.parametrize("write", [_json, _csv])
def test_what_is_not_known_is_left_out_and_told(write: Callable[[JournalCopy], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setitem(NOUNS, "hot_bath", NOUNS["factor"])
        data = write(_copy())
    data = data if write is _csv else data.replace(b'"name": "right leg"', b'"name": "right leg", "colour": "blue"')
    if write is _json:
        data = data.replace(b'"nouns": {', b'"nouns": {\n"hot_bath": [{"uid": "x"}],')
    else:
        data = _with_file(data, "hot_bath.csv", b"uid\r\nx\r\n")
        data = _with_file(
            data, "pain.csv", _file(data, "pain.csv").replace(b"name", b"colour,name").replace(b"right leg", b"blue,right leg")
        )
    copy = _back(data)
    assert copy.rows("pain") == [PAIN]
    assert copy.notes == (
        "It also has something that this spinelog does not know, which is left out: hot_bath.",
        "Of its pains this is not known here, and is left out: colour.",
    )


def _file(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return found.read(name)


def _with_file(data: bytes, name: str, content: bytes) -> bytes:
    """The zip with another content under a name."""
    with zipfile.ZipFile(io.BytesIO(data)) as old, io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
            for one in old.namelist():
                if one != name:
                    new.writestr(one, old.read(one))
            new.writestr(name, content)
        return file.getvalue()


# -- what is not sound ---------------------------------------------------------------------------------------------------

BAD: dict[str, Callable[[dict[str, Any]], object]] = {
    "a number for a name": lambda found: _set(found, "pain", name=5),
    "no name": lambda found: _set(found, "pain", name=None),
    "an empty name": lambda found: _set(found, "pain", name=""),
    "a name that is too long": lambda found: _set(found, "pain", name="x" * 201),
    "a place that is none": lambda found: _set(found, "pain", side="up"),
    "an answer that is none": lambda found: _set(found, "pain", is_main=1),
    "an id that is none": lambda found: _set(found, "pain", uid="../../etc/passwd"),
    "no instant": lambda found: _set(found, "pain", created_at="yesterday"),
    "no zone": lambda found: _set(found, "pain", created_at="2026-11-01T08:00:00"),
    "a list in a field": lambda found: _set(found, "pain", name=["x"]),
    "too many steps": lambda found: _set(found, "day", steps=200_001),
    "steps of 19 digits": lambda found: _set(found, "day", steps=10**400),
    "a broken number of steps": lambda found: _set(found, "day", steps=1.5),
    "true steps": lambda found: _set(found, "day", steps=True),
    "a day that is none": lambda found: _set(found, "day", day="2026-02-30"),
    "a day of long ago": lambda found: _set(found, "day", day="0001-01-01"),
    "a day as a number": lambda found: _set(found, "day", day=20261101),
    "a compact day": lambda found: _set(found, "day", day="20261101"),
    "an offset of two days": lambda found: _set(found, "day", utc_offset_min=2880),
    "a score without its day": lambda found: found["nouns"].update(day=[]),
    "a score without its pain": lambda found: found["nouns"].update(pain=[]),
    "the same day twice": lambda found: found["nouns"]["day"].append(dict(found["nouns"]["day"][0])),
    "a noun that is no list": lambda found: found["nouns"].update(day={"x": 1}),
    "an item that is none": lambda found: found["nouns"]["day"].append("x"),
    "no nouns": lambda found: found.pop("nouns"),
    "no format": lambda found: found.pop("format"),
    "a format that is none": lambda found: found.update(format="two"),
    "a format that is true": lambda found: found.update(format=True),
    "a file without its bytes as text": lambda found: found.update(contents={FILE: [1]}),
    "a file whose bytes are none": lambda found: found.update(contents={FILE: "%%%"}),
    "a form without an answer": lambda found: found["nouns"].update(
        questionnaire=[{"uid": FILE, "kind": "peg", "date": "2026-11-01", **KEPT}]
    ),
    "times that cannot be read": lambda found: found["nouns"].update(
        procedure=[{"uid": SCAN, "kind": "epidural", "date": "2026", "status": "done", **KEPT}],
        block=[{"uid": FILE, "procedure": SCAN, "started": KEPT["created_at"], "sites": "right", "slots": "soon", **KEPT}],
    ),
    "an end before its beginning": lambda found: found["nouns"].update(
        therapy=[{"uid": FILE, "name": "x", "started": "2026-11", "stopped": "2026-10", **KEPT}]
    ),
    "a source that is none": lambda found: found["beside"].update(device_day=[{"day": "2026-11-01", "source": "x"}]),
    "a phone's steps below zero": lambda found: found["beside"].update(
        device_day=[{"day": "2026-11-01", "source": "oura", "steps": -1}]
    ),
}  # fmt: skip


def _set(found: dict[str, Any], noun: str, **values: object) -> None:
    found["nouns"][noun][0] |= values


def _sound() -> dict[str, Any]:
    score = {"day": DAY["day"], "pain": UID, "average": 4}
    found: dict[str, Any] = json.loads(_json(_copy(day=[DAY], day_pain=[score])))
    return found


def test_the_sound_one_is_read() -> None:
    assert len(_back(json.dumps(_sound()).encode()).rows("day_pain")) == 1


@pytest.mark.parametrize("what", BAD)
def test_one_unsound_thing_refuses_the_whole_file_in_one_sentence(what: str) -> None:
    found = _sound()
    BAD[what](found)
    data = json.dumps({"spinelog": "1", **found}).encode()
    with pytest.raises(BadFile) as told:
        _back(data)
    sentence = str(told.value)
    assert "mine" in sentence
    assert "lease" in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize(
    "text",
    [
        b'{"spinelog": "1", "format": 2, "nouns": ' + b"[" * 100_000,
        b'{"spinelog": "1", "format": 2, "nouns": {"day": [NaN]}}',
        b'{"spinelog": "1", "format": 2, "nouns": {"goal": [1e999]}}',
        b'{"spinelog": "1", "format": 2, "nouns": {',
        b'{"spinelog": "1", "format": 2, "nouns": ' + b'[{"a":1},' * 1_200_000,
        b'{"spinelog": "1", "format": 2, "nouns": {"day": [' + b"1," * 9_000_000 + b"1]}}",
        b'{"spinelog": "1", "x": "' + b"x" * 20_000_000,
    ],
    ids=["deep", "not a number", "infinite", "cut off", "many items", "many numbers", "large"],
)
def test_json_that_is_meant_to_break_things_is_refused(text: bytes) -> None:
    with pytest.raises(BadFile):
        _back(text)


def test_a_file_that_is_not_as_it_was_attached_is_refused() -> None:
    scan = {"uid": SCAN, "kind": "mri", "date": "2026"}
    about = {"size_bytes": len(PDF), "sha256": hashlib.sha256(PDF).hexdigest()}
    file = {"uid": FILE, "scan": SCAN, "file_name": "a.pdf", "media_type": "pdf", **about}
    sound = _copy(scan=[scan], attachment=[file])
    for content in (PDF[:-1], b"%PDF-1.5" + PDF[8:], b"MZ" + PDF[2:]):
        changed = JournalCopy(tables=sound.tables, contents={FILE: content})
        for data in (_json(changed), _csv(changed)):
            with pytest.raises(BadFile, match=r"^mine cannot be taken in: a file in it is not as it was"):
                _back(data)
    other = JournalCopy(tables=_copy(scan=[scan], attachment=[{**file, "media_type": "png"}]).tables, contents={FILE: PDF})
    with pytest.raises(BadFile, match="not of the kind"):
        _back(_json(other))


@pytest.mark.parametrize(
    "content",
    [
        b"day;steps\r\n2026-11-01;5\r\n",
        b"\xff\xfe\x00d",
        b"",
        b'day,steps\r\n"2026',
        b"day,day\r\n1,2\r\n",
        b"day,steps\r\n1\r\n",
    ],
    ids=["semicolons", "no text", "empty", "cut off", "a column twice", "short"],
)
def test_a_table_that_another_program_changed_is_told(content: bytes) -> None:
    with pytest.raises(
        BadFile, match=r"^day.csv in mine was changed by another program. Please use the file as spinelog wrote it.$"
    ):
        _back(_with_file(_csv(_copy()), "day.csv", content))


@pytest.mark.parametrize("write", [_json, _csv])
def test_whatever_is_damaged_in_a_file_it_is_read_or_refused(write: Callable[[JournalCopy], bytes]) -> None:
    """A copy or one sentence, nothing else."""
    chance, sound = Random(1), write(_copy(day=[DAY], day_pain=[{"day": DAY["day"], "pain": UID, "average": 4}]))
    for _ in range(MUTATIONS):
        with suppress(BadFile), damaged(sound, "mine", chance) as box:
            if is_mine(box):
                read(box)


def test_other_files_are_not_taken_for_ours(tmp_path: Path) -> None:
    for name, content in (
        ("a.json", b'[{"dateTime": "x"}]'),
        ("b.csv", b"day,steps\r\n"),
        ("c.txt", b""),
        ("d.json", b'{"a": 1}'),
    ):
        (tmp_path / name).write_bytes(content)
        with open_box(str(tmp_path / name)) as box:
            assert not is_mine(box)
    with open_box(str(tmp_path)) as box:
        assert not is_mine(box)


@given(st.binary(max_size=300))
def test_any_bytes_are_ours_or_not(data: bytes) -> None:
    with suppress(BadFile), box_of(io.BytesIO(data), "mine") as box:
        if is_mine(box):
            read(box)
