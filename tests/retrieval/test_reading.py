"""The reader is shown what may answer, and no more: reading is what an answer costs."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from index.models.reader import Reading, Window
from index.quote.leads import span_and_lead
from index.rank.reading import AT_LEAST, FAR, HOPELESS, LOOKS, NEWER, WORTH_A_LEAD, read_rows
from index.rank.search import Candidates
from index.rank.windows import WINDOWS, plan_windows
from index.store.open_index import OpenIndex
from index.types import Span

QUESTION = "Who was it?"


@dataclass
class OfOneMind:
    """A reader that says the same of every sentence, and keeps what it was shown."""

    evidence: float
    fingerprint: str = "of-one-mind"
    shown: list[list[Window]] = field(default_factory=list)

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Say of each sentence's last character that it answers."""
        if windows:
            self.shown.append(list(windows))
        return [tuple(self._reading(text) for text in window.sentences) for window in windows]

    def _reading(self, text: str) -> Reading:
        return Reading(self.evidence, 0.0, Span(len(text) - 1, len(text)))


def candidates(
    rows: Sequence[int], late: Sequence[float], named: Sequence[float] = ()
) -> Candidates:
    """Return rows in their order with late interaction, and whether the question names them."""
    nothing = np.zeros(len(rows), np.float32)
    late_, named_ = np.array(late, np.float32), np.array(named or nothing, np.float32)
    return Candidates(np.array(rows), nothing, nothing, nothing, late_, named_, late_)


@pytest.fixture(scope="module")
def rows(news_index: OpenIndex) -> list[int]:
    """Rows that need a window each, and lean on no other sentence."""
    windows = plan_windows(news_index, range(len(news_index.sentences)), most=100)
    plain = [w.start for w in windows if not span_and_lead(news_index, w.start)[1]]
    return plain[::4][: 2 * LOOKS * WINDOWS]


def shown(index: OpenIndex, reader: OfOneMind, found: Candidates) -> list[int]:
    """Return how many windows the reader is shown at each look."""
    reader.shown.clear()
    read_rows(QUESTION, index, found, np.ones(len(index.sentences), bool), reader)
    return [len(windows) for windows in reader.shown]


def test_a_second_look_is_taken_where_the_first_leaves_hope(
    news_index: OpenIndex, rows: list[int]
) -> None:
    """An answer needs none, and where nothing comes near to one there is none to be found."""
    found = candidates(rows, [0.8] * len(rows))
    for evidence, looks in ((-0.5, LOOKS), (HOPELESS, LOOKS), (HOPELESS - 0.1, 1)):
        assert shown(news_index, OfOneMind(evidence), found)[:LOOKS] == [WINDOWS] * looks
    first, *newer = shown(news_index, OfOneMind(2.0), found)
    assert first == WINDOWS and sum(newer) <= NEWER


def test_what_is_far_from_the_question_is_not_read(news_index: OpenIndex, rows: list[int]) -> None:
    """The best two candidates are, and those near to the best, and what the question names."""
    far = OfOneMind(HOPELESS - 0.1)
    late = [0.8, *[0.8 - FAR - 0.01] * (len(rows) - 1)]
    assert shown(news_index, far, candidates(rows, late)) == [AT_LEAST]
    named = [0.0] * len(rows)
    late[2], named[5] = 0.8 - FAR + 0.01, 1.0
    assert shown(news_index, far, candidates(rows, late, named)) == [AT_LEAST + 2]


def test_what_leans_is_read_behind_its_lead_where_that_may_help(news_index: OpenIndex) -> None:
    """A sentence that says nothing of the question by itself gets no second reading."""
    leaning = next(
        row
        for row, sentence in enumerate(news_index.sentences)
        if (led := span_and_lead(news_index, row))[1] and led[0].start == sentence.start
    )
    found = candidates([leaning], [0.8])
    assert shown(news_index, OfOneMind(WORTH_A_LEAD), found) == [1, 1]
    assert shown(news_index, OfOneMind(WORTH_A_LEAD - 0.1), found) == [1]
