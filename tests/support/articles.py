"""Articles for the tests: files in a folder, and values without a file."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.types import Article, Quote, Span


def put(corpus: Path, name: str, text: str, title: str = "A title", **fields: str) -> Path:
    """Write an article's file, with front matter, and return its path."""
    path = corpus / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f'title: "{title}"', *(f"{key}: {value}" for key, value in fields.items())]
    path.write_bytes(f"---\n{chr(10).join(lines)}\n---\n{text}".encode())
    return path


def article(text: str, title: str = "A title", language: str = "en") -> Article:
    """Return an article with this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article("a", "a.md", title, text, digest, language=language)


def quoted(source: Article, span: Span | None = None, **fields: Any) -> Quote:
    """Return the quote of a slice of an article (all of it); ``fields`` take the place of its."""
    place = span or Span(0, len(source.text))
    quote = Quote(
        article=source.id,
        sha256=source.sha256,
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        published=source.published,
        section=None,
        paragraph=1,
        start=place.start,
        end=place.end,
        text=source.text[place.start : place.end],
        score=0.5,
    )
    return replace(quote, **fields)


def fill(corpus: Path, articles: dict[str, str]) -> None:
    """Make a folder hold these articles, text by name, and nothing else."""
    shutil.rmtree(corpus, ignore_errors=True)
    for name, text in articles.items():
        put(corpus, name, text)
