"""Of a text with sentences beside its question, the question is asked."""

import pytest

from index.question.plain import plain


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I need this for school. When was the officer shot?", "When was the officer shot?"),
        ("Where is the base? I live nearby.", "Where is the base?"),
        ("I like fish.\nhow many boats were lost", "how many boats were lost"),
        ("I read the news. Does anyone know who left on Monday? Bye", "who left on Monday?"),
        ("What did Dr. Callum Reyne say?", "What did Dr. Callum Reyne say?"),
        (
            "The officer was shot. Where did it happen?",
            "The officer was shot. Where did it happen?",
        ),
        ("The minister resigned. Why?", "The minister resigned. Why?"),
        ("Very helpful! And where was that?", "And where was that?"),
        ("Hahaha. Why?", "Why?"),
        ("When was the vote? And where?", "When was the vote? And where?"),
        ("The storm sank 23 boats. Nobody died.", "The storm sank 23 boats. Nobody died."),
    ],
)
def test_the_sentence_that_asks_is_asked(text: str, asked: str) -> None:
    """One that stands by itself is asked alone; one that leans keeps what it leans on."""
    assert plain(text).text == asked
