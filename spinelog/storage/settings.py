"""Settings that must be there when the journal cannot be opened: a small TOML file in the platform's config folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from spinelog.storage.files import write_private
from spinelog.storage.places import folder

FILE_NAME = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person set; an empty text means nothing was."""

    emergency_number: str = ""
    crisis_number: str = ""


def settings_path() -> str:
    """Where they are kept."""
    return os.path.join(folder("config"), FILE_NAME)


def read_settings() -> Settings:
    """The settings; what cannot be read counts as not set, since nothing may stand before the warning signs."""
    import tomllib

    try:
        with open(settings_path(), encoding="utf-8") as file:
            found = tomllib.loads(file.read())
    except (OSError, ValueError):  # tomllib's own error is a ValueError
        return Settings()
    known = {one.name for one in fields(Settings)}
    return Settings(**{name: text for name, text in found.items() if name in known and isinstance(text, str)})


def change_settings(**changes: str) -> Settings:
    """Change some of them and keep the rest, also what a newer spinelog wrote there; raises OSError."""
    import json
    import tomllib

    try:
        with open(settings_path(), encoding="utf-8") as file:
            found = tomllib.loads(file.read())
    except (OSError, ValueError):
        found = {}
    texts = {name: text for name, text in found.items() if isinstance(text, str)} | changes
    # A TOML string may be written as a JSON string.
    write_private(settings_path(), "".join(f"{name} = {json.dumps(text)}\n" for name, text in texts.items()))
    return read_settings()
