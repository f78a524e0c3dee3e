"""Sections that a question names: what is told below a heading is seldom told in its words.

"What was the ferry company's part in the accident?" asks for what stands below "The company's
part", in sentences on timetables and a worn cable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.lexical import words
from index.types import Article, Passage, Sentence

OF_QUESTION = 0.75
"""Share of a question's words that heading and title must have between them."""
OF_HEADING = 0.5
"""Share of the heading's words that the question must have."""


@dataclass(frozen=True, slots=True)
class Section:
    """What is said above a section, in stems, and the rows below."""

    heading: frozenset[str]
    title: frozenset[str]
    rows: tuple[int, ...]

    def is_named(self, asked: frozenset[str]) -> bool:
        """Say whether a question of these stems names it, by a word that is not the title's."""
        echoed = asked & self.heading
        return (
            bool(echoed - self.title)
            and len(echoed) >= OF_HEADING * len(self.heading)
            and len(asked & (self.heading | self.title)) >= OF_QUESTION * len(asked)
        )


def sections_of(
    articles: Sequence[Article], passages: Sequence[Passage], sentences: Sequence[Sentence]
) -> tuple[Section, ...]:
    """Return all that stands below a heading; row i is ``sentences[i]``."""
    rows: dict[tuple[int, str], list[int]] = {}
    for row, sentence in enumerate(sentences):
        if heading := passages[sentence.passage].section:
            rows.setdefault((sentence.article, heading), []).append(row)
    return tuple(
        Section(frozenset(words(heading)), frozenset(words(articles[article].title)), tuple(some))
        for (article, heading), some in rows.items()
    )


def rows_named(question: str, sections: Sequence[Section], count: int) -> NDArray[np.bool_]:
    """Return which of all rows stand below a heading that a question names, (count,)."""
    asked, named = frozenset(words(question)), np.zeros(count, dtype=bool)
    for section in sections:
        if section.is_named(asked):
            named[list(section.rows)] = True
    return named
