"""Load the models that questions are asked of."""

from index.models.embedder_minilm import MiniLMEmbedder
from index.models.embeddings import Embedder
from index.models.folders import DEFAULT_MODEL, ModelFolder
from index.models.reader import Reader
from index.models.readers import load_reader
from index.models.threads import give_cores_to_torch


def load_models(found: ModelFolder, reader: str) -> tuple[Embedder, Reader | None]:
    """Load an embedding model that was found, and the reader of a name; raises ModelError.

    The default model is loaded without sentence-transformers, and shares what it has in common
    with the shipped reader.
    """
    if found.name != DEFAULT_MODEL:
        from index.models.embedder import open_embedder  # noqa: PLC0415 - takes seconds

        return open_embedder(found), load_reader(reader, found.folder)
    give_cores_to_torch()
    embedder = MiniLMEmbedder(found)
    return embedder, load_reader(reader, found.folder, embedder.network)
