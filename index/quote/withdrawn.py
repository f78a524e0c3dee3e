"""Rows that take back what their article said before."""

from index.articles.corrections import heads_correction, is_correction
from index.store.open_index import OpenIndex


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
