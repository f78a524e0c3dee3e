"""Make the adapter's training steps: questions on near paragraphs, with some of their sentences."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.models.reader_input import QUESTION_PIECES
from index.store.rarity import idf
from scripts.training.reader_augment import corrupt
from scripts.training.reader_data import Data, Example, answering_sentences, sentences_at
from scripts.training.reader_swaps import swaps_by_topic, without_answer

CLUSTER = 4
"""A step has clusters of so many near paragraphs: each one's sentences are the hard negatives of
the others' questions."""
QUESTIONS = 5
"""On one paragraph in one step, at most."""
OTHERS, OTHERS_OF_OURS = 2, 6
"""Sentences of each paragraph (of ours: article) that are taken at random, beside those that
answer."""
FEWER, FEWER_OF_OURS = 1, 4
"""The same where each question brings one that the search took for its answer."""
LONGEST = 160
"""Word pieces of a sentence with what stands before it, at most."""
LOST = 0.25
"""Share of questions that are asked once more with something swapped, so that nothing answers."""
UNTITLED = 0.15
"""Share of sentences that are shown without the title above them."""

Pieces = list[int]
Place = tuple[int, int]
"""A paragraph, and a sentence in it."""
Shown = Callable[[int], Sequence[Place]]
"""What the search shows the reader of an example, by its number."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Word pieces of a sentence after what stands before it, its own from ``start`` on.

    Special pieces are at both ends.
    """

    ids: Pieces
    start: int


@dataclass(frozen=True, slots=True)
class Step:
    """Questions (q) and sentences (s), all with their special pieces."""

    questions: list[Pieces]
    sentences: list[Sentence]
    right: torch.Tensor
    """(q, s): whether the sentence answers the question."""
    uncounted: torch.Tensor
    """(q, s): whether it may, though nobody said so."""
    asked: int
    """Questions of the data; the others are those that lost their answer."""


class StepMaker:
    """Make steps; holds the split sentences, so that each is split once."""

    def __init__(
        self,
        data: Data,
        examples: Sequence[Example],
        near: NDArray[np.int64],
        tokenizer: Tokenizer,
        clusters: int,
        shown: Shown | None = None,
    ) -> None:
        """Split all sentences; ``near`` (p, n) has the paragraphs near to each, nearest first.

        ``clusters`` is how many a step has. With ``shown``, one sentence that the search shows of
        each question is in its step too: the hardest negatives.
        """
        self.clusters, self.shown = clusters, shown
        self.data, self.examples, self.near, self.tokenizer = data, examples, near, tokenizer
        self.first, self.last = tokenizer.encode("").ids
        self.titles = {
            p.title: self._pieces(f"{p.title}." if p.title else "") for p in data.paragraphs
        }
        self.sentences = [
            [self._pieces(p.text[start:end]) for start, end in p.sentences] for p in data.paragraphs
        ]
        self.swaps = swaps_by_topic(data, examples)

    def idf(self) -> torch.Tensor:
        """Return how rare each word piece is among all sentences."""
        count = np.zeros(self.tokenizer.get_vocab_size(), np.int64)
        sentences = [ids for some in self.sentences for ids in some]
        for ids in sentences:
            count[list(set(ids))] += 1
        return torch.from_numpy(idf(count, len(sentences))).float()

    def epoch(self, chosen: Sequence[int], rng: random.Random) -> Iterator[Step]:
        """Yield steps that ask each of the chosen examples once."""
        waiting: dict[int, list[int]] = defaultdict(list)
        for number in chosen:
            waiting[self.examples[number].paragraph].append(number)
        clusters = []
        while waiting:
            seed = rng.choice(sorted(waiting))
            members = [seed, *(int(some) for some in self.near[seed] if int(some) in waiting)]
            asked = []
            for member in members[:CLUSTER]:
                asked += waiting[member][:QUESTIONS]
                del waiting[member][:QUESTIONS]
                if not waiting[member]:
                    del waiting[member]
            clusters.append(asked)
        rng.shuffle(clusters)
        for start in range(0, len(clusters), self.clusters):
            together = clusters[start : start + self.clusters]
            yield self._step([number for cluster in together for number in cluster], rng)

    def _step(self, numbers: Sequence[int], rng: random.Random) -> Step:
        questions: list[Pieces] = []
        asked: list[Example] = []
        places: dict[Place, None] = {}  # a set that keeps its order
        for number in numbers:
            example = self.examples[number]
            questions.append(self._question(corrupt(example.question, rng)))
            asked.append(example)
            places.update(dict.fromkeys(self._answering(example)[:2]))
            if self.shown and (seen := self.shown(number)):
                places[rng.choice(seen)] = None
            p = self.data.paragraphs[example.paragraph]
            if example.answers and not example.ours and rng.random() < LOST:
                changed = without_answer(example.question, p.text, self.swaps[p.topic], rng)
                if changed:
                    questions.append(self._question(changed))
                    asked.append(Example(changed, example.paragraph, ()))
        others_of = (FEWER, FEWER_OF_OURS) if self.shown else (OTHERS, OTHERS_OF_OURS)
        for paragraph in sorted({example.paragraph for example in asked}):
            count = len(self.sentences[paragraph])
            others = others_of[self.data.paragraphs[paragraph].ours]
            some = rng.sample(range(count), k=min(count, others))
            places.update(dict.fromkeys((paragraph, number) for number in some))
        answering = [set(self._answering(example)) for example in asked]
        right = [[place in theirs for place in places] for theirs in answering]
        may = [[self._may_answer(example, place) for place in places] for example in asked]
        return Step(
            questions,
            [self._sentence(place, rng) for place in places],
            torch.tensor(right),
            torch.tensor(may) & ~torch.tensor(right),
            len(numbers),
        )

    def _answering(self, example: Example) -> list[Place]:
        """Return the sentences that answer, those of its own paragraph first."""
        sentences = answering_sentences(self.data.paragraphs[example.paragraph], example)
        return [
            *((example.paragraph, number) for number in sentences),
            *(
                (paragraph, number)
                for paragraph, start, end in example.elsewhere
                for number in sentences_at(self.data.paragraphs[paragraph], start, end)
            ),
        ]

    def _may_answer(self, example: Example, place: Place) -> bool:
        here = self.data.paragraphs[example.paragraph].text
        start, end = self.data.paragraphs[place[0]].sentences[place[1]]
        there = self.data.paragraphs[place[0]].text[start:end].lower()
        return any(here[begin:stop].lower() in there for begin, stop in example.answers)

    def _question(self, text: str) -> Pieces:
        return [self.first, *self._pieces(text)[:QUESTION_PIECES], self.last]

    def _sentence(self, place: Place, rng: random.Random) -> Sentence:
        paragraph, number = place
        title = self.titles[self.data.paragraphs[paragraph].title]
        title = [] if rng.random() < UNTITLED else title
        own = self.sentences[paragraph][number][: LONGEST - len(title)]
        room = LONGEST - len(title) - len(own)
        before = self.sentences[paragraph][number - 1] if number and room else []
        head = [*title, *before[-room:]]
        return Sentence([self.first, *head, *own, self.last], 1 + len(head))

    def _pieces(self, text: str) -> Pieces:
        pieces: Pieces = self.tokenizer.encode(text, add_special_tokens=False).ids
        return pieces
