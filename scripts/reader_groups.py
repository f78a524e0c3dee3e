"""Make training groups: a question with windows of sentences; one or none holds its answer."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.reader_input import Pieces, Row, RowBuilder, to_pieces
from index.windows import NARROW, WIDE
from scripts.reader_augment import Swaps, ask_finer, collect_swaps, corrupt, without_answer
from scripts.reader_data import Data, Example
from scripts.reader_paraphrase import Paraphraser
from scripts.reader_withheld import withhold

WIDTHS = (NARROW, WIDE)
"""Word pieces of a window's sentences, as when the reader is asked."""
WITHHELD = 0.1
"""Share of questions asked again where the paragraph says that their answer is not told."""
CROWDED = ("reddit", "amazon_reviews")
"""Sources whose questions ("What does the author want?") fit many of their paragraphs."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row with the numbers of its answering sentences and the answer's first and last piece."""

    row: Row
    positives: tuple[int, ...]
    span: tuple[int, int]
    """Positions in the row; NULL where there is no answer."""


Group = list[LabelledRow]
NULL = (0, 0)
"""The null of the span head, at [CLS]."""


class GroupMaker:
    """Make the groups of an epoch; holds the split sentences, so that each is split once."""

    def __init__(
        self,
        data: Data,
        examples: Sequence[Example],
        negatives: NDArray[np.int64],
        sentence_paragraph: NDArray[np.int64],
        tokenizer: Tokenizer,
        paraphrase: Paraphraser,
    ) -> None:
        self.data, self.examples, self.negatives = data, examples, negatives
        self.paraphrase = paraphrase
        self.asked_on: dict[int, list[int]] = defaultdict(list)
        for number, example in enumerate(examples):
            self.asked_on[example.paragraph].append(number)
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
        self.swaps = self._collect_swaps()

    def _collect_swaps(self) -> dict[str, Swaps]:
        questions: dict[str, list[str]] = defaultdict(list)
        for example in self.examples:
            paragraph = self.data.paragraphs[example.paragraph]
            key = paragraph.document if paragraph.title else paragraph.source
            questions[key].append(example.question)
        return {key: collect_swaps(some[:4000]) for key, some in questions.items()}

    def epoch(self, chosen: Sequence[int], rng: random.Random) -> Iterator[Group]:
        """Yield the groups of the chosen examples, each question changed afresh."""
        for number in chosen:
            yield from self.groups(number, rng)

    def groups(self, number: int, rng: random.Random) -> Iterator[Group]:
        """Yield an example's group, and often a second one whose question lost its answer."""
        example = self.examples[number]
        question = self._ask(self._finer(example, rng), rng)
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
            key = paragraph.document if paragraph.title else paragraph.source
            changed = without_answer(example.question, paragraph.text, self.swaps[key], rng)
            if changed:
                row = self._window(example, self._ask(changed, rng), heading, rng).row
                yield [LabelledRow(row, (), NULL)]
        if example.answers and rng.random() < WITHHELD:
            yield self._withheld(example, self._ask(example.question, rng), heading, rng)

    def _finer(self, example: Example, rng: random.Random) -> str:
        """Return the question, at times as "In which year …?" where the answer holds the year.

        Without these, that opening would tell by itself that the question has lost its answer.
        """
        if not example.answers or rng.random() < 0.5:
            return example.question
        start, end = example.answers[0]
        words = self.data.paragraphs[example.paragraph].text[start:end]
        return ask_finer(example.question, words, rng, answers=True) or example.question

    def _ask(self, question: str, rng: random.Random) -> Pieces:
        return to_pieces(self.tokenizer, corrupt(self.paraphrase(question, rng), rng))

    def _heading(self, paragraph: int, rng: random.Random) -> Pieces:
        title = self.data.paragraphs[paragraph].title
        return self.headings["" if rng.random() < 0.2 else title]

    def _answering(self, example: Example) -> list[int]:
        """Return the sentences that hold the shortest answer of each annotator."""
        spans = self.data.paragraphs[example.paragraph].sentences
        return sorted(
            {
                number
                for start, end in example.answers
                for number, span in enumerate(spans)
                if span[0] < end and start < span[1]
            }
        )

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
                    span = _pieces_of(offsets, (start, end), row, number - low)
                    if span != NULL:
                        return span
        return NULL

    def _withheld(
        self, example: Example, question: Pieces, heading: Pieces, rng: random.Random
    ) -> Group:
        """Return the paragraph with a sentence that withholds the answer in the answer's place.

        In one of three the sentence withholds the answer to another question: it answers nothing.
        """
        pieces = list(self.sentences[example.paragraph])
        answering = self._answering(example)
        other = self._other_question(example, rng) if rng.random() < 1 / 3 else None
        asked = self.paraphrase.reword(other or example.question, rng)
        withheld = withhold(asked, rng)
        new = to_pieces(self.tokenizer, withheld.text)
        for number in reversed(answering[1:]):
            del pieces[number]
        place = answering[0]
        pieces[place] = new
        low, high = grow(pieces, place, rng.choice(WIDTHS), rng)
        row = self.builder.build(question, heading, pieces[low:high])
        if other:
            return [LabelledRow(row, (), NULL)]
        span = _pieces_of(new.offsets, withheld.span, row, place - low)
        return [LabelledRow(row, (place - low,), span)]

    def _other_question(self, example: Example, rng: random.Random) -> str | None:
        """Return a question on the same paragraph that has another answer, if there is one."""
        others = [
            other.question
            for other in map(self.examples.__getitem__, self.asked_on[example.paragraph])
            if not any(a[0] < b[1] and b[0] < a[1] for a in other.answers for b in example.answers)
        ]
        return rng.choice(others) if others else None

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
        return [LabelledRow(self.builder.build(question, heading, rest[low:high]), (), NULL)]

    def _hard(self, number: int, question: Pieces, count: int, rng: random.Random) -> Group:
        rows = [int(row) for row in self.negatives[number] if row >= 0]
        group = []
        for sentence in rng.sample(rows, k=min(count, len(rows))):
            paragraph = int(self.sentence_paragraph[sentence])
            pieces = self.sentences[paragraph]
            centre = sentence - self.first_row[paragraph]
            low, high = grow(pieces, centre, rng.choice(WIDTHS), rng)
            row = self.builder.build(question, self._heading(paragraph, rng), pieces[low:high])
            group.append(LabelledRow(row, (), NULL))
        return group


def _pieces_of(
    offsets: NDArray[np.int64], span: tuple[int, int], row: Row, sentence: int
) -> tuple[int, int]:
    """Return the first and last position in a row of a character span of one of its sentences."""
    inside = np.flatnonzero((offsets[:, 0] < span[1]) & (offsets[:, 1] > span[0]))
    if not len(inside) or inside[-1] >= row.lengths[sentence]:
        return NULL
    base = int(row.markers[sentence]) + 1
    return base + int(inside[0]), base + int(inside[-1])


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
