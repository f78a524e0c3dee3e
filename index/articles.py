"""Files of the corpus to articles, keeping every character that follows the front matter."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from index.errors import ArticleError, CorpusError
from index.types import Article

SUFFIXES = frozenset({".md", ".txt"})
MAX_FILE_BYTES = 10_000_000
"""Ten megabytes, some 1.5 million words: far above any article, far below what hurts a build."""
MAX_FRONT_MATTER_CHARS = 16_384
"""Six short fields need a few hundred; the limit keeps hostile YAML cheap."""
MAX_DEPTH = 8
"""Of nested YAML; every field we read has depth 1, and deep nesting costs quadratic time."""

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_WORDS = re.compile(r"^(?![^\S\n]*#).*\w", re.MULTILINE)
"""A line that is neither a heading nor only marks: without one there is nothing to quote."""
_HOW_TO_ADD_A_TITLE = (
    "a title is required; begin the file with three lines: '---', 'title: \"…\"', '---'"
)
_HOW_TO_WRITE = {
    "title": 'a line of text, in quotes where it is a number, a date or a yes: title: "1984"',
    "url": "a whole address without blanks: https://news.example/the-article",
    "publisher": "one line of text of at most 1000 characters, in quotes",
    "author": 'one line of text of at most 1000 characters: author: "A. Writer, B. Writer"',
    "published": "a full date: 2025-02-23",
    "language": 'its code in quotes: "en", "pt-BR"',
}


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """What reading a corpus gave: the good articles in order of id, and one line per bad file."""

    articles: tuple[Article, ...]
    problems: tuple[str, ...]


def _iso_date(value: object) -> object:
    match value:
        case None | date():
            return value.date() if isinstance(value, datetime) else value
        case str():
            return datetime.fromisoformat(value.strip()).date()
        case _:
            raise ValueError("not a date")


Line = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=1000)]
Words = Annotated[Line, StringConstraints(min_length=1)]
Link = Annotated[Line, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


class _FrontMatter(BaseModel):
    """The fields an article may state; others (a comment, a note) are allowed and not read."""

    model_config = ConfigDict(extra="ignore")

    title: Words
    url: Link | None = None
    publisher: Line | None = None
    author: Line | None = None
    published: Annotated[date | None, BeforeValidator(_iso_date)] = None
    language: Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z]{2,3}(-\w+)*$")] = (
        "en"
    )


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
        fields = _fields(header)
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


def read_corpus(corpus_dir: Path) -> CorpusReading:
    """Read every article below a folder; READMEs and hidden files are not articles.

    Raises CorpusError when the folder cannot be read; a folder below it is a problem.
    """
    problems: list[str] = []
    paths = sorted(_files(corpus_dir, problems))
    articles: dict[str, Article] = {}
    for path in paths:
        try:
            article = read_article(path, corpus_dir)
        except ArticleError as error:
            problems.append(str(error))
            continue
        if twin := articles.get(article.id):
            problems.append(f"{article.path}: has the same id as {twin.path}; rename one of them")
        else:
            articles[article.id] = article
    return CorpusReading(tuple(articles[key] for key in sorted(articles)), tuple(problems))


def _files(corpus_dir: Path, problems: list[str]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        folder, reason = Path(error.filename), f"cannot be read: {error.strerror}"
        if folder != corpus_dir:
            problems.append(f"{folder.relative_to(corpus_dir).as_posix()}/: {reason}")
            return
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            reason = "no such folder"
        raise CorpusError(
            f"{corpus_dir}: {reason}; put articles there, or name another folder"
        ) from error

    for folder, subfolders, names in os.walk(corpus_dir, onerror=unreadable):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            is_article = path.suffix.lower() in SUFFIXES and not name.startswith(".")
            if is_article and path.stem.lower() != "readme":
                yield path


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
        reason = getattr(error, "strerror", None) or "a link that leads nowhere"
        raise ArticleError(f"cannot be read: {reason}") from error
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
    return _HOW_TO_ADD_A_TITLE


def _fields(header: str) -> _FrontMatter:
    if len(header) > MAX_FRONT_MATTER_CHARS:
        raise ArticleError(
            f"has front matter above {MAX_FRONT_MATTER_CHARS} characters; shorten it"
        )
    try:
        return _FrontMatter.model_validate(_mapping(header))
    except yaml.YAMLError as error:
        raise ArticleError(f"broken front matter: {_yaml_reason(error)}") from error
    except ValueError as error:
        raise ArticleError(f"broken front matter: {_reason(error)}") from error


def _mapping(header: str) -> dict[str, Any]:
    """Parse plain YAML: no tags that make objects, no aliases (they let a document explode)."""
    depth = 0
    for event in yaml.parse(header, yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise ArticleError("broken front matter: YAML aliases (*name) are not allowed")
        if depth > MAX_DEPTH:
            raise ArticleError("broken front matter: nested too deeply")
    values = yaml.safe_load(header)
    if not isinstance(values, dict):
        raise ArticleError(_HOW_TO_ADD_A_TITLE)
    # A field left empty is one that is not stated.
    fields = {str(key).lower(): value for key, value in values.items() if value not in (None, "")}
    if "title" not in fields:
        raise ArticleError(_HOW_TO_ADD_A_TITLE)
    return fields


def _yaml_reason(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    # The front matter begins on the file's second line, and marks count from 0.
    place = f" (line {mark.line + 2})" if mark else ""
    problem = getattr(error, "problem", None) or "not readable as YAML"
    return f'{problem}{place}; a value with a colon or another mark needs quotes: title: "…"'


def _reason(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        field = str(error.errors()[0]["loc"][0])
        return f"{field}: write {_HOW_TO_WRITE[field]}"
    # YAML makes a date of what looks like one, 2025-02-30 too.
    return f"{error}; write a date as 2025-02-23, or put the value in quotes"


def _one_line(text: str) -> str:
    return " ".join(text.split())
