"""Lines beside an article's text: pictures with their captions, corrections, contacts."""

import numpy as np
from numpy.typing import NDArray

from index.boilerplate import asks_readers, is_picture
from index.corrections import heads_correction, is_correction
from index.open_index import OpenIndex


def corrects(index: OpenIndex, row: int) -> bool:
    """Tell whether a row takes back what was said: it says so itself, or what stands above it."""
    number = index.sentences[row].passage
    here, text = index.passages[number], index.article_of(row).text
    if is_correction(text[here.start : here.end]):
        return True
    above = index.passages[number - 1] if number else None
    if above is None or above.article != here.article or above.section != here.section:
        # Below a heading: what follows the note may be the article.
        return heads_correction(here.section or "")
    return heads_correction(text[above.start : above.end])


def rows_of_asides(index: OpenIndex) -> NDArray[np.bool_]:
    """Return which rows stand beside the text, (n,): they may answer, but tell of no topic."""
    of_passage: dict[int, list[int]] = {}
    for row, sentence in enumerate(index.sentences):
        of_passage.setdefault(sentence.passage, []).append(row)
    found = np.zeros(len(index.sentences), dtype=bool)
    for passage, rows in of_passage.items():
        first, last = index.text_of(rows[0]), index.text_of(rows[-1])
        taken_back = corrects(index, rows[0]) or heads_correction(first)
        beside = taken_back or is_picture(first, last) or asks_readers(first)
        told = not index.passages[passage].header
        found[rows] = [told and (beside or asks_readers(index.text_of(row))) for row in rows]
    return found
