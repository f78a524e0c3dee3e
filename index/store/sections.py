"""Sections that a question names: what is told below a heading is seldom told in its words.

"What was the ferry company's part in the accident?" asks for what stands below "The company's
part", in sentences on timetables and a worn cable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.text.clock import minutes_asked, minutes_at_start
from index.text.stems import stems_of
from index.types import Article, Passage, PassageKind, Sentence

OF_QUESTION = 0.75
"""Share of a question's words that heading and title must have between them."""
OF_HEADING = 0.5
"""Share of those of the heading's words that the title lacks which the question must have."""
OF_TOPIC = 2
"""Words of a topic that heading and title must have: "the bridge" may be told of anywhere."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is said above a section, in stems, and the rows below."""

    own: frozenset[str]
    """Of its heading, without the title's, which tell an article's sections apart by nothing."""
    title: frozenset[str]
    rows: tuple[int, ...]
    time: int | None = None
    """Of a live blog's entry, in minutes: by it alone the section is named, too."""

    def is_named(self, asked: frozenset[str], least: int) -> bool:
        """Say whether a question of these stems names it; ``least`` is how many it must share."""
        shared = asked & self.own
        return (
            bool(shared)  # not so of nearly all: the rest is asked of few
            and len(shared) >= OF_HEADING * len(self.own)
            and len(shared | (asked & self.title)) >= max(least, OF_QUESTION * len(asked))
        )


def sections_of(
    articles: Sequence[Article], passages: Sequence[Passage], sentences: Sequence[Sentence]
) -> tuple[Section, ...]:
    """Return the prose directly below each heading; row i is ``sentences[i]``.

    What stands below several of the same words in one article is one section: who names the one
    names the others.
    """
    rows: dict[tuple[int, str], list[int]] = {}
    for row, sentence in enumerate(sentences):
        passage = passages[sentence.passage]
        if (heading := passage.section) and passage.kind is PassageKind.PROSE:
            rows.setdefault((sentence.article, heading), []).append(row)
    titles = [frozenset(stems_of(article.title)) for article in articles]
    return tuple(
        Section(
            frozenset(stems_of(heading)) - titles[article],
            titles[article],
            tuple(some),
            minutes_at_start(heading),
        )
        for (article, heading), some in rows.items()
    )


def rows_named(
    question: str, sections: Sequence[Section], count: int, *, broad: bool = False
) -> NDArray[np.bool_]:
    """Return which of all rows stand below a heading that a question, or a topic, names, (count,).

    Of a topic nothing else is told then, so that one word in common is not enough.
    """
    least = OF_TOPIC if broad else 1
    asked, named = frozenset(stems_of(question)), np.zeros(count, dtype=bool)
    for section in sections:
        if section.is_named(asked, least):
            named[list(section.rows)] = True
    return named


def rows_at_time(question: str, sections: Sequence[Section], count: int) -> NDArray[np.bool_]:
    """Return which of all rows stand in an entry of a time that a question names, (count,)."""
    times, found = minutes_asked(question), np.zeros(count, dtype=bool)
    for section in sections:
        if section.time in times:
            found[list(section.rows)] = True
    return found
