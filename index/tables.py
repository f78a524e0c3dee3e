"""Say a table's row in words, which is how search and reader meet it: they know sentences.

``| Ruan | 9 | 31 |`` below ``| Harbour | Sunk | Damaged |`` is read as "Ruan: Sunk 9, Damaged 31.".
It is still quoted as it stands, with the cell marked that is asked for.
"""

import re

from index.lexical import words
from index.types import Article, Passage, Sentence, Span

_CELL = re.compile(r"\|(?!\s*$)[\s*_`]*((?:\\.|[^|\\])*?)[\s*_`]*(?=\||$)")

FEWEST = 3
"""Columns of a table whose rows are things, each with its figures."""


def read_text(article: Article, passage: Passage, sentence: Sentence) -> str:
    """Return what is embedded, searched and read for a sentence: its words, a row's in words."""
    text, header = article.text[sentence.start : sentence.end], passage.header
    return row_in_words(article.text[header.start : header.end], text) if header else text


def row_in_words(header: str, row: str) -> str:
    """Say what a row's first cell names, then each other cell behind its column's name."""
    text, then = "", ""
    for number, (name, cell) in enumerate(_columns(header, row)):
        if cell[1]:
            text += then + (f"{name} " if name and number else "") + cell[1]
            then = ", " if number else ": "
    return text if text.endswith(".") else f"{text}."


def is_asked_about(question: str, header: str, row: str) -> bool:
    """Tell whether a question may be about a row: it says a word that stands in it.

    Of ports in a table, one that is not named is not asked about: "How many boats were lost?" is
    answered by no row. Where there are only two columns, the first may name what is asked in other
    words ("Founded", 1974).
    """
    if len(_columns(header, row)) < FEWEST:
        return True
    return not set(words(question)).isdisjoint(words(row))


def asked_cell(question: str, header: str, row: str) -> Span | None:
    """Return the one cell of a row, in its characters, whose column the question names.

    The column whose name's words are all in the question, and are the most; None where there is no
    such, or two, or where the question says itself what stands in the cell.
    """
    asked = set(words(question))
    named = {
        cell.span(1): len(set(words(name)))
        for name, cell in _columns(header, row)[1:]
        if words(name) and asked.issuperset(words(name))
    }
    most = [span for span, count in named.items() if count == max(named.values())]
    if len(most) != 1 or asked.issuperset(words(row[slice(*most[0])])):
        return None
    return Span(*most[0])


def _columns(header: str, row: str) -> list[tuple[str, re.Match[str]]]:
    """Return each cell of a row with its column's name, which is empty where there is none."""
    names = [cell[1] for cell in _CELL.finditer(header)]
    cells = list(_CELL.finditer(row))
    return list(zip(names + [""] * (len(cells) - len(names)), cells, strict=False))
