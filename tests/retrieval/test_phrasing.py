"""What stands around a question is taken off, and nothing of the question with it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.phrasing import bare, unframed, with_mark
from index.question.plain import plain

ASKED = "when was the officer shot?"


@pytest.mark.parametrize(
    "framed",
    [
        "Hi, quick question: {}",
        "hey bot, {}",
        "hi {}",
        "Now, {}",
        "Hello everyone! Does anyone know {} Thanks!",
        "According to the article, {}",
        "In this article, {}",
        "Just curious, {}",
        "I was wondering, {}",
        "So, {}",
        "One more question: {}",
        "Can I ask you {}",
        "Find out {}",
        "bro {}",
        "I don't understand {}",
        "{} thx in advance :)",
        "{} pls",
        "{} Any idea?",
        "{} (Just wondering.)",
        "{}?!",
        "please pls please {} please",
        "Say, {}",
        "No, I meant {}",
        "Please answer in one sentence: {}",
        "Reply only with the name: {}",
        "In one sentence, {}",
        "3. {}",
        "Please write down {}",
        "hey, sorry to bother you, but {}",
        "Ah ok, nice. {}",
        "I see! {}",
        "Quick one: {}",
        "@everyone {}",
        "@ChapterBot {}",
        "hey @Alice, {}",
        "I have put this bot on my server, so: {}",
        "Since my friend likes the bot, {}",
        "Since this bot is here: {}",
        "We have this bot in our channel now. {}",
        "{} it's for my school project",
        "{} asking for a friend",
    ],
)
def test_what_is_around_a_question_is_taken_off(framed: str) -> None:
    """Greetings, thanks, where it was read: what is left is the question."""
    assert unframed(framed.format(ASKED)) == ASKED


@pytest.mark.parametrize(
    "end",
    [
        "so far",
        "now",
        "according to the articles",
        "in this article",
        "as per the story",
        "exactly",
        "right now",
    ],
)
def test_the_end_of_a_question_may_say_where_and_how_late(end: str) -> None:
    """The articles are all there is to ask, and no older or newer ones."""
    assert unframed(f"How many boats were lost {end}?") == "How many boats were lost?"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("And where, do you know?", "And where?"),
        ("Where please?", "Where?"),
        ("Who resigned in the article?", "Who resigned?"),
        ("Where is he now?", "Where is he?"),
        ("Was he shot according to the article?", "Was he shot?"),
    ],
)
def test_a_short_question_loses_what_it_does_not_need(question: str, asked: str) -> None:
    """An aside, or a closing phrase without which it still asks something."""
    assert unframed(question) == asked


@pytest.mark.parametrize(
    "framed",
    [
        "Is it true that {}?",
        "{}, is that right?",
        "{}, right?",
        "I heard that {}. Is this true?",
        "I've just read that {}, correct?",
        "hey so i was wondering, my friend said {}, is that true??",
        "hello bot, quick one: someone told me {}, is this correct?",
    ],
)
def test_a_claim_that_is_asked_about_is_the_claim(framed: str) -> None:
    """What is left is what may be true: the bot quotes what the articles say of it."""
    claim = "the council sold the football ground"
    assert unframed(framed.format(claim)).rstrip("?") == claim


@pytest.mark.parametrize(
    "question",
    [
        "Who said that it is right?",
        "Why is that right?",
        "Well water: where was it found?",
        "Thanks to whom was the boat saved?",
        "Did the storm kill anyone?",
        "Did anyone know about the plan?",
        "So-called rebels took which town?",
        "Right-wing parties won how many seats?",
        "Hi-fi sales fell by how much?",
        "Hello Kitty is sold by whom?",
        "What is it for? The project?",
        "Who said that it is for the school?",
        "If you tell the police, what happens?",
        "Who directed Apocalypse Now?",
        "Who is in charge for now?",
        "What is the question?",
        "Nice, France: who was killed?",
        "No. 10 Downing Street is where?",
        "Great and small boats: how many sank?",
        "Say: who resigned?",
        "Do you have any details about me?",
        "In the article about the storm, who was shot?",
        "How far is the town from the source?",
        "Who asked “Why now?”",
        "How do you know?",
        "And why now?",
        "Is Jean Dutra in the article?",
        "is dutra in the article",
        "What is in this article?",
        "hello",
        "please",
        "Thank you",
        "",
        "?",
    ],
)
def test_words_that_belong_to_the_question_stay(question: str) -> None:
    """Phrases that only look like an aside, and texts that are nothing else."""
    assert unframed(question) == question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Could you please tell me who shot the officer?", "who shot the officer?"),
        ("Hi! Could you tell me who shot the officer, please?", "who shot the officer?"),
        ("I would like to know when the vote was", "when the vote was"),
        ("ok so who resigned?", "who resigned?"),
        ("I wonder whether you could tell me who resigned", "who resigned"),
        ("i was wondering if anyone knows who resigned?", "who resigned?"),
        ("Tell me the name of the captain", "the name of the captain"),
        ("Can you list the boats?", "the boats?"),
        ("Could you look up who resigned?", "who resigned?"),
        ("Do you have the name of the captain?", "the name of the captain?"),
        ("What do you have on the storm?", "the storm?"),
        ("Can you quote me?", "Can you quote me?"),
        ("Can you name your developer?", "Can you name your developer?"),
        ("tell me", "tell me"),
        ("Who told you?", "Who told you?"),
    ],
)
def test_polite_words_are_taken_off(question: str, asked: str) -> None:
    """What is left asks the same; where nothing is left, nothing is taken off."""
    assert bare(question) == asked


@given(st.text(max_size=300).filter(lambda text: not re.search("n['’]t", text, re.IGNORECASE)))
def test_of_any_text_words_are_only_taken_off(text: str) -> None:
    """What is left is a stretch of what was typed, but for its last marks, and is stable.

    Only "Didn't" becomes another word.
    """
    words = re.findall(r"\w+", text)
    for left in (unframed(text), bare(text), plain(text).text):
        kept = re.findall(r"\w+", left)
        assert any(words[n : n + len(kept)] == kept for n in range(len(words) + 1))
        assert bool(kept) is bool(words) or not re.search(r"[^\W\d_]", text)
    assert unframed(unframed(text)) == unframed(text)


@pytest.mark.parametrize("aside", ["please", "so far", "Hi,"])
def test_a_flood_of_asides_is_taken_off_whole(aside: str) -> None:
    """However many there are: at the beginning, at the end, or both."""
    before = "" if aside == "so far" else 2000 * f"{aside} "
    after = "" if aside == "Hi," else 2000 * f" {aside}"
    assert plain(f"{before}who resigned{after}").text == "who resigned"


@pytest.mark.parametrize(
    ("question", "marked"),
    [
        ("when did it sink", "when did it sink?"),
        ("how did it sink.", "how did it sink?"),
        ("May was warm.", "May was warm."),
        ("who died ？", "who died ？"),
        ('who said "What now?" there', 'who said "What now?" there?'),
        ("was it lost?", "was it lost?"),
        ("Where? The boat that sank", "Where? The boat that sank"),
        ("boats lost off Ruan", "boats lost off Ruan"),
        ("the boat was built in which year", "the boat was built in which year?"),
        ("The boat that sank is Ada's, who won.", "The boat that sank is Ada's, who won."),
        ("name of the boat", "name of the boat"),
    ],
)
def test_a_question_without_its_mark_gets_it(question: str, marked: str) -> None:
    """The reader goes by it; words for a search are no question."""
    assert with_mark(question) == marked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Didn't the brakes fail?", "Did the brakes fail?"),
        ("Isn’t the pub closed?", "Is the pub closed?"),
        ("And wasn't she there?", "And was she there?"),
        ("Won't they pay?", "Will they pay?"),
        ("Can't they pay?", "Can they pay?"),
        ("Why didn't they pay?", "Why didn't they pay?"),
        ("Who hasn't paid?", "Who hasn't paid?"),
    ],
)
def test_whoever_asks_whether_it_is_not_asks_whether_it_is(question: str, asked: str) -> None:
    """The reader takes "Didn't" for a denial; why, or who, did not is another question."""
    assert bare(question) == asked
