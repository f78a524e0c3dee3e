"""The words that count as rightly spelt: those of the articles, of English and of the model."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from index.models.folders import default_folder
from index.question.capitals import lone_names, names_of_two, with_capitals
from index.text.clock import times_written, with_times
from index.text.english import english_words
from index.text.stems import stems_of
from index.text.words import SPELT_WORD
from index.types import Article

SHORTEST = 4
"""Letters: shorter unknown words have too many near neighbours to be mended by distance."""
_INITIAL = re.compile(r"(?<![\w.'’/&-])[BNRUWY](?![\w'’/&-])")
_BEFORE, _AFTER = re.compile(r"\b\w{4,} $"), re.compile(r"\.? (\w{4,})")
_LOOK = 30  # characters

Groups = Mapping[tuple[str, int], Sequence[str]]
"""Words by first letter and length: only those near to a word need be compared with it."""


@dataclass(frozen=True)
class Vocabulary:
    """The words that count as rightly spelt."""

    corpus: frozenset[str]
    """Of the articles, in lower case."""
    general: Mapping[str, int]
    """English words with their frequency."""
    names: frozenset[str] = frozenset()
    """What the articles write with a capital alone, in lower case."""
    names_of_two: frozenset[str] = frozenset()
    """The pairs of words that they write with capitals alone, in lower case."""
    times: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """How the articles write each time of day that they have, by its hour and minute."""

    def written(self, text: str) -> str:
        """Return a text with the capitals of its names, and its times as the articles have them."""
        named = with_capitals(text, self.names, self.corpus, self.names_of_two)
        return with_times(named, self.times)

    @cached_property
    def corpus_groups(self) -> Groups:
        """Return the words of the articles by first letter and length."""
        return _grouped(self.corpus)

    @cached_property
    def corpus_stems(self) -> frozenset[str]:
        """Return the stems of the articles' words."""
        return frozenset(stems_of(" ".join(self.corpus)))

    def __contains__(self, word: object) -> bool:
        return word in self.corpus or word in self.general


@lru_cache(maxsize=1)
def general_groups() -> Groups:
    """Return the words of English by first letter and length."""
    return _grouped(english_words())


def _grouped(words: Iterable[str]) -> Groups:
    groups: dict[tuple[str, int], list[str]] = {}
    for word in words:
        groups.setdefault((word[0], len(word)), []).append(word)
    return groups


def corpus_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts in lower case, also without "'s", and letters as in "w bush"."""
    found: set[str] = set()
    for text in texts:
        for initial in _INITIAL.finditer(text):
            found.update(with_neighbours(initial))
        for word in SPELT_WORD.findall(text.lower().replace("’", "'")):
            found.update((word, word.partition("'")[0]))
    return frozenset(word for word in found if len(word) > 1)


def vocabulary_of(articles: Iterable[Article]) -> Vocabulary:
    """Return the words of articles, and of English."""
    told = tuple(articles)
    texts = (text for article in told for text in (article.title, article.text))
    names = lone_names((article.text for article in told), english_words())
    times = times_written(article.text for article in told)
    of_two = names_of_two(article.text for article in told)
    return Vocabulary(corpus_words(texts), english_words(), names, of_two, times)


@lru_cache(maxsize=1)
def model_words() -> frozenset[str]:
    """Return the whole words in the default embedding model's vocabulary: names above all."""
    lines = (default_folder() / "vocab.txt").read_text(encoding="utf-8").split()
    return frozenset(line for line in lines if line.isalpha() and len(line) >= SHORTEST)


def with_neighbours(letter: re.Match[str]) -> list[str]:
    """Return a letter with the word before it and with the one after it, where they are long."""
    text, alone = letter.string, letter.group().lower()
    before = _BEFORE.search(text, max(0, letter.start() - _LOOK), letter.start())
    after = _AFTER.match(text, letter.end())
    pairs = (before and f"{before.group()}{alone}", after and f"{alone} {after[1]}")
    return [pair.lower() for pair in pairs if pair]
