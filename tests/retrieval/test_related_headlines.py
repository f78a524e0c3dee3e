"""A refusal names the related headline that alone touches the question."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.answering import Answerer
from index.models.reader import Reader, Reading, Window
from index.rank.scope import whole_scope
from index.settings import IndexSettings
from index.types import NotInArticles
from tests.retrieval.conftest import SmallIndex


class Watched:
    """The reader, noting the headings and sentences of what it is given to read."""

    def __init__(self, reader: Reader) -> None:
        self.reader, self.fingerprint = reader, reader.fingerprint
        self.windows: list[Window] = []

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Read, and note it."""
        self.windows += windows
        return self.reader.read(question, windows)


def test_within_one_article_no_other_ones_headline_is_named(small_index: SmallIndex) -> None:
    """Neither its sentences nor its headlines are looked at; all are where no article is meant."""
    index = small_index({"a.md": "One.\n\nREAD: Two", "b.md": "Three.\n\nREAD: Four"})
    scope = whole_scope(index)
    of_b = scope.within({"b"})
    assert [index.text_of(int(row)) for row in np.flatnonzero(of_b.evidence)] == ["Three."]
    assert [index.text_of(int(row)) for row in np.flatnonzero(of_b.related)] == ["READ: Four"]
    assert of_b.only_title and not scope.only_title


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Why did Benin reject Kenya's leadership?", "READ: Why Benin rejected"),
        ("At what altitude does the hospital stand?", None),
    ],
)
def test_a_headline_is_named_where_it_alone_touches_the_question(
    answerer: Answerer, settings: IndexSettings, question: str, named: str | None
) -> None:
    """It is named beside the refusal, never quoted as an answer; one that is far from the question
    costs no reading."""
    assert answerer.reader
    watched = Watched(answerer.reader)
    watching = Answerer(settings.index_dir, answerer.embedder, watched, answerer.calibration)
    outcome = watching.answer(question)
    assert isinstance(outcome, NotInArticles)
    read = [text for window in watched.windows for text in window.sentences]
    assert any(text.startswith("READ:") for text in read) is (named is not None)
    assert (outcome.related.text if outcome.related else "").startswith(named or "")
    assert (outcome.related is None) is (named is None)
