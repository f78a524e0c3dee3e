"""What search and reader meet for a sentence: its words, a table's row in words."""

from index.articles.tables import row_in_words
from index.text.markup import as_read
from index.types import Article, Passage, Sentence


def read_text(article: Article, passage: Passage, sentence: Sentence) -> str:
    """Return what is embedded, searched and read for a sentence: its words, a row's in words.

    Each word of a sentence keeps its place; a row's do not.
    """
    text, header = as_read(article.text[sentence.start : sentence.end]), passage.header
    return row_in_words(article.text[header.start : header.end], text) if header else text
