"""What a chat puts around words is no part of a question, and words are never lost with it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.vocabulary import Vocabulary
from index.rank.rows import rows_of_evidence
from index.text.markup import DEEPEST, as_read, unmarked
from index.types import Refusal
from tests.retrieval.conftest import SmallIndex
from tests.support.understood import asked_by


@pytest.mark.parametrize(
    "message",
    [
        "<:pepe:123456789012345678> When was the officer shot?",
        "<a:wave:123456789012345678> <@123456789012345678> When was the officer shot?",
        "<@&123456789012345678> <#123456789012345678> When was the officer shot?",
        "https://www.example.com/news/2025?id=7#top When was the officer shot?",
        "When was the officer shot? <https://example.com/a_b_c>",
        "**When was the officer shot?**",
        "***When*** was __the officer__ shot?",
        "> When was ||the officer|| shot?",
        "# When was `the officer` shot?",
        "<t:1740300000:R> When was _the officer_ shot?",
    ],
)
def test_only_the_words_are_left(message: str) -> None:
    """Mentions, emoji, times, links, headings, quote marks and emphasis go."""
    assert unmarked(message) == "When was the officer shot?"


@pytest.mark.parametrize(
    "message",
    [
        "Is 3 * 4 * 5 more than 50?",
        "What is snake_case_name in the file?",
        "Why is x < 5 and y > 7?",
        "Was it 5 ** 2?",
        "What happened on the A#1 road?",
    ],
)
def test_what_is_no_markup_stays(message: str) -> None:
    """Signs that stand for themselves are left where they are."""
    assert unmarked(message) == message


@pytest.mark.parametrize("blanks", [" ", "   ", "\t", " " * 2_000, "\xa0\u2003"])
def test_blanks_in_a_row_are_one(blanks: str) -> None:
    """However many there are, nothing behind has to read them all, some of it again and again."""
    typed = f"{blanks}When was{blanks}the officer shot?{blanks}"
    assert unmarked(typed).split() == ["When", "was", "the", "officer", "shot?"]
    assert len(unmarked(typed)) <= len("When was the officer shot?")


@pytest.mark.parametrize("lines", ["\n\n", "\n \t\n", " \n\n\n "])
def test_blank_lines_are_the_end_of_one(lines: str) -> None:
    """Lines stay apart: "I read about it" and the question below it are two things."""
    assert unmarked(f"I read about it{lines}Who was shot") == "I read about it\nWho was shot"


def test_all_emphasis_at_once_is_taken_off() -> None:
    """Bold, underline, italics, strike-through, spoiler and code around each other all go."""
    assert unmarked("||~~**__*`shot`*__**~~||") == "shot"


def test_a_message_nested_as_deep_as_it_is_long_costs_no_more_passes() -> None:
    """What shows nothing is left there: a pass for every level would hold up everybody."""
    nested = "x"
    for level in range(1_900):
        mark = "_*`"[level % 3]
        nested = f"{mark}{nested}{mark}"
    assert len(unmarked(nested)) > len(nested) - 10 * DEEPEST


def test_a_message_of_nothing_else_has_no_words() -> None:
    """A lone emoji or link, or half a character, leaves nothing to ask."""
    assert unmarked("\ud83d") == ""
    assert unmarked("<:heart:123456789012345678> https://example.com") == ""


@given(st.text(max_size=200))
def test_letters_and_digits_outside_markup_survive(text: str) -> None:
    """Whatever the message, where it has neither links nor angle brackets no word is lost."""
    plain = text.replace("<", " ").replace("://", " ")
    assert [c for c in unmarked(plain) if c.isalnum()] == [c for c in plain if c.isalnum()]


def test_a_question_is_understood_without_it(kenya_words: Vocabulary) -> None:
    """What is searched for is the same with markup around it, and so is what follows up."""
    asked = "When was the officer shot?"
    marked = "<@123456789012345678> **When was the officer shot?** https://example.com/a"
    assert asked_by(marked, None, kenya_words) == asked_by(asked, None, kenya_words) == asked
    after = asked_by("And where?", marked, kenya_words)
    assert after == asked_by("And where?", asked, kenya_words)
    heart = "<:heart:123456789012345678>"
    assert asked_by(heart, None, kenya_words) is Refusal.NOISE
    assert asked_by(heart, asked, kenya_words) is Refusal.NOISE
    assert asked_by(f"thanks {heart}", None, kenya_words) is Refusal.GREETING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[The Rhine](https://a.example/r_(river)) rose.", "The Rhine rose."),
        ('She [resigned](https://a.example "Read it").', "She resigned ."),
        ("It cost ~~$2.8 million~~ $3.4 million.", "It cost $3.4 million."),
        ("<del>He was held.</del> He was freed.", "He was freed."),
        ("It fell ![a chart](https://a.example/1.png) in May.", "It fell in May."),
        ("It fell [sic] in May.[1](note)", "It fell [sic] in May. 1"),
        ("It took ~~5 to ~~10 minutes.", "It took ~~5 to ~~10 minutes."),
        ("| Ruan | ~~5 | ~~6 |", "| Ruan | ~~5 | ~~6 |"),
        ("About ~5 of [the 7] left ~ early.", "About ~5 of [the 7] left ~ early."),
    ],
)
def test_addresses_pictures_and_what_was_struck_out_are_not_read(text: str, words: str) -> None:
    """All other characters keep their places, so that what is marked is what was read."""
    read = as_read(text)
    assert " ".join(read.split()) == words and len(read) == len(text)
    assert all(one in {other, " "} for one, other in zip(read, text, strict=True))


def test_what_was_struck_out_answers_nothing(small_index: SmallIndex) -> None:
    """A sentence of nothing else is no evidence; of one with a figure struck the rest is read."""
    text = "~~The bell cost two pounds.~~\n\nThe bell cost ~~two~~ three pounds."
    index = small_index({"a.md": text})
    assert rows_of_evidence(index).tolist() == [False, True]
    assert index.read_text_of(1).split() == "The bell cost three pounds.".split()
    assert index.text_of(1) == "The bell cost ~~two~~ three pounds."


def test_no_hostile_text_takes_time() -> None:
    """An address of 100,000 characters that nothing closes is looked at once."""
    began = time.process_time()
    as_read("[a](" + "x" * 100_000)
    assert time.process_time() - began < 1
