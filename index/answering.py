"""Answer a question from the articles with quotes, or say that they do not answer it.

Quotes are proved when they are shown: by ``index/showing.py``, and by ``bot/proof.py``.
"""

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.calibration import SHIPPED_FILES, TOPIC_FEATURES, Calibration, load_calibration
from index.choosing import (
    FURTHER,
    ON_TOPIC,
    arranged,
    choose,
    distinct,
    in_reading_order,
    opening_first,
    together,
)
from index.copies import newest_copy
from index.embedder import open_embedder
from index.embeddings import Embedder
from index.generation import current_generation, open_generation
from index.markup import unmarked
from index.models import SHIPPED, find_model
from index.open_index import OpenIndex
from index.query import Query, stands_after
from index.quotes import make_quote
from index.ranking import Scored, score
from index.reader import Reader
from index.readers import NO_READER, load_reader
from index.scope import Scope, whole_scope
from index.search import row_scores, search
from index.settings import IndexSettings
from index.several import questions_in
from index.topics import LATE, below_heading, is_whole, order_of, topic_features
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal, Span

RELATED_SHARE = 0.5
"""A related headline is named when it is at least this much of an answer's probability."""
NEAR_SHARE = 0.8
"""A headline is read when late interaction has it at least at this share of the best sentence; on
our sets none below .94 was ever named, and four refusals in five are spared the reading."""


class Answerer:
    """The models and the open index; thread-safe, every call blocks until it is done."""

    def __init__(
        self,
        index_dir: Path,
        embedder: Embedder,
        reader: Reader | None,
        calibration: Calibration,
    ) -> None:
        self._index_dir, self.embedder, self.reader = index_dir, embedder, reader
        self.calibration = calibration
        self._swapping = threading.Lock()
        self._scope = self._open()

    @classmethod
    def open(cls, settings: IndexSettings) -> "Answerer":
        """Load the models and the current generation; raises a ChapterAndVerseError."""
        model = find_model(settings.model)
        embedder = open_embedder(model)
        reader = load_reader(settings.reader, model.folder)
        path = settings.calibration or SHIPPED / SHIPPED_FILES[reader is not None]
        calibration = load_calibration(
            path, embedder.fingerprint, reader.fingerprint if reader else NO_READER
        )
        return cls(settings.index_dir, embedder, reader, calibration)

    @property
    def scope(self) -> Scope:
        """Return the generation with what is derived from it."""
        return self._scope

    @property
    def index(self) -> OpenIndex:
        """Return the generation that the next question is answered from."""
        return self._scope.index

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors (n, d) of texts, for grouping them by meaning."""
        return self.embedder.embed_passages(texts).pooled

    def refresh(self) -> bool:
        """Swap in a new generation if there is one; questions under way finish on the old one."""
        with self._swapping:
            if current_generation(self._index_dir) == self._scope.index.generation:
                return False
            self._scope = self._open()
            return True

    def _open(self) -> Scope:
        return whole_scope(open_generation(self._index_dir, self.embedder.fingerprint))

    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        article: str | None = None,
        previous: str | None = None,
    ) -> Outcome:
        """Answer with at most ``quotes`` quotes, the best first, or say why there is none.

        ``article`` restricts the search to one article's id; ``previous`` is the question before,
        which is read with this one where this one cannot be understood without it. Of several
        questions each is answered by itself, read with one before it where it needs that.
        """
        scope, parts = self._scope, questions_in(unmarked(question))
        if article is not None:
            scope = scope.within({article})
        if len(parts) == 1:
            return self._answer(question, previous, quotes, scope)
        outcomes = []
        for part in parts:
            outcomes.append(self._answer(part, previous, quotes, scope))
            previous = stands_after(part, previous)
        return together(question, outcomes, quotes)

    def _answer(self, question: str, previous: str | None, quotes: int, scope: Scope) -> Outcome:
        searched = scope.searched(question, previous, self.embedder)
        if isinstance(searched, Refusal):
            return NotInArticles(question, searched, 0.0, scope.index.generation)
        query, within = searched
        return self._outcome(question, query, self.score(query, within), quotes, within)

    def ranked(self, question: str, most: int, previous: str | None = None) -> tuple[Quote, ...]:
        """Return the likeliest sentences as quotes, best first, whether or not they answer."""
        searched = self._scope.searched(question, previous, self.embedder)
        if isinstance(searched, Refusal):
            return ()
        query, scope = searched
        scored = self.score(query, scope)
        if not len(scored.rows):
            return ()
        probabilities, order = self._worth(query, scored, scope)
        places = np.argsort(-order, kind="stable")[:most]
        return tuple(_quote(scope.index, scored, p, float(probabilities[p])) for p in places)

    def score(self, query: Query, scope: Scope) -> Scored:
        """Return what search and reader say of the sentences they looked at."""
        scored = score(query, scope.index, scope.allowed(query), self.reader)
        return below_heading(scored) if query.broad else scored

    def _outcome(
        self, question: str, query: Query, scored: Scored, most: int, scope: Scope
    ) -> Outcome:
        calibration, index = self.calibration, scope.index
        if not len(scored.rows):
            return NotInArticles(question, Refusal.NO_EVIDENCE, 0.0, index.generation)
        probabilities, order = self._worth(query, scored, scope)
        threshold, sure_threshold = calibration.thresholds(broad=query.broad)
        whole = is_whole(query, scored)
        # The first sentence of a whole may say little of its topic by itself.
        best = int(np.argmax(probabilities if whole else order))
        confidence = float(probabilities[best])
        if confidence < threshold:
            nearest = make_quote(index, int(scored.rows[best]), confidence)
            related = self._related(query, scored, confidence, scope)
            return NotInArticles(
                question, Refusal.NO_EVIDENCE, confidence, index.generation, nearest, related
            )
        # Whoever asks one thing is shown what would be an answer by itself, and nearly as good.
        least = ON_TOPIC if query.broad else max(threshold, FURTHER * confidence)
        # Twice as many as are shown: some may be parts of the same speech.
        worth = order if query.broad else probabilities
        fits = probabilities >= least
        places = choose(index, scored.rows, order, worth, fits, 2 * most)
        found = [
            _quote(index, scored, newest_copy(index, scored.rows, p), float(probabilities[p]))
            for p in places
        ]
        kept = distinct(found)[:most]
        shown = in_reading_order(kept) if whole else arranged(kept, threshold)
        # Of the quote that comes first, which may be a newer one than the best.
        sure = (confidence if whole else shown[0].score) >= sure_threshold
        unsure = () if sure else (question,)
        return Answer(question, shown, confidence, index.generation, unsure=unsure)

    def _worth(
        self, query: Query, scored: Scored, scope: Scope
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return each sentence's probability and its ranking score."""
        if not query.broad:
            features = scored.features
            return self.calibration.probability(features), self.calibration.rank(features)
        told = topic_features(query.embedding, scope.index, scope.evidence, scored)
        worth = self.calibration.topic_probability(told)
        # That a heading names the topic makes its sentences sure, and none surer than another.
        told[:, TOPIC_FEATURES.index("named")] = 0
        order = order_of(self.calibration.topic_probability(told), scored, scope.index)
        if not is_whole(query, scored):
            return worth, order
        articles = scope.index.article_numbers[scored.rows]
        return worth, opening_first(scored.rows, articles, worth, order)

    def _related(
        self, query: Query, scored: Scored, confidence: float, scope: Scope
    ) -> Quote | None:
        """Return the related headline that touches a question more than any evidence does."""
        if not scope.related.any():
            return None
        asked = row_scores(query.text, query.embedding, scope.index)
        found = search(asked, query.embedding, scope.index, scope.related)
        near = found.late >= NEAR_SHARE * scored.features[:, LATE].max()
        if not near.any():
            return None
        allowed = np.zeros_like(scope.related)
        allowed[found.rows[near]] = True
        read = score(replace(query, broad=False), scope.index, allowed, self.reader)
        worth = self.calibration.probability(read.features)
        best = int(np.argmax(worth))
        enough = max(confidence, RELATED_SHARE * self.calibration.threshold)
        if worth[best] < enough:
            return None
        # Nothing in it is marked: it answers nothing.
        return make_quote(scope.index, int(read.rows[best]), float(worth[best]))


def _quote(index: OpenIndex, scored: Scored, place: int, probability: float) -> Quote:
    row = int(scored.rows[place])
    start = index.sentences[row].start
    span = scored.spans[place]
    highlights = [Span(start + span.start, start + span.end)] if span else []
    return make_quote(index, row, probability, highlights)
