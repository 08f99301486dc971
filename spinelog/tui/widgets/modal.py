"""What every dialog is made from."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Modal(ModalScreen[Result]):
    """A screen over another one, from which the warning signs are one key away too, wherever no text is typed.

    Textual keeps the app's own keys away from a modal screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "app.signs", show=False, id="app.signs"),
    ]


class SmallModal(Modal[Result]):
    """A dialog of a sentence and its buttons, in the middle over the screen, which stays in view."""

    DEFAULT_CSS = """
    SmallModal {
        align: center middle;
        background: $background 60%;
        &:ansi { background: transparent; }
        Section {
            width: 64;
            max-width: 100%;
            background: $background;
            border-bottom: solid $function;
            padding: 1 2 0 2;
        }
        Static { margin-bottom: 1; }
        Horizontal { height: 1; }
        PushButton { margin-right: 2; }
    }
    """
