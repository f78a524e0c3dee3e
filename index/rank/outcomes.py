"""What comes of a question: quotes, where the best sentence is likely enough an answer, or none."""

from collections.abc import Sequence
from dataclasses import replace

from index.models.reader import Reader
from index.question.publication import may_ask_of_publication
from index.quote.quotes import make_quote
from index.rank.calibration import Calibration
from index.rank.headlines import related_headline
from index.rank.overlaps import is_new
from index.rank.weighing import Weighed
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal

OTHERS = 10
"""Of the likeliest sentences those among which there may be one that was not shown."""


def outcome_of(
    question: str, weighed: Weighed, calibration: Calibration, reader: Reader | None, most: int
) -> Outcome:
    """Return at most ``most`` quotes that answer a question, or its nearest passage."""
    generation, rows = weighed.scope.index.generation, weighed.scored.rows
    if not len(rows):
        return NotInArticles(question, Refusal.NO_EVIDENCE, 0.0, generation)
    threshold, sure_threshold = calibration.thresholds(broad=weighed.query.broad)
    confidence = float(weighed.probability[weighed.best])
    if confidence < threshold:
        if may_ask_of_publication(weighed.query.text):
            return NotInArticles(question, Refusal.PUBLICATION, confidence, generation)
        # Nothing in it is marked: it answers nothing.
        nearest = make_quote(weighed.scope.index, int(rows[weighed.best]), confidence)
        related = related_headline(weighed, reader, calibration, confidence)
        return NotInArticles(
            question, Refusal.NO_EVIDENCE, confidence, generation, nearest, related
        )
    shown = weighed.shown(threshold, most)
    # Of the quote that comes first, which may be a newer one than the best.
    sure = (confidence if weighed.whole else shown[0].score) >= sure_threshold
    return Answer(question, shown, confidence, generation, unsure=() if sure else (question,))


def further_outcome(
    question: str, weighed: Weighed, calibration: Calibration, shown: Sequence[Quote], most: int
) -> Outcome:
    """Return at most ``most`` quotes that answer a question beside those shown to it already."""
    generation = weighed.scope.index.generation
    threshold, sure_threshold = calibration.thresholds(broad=weighed.query.broad)
    found: Sequence[Quote] = ()
    if len(weighed.scored.rows) and weighed.probability[weighed.best] >= threshold:
        found = weighed.shown(threshold, len(shown) + most)
    if rest := tuple(quote for quote in found if is_new(quote, shown))[:most]:
        worth = max(quote.score for quote in rest)
        unsure = () if worth >= sure_threshold else (question,)
        return Answer(question, rest, worth, generation, unsure=unsure)
    others = (some for some in weighed.likeliest(OTHERS) if is_new(some, shown))
    nearest = next((replace(some, highlights=()) for some in others), None)
    worth = nearest.score if nearest else 0.0
    return NotInArticles(question, Refusal.NO_EVIDENCE, worth, generation, nearest)
