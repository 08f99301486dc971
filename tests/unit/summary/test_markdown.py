"""The summary as Markdown: whatever a person wrote is read back as they wrote it, and is never markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from spinelog.domain.text import one_line
from spinelog.storage.journal import Journal
from spinelog.summary.build import build
from spinelog.summary.markdown import escaped, render
from tests.unit.summary.made import treated

PARSERS = (MarkdownIt("commonmark").enable("table").enable("strikethrough"), MarkdownIt("gfm-like"))
"""The second one also makes links of bare addresses."""

PIECES = st.sampled_from(
    [
        "*", "_", "`", "```", "~~", "|", "\\", "<b>", "<!--", "&amp;", "&#42;", "[x](y)", "![x](y)", "[a]: b", "[^1]", "$", "#",
        "# ", "- ", "+ ", "1. ", "2) ", "> ", "=", "===", "---", "***", ":-:", "|-|", "http://a.de", "https://", "www.a.de",
        "a@b.de", "mailto:a@b.de", "//a.de", "javascript:x", "a.de", ":smile:", "\n", "  ", "\t", "    ", "x", "L5-S1", "4.5",
        "\u202e", "!", "(", ")", "]", "[", ">", "\u00e4", "\u8170", "\U0001f642",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


def _leaves(parser: MarkdownIt, page: str) -> list[Token]:
    found: list[Token] = []
    for token in parser.parse(page):
        found += token.children or () if token.type == "inline" else [token]
    return found


def _read(parser: MarkdownIt, page: str, allowed: set[str]) -> str:
    """The words of a page; fails where anything else than what is allowed is in it."""
    leaves = _leaves(parser, page)
    assert {token.type for token in leaves} <= {"text", *allowed}
    return "".join(token.content for token in leaves)


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "github"])
@given(text=TEXTS)
def test_any_text_is_read_back_whole_and_is_no_markup(parser: MarkdownIt, text: str) -> None:
    line = one_line(text)
    if line:
        assert _read(parser, escaped(text), {"paragraph_open", "paragraph_close"}) == line
    assert _read(parser, f"# {escaped(text)}", {"heading_open", "heading_close"}) == line
    point = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "paragraph_open", "paragraph_close"}
    bold = {"strong_open", "strong_close"}
    name = f"**{escaped(text)}** " if line else ""
    assert _read(parser, f"- {name}{escaped(text)}", point | bold).split() == f"{line} {line}".split()
    table = {f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")}
    page = f"| {escaped(text)} | x |\n| --- | ---: |\n| {escaped(text)} | {escaped(text)} |"
    assert _read(parser, page, table) == f"{line}x{line}{line}"


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "github"])
@given(lines=st.lists(TEXTS, min_size=1, max_size=4))
def test_the_lines_of_a_cover_note_stay_apart(parser: MarkdownIt, lines: list[str]) -> None:
    from spinelog.summary.markdown import _words

    text = "\n".join(one_line(line) for line in lines)
    leaves = _leaves(parser, _words(text))
    assert {token.type for token in leaves} <= {"text", "hardbreak", "paragraph_open", "paragraph_close"}
    told = "".join("\n" if token.type in ("hardbreak", "paragraph_close") else token.content for token in leaves)
    assert told.split("\n")[:-1] == [line for line in text.split("\n") if line]


def test_its_tables_are_tables(journal: Journal) -> None:
    treated(journal)
    leaves = _leaves(PARSERS[1], render(build(journal)))
    assert [token.type for token in leaves].count("table_open") == 2, "the figures, and week by week"
    words = " ".join(token.content for token in leaves if token.type == "text")
    assert "8.0 (7 of 7)" in words
