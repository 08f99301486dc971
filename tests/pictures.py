"""Make `screenshots/` anew from the demo's journal: `python -m tests.pictures`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from spinelog.tui import theme
from spinelog.tui.app import SpinelogApp
from tests.tui.helpers import settle

FOLDER = Path(__file__).parents[1] / "screenshots"
NOW = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
SIZES = ((80, 24), (120, 36))

PICTURES = {
    "today": ("2", "5", "tab", "6", "h", "3", "0", "tab", "3", "2", "1", "s"),
    "trends": ("r",),
    "timeline": ("l",),
    "goals": ("g",),
    "visit": ("v",),
    "signs": ("exclamation_mark",),
    "around": ("r", "a"),
    "procedure": ("p",),
    "import": ("i", "enter"),
}
"""Name of each picture, and the keys that lead to it from the start; a phone's file has lately arrived."""

NEW_JOURNAL = {"first": ("1", "4")}
"""The same for a journal that was just made."""


def phone_export(path: Path) -> None:
    """What a phone and a watch counted in three months, as Apple Health exports it."""
    record = '<Record type="{}" sourceName="Ada’s {}" startDate="{} {}:00 +0000" endDate="{} {}:00 +0000" value="{}"/>'
    steps, sleep = "HKQuantityTypeIdentifierStepCount", "HKCategoryTypeIdentifierSleepAnalysis"
    lines = []
    for back in range(89, -1, -1):
        day = (NOW - timedelta(days=back)).date()
        lines += [
            record.format(steps, "Apple Watch", day, "08:00", day, "18:00", 3900 + 97 * back % 1300),
            record.format(steps, "iPhone", day, "09:00", day, "19:00", 4100),
            record.format(
                sleep, "Apple Watch", day, "00:20", day, f"06:{back % 50 + 10}", "HKCategoryValueSleepAnalysisAsleepCore"
            ),
        ]
    xml = f"<HealthData><ExportDate value='{NOW:%Y-%m-%d %H:%M:%S} +0000'/>{''.join(lines)}</HealthData>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("apple_health_export/export.xml", xml)
    os.utime(path, times=(NOW.timestamp(), NOW.timestamp()))


async def picture(name: str, size: tuple[int, int]) -> None:
    """Drive the app to one picture and save it."""
    is_new = name in NEW_JOURNAL
    with tempfile.TemporaryDirectory() as folder:
        downloads = Path(folder, "Downloads")
        downloads.mkdir()
        os.environ["XDG_DOWNLOAD_DIR"], os.environ["XDG_CONFIG_HOME"] = str(downloads), folder
        phone_export(downloads / "export.zip")
        connector, clock = Connector(f"{folder}/journal.db"), Clock(NOW)
        if not is_new:
            fill(connector, clock)
        app = SpinelogApp(connector, clock, theme_name=theme.DARK, first_run=is_new)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            for key in ("", *(NEW_JOURNAL if is_new else PICTURES)[name]):
                if key:
                    await pilot.press(key)
                await settle(pilot)
            svg = app.export_screenshot(title=f"spinelog, {size[0]} x {size[1]}")
    # The pictures reach for nothing: fonts are the reader's own.
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    # Names of classes are random, and a picture that did not change should not look changed.
    svg = re.sub(r"terminal-\d+-", "terminal-", svg)
    text = "\n".join(line.rstrip() for line in svg.split("\n"))
    (FOLDER / f"{name}-{size[0]}x{size[1]}.svg").write_text(text, encoding="utf-8", newline="\n")


async def main() -> None:
    """All of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in (*PICTURES, *NEW_JOURNAL):
        for size in SIZES:
            await picture(name, size)


if __name__ == "__main__":
    asyncio.run(main())
