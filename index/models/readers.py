"""Load a reader: the shipped one, one of a folder or a hub, or none."""

import logging
from pathlib import Path

from index.models.folders import SHIPPED
from index.models.minilm import MiniLM
from index.models.reader import Reader
from index.models.reader_shipped import ShippedReader

LOG = logging.getLogger(__name__)

NO_READER = "none"


def load_reader(name: str, base: Path, encoder: MiniLM | None = None) -> Reader | None:
    """Load a reader: the shipped one (empty name), none ("none"), or a folder or hub name.

    ``base`` is the folder of the embedding model, on which the shipped reader was trained, and
    ``encoder`` its network, where it is in memory already. Raises ModelError.
    """
    if name == NO_READER:
        LOG.warning("no reader is set: answers are weaker, and fewer questions are refused rightly")
        return None
    if not name:
        return ShippedReader(base, SHIPPED, encoder)
    from index.models.reader_foreign import load_foreign  # noqa: PLC0415 - takes seconds

    return load_foreign(name)
