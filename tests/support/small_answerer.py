"""A calibration for the small embedder without a reader, by which everything is answered."""

from index.models.readers import NO_READER
from index.rank.calibration import FEATURES, Calibration

EVERYTHING_ANSWERS = Calibration(
    embedder="small@1",
    reader=NO_READER,
    ranking=(1.0,) * len(FEATURES),
    confidence=(1.0,) * len(FEATURES),
    intercept=0.0,
    threshold=0.0,
    sure_threshold=0.0,
    topic=(1.0, 0.0, 0.0, 0.0),
    topic_intercept=0.0,
    topic_threshold=0.0,
    topic_sure_threshold=0.0,
)
