"""A file from outside may hold anything: it is read, or refused in one sentence, and nothing else happens."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from random import Random

import pytest

from spinelog.domain.phone import MOST_STEPS, SOURCES
from spinelog.domain.text import one_line, storable
from spinelog.exchange.incoming import incoming
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.days import MOST_SLEEP
from spinelog.exchange.phone.findings import BadFile, Findings, Reading
from spinelog.exchange.phone.recognise import LONGEST_NAMES
from spinelog.exchange.phone.table import read_table, with_answers
from tests import exports
from tests.exports.boxes import BERLIN, TODAY
from tests.exports.mutations import damaged

MUTATIONS = int(os.environ.get("SPINELOG_MUTATIONS", "2000"))
SHARDS = 4

FORMATS = [name for _, name, _ in iter_modules(exports.__path__) if hasattr(import_module(f"tests.exports.{name}"), "make")]
READING = Reading(zone=BERLIN, today=TODAY)


@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_export_is_read_or_refused_in_one_sentence(name: str, shard: int, tmp_path: Path) -> None:
    path: Path = import_module(f"tests.exports.{name}").make(tmp_path)
    content = path.read_bytes()
    for number in range(shard, MUTATIONS, SHARDS):
        try:
            with damaged(content, path.name, Random(f"{name} {number}")) as box:
                findings = _found(box)
        except BadFile as error:
            _is_a_sentence(str(error))
        except Exception as error:
            raise AssertionError(f"{name}, damaged file {number}") from error
        else:
            for one in findings:
                _is_sound(one)


def _found(box: Box) -> tuple[Findings, ...]:
    found = incoming(box, READING)
    table = found.table
    if table is None:
        return found.phone
    while table.mapping is None and table.questions:
        key, choice = table.questions[0].key, table.questions[0].choices[0][0]
        table = with_answers(
            table,
            columns={key: choice} if key in ("date", "steps") else None,
            date_order=choice if key == "date_order" else None,
            sleep_unit=choice if key == "sleep_unit" else None,
        )
    return (read_table(box, table.mapping, READING),) if table.mapping is not None else ()


def _is_a_sentence(text: str) -> None:
    assert text.endswith(".")
    assert one_line(text) == text
    assert len(text) < 400


def _is_sound(findings: Findings) -> None:
    assert findings.source in SOURCES
    days = [day.day for day in findings.days]
    assert days == sorted(set(days))
    for day in findings.days:
        assert day.day <= TODAY
        assert day.steps is None or 0 < day.steps <= MOST_STEPS
        assert day.sleep_min is None or 0 < day.sleep_min <= MOST_SLEEP
        assert day.steps is not None or day.sleep_min is not None
        for names in (day.steps_from, day.sleep_from):
            assert one_line(storable(names)) == names
            assert len(names) <= LONGEST_NAMES
