"""What was learned from labelled questions: how scores are weighed, and what they are worth.

Ranking weights are those of a conditional logit (McFadden 1974) over each question's candidates.
Confidence is a logistic regression on the best sentence's scores (Platt scaling, Platt 1999, with
more than one score). Both, and the threshold, are made by ``scripts/calibrate.py`` and belong to
one embedding model and one reader.
"""

import json
import math
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter, ValidationError
from scipy.special import expit

from index.errors import CalibrationError, StorageError
from index.store.storage import replace_file

FEATURES = (
    "evidence",
    "answer",
    "dense",
    "context",
    "lexical",
    "late",
    "covered",
    "covered_near",
    "weakest",
    "kind",
    "unknown",
    "named",
    "size",
)
"""Columns of a feature matrix; the first two are 0 where there is no reader.

The last is log(1 + n) of the n sentences in the index, the same for all of them:
the best of many wrong sentences looks better than the best of few, so it is worth less.
"""
TOPIC_FEATURES = ("late", "near", "evidence", "named")
"""Columns of what is known of a sentence when a topic is asked for (``index/rank/topics.py``)."""
SHIPPED_FILES = {True: "calibration.json", False: "calibration-without-reader.json"}
"""By whether there is a reader; below ``index/weights``."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights and threshold for one pair of models."""

    embedder: str
    """Fingerprint of the embedding model."""
    reader: str
    """Fingerprint of the reader, or "none"."""
    ranking: tuple[float, ...]
    """Weight of each feature when candidates of one question are compared."""
    confidence: tuple[float, ...]
    """Weight of each feature in the log-odds that a sentence answers."""
    intercept: float
    threshold: float
    """Answers with less confidence than this are refused."""
    sure_threshold: float
    """Answers with less than this are given with a word of doubt."""
    topic: tuple[float, ...]
    """Weight of each of TOPIC_FEATURES in the log-odds that a sentence tells of a topic."""
    topic_intercept: float
    topic_threshold: float
    """``threshold`` for broad requests."""
    topic_sure_threshold: float
    """``sure_threshold`` for broad requests."""

    def rank(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the ranking score of each row of features (n, len(FEATURES))."""
        scores: NDArray[np.float64] = squash(features) @ np.asarray(self.ranking)
        return scores

    def probability(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return each row's probability of being an answer's, of features (n, len(FEATURES))."""
        odds = squash(features) @ np.asarray(self.confidence) + self.intercept
        found: NDArray[np.float64] = expit(odds)
        return found

    def topic_probability(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability that each row of features (n, 4) tells of a topic, (n,)."""
        odds = squash(features, TOPIC_FEATURES) @ np.array(self.topic) + self.topic_intercept
        found: NDArray[np.float64] = expit(odds)
        return found

    def thresholds(self, *, broad: bool) -> tuple[float, float]:
        """Return from what confidence on is answered, and from what on without a word of doubt."""
        if broad:
            return self.topic_threshold, self.topic_sure_threshold
        return self.threshold, self.sure_threshold


_STORED = TypeAdapter(Calibration)


LIMITS = {"evidence": 12.0, "answer": 16.0, "size": math.log1p(1400)}
"""Where a feature is cut off: the reader's two in log-odds, and the size at about the largest index
that what ships was learned on. What more a larger one takes off would be a guess, and refuses too
much (docs/experiments.md, "A larger index")."""


def squash(features: NDArray[np.float64], names: tuple[str, ...] = FEATURES) -> NDArray[np.float64]:
    """Limit the features of LIMITS, so that one extreme score does not outweigh all else."""
    result = features.astype(np.float64).copy()
    for column, name in enumerate(names):
        if limit := LIMITS.get(name):
            result[:, column] = np.clip(result[:, column], -limit, limit)
    return result


def save_calibration(calibration: Calibration, path: Path) -> None:
    """Write a calibration as JSON, in one step; raises StorageError, and then the old one stays."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, f"{json.dumps(asdict(calibration), indent=2)}\n".encode())
    except OSError as error:
        raise StorageError(f"{path}: cannot be written: {error.strerror}; make room") from error


def load_calibration(path: Path, embedder: str, reader: str) -> Calibration:
    """Read the calibration of a pair of models.

    Raises CalibrationError when there is none, or when it was made for other models.
    """
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise _unusable(f"{path} cannot be read") from error
    try:
        calibration = _STORED.validate_python(stored)
    except ValidationError as error:
        raise _unusable(f"{path} is of another version of this program") from error
    made, asked = (calibration.embedder, calibration.reader), (embedder, reader)
    if made != asked:
        raise _unusable(f"{path} is for {' and '.join(made)}, not for {' and '.join(asked)}")
    lengths = [
        len(some) for some in (calibration.ranking, calibration.confidence, calibration.topic)
    ]
    if lengths != [len(FEATURES), len(FEATURES), len(TOPIC_FEATURES)]:
        raise _unusable(f"{path} is of another version of this program")
    return calibration


def _unusable(reason: str) -> CalibrationError:
    """Say first what to do; of a fingerprint's SHA-256 the beginning tells enough."""
    shortened = re.sub(r"\b([0-9a-f]{8})[0-9a-f]{56}\b", r"\1", reason)
    return CalibrationError(
        "make a calibration with scripts/calibrate.py and set CHAPTER_CALIBRATION to it, as "
        f"docs/labelling.md shows: {shortened}"
    )
