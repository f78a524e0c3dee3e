"""Verbatim in Discord: a reader sees the article's text, and nothing in it does anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.limits import characters
from bot.replies.markdown import escape, one_line, visible
from index.types import Span
from tests.support.discord_markdown import SeenError, seen

HOSTILE = [
    "@everyone and @here",
    "<@123> <@!123> <@&123> <#123> </ask:123> <id:browse>",
    "<t:1618953630:R> :smile: <:name:123> <a:name:123>",
    "[click](https://evil.example) <https://evil.example>",
    "see https://news.example/a_b*c and steam://run",
    "# heading\n## heading\n-# small",
    "- one\n* two\n+ three\n  - deeper",
    "1. one\n2) two\n  10. ten",
    "> quoted\n>>> all of it",
    "||spoiler|| ~~gone~~ __under__ _em_ *em* ***both***",
    "`code` ```py\nblock```",
    "a\\b \\* \\\\ C:\\Users\\_x_",
    "¯\\_(ツ)_/¯",
    "line\n\nline\u2028line\rline",
    "\u202eright to left\u202c\u200b\u200d👩‍👩‍👧 é",
]
PIECES = st.sampled_from([*HOSTILE, *"\\*_~`|<>@:[]()#-+. \n0123456789ab"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_its_letters(text: str) -> None:
    """Each of Discord's constructs is letters only."""
    assert seen(escape(text)) == text


@given(TEXTS)
def test_a_reader_sees_the_text_itself(text: str) -> None:
    """Whatever the text, Discord shows it and nothing else, and our own reading agrees."""
    assert seen(escape(text)) == text
    assert visible(escape(text)) == text


@given(TEXTS, st.data())
def test_bold_changes_no_letter(text: str, data: st.DataObject) -> None:
    """Any stretches in bold, overlapping or touching, leave the words as they are."""
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place).map(lambda p: Span(min(p), max(p)))))
    written = escape(text, spans)
    assert seen(written) == text
    assert visible(written) == text


@given(TEXTS)
def test_a_title_is_one_line_of_bounded_length(text: str) -> None:
    """A title never brings a line break, nor more than its share of the message."""
    line = one_line(text, 120)
    assert "\n" not in line
    assert characters(line) <= 120 and seen(line)[:-1] in " ".join(text.split())


@pytest.mark.parametrize("text", ["**x", "`x`", "1. x", "@everyone", "||x||", "[a](https://b)"])
def test_the_reading_that_these_tests_trust_notices_markup(text: str) -> None:
    """Unescaped, each of these is more than letters, and ``seen`` says so."""
    with pytest.raises(SeenError):
        seen(text)
