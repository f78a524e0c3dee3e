"""Make training groups: a question with windows of sentences; one or none holds its answer."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.reader_input import Pieces, Row, RowBuilder, to_pieces
from index.windows import ROOM
from scripts.reader_augment import corrupt, swaps_by_topic, without_answer
from scripts.reader_data import Data, Example, answering_sentences

WIDE = 130
WIDTHS = (ROOM, WIDE)
"""Word pieces of a window's sentences. Only narrow ones are read when the reader is asked; the
shipped weights come from both."""
CROWDED = ("reddit", "amazon_reviews")
"""Sources whose questions ("What does the author want?") fit many of their paragraphs."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row with the numbers of its answering sentences and the answer's first and last piece."""

    row: Row
    positives: tuple[int, ...]
    span: tuple[int, int]
    """Positions in the row; (0, 0), the null of the span head, where there is no answer."""


Group = list[LabelledRow]


class GroupMaker:
    """Make the groups of an epoch; holds the split sentences, so that each is split once."""

    def __init__(
        self,
        data: Data,
        examples: Sequence[Example],
        negatives: NDArray[np.int64],
        sentence_paragraph: NDArray[np.int64],
        tokenizer: Tokenizer,
    ) -> None:
        self.data, self.examples, self.negatives = data, examples, negatives
        self.tokenizer = tokenizer
        self.builder = RowBuilder.for_tokenizer(tokenizer)
        titles = {"", *(p.title for p in data.paragraphs)}
        self.headings = {title: to_pieces(tokenizer, title) for title in titles}
        self.sentences = [
            [to_pieces(tokenizer, p.text[start:end]) for start, end in p.sentences]
            for p in data.paragraphs
        ]
        self.sentence_paragraph = sentence_paragraph
        first: dict[int, int] = {}
        for row, paragraph in enumerate(sentence_paragraph):
            first.setdefault(int(paragraph), row)
        self.first_row = first
        self.swaps = swaps_by_topic(data, examples)

    def epoch(self, chosen: Sequence[int], rng: random.Random) -> Iterator[Group]:
        """Yield the groups of the chosen examples, each question changed afresh."""
        for number in chosen:
            yield from self.groups(number, rng)

    def groups(self, number: int, rng: random.Random) -> Iterator[Group]:
        """Yield an example's group, and often a second one whose question lost its answer."""
        example = self.examples[number]
        text = corrupt(example.question, rng)
        question = to_pieces(self.tokenizer, text)
        heading = self._heading(example.paragraph, rng)
        positive = self._window(example, question, heading, rng)
        group = [positive]
        paragraph = self.data.paragraphs[example.paragraph]
        if example.answers:
            if rng.random() < 0.35:
                group += self._answer_removed(example, question, heading)
            group += self._hard(number, question, 1 if rng.random() < 0.7 else 2, rng)
        yield group
        if example.answers and rng.random() < 0.45:
            swaps = self.swaps[paragraph.topic]
            changed = without_answer(example.question, paragraph.text, swaps, rng)
            if changed:
                pieces = to_pieces(self.tokenizer, corrupt(changed, rng))
                row = self._window(example, pieces, heading, rng).row
                yield [LabelledRow(row, (), (0, 0))]

    def _heading(self, paragraph: int, rng: random.Random) -> Pieces:
        title = self.data.paragraphs[paragraph].title
        return self.headings["" if rng.random() < 0.2 else title]

    def _answering(self, example: Example) -> list[int]:
        return answering_sentences(self.data.paragraphs[example.paragraph], example)

    def _window(
        self, example: Example, question: Pieces, heading: Pieces, rng: random.Random
    ) -> LabelledRow:
        pieces = self.sentences[example.paragraph]
        answering = self._answering(example)
        centre = rng.choice(answering) if answering else rng.randrange(len(pieces))
        low, high = grow(pieces, centre, rng.choice(WIDTHS), rng)
        row = self.builder.build(question, heading, pieces[low:high])
        positives = tuple(n - low for n in answering if low <= n < high)
        return LabelledRow(row, positives, self._span(example, row, low, high))

    def _span(self, example: Example, row: Row, low: int, high: int) -> tuple[int, int]:
        paragraph = self.data.paragraphs[example.paragraph]
        for start, end in example.answers:
            for number in range(low, high):
                begin, stop = paragraph.sentences[number]
                if begin <= start and end <= stop:
                    offsets = self.sentences[example.paragraph][number].offsets + begin
                    inside = np.flatnonzero((offsets[:, 0] < end) & (offsets[:, 1] > start))
                    if len(inside) and inside[-1] < row.lengths[number - low]:
                        base = int(row.markers[number - low]) + 1
                        return base + int(inside[0]), base + int(inside[-1])
        return 0, 0

    def _answer_removed(self, example: Example, question: Pieces, heading: Pieces) -> Group:
        """Return the paragraph without its answering sentences: on the topic, but no answer."""
        paragraph = self.data.paragraphs[example.paragraph]
        answering = set(self._answering(example))
        words = {paragraph.text[start:end].lower() for start, end in example.answers}
        rest = [
            self.sentences[example.paragraph][number]
            for number, (start, end) in enumerate(paragraph.sentences)
            if number not in answering
            and not any(word in paragraph.text[start:end].lower() for word in words)
        ]
        if not rest:
            return []
        low, high = grow(rest, len(rest) // 2, WIDE, random.Random(len(rest)))
        return [LabelledRow(self.builder.build(question, heading, rest[low:high]), (), (0, 0))]

    def _hard(self, number: int, question: Pieces, count: int, rng: random.Random) -> Group:
        rows = [int(row) for row in self.negatives[number] if row >= 0]
        group = []
        for sentence in rng.sample(rows, k=min(count, len(rows))):
            paragraph = int(self.sentence_paragraph[sentence])
            pieces = self.sentences[paragraph]
            centre = sentence - self.first_row[paragraph]
            low, high = grow(pieces, centre, rng.choice(WIDTHS), rng)
            row = self.builder.build(question, self._heading(paragraph, rng), pieces[low:high])
            group.append(LabelledRow(row, (), (0, 0)))
        return group


def grow(pieces: Sequence[Pieces], centre: int, budget: int, rng: random.Random) -> tuple[int, int]:
    """Return the bounds of a window about ``centre``, grown at either side within the budget."""
    low, high = centre, centre + 1
    used = len(pieces[centre].ids)
    while low > 0 or high < len(pieces):
        left = low > 0 and (high >= len(pieces) or rng.random() < 0.5)
        used += len(pieces[low - 1 if left else high].ids) + 1
        if used > budget:
            break
        low, high = (low - 1, high) if left else (low, high + 1)
    return low, high
