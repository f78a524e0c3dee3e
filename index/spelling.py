"""Mend a question's typing: text-speak, missing apostrophes, and words that no text knows.

The articles' own words come first as corrections; a word that the model or an article knows is
never changed, so names stay as they are typed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHORT_FORMS = {
    "u": "you", "r": "are", "ur": "your", "y": "why", "pls": "please", "plz": "please",
    "ppl": "people", "cuz": "because", "coz": "because", "bc": "because", "wat": "what",
    "wot": "what", "wut": "what", "wht": "what", "wich": "which", "whch": "which", "wer": "were",
    "wuz": "was", "woz": "was", "teh": "the", "hte": "the", "da": "the", "hw": "how",
    "mny": "many", "mch": "much", "wen": "when", "whn": "when", "wher": "where", "whr": "where",
    "hu": "who", "abt": "about", "abot": "about", "hav": "have", "hv": "have", "thru": "through",
    "b4": "before", "bout": "about", "b": "be", "wil": "will", "dmg": "damage", "cud": "could",
    "2day": "today", "gov": "government", "govt": "government", "tht": "that", "dat": "that",
    "dis": "this", "bt": "but", "frm": "from", "aftr": "after", "shd": "should", "cld": "could",
    "wld": "would", "sum1": "someone", "any1": "anyone", "n": "and", "w": "with", "whats": "what's",
    "whos": "who's", "wheres": "where's", "whens": "when's", "hows": "how's", "didnt": "didn't",
    "doesnt": "doesn't", "dont": "don't", "isnt": "isn't", "wasnt": "wasn't", "werent": "weren't",
    "arent": "aren't", "cant": "can't", "couldnt": "couldn't", "wouldnt": "wouldn't",
    "wont": "won't", "hasnt": "hasn't", "havent": "haven't", "hadnt": "hadn't", "thats": "that's",
    "theres": "there's", "tldr": "summary",
}  # fmt: skip
"""Text-speak and lost apostrophes that stand for one word only."""
SHORTEST = 4
"""Shorter unknown words have too many near neighbours to be mended by distance."""
_ALONE = re.compile(r"(?<![\w.'’])[a-z](?![\w.'’])")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that count as rightly spelt."""

    corpus: frozenset[str]
    """Of the articles, in lower case."""
    general: Mapping[str, int]
    """English words with their frequency."""

    def __contains__(self, word: object) -> bool:
        return word in self.corpus or word in self.general


@lru_cache(maxsize=1)
def general_words() -> Mapping[str, int]:
    """Return pyspellchecker's English words with their frequency."""
    return dict(SpellChecker(language="en").word_frequency.items())


@lru_cache(maxsize=1)
def _general_by_letter() -> Mapping[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for word in general_words():
        grouped.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in grouped.items()}


def corpus_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts in lower case, those with an apostrophe also without their end."""
    found: set[str] = set()
    for text in texts:
        for word in _WORD.findall(text.lower().replace("’", "'")):
            found.update((word, word.partition("'")[0]))
    return frozenset(word for word in found if len(word) > 1)


def mend(question: str, vocabulary: Vocabulary) -> str:
    """Return the question with its slips mended; equal to it when there are none."""
    spelt_out = _ALONE.sub(lambda m: _SHORT_FORMS.get(m.group(), m.group()), question)
    return _WORD.sub(lambda match: _mended(match.group(), vocabulary), spelt_out)


def _mended(word: str, vocabulary: Vocabulary) -> str:
    low = word.lower().replace("’", "'")
    stem, _, ending = low.partition("'")
    if low in vocabulary.corpus or len(low) == 1:
        return word
    if low in _SHORT_FORMS:
        return _SHORT_FORMS[low]
    if stem in vocabulary or len(stem) < SHORTEST or not stem.isascii():
        return word
    mended = _nearest(stem, vocabulary)
    if mended is None:
        return word
    return f"{mended}'{ending}" if ending else mended


def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the nearest word: one slip away (optimal string alignment), two for long words.

    A word of the articles wins over others, a frequent one over a rare one.
    """
    reach = 1 if len(word) < 8 else 2
    for words in (vocabulary.corpus, _general_by_letter().get(word[0], ())):
        near = [w for w in words if w[0] == word[0] and abs(len(w) - len(word)) <= reach]
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=reach, limit=None)
        if found:
            return min(found, key=lambda f: (f[1], -vocabulary.general.get(f[0], 0), f[0]))[0]
    return None
