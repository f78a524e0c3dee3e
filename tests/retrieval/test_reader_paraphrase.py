"""Training questions are said in other words that mean the same, and answers are withheld well."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from scripts.reader_paraphrase import Paraphraser, find_like, reopen
from scripts.reader_withheld import withhold
from scripts.wordnet import WordNet, read_wordnet
from tests.support.tiny_wordnet import write_wordnet


@pytest.fixture
def wordnet(tmp_path: Path) -> WordNet:
    """A WordNet of a dozen words."""
    return read_wordnet(write_wordnet(tmp_path))


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("officer", {"policeman"}),
        ("officers", {"policemen"}),
        ("shot", {"hit"}),
        ("shooting", {"hitting"}),
        ("built", {"constructed"}),
        ("fatal", {"deadly"}),
        ("bridge", set()),
    ],
)
def test_words_near_in_meaning_keep_the_inflection(
    wordnet: WordNet, word: str, near: set[str]
) -> None:
    """Synonyms and the commoner wider and narrower words come in the form of the word asked."""
    assert {other for other in wordnet.near(word) if " " not in other} == near


def test_only_words_that_the_model_finds_alike_stay(wordnet: WordNet) -> None:
    """A word near in WordNet but far from it to the embedding model is not put in its place."""

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        far = ["hit" in text for text in texts]
        return np.array([[0, 1] if is_far else [1, 0] for is_far in far], dtype=np.float32)

    like = find_like(["Was the officer shot in Oldtown?"], wordnet, embed)
    assert like == {"officer": ("policeman",)}


def test_a_reworded_question_keeps_names_and_the_first_word() -> None:
    """Words are replaced where they stand, with their punctuation; names are never touched."""
    paraphrase = Paraphraser({"shot": ("hit",), "officer": ("policeman",), "where": ("there",)})
    said = {
        paraphrase.reword("where was Officer Shot, an officer, shot?", random.Random(seed))
        for seed in range(20)
    }
    assert "where was Officer Shot, an policeman, hit?" in said
    assert all(question.startswith("where was Officer Shot, an ") for question in said)


def test_another_opening_keeps_the_rest() -> None:
    """Only the opening changes, to a longer form before a shorter one; an unknown one stays."""
    rng = random.Random(1)
    assert reopen("How many boats sank?", rng).endswith(" number of boats sank?")
    assert reopen("When did it sink?", rng)[0].isupper()
    assert reopen("Is it true?", rng) == "Is it true?"


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("When was the officer shot?", "when the officer was shot."),
        ("How many boats sank?", "how many boats sank."),
        ("What is the name of the officer?", "name"),
    ],
)
def test_a_withheld_answer_is_said_of_what_was_asked(question: str, part: str) -> None:
    """The sentence repeats what was asked, and its span holds the words that withhold."""
    for seed in range(20):
        withheld = withhold(question, random.Random(seed))
        start, end = withheld.span
        assert part in withheld.text
        assert not part.startswith(withheld.text[start:end])
        assert withheld.text[start:end].split()[0] in (
            "has", "is", "was", "remains", "could", "It", "Officials", "The", "No", "Nobody",
        )  # fmt: skip
        assert withheld.text[0].isupper() and withheld.text.endswith(".")
