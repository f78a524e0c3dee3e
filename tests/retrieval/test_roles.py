"""Who did it, and to whom: the other way round it is another event, with nearly the same words."""

import time

import pytest

from index.checks.roles import deeds_in_question, swaps_roles
from index.rank.conflicts import ANOTHER, conflicting
from tests.retrieval.conftest import SmallIndex

LOST = "The minister, Ada Farr, lost the seat of Ruan to the Greens."
SUED = "Dobbs and Rao sued her for breach of confidence and lost."


def swapped(question: str, sentence: str) -> bool:
    return swaps_roles(deeds_in_question(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who lost the seat of Ruan to the minister?", LOST),
        ("who has lost the seat of ruan to the minister", LOST),
        ("Who eventually shot the officer?", "The officer shot a burglar on Sunday."),
        ("Who stole from the thief?", "The thief stole his coat."),
        ("What did Ito sue Dobbs and Rao for?", SUED),
        ("Why is Ito suing Dobbs and Rao?", SUED),
        ("Were Dobbs and Rao sued by Ito?", SUED),
        ("When did the cleaners thank the drivers?", "Drivers had thanked the cleaners in May."),
        ("Did the guards beat the prisoners?", "The guards were beaten by the prisoners."),
    ],
)
def test_the_other_way_round_is_no_answer(question: str, sentence: str) -> None:
    """Those to whom it was done, by the question, do it in the sentence."""
    assert swapped(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who lost the seat of Ruan to the Greens?", LOST),
        ("Who lost the seat of Ruan?", "It was lost by the minister, Ada Farr."),
        ("What did Dobbs and Rao sue Ito for?", SUED),
        ("When did the drivers thank the cleaners?", "Drivers had thanked the cleaners in May."),
        ("Who shot the officer?", "The officer shot on Sunday was from Ruan."),
        ("Who led the rescuers?", "Rescuers led by Captain Brandt came from Ruan."),
        ("Who led the rescuers?", "The rescuers were led by Captain Brandt."),
        ("When did Ana Li marry Ben Ito?", "Ben Ito married Ana Li on Saturday."),
        ("Who heads the Ruan-led mission?", "Ada Farr heads the Ruan-led mission."),
        ("What did the paper say?", "The paper, it is said, was lost."),
        ("Who did it?", ""),
        ("", ""),
    ],
)
def test_what_may_be_the_same_deed_may_answer(question: str, sentence: str) -> None:
    """Nor is a sentence left out where it does not say who did it, or says it of both."""
    assert not swapped(question, sentence)


def test_it_weighs_more_than_any_doubt(small_index: SmallIndex) -> None:
    """However alike the words, and however sure the reader."""
    index = small_index({"a.md": LOST})
    weights = conflicting("Who lost the seat of Ruan to the minister?", index, [0])
    assert weights.tolist() == [ANOTHER]


def test_long_texts_take_no_time() -> None:
    """A message and a sentence may be as long as they like, and have any words."""
    start = time.process_time()
    swapped("did " + "a b " * 2_000 + "?", "the a lost the b, " * 2_000)
    assert time.process_time() - start < 5
