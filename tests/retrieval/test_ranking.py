"""What a reader says in several windows becomes one reading of each sentence."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np
import pytest

from index.models.embedder import SentenceTransformersEmbedder
from index.models.reader import Reading, Window
from index.question.query import to_query
from index.question.understanding import Understood
from index.rank.calibration import FEATURES
from index.rank.ranking import ON_A_TOPIC, SURE_OF_WORDS, UNREAD, score
from index.rank.reading import LOOKS
from index.rank.rows import rows_of_kind
from index.store.open_index import OpenIndex
from index.types import PassageKind, Span
from tests.retrieval.conftest import SmallIndex
from tests.support.small_embedder import SmallEmbedder

QUERY = to_query(Understood("How many boats sank in the storm?"), SmallEmbedder())
ARTICLE = " ".join(
    f"The storm of year {number} sank {number} boats{' and broke some houses' * (3 * number % 5)}."
    for number in range(1, 11)
)


class CountingReader:
    """Says of each sentence how many stand in its window, and marks as many of its characters."""

    fingerprint = "counting"
    surer = SURE_OF_WORDS

    def __init__(self) -> None:
        self.windows: list[Window] = []

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return the number of sentences as evidence, and more as the answer's score."""
        self.windows += windows
        return [
            tuple(
                Reading(len(sizes), len(sizes) + self.surer, Span(0, len(sizes)))
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
    scored = score(QUERY, index, prose, reader)
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


class FindingReader(CountingReader):
    """Says "none of these" of every sentence without the words that it looks for."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.calls = 0

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return 1 as evidence where the words stand, -1 elsewhere."""
        self.calls += any(len(window.sentences) > 1 for window in windows)  # none behind a lead
        return [
            tuple(Reading(1 if self.words in some else -1, 0, None) for some in window.sentences)
            for window in windows
        ]


def test_the_reader_looks_further_where_nothing_answers(
    news_index: OpenIndex, embedder: SentenceTransformersEmbedder
) -> None:
    """An answer beyond the first windows is found; one within them costs no second look."""
    query = to_query(Understood("What happened at the harbour?"), embedder)
    prose = rows_of_kind(news_index, PassageKind.PROSE)
    nothing = FindingReader("no article has these words")
    rows = score(query, news_index, prose, nothing).rows.tolist()
    first = score(query, news_index, prose, FindingReader("")).rows.tolist()
    assert nothing.calls == LOOKS
    assert set(first) < set(rows)
    beyond = next(row for row in rows if row not in first)
    reader = FindingReader(news_index.read_text_of(beyond))
    scored = score(query, news_index, prose, reader)
    assert reader.calls == LOOKS
    assert scored.features[scored.rows.tolist().index(beyond), 0] > 0
    within = FindingReader(news_index.read_text_of(first[0]))
    assert score(query, news_index, prose, within).rows.tolist() == first
    assert within.calls == 1


class JoiningReader(CountingReader):
    """Takes for an answer only what has all of some words, and marks the last of them."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.words = words

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return 3 where all of the words stand in one sentence, -3 elsewhere."""
        return [tuple(map(self._reading, window.sentences)) for window in windows]

    def _reading(self, sentence: str) -> Reading:
        if not all(word in sentence for word in self.words):
            return Reading(-3, -3, None)
        start = sentence.index(self.words[-1])
        return Reading(3, 3, Span(start, start + len(self.words[-1])))


@pytest.mark.parametrize(
    ("words", "surest", "marked"),
    [
        (("harbour bill", "save boats"), "This plan is to save boats.", "save boats"),
        (("save boats", "harbour bill"), None, None),  # what is marked stands in the lead
        (("harbour bill", "Rain"), None, None),  # which leans on nothing
    ],
)
def test_a_sentence_that_leans_is_read_behind_its_lead_too(
    small_index: SmallIndex, words: tuple[str, ...], surest: str | None, marked: str | None
) -> None:
    """It is shown with it; the answer has to be its own."""
    text = "Ada Li read out the harbour bill. This plan is to save boats. Rain sank many boats."
    index = small_index({"a.md": text})
    query = to_query(Understood("What is the harbour bill for?"), SmallEmbedder())
    prose = rows_of_kind(index, PassageKind.PROSE)
    scored = score(query, index, prose, JoiningReader(*words))
    sure = {
        index.text_of(int(row)): span and index.text_of(int(row))[span.start : span.end]
        for row, features, span in zip(scored.rows, scored.features, scored.spans, strict=True)
        if features[0] > 0
    }
    assert sure == ({surest: marked} if surest else {})


def test_words_are_marked_only_when_they_are_sure(index: OpenIndex) -> None:
    """Below the bound the reader may guess, but nothing is marked."""
    reader = CountingReader()
    reader.surer = SURE_OF_WORDS - 20
    scored = score(QUERY, index, rows_of_kind(index, PassageKind.PROSE), reader)
    assert len(scored.spans) and not any(scored.spans)


def test_a_long_table_leaves_room_for_the_text(small_index: SmallIndex) -> None:
    """However many rows have the question's words in their columns, what tells of all is found."""
    rows = "\n".join(f"| Port {number} | {number} | {number} |" for number in range(80))
    table = f"| Port | Boats sunk in the storm | How many people |\n|---|---|---|\n{rows}"
    index = small_index({"a.md": f"{table}\n\nIn all, 23 went down."})
    evidence = rows_of_kind(index, PassageKind.PROSE)
    scored = score(QUERY, index, evidence, CountingReader())
    assert [index.text_of(int(row)) for row in scored.rows] == ["In all, 23 went down."]
    named = to_query(Understood("How many boats sank in the storm at port 41?"), SmallEmbedder())
    found = score(named, index, evidence, CountingReader())
    assert "| Port 41 | 41 | 41 |" in [index.text_of(int(row)) for row in found.rows]


def test_the_text_is_read_before_a_table(small_index: SmallIndex) -> None:
    """However many of its rows have the topic in their column: the reader is shown few windows."""
    rows = "\n".join(f"| Line {number} | {number} | {number} |" for number in range(80))
    table = f"| Line | Buses in the strike | Last bus in the strike |\n|---|---|---|\n{rows}"
    index = small_index({"a.md": f"Drivers walk out today.\n\n{table}\n\nIt ends on Friday."})
    query = to_query(Understood("Tell me about buses in the strike"), SmallEmbedder())
    scored = score(query, index, rows_of_kind(index, PassageKind.PROSE), CountingReader())
    texts = [index.text_of(int(row)) for row in scored.rows]
    read = dict(zip(texts, scored.of("evidence") > UNREAD.evidence, strict=True))
    assert read["Drivers walk out today."] and read["It ends on Friday."]


def test_nothing_is_marked_for_a_broad_request(small_index: SmallIndex) -> None:
    """No cell of a table answers it, whatever column it names."""
    index = small_index({"a.md": "| Port | Boats sunk |\n|---|---|\n| Ruan | 9 |"})
    evidence = rows_of_kind(index, PassageKind.PROSE)
    asked = to_query(Understood("How many boats sunk at Ruan?"), SmallEmbedder())
    broad = to_query(Understood("Tell me about the boats sunk at Ruan"), SmallEmbedder())
    assert broad.broad and not asked.broad
    spans = [score(query, index, evidence, CountingReader()).spans for query in (asked, broad)]
    assert spans == [(Span(9, 10),), (None,)]


def test_only_allowed_sentences_are_scored(index: OpenIndex) -> None:
    """A window may show a neighbour that is not searched; it is never an answer."""
    allowed = np.zeros(len(index.sentences), dtype=bool)
    allowed[3] = True
    scored = score(QUERY, index, allowed, CountingReader())
    assert scored.rows.tolist() == [3]


def test_the_age_of_another_is_no_candidate(small_index: SmallIndex) -> None:
    """A reader takes it for that of whoever is named; where nothing else is left, it is shown."""
    sentences = "Ada Li, whose son Jon, 19, died, spoke.", "It rained in Millford."
    index = small_index({"a.md": " ".join(sentences)})
    query = to_query(Understood("How old is Ada Li?"), SmallEmbedder())
    for allowed, rows in (([True, True], [1]), ([True, False], [0])):
        scored = score(query, index, np.array(allowed), CountingReader())
        assert scored.rows.tolist() == rows


def test_all_that_is_found_counts_for_a_broad_request(small_index: SmallIndex) -> None:
    """Also what the reader is not shown of it, but as hardly on the topic."""
    text = "\n".join(f"The storm of year {n} sank {n} boats and broke houses." for n in range(90))
    index = small_index({"a.md": text})
    broad = to_query(Understood("Tell me about the storm"), SmallEmbedder())
    evidence = rows_of_kind(index, PassageKind.PROSE)
    scored = score(broad, index, evidence, CountingReader())
    assert broad.text == "the storm"
    assert len(scored.rows) == ON_A_TOPIC
    unread = scored.features[:, 0] == UNREAD.evidence
    assert unread.any() and not unread.all()


def test_every_sentence_knows_of_how_many_it_is_the_best(index: OpenIndex) -> None:
    """The last feature is the size of the index, whatever part of it is searched."""
    for allowed in (rows_of_kind(index, PassageKind.PROSE), np.arange(10) < 3):
        scored = score(QUERY, index, allowed, CountingReader())
        assert len(scored.rows)
        assert scored.features[:, FEATURES.index("size")] == pytest.approx(np.log(11))
