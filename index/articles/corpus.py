"""A folder of files to the corpus: the articles in it, and why a file is none."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.articles.file import read_article
from index.errors import ArticleError, CorpusError
from index.types import Article

SUFFIXES = frozenset({".md", ".txt"})


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """What reading a corpus gave: the good articles in order of id, and one line per bad file."""

    articles: tuple[Article, ...]
    problems: tuple[str, ...]
    others: tuple[str, ...] = ()
    """Paths of files that are no articles by their suffix: pictures, web pages."""


def read_corpus(corpus_dir: Path) -> CorpusReading:
    """Read every article below a folder; READMEs and hidden files are not articles.

    Raises CorpusError when the folder cannot be read; a folder below it is a problem.
    """
    problems: list[str] = []
    others: list[str] = []
    articles: dict[str, Article] = {}
    for path in sorted(_files(corpus_dir, problems)):
        if path.suffix.lower() not in SUFFIXES:
            others.append(_name(path, corpus_dir))
            continue
        try:
            article = read_article(path, corpus_dir)
        except ArticleError as error:
            problems.append(str(error))
            continue
        if twin := articles.get(article.id):
            problems.append(f"{article.path}: has the same id as {twin.path}; rename one of them")
        else:
            articles[article.id] = article
    read = tuple(articles[key] for key in sorted(articles))
    return CorpusReading(read, tuple(problems), tuple(others))


def stale_articles(articles: Iterable[Article], corpus_dir: Path) -> tuple[str, ...]:
    """Return the paths of articles added, changed or removed since an index of these was built.

    It names none where the folder cannot be read: an index is answered from without it.
    """
    try:
        reading = read_corpus(corpus_dir)
    except CorpusError:
        return ()
    now = {article.path: article for article in reading.articles}
    then = {article.path: article for article in articles}
    return tuple(sorted(path for path in now | then if now.get(path) != then.get(path)))


def _name(path: Path, corpus_dir: Path) -> str:
    """Return a path as it stands in a line: what would steer a terminal is escaped."""
    name = path.relative_to(corpus_dir).as_posix()
    return name if name.isprintable() else ascii(name)


def _files(corpus_dir: Path, problems: list[str]) -> Iterator[Path]:
    """Yield every file but READMEs and hidden ones; a folder that cannot be read is a problem."""

    def unreadable(error: OSError) -> None:
        folder, reason = Path(error.filename), f"cannot be read: {error.strerror}; make it readable"
        if folder != corpus_dir:
            problems.append(f"{_name(folder, corpus_dir)}/: {reason}")
            return
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            reason = "no such folder"
        raise CorpusError(
            f"{corpus_dir}: {reason}; put articles there, or name another folder"
        ) from error

    for folder, subfolders, names in os.walk(corpus_dir, onerror=unreadable):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in subfolders:
            if os.path.islink(path := Path(folder, name)):  # noqa: PTH114 - it raises nothing
                place = _name(path, corpus_dir)
                problems.append(f"{place}/: a link to a folder is not followed; put a copy there")
        for name in names:
            path = Path(folder, name)
            if not name.startswith(".") and path.stem.lower() != "readme":
                yield path
