"""A message with several questions gets an answer to each, or is told which got none."""

from dataclasses import replace

import pytest

from index.answering import Answerer
from index.question.several import questions_in
from index.quote.quotes import prove
from index.rank.together import together
from index.types import Answer, NotInArticles, Quote, Refusal, Span
from tests.support.articles import article, quoted

STORM = article("The storm sank 23 boats. Nobody died. Ada Li resigned.")


def cut(words: str) -> Quote:
    """Quote words of the article."""
    start = STORM.text.index(words)
    return quoted(STORM, Span(start, start + len(words)))


BOATS, NOBODY, LI = cut("The storm sank 23 boats."), cut("Nobody died."), cut("Ada Li resigned.")
SILENT = NotInArticles("Where?", Refusal.NO_EVIDENCE, 0.3, "one", BOATS)


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("Who sank? Who resigned?", ("Who sank?", "Who resigned?")),
        ("Who sank?\n- And where?", ("Who sank?", "- And where?")),
        (
            "I read it. Who sank? Why did Li go? Thanks!",
            ("I read it. Who sank?", "Why did Li go? Thanks!"),
        ),
        ("1. Who sank? 2. Is Ada Li well?", ("1. Who sank?", "2. Is Ada Li well?")),
        (
            "When was he shot and what did Benin reject?",
            ("When was he shot?", "what did Benin reject?"),
        ),
        ('Who cried "Why? How?"? And when?', ('Who cried "Why? How?"?', "And when?")),
        (
            "Who shot 'em? When did the cops' chief go?",
            ("Who shot 'em?", "When did the cops' chief go?"),
        ),
        ("What happened to the man and when?", ("What happened to the man?", "And when?")),
        ("Where was he shot and by whom?", ("Where was he shot?", "And by whom?")),
        ("When was he shot, and who shot him?", ("When was he shot?", "who shot him?")),
        ("How many did Li send, and why", ("How many did Li send?", "And why?")),
        ("When did the polls close and who won?", ("When did the polls close?", "who won?")),
        (
            "what's the toll, who did it and when did it begin",
            ("what's the toll?", "who did it?", "when did it begin"),
        ),
        ("Who died and when does it open?", ("Who died?", "when does it open?")),
        ("what happened and who is to blame", ("what happened?", "who is to blame")),
        ("How much did Li pay and who was freed", ("How much did Li pay?", "who was freed")),
        ("When was he shot? What did Mr. Li say?", ("When was he shot?", "What did Mr. Li say?")),
        ("Good morning, who sank? Who died?", ("Good morning, who sank?", "Who died?")),
        ("Quick question: who sank? Who died?", ("Quick question: who sank?", "Who died?")),
        ("Who sank? Also tell me who died.", ("Who sank?", "Also tell me who died.")),
        ("Who sank? Please also say when it was.", ("Who sank?", "Please also say when it was.")),
        (
            "Tell me about Storm Hedda. How many boats sank? When?",
            ("Tell me about Storm Hedda.", "How many boats sank?", "When?"),
        ),
        (
            "What's the latest on Mr. Li and who was freed?",
            ("What's the latest on Mr. Li?", "who was freed?"),
        ),
        ("Summarise the trial. Tell me about Li!", ("Summarise the trial.", "Tell me about Li!")),
        (
            "How much do cars pay and is there a bus to the airport?",
            ("How much do cars pay?", "is there a bus to the airport?"),
        ),
        (
            "How much do cars pay, and can I pay in cash?",
            ("How much do cars pay?", "can I pay in cash?"),
        ),
        (
            "Is the ward closing and are fathers allowed in?",
            ("Is the ward closing?", "are fathers allowed in?"),
        ),
        (
            "When does it open and how many lorries cross?",
            ("When does it open?", "how many lorries cross?"),
        ),
        ("Why did Li go and did Bo Rao stay?", ("Why did Li go?", "did Bo Rao stay?")),
        (
            "Where did it sink, and how many boats were lost? When?",
            ("Where did it sink?", "how many boats were lost?", "When?"),
        ),
        (
            "Where was he shot, who shot him and what was his name?",
            ("Where was he shot?", "who shot him?", "what was his name?"),
        ),
        (
            "Who died, how many boats fled, and why?",
            ("Who died?", "how many boats fled?", "And why?"),
        ),
        ("When did Li go, why did he go?", ("When did Li go?", "why did he go?")),
        (
            "How long did it last, how many boats fled and was anyone hurt?",
            ("How long did it last?", "how many boats fled?", "was anyone hurt?"),
        ),
        (
            "Who won the prize, what form does it have and when was it given?",
            ("Who won the prize?", "what form does it have?", "when was it given?"),
        ),
        ("Who is Li, what did he say, and why?", ("Who is Li?", "what did he say?", "And why?")),
        ("Who? What? When? Where? Why? How?", ("Who?", "What?", "When?", "Where?", "Why?", "How?")),
    ],
)
def test_each_question_is_taken_by_itself(message: str, questions: tuple[str, ...]) -> None:
    """With what stands before and after them."""
    assert questions_in(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "Who sank?",
        "Really? Who sank?",
        "The officer was shot, wasn't he? When?",
        "Who asked “Who will pay?” in parliament?",
        'Who asked "Where were you and what did you do?"',
        "Who asked “Where were you? What did you do?”",
        "Is it known how and why?",
        "Do we know when and where?",
        "Is it known when he left and why?",
        "Did the police say when he left and why?",
        "Did the man with a gun and who shot the officer confess?",
        "Who is the man who shot him and who fled?",
        "Where is the man and woman park?",
        "What is known and what is not known about it?",
        "Which boats and which ports are meant?",
        "Has it been decided when and where the trial will be held?",
        "Who could see how the cells aged and what drugs do?",
        "What happened between when he left and when he was found?",
        "Who was shot and is now in hospital?",
        "Who was shot and is the son of the mayor?",
        "How many boats sank and were lost for good?",
        "Which man robbed the bank and has been caught?",
        "Is the man who fled and is in jail the captain?",
        "Was the bell cracked and sold?",
        "How did the storm that hit Ruan and is the worst in years begin?",
        "Are drivers who speed and have a licence fined?",
        "How much money went to Ruan and how much to Averre?",
        "Which boats and how many sailors were lost?",
        "Tell me about the storm and the boats.",
        "When he was asked, what did he say?",
        "What happened to the man, who was shot on Sunday?",
        "Which boats, if any, sank?",
        "In Ruan, where is the quay?",
        "Should boats be sunk or sold, what does the minister say?",
        "Who sank, where, and when?",
        "When was the bridge, what is now the longest in Europe, opened?",
        "What did the president, when was he first told, say?",
        "How did the animals do? Fill me in on the animals.",
        "Tell me about the storm. Thank you so much!",
        "The storm sank 23 boats.",
        "",
    ],
)
def test_what_asks_once_stays_whole(message: str) -> None:
    """A part that does not ask by itself leaves the message as it is."""
    assert questions_in(message) == (message,)


def test_more_questions_than_are_answered_are_refused(answerer: Answerer) -> None:
    """Rather than one of them answered, and the others dropped without a word."""
    five = "When was he shot? Where was he shot? Who shot him? Who is Ombaka? What did he say?"
    assert isinstance(answerer.answer(five), Answer)
    outcome = answerer.answer(f"{five} Who sent them?")
    assert isinstance(outcome, NotInArticles)
    assert outcome.reason is Refusal.TOO_MANY


def test_the_best_quote_to_each_question_comes_first() -> None:
    """However few quotes are wanted; no sentence twice, and no more surety than the least."""
    one = Answer("Who sank?", (BOATS, NOBODY), 0.9, "one")
    two = Answer("Who resigned?", (LI, BOATS), 0.6, "one")
    found = together("Both?", [one, two], 1)
    assert found == Answer("Both?", (BOATS, LI), 0.6, "one", least=2)
    more = Answer("Both?", (BOATS, LI, NOBODY), 0.6, "one", least=2)
    assert together("Both?", [one, two], 5) == more
    # The same sentence answers both.
    assert together("Both?", [one, one], 1) == Answer("Both?", (BOATS,), 0.9, "one", least=1)


def test_what_a_lead_has_is_not_marked_in_the_quote_behind_it() -> None:
    """A sentence that answers one question and leads the answer to the other keeps its own mark."""
    boats = replace(BOATS, highlights=(Span(15, 23),))
    nobody = replace(
        NOBODY, lead=Span(BOATS.start, BOATS.end), lead_text=BOATS.text, highlights=(Span(25, 31),)
    )
    one = Answer("How many?", (boats,), 0.9, "one")
    two = Answer("Who died?", (nobody,), 0.8, "one")
    found = together("Both?", [one, two], 3)
    assert isinstance(found, Answer)
    for quote in found.quotes:
        prove(quote, STORM)


def test_a_sentence_is_marked_for_each_question_it_answers() -> None:
    """Where and when stand in one sentence: both are marked, what overlaps only for the first."""
    marks = ((5, 9), (12, 14)), ((0, 3), (8, 13))
    answers = [
        Answer("?", (replace(BOATS, highlights=tuple(Span(*mark) for mark in some)),), 0.9, "one")
        for some in marks
    ]
    found = together("Both?", answers, 3)
    assert isinstance(found, Answer)
    assert found.quotes[0].highlights == (Span(0, 3), Span(5, 9), Span(12, 14))


def test_agency_copy_of_two_articles_is_shown_once() -> None:
    """With what is marked in either for its question, in the one that is shown."""
    text = f"Li. {STORM.text}"
    moved = replace(BOATS, article="b", start=4, end=4 + len(BOATS.text))
    assert text[moved.start : moved.end] == moved.text
    one = Answer("How many?", (replace(BOATS, highlights=(Span(15, 17),)),), 0.9, "one")
    two = Answer("What?", (replace(moved, highlights=(Span(8, 13),)),), 0.9, "one")
    found = together("Both?", [one, two], 3)
    assert isinstance(found, Answer) and found.least == 1
    assert [quote.highlights for quote in found.quotes] == [(Span(4, 9), Span(15, 17))]


def test_a_question_without_an_answer_is_named() -> None:
    """Nobody takes the quotes for an answer to it; a greeting is none that needs one."""
    answer = Answer("Who sank?", (BOATS,), 0.9, "one")
    hello = NotInArticles("How are you?", Refusal.GREETING, 0.0, "one")
    poem = NotInArticles("Can you rhyme?", Refusal.INSTRUCTION, 0.0, "one")
    found = together("All?", [hello, answer, SILENT, poem], 3)
    assert found == Answer("All?", (BOATS,), 0.9, "one", ("Where?", "Can you rhyme?"))


def test_a_question_that_may_not_be_answered_is_named() -> None:
    """The doubt belongs to that question, not to the others of the message."""
    sure = Answer("Who sank?", (BOATS,), 0.9, "one")
    doubted = Answer("Who resigned?", (LI,), 0.6, "one", unsure=("Who resigned?",))
    found = together("Both?", [sure, doubted], 3)
    assert found == Answer("Both?", (BOATS, LI), 0.6, "one", unsure=("Who resigned?",), least=2)


def test_nothing_is_answered_where_no_question_is() -> None:
    """The passage that comes nearest to any of them is shown."""
    hello = NotInArticles("How are you?", Refusal.GREETING, 0.9, "one")
    found = together("Both?", [hello, SILENT], 3)
    assert found == NotInArticles("Both?", Refusal.NO_EVIDENCE, 0.3, "one", BOATS)
