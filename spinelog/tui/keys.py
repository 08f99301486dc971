"""The keys that a person gave to commands: which can be given, and why another one cannot."""

from __future__ import annotations

import re

from textual.keys import _character_to_key

from spinelog.domain.errors import BadValue
from spinelog.tui.commands import APP, BY_ID, COMMANDS, FORBIDDEN, TITLES, Command, key_of, key_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOVING = frozenset({
    "tab", "shift+tab", "enter", "escape", "space", "backspace", "delete", "insert", "left", "right", "up", "down", "home", "end",
    "pageup", "pagedown", "f1", "f2", "f3", "f4", "f5", "f6", "f7",
})  # fmt: skip
"""Keys that lists and forms use themselves."""
WRITING = frozenset(f"ctrl+{letter}" for letter in "acdefkuvwxyz")
"""Keys with which a text is edited."""
NUMBERS = frozenset("0123456789hmk.,:+- ")
"""What numbers are typed with."""
WITH_NUMBERS = (APP, "today", "block", "first_pains", "first_goals")
"""Where they are typed, or digits tick lines, so that such a key would never come through."""


def key_name(text: str) -> str:
    """A key as the table has it: `x`, `question_mark` for `?`, `ctrl+t` for `^T`, `f8`. Raises BadValue for no key."""
    words = text.strip()
    if len(words) == 1:
        return words if words.isalnum() else _character_to_key(words)
    words = words.lower().replace("^", "ctrl+").replace("control+", "ctrl+").replace("-", "+")
    words = {"?": "question_mark", "esc": "escape"}.get(words, words)
    is_one = re.fullmatch(r"(ctrl\+[a-z0-9])|f([1-9]|1\d|2[0-4])|(alt|shift)\+\w+", words)
    if is_one is None and words not in MOVING and not _is_sign(words):
        raise BadValue(f"{text.strip()!r} is no key. Write one like x, ?, ctrl+t or f8.")
    return words


def _is_sign(name: str) -> bool:
    """The name of a sign, such as question_mark, as it stands in the table and in the file."""
    return any(_character_to_key(chr(code)) == name for code in range(0x21, 0x7F) if not chr(code).isalnum())


def refusal(command: Command, key: str, own: Mapping[str, str]) -> str:
    """Why `key` cannot be given to a command, while the others have the keys they have; empty when it can."""
    words = key_words(key)
    where = command.id.partition(".")[0]
    if key != command.key and (sentence := _never(command, key, where)):
        return sentence
    for other, place in _together(where):
        if other.id != command.id and key_of(other, own) == key:
            return f"{words} is taken already, {place}: {other.help} Give that another key first."
    return ""


def _never(command: Command, key: str, where: str) -> str:
    """Why a key can be given to no command, or not to this one."""
    words = key_words(key)
    if key == "exclamation_mark":
        return "! shows the warning signs, whatever else does. Please take another key."
    if key in FORBIDDEN - MOVING or key.startswith("alt+"):
        return f"Terminals keep {words} for themselves, so it would not come through. Please take another key."
    if key in MOVING:
        return f"{words} moves in forms and lists, or opens something there. Please take another key."
    if key in WRITING:
        return f"{words} edits a text. Please take another key."
    if where in WITH_NUMBERS and key_words(key) in NUMBERS:
        return f"{words} is typed into fields for numbers. Please take another key."
    if command.key.startswith("ctrl+") and not re.fullmatch(r"ctrl\+.|f\d+", key):
        return f"This works while a text is typed too, so it needs a key like f8 or ctrl+t, not {words}."
    return ""


def _together(where: str) -> Iterator[tuple[Command, str]]:
    """Every command that is there at the same time as those of `where`, and where that is."""
    places = tuple(COMMANDS) if where == APP else (where, APP)
    for place in places:
        for command in COMMANDS[place]:
            yield command, "everywhere" if place == APP else f"on {TITLES[place]}"


def understood(texts: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys of a settings file that can be given, by id of their command, and a sentence for each that cannot."""
    own: dict[str, str] = {}
    wrong = []
    for id_, text in texts.items():
        if id_ not in BY_ID:
            wrong.append(f"There is no command {id_!r}, so its key {text!r} is left out.")
            continue
        try:
            own[id_] = key_name(text)
        except BadValue as error:
            wrong.append(str(error))
    # Two commands may have changed places, so each is looked at beside what all the others have now.
    while bad := next(((id_, sentence) for id_, key in own.items() if (sentence := refusal(BY_ID[id_], key, own))), None):
        del own[bad[0]]
        wrong.append(f"{bad[0]}: {bad[1]}")
    return own, tuple(wrong)


def chosen(word: str, own: Mapping[str, str]) -> tuple[str, str | None]:
    """Command and key from `today.save=j`; no key means the usual one again. Raises BadValue with a sentence."""
    id_, equals, text = (part.strip() for part in word.partition("="))
    if id_ not in BY_ID or not equals:
        raise BadValue(f"{word!r} names no command. Write it like today.save=j. Help (?) on a screen shows its commands.")
    command = BY_ID[id_]
    key = key_name(text) if text else command.key
    if sentence := refusal(command, key, own):
        raise BadValue(sentence)
    return id_, None if key == command.key else key
