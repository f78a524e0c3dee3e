"""Related headlines ("READ: …"): no evidence, but at times the only trace of an answer."""

from dataclasses import replace

import numpy as np

from index.models.reader import Reader
from index.quote.quotes import make_quote
from index.rank.calibration import Calibration
from index.rank.ranking import score
from index.rank.search import score_all, search
from index.rank.weighing import Weighed
from index.types import Quote

RELATED_SHARE = 0.5
"""A related headline is named when it is at least this much of an answer's probability."""
NEAR_SHARE = 0.8
"""A headline is read when late interaction has it at least at this share of the best sentence; on
our sets none below .94 was ever named, and four refusals in five are spared the reading."""


def related_headline(
    weighed: Weighed, reader: Reader | None, calibration: Calibration, confidence: float
) -> Quote | None:
    """Return the related headline that touches a question more than any evidence does.

    ``confidence`` is the probability of the best evidence.
    """
    query, scope = weighed.query, weighed.scope
    if not scope.related.any():
        return None
    asked = score_all(query.text, query.embedding, scope.index)
    found = search(asked, query.embedding, scope.index, scope.related)
    near = found.late >= NEAR_SHARE * weighed.scored.of("late").max()
    if not near.any():
        return None
    allowed = np.zeros_like(scope.related)
    allowed[found.rows[near]] = True
    read = score(replace(query, broad=False), scope.index, allowed, reader)
    worth = calibration.probability(read.features)
    best = int(np.argmax(worth))
    enough = max(confidence, RELATED_SHARE * calibration.threshold)
    if worth[best] < enough:
        return None
    return make_quote(scope.index, int(read.rows[best]), float(worth[best]))
