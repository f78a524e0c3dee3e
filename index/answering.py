"""Answer a question from the articles with quotes, or say that they do not answer it.

Quotes are proved when they are shown: by ``index/quote/showing.py``, in the bot by
``bot/replies/proof.py``.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.models.embedder import open_embedder
from index.models.embeddings import Embedder
from index.models.folders import SHIPPED, find_model
from index.models.reader import Reader
from index.models.readers import NO_READER, load_reader
from index.question.another_row import asked_of_another_row
from index.question.before import asks_for_whole, stands_after
from index.question.following import asks_for_more
from index.question.query import Query
from index.question.referents import with_referent
from index.question.several import MOST, questions_in
from index.question.understanding import Understood
from index.question.wording import Wording
from index.rank.asked_now import of_now
from index.rank.calibration import SHIPPED_FILES, Calibration, load_calibration
from index.rank.going_on import better_of, goes_on
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
from index.text.stems import stems_of
from index.types import Answer, Before, NotInArticles, Outcome, Quote, Refusal, quoted_in

ENOUGH = 3
"""Words, but for those of grammar, from which a question may be whole though it leans."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question, and what its answer depends on."""

    question: str
    before: Before | None
    most: int
    """Quotes, at most."""
    scope: Scope

    def refused(self, reason: Refusal) -> NotInArticles:
        """Return why nothing is searched for."""
        return NotInArticles(self.question, reason, 0.0, self.scope.index.generation)


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
        asked = _Asked(question, previous, quotes, scope)
        if len(parts) == 1:
            return self._answer(asked)
        if len(parts) > MOST:
            return asked.refused(Refusal.TOO_MANY)
        outcomes = []
        for part in parts:
            outcomes.append(self._answer(replace(asked, question=part, before=previous)))
            standing = stands_after(scope.written(part), previous.question if previous else None)
            previous = Before(standing) if standing else None
        return together(question, outcomes, quotes)

    def _answer(self, asked: _Asked) -> Outcome:
        """Answer one question: for more of what was answered, for the whole of it, or anew."""
        question, before, scope = asked.question, asked.before, asked.scope
        if before and (about := more_of(question, before, scope)) is not None:
            return self._more(asked, before, about)
        if before and asks_for_whole(question, before.question):
            of_it = scope.within(before.articles) if before.articles else scope
            return self._answer(replace(asked, before=None, scope=of_it))
        searched = self._searched(asked)
        if isinstance(searched, Refusal):
            return asked.refused(searched)
        query, within = searched
        if before and query.leans:
            before = self._with_its_answer(asked, before)
        asked = replace(asked, before=before, scope=within)
        outcome = self._found(asked, query)
        if isinstance(outcome, NotInArticles) and query.otherwise:
            joined = Understood(query.otherwise, leans=True, now=query.now)
            other = within.query(joined, self.embedder)
            found = self._found(asked, other)
            if isinstance(found, Answer):
                return replace(found, unsure=(question,))
        return outcome

    def _searched(self, asked: _Asked) -> tuple[Query, Scope] | Refusal:
        """Return what is searched for, with the question before, and where; or why nothing is."""
        before, scope = asked.before.question if asked.before else None, asked.scope
        searched = scope.searched(asked.question, before, self.embedder)
        of_row = asked_of_another_row(asked.question, before, scope.index) if before else None
        if of_row is None or isinstance(searched, Refusal):
            return searched
        query, within = searched
        whole = Understood(of_row, leans=True, otherwise=query.text)
        return within.query(whole, self.embedder), within

    def _found(self, asked: _Asked, query: Query) -> Outcome:
        """Return what all articles say to a question, or those that answered before."""
        before, one_article = asked.before, len(asked.scope.articles) == 1
        alone = len(stems_of(query.text if query.otherwise else asked.question)) >= ENOUGH
        if before is None or one_article or not goes_on(query, before, alone=alone):
            return self._outcome(asked, query)
        same = asked.scope.within(before.articles or frozenset())
        there = self._outcome(replace(asked, scope=same), query) if same.articles else None
        if isinstance(there, Answer) and query.leans and not alone:
            return there
        elsewhere = self._outcome(asked, query)
        return better_of(there, elsewhere, leans=query.leans, alone=alone) if there else elsewhere

    def _with_its_answer(self, asked: _Asked, before: Before) -> Before:
        """Return the question before with what answered it, asked again if that is not known."""
        if before.shown is not None and before.articles is not None:
            return before
        answered = self._answer(replace(asked, question=before.question, before=None))
        found = answered.quotes if isinstance(answered, Answer) else ()
        shown = found if before.shown is None else before.shown
        return Before(before.question, shown, frozenset(quote.article for quote in found))

    def _more(self, asked: _Asked, before: Before, about: str) -> Outcome:
        """Return what ``about`` is answered by beyond the quotes that are shown."""
        searched = asked.scope.searched(about, None, self.embedder)
        if isinstance(searched, Refusal):
            return asked.refused(searched)
        weighed, shown = self._weighed(*searched), before.shown
        if shown is None:
            shown = quoted_in(self._outcome_of(asked, weighed))
        return further_outcome(asked.question, weighed, self.calibration, shown, asked.most)

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

    def _outcome(self, asked: _Asked, query: Query) -> Outcome:
        """Return what the articles in scope say to a question."""
        scored = self.score(query, asked.scope)
        if asked.before:
            scored = of_now(query, scored, asked.before, asked.scope.index, self.reader)
        return self._outcome_of(asked, weigh(query, scored, asked.scope, self.calibration))

    def _outcome_of(self, asked: _Asked, weighed: Weighed) -> Outcome:
        return outcome_of(asked.question, weighed, self.calibration, self.reader, asked.most)


def more_of(question: str, before: Before, scope: Scope) -> str | None:
    """Return what a question asks for more of ("What else did she do?"); None of all others."""
    asked = Wording(unmarked(question))
    standing = stands_after(scope.written(before.question), None) if asks_for_more(asked) else None
    return standing and (with_referent(asked.unframed, standing) or standing)
