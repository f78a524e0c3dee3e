"""What a reader says in several windows becomes one reading of each sentence."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np
import pytest

from index.calibration import FEATURES
from index.generation import OpenIndex
from index.query import to_query
from index.ranking import SURE_OF_WORDS, score
from index.reader import Reading, Window
from index.search import Weights, rows_of_kind
from index.types import PassageKind, Span
from tests.retrieval.conftest import SmallIndex
from tests.support.small_embedder import SmallEmbedder

QUERY = to_query("How many boats sank in the storm?", SmallEmbedder())
ARTICLE = " ".join(
    f"The storm of year {number} sank {number} boats{' and broke some houses' * (3 * number % 5)}."
    for number in range(1, 11)
)


class CountingReader:
    """Says of each sentence how many stand in its window, and marks as many of its characters."""

    fingerprint = "counting"

    def __init__(self) -> None:
        self.windows: list[Window] = []

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return the number of sentences as evidence, and more as the answer's score."""
        self.windows += windows
        return [
            tuple(
                Reading(len(sizes), len(sizes) + SURE_OF_WORDS, Span(0, len(sizes)))
                for sizes in [window.sentences] * len(window.sentences)
            )
            for window in windows
        ]


@pytest.fixture
def index(small_index: SmallIndex) -> OpenIndex:
    """Ten sentences of one section, of such lengths that windows overlap and differ."""
    return small_index({"storm.md": ARTICLE})


def test_a_sentence_counts_by_the_mean_of_its_windows(index: OpenIndex) -> None:
    """No window speaks alone for a sentence, and the words are those of the surest window."""
    reader = CountingReader()
    prose = rows_of_kind(index, PassageKind.PROSE)
    scored = score(QUERY, index, prose, reader, Weights())
    sizes = {
        int(row): [
            len(w.sentences) for w in reader.windows if index.text_of(int(row)) in w.sentences
        ]
        for row in scored.rows
    }
    assert any(len(set(some)) > 1 for some in sizes.values())
    for row, features, span in zip(scored.rows, scored.features, scored.spans, strict=True):
        assert features[0] == pytest.approx(fmean(sizes[int(row)]))
        assert features[1] == pytest.approx(fmean(sizes[int(row)]) + SURE_OF_WORDS)
        assert span == Span(0, max(sizes[int(row)]))


def test_only_allowed_sentences_are_scored(index: OpenIndex) -> None:
    """A window may show a neighbour that is not searched; it is never an answer."""
    allowed = np.zeros(len(index.sentences), dtype=bool)
    allowed[3] = True
    scored = score(QUERY, index, allowed, CountingReader(), Weights())
    assert scored.rows.tolist() == [3]


def test_a_broad_request_is_not_read(index: OpenIndex) -> None:
    """It asks for what is on its topic: every candidate counts, by the search alone."""
    reader = CountingReader()
    prose = rows_of_kind(index, PassageKind.PROSE)
    broad = to_query("Tell me about the storm", SmallEmbedder())
    scored = score(broad, index, prose, reader, Weights())
    assert broad.text == "the storm"
    assert len(scored.rows) == len(index.sentences)
    assert not reader.windows and not scored.features[:, :2].any()


def test_every_sentence_knows_of_how_many_it_is_the_best(index: OpenIndex) -> None:
    """The last feature is the size of the index, whatever part of it is searched."""
    for allowed in (rows_of_kind(index, PassageKind.PROSE), np.arange(10) < 3):
        scored = score(QUERY, index, allowed, CountingReader(), Weights())
        assert len(scored.rows)
        assert scored.features[:, FEATURES.index("size")] == pytest.approx(np.log(11))
