"""Figures that a sentence takes back: "Thirty had been on board, not 31"."""

import re
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from index.rank.later import is_newer
from index.store.open_index import OpenIndex
from index.text.numbers import numbers_in
from index.types import Span

_INSTEAD = re.compile(
    r"(?:(?<=[,;(–—] )not|\brather than|\binstead of)(?: the)? (?=[\w$£€])", re.IGNORECASE
)
"""Not "Not two days after the fire …" or "was not 18 yet", which take nothing back."""
_LONGEST = 40
"""Characters of a figure in words."""
LEAST = 2
"""The least figure that is taken back: "not one of them" takes back none."""
MAY_TAKE_BACK = 0.5
"""Cosine of two sentences in their context from which one may take back the other's figure: of
five such pairs in our articles all have .55 to .69."""

Figure = tuple[str, float]
"""Its kind, and its value: "$2,000" are no 2,000 people."""
Denied = Mapping[int, frozenset[Figure]]
"""By row, the figures that it takes back."""


def denied_figures(index: OpenIndex) -> Denied:
    """Return which rows of an index take back a figure, with those figures."""
    texts = ((row, index.read_text_of(row)) for row in range(len(index.sentences)))
    found = {row: frozenset(_taken_back(text)) for row, text in texts}
    return {row: figures for row, figures in found.items() if figures}


def denying(
    index: OpenIndex, denied: Denied, allowed: NDArray[np.bool_], row: int, said: Span | None
) -> int | None:
    """Return the row that takes back a figure of a row, or of what is ``said`` in it, if any does.

    It is of a newer article, or of the same one, and tells of the same matter.
    """
    if not denied:
        return None
    text = index.text_of(row)
    told = text[said.start : said.end] if said else text
    figures = frozenset((number.kind, number.value) for number in numbers_in(told))
    rows = [
        other
        for other, taken_back in denied.items()
        if other != row
        and not figures.isdisjoint(taken_back)
        and allowed[other]
        and (
            index.sentences[other].article == index.sentences[row].article
            or is_newer(index, other, row)
        )
        and index.context[other] @ index.context[row] >= MAY_TAKE_BACK
    ]
    return max(
        rows, key=lambda other: float(index.context[other] @ index.context[row]), default=None
    )


def _taken_back(text: str) -> Iterator[Figure]:
    """Yield the figures that a sentence takes back, which has another one in their place."""
    for instead in _INSTEAD.finditer(text):
        number = next(numbers_in(text[instead.end() : instead.end() + _LONGEST]), None)
        if number is None or number.start > 0 or number.value < LEAST or number.kind == "ordinal":
            continue
        others = (some for some in numbers_in(text) if some.kind == number.kind)
        if any(some.value != number.value for some in others):
            yield number.kind, number.value
