"""A sentence that tells the opposite, or of an earlier year, is no answer."""

from dataclasses import replace
from datetime import date

import pytest

from index.checks.opposites import opposites_asked, tells_opposite
from index.checks.past import asks_how_it_is, is_of_the_past
from index.rank.conflicts import OF_ROWS, OF_WORDS, conflicting
from index.rank.unknown import CERTAIN, CONFLICT, DOUBT
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import article


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How old was the oldest victim?", "The youngest victim was 19."),
        ("Who is a current member?", "Mr White is a former member."),
        ("What is the SMALLEST lake?", "The largest lake is Orde."),
        ("What was his mother's name?", "His father, Jan, was a tailor."),
        ("How many boys fell ill?", "Nine girls fell ill."),
        ("Why did demand drop in 1963?", "Demand rose in 1963, after a new drug."),
        ("Why did landlords ask for lower rents?", "Landlords asked for higher rents."),
        ("Which districts did critics find too long?", "They found the last two too short."),
        ("What did Ashgrove praise?", "Ashgrove complained about the water."),
        ("Why did she agree to patent it?", "She declined to patent it."),
        ("Which group admitted it?", "The Front denied it."),
        ("What became dearer?", "Coal became cheaper."),
        ("Which chairman voted for the offer?", "Errol Finch voted against it."),
        ("When is frost frequent?", "Owing to the current frost is rare."),
        ("Which metal slows it down?", "Iron catalyses it."),
    ],
)
def test_the_opposite_is_no_answer(question: str, sentence: str) -> None:
    """Whichever of the two is asked about."""
    assert tells_opposite(opposites_asked(question), sentence)
    assert tells_opposite(opposites_asked(sentence), question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How old was the oldest victim?", "The oldest victim was 80, the youngest 19."),
        ("Was he the oldest or the youngest victim?", "The youngest victim was 19."),
        ("How old was the oldest victim?", "The victims were between 19 and 80."),
        ("Who is Ada's husband?", "Jan and his wife, Ada, live in Ruan."),
        ("Where does the mother live?", "The parents live in Ruan."),
        ("Which team won?", "The Rovers lost to the Eagles."),
        ("How long did it take?", "It took a short time."),
        ("How many voted for it?", "In all 71 were in favour, and 88 voted against it."),
        ("Who was against it?", "Rao was for it."),
        ("How frequently does it rain?", "It rarely rains."),
        ("Did demand drop in 1963?", "Demand rose in 1963."),
        ("What came first?", "It came last."),
    ],
)
def test_what_names_both_or_neither_may_answer(question: str, sentence: str) -> None:
    """And so may a converse: whose wife she is says who is her husband."""
    assert not tells_opposite(opposites_asked(question), sentence)


DATED = replace(article("The commissioner was asked."), published=date(2024, 5, 1))


@pytest.mark.parametrize(
    ("question", "sentence", "past"),
    [
        ("Who's the commissioner now?", "In 2016 the commissioner, Horatio Blum, had to go.", True),
        ("Who is the current commissioner?", "Until May 2016 it was Blum.", True),
        ("Is timber still floated down?", "Timber was floated down until 1958.", True),
        ("Who was the commissioner?", "In 2016 the commissioner, Horatio Blum, had to go.", False),
        ("Who's the commissioner now?", "Since 2016 the commissioner has been Blum.", False),
        ("Who's the commissioner now?", "In 2024 Blum became commissioner.", False),
        ("Who's the commissioner now?", "Blum, elected in 2016, is the commissioner.", False),
        ("Who found that current heats?", "In 1841 Joule found that current heats.", False),
        ("What does the firm owe now?", "In 2016 it owed much, and it still owes 40 marks.", False),
    ],
)
def test_how_it_was_is_not_how_it_is(question: str, sentence: str, past: bool) -> None:
    """What began in an earlier year and goes on, and the article's own year, are now."""
    assert (asks_how_it_is(question) and is_of_the_past(sentence, DATED)) is past


def test_an_article_without_a_date_is_of_the_latest_year_that_it_has() -> None:
    """A year is past where the article has a later one."""
    once = "In 2016 the mayor was Blum."
    assert is_of_the_past(once, article(f"{once} In 2020 Orr was elected."))
    assert not is_of_the_past(once, article(f"{once} Orr was elected."))


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("Who signed for three more films?", CONFLICT),
        ("Who is the former head?", CONFLICT),
        ("Who heads it in Brazil?", CONFLICT),
        ("How old is Ada Rao?", DOUBT),
        ("At what time did he sign?", DOUBT),
        ("Who signed on 3 June?", DOUBT),
        ("Who heads the firm now?", DOUBT),
        ("Who signed the films?", DOUBT),
        ("Who is the head?", 0),
    ],
)
def test_each_conflict_counts_for_its_sentence(
    small_index: SmallIndex, question: str, weight: float
) -> None:
    """Another number and the opposite as a country that the article has not, others as a name."""
    told = "Until 2016 the current head, Bo Rao, was told in Chile on 5 May that films were signed"
    index = small_index({"a.md": f"{told}, two more films. It is 2020. Nobody knew at 9:40."})
    assert conflicting(question, index, [0, 2]).tolist() == [weight, 0]


@pytest.mark.parametrize("told", ["The United States", "The U.S.", "The American army"])
def test_a_sentence_leans_on_a_country_by_whatever_name(small_index: SmallIndex, told: str) -> None:
    """What is told of "it" is told of the one in the sentence before, and of no other."""
    index = small_index({"a.md": f"{told} left Skarra. It had been there for seven weeks."})
    of_one, of_another = (
        conflicting(f"How long was {country} there?", index, [1]).tolist()
        for country in ("America", "Haiti")
    )
    assert (of_one, of_another) == ([0], [DOUBT])


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("Has Haiti adopted it?", CERTAIN),
        ("Has Kenya adopted it?", CONFLICT),
        ("Did Kenya propose the adoption?", 0),
    ],
)
def test_a_wish_and_another_countrys_deed_count(
    small_index: SmallIndex, question: str, weight: float
) -> None:
    """Another country's deed the most: no answerable question is answered by one."""
    index = small_index({"a.md": "Kenya has proposed the adoption of a plan. Haiti waits."})
    assert conflicting(question, index, [0]).tolist() == [weight]


def test_the_heaviest_checks_come_first() -> None:
    """The first that a row fails is what it weighs."""
    for checks in (OF_WORDS, OF_ROWS):
        weights = [check.weight for check in checks]
        assert weights == sorted(weights, reverse=True)
