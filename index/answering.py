"""Answer a question from the articles with quotes, or say that they do not answer it.

Quotes are proved when they are shown: by ``index/quote/showing.py``, in the bot by
``bot/replies/proof.py``.
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
from index.question.before import asks_for_whole, stands_after
from index.question.following import asks_for_more
from index.question.query import Query
from index.question.referents import with_referent
from index.question.several import MOST, questions_in
from index.question.understanding import Understood
from index.question.wording import Wording
from index.rank.calibration import SHIPPED_FILES, Calibration, load_calibration
from index.rank.outcomes import further_outcome, outcome_of
from index.rank.ranking import Scored, score
from index.rank.scope import Scope, whole_scope
from index.rank.together import together
from index.rank.topics import below_heading
from index.rank.weighing import Weighed, weigh
from index.settings import IndexSettings
from index.store.generation import current_generation, open_generation
from index.store.open_index import OpenIndex
from index.text.markup import unmarked
from index.text.names import names_in
from index.text.stems import stems_of
from index.types import Answer, Before, NotInArticles, Outcome, Quote, Refusal, quoted_in

ENOUGH = 3
"""Words, but for those of grammar, from which a question may be whole though it leans."""


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
        previous: Before | None = None,
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
        if len(parts) > MOST:
            return NotInArticles(question, Refusal.TOO_MANY, 0.0, scope.index.generation)
        outcomes = []
        for part in parts:
            outcomes.append(self._answer(part, previous, quotes, scope))
            standing = stands_after(scope.written(part), previous.question if previous else None)
            previous = Before(standing) if standing else None
        return together(question, outcomes, quotes)

    def _answer(self, question: str, before: Before | None, quotes: int, scope: Scope) -> Outcome:
        if before and asks_for_more(asked := Wording(unmarked(question))):
            standing = stands_after(scope.written(before.question), None)
            if standing is not None:
                about = with_referent(asked.unframed, standing) or standing
                return self._more(question, replace(before, question=about), quotes, scope)
        if before and asks_for_whole(question, before.question):
            of_it = scope.within(before.articles) if before.articles else scope
            return self._answer(question, None, quotes, of_it)
        searched = scope.searched(question, before.question if before else None, self.embedder)
        if isinstance(searched, Refusal):
            return NotInArticles(question, searched, 0.0, scope.index.generation)
        query, within = searched
        outcome = self._found(question, query, before, quotes, within)
        if isinstance(outcome, NotInArticles) and query.otherwise:
            other = within.query(Understood(query.otherwise, leans=True), self.embedder)
            found = self._found(question, other, before, quotes, within)
            if isinstance(found, Answer):
                return replace(found, unsure=(question,))
        return outcome

    def _found(
        self, question: str, query: Query, before: Before | None, quotes: int, scope: Scope
    ) -> Outcome:
        """Return what all articles say to a question, or those that answered before."""
        alone = len(stems_of(query.text if query.otherwise else question)) >= ENOUGH
        if before is None or len(scope.articles) == 1 or not goes_on(query, before, alone=alone):
            return self._outcome(question, self._weighed(query, scope), quotes)
        there = self._where_answered(question, query, before, quotes, scope)
        if isinstance(there, Answer) and query.leans and not alone:
            return there
        elsewhere = self._outcome(question, self._weighed(query, scope), quotes)
        return better_of(there, elsewhere, leans=query.leans, alone=alone) if there else elsewhere

    def _where_answered(
        self, question: str, query: Query, before: Before, quotes: int, scope: Scope
    ) -> Outcome | None:
        """Return what the articles say that answered before; None where none did."""
        articles = before.articles
        if articles is None:
            answered = self._answer(before.question, None, quotes, scope)
            found = answered.quotes if isinstance(answered, Answer) else ()
            articles = frozenset(quote.article for quote in found)
        same = scope.within(articles)
        if not same.articles:
            return None
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
        return outcome_of(question, weighed, self.calibration, self.reader, most)

    def _more(self, question: str, before: Before, quotes: int, scope: Scope) -> Outcome:
        """Return what the question before is answered by beyond the quotes that are shown."""
        searched = scope.searched(before.question, None, self.embedder)
        if isinstance(searched, Refusal):
            return NotInArticles(question, searched, 0.0, scope.index.generation)
        weighed, shown = self._weighed(*searched), before.shown
        if shown is None:
            shown = quoted_in(self._outcome(question, weighed, quotes))
        return further_outcome(question, weighed, self.calibration, shown, quotes)


def goes_on(query: Query, before: Before, *, alone: bool) -> bool:
    """Say whether a question is first asked of the articles that answered before.

    It leans on the question before, or says little by itself and names nobody: "Who pays?".
    """
    return query.leans or (before.articles is not None and not (alone or names_in(query.text)))


def better_of(there: Outcome, elsewhere: Outcome, *, leans: bool, alone: bool) -> Outcome:
    """Choose between what the articles of before say to a question and what all of them do.

    Of a question that ``leans`` on the one before, unless it says enough ``alone``, what others say
    counts only without doubt. One that stands by itself is answered there if that is without doubt.
    """
    if isinstance(elsewhere, NotInArticles):
        return there
    if isinstance(there, NotInArticles):
        return elsewhere if alone or not leans or not elsewhere.unsure else there
    if not leans and not there.unsure:
        return there
    return elsewhere if elsewhere.confidence > there.confidence else there
