"""What a generation says about itself, and the names of its files."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter

from index.types import Article, Passage

DEFAULT_INDEX_DIR = Path("data/index")
CURRENT, GENERATIONS = "CURRENT", "generations"
FORMAT = 5
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

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
# At most one folder deep, never "..", never absolute: a manifest cannot point out of its folder.
FileName = Annotated[str, StringConstraints(pattern=r"^(?:\w[\w-]*/)?\w[\w.-]*$")]


class Manifest(BaseModel):
    """The facts that loading checks."""

    model_config = ConfigDict(frozen=True)

    format: int
    generation: str
    model: str
    """The embedder's fingerprint."""
    dimension: int
    corpus_sha256: Sha256
    article_hashes: dict[str, Sha256]
    """By path below the corpus folder; over the text and every field."""
    passages: int
    sentences: int
    tokens: int
    files: dict[FileName, Sha256]
    created: datetime
    build_seconds: float
    embedded: int
    """Sentences that this build embedded itself; the others came from the generation before."""
    embed_seconds: float
    """Time that embedding them took."""

    @property
    def articles(self) -> int:
        return len(self.article_hashes)


def article_hash(article: Article) -> str:
    """Return the SHA-256 of an article's text and fields."""
    return hashlib.sha256(ARTICLE_LIST.dump_json((article,))).hexdigest()


def article_hashes(articles: Iterable[Article]) -> dict[str, str]:
    """Return each article's hash by its path."""
    return {article.path: article_hash(article) for article in articles}


def corpus_hash(hashes: dict[str, str]) -> str:
    """Return one SHA-256 over all articles' paths and hashes."""
    lines = "\n".join(f"{path}\0{digest}" for path, digest in sorted(hashes.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def index_option(path: Path) -> str:
    """Return how a command is told of the index which a path is, or lies in; empty for ours."""
    index_dir = next((above.parent for above in path.parents if above.name == GENERATIONS), path)
    return "" if index_dir == DEFAULT_INDEX_DIR else f" --index {index_dir}"
