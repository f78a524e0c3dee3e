"""Mend where SQuAD marks an answer: at the first place with its letters, right or not."""

import re
from collections.abc import Sequence

from index.text.stems import stems_of

Span = tuple[int, int]

MORE = 2
"""Words of the question that another sentence has more, for the mark to be moved there."""


def well_marked(text: str, sentences: Sequence[Span], question: str, mark: Span) -> Span:
    """Return where the marked words answer the question: there, or in a sentence far liker to it.

    "How many were buried in Hanwang?", of "1,700 people … Another 700 were buried in Hanwang.", has
    its answer, 700, marked in the first sentence.
    """
    marked = _sentences_at(sentences, mark)
    answer = re.escape(text[slice(*mark)])
    whole = re.compile(rf"(?<!\w)(?<!\d[.,]){answer}(?!\w)(?![.,]\d)")
    places = [found.span() for found in whole.finditer(text)]
    others = [place for place in places if not set(marked) & set(_sentences_at(sentences, place))]
    if not others:
        return mark
    asked = set(stems_of(question))

    def shared(place: Span) -> int:
        return max(
            len(asked.intersection(stems_of(text[start:end])))
            for start, end in _sentences_at(sentences, place)
        )

    best = max(others, key=shared)
    return best if shared(best) >= shared(mark) + MORE else mark


def _sentences_at(sentences: Sequence[Span], place: Span) -> list[Span]:
    return [some for some in sentences if some[0] < place[1] and place[0] < some[1]]
