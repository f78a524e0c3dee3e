"""The stems of a text's words: what is compared where the form of a word must not matter."""

import logging
import re
import unicodedata
from functools import lru_cache

import Stemmer
from bm25s.stopwords import STOPWORDS_EN_PLUS

# The library sets its own logger to DEBUG, which would speak through any handler of ours.
logging.getLogger("bm25s").setLevel(logging.WARNING)

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_POSSESSIVE = re.compile(r"['’]s$")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_STEMMER = "english"
_STOPWORDS = frozenset(STOPWORDS_EN_PLUS)


def stems_of(text: str) -> list[str]:
    """Return the stems of a text's words: no stop words, accents, possessives, thousands commas."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(letter)
    )
    found = (_POSSESSIVE.sub("", word) for word in _WORD.findall(_THOUSANDS.sub("", plain)))
    # A stemmer of its own each time: one object must not be shared between threads.
    stems = Stemmer.Stemmer(_STEMMER).stemWords([w for w in found if w not in _STOPWORDS])
    return [str(stem) for stem in stems]


@lru_cache(maxsize=20_000)
def stem_set(text: str) -> frozenset[str]:
    """Return the stems of a text once each, and remember them: not for what people ask.

    The same sentences come up for many questions; the words of a question are not kept.
    """
    return frozenset(stems_of(text))
