"""Questions that lose their answer to the smallest change."""

import random

import pytest

from scripts.training.near_words import ALIKE, OPPOSITES
from scripts.training.reader_swaps import Swaps, collect_swaps, without_answer

SEEDS = range(40)
NOTHING = Swaps((), {})


def changed(text: str, question: str, swaps: Swaps = NOTHING) -> set[str | None]:
    """Return every form that a question takes."""
    return {without_answer(question, text, swaps, random.Random(seed)) for seed in SEEDS}


def test_a_word_gives_way_to_its_opposite_or_to_one_of_its_kind() -> None:
    """Neither the question word nor the one after it: what is asked for stays."""
    found = changed(
        "It is a private clinic with two doctors.", "Which private clinic has two doctors?"
    )
    assert "Which private clinic has three doctors?" in found
    found = changed("The oldest actress was in a film.", "Who was the oldest actress in the film?")
    assert {
        "Who was the youngest actress in the film?",
        "Who was the oldest actor in the film?",
    } <= found
    assert "Who was the oldest actress in the play?" in found
    assert changed("It fell.", "What month was cold?") == {"What month was hot?"}
    found = changed("Many voted in ten towns.", "In how many small towns did they vote?")
    assert "In how few small towns did they vote?" not in found


def test_no_word_is_put_in_that_the_text_has() -> None:
    """What the text tells as well may be its answer."""
    found = changed("First the north flooded, then the south.", "When was the north flooded?")
    assert "When was the south flooded?" not in found
    assert "When was the east flooded?" in found


def test_a_name_changes_one_of_its_words() -> None:
    """ "The Ruan Observer" is not the Ruan Post."""
    swaps = collect_swaps(["What did the Lunz Observer say?", "Where is Ruan Post printed?"])
    found = changed("The Ruan Post praised it.", "What did the Ruan Post say?", swaps)
    assert {"What did the Ruan Observer say?", "What did the Lunz Post say?"} <= found


def test_two_names_change_places_where_that_matters() -> None:
    """Whoever did it is not who suffered it; of two that met, both did."""
    found = changed("Ana bought the boat of Ben.", "When did Ana buy the boat of Ben?")
    assert "When did Ben buy the boat of Ana?" in found
    found = changed("Ana and Ben met.", "When did Ana and Ben meet?")
    assert "When did Ben and Ana meet?" not in found


@pytest.mark.parametrize(
    ("question", "denied"),
    [
        ("Who was shot on Sunday?", "Who was not shot on Sunday?"),
        ("What did she find?", "What didn't she find?"),
    ],
)
def test_what_happened_is_denied(question: str, denied: str) -> None:
    """Unless the text denies something too, which may be that."""
    assert denied in changed("He was shot. She found it.", question)
    assert denied not in changed("He was shot. She found it. Ben was not.", question)


def test_who_did_it_is_asked_where_nobody_is_told_of() -> None:
    """Of something done to somebody, at times by whom, unless the text may say so."""
    when, who = "When was the officer shot?", "Who shot the officer?"
    assert who in changed("The officer was shot on Sunday.", when)
    assert "Who found him?" in changed("He was found on Sunday.", "Where was he found?")
    assert who not in changed("The officer was shot by Ruiz on Sunday.", when)
    assert who not in changed("The officer was shot on Sunday. Ruiz shot him.", when)


def test_the_words_of_one_kind_are_many_and_none_stands_there_twice() -> None:
    """A word twice in one kind would be put in its own place."""
    for words in (*OPPOSITES, *ALIKE):
        assert len(set(words)) == len(words) > 1
        assert all(word == word.lower() for word in words)
