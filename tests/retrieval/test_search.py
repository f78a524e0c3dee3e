"""Search finds candidates among the allowed rows only, and orders them by what it says it does."""

import time
import tracemalloc

import numpy as np
import pytest
from numpy.typing import NDArray

from index.models.embedder import SentenceTransformersEmbedder
from index.models.embeddings import TextEmbedding
from index.rank.neighbours import neighbours
from index.rank.rows import rows_of_articles, rows_of_evidence
from index.rank.search import (
    FEW_ROWS,
    LEXICAL,
    context_scores,
    late_interaction,
    score_all,
    search,
)
from index.store.open_index import OpenIndex
from index.types import PassageKind
from tests.retrieval.conftest import SmallIndex
from tests.support.small_embedder import SmallEmbedder

QUESTION = "Why did the fisheries minister resign?"


@pytest.fixture(scope="module")
def query(embedder: SentenceTransformersEmbedder) -> TextEmbedding:
    """The question by the real model."""
    return embedder.embed_query(QUESTION)


@pytest.fixture(scope="module")
def prose(news_index: OpenIndex) -> NDArray[np.bool_]:
    """Rows of evidence."""
    return rows_of_evidence(news_index)


def test_late_interaction_is_the_weighted_mean_of_nearest_pieces(
    news_index: OpenIndex, query: TextEmbedding
) -> None:
    """The fast form gives what the definition gives, written as a plain loop."""
    rows = np.array([5, 0, 33, 12], dtype=np.int64)
    weights = news_index.idf_of(query.token_ids) * query.importance
    assert len(set(query.importance)) > 1
    for row, found in zip(rows, late_interaction(query, news_index, rows), strict=True):
        pieces = news_index.tokens_of(int(row)).astype(np.float32)
        total = 0.0
        for token, weight in zip(query.tokens, weights, strict=True):
            total += weight * max(float(piece @ token) for piece in pieces)
        assert found == pytest.approx(total / weights.sum(), abs=1e-5)


def test_rare_words_weigh_more(news_index: OpenIndex, query: TextEmbedding) -> None:
    """A piece that few sentences have counts for more than one that most have."""
    ids = news_index.token_ids
    counts = np.bincount(ids)
    common, rare = int(counts.argmax()), int(np.flatnonzero(counts == 1)[0])
    low, high = news_index.idf_of(np.array([common, rare], dtype=np.int32))
    assert 0 < low < high


def test_nothing_to_match_is_worth_nothing(news_index: OpenIndex, query: TextEmbedding) -> None:
    """No row gives no score, and a question without word pieces is near to nothing."""
    assert len(late_interaction(query, news_index, np.zeros(0, np.int64))) == 0
    nothing = TextEmbedding(
        query.pooled, query.tokens[:0], query.token_ids[:0], query.importance[:0]
    )
    assert not late_interaction(nothing, news_index, np.arange(3)).any()


def test_the_right_sentence_is_first(
    news_index: OpenIndex, query: TextEmbedding, prose: NDArray[np.bool_]
) -> None:
    """A plain question finds its article without any reader."""
    found = search(score_all(QUESTION, query, news_index), query, news_index, prose)
    best = news_index.sentences[int(found.rows[0])]
    assert news_index.articles[best.article].id == "fisheries-minister-resigns"
    assert (np.diff(found.order) <= 0).all()
    assert len(set(found.rows.tolist())) == len(found.rows)


def test_the_order_is_the_weighted_sum(
    news_index: OpenIndex, query: TextEmbedding, prose: NDArray[np.bool_]
) -> None:
    """Each score that is reported counts with its own weight and no other."""
    found = search(score_all(QUESTION, query, news_index), query, news_index, prose)
    expected = LEXICAL * found.lexical + found.late
    assert found.order == pytest.approx(expected, abs=1e-5)
    assert found.context == pytest.approx(context_scores(query, news_index)[found.rows], abs=1e-6)
    assert found.lexical.min() >= 0 and found.lexical.max() <= 1


def test_a_question_copies_no_matrix(news_index: OpenIndex, query: TextEmbedding) -> None:
    """All sentences are scored by one product; to widen them each time took longer than that."""
    tracemalloc.start()
    try:
        context_scores(query, news_index)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < news_index.context.nbytes / 10


@pytest.mark.parametrize("article", ["storm-hedda", "river-fever-trial"])
def test_only_allowed_rows_are_found(
    news_index: OpenIndex, query: TextEmbedding, article: str
) -> None:
    """A search in one article gives that article's sentences, however far they are."""
    allowed = rows_of_articles(news_index, {article})
    found = search(score_all(QUESTION, query, news_index), query, news_index, allowed)
    assert len(found.rows) and allowed[found.rows].all()
    nobody = rows_of_articles(news_index, {"no-such-article"})
    scores = score_all(QUESTION, query, news_index)
    assert len(search(scores, query, news_index, nobody).rows) == 0


@pytest.mark.parametrize("few", [0, FEW_ROWS])
def test_far_rows_are_found_when_only_they_are_allowed(
    small_index: SmallIndex, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """The nearest rows not being allowed does not hide the others: the search goes wider, or few
    rows are compared one by one."""
    monkeypatch.setattr("index.rank.search.FEW_ROWS", few)
    near = " ".join(f"The storm sank {n} boats." for n in range(300))
    index = small_index({"near.md": near, "far.md": "A vote failed. Nobody cared."})
    allowed = rows_of_articles(index, {"far"})
    query = SmallEmbedder().embed_query("How many boats sank in the storm?")
    found = search(score_all("boats storm", query, index), query, index, allowed)
    assert sorted(found.rows.tolist()) == np.flatnonzero(allowed).tolist()


def test_an_empty_question_is_searched_without_failing(
    news_index: OpenIndex, embedder: SentenceTransformersEmbedder, prose: NDArray[np.bool_]
) -> None:
    """Nothing asked finds something or nothing, and no word of it."""
    for question in ("", "?!", "😀"):
        query = embedder.embed_query(question)
        found = search(score_all(question, query, news_index), query, news_index, prose)
        assert not found.lexical.any()
        assert np.isfinite(found.order).all()


def test_neighbours_grow_to_both_sides_within_a_section(news_index: OpenIndex) -> None:
    """Each step adds one row of the same article and section, links apart, until there is none."""
    for row in range(0, len(news_index.sentences), 7):
        before = (row, row + 1)
        for low, high in neighbours(news_index, row):
            assert (before[0] - low) + (high - before[1]) == 1
            before = (low, high)
        of = [news_index.passages[news_index.sentences[r].passage] for r in range(*before)]
        links = PassageKind.RELATED
        assert len({(p.article, p.section, p.kind is links) for p in of}) == 1


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Were you ever afraid?", [False]),
        ("“Who will pay for it?”", [False]),
        ("*Why did it sink?*", [False]),
        ("“Fog has a sound. Who will hear it?”", [True]),
        ("“Who will pay?” she asked.", [True]),
        ("She asked: who will pay?", [True]),
        ("Q: What happened in the last round?", [False]),
        ("**Le Monde:** Why did it sink?", [False]),
        ("**The Post: Ms. Blix, why did the U.S. pay 1.5 million?**", [False]),
        ("Q: You use no engines. Is that true?", [False, False]),
        ("**Q: The trains lost 11 million. Why go on?**", [True, False]),
        ("**You started as a cellist. Why did you stop?**", [False, False]),
        ("**The trial begins in May. Does it matter to you?**", [True, False]),
        ("“He ran to us,” said Li.\n\n> “He ran to us”\n> Ada Li", [True, False, True]),
        ("“He ran to us,” said Li.\n\n> “He ran to them”", [True, True]),
        ("> The bridge will be built\n\nA boat sank.\n\n> The bridge will be built", [True] * 3),
        ("Q: Will they? Or not? The trains lost 11 million.", [False, False, True]),
        ("Q: The fire, then.", [False]),
        ("The boat sank.\n\n———\n\n\u200b", [True]),
        ("READ: Minister resigns over boats", [False]),
        ("LIBRARY\n\nHours are cut.", [False, True]),
        ("CORRECTION\n\nIt was nine.", [False, True]),
        ("**9.45 a.m.**\n\nIt was nine.", [False, True]),
        ("ROAD CLOSED UNTIL MAY", [True]),
        ("STOP! he said.", [True]),
    ],
)
def test_what_tells_nothing_is_no_evidence(
    text: str, evidence: list[bool], small_index: SmallIndex
) -> None:
    """What only asks, or heads, answers nothing, however like the question; what it tells does."""
    assert rows_of_evidence(small_index({"a.md": text})).tolist() == evidence


def test_a_long_paragraph_is_looked_at_once(small_index: SmallIndex) -> None:
    """Of the processor, some hundredths of a second; for each of 5,000 sentences it was 2.4 s."""
    index = small_index({"a.md": "It rained on the boats. " * 5_000})
    began = time.process_time()
    assert rows_of_evidence(index).all()
    assert time.process_time() - began < 1
