"""Broad requests are told from questions, and say what they are about."""

import time

import pytest

from index.question.broad import topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Tell me about the storm", "the storm"),
        ("tell me everything about Storm Hedda.", "Storm Hedda"),
        ("Can you tell me about the silo blast?", "the silo blast"),
        ("What do we know about the blast?", "the blast"),
        ("summary of the trial", "the trial"),
        ("sum up the trial", "the trial"),
        ("Give me the gist of the trial", "the trial"),
        ("TL;DR of the trial?", "the trial"),
        ("Summarise the article about the trial", "the trial"),
        ("What is the story on the trial about?", "the trial"),
        ("What was the sum of the fines?", None),
        ("What happened at the mill?", None),
        ("What is the African Union declaration about?", "the African Union declaration"),
        ("What's the situation in Haiti?", "Haiti"),
        ("what is going on in haiti", "haiti"),
        ("Give me 3 quotes about the blast", "the blast"),
        ("What does the article say about the gangs?", "the gangs"),
        ("What did the minister say about the blast?", None),
        ("What is the minister worried about, and why?", None),
        ("What was the meeting about?", "the meeting"),
        ("What is the captain worried about?", None),
        ("What is she talking about?", None),
        ("What are the owners most curious about?", None),
        ("What was on top of the hill?", None),
        ("What about the boats?", "the boats"),
        ("All about the boats", "the boats"),
        ("All of the crew survived?", None),
        ("More of the boats sank?", None),
        ("Any updates on the blast?", "the blast"),
        ("Any articles on the ferry?", "the ferry"),
        ("Would you tell me about the police?", "the police"),
        ("Can anyone tell me about gangs?", "gangs"),
        ("Run me through the trial", "the trial"),
        ("What's new with the trial?", "the trial"),
        ("What has been said about the blast?", "the blast"),
        ("What is on the agenda?", None),
        ("Latest on the blast", "the blast"),
        ("Quotes from the minister", "the minister"),
        ("Give me everything on the blast", "the blast"),
        ("The storm - give me the short version", "The storm"),
        ("Closures after the blast, fill me in please", "Closures after the blast"),
        ("So-called experts, who are they?", None),
        ("Tell me about March 2021", None),
        ("Tell me about last week", None),
        ("Tell me about this", "this"),
        ("What happened in March 2021?", None),
        ("Tell me when the officer was shot", None),
        ("Explain why the silo exploded", None),
        ("Explain to me why the silo exploded", None),
        ("Explain to me the silo blast", "the silo blast"),
        ("When was the officer shot?", None),
        ("Tell me", None),
        ("Tell me the name of the officer", None),
        ("Tell me in which town he was shot", None),
        ("Tell me more", None),
        # A month's name is part of no other word.
        ("tell me about the mayor", "the mayor"),
        ("Tell me about the declaration", "the declaration"),
        ("tell me about the market in december", "the market in december"),
        ("tell me about last May", None),
        ("tell me about Dec. 3rd", None),
    ],
)
def test_a_broad_request_gives_its_topic(question: str, topic: str | None) -> None:
    """A request about a topic is told from a question that begins with the same words."""
    assert topic_of(question) == topic


@pytest.mark.parametrize("text", ["mar" * 500, "the of " * 300, "1 " * 500, "last this " * 200])
def test_no_hostile_topic_makes_it_slow(text: str) -> None:
    """Of the processor, hundredths of a second."""
    began = time.process_time()
    assert topic_of(f"Tell me about {text}!?x")
    assert topic_of(f"{text}, - . {text}") is None
    assert time.process_time() - began < 2
