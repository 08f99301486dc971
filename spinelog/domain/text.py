"""Making text from outside harmless before it meets a screen, a terminal or a file."""


class _Visible(dict[int, str]):
    """The signs by their codes; a lone surrogate is named when it is met, since there are two thousand of them."""

    def __missing__(self, code: int) -> str:
        if 0xD800 <= code < 0xE000:
            return f"[U+{code:04X}]"
        raise LookupError(code)  # as it is


_VISIBLE = _Visible({code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)})
_VISIBLE[0x7F] = "\u2421"
_VISIBLE.update({code: f"[U+{code:04X}]" for code in range(0x80, 0xA0)})
# Marks that turn or hide text: bidi embeddings, overrides and isolates, zero-width and invisible
# signs, line separators. U+200D stays, since joined emoji and some scripts need it.
_HIDDEN = (
    0x00AD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, 0x2028, 0x2029,
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC),
)  # fmt: skip
_VISIBLE.update({code: f"[U+{code:04X}]" for code in _HIDDEN})

_ASCII_WORDS = str.maketrans(
    {
        "\u2192": "->",
        "\u2190": "<-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2026": "...",
        "\u00b7": ".",
        "\u2022": "*",
        "\u25cf": "*",
        "\u25a0": "#",
        "\u25a1": "o",
        "\u2500": "-",
        "\u2501": "=",
        "\u2502": "|",
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2265": ">=",
        "\u2264": "<=",
        "\u00d7": "x",
        "\u00b1": "+/-",
        "\u00a0": " ",
        "\u2421": "^?",
        **{chr(0x2400 + code): "^" + chr(0x40 + code) for code in range(0x20)},
    }
)

_SIGNS_ALOUD = str.maketrans(
    {
        "\u2192": "to",
        "\u2190": "from",
        "\u2212": "minus ",
        "\u2265": "at least ",
        "\u2264": "at most ",
        "\u00d7": "times",
        "\u00b1": "plus or minus ",
        "\u00b7": ",",
        "\u2022": "-",
        "\u2026": "...",
        "\u2013": "-",
        "\u2014": "-",
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
    }
)


def plain(text: str) -> str:
    """Text with every control character made visible; newlines and tabs stay.

    All user and file text goes through here before it is shown. Without it a note can carry an escape
    sequence to the terminal, where it could move the cursor or fill the clipboard.
    """
    return text.translate(_VISIBLE)


def aloud(text: str) -> str:
    """Text that reads well aloud: our signs as words, `(7-9)` and `9-15 Oct` with "to". All letters stay."""
    import re

    spans = r"(?<=\()(\d[\d.,]*)-(\d[\d.,]*\+?)(?=\))|\b(\d\d?)-(\d\d?)(?= [A-Z][a-z]{2}\b)|(?<=[A-Z][a-z]{2} )(\d\d?)-(\d\d?)\b"
    return re.sub(spans, lambda found: " to ".join(filter(None, found.groups())), text.translate(_SIGNS_ALOUD))


def span_aloud(text: str) -> str:
    """A span of dates or figures in words: `9 to 15 Oct`."""
    return text if " to " in text else text.replace(" - ", " to ").replace("-", " to ")


def storable(text: str) -> str:
    """The text as a journal can hold it: bytes that were no text when they came in become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def one_line(text: str) -> str:
    """`plain` text on a single line, runs of white space made one space."""
    return " ".join(plain(text).split())


def capital(text: str) -> str:
    """Text with its first letter large; the rest as the person wrote it."""
    return text[:1].upper() + text[1:]


def ascii_words(text: str) -> str:
    """Text in ASCII alone: signs become words or likenesses, letters lose their accents, the rest becomes `?`."""
    text = text.translate(_ASCII_WORDS)
    if text.isascii():
        return text
    import unicodedata

    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.encode("ascii", "replace").decode("ascii")
