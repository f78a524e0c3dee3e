"""What search and reader meet for a sentence: its words, and those that it says without words."""

from index.articles.results import result_in_words
from index.articles.tables import row_in_words
from index.text.markup import as_read
from index.types import Article, Passage, Sentence, Span

LONGEST = 8_000
"""Characters of a sentence: ten times what any model is shown of it. More is a text without stops
or a file in letters, of which all would be taken apart for each question."""


def read_text(article: Article, passage: Passage, sentence: Sentence) -> str:
    """Return what is embedded, searched and read for a sentence.

    Each word of a sentence keeps its place, what a result says in figures stands behind it; a
    row's words, which are all said anew, have other places. Of one without an end the beginning
    is read, ``LONGEST`` characters.
    """
    end = min(sentence.end, sentence.start + LONGEST)
    text, header = as_read(article.text[sentence.start : end]), passage.header
    if header:
        return row_in_words(article.text[header.start : header.end], text)
    result = result_in_words(text)
    return f"{text}: {result}" if result else text


def place_in(text: str, read: str, words: Span) -> Span | None:
    """Return where words of what is read for a sentence stand in its own text, if they do."""
    if words.end <= len(text):
        return words
    said = read[words.start : words.end]
    start = text.find(said)
    return None if start < 0 else Span(start, start + len(said))
