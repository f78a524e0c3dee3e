"""What a name looks like: a word that begins with a capital, which may have an accent."""

import re

from index.text.countries import COUNTRIES
from index.text.english import english_words

CAPITALS = "".join(filter(str.isupper, map(chr, range(0x2000))))
"""The capitals of the alphabets that have them, for a class of a pattern: "Élodie", "Łukasz"."""
NAME = rf"\b[{CAPITALS}][\w’'-]{{1,40}}"
"""A pattern; what begins a sentence looks like one, too."""
OWNED = re.compile(r"['’]s?$")
"""What a name ends with where it owns something: "Ada’s", "Dobbs’"."""
_INSIDE = re.compile(rf"(?<![.!?“\"] )(?<!^){NAME}")
_FIRST_WORD = re.compile(rf"\W*({NAME})")


def names_inside(text: str) -> list[str]:
    """Return the capitals inside the sentences of a text: names, but for those at a beginning."""
    return _INSIDE.findall(text)


def names_in(text: str) -> list[str]:
    """Return what looks like a name in a text: a capital inside a sentence.

    Every sentence begins with one: there a name is what is no English word, and a country.
    """
    names = names_inside(text)
    if first := _FIRST_WORD.match(text):
        low = first[1].lower()
        if low in COUNTRIES or low not in english_words():
            names.append(first[1])
    return names
