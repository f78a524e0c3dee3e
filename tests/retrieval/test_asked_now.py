"""A follow-up asks something new: the answer to the question before is none to it."""

from pathlib import Path

import pytest

from index.answering import Answerer
from index.question.before import before_next
from index.question.elliptic import named_alone
from index.store.build import build
from index.types import Answer, Before, Outcome
from tests.support.articles import put

WOUNDED = "What hospital was the officer taken to?"
PROPOSED = "Who proposed the Draft Declaration?"


def after(answerer: Answerer, before: str, question: str) -> Outcome:
    """What is answered to a question of a conversation, as the bot asks it."""
    return answerer.answer(question, previous=before_next(before, answerer.answer(before), None))


@pytest.mark.parametrize(
    "question",
    [
        "And Ruto?",
        "what about aspirin",
        "How tall is he?",
        "what's the weather",
        "who's the doctor",
        "When did he arrive there?",
    ],
)
def test_what_answered_before_does_not_tell_it(answerer: Answerer, question: str) -> None:
    """It was quoted again, without doubt: it has all the words of the question before."""
    first = answerer.answer(WOUNDED)
    assert isinstance(first, Answer)
    then = after(answerer, WOUNDED, question)
    assert not isinstance(then, Answer) or then.quotes[0].start != first.quotes[0].start


def test_it_is_not_told_without_the_quotes_either(answerer: Answerer) -> None:
    """Of a question before that is known by its words alone, as in a file of questions."""
    first = answerer.answer(WOUNDED)
    then = answerer.answer("How tall is he?", previous=Before(WOUNDED))
    assert isinstance(first, Answer)
    assert not isinstance(then, Answer) or then.quotes[0].start != first.quotes[0].start


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (WOUNDED, "Where is it?"),
        ("Which hospital was he taken to?", "Where is that?"),
        ("Has the Kenyan government commented on the death?", "Why not?"),
        ("What is Kenya asking the AU for?", "why?"),
        ("who is ombaka?", "Where is he from?"),
        ("who is ombaka?", "is he kenyan?"),
    ],
)
def test_what_answered_before_is_doubted_without_other_words(
    answerer: Answerer, before: str, question: str
) -> None:
    """The reader marks none, or those that answered before."""
    first, then = answerer.answer(before), after(answerer, before, question)
    assert isinstance(first, Answer)
    assert not isinstance(then, Answer) or then.unsure


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("When was the officer shot?", "And where?"),
        ("When was the officer shot?", "When was he shot?"),
        ("How many police officers has Kenya sent to Haiti?", "To support whom?"),
        ("Who called the officer a hero?", "What is his job?"),
    ],
)
def test_it_is_not_doubted_with_other_words(answerer: Answerer, before: str, question: str) -> None:
    """Or where the same is asked once more."""
    first, then = answerer.answer(before), after(answerer, before, question)
    assert isinstance(first, Answer) and isinstance(then, Answer)
    assert then.quotes[0].start == first.quotes[0].start
    assert not then.unsure


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (WOUNDED, "How did he get there?"),
        (PROPOSED, "When was that?"),
        (PROPOSED, "At which meeting?"),
        ("When was the officer shot?", "And where?"),
        ("Who called the officer a hero?", "What is his job?"),
    ],
)
def test_what_answered_before_may_tell_more(answerer: Answerer, before: str, question: str) -> None:
    """Though it has no word of what is asked now."""
    first, then = answerer.answer(before), after(answerer, before, question)
    assert isinstance(first, Answer) and isinstance(then, Answer)
    assert then.quotes[0].start == first.quotes[0].start


LED = "Who led the study?"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How old is she?", "Ada Li, 51, led"),
        ("Where does she work?", "She works in Pell."),
        ("What is her name?", "Ada Li"),
    ],
)
def test_she_is_whom_the_answer_before_names(
    answerer: Answerer, tmp_path: Path, question: str, told: str
) -> None:
    """And not another one, of whom more of the question's words are told."""
    text = (
        "Ada Li, 51, led the study of snakes at the institute. She works in Pell.\n\n"
        "Bo Rao, a student who was bitten, now works in a laboratory of her own in Ruan."
    )
    put(tmp_path / "corpus", "a.md", text, title="A study of snakes")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    ours = Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)
    then = after(ours, LED, question)
    assert isinstance(then, Answer)
    assert told in then.quotes[0].text


def test_which_of_a_kind_that_is_not_named_is_doubted(answerer: Answerer) -> None:
    """The hospital's name tells no ward."""
    then = after(answerer, WOUNDED, "Which ward?")
    assert not isinstance(then, Answer) or then.unsure


def test_what_was_only_proposed_was_not_done(answerer: Answerer) -> None:
    """What is asked now is what counts, whatever was asked before; also in one message."""
    then = after(answerer, PROPOSED, "When was it adopted?")
    assert not isinstance(then, Answer) or then.unsure
    both = answerer.answer(f"{PROPOSED} Was it adopted?")
    assert isinstance(both, Answer) and both.unsure + both.unanswered == ("Was it adopted?",)


def test_what_leans_on_nothing_is_asked_by_itself(answerer: Answerer, tmp_path: Path) -> None:
    """It is short enough to lean on the question before, whose words were only in its way."""
    text = "The force in Dovria is led by General Pita Havili.\n\nVelania voted against."
    put(tmp_path / "corpus", "a.md", text, title="Union extends Dovria mission")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    ours = Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)
    alone = ours.answer("Who voted against?")
    then = after(ours, "Who leads the force in Dovria?", "Who voted against?")
    assert isinstance(alone, Answer) and not alone.unsure
    assert isinstance(then, Answer) and not then.unsure
    assert [quote.text for quote in then.quotes] == [quote.text for quote in alone.quotes]


@pytest.mark.parametrize("question", ["And the cost?", "And the price?"])
def test_a_kind_of_answer_is_not_looked_for(
    answerer: Answerer, tmp_path: Path, question: str
) -> None:
    """The article has no such word, and says what it cost."""
    text = "The bridge was built in 1903 by Roman Steel for three million crowns."
    put(tmp_path / "corpus", "a.md", text, title="The bridge at Pell")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    ours = Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)
    assert isinstance(after(ours, "When was the bridge built?", question), Answer)


def test_since_when_is_told_by_a_day_without_the_word(answerer: Answerer, tmp_path: Path) -> None:
    """ "In January" tells it, where the sentence is the answer to the question before."""
    text = (
        "“People cook at home again,” said Ada Li, who became chief executive of Norvik in January"
        " after the resignation of Bo Rao."
    )
    put(tmp_path / "corpus", "a.md", text, title="Norvik raises its forecast")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    ours = Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)
    then = after(ours, "Who is the chief executive of Norvik?", "Since when?")
    assert isinstance(then, Answer)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("And Ruto?", {"ruto"}),
        ("What about the old syrup?", {"old", "syrup"}),
        ("and in Ruan?", {"ruan"}),
        ("And where?", set()),
        ("And then?", set()),
        ("And the date?", {"date"}),
        ("What about her?", set()),
        ("And how many were injured?", set()),
        ("Where is Ruto?", set()),
        ("", set()),
    ],
)
def test_what_is_named_alone(question: str, named: set[str]) -> None:
    """By its stems; it may be a kind of answer."""
    assert named_alone(question) == named
