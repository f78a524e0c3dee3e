"""Long lines that once made reading an article slow take time that grows with them."""

import time
from collections.abc import Callable

import pytest

from index.articles.passages import split_article
from index.checks.ages import is_age_of_others
from index.text.sentences import only_asks, split_sentences
from index.text.speech import open_speech
from tests.support.articles import article

READERS: dict[str, Callable[[], object]] = {
    "sentences of a thousand characters": lambda: split_sentences(f"{'He ran on, ' * 90}. " * 300),
    "links that never end": lambda: split_article(article("Most read\n[" + "](a" * 40_000)),
    "a list of them": lambda: split_article(article("X\n[" + "](a" * 6_000 + "\nmore" * 80)),
    "initials": lambda: only_asks("J. " * 40_000 + "ran"),
    "stars": lambda: only_asks("*" * 90_000),
    "a hyphen after each letter": lambda: is_age_of_others(
        "How old is Ann?", "Ann " + "A-" * 25_000
    ),
    "a paragraph of speeches": lambda: [
        open_speech('"He ran," he said. ' * 2_000) for _ in range(300)
    ],
}


@pytest.mark.parametrize("name", READERS)
def test_no_line_takes_the_square_of_time(name: str) -> None:
    """Of the processor, tenths of a second; what goes back and forth takes many."""
    began = time.process_time()
    READERS[name]()
    assert time.process_time() - began < 2
