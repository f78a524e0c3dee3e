"""Answer a question from the articles with quotes, or say that they do not answer it.

Quotes are proved when they are shown: by ``index/quote/showing.py``, and by ``bot/proof.py``.
"""

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.models.embedder import open_embedder
from index.models.embeddings import Embedder
from index.models.folders import SHIPPED, find_model
from index.models.reader import Reader
from index.models.readers import NO_READER, load_reader
from index.question.following import asks_for_more
from index.question.publication import asks_of_publication
from index.question.query import Query, stands_after
from index.question.several import MOST, questions_in
from index.question.wording import Wording
from index.quote.quotes import make_quote
from index.rank.calibration import SHIPPED_FILES, Calibration, load_calibration
from index.rank.choosing import is_new
from index.rank.headlines import related_headline
from index.rank.ranking import Scored, score
from index.rank.scope import Scope, whole_scope
from index.rank.together import together
from index.rank.topics import below_heading
from index.rank.weighing import Weighed, weigh
from index.settings import IndexSettings
from index.store.generation import current_generation, open_generation
from index.store.open_index import OpenIndex
from index.text.markup import unmarked
from index.text.stems import stems_of
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal

ENOUGH = 3
"""Words, but for those of grammar, from which a question may be whole though it leans."""
OTHERS = 10
"""Of the likeliest sentences those among which there may be one that was not shown."""


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
        reader = load_reader(settings.reader, model.folder, embedder.word_embeddings)
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
        shown: int | None = None,
    ) -> Outcome:
        """Answer with at most ``quotes`` quotes, the best first, or say why there is none.

        ``article`` restricts the search to one article's id; ``previous`` is the question before,
        which is read with this one where this one cannot be understood without it, and ``shown``
        how many of its quotes are shown already (as many as ``quotes`` if that is not said): "What
        else?" gets others. Of several questions each is answered by itself, read with one before it
        where it needs that.
        """
        scope, parts = self._scope, questions_in(unmarked(question))
        if article is not None:
            scope = scope.within({article})
        skipped = quotes if shown is None else shown
        if len(parts) == 1:
            return self._answer(question, previous, quotes, skipped, scope)
        if len(parts) > MOST:
            return NotInArticles(question, Refusal.TOO_MANY, 0.0, scope.index.generation)
        outcomes = []
        for part in parts:
            outcomes.append(self._answer(part, previous, quotes, skipped, scope))
            previous = stands_after(scope.written(part), previous)
        return together(question, outcomes, quotes)

    def _answer(
        self, question: str, previous: str | None, quotes: int, skipped: int, scope: Scope
    ) -> Outcome:
        if previous and asks_for_more(Wording(unmarked(question))):
            before = stands_after(scope.written(previous), None)
            if before is not None:
                return self._more(question, before, quotes, skipped, scope)
        searched = scope.searched(question, previous, self.embedder)
        if isinstance(searched, Refusal):
            return NotInArticles(question, searched, 0.0, scope.index.generation)
        query, within = searched
        there = self._where_answered(question, query, quotes, within)
        alone = len(stems_of(question)) >= ENOUGH
        if isinstance(there, Answer) and not alone:
            return there
        outcome = self._outcome(question, self._weighed(query, within), quotes)
        if there is None or isinstance(outcome, NotInArticles):
            return there or outcome
        # From elsewhere comes what is without doubt, where the articles of before say nothing, or
        # what answers better a question that says enough by itself.
        if isinstance(there, NotInArticles):
            return outcome if alone or not outcome.unsure else there
        return outcome if outcome.confidence > there.confidence else there

    def _where_answered(
        self, question: str, query: Query, quotes: int, scope: Scope
    ) -> Outcome | None:
        """Return what the articles say that answered the question before, if any did."""
        if query.before is None or len(scope.articles) == 1:
            return None
        before = self._answer(query.before, None, quotes, 0, scope)
        if isinstance(before, NotInArticles):
            return None
        same = scope.within({quote.article for quote in before.quotes})
        return self._outcome(question, self._weighed(query, same), quotes)

    def ranked(self, question: str, most: int, previous: str | None = None) -> tuple[Quote, ...]:
        """Return the likeliest sentences as quotes, best first, whether or not they answer."""
        searched = self._scope.searched(question, previous, self.embedder)
        return () if isinstance(searched, Refusal) else self._weighed(*searched).likeliest(most)

    def score(self, query: Query, scope: Scope) -> Scored:
        """Return what search and reader say of the sentences they looked at."""
        scored = score(query, scope.index, scope.allowed(query), self.reader)
        return below_heading(scored) if query.broad else scored

    def _weighed(self, query: Query, scope: Scope) -> Weighed:
        return weigh(query, self.score(query, scope), scope, self.calibration)

    def _outcome(self, question: str, weighed: Weighed, most: int) -> Outcome:
        generation, rows = weighed.scope.index.generation, weighed.scored.rows
        if not len(rows):
            return NotInArticles(question, Refusal.NO_EVIDENCE, 0.0, generation)
        threshold, sure_threshold = self.calibration.thresholds(broad=weighed.query.broad)
        best = weighed.best
        confidence = float(weighed.probability[best])
        if confidence < threshold:
            if asks_of_publication(weighed.query.text):
                return NotInArticles(question, Refusal.PUBLICATION, confidence, generation)
            # Nothing in it is marked: it answers nothing.
            nearest = make_quote(weighed.scope.index, int(rows[best]), confidence)
            related = related_headline(weighed, self.reader, self.calibration, confidence)
            return NotInArticles(
                question, Refusal.NO_EVIDENCE, confidence, generation, nearest, related
            )
        shown = weighed.shown(threshold, most)
        # Of the quote that comes first, which may be a newer one than the best.
        sure = (confidence if weighed.whole else shown[0].score) >= sure_threshold
        return Answer(question, shown, confidence, generation, unsure=() if sure else (question,))

    def _more(self, question: str, before: str, quotes: int, skipped: int, scope: Scope) -> Outcome:
        """Return what the question before is answered by beyond the quotes that come first."""
        searched = scope.searched(before, None, self.embedder)
        if isinstance(searched, Refusal):
            return NotInArticles(question, searched, 0.0, scope.index.generation)
        weighed = self._weighed(*searched)
        first = self._outcome(question, weighed, skipped)
        threshold, sure_threshold = self.calibration.thresholds(broad=weighed.query.broad)
        if isinstance(first, Answer):
            shown, found = [*first.quotes], weighed.shown(threshold, skipped + quotes)
        else:
            shown, found = [first.nearest] if first.nearest else [], ()
        if rest := tuple(quote for quote in found if is_new(quote, shown)):
            worth = max(quote.score for quote in rest)
            unsure = () if worth >= sure_threshold else (question,)
            return Answer(question, rest, worth, first.generation, unsure=unsure)
        others = (some for some in weighed.likeliest(OTHERS) if is_new(some, shown))
        nearest = next((replace(some, highlights=()) for some in others), None)
        worth = nearest.score if nearest else 0.0
        return NotInArticles(question, Refusal.NO_EVIDENCE, worth, first.generation, nearest)
