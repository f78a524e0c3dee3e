"""A file of the corpus to an article, keeping every character that follows the front matter."""

import hashlib
import re
import unicodedata
from pathlib import Path

from index.articles.front_matter import HOW_TO_ADD_A_TITLE, read_front_matter
from index.errors import ArticleError
from index.types import Article

MAX_FILE_BYTES = 10_000_000
"""Ten megabytes, some 1.5 million words: far above any article, and still split within seconds."""

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_WORDS = re.compile(r"^(?![^\S\n]*#).*\w", re.MULTILINE)
"""A line that is neither a heading nor only marks: without one there is nothing to quote."""


def read_article(path: Path, corpus_dir: Path) -> Article:
    """Read one file of the corpus.

    ``text`` is every character after the front matter's closing line, in NFC, with ``\\r\\n`` and
    ``\\r`` as ``\\n``; nothing is stripped. Raises ArticleError, naming the file below
    ``corpus_dir``.
    """
    name = path.relative_to(corpus_dir).as_posix()
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in name):
        raise ArticleError(f"{name!a}: has a name that is not plain UTF-8; rename it")
    try:
        header, text = _split(_decode(path, corpus_dir))
        fields = read_front_matter(header)
    except ArticleError as error:
        raise ArticleError(f"{name}: {error}") from error.__cause__
    return Article(
        id=Path(name).with_suffix("").as_posix(),
        path=name,
        title=_one_line(fields.title),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        url=fields.url,
        publisher=_one_line(fields.publisher) if fields.publisher else None,
        author=_one_line(fields.author) if fields.author else None,
        published=fields.published,
        language=fields.language,
    )


def _decode(path: Path, corpus_dir: Path) -> str:
    """Return the file's characters, refusing what lies elsewhere, is too large or not UTF-8."""
    try:
        if not path.resolve(strict=True).is_relative_to(corpus_dir.resolve()):
            raise ArticleError("is a link that leaves the corpus folder; copy the file instead")
        if not path.is_file():
            raise ArticleError("is not an ordinary file; remove it")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ArticleError(f"is larger than {MAX_FILE_BYTES // 1_000_000} MB; split it")
        characters = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(f"is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        if path.is_symlink():
            raise ArticleError("is a link that leads nowhere; copy the file instead") from error
        reason = getattr(error, "strerror", None)
        raise ArticleError(f"cannot be read: {reason}; make it readable") from error
    lines = characters.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines)


def _split(characters: str) -> tuple[str, str]:
    """Return the front matter's YAML and the text after it."""
    found = _FRONT_MATTER.match(characters)
    if found is None:
        raise ArticleError(_why_no_front_matter(characters))
    text = characters[found.end() :]
    if not _WORDS.search(text):
        raise ArticleError("has no text after its front matter; add the article's text")
    return found["yaml"], text


def _why_no_front_matter(characters: str) -> str:
    if not characters.strip():
        return "is empty; add the article, or remove the file"
    if characters.startswith("---"):
        return "its front matter does not end; close it with a line '---'"
    if characters.lstrip().startswith("---"):
        return "its front matter must begin with the file; remove what stands before '---'"
    return HOW_TO_ADD_A_TITLE


def _one_line(text: str) -> str:
    return " ".join(text.split())
