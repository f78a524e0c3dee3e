"""Sentences that tell of something else than is asked, however alike: others, another day.

Each check is of few words, and sure: of the answerable questions of our sets and of the public
ones hardly any is answered by a sentence that fails it (docs/experiments.md).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.quote.leads import span_and_lead
from index.rank.doers import done_in, leaves_out_doer
from index.rank.past import is_of_the_past
from index.rank.unknown import forms_of, names_asked
from index.store.open_index import OpenIndex
from index.text.days import days_asked, is_of_another_day
from index.text.hours import lacks_hour
from index.text.opposites import tells_opposite
from index.text.sentences import asks_at_its_end
from index.text.stems import stem_set


def conflicting(question: str, index: OpenIndex, rows: Sequence[int]) -> NDArray[np.bool_]:
    """Return which rows tell of something else than a question asks, (n,)."""
    names = frozenset(form for name in names_asked(question) for form in forms_of(name))
    done, days = done_in(question), days_asked(question)

    def conflicts(row: int) -> bool:
        text, article = index.read_text_of(row), index.article_of(row)
        return (
            _is_of_others(index, row, names)
            or is_of_another_day(days, text)
            or (done is not None and leaves_out_doer(done, text))
            or lacks_hour(question, text)
            or tells_opposite(question, text)
            or is_of_the_past(question, text, article)
        )

    return np.array([conflicts(row) for row in rows], dtype=bool)


def _is_of_others(index: OpenIndex, row: int, names: frozenset[str]) -> bool:
    """Tell whether a sentence leans on one that names others than the question.

    "He had worked there for seven weeks" answers for him whom its lead names, and nobody else; what
    answers a question, as in an interview, is not about those whom that names.
    """
    passage, article = index.passage_of(row), index.article_of(row)
    if not names or passage.header:
        return False
    span, lead = span_and_lead(index, row)
    if not lead:
        return False
    before, said = (article.text[some.start : some.end] for some in (lead, span))
    told = " ".join([article.title, passage.section or "", before, said])
    return not asks_at_its_end(before) and names.isdisjoint(stem_set(told))
