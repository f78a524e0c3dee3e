"""Give the names and figures of a question and its windows other names, the same in all of them.

A network that sees a paragraph again under the same names learns the paragraph by heart: who is
asked about tells it the answer. Another name of the same kind, the same wherever the old one stood,
leaves what is asked and what answers as they were.
"""

import random
import re
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from scripts.training.reader_augment import STOP_WORDS

NAMED = re.compile(r"(?<=\s)[A-Z][\w’'-]+|\b\d[\d,.]*\d\b|\b\d\b")
"""A word in capitals that does not begin its text, or a figure."""
PRONOUNS = frozenset("he she we they you him them us me my our your who whom".split())
NEAR = 24
"""Nearest pieces of the vocabulary that one may be changed for: of a town, they are towns."""
CHANGED = 0.7
"""Share of the pieces that are changed."""
BLOCK = 256
"""Pieces that are looked up together."""
OTHER_KIND = -2.0
"""Less than any cosine."""


def keeps_names(question: str, typed: str) -> bool:
    """Say whether a question, as it is typed, still has its names and figures, spelt rightly.

    Renamed with its text it would otherwise ask about somebody whom the text no longer has.
    """
    low = typed.lower()
    return all(word.lower() in low for word in NAMED.findall(question))


class Renamer:
    """Change pieces of names and figures for others; holds the model's vectors of its pieces."""

    def __init__(self, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
        """Take the tokenizer and the word embeddings (v, d) of one model."""
        self._tokenizer = tokenizer
        self._vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
        pieces = [tokenizer.id_to_token(number) or "" for number in range(len(vectors))]
        # A piece is changed for one that is written as it is: alone or as the rest of a word.
        kinds = [_kind(piece) for piece in pieces]
        self._kinds = np.unique(kinds, return_inverse=True)[1]
        self._nameless = {number for number, kind in enumerate(kinds) if not kind}
        self._near: dict[int, NDArray[np.int64]] = {}
        self._named: dict[str, tuple[int, ...]] = {}

    def named(self, texts: Iterable[str]) -> set[int]:
        """Return the pieces of the names and figures in the texts."""
        words = {word for text in texts for word in NAMED.findall(text)}
        return {piece for word in words for piece in self._pieces(word)}

    def prepare(self, texts: Iterable[str]) -> None:
        """Look up what the names and figures of all texts may be changed for.

        Worker processes that begin after it need not do so, each for itself.
        """
        pieces = sorted(self.named(texts) - self._near.keys())
        for start in range(0, len(pieces), BLOCK):
            self._look_up(pieces[start : start + BLOCK])

    def others(
        self, named: Collection[int], present: Sequence[NDArray[np.int64]], rng: random.Random
    ) -> NDArray[np.int64]:
        """Return for each piece of the vocabulary what stands for it, (v,): itself, or another.

        No piece is changed for one of those ``present``, and no two for the same.
        """
        table = np.arange(len(self._vectors))
        taken = set(np.concatenate(present).tolist())
        for piece in sorted(named):
            if rng.random() >= CHANGED:
                continue
            free = [int(some) for some in self._nearest(piece) if int(some) not in taken]
            if free:
                table[piece] = rng.choice(free)
                taken.add(int(table[piece]))
        return table

    def _pieces(self, word: str) -> tuple[int, ...]:
        if word not in self._named:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._named[word] = tuple(some for some in ids if some not in self._nameless)
        return self._named[word]

    def _nearest(self, piece: int) -> NDArray[np.int64]:
        if piece not in self._near:
            self._look_up([piece])
        return self._near[piece]

    def _look_up(self, pieces: Sequence[int]) -> None:
        like = self._vectors[pieces] @ self._vectors.T
        like[self._kinds[pieces][:, None] != self._kinds] = OTHER_KIND
        like[np.arange(len(pieces)), pieces] = OTHER_KIND
        near = np.argpartition(-like, NEAR, axis=1)[:, :NEAR]
        for piece, some, similar in zip(pieces, near, like, strict=True):
            # Where a kind has few pieces, the rest are of another one.
            self._near[piece] = some[similar[some] > OTHER_KIND]


def _kind(piece: str) -> str:
    """Return what kind of piece it is; empty for marks and special pieces."""
    bare = piece.removeprefix("##")
    if not bare.isalnum() or piece in STOP_WORDS or piece in PRONOUNS:
        return ""
    start = "##" if piece.startswith("##") else ""
    # A year for a year, "12" for "37".
    return start + ("9" * len(bare) if bare.isdigit() else "a")
