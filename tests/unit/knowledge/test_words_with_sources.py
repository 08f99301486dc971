"""Questions and warning signs: each says where it comes from, and none of the signs can go without being seen to."""

from __future__ import annotations

import re

import pytest

from spinelog.knowledge.questions import ALWAYS, CAUTION, DONE, MEDICINES, PLANNED, suggestions
from spinelog.knowledge.signs import Sign, signs

_SOURCE = re.compile(r"https?://\S+|article line \d+")
TAGS = {"VERIFIED", "VERIFIED-2nd", "SEED"}

SIGNS = [*signs().now, *signs().now_after, *signs().same_day, *signs().crisis]


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.text)
def test_every_sign_has_a_checked_source(sign: Sign) -> None:
    assert _SOURCE.fullmatch(sign.source)
    assert sign.tag in TAGS
    assert (sign.tag == "SEED") is sign.source.startswith("article")


def test_every_sign_is_printed() -> None:
    for text in (
        "\n".join(signs().lines("{number}", "{crisis}")),
        "\n".join(signs().lines("{number}", "{crisis}", after="After A")),
    ):
        assert [sign.text for sign in SIGNS if sign not in signs().crisis and sign.text not in text] == []
    text = "\n".join(signs().lines())
    assert [sign.text for sign in signs().crisis if sign.text not in text] == []
    assert text.startswith(signs().intro)
    assert text.endswith("If you are worried, get help even if your sign is not listed.")


def test_what_is_known_of_cauda_equina_comes_first() -> None:
    first = " ".join(sign.text for sign in signs().now[:3])
    for word in ("numbness", "genitals", "pee", "bowels"):
        assert word in first


def test_the_number_to_call_stands_in_the_title() -> None:
    assert "call 112 / 911 / 999 or" in signs().title()
    assert "call 112 or" in signs().title("112")


def test_every_question_comes_from_a_line_of_the_article_and_asks() -> None:
    for one in suggestions():
        assert re.fullmatch(r"article line \d+", one.source), one.text
        assert one.text.endswith("?")
        assert one.when in (ALWAYS, PLANNED, DONE, MEDICINES, CAUTION)
    assert len({one.text for one in suggestions()}) == len(suggestions())
