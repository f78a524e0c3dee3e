"""Of a follow-up, whether what is asked now is told: all that was asked before is told again.

"And the syrup?" behind "What does a dose of the drug cost?" is searched for with the words of both,
of which the sentence that answered before has nearly all.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.models.reader import Reader
from index.question.elliptic import named_alone
from index.question.phrasing import VERBS, with_mark
from index.question.query import Query
from index.quote.leads import span_and_lead
from index.rank.calibration import FEATURES
from index.rank.conflicts import conflicting
from index.rank.neighbours import widest
from index.rank.ranking import Scored
from index.rank.unknown import CERTAIN, CONFLICT, DOUBT, forms_of, names_asked
from index.rank.windows import window_about, window_text
from index.store.open_index import OpenIndex
from index.text.countries import in_one_word
from index.text.stems import stem_set, stems_of
from index.types import Answer, Before, Quote, Span

NEAR = 3
"""Sentences of the wider of two windows that the reader is shown for what is asked now."""
TELLS = -3.75
"""The reader's log-odds from which a sentence may tell what is asked now: of 30 right answers of
our follow-ups that repeat a quote none has less, of 20 wrong ones 17 have."""
_KIND = frozenset(
    stems_of(
        "year day month date time hour since till name place city country number many much say said"
        " tell"
    )
)
"""Of these words an answer has none: "In which year?", "Since when?", "What did she say?"."""
_WHICH = re.compile(rf"\b(?:which|what) (?!{VERBS})[a-z]", re.IGNORECASE)
"""What asks for one of a kind that the sentence does not name: "Which ward?"."""
_FOR_WORDS = re.compile(r"\b(?:who|whom|whose|what|which|where)\b", re.IGNORECASE)
"""What is answered by some words, which the reader marks: not "Why?" or "Was he?". That a sentence
has a time or a number is known without it."""


def of_now(
    query: Query, scored: Scored, before: Before, index: OpenIndex, reader: Reader | None
) -> Scored:
    """Count it as a conflict where a sentence does not tell what a follow-up asks now.

    The first quote that answered ``before`` is only that answer again where it has no word of what
    is asked now ("How tall is he?"), and the reader does not take it for an answer to that alone;
    where it does, but the kind that is asked for is not named ("Which ward?"), that is doubted, and
    so is one in which the reader marks no other words than before ("Where is it?").
    What is read with a name in place of a pronoun says by itself what it asks.
    """
    now = query.understood.now
    if now is None or not len(scored.rows):
        return scored
    asked, shown = _new_in(now, before), before.answer
    rows = [int(row) for row in scored.rows]
    conflicts = np.maximum(scored.of("unknown"), conflicting(now, index, rows))
    conflicts = np.maximum(conflicts, _not_named(now, index, rows))
    for place, row in enumerate(rows):
        if not (shown and reader and _is_of(index, row, shown)):
            continue
        if not asked.isdisjoint(_told(index, row)):
            continue
        start, span = index.sentences[row].start, scored.spans[place]
        marked = [Span(start + span.start, start + span.end)] if span else []
        if _FOR_WORDS.search(now) and _says_no_more(marked, now, before):
            conflicts[place] = max(conflicts[place], DOUBT)
        if not asked or query.understood.otherwise:
            continue
        if not _tells(now, index, row, reader):
            conflicts[place] = CERTAIN
        elif _WHICH.search(now):
            conflicts[place] = max(conflicts[place], DOUBT)
    features = scored.features.copy()
    features[:, FEATURES.index("unknown")] = conflicts
    return replace(scored, features=features)


def _not_named(now: str, index: OpenIndex, rows: Sequence[int]) -> NDArray[np.float64]:
    """Return ``CONFLICT`` for each row that has nothing of what is named alone: "And Ruto?".

    What has no name, and none of the articles of these rows has, may be a kind of answer: "And the
    cost?" is told by "… for three million crowns".
    """
    alone = named_alone(in_one_word(now))
    named = frozenset(form for stem in alone for form in forms_of(stem))
    told = np.unique(index.article_numbers[np.flatnonzero(index.lexical.scores_of([*named]))])
    elsewhere = not set(told.tolist()).isdisjoint(index.article_numbers[list(rows)].tolist())
    if not alone or not (elsewhere or alone & names_asked(now)):
        return np.zeros(len(rows))
    missing = [named.isdisjoint(_told(index, row)) for row in rows]
    return CONFLICT * np.array(missing, dtype=np.float64)


def told_again(query: Query, outcome: Answer, before: Before) -> bool:
    """Tell whether an answer to a follow-up is the quote that answered before, and nothing else.

    No other words of it are marked, and it has none of what is asked now: "Why not?".
    """
    now, shown = query.understood.now, before.answer
    if now is None or shown is None:
        return False
    first = outcome.quotes[0]
    if (first.article, first.start) != (shown.article, shown.start):
        return False
    told = stem_set(f"{first.lead_text} {first.text}")
    return _says_no_more(first.highlights, now, before) and told.isdisjoint(_new_in(now, before))


def _new_in(now: str, before: Before) -> frozenset[str]:
    """Return the stems of what is asked now, and was not before."""
    return frozenset(stems_of(now)) - _KIND - frozenset(stems_of(before.question))


def _says_no_more(marked: Sequence[Span], now: str, before: Before) -> bool:
    """Tell whether the answering words of a quote are none but those that answered before.

    They are right again where the same is asked: "When was he shot?".
    """
    if marked and not frozenset(stems_of(now)) <= _KIND and not _new_in(now, before):
        return False
    return before.answer is not None and all(some in before.answer.highlights for some in marked)


def _is_of(index: OpenIndex, row: int, quote: Quote) -> bool:
    sentence = index.sentences[row]
    return (
        index.article_of(row).id == quote.article
        and quote.start <= sentence.start
        and sentence.end <= quote.end
    )


def _tells(now: str, index: OpenIndex, row: int, reader: Reader) -> bool:
    """Tell whether the reader takes a sentence for what may tell what is asked now, by itself."""
    windows = (window_about(index, row), widest(index, row, lambda window: window.length <= NEAR))
    readings = reader.read(with_mark(now), [window_text(index, some) for some in windows])
    return any(
        some[row - window.start].evidence >= TELLS
        for window, some in zip(windows, readings, strict=True)
    )


def _told(index: OpenIndex, row: int) -> frozenset[str]:
    """Return the stems of a sentence, with the lead and heading that say what it is about."""
    text, (span, lead) = index.article_of(row).text, span_and_lead(index, row)
    told = [text[some.start : some.end] for some in (span, lead) if some]
    told += [index.read_text_of(row), index.passage_of(row).section or ""]
    return stem_set(in_one_word(" ".join(told)))
