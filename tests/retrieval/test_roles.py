"""Who did it, and to whom: the other way round it is another event, with nearly the same words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.checks.deeds import deeds_in_question, stems_in
from index.checks.roles import does_it_instead, swaps_roles
from index.rank.conflicts import conflicting
from index.rank.unknown import CERTAIN, CONFLICT
from index.text.names import names_in
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
        (
            "When did Libra buy Rao Foods?",
            "He left to set up Libra, which Rao Foods bought in May.",
        ),
        ("What did Ito sue Dobbs and Rao for?", SUED),
        ("Why is Ito suing Dobbs and Rao?", SUED),
        ("Were Dobbs and Rao sued by Ito?", SUED),
        ("When did the cleaners thank the drivers?", "Drivers had thanked the cleaners in May."),
        ("Who tripped Teel?", "It was a penalty when the defender Marco Teel tripped Petrov."),
        ("Who beat Sanna Rao?", "Ada Li lost to a nurse, Sanna Rao, who beat her by 112 votes."),
        ("Who is buying Norden?", "Norden is buying its competitor for 84 million dollars."),
        ("Who is buying Norden?", "Norden, a lender, is to buy its competitor for 84 million."),
        ("Who will sue the mayor?", "The mayor has decided to sue the paper."),
        ("Who did Rao take over from?", "General Li took over from Colonel Rao in May."),
        (
            "Who beat Ruan Rovers?",
            "Ruan Rovers won the cup on Saturday, beating the holders, Pell.",
        ),
        ("Whom did Ruan beat?", "Pell beat Ruan on Saturday."),
        ("Whom did the dog bite?", "A police dog was bitten by a pig, a spokesman said."),
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
        ("Who won the match between Norden and Ruan?", "Norden won the match against Ruan."),
        ("Who won, Norden or Ruan?", "Norden won the match."),
        ("When did Norden sign the treaty with Ruan?", "Ruan signed the treaty with Norden."),
        ("Who owns the club's stadium?", "The club owns the stadium."),
        ("Who led the police raid?", "Police led the raid."),
        ("Who shot the officer's wife?", "The officer shot his wife."),
        ("Who 7?", LOST),
        ("who 👍", LOST),
        ("Whom did Pell beat?", "Pell beat Ruan on Saturday."),
        ("Who is buying Norden?", "Zuriva is buying Norden."),
        ("Who is to buy Norden?", "Zuriva, a lender, is to buy Norden."),
        ("Who did Li take over from?", "General Li took over from Colonel Rao in May."),
        (
            "Who beat the holders?",
            "Ruan Rovers won the cup on Saturday, beating the holders, Pell.",
        ),
        ("Who beat Pell?", "On Saturday Ruan won the cup, beating the holders, Pell."),
        ("Who told Li to leave?", "Rao told Li to leave the room."),
        ("Who beat Muhammad Ali?", "Joe Frazier beat Muhammad Ali."),
        ("Who leads the council?", "The leader of the council leads the way."),
        ("Who asked Li where it began?", "Li was asked by her lawyer to say where it began."),
        ("Who did it?", ""),
        ("", ""),
    ],
)
def test_what_may_be_the_same_deed_may_answer(question: str, sentence: str) -> None:
    """Nor is a sentence left out where it does not say who did it, or says it of both."""
    assert not swapped(question, sentence)


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("Who lost the seat of Ruan to the minister?", CONFLICT),
        ("Why did the Greens lose the seat of Ruan to the minister?", CERTAIN),
        ("Why did the minister lose the seat of Ruan to the Greens?", 0),
    ],
)
def test_it_weighs_more_where_both_are_told(
    small_index: SmallIndex, question: str, weight: float
) -> None:
    """Than any doubt, however alike the words, and however sure the reader."""
    index = small_index({"a.md": LOST})
    assert conflicting(question, index, [0]).tolist() == [weight]


@pytest.mark.parametrize(
    ("question", "sentence", "instead"),
    [
        ("When did Halvany declare war on Sorrin?", "Sorrin declared war in April.", True),
        ("What share of Orlanda does Rao Foods own?", "It is Orlanda, which owns a tenth.", True),
        ("What did Ada Voss say of Bo Heim?", "Bo Heim did not say what he would do.", True),
        ("When did Li find the ship?", "The ship was found in May by Ada Rao.", True),
        ("When did Li find the ship?", "The ship was found in May by divers.", False),
        ("When did Li find the ship?", "The ship was found in May by Li.", False),
        ("When did Halvany declare war on Sorrin?", "Halvany declared war in April.", False),
        ("When did Halvany declare war on Sorrin?", "It declared war in April.", False),
        ("When did Halvany declare war on Sorrin?", "War was declared in April.", False),
        ("When did Halvany declare war on Sorrin?", "The duke declared war in April.", False),
        ("When did Halvany attack Sorrin?", "Its ships in Sorrin attacked in April.", False),
        ("When did the duke declare war on Sorrin?", "Sorrin declared war in April.", False),
        ("When did Halvany meet Sorrin?", "Sorrin met it in April.", False),
        ("", "", False),
    ],
)
def test_what_another_one_did_is_no_answer(question: str, sentence: str, instead: bool) -> None:
    """Whoever it was done to, where the one who is asked about stands nowhere in it."""
    named = stems_in(names_in(question))
    assert does_it_instead(deeds_in_question(question), named, sentence) is instead


def test_long_texts_take_no_time() -> None:
    """A message has a thousand characters, and of a sentence eight thousand are read."""
    start = time.process_time()
    swapped("did " + "a lost b " * 110 + "?", "the a lost the b, " * 440)
    assert time.process_time() - start < 5


@given(st.text())
def test_any_words_may_stand_behind_who(text: str) -> None:
    """Figures, marks and emoji are no verbs."""
    assert not swapped(f"who {text}", "")
