"""Make training groups: a question with the windows that the reader would be shown of it."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.models.reader_input import Pieces, Row, RowBuilder, to_pieces
from index.rank.windows import WINDOWS, window_about, window_text
from index.types import Span
from scripts.training.reader_augment import corrupt
from scripts.training.reader_data import Data, Example
from scripts.training.reader_labels import NO_ANSWER, Asked, Group, LabelledRow, without_answers
from scripts.training.reader_rename import Renamer, keeps_names
from scripts.training.reader_swaps import swaps_by_topic, without_answer, words_of
from scripts.training.reader_windows import Source, clip, is_searched, rows_in, within_of
from scripts.training.reader_withhold import asks_for_a_name, telling_words, withhold, withhold_any

LOST = 0.3
"""Share of questions that are asked of windows without their answer alone."""
CHANGED = 0.3
"""Share of questions that are asked once more with something swapped, so that nothing answers."""
WINDOWS_OF_CHANGED = 3
WITHHELD = 0.7
"""Share tried once more where a sentence withholds a name, date or number: one in nine fits."""
OF_ANOTHER = 0.25
"""Share of these where it is not the one asked for; then it fits for about one in two."""
OF_ANOTHER_ALONE = 0.5
"""Share of questions for a name, shown no answer, with another's name withheld."""
RENAMED = 0.6
"""Share of groups whose names and figures are changed for others (reader_rename.py)."""
UNTITLED = 0.2
"""Share of windows that are shown without the title above them."""
TELLING = 2
"""Characters that answering words have at least, to be looked for elsewhere."""


class GroupMaker:
    """Make the groups of an epoch; holds the split sentences, so that each is split once."""

    def __init__(
        self,
        data: Data,
        examples: Sequence[Example],
        sources: dict[str, Source],
        windows: NDArray[np.int64],
        tokenizer: Tokenizer,
        renamer: Renamer | None = None,
    ) -> None:
        self.data, self.examples, self.sources, self.windows = data, examples, sources, windows
        self.renamer, self.tokenizer = renamer, tokenizer
        self.builder = RowBuilder.for_tokenizer(tokenizer)
        self.headings: dict[str, Pieces] = {}
        self.texts = {
            name: [source.index.text_of(row) for row in range(len(source.paragraphs))]
            for name, source in sources.items()
        }
        self.pieces = {
            name: [to_pieces(tokenizer, text) for text in texts]
            for name, texts in self.texts.items()
        }
        self.swaps = swaps_by_topic(data, examples)
        self.questions = {(some.paragraph, words_of(some.question)) for some in examples}
        if renamer:
            renamer.prepare(chain(*self.texts.values(), (some.question for some in examples)))

    def epoch(self, chosen: Sequence[int], rng: random.Random) -> Iterator[Group]:
        """Yield the groups of the chosen examples, each question changed afresh."""
        for number in chosen:
            yield from self.groups(number, rng)

    def groups(self, number: int, rng: random.Random) -> Iterator[Group]:
        """Yield an example's group, and often a second one whose question lost its answer."""
        example = self.examples[number]
        paragraph = self.data.paragraphs[example.paragraph]
        windows = [Span(int(a), int(b)) for a, b in self.windows[number] if a >= 0]
        asked = self._asked(example)
        if example.answers and rng.random() >= LOST:
            group = self._rows(asked, self._with_answer(asked, windows[:WINDOWS], rng), rng)
        else:
            tried = asks_for_a_name(asked.text) and rng.random() < OF_ANOTHER_ALONE
            other = self._name_withheld(asked, windows, rng) if tried else {}
            group = without_answers(self._rows(asked, windows, rng, other))[:WINDOWS]
        if group:
            yield group
        # Of ours such questions are written; one that is changed may be answered by a neighbour.
        if windows and example.answers and not example.ours and rng.random() < CHANGED:
            swaps = self.swaps[paragraph.topic]
            changed = without_answer(example.question, paragraph.text, swaps, rng)
            if changed and (example.paragraph, words_of(changed)) not in self.questions:
                few = windows[:WINDOWS_OF_CHANGED]
                yield self._rows(Asked(changed, paragraph.source), few, rng)
        if windows and example.answers and is_searched(paragraph) and rng.random() < WITHHELD:
            few = self._with_answer(asked, windows[:WINDOWS_OF_CHANGED], rng)
            if rng.random() < OF_ANOTHER:
                other = self._name_withheld(asked, few, rng)
                withheld = self._rows(asked, few, rng, other) if other else []
            else:
                withheld = self._withheld(asked, few, rng)
            if withheld:
                yield withheld

    def _asked(self, example: Example) -> Asked:
        paragraph = self.data.paragraphs[example.paragraph]
        source = self.sources[paragraph.source]
        answers = (*((example.paragraph, *span) for span in example.answers), *example.elsewhere)
        answering = frozenset(
            int(row)
            for number, start, end in answers
            for row in source.rows_of(number)
            if (place := source.place_of(row)).start < end and start < place.end
        )
        said = (self.data.paragraphs[n].text[start:end].lower() for n, start, end in answers)
        words = frozenset(some for some in said if len(some) >= TELLING)
        return Asked(example.question, paragraph.source, answers, answering, words)

    def _with_answer(self, asked: Asked, windows: list[Span], rng: random.Random) -> list[Span]:
        """Return the windows; the last one is about an answer where the search found none."""
        if not asked.answering or asked.answering & rows_in(windows):
            return windows
        source = self.sources[asked.source]
        window = window_about(source.index, rng.choice(sorted(asked.answering)))
        within = within_of(self.data, source, asked.answers[0][0])
        return [*windows[: WINDOWS - 1], clip(window, within)]

    def _withheld(self, asked: Asked, windows: Sequence[Span], rng: random.Random) -> Group:
        """Return a group in which a sentence withholds what it told; no rows where none can."""
        texts, source = self.texts[asked.source], self.sources[asked.source]
        shown = rows_in(windows)
        right = asked.answering & shown
        if len(right) != 1:
            return []
        (row,) = right
        text = texts[row]
        whole = (source.words_in(row, some, len(text)) for some in asked.answers)
        answer = next((some for some in whole if some), None)
        found = withhold(asked.text, text, answer, rng) if answer else None
        if not answer or not found:
            return []
        others = " ".join(texts[some] for some in shown if some != row)
        if found.told(text) & telling_words(others):
            return []
        start = int(source.offsets[row])
        place = (int(source.paragraphs[row]), start + found.words.start, start + found.words.end)
        changed = Asked(found.question, asked.source, (place,), frozenset([row]))
        return self._rows(changed, windows, rng, {row: found.sentence})

    def _name_withheld(
        self, asked: Asked, windows: Sequence[Span], rng: random.Random
    ) -> dict[int, str]:
        """Return a sentence that is no answer, by its row, with a name withheld, if it has one."""
        others = sorted(rows_in(windows) - asked.answering)
        if not others:
            return {}
        row = rng.choice(others)
        text = withhold_any(self.texts[asked.source][row], rng)
        return {row: text} if text else {}

    def _rows(
        self,
        asked: Asked,
        windows: Sequence[Span],
        rng: random.Random,
        changed: Mapping[int, str] = MappingProxyType({}),
    ) -> Group:
        """Return a question's windows, sentences ``changed`` for others by their rows."""
        typed = corrupt(asked.text, rng)
        question = to_pieces(self.tokenizer, typed)
        rows = [self._row(asked, question, window, changed, rng) for window in windows]
        if self.renamer and rows and keeps_names(asked.text, typed) and rng.random() < RENAMED:
            return self._renamed(self.renamer, asked, rows, windows, rng)
        return rows

    def _renamed(
        self,
        renamer: Renamer,
        asked: Asked,
        rows: Group,
        windows: Sequence[Span],
        rng: random.Random,
    ) -> Group:
        """Return the rows with other names and figures, the same in all of them."""
        texts = [self.texts[asked.source][n] for w in windows for n in range(w.start, w.end)]
        named = renamer.named([asked.text, *texts])
        table = renamer.others(named, [some.row.ids for some in rows], rng)
        return [replace(some, row=replace(some.row, ids=table[some.row.ids])) for some in rows]

    def _row(
        self,
        asked: Asked,
        question: Pieces,
        window: Span,
        changed: Mapping[int, str],
        rng: random.Random,
    ) -> LabelledRow:
        heading = "" if rng.random() < UNTITLED else self._heading(asked.source, window)
        sentences = self.pieces[asked.source][window.start : window.end]
        texts = [text.lower() for text in self.texts[asked.source][window.start : window.end]]
        for number in changed.keys() & set(range(window.start, window.end)):
            texts[number - window.start] = changed[number].lower()
            sentences[number - window.start] = to_pieces(self.tokenizer, changed[number])
        row = self.builder.build(question, self._heading_pieces(heading), sentences)
        right = [window.start + place in asked.answering for place in range(len(texts))]
        may = [any(word in text for word in asked.words) for text in texts]
        positives = tuple(place for place, some in enumerate(right) if some)
        uncounted = tuple(n for n, some in enumerate(may) if some and not right[n])
        if positives:
            span = self._span(asked, row, window, sentences, positives)
        else:
            span = None if uncounted else NO_ANSWER
        return LabelledRow(row, positives, uncounted, span)

    def _heading(self, source: str, window: Span) -> str:
        """Return what is shown above a window; nothing where its paragraph has no title."""
        some = self.sources[source]
        titled = self.data.paragraphs[int(some.paragraphs[window.start])].title
        return window_text(some.index, window).heading if titled else ""

    def _heading_pieces(self, heading: str) -> Pieces:
        if heading not in self.headings:
            self.headings[heading] = to_pieces(self.tokenizer, heading)
        return self.headings[heading]

    def _span(
        self,
        asked: Asked,
        row: Row,
        window: Span,
        sentences: Sequence[Pieces],
        positives: Sequence[int],
    ) -> tuple[int, int] | None:
        """Return first and last piece, in the row, of an answer that is whole in one sentence."""
        source = self.sources[asked.source]
        for answer in asked.answers:
            for number in positives:
                offsets = sentences[number].offsets
                length = int(offsets[:, 1].max())
                words = source.words_in(window.start + number, answer, length)
                if not words:
                    continue
                inside = np.flatnonzero((offsets[:, 0] < words.end) & (offsets[:, 1] > words.start))
                if len(inside) and inside[-1] < row.lengths[number]:
                    base = int(row.markers[number]) + 1
                    return base + int(inside[0]), base + int(inside[-1])
        return None
