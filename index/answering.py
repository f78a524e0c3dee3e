"""Answer a question from the articles with quotes, or say that they do not answer it.

Quotes are proved when they are shown: by ``index/quote/showing.py``, in the bot by
``bot/replies/proof.py``.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ChapterAndVerseError
from index.models.embeddings import Embedder
from index.models.folders import SHIPPED, find_model
from index.models.loading import load_models
from index.models.reader import Reader
from index.models.readers import NO_READER
from index.one_question import Models, OneQuestion
from index.question.before import before_next
from index.question.several import MOST_QUESTIONS, questions_in
from index.question.wording import LONGEST_MESSAGE
from index.rank.calibration import SHIPPED_FILES, Calibration, load_calibration
from index.rank.scope import Scope, whole_scope
from index.rank.together import together
from index.settings import IndexSettings
from index.store.generation import current_generation, open_generation
from index.store.open_index import OpenIndex
from index.text.markup import unmarked
from index.types import Before, Outcome, Quote, Refusal


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
        self._unusable: dict[str, Callable[[], ChapterAndVerseError]] = {}
        self._scope = self._open(current_generation(index_dir))

    @classmethod
    def open(cls, settings: IndexSettings) -> "Answerer":
        """Load the models and the current generation; raises a ChapterAndVerseError."""
        model = find_model(settings.model)
        embedder, reader = load_models(model, settings.reader)
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

    @property
    def models(self) -> Models:
        """Return the models as they are passed down to a question."""
        return Models(self.embedder, self.reader, self.calibration)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors (n, d) of texts, for grouping them by meaning."""
        return self.embedder.embed_passages(texts).pooled

    def refresh(self) -> bool:
        """Swap in a new generation if there is one; questions under way finish on the old one.

        One that cannot be used is read once, and its error raised each time.
        """
        with self._swapping:
            current = current_generation(self._index_dir)
            if current == self._scope.index.generation:
                return False
            if current in self._unusable:
                raise self._unusable[current]()
            try:
                self._scope = self._open(current)
            except ChapterAndVerseError as error:
                # Not the error itself, which would hold in memory what was read.
                self._unusable = {current: partial(type(error), *error.args)}
                raise
            return True

    def _open(self, generation: str) -> Scope:
        return whole_scope(open_generation(self._index_dir, self.embedder.fingerprint, generation))

    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        article: str | None = None,
        previous: Before | None = None,
    ) -> Outcome:
        """Answer with at most ``quotes`` quotes, the best first, or say why there is none.

        Of a message of several questions each that is answered has one at least. Raises ValueError
        if none is asked for.

        ``article`` restricts the search to one article's id; ``previous`` is the question before,
        which is read with this one where this one cannot be understood without it. Of several
        questions each is answered by itself, read with one before it where it needs that.
        """
        if quotes < 1:
            raise ValueError("ask for one quote at least")
        scope = self._scope if article is None else self._scope.within({article})
        asked = OneQuestion(question, previous, quotes, scope, self.models)
        if len(question) > LONGEST_MESSAGE:
            return asked.refused(Refusal.TOO_LONG)
        parts = questions_in(unmarked(question))
        if len(parts) == 1:
            return asked.outcome()
        if len(parts) > MOST_QUESTIONS:
            return asked.refused(Refusal.TOO_MANY)
        outcomes = []
        for part in parts:
            outcomes.append(replace(asked, question=part, before=previous).outcome())
            previous = before_next(scope.written(part), outcomes[-1], previous)
        return together(question, outcomes, quotes)

    def ranked(self, question: str, most: int, previous: str | None = None) -> tuple[Quote, ...]:
        """Return the likeliest sentences as quotes, best first, whether or not they answer."""
        searched = self._scope.searched(question, previous, self.embedder)
        if isinstance(searched, Refusal):
            return ()
        return self.models.weigh(*searched).likeliest(most)
