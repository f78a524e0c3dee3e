"""Answer a question from the articles with quotes, or say that they do not answer it.

Quotes are proved when they are shown: by ``index/showing.py``, and by ``bot/proof.py``.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.calibration import FEATURES, SHIPPED_FILES, Calibration, load_calibration
from index.choosing import choose, newest_first
from index.embedder import load_embedder
from index.embeddings import Embedder
from index.generation import OpenIndex, current_generation, open_generation
from index.models import find_model
from index.questions import bare, follows_up, refusal_of, subject_of, topic_of
from index.quotes import make_quote
from index.ranking import Scored, score
from index.reader import SHIPPED, Reader, load_reader
from index.search import Weights, rows_of_article, rows_of_kind
from index.settings import IndexSettings
from index.spelling import Vocabulary, corpus_words, general_words, mend
from index.threads import give_cores_to_torch
from index.types import Answer, NotInArticles, Outcome, PassageKind, Quote, Refusal, Span

SURE_OF_WORDS = 2.0
"""Log-odds from which the reader's answering words are marked in the quote."""
RELATED_SHARE = 0.5
"""A related headline is named when it is at least this much of an answer's probability."""
SHORT = (Refusal.NOISE, Refusal.LANGUAGE)
"""What a follow-up may look like by itself: "And by 2027?"."""
WEIGHTS = Weights()
LATE, CONTEXT = FEATURES.index("late"), FEATURES.index("context")


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A generation with what is derived from it once."""

    index: OpenIndex
    prose: NDArray[np.bool_]
    related: NDArray[np.bool_]
    vocabulary: Vocabulary


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
        self._opened = self._open()

    @classmethod
    def open(cls, settings: IndexSettings) -> "Answerer":
        """Load the models and the current generation; raises a ChapterAndVerseError."""
        give_cores_to_torch()
        embedder = load_embedder(settings.model)
        reader = load_reader(settings.reader, find_model(settings.model).folder)
        path = settings.calibration or SHIPPED / SHIPPED_FILES[reader is not None]
        calibration = load_calibration(
            path, embedder.fingerprint, reader.fingerprint if reader else "none"
        )
        return cls(settings.index_dir, embedder, reader, calibration)

    @property
    def opened(self) -> Opened:
        """Return the generation with what is derived from it."""
        return self._opened

    @property
    def index(self) -> OpenIndex:
        """Return the generation that the next question is answered from."""
        return self._opened.index

    def mended(self, question: str) -> str:
        """Return the question as it is searched for: typing errors mended, no polite words."""
        return bare(mend(question, self._opened.vocabulary))

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors (n, d) of texts, for grouping them by meaning."""
        return self.embedder.embed_passages(texts).pooled

    def refresh(self) -> bool:
        """Swap in a new generation if there is one; questions under way finish on the old one."""
        with self._swapping:
            if current_generation(self._index_dir) == self._opened.index.generation:
                return False
            self._opened = self._open()
            return True

    def _open(self) -> Opened:
        index = open_generation(self._index_dir, self.embedder.fingerprint)
        texts = [text for article in index.articles for text in (article.title, article.text)]
        return Opened(
            index,
            rows_of_kind(index, PassageKind.PROSE),
            rows_of_kind(index, PassageKind.RELATED),
            Vocabulary(corpus_words(texts), general_words()),
        )

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
        which is read with this one where this one cannot be understood without it.
        """
        opened = self._opened
        asked = understand(question, previous, opened.vocabulary)
        if isinstance(asked, Refusal):
            return NotInArticles(question, asked, 0.0, opened.index.generation)
        allowed = opened.prose
        if article is not None:
            allowed = allowed & rows_of_article(opened.index, article)
        topic = topic_of(asked)
        scored = self.score(topic or bare(asked), opened, allowed, broad=topic is not None)
        return self._outcome(question, asked, topic, scored, quotes, opened)

    def ranked(self, question: str, most: int, previous: str | None = None) -> tuple[Quote, ...]:
        """Return the likeliest sentences as quotes, best first, whether or not they answer."""
        opened = self._opened
        asked = understand(question, previous, opened.vocabulary)
        if isinstance(asked, Refusal):
            return ()
        topic = topic_of(asked)
        scored = self.score(topic or bare(asked), opened, opened.prose, broad=topic is not None)
        probabilities, order = self._worth(topic, scored)
        places = np.argsort(-order, kind="stable")[:most]
        return tuple(_quote(opened.index, scored, p, float(probabilities[p])) for p in places)

    def score(
        self, question: str, opened: Opened, allowed: NDArray[np.bool_], *, broad: bool = False
    ) -> Scored:
        """Return what search and reader say of the sentences they looked at.

        A ``broad`` request is not read: it asks for what is on its topic, not for an answer.
        """
        query = self.embedder.embed_query(question)
        reader = None if broad else self.reader
        return score(question, query, opened.index, allowed, reader, WEIGHTS)

    def _outcome(
        self,
        question: str,
        asked: str,
        topic: str | None,
        scored: Scored,
        most: int,
        opened: Opened,
    ) -> Outcome:
        calibration, index = self.calibration, opened.index
        if not len(scored.rows):
            return NotInArticles(question, Refusal.NO_EVIDENCE, 0.0, index.generation)
        probabilities, order = self._worth(topic, scored)
        threshold = calibration.topic_threshold if topic else calibration.threshold
        best = int(np.argmax(order))
        confidence = float(probabilities[best])
        if confidence < threshold:
            nearest = _quote(index, scored, best, confidence)
            related = self._related(asked, confidence, opened)
            return NotInArticles(
                question, Refusal.NO_EVIDENCE, confidence, index.generation, nearest, related
            )
        # Twice as many as are shown: some may be parts of the same speech.
        places = choose(index, scored.rows, order, probabilities, 2 * most)
        found = [_quote(index, scored, place, float(probabilities[place])) for place in places]
        shown = newest_first(_distinct(found)[:most], threshold)
        return Answer(question, shown, confidence, index.generation)

    def _worth(
        self, topic: str | None, scored: Scored
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return each sentence's probability and its ranking score."""
        if topic is None:
            features = scored.features
            return self.calibration.probability(features), self.calibration.rank(features)
        late = scored.features[:, LATE]
        worth = np.array([self.calibration.topic_probability(float(some)) for some in late])
        return worth, worth + scored.features[:, CONTEXT]

    def _related(self, asked: str, confidence: float, opened: Opened) -> Quote | None:
        """Return the related headline that touches a question more than any evidence does."""
        if not opened.related.any():
            return None
        scored = self.score(asked, opened, opened.related)
        worth = self.calibration.probability(scored.features)
        best = int(np.argmax(worth))
        enough = max(confidence, RELATED_SHARE * self.calibration.threshold)
        if worth[best] < enough:
            return None
        return _quote(opened.index, scored, best, float(worth[best]))


def understand(question: str, previous: str | None, vocabulary: Vocabulary) -> str | Refusal:
    """Return what is searched for, with the question before where it is needed, or why not."""
    if not follows_up(question):
        previous = None
    asked = mend(question, vocabulary)
    reason = refusal_of(question, asked, vocabulary)
    if reason and not (previous and reason in SHORT):
        return reason
    # First what is asked now, whose question word counts; then what it was about before.
    return f"{asked} {subject_of(mend(previous, vocabulary))}" if previous else asked


def _quote(index: OpenIndex, scored: Scored, place: int, probability: float) -> Quote:
    row = int(scored.rows[place])
    start = index.sentences[row].start
    span = scored.spans[place]
    sure = span is not None and scored.features[place, 1] >= SURE_OF_WORDS
    highlights = [Span(start + span.start, start + span.end)] if span and sure else []
    return make_quote(index, row, probability, highlights)


def _distinct(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes without those that stand inside an earlier one: a speech kept whole."""
    kept: list[Quote] = []
    for quote in quotes:
        inside = any(
            some.article == quote.article and some.start < quote.end and quote.start < some.end
            for some in kept
        )
        if not inside:
            kept.append(quote)
    return kept
