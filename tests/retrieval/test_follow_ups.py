"""A question that leans on the one before it is read with what that was about."""

import pytest

from index.answering import Answerer
from index.question.before import stands_after
from index.question.following import follows_up, subject_of
from index.question.vocabulary import Vocabulary
from index.question.wording import Wording
from index.types import Answer, Before, Refusal
from tests.support.question_sets import load
from tests.support.understood import asked_by


@pytest.mark.parametrize(
    ("question", "needs"),
    [
        ("And where?", True),
        ("By whom?", True),
        ("What did he say about the cost?", True),
        ("Et combien de blessés y avait-il ?", True),
        ("Why did that happen?", True),
        ("Who was there?", True),
        ("What happened to the others?", True),
        ("Why Benin?", True),
        ("On what charge?", True),
        ("With how many officers in Haiti?", False),
        ("Why did Kenya?", True),
        ("And how many were injured?", True),
        ("And the supporters?", True),
        ("By how many votes?", True),
        ("In which part of town?", True),
        ("No, I meant the businessman", True),
        ("What was her time?", True),
        ("What did the officer say to her?", True),
        ("Did the doctors save him?", True),
        ("When did Tarvia recall its ambassador?", False),
        ("What did the keeper say about her cat?", True),
        ("What did the mayor say about it?", True),
        ("Did the police find his body?", True),
        ("What was the keeper's job before she came?", False),
        ("For how many days had there been rain?", False),
        ("Who is Ombaka?", False),
        ("And when was Dutra born?", False),
        ("And who voted against the debt office?", False),
        ("Or how many teeth were studied?", False),
        ("Who leads Haiti?", False),
        ("Were there legal challenges to the deployment?", False),
        ("Who said that the officer was a hero?", False),
        ("When was the officer shot?", False),
        ("Où le ferry a-t-il coulé ?", False),
        ("What did the captain say about the pumps?", False),
    ],
)
def test_what_follows_up_the_question_before(question: str, needs: bool) -> None:
    """Short ones, those without a verb, with a pronoun, and those that begin with "and"."""
    assert follows_up(Wording(question)) is needs


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Can you tell me where?", "Can you tell me where?"),
        ("Could you tell me why?", "Could you tell me why?"),
        ("Do you know where?", "Do you know where?"),
        ("I see. And where?", "And where?"),
        ("Ah ok. And why?", "And why?"),
        ("No, I meant where", "where"),
        ("Great answer! And why?", "And why?"),
        ("And by 2027?", "And by 2027?"),
        ("2027?", "2027?"),
        ("in 2027", "in 2027"),
        ("Et où ?", "Et où?"),
        ("quand", "quand"),
        ("Merci ! Et par qui ?", "Et par qui?"),
        ("Right. And where?", "And where?"),
        ("the second one?", "the second one?"),
        ("who else", "who else"),
        ("why", "why"),
    ],
)
def test_a_follow_up_may_open_politely(question: str, asked: str, kenya_words: Vocabulary) -> None:
    """It is read with what the question before was about, as "And where?" is."""
    read = asked_by(question, "When was the officer shot?", kenya_words)
    assert read == f"{asked} the officer shot?"


@pytest.mark.parametrize(
    ("question", "before", "read"),
    [
        ("And by whom?", "When was the officer shot?", "By whom was the officer shot?"),
        ("Who did it?", "In which town was he shot?", "By whom was he shot?"),
        ("Ok. And who did that?", "When and where were they shot?", "By whom were they shot?"),
        ("And Benin?", "Has the Kenyan force left Haiti?", "Has the Benin force left Haiti?"),
        ("what about Ruto?", "What did Ombaka say?", "What did Ruto say?"),
        ("And in Haiti?", "Who is shot in Kenya?", "Who is shot in Haiti?"),
        ("How about Ruto's?", "What is Ombaka's plan?", "What is Ruto's plan?"),
        ("And Benin?", "What is Kenya's role?", "What is Benin's role?"),
        ("And Ruto?", "When was the officer shot?", "And Ruto? the officer shot?"),
        ("And the mission?", "What did Ombaka say?", "And the mission? Ombaka say?"),
        ("And by whom?", "What did Ruto say?", "And by whom? Ruto say?"),
        ("By whom?", "How many people were shot in Haiti?", "By whom? people were shot in Haiti?"),
        ("Who did it?", "Who is Ombaka?", "Who did it? Ombaka?"),
        ("But Why?", "When was Ombaka shot?", "But Why? Ombaka shot?"),
        ("And Tuesday?", "What did Ruto say on Monday?", "What did Ruto say on Tuesday?"),
        ("And in 2024?", "How many were shot in 2023?", "How many were shot in 2024?"),
        ("and best director?", "Who won best film?", "Who won best director?"),
        ("And the best film song?", "Who won best film?", "And the best film song? won best film?"),
        ("what about the second half?", "Who won the first half?", "Who won the second half?"),
        ("And the women's?", "Who won the men's race?", "Who won the women's race?"),
        ("And how many died?", "How many boats sank?", "And how many died? boats sank?"),
        ("And the ferry crew?", "When did the ferry sink?", "And the ferry crew? the ferry sink?"),
        (
            "And the Kenyan officers?",
            "How many officers ate?",
            "And the Kenyan officers? officers ate?",
        ),
        ("And in June?", "How many may vote in May?", "How many may vote in June?"),
        ("And the United Kingdom?", "Did Haiti act?", "Did United Kingdom act?"),
        ("And in 2024?", "Did 2000 men go in 2023?", "Did 2000 men go in 2024?"),
        ("And the women's?", "What's the men's score?", "What's the women's score?"),
        ("And Ruto?", "What did Ruto say?", "And Ruto? Ruto say?"),
        (
            "And the United States?",
            "What did Ruto say about Haiti?",
            "What did Ruto say about United States?",
        ),
    ],
)
def test_a_follow_up_may_ask_the_same_of_another(
    question: str, before: str, read: str, kenya_words: Vocabulary
) -> None:
    """Who did it, and what it was elsewhere: what was asked is asked again, with that in place."""
    assert asked_by(question, before, kenya_words) == read


@pytest.mark.parametrize(
    "question",
    ["Can you tell me about the storm?", "I see. When was the vote?", "The vote was won. Why?"],
)
def test_what_stands_by_itself_is_no_follow_up(question: str, kenya_words: Vocabulary) -> None:
    """A topic, a whole question, and one that leans on the sentence beside it."""
    read = asked_by(question, "When was the officer shot?", kenya_words)
    assert "the officer" not in str(read)


def test_two_follow_ups_of_one_message_lean_on_the_same_question(answerer: Answerer) -> None:
    """ "And where? And when?": the second is read with what the first is read with."""
    previous = "Was the Kenyan officer shot?"
    alone = answerer.answer("And when?", previous=Before(previous))
    both = answerer.answer("And where? And when?", previous=Before(previous))
    assert isinstance(alone, Answer) and isinstance(both, Answer)
    assert both.unanswered == ()
    assert stands_after("And where?", previous) == stands_after(previous, None) == previous
    assert stands_after("Who was shot?", None) == "Who was shot?"


@pytest.mark.parametrize(
    ("message", "leaned_on"),
    [
        ("I need this for school. When was the vote?", "When was the vote?"),
        ("Thanks, that helps! When was the vote?", "When was the vote?"),
        ("When was the vote? And where was it held?", "When was the vote?"),
        ("When was the vote? Who won the football match?", "Who won the football match?"),
        ("And where?", "When did the ferry sink?"),
        ("Thank you so much", "When did the ferry sink?"),
        ("👍", "When did the ferry sink?"),
    ],
)
def test_the_last_question_that_stands_is_leaned_on(message: str, leaned_on: str) -> None:
    """Of a message what it asks, without what stands around it; a reaction changes nothing."""
    assert stands_after(message, "When did the ferry sink?") == leaned_on


def test_what_stands_around_the_question_before_is_not_what_it_is_about(
    kenya_words: Vocabulary,
) -> None:
    """The message before is taken apart as this one is."""
    previous = "I need this for school. When was the officer shot? And by whom?"
    assert asked_by("And where?", previous, kenya_words) == "And where? the officer shot?"
    assert asked_by("And where?", "Thank you!", kenya_words) == "And where?"


@pytest.mark.parametrize("previous", [None, "When was the officer shot?"])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(
            (text, Refusal.NOISE)
            for text in ("👍", "👏👏", "lol", "yes", "no", "hahaha", "haha", "...")
        ),
        ("great answer!", Refusal.GREETING),
        ("perfect", Refusal.GREETING),
        ("got it", Refusal.GREETING),
        ("very helpful", Refusal.GREETING),
        ("👍 thanks", Refusal.GREETING),
        ("That’s really interesting, thanks", Refusal.GREETING),
        ("Good bot", Refusal.GREETING),
        *((text, Refusal.GREETING) for text in ("I hate you", "shut up", "who asked", "You suck!")),
        *(
            (text, Refusal.GREETING)
            for text in ("stupid bot", "you’re so wrong", "that is nonsense", "ur useless")
        ),
        *(
            (text, Refusal.GREETING)
            for text in ("Merci !", "ok merci", "Super, merci beaucoup !", "D’accord", "Génial !")
        ),
        *((text, Refusal.GREETING) for text in ("Danke schön", "Bonjour", "muchas gracias")),
        *((text, Refusal.GREETING) for text in ("true", "That’s so sad", "poor man", "how sad")),
        *((text, Refusal.NOISE) for text in ("Oui", "Non", "mdr", "RIP", "+1")),
        ("Dziękuję", Refusal.LANGUAGE),
        ("karani aliuawa wapi?", Refusal.LANGUAGE),
    ],
)
def test_a_reaction_is_no_follow_up(
    text: str, reason: Refusal, previous: str | None, kenya_words: Vocabulary
) -> None:
    """Nothing is searched for it, with or without a question before."""
    assert asked_by(text, previous, kenya_words) is reason


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("When was the officer shot?", "the officer shot?"),
        ("How many boats did the storm sink?", "boats did the storm sink?"),
        ("At which meeting did he speak?", "meeting did he speak?"),
        ("Could you tell me who resigned?", "resigned?"),
        ("Tell me about the storm.", "the storm"),
        ("Why?", "Why?"),
        ("boats lost in the storm", "boats lost in the storm"),
    ],
)
def test_the_subject_of_a_question_is_what_it_names(question: str, subject: str) -> None:
    """The words that ask go: beside those of a follow-up they would ask for the wrong kind."""
    assert subject_of(Wording(question)) == subject


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("followups", 0.9, 1), ("kenya", 0, 0.1), ("news", 0, 0.1), ("desks", 0, 0.15)],
)
def test_follow_ups_are_told_from_other_questions(name: str, least: float, most: float) -> None:
    """Nearly all of the labelled follow-ups lean, and few of the questions asked alone."""
    questions = [Wording(item["question"]) for item in load(name)]
    share = sum(map(follows_up, questions)) / len(questions)
    assert least <= share <= most
