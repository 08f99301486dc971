"""Files that mean harm, each made by one function into a folder: to fill the memory, to take for ever, to run something."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.exports import apple, fitbit, health_connect

MIB = 1024 * 1024
Make = Callable[[Path], Path]


def _packed(path: Path, name: str, begin: bytes, filling: bytes, size: int, end: bytes = b"") -> Path:
    """A zip with one file that is filled up to a size; it packs to a thousandth."""
    with ZipFile(path, "w", ZIP_DEFLATED) as packed, packed.open(name, "w") as file:
        file.write(begin)
        for _ in range(size // MIB):
            file.write(filling * (MIB // len(filling)))
        file.write(end)
    return path


def bomb_of_zeros(folder: Path) -> Path:
    return _packed(folder / "bomb.zip", "health.csv", b"", b"\0", 64 * MIB)


def bomb_of_json(folder: Path) -> Path:
    name = "Takeout/Fitbit/Global Export Data/steps-2026-11-01.json"
    return _packed(folder / "bomb.zip", name, b'[{"dateTime": "11/01/26 10:00:00", "value": "5"},', b" ", 64 * MIB, b"]")


def bomb_of_xml(folder: Path) -> Path:
    return _packed(folder / "bomb.zip", "apple_health_export/export.xml", b"<HealthData>", b" ", 64 * MIB, b"</HealthData>")


def bomb_of_a_database(folder: Path) -> Path:
    return _packed(folder / "bomb.zip", health_connect.NAME, b"SQLite format 3\0", b"\0", 64 * MIB)


def bomb_that_claims_to_be_small(folder: Path) -> Path:
    path = bomb_of_zeros(folder)
    said = (64 * MIB).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(said, (5000).to_bytes(4, "little")))
    return path


def entities(folder: Path) -> Path:
    """A thousand million laughs in an attribute."""
    doctype = '<!DOCTYPE HealthData [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    path = folder / "export.xml"
    path.write_text(
        f'<?xml version="1.0"?>\n{doctype}]>\n<HealthData><Record type="{apple.STEP_COUNT}" value="&j;"/></HealthData>'
    )
    return path


def external_entity(folder: Path) -> Path:
    path = folder / "export.xml"
    path.write_text('<!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/passwd">]><HealthData>&a;</HealthData>')
    return path


def long_attribute(folder: Path) -> Path:
    path = folder / "export.xml"
    value = "x" * (16 * MIB)
    path.write_text(f'<HealthData><Record type="{apple.STEP_COUNT}" sourceName="{value}" value="1"/></HealthData>')
    return path


def deep_xml(folder: Path) -> Path:
    path = folder / "export.xml"
    path.write_text("<HealthData>" + "<Correlation>" * 300_000)
    return path


def deep_json(folder: Path) -> Path:
    path = folder / "steps-2026-11-01.json"
    path.write_text('[{"dateTime": "11/01/26 10:00:00", "value": ' + "[" * 100_000 + "]" * 100_000 + "}]")
    return path


def json_of_empty_objects(folder: Path) -> Path:
    """Each of three bytes takes seventy of memory."""
    path = folder / "UDSFile_2026.json"
    path.write_text('[{"calendarDate": "2026-11-01", "totalSteps": 5, "x": [' + "{}," * 8_000_000 + "{}]}]")
    return path


def endless_line(folder: Path) -> Path:
    path = folder / "steps.csv"
    path.write_bytes(b"Date,Steps\n2026-11-01," + b"1" * (60 * MIB))
    return path


def endless_columns(folder: Path) -> Path:
    path = folder / "steps.csv"
    path.write_bytes(b"Date,Steps" + b",x" * 500_000 + b"\n" + b"2026-11-01" + b",1" * 500_000 + b"\n")
    return path


def open_quote(folder: Path) -> Path:
    path = folder / "steps.csv"
    path.write_bytes(b'Date,Steps\n2026-11-01,"' + b"1\n" * (20 * MIB))
    return path


def two_orders_of_dates(folder: Path) -> Path:
    path = folder / "steps.csv"
    path.write_text("Date,Steps\n13/11/2026,100\n11/14/2026,200\n")
    return path


def noise(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(bytes((number * number + number // 7) % 256 for number in range(100_000)))
    return path


def no_encoding(folder: Path) -> Path:
    """The beginning of a list that is known, then bytes that are text in none of its encodings."""
    path = folder / "steps-2026-11-01.json"
    path.write_bytes(b'[{"dateTime": "11/01/26 10:00:00", "value": "\xff\xc0\xfe"}]')
    return path


def cut_off(folder: Path) -> Path:
    path = fitbit.make(folder)
    path.write_bytes(path.read_bytes()[:-100])
    return path


_ENDLESS = "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT n, n, n, n, n, n, n, n FROM up"


def _database(folder: Path, *statements: str) -> Path:
    path = health_connect.database(folder / health_connect.NAME)
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


def endless_view(folder: Path) -> Path:
    columns = "row_id, uuid, last_modified_time, app_info_id, start_time, start_zone_offset, end_time, count"
    return _database(folder, "DROP TABLE steps_record_table", f"CREATE VIEW steps_record_table ({columns}) AS {_ENDLESS}")


def virtual_table(folder: Path) -> Path:
    return _database(folder, "DROP TABLE sleep_stages_table", "CREATE VIRTUAL TABLE sleep_stages_table USING fts5(parent_key)")


def computed_column(folder: Path) -> Path:
    return _database(
        folder,
        "ALTER TABLE steps_record_table DROP COLUMN count",
        "ALTER TABLE steps_record_table ADD COLUMN count INTEGER AS (length(hex(zeroblob(400000000))))",
    )


def torn_database(folder: Path) -> Path:
    path = health_connect.database(
        folder / health_connect.NAME,
        steps=[health_connect.Steps(1, f"2026-10-{day:02} 10:00", f"2026-10-{day:02} 11:00", 5) for day in range(1, 31)],
    )
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(number % 251 for number in range(len(content) - 4096))
    path.write_bytes(content)
    return path


FILES: tuple[Make, ...] = (
    bomb_of_zeros, bomb_of_json, bomb_of_xml, bomb_of_a_database, bomb_that_claims_to_be_small, entities, external_entity,
    long_attribute, deep_xml, deep_json, json_of_empty_objects, endless_line, endless_columns, open_quote, two_orders_of_dates,
    noise, no_encoding, cut_off, endless_view, virtual_table, computed_column, torn_database,
)  # fmt: skip
