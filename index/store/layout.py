"""Where an index stands on disk: its folders, the names of its files, and what they are read by."""

import re
import shlex
from pathlib import Path

from pydantic import TypeAdapter

from index.types import Article, Passage

DEFAULT_INDEX_DIR = Path("data/index")
CURRENT, GENERATIONS = "CURRENT", "generations"
FORMAT = 7
"""Raised whenever the files or their meaning change; an index of another format is rebuilt."""

MANIFEST = "manifest.json"
MANIFEST_SUM = "manifest.sha256"
ARTICLES = "articles.json"
PASSAGES = "passages.json"
VECTORS = "vectors.faiss"
CONTEXT = "context.npy"
TOKENS = "tokens.npy"
TOKEN_IDS = "token_ids.npy"  # noqa: S105 (a file name, no secret)
TOKEN_OFFSETS = "token_offsets.npy"  # noqa: S105
LEXICAL = "lexical"

TIME_IN_ID = "%Y%m%dT%H%M%S.%fZ"
GENERATION_ID = re.compile(r"(?P<time>\d{8}T\d{6}\.\d{6}Z)-[0-9a-f]{8}")
"""UTC time and the start of the corpus hash: names sort by age."""

ARTICLE_LIST = TypeAdapter(tuple[Article, ...])
PASSAGE_LIST = TypeAdapter(tuple[Passage, ...])


def index_option(path: Path) -> str:
    """Return how a command is told of the index which a path is, or lies in; empty for ours."""
    index_dir = next((above.parent for above in path.parents if above.name == GENERATIONS), path)
    return "" if index_dir == DEFAULT_INDEX_DIR else f" --index {shlex.quote(str(index_dir))}"
