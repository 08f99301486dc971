"""The colours: three themes, and the tokens that spinelog's own widgets need of any theme.

There are only two safe hues for every kind of colour vision, blue for function and orange for pain. Nothing is
red or green, no colour moves with a score, and whatever a colour tells is also told by a shape or a place.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from textual.app import App

DARK, LIGHT, ANSI = "spinelog-dark", "spinelog-light", "spinelog-ansi"

READABLE = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text on its background."""
VISIBLE = 3.0
"""WCAG 2.2, 1.4.11: the same for a sign that is no text, such as the dot of a day that is not recorded."""

_DARK_TOKENS = {
    "muted": "#98a4af",
    "rule": "#3a4651",
    "function": "#6cb6e8",
    "pain": "#eda35a",
    "procedure": "#f2ede2",
    "goal": "#b3eea0",
    "late": "#98a4af",
    "missing": "#7a8793",
    "field": "#202932",
    "field-focus": "#2f3c48",
    "ink": "#12171c",
    "paper": "#d9d4c9",
    "paper-ink": "#22282d",
    "paper-muted": "#4c5350",
}
_LIGHT_TOKENS = {
    "muted": "#56616b",
    "rule": "#b9b5aa",
    "function": "#0a62a3",
    "pain": "#a84b00",
    "procedure": "#111111",
    "goal": "#0e3912",
    "late": "#56616b",
    "missing": "#6f746f",
    "field": "#e9e5dc",
    "field-focus": "#d5dfe8",
    "ink": "#f7f5f0",
    "paper": "#ffffff",
    "paper-ink": "#20272d",
    "paper-muted": "#56616b",
}
# In 16 colours the terminal owns the background: fields are told by an underline, filled blocks by reverse.
_ANSI_TOKENS = {
    "muted": "ansi_default",
    "rule": "ansi_bright_black",
    "function": "ansi_cyan",
    "pain": "ansi_yellow",
    "procedure": "ansi_bright_white",
    "goal": "ansi_green",
    "late": "ansi_default",
    "missing": "ansi_bright_black",
    "field": "transparent",
    "field-focus": "transparent",
    "ink": "ansi_default",
    "paper": "transparent",
    "paper-ink": "ansi_default",
    "paper-muted": "ansi_default",
}


def _own_widgets(tokens: dict[str, str], foreground: str, background: str) -> dict[str, str]:
    """The tokens, and what Textual's own widgets take from them."""
    return {
        **tokens,
        "border": tokens["function"],
        "border-blurred": tokens["rule"],
        "text-muted": tokens["muted"],
        "block-cursor-foreground": foreground,
        "block-cursor-background": tokens["field-focus"],
        "block-cursor-text-style": "bold",
        "footer-background": background,
        "footer-foreground": tokens["muted"],
        "footer-key-foreground": foreground,
        "footer-description-foreground": tokens["muted"],
        "input-cursor-foreground": background,
        "input-cursor-background": foreground,
        "input-selection-background": f"{tokens['function']} 35%",
        "input-selection-foreground": foreground,
        "scrollbar": tokens["rule"],
        "scrollbar-hover": tokens["muted"],
        "scrollbar-active": tokens["function"],
        "scrollbar-background": background,
        "scrollbar-corner-color": background,
    }


def themes() -> tuple[Theme, ...]:
    """The three themes of spinelog: dark, light, and 16 colours that the terminal chooses."""
    return (
        _true_colour(DARK, _DARK_TOKENS, "#d8dee4", "#12171c", "#1a2128", "#26303a", dark=True),
        _true_colour(LIGHT, _LIGHT_TOKENS, "#20272d", "#f7f5f0", "#eeebe4", "#e2ded5", dark=False),
        _terminal_colours(),
    )


def _true_colour(
    name: str, tokens: dict[str, str], foreground: str, background: str, surface: str, panel: str, *, dark: bool
) -> Theme:
    return Theme(
        name=name,
        primary=tokens["function"],
        secondary=tokens["function"],
        accent=tokens["function"],
        success=tokens["function"],
        warning=tokens["pain"],
        error=tokens["pain"],
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        dark=dark,
        variables=_own_widgets(tokens, foreground, background),
    )


def _terminal_colours() -> Theme:
    return Theme(
        name=ANSI,
        ansi=True,
        primary="ansi_cyan",
        secondary="ansi_cyan",
        accent="ansi_cyan",
        success="ansi_cyan",
        warning="ansi_yellow",
        error="ansi_yellow",
        foreground="ansi_default",
        background="ansi_default",
        variables={
            **_own_widgets(_ANSI_TOKENS, "ansi_default", "ansi_default"),
            # Textual refuses to switch to a 16-colour theme without these two.
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_cyan",
            "input-selection-foreground": "ansi_black",
            "scrollbar": "ansi_bright_black",
            "scrollbar-hover": "ansi_cyan",
        },
    )


def register(app: App[Any]) -> None:
    """Make the three themes known to the app."""
    for theme in themes():
        app.register_theme(theme)


def token_defaults(theme: Theme) -> dict[str, str]:
    """The tokens for a theme that does not define them; for `App.get_theme_variable_defaults`.

    Textual's own themes keep their grounds and their text. Their hues do not stay apart for every eye (in many the green
    and the orange are one colour to some), so what is drawn has those of spinelog, moved until they can be read.
    """
    if "function" in theme.variables:
        return {}
    if theme.ansi:
        return dict(_ANSI_TOKENS)
    colours = theme.to_color_system().generate()
    ground, text = Color.parse(colours["background"]), Color.parse(colours["foreground"])
    own = _DARK_TOKENS if theme.dark else _LIGHT_TOKENS
    muted = _readable(ground.blend(text, 0.7), ground, text)
    mixed = {
        **{hue: _readable(Color.parse(own[hue]), ground, text) for hue in ("function", "pain", "procedure", "goal")},
        "muted": muted,
        "late": muted,
        "rule": ground.blend(text, 0.25),
        "missing": _readable(ground.blend(text, 0.55), ground, text, VISIBLE),
        "field": _field(ground, text, 0.07),
        "field-focus": _field(ground, text, 0.15),
        "ink": ground,
    }
    sheet = {name: own[name] for name in ("paper", "paper-ink", "paper-muted")}
    return {name: colour.hex6 for name, colour in mixed.items()} | sheet


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _readable(colour: Color, ground: Color, text: Color, least: float = READABLE) -> Color:
    """`colour`, moved towards the text's colour until it can be read on `ground`, or is the text's own."""
    for step in range(11):
        moved = colour.blend(text, step / 10)
        if contrast(moved, ground) >= least:
            return moved
    return text


def _field(ground: Color, text: Color, amount: float) -> Color:
    """`ground` a little nearer to the text's colour; where text could not be read on that, a little farther from it."""
    nearer = ground.blend(text, amount)
    if contrast(text, nearer) >= READABLE:
        return nearer
    return ground.blend(Color.parse("black" if text.brightness > ground.brightness else "white"), 3 * amount)
