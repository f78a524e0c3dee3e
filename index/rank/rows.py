"""Which rows of an index may answer: what tells something, of the right articles and tables."""

import re
from collections.abc import Container
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.articles.boilerplate import asks_readers, is_of_the_page, is_picture, is_reference
from index.articles.corrections import heads_correction
from index.quote.withdrawn import corrects
from index.store.open_index import OpenIndex
from index.text.dates import CLOCK
from index.text.markup import is_bold
from index.text.sentences import is_subhead, only_asks, states_first
from index.text.stems import stems_of
from index.types import Passage, PassageKind

_CLOCK_ALONE = re.compile(rf"[\s*_]*{CLOCK}", re.IGNORECASE)
"""The line above an entry of a live blog: it says when, and nothing of what."""

_TO_YOU = re.compile(r"\b(?:you|yours?|yourself)\b", re.IGNORECASE)
PULLED = 3
"""Blanks in a pull quote at least: a shorter line may be said twice."""
_NO_LETTERS = re.compile(r"[\W_]+")
_CONTACT = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w|\+\d[\d ()./-]{6,}\d")
"""An address or telephone number."""


def rows_of_articles(index: OpenIndex, articles: Container[str]) -> NDArray[np.bool_]:
    """Return which rows belong to some articles, given by id, (n,)."""
    wanted = [number for number, some in enumerate(index.articles) if some.id in articles]
    return np.isin(index.article_numbers, wanted)


def rows_of_kind(index: OpenIndex, kind: PassageKind) -> NDArray[np.bool_]:
    """Return which rows belong to passages of a kind, (n,)."""
    return np.array([index.passages[s.passage].kind is kind for s in index.sentences], dtype=bool)


def rows_of_evidence(index: OpenIndex) -> NDArray[np.bool_]:
    """Return which rows may answer, (n,): prose with words, but for what only asks."""
    found = np.zeros(len(index.sentences), dtype=bool)
    for passage, rows in _rows_by_passage(index).items():
        found[rows] = _telling(index, index.passages[passage], rows)
    return found


def _rows_by_passage(index: OpenIndex) -> dict[int, list[int]]:
    """Return the rows of each passage: what a paragraph is, is looked at once for all of them."""
    of_passage: dict[int, list[int]] = {}
    for row, sentence in enumerate(index.sentences):
        of_passage.setdefault(sentence.passage, []).append(row)
    return of_passage


def _telling(index: OpenIndex, passage: Passage, rows: list[int]) -> list[bool]:
    """Return which rows of a passage may answer."""
    article = index.article_of(rows[0])
    paragraph = article.text[passage.start : passage.end]
    if (
        passage.kind is not PassageKind.PROSE
        or is_of_the_page(paragraph)
        or is_reference(paragraph, passage.section)
        or _is_pull_quote(paragraph, article.text)
    ):
        return [False] * len(rows)
    # What an interviewer, in bold, puts to whoever answers: "**You won. How?**".
    put = is_bold(paragraph) and paragraph.rstrip("* ").endswith("?")
    texts, alone = map(index.read_text_of, rows), len(passage.sentences) == 1
    return [not (put and _TO_YOU.search(text)) and _tells(text, alone=alone) for text in texts]


def _tells(text: str, *, alone: bool) -> bool:
    """Tell whether a sentence may answer, which may be its paragraph's only one."""
    if alone and (is_subhead(text) or _CLOCK_ALONE.fullmatch(f"{text} ")):
        return False
    return not only_asks(text) or (states_first(text) and not alone)


def _is_pull_quote(paragraph: str, text: str) -> bool:
    """Tell whether a paragraph set apart says once more what stands elsewhere in the text."""
    if not paragraph.startswith(">"):
        return False
    said = _letters(paragraph)
    return said.count(" ") >= PULLED and said in _story(text)


@lru_cache(maxsize=100)
def _story(text: str) -> str:
    """Return the words of an article without what is set apart, for looking these up in them."""
    return _letters("\n".join(line for line in text.split("\n") if not line.startswith(">")))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub(" ", text).strip().casefold()


def rows_of_asides(index: OpenIndex) -> NDArray[np.bool_]:
    """Return which rows stand beside the text, (n,): they may answer, but tell of no topic."""
    found = np.zeros(len(index.sentences), dtype=bool)
    for passage, rows in _rows_by_passage(index).items():
        first, last = index.text_of(rows[0]), index.text_of(rows[-1])
        taken_back = corrects(index, rows[0]) or heads_correction(first)
        beside = taken_back or is_picture(first, last) or asks_readers(first)
        told = not index.passages[passage].header
        found[rows] = [told and (beside or _is_aside(index.text_of(row))) for row in rows]
    return found


def _is_aside(text: str) -> bool:
    return asks_readers(text) or _CONTACT.search(text) is not None


def rows_of_tables(index: OpenIndex) -> NDArray[np.bool_]:
    """Return which rows are rows of tables, (n,)."""
    found = np.zeros(len(index.sentences), dtype=bool)
    found[[row.place for table in index.tables for row in table.rows]] = True
    return found


def rows_asked_about(
    question: str,
    index: OpenIndex,
    allowed: NDArray[np.bool_],
    below: NDArray[np.bool_],
    extreme: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Return which ``allowed`` rows a question may be about, (n,): of tables, those it names.

    Where it says the whole name of a row, the others of that table are not asked about, nor those
    beside the ``extreme`` one that it asks for, (n,). Rows ``below`` a heading that it names, (n,),
    are asked about whatever words they share with it.
    """
    asked, kept = frozenset(stems_of(question)), allowed.copy()
    for table in index.tables:
        some = [row for row in table.rows if allowed[row.place]]
        if any(extreme[row.place] for row in some):
            for row in some:
                kept[row.place] = extreme[row.place]
            continue
        named = any(row.is_named(asked) for row in some)
        for row in some:
            kept[row.place] = (
                row.is_named(asked)
                if named
                else bool(below[row.place]) or table.is_asked_about(row, asked)
            )
    return kept
