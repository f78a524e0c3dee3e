"""What the sentences that were found are worth: how likely each answers, and which is first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.question.query import Query
from index.quote.quotes import make_quote
from index.rank.arranging import arranged, in_reading_order
from index.rank.calibration import TOPIC_FEATURES, Calibration
from index.rank.choosing import FURTHER, ON_TOPIC, choose, opening_first
from index.rank.copies import newest_copy
from index.rank.denied import denying
from index.rank.later import MAY_TELL_CHANGE, tells_change, told_later
from index.rank.listing import with_list
from index.rank.overlaps import distinct, joined
from index.rank.ranking import Scored
from index.rank.scope import Scope
from index.rank.topics import is_whole, order_of, topic_features
from index.types import Quote, Span


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The sentences that were read for a question; place i of every array is ``scored.rows[i]``."""

    query: Query
    scope: Scope
    scored: Scored
    probability: NDArray[np.float64]
    """That it answers the question, or tells of the topic, (n,)."""
    order: NDArray[np.float64]
    """Which comes first, (n,): the higher, the earlier."""
    whole: bool
    """Whether it is told from its first sentence on: an article, or a section."""

    @property
    def best(self) -> int:
        """The place of the sentence that says what the answer is worth; there must be one."""
        # The first sentence of a whole may say little of its topic by itself.
        return int(np.argmax(self.probability if self.whole else self.order))

    def quote(self, place: int) -> Quote:
        """Return the quote of a sentence, with its answering words marked."""
        index, row, span = self.scope.index, int(self.scored.rows[place]), self.scored.spans[place]
        start = index.sentences[row].start
        marked = [Span(start + span.start, start + span.end)] if span else []
        return make_quote(index, row, float(self.probability[place]), marked)

    def likeliest(self, most: int) -> tuple[Quote, ...]:
        """Return the first sentences as quotes, whether or not they answer."""
        places = np.argsort(-self.order, kind="stable")[:most]
        return tuple(self.quote(int(place)) for place in places)

    def shown(self, threshold: float, most: int) -> tuple[Quote, ...]:
        """Return the quotes of an answer, at most ``most``, as they are shown below each other."""
        index, rows, broad = self.scope.index, self.scored.rows, self.query.broad
        worth = self.order if broad else self.probability
        fits = self.probability >= ON_TOPIC if broad else self._answering(threshold)
        # Twice as many as are shown: some may be parts of the same speech.
        places = choose(index, rows, self.order, worth, fits, 2 * most)
        found = [self._newest(place) for place in places]
        kept = distinct(found)[:most]
        if self.whole:
            return in_reading_order(kept)
        if not broad:
            kept = with_list(self.query.text, joined(self._taken_back(kept), index), index)
        return arranged(kept[:most], threshold)

    def _taken_back(self, quotes: Sequence[Quote]) -> Sequence[Quote]:
        """Return quotes with the one that takes back the figure of the first before it, if any.

        It is as likely an answer: it names the figure that was.
        """
        index, row = self.scope.index, int(self.scored.rows[self.best])
        allowed, said = self.scope.allowed(self.query), self.scored.spans[self.best]
        other = denying(index, self.scope.denied, allowed, row, said)
        if other is None:
            return quotes
        return distinct([make_quote(index, other, quotes[0].score), *quotes])

    def _answering(self, threshold: float) -> NDArray[np.bool_]:
        """Return which sentences would be answers by themselves, (n,).

        They are nearly as good as the best, or tell what became of it later; that it holds no more
        may be told by one that is no answer by itself.
        """
        index, rows = self.scope.index, self.scored.rows
        good = self.probability >= FURTHER * self.probability[self.best]
        answers = (self.probability >= threshold) & (good | told_later(index, rows, self.best))
        changed = tells_change(index, rows, self.best) & (self.probability >= MAY_TELL_CHANGE)
        return np.asarray(answers | changed, dtype=bool)

    def _newest(self, place: int) -> Quote:
        """Return the newest quote that says what a sentence says, for as likely as that one."""
        copy = newest_copy(self.scope.index, self.scored.rows, place)
        return replace(self.quote(copy), score=float(self.probability[place]))


def weigh(query: Query, scored: Scored, scope: Scope, calibration: Calibration) -> Weighed:
    """Weigh the sentences that were read for a question or for a broad request."""
    features = scored.features
    if not query.broad:
        probability, order = calibration.probability(features), calibration.rank(features)
        return Weighed(query, scope, scored, probability, order, whole=False)
    told = topic_features(query.embedding, scope.index, scope.evidence, scored)
    probability = calibration.topic_probability(told)
    # That a heading names the topic makes its sentences sure, and none surer than another.
    told[:, TOPIC_FEATURES.index("named")] = 0
    order = order_of(calibration.topic_probability(told), scored, scope.index)
    whole = is_whole(query, scored)
    if whole and len(scored.rows):
        articles = scope.index.article_numbers[scored.rows]
        order = opening_first(scored.rows, articles, probability, order)
    return Weighed(query, scope, scored, probability, order, whole)
