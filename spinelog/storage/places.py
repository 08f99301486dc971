"""Where things are kept: the journal, the settings, and the note of which journal was used last."""

from __future__ import annotations

import os
import sys

JOURNAL_NAME = "journal.db"
_XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
    "config": ("XDG_CONFIG_HOME", ".config"),
}


def folder(kind: str) -> str:
    """The folder for "data", "state" or "config": `$SPINELOG_HOME`, else where the platform keeps such things.

    On Linux the rule is followed here by hand, which spares `spinelog log` the import of platformdirs (9 ms); a
    test holds the two to one answer.
    """
    if home := os.environ.get("SPINELOG_HOME"):
        return os.path.abspath(os.path.expanduser(home))
    if sys.platform.startswith("linux"):
        return os.path.join(_xdg(kind), "spinelog")
    import platformdirs

    return {
        "data": platformdirs.user_data_dir,
        "state": platformdirs.user_state_dir,
        "config": platformdirs.user_config_dir,
    }[kind]("spinelog", appauthor=False)


def _xdg(kind: str) -> str:
    variable, below_home = _XDG[kind]
    base = os.environ.get(variable, "")
    if not os.path.isabs(base):  # unset, empty, or relative, which the rule says to ignore
        base = os.path.expanduser(f"~/{below_home}")
    return base


def usual_journal() -> str:
    """The journal that is meant when none is named."""
    return os.path.join(folder("data"), JOURNAL_NAME)


def settings_path() -> str:
    """Where the settings are kept."""
    return os.path.join(folder("config"), "settings.toml")


def viewing_folder() -> str:
    """Where copies of attachments stand while they are looked at."""
    return os.path.join(folder("state"), "viewing")


def desktop_folder() -> str | None:
    """The folder of the desktop; None where there is none."""
    import platformdirs

    path = platformdirs.user_desktop_dir()
    is_home = os.path.normpath(path) == os.path.expanduser("~")  # so a desktop without such a folder names it
    return path if os.path.isdir(path) and not is_home else None


def where_files_arrive() -> list[str]:
    """The folders that browsers and phones put files into: downloads, and the desktop."""
    import platformdirs

    return [platformdirs.user_downloads_dir(), *filter(None, (desktop_folder(),))]


def menu_folder() -> str:
    """Where a desktop on Linux looks for a person's own entries of its menu."""
    return os.path.join(_xdg("data"), "applications")


def _note() -> str:
    return os.path.join(folder("state"), "last-journal")


def last_journal() -> str | None:
    """The path of the journal used last; None when none was, or nobody can tell."""
    try:
        with open(_note(), encoding="utf-8", errors="surrogateescape", newline="") as file:
            return file.read().removesuffix("\n") or None
    except OSError:
        return None


def note_last_journal(path: str) -> None:
    """Keep the path for next time; a state folder that cannot be written is no reason to stop."""
    if last_journal() == path:
        return
    from spinelog.storage.files import write_private

    try:
        write_private(_note(), path + "\n")
    except OSError:
        return
