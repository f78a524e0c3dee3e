"""What a generation says about itself: the facts that loading checks."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from index.store.layout import ARTICLE_LIST
from index.types import Article

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
