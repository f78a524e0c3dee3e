"""Ask a training question in other words: with another opening, or with words of like meaning."""

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scripts.wordnet import WordNet

OPENINGS: dict[str, tuple[str, ...]] = {
    "how many": ("what number of", "how large a number of"),
    "how much": ("what amount of",),
    "how long": ("for how much time", "for what length of time"),
    "how often": ("how frequently",),
    "when": ("on what date", "at what time", "on which day", "in which year"),
    "where": ("in which place", "at what place", "in what location"),
    "why": ("for what reason", "how come", "what is the reason that"),
    "how": ("in what way", "by what means"),
    "who": ("which person", "whose name is given as the one who", "what person"),
    "what was": ("tell me what was", "can you say what was"),
    "what is": ("tell me what is", "what's"),
    "what did": ("which thing did", "can you tell me what did"),
}
OPENED = 0.15
REWORDED = 0.35
"""Shares of the questions that get another opening, and other words."""
LIKE = 0.6
"""Least cosine of the embedding model between two words that stand for each other."""
KEPT = 6
"""Words of like meaning kept for a word, the likest ones."""
Embed = Callable[[Sequence[str]], NDArray[np.float32]]
WORD = re.compile(r"[a-z]{4,}")
LITTLE = frozenset(
    "does have will like much many some with from what when where which whom".split()
)


@dataclass(frozen=True, slots=True)
class Paraphraser:
    """Says questions in other words; without ``like`` by their opening alone."""

    like: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, question: str, rng: random.Random) -> str:
        """Return the question in other words, or as it is (most of the time)."""
        if rng.random() < OPENED:
            question = reopen(question, rng)
        if self.like and rng.random() < REWORDED:
            question = self.reword(question, rng)
        return question

    def reword(self, question: str, rng: random.Random) -> str:
        """Return the question with up to three of its words, never a name, said otherwise."""
        words = question.split(" ")
        choices = []
        for place, word in enumerate(words):
            found = WORD.match(word)
            if place and found and self.like.get(found.group()):
                choices.append((place, found.group()))
        for place, word in rng.sample(choices, k=min(len(choices), rng.randint(1, 3))):
            words[place] = rng.choice(self.like[word]) + words[place][len(word) :]
        return " ".join(words)


def reopen(question: str, rng: random.Random) -> str:
    """Return the question with another opening of the same meaning, if it has a known one."""
    low = question.lower()
    for opening, others in OPENINGS.items():
        if low.startswith(f"{opening} "):
            changed = rng.choice(others) + question[len(opening) :]
            return changed[0].upper() + changed[1:]
    return question


def find_like(
    questions: Iterable[str], wordnet: WordNet, embed: Embed
) -> dict[str, tuple[str, ...]]:
    """Return for each word of the questions the words near it in WordNet and to the model."""
    words = {w for question in questions for w in re.findall(rf"(?<!\S){WORD.pattern}", question)}
    near = {word: sorted(wordnet.near(word)) for word in sorted(words - LITTLE)}
    texts = sorted({*near, *(other for others in near.values() for other in others)})
    place = {text: row for row, text in enumerate(texts)}
    vectors = embed(texts)
    like = {}
    for word, others in near.items():
        cosines = [(float(vectors[place[word]] @ vectors[place[o]]), o) for o in others]
        likest = sorted(((c, o) for c, o in cosines if c >= LIKE), reverse=True)[:KEPT]
        if likest:
            like[word] = tuple(other for _, other in likest)
    return like
