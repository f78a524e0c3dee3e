"""Slips are mended, names stay as they are typed, and a right question is never touched."""

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.spelling import is_name, mend
from index.question.vocabulary import Vocabulary, corpus_words
from index.text.english import english_words
from tests.support.question_sets import load

WORDS = Vocabulary(
    corpus_words(["Ilse Marrow resigned. The storm sank 23 boats off Ségur-Savien; Kenya’s MSS."]),
    english_words(),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wich minster resigned", "which minster resigned"),
        ("hw mny boats wer lost in teh storm", "how many boats were lost in the storm"),
        ("whn did the strom sink the boats", "when did the storm sink the boats"),
        ("who resignd", "who resigned"),
        ("didnt she resign", "didn't she resign"),
        ("whos Marrow", "who's Marrow"),
        ("u r right, y", "you are right, why"),
        ("the governmnt's boats", "the government's boats"),
        ("what sank b4 the strom n who was hurt", "what sank before the storm and who was hurt"),
        ("y shudnt b in the storm or hide", "why shouldn't be in the storm or hide"),
        ("who could b hurt", "who could be hurt"),
        ("WICH BOATS SANK", "which BOATS SANK"),
        ("who resigned 2 the storms horror n 4 me", "who resigned to the storms horror and for me"),
        ("was the minister paid 4 resigning", "was the minister paid for resigning"),
        ("wat hapend at that tiem", "what happened at that time"),
        ("Did Ilse Marow resign?", "Did Ilse marrow resign?"),
        ("who resigned n what bout the storm", "who resigned and what about the storm"),
        ("summarise the strom", "summarize the storm"),
        ("whos the gov of norland", "who's the governor of norland"),
        ("what did the gov say", "what did the government say"),
    ],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    """Text-speak, lost apostrophes and letters astray become the words that were meant."""
    assert mend(typed, WORDS) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Who is Ilse Marrow?",
        "Where is Ségur-Savien?",
        "What did Kenya’s MSS do?",
        "At 3 p.m. in the U.S., what's up?",
        "Did Xqzzt Vraarl resign?",
        "Why didn't he leave, and why couldn’t she?",
        "What do NATO, FIFA and the cyber tech firms say?",
        "Did Rubio and the USAID staff meet COVID patients in Buenos Aires?",
        "Did a u-turn in r/haiti help the AT&T n-word case?",
        "Who has hepatitis b and who was Lula da Silva?",
        "Did the BC court decide?",
        "is plan b legal",
        "were 2 boats sunk or 4",
        "were 2 us soldiers hurt",
        "how many of the 4 the court freed",
        "is it 2 a month",
        "who won the bout in Ruan",
        "who leads the party in n ireland",
        "",
        "😀 שלום 23",
    ],
)
def test_what_is_right_or_unknown_stays(question: str) -> None:
    """Names, numbers, other scripts and words like nothing known are left as they are typed."""
    assert mend(question, WORDS) == question


@pytest.mark.parametrize(
    "name", ["starmer", "Starmer", "milei", "modi", "newsom", "covid", "merz", "meloni", "frontex"]
)
def test_a_name_in_lower_case_stays(name: str) -> None:
    """In Discord few type capitals; no word is answered for a person whom no article names."""
    words = Vocabulary(
        corpus_words(["The starter of miles in a mode from the front was merry."]), english_words()
    )
    assert mend(f"who is {name}", words) == f"who is {name}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("stprm", "storm"),
        ("stoerm", "storm"),
        ("storrm", "storm"),
        ("boets", "boats"),
        ("ilses", "ilse"),
        ("polise", "police"),
        ("seperate", "separate"),
        ("untill", "until"),
    ],
)
def test_what_fingers_and_ears_mistake_is_mended(typed: str, meant: str) -> None:
    """A key beside the right one, a doubled letter, no apostrophe, words typed as they sound."""
    assert mend(f"the {typed}", WORDS) == f"the {meant}"


def test_what_is_mended_is_right() -> None:
    """Every word that a short form or a lost apostrophe stands for stays as it is."""
    for form in ("didn't", "wasn't", "doesn't", "shouldn't", "who's", "before", "someone"):
        assert mend(f"so {form} it", WORDS) == f"so {form} it"


def test_the_articles_words_come_first() -> None:
    """Between two words equally near, the one that the articles use is meant."""
    words = Vocabulary(corpus_words(["The quotas were cut."]), english_words())
    assert mend("the qoutas", words) == "the quotas"


def test_a_rare_word_may_be_a_slip_for_one_of_the_articles() -> None:
    """A minster is hardly meant where a minister is told of; a county may be."""
    words = Vocabulary(corpus_words(["The minister of the country signed."]), english_words())
    assert mend("did the minster sign", words) == "did the minister sign"
    assert mend("which county was singed", words) == "which county was singed"
    assert mend("Who is Minster?", words) == "Who is Minster?"
    assert mend("did the minster sign", WORDS) == "did the minster sign"
    words = Vocabulary(corpus_words(["They retired, slept, and went home."]), english_words())
    question = "who retried in sept in homs"
    assert mend(question, words) == question


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("recognise", "recognize"),
        ("organizations", "organisations"),
        ("labour", "labor"),
        ("colored", "coloured"),
        ("center", "centre"),
        ("canceled", "cancelled"),
        ("defense", "defence"),
        ("spokesman", "spokesperson"),
        ("chairwoman", "chairman"),
    ],
)
def test_british_and_american_spelling_meet(typed: str, said: str) -> None:
    """A word is searched for as the articles spell it, each way, and otherwise left as it is."""
    words = Vocabulary(corpus_words([f"They {said} it in our four hours."]), english_words())
    assert mend(f"did they or for {typed} it", words) == f"did they or for {said} it"
    assert mend(f"did they {typed} it", WORDS) == f"did they {typed} it"


def test_a_word_of_the_articles_is_never_changed() -> None:
    """Even text-speak stays when an article uses it as a word."""
    words = Vocabulary(corpus_words(["The HW prize."]), english_words())
    assert mend("hw prize", words) == "hw prize"


@pytest.mark.parametrize(
    "question",
    [
        "what did george w bush say",
        "did r kelly appeal",
        "who owns y combinator",
        "did n chandrababu naidu win",
        "could plan b help",
    ],
)
def test_an_initial_of_the_articles_stays(question: str) -> None:
    """A letter alone is text-speak only where no article has it beside the same word."""
    told = "George W. Bush and R. Kelly left Y Combinator. Has N Chandrababu Naidu a Plan B?"
    words = Vocabulary(corpus_words([told]), english_words())
    assert mend(question, words) == question
    assert mend("r u leaving w him n y", words) == "are you leaving with him and why"


class Counted(frozenset[str]):
    """Words that know how often somebody went through all of them."""

    times = 0

    def __iter__(self) -> Iterator[str]:
        self.times += 1
        return super().__iter__()


def test_a_flood_of_invented_words_costs_little() -> None:
    """The words of the articles are gone through once, not again for each unknown one."""
    corpus = Counted({"minister", "quota"})
    words = Vocabulary(corpus, english_words())
    assert mend("Qxzwvk Qjzkwp Qwkzvx minsiter quoat", words).endswith("minister quota")
    assert mend("minnister qouta", words) == "minister quota"
    assert corpus.times == 1


def test_a_long_message_is_looked_through_for_names_in_little_time() -> None:
    """Of the processor, hundredths of a second; what goes back over it for each word takes many."""
    message = "aaaa bbbb " * 400 + ". " + "Xqzt Yqrt " * 400
    began = time.process_time()
    assert not any(is_name(word) for word in re.finditer(r"[a-z]+", message))
    assert all(is_name(word) for word in list(re.finditer(r"[A-Z]\w+", message))[1:])
    assert time.process_time() - began < 2


def test_plain_questions_stay_as_they_are(news_words: Vocabulary) -> None:
    """Of the well-spelt development questions not one loses or changes a word of the articles."""
    for question in (item["question"] for item in load("news") if item["kind"] == "plain"):
        kept = {w for w in question.lower().split() if w in news_words.corpus}
        assert kept <= set(mend(question, news_words).lower().split()), question


@given(st.text(max_size=200))
def test_any_text_is_mended_once(text: str) -> None:
    """No text makes mending fail, and what stands between the words is kept."""
    mended = mend(text, WORDS)
    assert [c for c in text if c in "?.,;:!\n"] == [c for c in mended if c in "?.,;:!\n"]
