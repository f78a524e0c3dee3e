"""No pattern can be kept busy by what it reads: whoever asks chooses the text of a message."""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator

import pytest

import index.question
from index.checks.actors import actor_asked
from index.checks.days import days_asked
from index.checks.deeds import deeds_in_question
from index.checks.doers import done_in
from index.checks.intentions import deeds_asked
from index.checks.kinds import kinds_asked
from index.checks.margins import asks_margin
from index.checks.negations import negated_in
from index.checks.offices import office_asked
from index.checks.opposites import opposites_asked
from index.checks.parents import family_asked
from index.checks.periods import periods_in
from index.checks.places import country_asked
from index.checks.possibilities import done_asked
from index.checks.speakers import speaker_asked
from index.checks.substitutes import slots_asked
from index.checks.victors import asks_victor
from index.checks.whereabouts import whereabouts_asked
from index.question.phrasing import unframed
from index.question.vocabulary import Vocabulary, vocabulary_of
from index.question.wording import LONGEST_MESSAGE
from tests.support.articles import article
from tests.support.understood import asked_by

PIECES = (
    *("Aa-", "Aa ", "A. ", "a ", "a", "*a ", "**", "_a", "~~a", "'a ", "‘a", '"a ', "“a ", "’s "),
    *("(a", "[a](b ", "<@1", "<a:b:1", "http://", "@", "-", "- ", "...", ", ", ",", "?", "? ", "!"),
    *(" ", "\n", "1 ", "1,", "a,", "12:30 ", "the ", "and ", ", and ", "of ", "in ", "who "),
    *("he ", "please ", "ok ", "hi ", "so ", "ha", "tell me about ", "what about ", "said that "),
    *("is the ", "very ", "than ", "n ", "are you ", "was shot and ", "when was he shot, "),
    "how many won ",
)
BEFORE = ("", "And ")
BEHIND = ("", " zz", "\x01x")
FEW = 24
"""Pieces: what takes twice as long for each takes seconds, and the test ends."""
LONG = 200
"""Characters."""
ARTICLE = 40_000
"""Characters: what takes the square of time takes many seconds for so long a line."""


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.iter_modules(index.question.__path__, "index.question."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, one in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(one, re.Pattern):
                    yield f"{module.name}.{name}.{number}", one


PATTERNS = {pattern: name for name, pattern in _patterns()}


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERNS.get)
def test_no_pattern_takes_long(pattern: re.Pattern[str]) -> None:
    """Of the processor, over any one of the pieces repeated."""
    for piece in PIECES:
        for text in (piece * FEW, (piece * LONG)[:LONG]):
            began = time.process_time()
            for before in BEFORE:
                for behind in BEHIND:
                    pattern.fullmatch(f"{before}{text}{behind}")
                    pattern.search(f"{before}{text}{behind}")
            assert time.process_time() - began < 2, piece


def test_marks_before_a_question_are_passed_over_in_one_go() -> None:
    """What may stand around it is not looked for behind each of them."""
    began = time.process_time()
    asked = "!" * 500_000 + " when was he shot?"
    assert unframed(asked) == asked
    assert time.process_time() - began < 2


def test_no_message_takes_long(kenya_words: Vocabulary) -> None:
    """To be understood, by itself and where it is what was asked before."""
    asked_by("Who left?", None, kenya_words)  # the first one pays for what is loaded late
    for piece in PIECES:
        began = time.process_time()
        for before in BEFORE:
            message = f"{before}{piece * LONGEST_MESSAGE}"[:LONGEST_MESSAGE]
            asked_by(message, None, kenya_words)
            asked_by("And where?", message, kenya_words)
        assert time.process_time() - began < 2, piece


@pytest.mark.parametrize("piece", PIECES)
def test_no_article_takes_the_square_of_time(piece: str) -> None:
    """To be known by its words, for which the bot reads all of it at its start."""
    some = article((piece * ARTICLE)[:ARTICLE])
    began = time.process_time()
    vocabulary_of([some])
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "asked",
    [
        *(actor_asked, country_asked, days_asked, deeds_asked, deeds_in_question, done_in),
        *(
            office_asked,
            opposites_asked,
            slots_asked,
            asks_margin,
            family_asked,
            periods_in,
            negated_in,
            kinds_asked,
            asks_victor,
            whereabouts_asked,
            done_asked,
            speaker_asked,
        ),
    ],
)
def test_no_check_takes_long(asked: Callable[[str], object]) -> None:
    """To find in a message what it looks for, as it looks for it."""
    for piece in PIECES:
        began = time.process_time()
        for before in (*BEFORE, "Who is the ", "Did "):
            for behind in BEHIND:
                asked(f"{before}{(piece * LONGEST_MESSAGE)[:LONGEST_MESSAGE]}{behind}")
        assert time.process_time() - began < 2, piece
