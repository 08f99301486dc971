"""The line of keys at the bottom of a screen."""

from __future__ import annotations

from textual.widgets import Footer


class KeyLine(Footer):
    """Textual's footer in one plain row: the keys bold, what they do muted."""

    DEFAULT_CSS = """
    KeyLine, KeyLine.-compact {
        background: $background;
        padding: 0 1;
        FooterKey {
            background: $background;
            margin: 0;
            padding: 0 2 0 0;
            .footer-key--key { color: $foreground; background: transparent; text-style: bold; }
            .footer-key--description { color: $muted; background: transparent; }
        }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, compact=True, show_command_palette=False)
