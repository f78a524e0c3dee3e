"""The words alone tell the kind of answer asked for, and of whom, and when, it is."""

import time

import pytest

from index.rank.matching import fits_kind, kind_asked, match
from tests.retrieval.conftest import SmallIndex
from tests.support.small_embedder import SmallEmbedder


@pytest.mark.parametrize(
    ("question", "sentence", "fits"),
    [
        ("When did the boat sink?", "It sank on Sunday.", 1),
        ("When did the boat sink?", "It sank off Millford.", -1),
        ("How many people were aboard when the boat sank?", "Fifteen people were aboard.", 1),
        ("How many people were aboard when the boat sank?", "It sank on a stormy night.", -1),
        ("How old was the officer when he died?", "He was thirty.", 1),
        ("Where was the keeper when the light failed?", "He had gone to Millford.", 1),
        ("What did the officer who died do?", "He led a patrol.", 0),
        ("When will the book appear?", "It appears in March.", 1),
        ("When did he march?", "They may march in a row.", -1),
        ("Who won?", "It was the day that Šefčovič won.", 1),
        ("How many people died in 2025?", "The fire killed 25.", 1),
        ("How many does someone know?", "No one did.", 1),
        ("How many of the 25 died?", "The 25 sailed.", -1),
        ("Who called the officer a hero?", "Ombaka called him a hero.", 1),
        ("Who called the officer a hero?", "People called him a hero.", -1),
        ("Who is Jack Ombaka?", "Jack Ombaka spoke.", -1),
        ("What is the number of boats?", "Sixty boats were lost.", 1),
        ("Which percentage of boats was lost?", "Ninety of a hundred.", 1),
        ("boats lost number", "Nobody was counted.", 1),
        ("Why did it sink?", "It sank because of a leak.", 1),
        ("the boats", "Sixty boats were lost.", 0),
    ],
)
def test_the_first_question_word_says_what_the_answer_has(
    question: str, sentence: str, fits: float
) -> None:
    """1 where a sentence has it, -1 where it has not, 0 where no kind is asked for."""
    assert fits_kind(kind_asked(question), question, sentence) == fits


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("How long had Jon Berg worked there?", [0, 0, 0, 0]),
        ("How long had Ada Li worked there?", [0, 1, 0, 0]),
        ("How long had Jon Berg or Ada Li worked there?", [0, 0, 0, 0]),
        ("How long had the keeper worked there?", [0, 0, 0, 0]),
        ("What did the Title say of Ada Li?", [0, 0, 0, 0]),
    ],
)
def test_what_leans_on_a_name_answers_for_nobody_else(
    question: str, unknown: list[int], small_index: SmallIndex
) -> None:
    """Whose years they are is in the lead that would be shown; the title tells of all."""
    text = "Jon Berg lost his boat. He had worked there for six years. Ada Li won. Boats sank."
    index = small_index({"a.md": text})  # with the title "A title"
    query = SmallEmbedder().embed_query(question)
    assert match(question, query, index, [0, 1, 2, 3]).unknown.tolist() == unknown


@pytest.mark.parametrize("question", ["a" * 30_000, "_" * 30_000, "who? " * 6_000])
def test_no_question_takes_long_to_match(small_index: SmallIndex, question: str) -> None:
    """Of the processor, tenths of a second; a pattern that goes back and forth takes many."""
    index = small_index({"a.md": "Ada Li resigned."})
    query = SmallEmbedder().embed_query("who resigned")
    began = time.process_time()
    match(question, query, index, [0])
    assert time.process_time() - began < 2


@pytest.mark.parametrize("put", ["Q: Lomo lost a fortune. And you?", "**Q: Lomo lost a fortune.**"])
def test_what_answers_an_interviewer_is_not_of_those_whom_the_interviewer_names(
    small_index: SmallIndex, put: str
) -> None:
    """Of an interview with the head of Norden, "We were full" answers, whatever she was told."""
    interview = f"{put}\n\nA: Well. We were full in July."
    index = small_index({"a.md": f"Ada Li runs Norden.\n\n{interview}"})
    query = SmallEmbedder().embed_query("How full was Norden?")
    full = next(row for row in range(len(index.sentences)) if "full" in index.text_of(row))
    assert match("How full was Norden?", query, index, [full]).unknown.tolist() == [0]
