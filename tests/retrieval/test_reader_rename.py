"""Other names leave a question and its answer as they were."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.models.folders import DEFAULT_MODEL, find_model
from scripts.training import reader_rename
from scripts.training.reader_augment import mistype
from scripts.training.reader_network import build_network, word_vectors
from scripts.training.reader_rename import Renamer, keeps_names

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


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("when did chopin leave warsaw in 1830", True),
        ("When did Chopni leave Warsaw in 1830?", False),
        ("When did Chopin leave Warsaw in 1380?", False),
    ],
)
def test_a_name_that_is_mistyped_is_not_renamed(typed: str, kept: bool) -> None:
    """The question would ask about somebody whom its text no longer has."""
    assert keeps_names("When did Chopin leave Warsaw in 1830?", typed) is kept


def test_a_figure_is_never_mistyped() -> None:
    """Another year asks for something else."""
    for seed in range(200):
        assert "1998" in mistype("Who won the cup in 1998?", random.Random(seed))


def test_a_kind_of_few_pieces_is_changed_for_its_own_only(
    renamer: Renamer, tokenizer: Tokenizer
) -> None:
    """Few rests of a number have three digits; a name or a sign is none."""
    piece = tokenizer.token_to_id("##100") or 0
    tables = [
        renamer.others({piece}, [np.array([piece])], random.Random(seed)) for seed in range(40)
    ]
    became = {tokenizer.id_to_token(int(table[piece])) or "" for table in tables}
    assert len(became) > 1
    assert all(some.startswith("##") and some[2:].isdigit() and len(some) == 5 for some in became)


def test_looked_up_together_they_are_what_they_are_alone(
    tokenizer: Tokenizer, renamer: Renamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also over more than one block."""
    monkeypatch.setattr(reader_rename, "BLOCK", 3)
    together = Renamer(tokenizer, word_vectors(build_network(find_model(DEFAULT_MODEL).folder)))
    together.prepare([QUESTION, *SENTENCES])
    rows = [np.array(tokenizer.encode(QUESTION, add_special_tokens=False).ids)]
    named = renamer.named([QUESTION, *SENTENCES])
    for seed in range(5):
        one, other = (some.others(named, rows, random.Random(seed)) for some in (renamer, together))
        assert np.array_equal(one, other)
