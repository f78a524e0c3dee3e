"""Other names leave a question and its answer as they were."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.models import DEFAULT_MODEL, find_model
from index.reader_model import build_network, word_vectors
from scripts.reader_rename import Renamer

QUESTION = "Who shot Ada Li in Nairobi in 1999?"
SENTENCES = ["The guards of Nairobi shot Ada Li in May 1999.", "In 1999, 12 of them left Kenya."]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The shipped model's."""
    made = Tokenizer.from_file(str(find_model(DEFAULT_MODEL).folder / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


@pytest.fixture(scope="module")
def renamer(tokenizer: Tokenizer) -> Renamer:
    """With the shipped model's vectors."""
    network = build_network(find_model(DEFAULT_MODEL).folder)
    return Renamer(tokenizer, word_vectors(network))


def test_names_and_figures_are_changed_and_nothing_else(
    renamer: Renamer, tokenizer: Tokenizer
) -> None:
    """Neither the words that ask nor those that tell, nor a word that begins a sentence."""
    named = renamer.named([QUESTION, *SENTENCES])
    assert {tokenizer.id_to_token(piece) for piece in named} == {
        *("ada", "li", "nairobi", "1999", "may", "12", "kenya")
    }


@pytest.mark.parametrize("seed", range(10))
def test_no_two_names_become_one_and_none_one_that_is_there(
    seed: int, renamer: Renamer, tokenizer: Tokenizer
) -> None:
    """Whoever is asked about is still told from everybody else; a year becomes a year."""
    rows = [
        np.array(tokenizer.encode(text, add_special_tokens=False).ids)
        for text in (QUESTION, *SENTENCES)
    ]
    named = renamer.named([QUESTION, *SENTENCES])
    table = renamer.others(named, rows, random.Random(seed))
    changed = np.flatnonzero(table != np.arange(len(table)))
    assert set(changed) <= named
    assert len(set(table[changed])) == len(changed)
    assert not set(table[changed]) & set(np.concatenate(rows))
    for piece in changed:
        old, new = (tokenizer.id_to_token(int(some)) or "" for some in (piece, table[piece]))
        assert new.isdigit() == old.isdigit()
        assert not old.isdigit() or len(new) == len(old)


def test_most_names_are_changed(renamer: Renamer, tokenizer: Tokenizer) -> None:
    """Not always all of them, nor the same ones each time."""
    row = np.array(tokenizer.encode(SENTENCES[0], add_special_tokens=False).ids)
    named = renamer.named([SENTENCES[0]])
    tables = [renamer.others(named, [row], random.Random(seed)) for seed in range(40)]
    kept = {piece: sum(table[piece] == piece for table in tables) for piece in named}
    assert all(0 < count < 30 for count in kept.values())
