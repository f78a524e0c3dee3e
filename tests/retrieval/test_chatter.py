"""Chatter: what of it asks something is looked into, and all else is left alone."""

import pytest

from index.question.chatter import reads_as_question


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("When was the officer shot?", True),
        ("what happened in Haiti yesterday", True),
        ("Où l’officier a-t-il été tué ?", True),
        ("Hello! When was the officer shot? Thank you", True),
        ("Hi all, when was the officer shot? thanks", True),
        ("hey does anyone know when the officer was shot? cheers", True),
        ("**When was the officer shot?**", True),
        ("“When was the officer shot?”", True),
        ("In which city was the officer shot? 🙂", True),
        ("In which city was the officer shot", True),
        ("Tell me when the officer was shot.", True),
        ("Bonjour ! Où l’officier a-t-il été tué ? Merci", True),
        ("Who died?", True),
        ("Qui a tiré ?", True),
        ("And where?", False),
        ("Why?", False),
        ("Où ?", False),
        ("Did he?", False),
        ("Oh really?", False),
        ("Thanks, that was great!", False),
        ("lol", False),
        ("really?", False),
        ("I was in Haiti", False),
        ("is it", False),
    ],
)
def test_what_reads_as_a_question(said: str, asks: bool) -> None:
    """Three words, and a question mark or a word that asks; or both, where it is two words."""
    assert reads_as_question(said) is asks


@pytest.mark.parametrize("said", ["And where?", "Why?", "Où ?", "lol", "really?", "Oh, there!"])
def test_after_a_question_one_word_may_ask(said: str) -> None:
    """Where there is something to follow; a reaction asks nothing there either."""
    assert reads_as_question(said, follows=True) is (said in {"And where?", "Why?", "Où ?"})
