"""English words, and how often they are written."""

from collections.abc import Mapping
from functools import lru_cache

from spellchecker import SpellChecker


@lru_cache(maxsize=1)
def english_words() -> Mapping[str, int]:
    """Return pyspellchecker's English words, in small letters, with their frequency."""
    return dict(SpellChecker(language="en").word_frequency.items())
