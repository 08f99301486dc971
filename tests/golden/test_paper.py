"""The blank forms of both made-up patients, byte for byte. To accept a change: `pytest tests/golden --accept`."""

from __future__ import annotations

from pathlib import Path

import pytest

from spinelog.cli.demo import fill, fill_facet
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from tests.conftest import Spinelog

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("form", ["day", "block"])
def test_the_forms_look_as_they_did(
    form: str, connector: Connector, clock: Clock, spinelog: Spinelog, request: pytest.FixtureRequest
) -> None:
    (fill if form == "day" else fill_facet)(connector, clock)
    path = DATA / f"paper-{form}.html"
    page = spinelog("paper", form).out
    if request.config.getoption("--accept"):
        path.write_text(page, encoding="utf-8", newline="\n")
    assert page == path.read_text(encoding="utf-8")
