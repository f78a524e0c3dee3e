"""A broad request is answered where an article tells of its topic, and refused where none does."""

import numpy as np
import pytest

from index.answering import Answerer
from index.models.embeddings import TextEmbedding
from index.question.query import to_query
from index.question.understanding import Understood
from index.rank.calibration import FEATURES
from index.rank.ranking import Scored, score
from index.rank.rows import rows_of_evidence
from index.rank.scope import whole_scope
from index.rank.topics import order_of, topic_features
from index.types import Answer, NotInArticles
from tests.retrieval.conftest import SmallIndex
from tests.support.small_embedder import SmallEmbedder

NEAR = 1
"""Of the topic features, how near the article is to what it is least near to."""
ARTICLES = {
    "ferry.md": "The ferry sank at noon. Nobody was hurt. Its owner, the Hope Line, is bankrupt.",
    "mill.md": "The mill burned at noon.\n\nREAD: The zeppelin burned too",
}


def near(small_index: SmallIndex, topic: str) -> dict[str, float]:
    """Return for each sentence how near its article is to a topic."""
    index = small_index(ARTICLES)
    query = to_query(Understood(f"Tell me about {topic}"), SmallEmbedder())
    allowed = rows_of_evidence(index)
    scored = score(query, index, allowed, None)
    features = topic_features(query.embedding, index, allowed, scored)
    texts = [index.text_of(int(row)) for row in scored.rows]
    return dict(zip(texts, features[:, NEAR].tolist(), strict=True))


def test_an_article_is_near_that_has_all_of_the_topic(small_index: SmallIndex) -> None:
    """What one of its sentences lacks another one may tell."""
    found = near(small_index, "the bankrupt ferry")
    assert (
        found["The ferry sank at noon."] == found["Nobody was hurt."] == pytest.approx(1, abs=0.01)
    )
    assert found["The mill burned at noon."] < 0.9


def test_a_headline_elsewhere_tells_of_no_topic(small_index: SmallIndex) -> None:
    """What only a link to other coverage names is not told of."""
    assert max(near(small_index, "the zeppelin").values()) < 0.9


def test_a_topic_without_words_is_near_to_nothing(small_index: SmallIndex) -> None:
    """No word piece, nothing that an article could have."""
    index = small_index(ARTICLES)
    query = to_query(Understood("Tell me about the ferry"), SmallEmbedder())
    allowed = rows_of_evidence(index)
    scored = score(query, index, allowed, None)
    nothing = np.zeros(0, np.int32)
    some = query.embedding
    empty = TextEmbedding(some.pooled, some.tokens[:0], nothing, some.importance[:0])
    assert not topic_features(empty, index, allowed, scored)[:, NEAR].any()


def test_a_tables_row_follows_what_is_told_in_sentences(small_index: SmallIndex) -> None:
    """However near it is to the topic: by itself it tells nothing."""
    index = small_index({"a.md": "Boats sank.\n\n| Port | Boats |\n|---|---|\n| Ruan | 9 |"})
    rows = np.arange(len(index.sentences))
    scored = Scored(rows, np.zeros((len(rows), len(FEATURES))), (None,) * len(rows))
    worth = np.where([bool(index.header_of(int(row))) for row in rows], 0.99, 0.01)
    assert index.text_of(int(np.argmax(order_of(worth, scored, index)))) == "Boats sank."


def test_what_stands_beside_the_text_tells_of_no_topic(small_index: SmallIndex) -> None:
    """A caption or a correction may answer a question, but is no news of what it names."""
    article = (
        "The boats sank.\n\n![Boats. Many.](x.jpg)\n\nBoats at noon. Photo: Ada Li.\n\n"
        "Correction: we wrote earlier that five boats sank. Six did.\n\n"
        "Send your photos of boats to news@paper.example.\n\n"
        "| Photo: port | Boats |\n|---|---|\n| Ruan | 9 |"
    )
    scope = whole_scope(small_index({"a.md": article}))
    broad, asked = (
        to_query(Understood(text), SmallEmbedder()) for text in ("Tell me about boats", "Boats?")
    )
    telling, answering = (
        [scope.index.text_of(int(row)) for row in np.flatnonzero(scope.allowed(query))]
        for query in (broad, asked)
    )
    assert telling == ["The boats sank.", "| Ruan | 9 |"]
    assert "Boats at noon." in answering
    assert "Correction: we wrote earlier that five boats sank. Six did." in answering


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("the African Union declaration", True),
        ("Kenya's role in the mission", True),
        ("the officer's death", True),
        ("the gangs", True),
        ("the Caribbean", True),
        ("the weather in Haiti", False),
        ("the election in Kenya", False),
        ("Kenya's economy", False),
        ("the all-female SWAT team", False),
        ("the peace talks", False),
    ],
)
def test_what_the_shipped_article_tells_of(answerer: Answerer, topic: str, told: bool) -> None:
    """A place or a name that it has makes no topic of its own of what else is asked."""
    outcome = answerer.answer(f"Tell me about {topic}")
    assert isinstance(outcome, Answer if told else NotInArticles)
