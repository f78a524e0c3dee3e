"""Features from word overlap and answer type: is all that is asked about there, and the right kind.

The question's words are looked for in the sentence and in its surroundings (title, section, and
the sentences beside it), its names and figures in the whole article; the kind of answer that the
question word asks for is looked for in the sentence (as in Li & Roth 2002, but by a few patterns).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.models.embeddings import TextEmbedding
from index.rank.conflicts import conflicting
from index.rank.neighbours import widest
from index.rank.unknown import head, lacking
from index.store.open_index import OpenIndex
from index.store.rarity import idf
from index.text.dates import MONTHS, WEEKDAYS
from index.text.names import names_in
from index.text.numbers import TENS, UNITS
from index.text.stems import stem_set, stems_of
from index.types import Span

REACH = 3
"""Rows at most that count as surroundings, the sentence itself among them."""
_TIME = re.compile(
    rf"\b(?:(?:1[0-9]|20)\d\d|{MONTHS}\.? \d{{1,2}}|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|in|by|since|until|from|last|next|early|late) {MONTHS}|"
    rf"{WEEKDAYS}|\d{{1,2}}[:.]\d\d|\d{{1,2}} ?[ap]\.?m\b|"
    r"midnight|noon|"
    r"yesterday|today|tomorrow|tonight|(?:last|next|this) (?:week|month|year|night)|"
    r"morning|evening|afternoon|century|decade|hours?|minutes?|days?|weeks?|months?|years?|"
    r"when|after|before|since|until|during|summer|winter|spring|autumn)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join([*UNITS, *TENS])}|"
    r"dozens?|hundreds?|thousands?|(?:m|b|tr)illions?|half|third|quarter|several|few|many|couple|"
    r"most|all|none|nobody|no|single|both|twice|first|second)\b",
    re.IGNORECASE,
)
"""Figures and words that say how many."""
_REASON = re.compile(
    r"\b(?:because|due to|since|as|so that|in order|to|after|over|for|amid|following|caused?|"
    r"reasons?|citing|led to|owing|given|result(?:ed|s)?|thanks to|by)\b",
    re.IGNORECASE,
)
Finder = Callable[[str], list[str]]
"""What returns the words of a text that are of one kind."""
_KINDS: tuple[tuple[re.Pattern[str], Finder | None], ...] = (
    (
        re.compile(r"\b(?:when|what (?:time|date|day|year|month)|which (?:day|year|month))\b"),
        _TIME.findall,
    ),
    (
        re.compile(
            r"\bhow (?:many|much|old|long|far|big|large|high|tall|often|fast|deep|heavy|wide)\b|"
            r"\b(?:what|which)(?: \w+){0,2} (?:number|percentage|share|proportion|size|age|"
            r"amount)\b|\bnumber\b"
        ),
        NUMBER.findall,
    ),
    (
        re.compile(r"\b(?:who|whose|whom|where|which (?:city|country|town|place|company))\b"),
        names_in,
    ),
    (re.compile(r"\b(?:why|what (?:caused|led))\b"), _REASON.findall),
    (re.compile(r"\b(?:what|which|how)\b"), None),
)
"""How a question asks, and what its answer then has; the earliest match in the question decides."""


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """For each row, (n,) float64 each."""

    covered: NDArray[np.float64]
    """Share of the question's words, by rarity, that stand in the sentence."""
    covered_near: NDArray[np.float64]
    """The same for the sentence with its surroundings."""
    weakest: NDArray[np.float64]
    """Similarity of the question's worst matched rare word piece, in the surroundings."""
    kind: NDArray[np.float64]
    """1 if the kind of answer asked for stands in the sentence, -1 if not, 0 if none is asked."""
    unknown: NDArray[np.float64]
    """How much the sentence's article lacks of the question's names and figures (``lacking``); at
    least 1 if the sentence tells of something else (``conflicting``)."""


def match(question: str, query: TextEmbedding, index: OpenIndex, rows: Sequence[int]) -> Matches:
    """Match a question with rows of the index."""
    asked = list(dict.fromkeys(stems_of(question)))
    having = [np.count_nonzero(index.lexical.scores_of([word])) for word in asked]
    rows_having = np.array(having, dtype=np.int64)
    rarity = idf(rows_having, len(index.sentences))
    around = [widest(index, row, lambda window: window.length <= REACH) for row in rows]
    texts = [index.read_text_of(row) for row in rows]
    here = [stem_set(text) for text in texts]
    near = [_words_of(index, row, window) for row, window in zip(rows, around, strict=True)]
    kind, rare = kind_asked(question), rarer_pieces(query, index)
    return Matches(
        np.array([_share(asked, rarity, some) for some in here]),
        np.array([_share(asked, rarity, some) for some in near]),
        np.array([_weakest(rare, index, window) for window in around]),
        np.array([fits_kind(kind, question, text) for text in texts]),
        np.maximum(lacking(question, index, rows), conflicting(question, index, rows)),
    )


def _share(asked: list[str], rarity: NDArray[np.float64], there: frozenset[str]) -> float:
    if not asked:
        return 0.0
    found = np.array([word in there for word in asked])
    return float(rarity[found].sum() / max(float(rarity.sum()), 1e-9))


def _words_of(index: OpenIndex, row: int, around: Span) -> frozenset[str]:
    section = index.passage_of(row).section or ""
    above = head(index.article_of(row)) | stem_set(section)
    return above.union(
        *(stem_set(index.read_text_of(some)) for some in range(around.start, around.end))
    )


def rarer_pieces(query: TextEmbedding, index: OpenIndex) -> NDArray[np.float32]:
    """Return the vectors (r, d) of the rarer half of a question's word pieces."""
    if not len(query.token_ids):
        return query.tokens
    rarities = index.idf_of(query.token_ids)
    return query.tokens[rarities >= np.median(rarities)]


def _weakest(rare: NDArray[np.float32], index: OpenIndex, around: Span) -> float:
    """Return how near what stands in a window is to the word piece that it is least near to."""
    tokens = index.tokens[index.token_offsets[around.start] : index.token_offsets[around.end]]
    if not len(tokens) or not len(rare):
        return 0.0
    nearest = (tokens.astype(np.float32) @ rare.T).max(axis=0)
    return float(nearest.min())


def kind_asked(question: str) -> Finder | None:
    """Return what finds, in an answer, the kind that the first question word asks for."""
    low = question.lower()
    found = [
        (match.start(), place)
        for place, some in enumerate(_KINDS)
        if (match := some[0].search(low))
    ]
    return _KINDS[min(found)[1]][1] if found else None


def fits_kind(kind: Finder | None, question: str, sentence: str) -> float:
    """Return 1 if a sentence has what is asked for, -1 if not, 0 if nothing of a kind is."""
    if kind is None:
        return 0.0
    asked = question.lower()
    # What the question itself says is no answer to it.
    found = [
        some
        for some in kind(sentence)
        if not re.search(rf"(?<!\w){re.escape(some.lower())}(?!\w)", asked)
    ]
    return 1.0 if found else -1.0
