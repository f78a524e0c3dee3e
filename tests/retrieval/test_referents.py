"""What "she" and "it" mean in a follow-up is whom or what the question before is about."""

from dataclasses import replace

import pytest

from index.question.before import after, asked_in, stands_after
from index.question.referents import as_whole, with_answer, with_referent
from index.question.understanding import Understood, understand
from index.question.vocabulary import Vocabulary
from index.types import Before, Quote


@pytest.mark.parametrize(
    ("before", "asked", "whole"),
    [
        ("When was Ada Li born?", "was she married?", "was Ada Li married?"),
        ("When was Ada Li born?", "And who was her father?", "And who was Ada Li’s father?"),
        ("When was Ada Li born?", "who hit her?", "who hit Ada Li?"),
        ("Who is Tobias Engel?", "when did he die?", "when did Tobias Engel die?"),
        (
            "When will Kestrel Bridge reopen?",
            "why was it closed?",
            "why was Kestrel Bridge closed?",
        ),
        ("How deep is Lake Ondava?", "who owns it?", "who owns Lake Ondava?"),
        ("What is SB-114?", "does it work?", "does SB-114 work?"),
        ("What did the Greens promise?", "who leads them?", None),
        ("Why did the Greens lose?", "who leads them?", "who leads the Greens?"),
        ("When was the officer shot?", "How old was he?", "How old was the officer?"),
        ("Why did the minister resign?", "who is she?", "who is the minister?"),
        ("How old is the bridge?", "who built it?", "who built the bridge?"),
        ("How much does the ferry pass cost?", "who sells it?", "who sells the ferry pass?"),
        ("When did Ada’s husband die?", "how old was he?", "how old was Ada’s husband?"),
        ("When did Ada’s boat sink?", "was she hurt?", "was Ada hurt?"),
        ("When did Ada’s boat sink?", "who built it?", "who built Ada’s boat?"),
        ("When did Ada Li go to Haiti?", "why did she go?", "why did Ada Li go?"),
        ("When was Ada Li born?", "tell me more about her", "tell me more about Ada Li"),
        ("How did Rao defend the deployment?", "Was it legal?", "Was the deployment legal?"),
        ("Did Bo Rao propose the pact?", "Has it been signed?", "Has the pact been signed?"),
        ("Has Kenya released a report on it?", "who wrote it?", "who wrote the report?"),
        ("Why did Rao sell his boat?", "where is it?", "where is Rao’s boat?"),
        (
            "When did Ada Li come to the old lighthouse in May?",
            "is it high?",
            "is the old lighthouse high?",
        ),
        ("When did Kenya join the mission?", "why did it join?", "why did Kenya join?"),
        ("When did Kenya join the mission?", "what is its aim?", "what is Kenya’s aim?"),
        ("When did the Anna Lund hit the reef?", "how old was it?", "how old was the Anna Lund?"),
        ("When did Storm Ada hit the coast?", "was it strong?", "was Storm Ada strong?"),
        ("Has Kestrel Bridge been closed?", "who built it?", "who built Kestrel Bridge?"),
    ],
)
def test_a_pronoun_means_whom_the_question_before_names(
    before: str, asked: str, whole: str | None
) -> None:
    """Or what it is about, in whatever case the pronoun is."""
    assert with_referent(asked, before) == whole


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("When was Ada Li born?", "And where?"),
        ("When was Ada Li born?", "When was that?"),
        ("Where was Ada Li taken?", "How did she get there?"),
        ("Who resigned over the quotas?", "How old is she?"),
        ("Which boat did Ada Li sink?", "Who built it?"),
        ("How many boats did Ada Li sink?", "Where are they?"),
        ("What did Ada Li sell?", "Who bought it?"),
        ("What did Ada Li tell the police?", "Was it true?"),
        ("When was Ada Li born?", "what are their names?"),
        ("Did Ada Li meet Ben Roe?", "Did she like him?"),
        ("Is it over?", "Who won it?"),
    ],
)
def test_what_may_mean_the_answer_is_left_as_it_is(before: str, asked: str) -> None:
    """Or all that was asked, several people, somebody that is not named, or nobody."""
    assert with_referent(asked, before) is None


def test_a_follow_up_is_searched_for_with_whom_it_means(kenya_words: Vocabulary) -> None:
    """And, where that is not found, with all that was asked before."""
    understood = understand("Was he armed?", "When was the officer shot?", kenya_words, {})
    assert understood == Understood(
        "Was the officer armed?",
        leans=True,
        otherwise="Was he armed? the officer shot?",
        now="Was he armed?",
    )


def test_what_is_whole_is_what_the_next_question_follows() -> None:
    """ "To whom?" is about the marriage, and "what party?" about the last place that was named."""
    asked = "When was Ada Li born?"
    assert stands_after("Was she married?", asked) == "Was Ada Li married?"
    assert stands_after("And where?", asked) == asked
    assert stands_after("and ruto?", "Who is Jack Ombaka?") == "Who is Ruto?"
    assert stands_after("and others?", "Who is Jack Ombaka?") == "Who is Jack Ombaka?"
    won = stands_after("And in Skarra?", "Who won in Port Ellick?")
    assert won == "Who won in Skarra?"
    assert stands_after("Which party?", won) == won


@pytest.mark.parametrize(
    ("asked", "before", "answer", "whole"),
    [
        ("How old is she?", "Who won?", "Ada Li", "How old is Ada Li?"),
        ("Where is his office?", "Who won?", "Dr Bo Rao, 51", "Where is Dr Bo Rao’s office?"),
        (
            "Where does she work?",
            "Who saw it?",
            "a nurse, Ada de Wit",
            "Where does Ada de Wit work?",
        ),
        ("How old is she?", "When did Ada Li win?", "On Sunday", None),
        ("How old is she?", "Who won?", "the mayor", None),
        ("How old are they?", "Who won?", "Ada Li", None),
        ("And where?", "Who won?", "Ada Li", None),
    ],
)
def test_she_may_be_the_answer(asked: str, before: str, answer: str, whole: str | None) -> None:
    """Where it was asked who, and somebody is named."""
    assert with_answer(asked, before, answer) == whole


@pytest.mark.parametrize(
    ("asked", "before", "whole"),
    [
        ("And the referee?", "Who is the captain of Kesh?", "Who is the referee of Kesh?"),
        ("what about the coach", "Who's the captain of Kesh?", "Who's the coach of Kesh?"),
        (
            "And the judge?",
            "Who was the lawyer in the Ombra trial?",
            "Who was the judge in the Ombra trial?",
        ),
        ("And the mayor?", "Who is the leader of the council?", "Who is the mayor?"),
        ("And the head of police?", "Who is the mayor of Pell?", "Who is the head of police?"),
        ("And his deputy?", "Who is Ada Li?", "Who is Ada Li’s deputy?"),
        ("And his deputy?", "Who is the mayor of Pell?", None),
        ("And the others?", "Who is the captain of Kesh?", None),
        ("And the driver?", "Who was shot?", None),
        ("And the driver?", "Who is the man seen by Ada Li?", None),
        ("And the driver?", "When was the officer shot?", None),
        ("The referee?", "Who is the captain of Kesh?", None),
    ],
)
def test_who_is_asked_of_somebody_else(asked: str, before: str, whole: str | None) -> None:
    """With the name of what somebody is the captain of, and without what is no name."""
    assert as_whole(asked, before) == whole


def test_he_may_be_the_answer_of_somebody_else() -> None:
    """ "His deputy" is that of whom the answer before names."""
    before = "Who is the mayor of Pell?"
    assert with_answer("And his deputy?", before, "Bo Rao") == "Who is Bo Rao’s deputy?"


def test_what_only_names_somebody_is_followed_if_it_was_answered() -> None:
    """A deputy of whom nothing is told is not whom the next question asks of."""
    asked = "Who is Ada Li?"
    assert stands_after("And her deputy?", asked, answered=False) == asked
    assert stands_after("And her deputy?", asked) == "Who is Ada Li’s deputy?"
    assert stands_after("Was she married?", asked, answered=False) == "Was Ada Li married?"


def test_the_answer_goes_with_the_question_that_is_followed() -> None:
    """ "He" behind "And the director?" is the director, not who won before."""
    quote = Quote("a", "", "A", None, None, None, None, 1, 0, 5, "words", 0.9)
    asked = after(asked_in("Who won best film?"), (quote,), answered=True, before=None)
    other = replace(quote, start=7, end=12)
    assert asked and asked.shown == (quote,)
    then = after(asked_in("And best director?"), (other,), answered=True, before=asked)
    assert then == Before("Who won best director?", (other,), frozenset({"a"}))
    assert after(asked_in("And where?"), (other,), answered=True, before=then) == then
    nearest = replace(quote, start=14, end=19)
    refused = after(asked_in("And best song?"), (nearest,), answered=False, before=then)
    assert refused == Before("Who won best song?", (other,), frozenset({"a"}))
