"""The real answerer over a real index, with the small embedder and no reader: it always answers."""

from pathlib import Path

from index.answering import Answerer
from index.calibration import FEATURES, Calibration
from tests.support.small_embedder import SmallEmbedder


def small_answerer(index_dir: Path) -> Answerer:
    """Open the current generation; sentences are ordered by late interaction and their words."""
    weights = tuple(float(name in {"late", "lexical"}) for name in FEATURES)
    embedder = SmallEmbedder()
    calibration = Calibration(
        embedder=embedder.fingerprint,
        reader="none",
        ranking=weights,
        confidence=weights,
        intercept=0.0,
        threshold=0.0,
        topic_threshold=0.0,
        topic_slope=1.0,
        topic_intercept=0.0,
    )
    return Answerer(index_dir, embedder, None, calibration)
