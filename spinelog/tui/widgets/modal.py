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
