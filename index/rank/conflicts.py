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
from index.rank.unknown import FOREIGN, UNKNOWN, forms_of, names_asked
from index.store.open_index import OpenIndex
from index.text.days import days_asked, is_of_another_day
from index.text.hours import lacks_hour
from index.text.namesakes import names_namesake
from index.text.opposites import tells_opposite
from index.text.sentences import asks_at_its_end
from index.text.stems import stem_set
from index.text.substitutes import tells_another


def conflicting(question: str, index: OpenIndex, rows: Sequence[int]) -> NDArray[np.float64]:
    """Return how much each row tells of something else than a question asks, (n,).

    ``FOREIGN`` where it has another number or day in the place of one that is asked about, or the
    opposite of a word, ``UNKNOWN`` where it conflicts otherwise, else 0.
    """
    names = frozenset(form for name in names_asked(question) for form in forms_of(name))
    done, days = done_in(question), days_asked(question)

    def weight(row: int) -> float:
        text, article = index.read_text_of(row), index.article_of(row)
        if tells_another(question, text) or tells_opposite(question, text):
            return FOREIGN
        conflicts = (
            _is_of_others(index, row, names)
            or is_of_another_day(days, text)
            or (done is not None and leaves_out_doer(done, text))
            or names_namesake(question, text)
            or lacks_hour(question, text)
            or is_of_the_past(question, text, article)
        )
        return UNKNOWN if conflicts else 0.0

    return np.array([weight(row) for row in rows], dtype=np.float64)


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
