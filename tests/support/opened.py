"""The real answerer over a real index, with the small embedder and no reader: it always answers."""

from pathlib import Path

from index.answering import Answerer
from index.rank.calibration import FEATURES, Calibration
from tests.support.small_embedder import SmallEmbedder


def small_answerer(index_dir: Path) -> Answerer:
    """Open the current generation."""
    embedder = SmallEmbedder()
    return Answerer(index_dir, embedder, None, everything_answers(embedder.fingerprint))


def everything_answers(embedder: str) -> Calibration:
    """Order sentences by late interaction and their words, and refuse none."""
    weights = tuple(float(name in {"late", "lexical"}) for name in FEATURES)
    return Calibration(
        embedder=embedder,
        reader="none",
        ranking=weights,
        confidence=weights,
        intercept=0.0,
        threshold=0.0,
        sure_threshold=0.0,
        topic=(1.0, 0.0, 0.0, 0.0),
        topic_intercept=0.0,
        topic_threshold=0.0,
        topic_sure_threshold=0.0,
    )
