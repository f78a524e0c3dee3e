"""Generations of the index on disk: opened only when every check holds, switched in one step.

``index_dir/CURRENT`` names a folder below ``index_dir/generations``; see ``index/store/layout.py``.
"""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from index.articles.passages import sentences_of
from index.articles.tables import tables_of
from index.digests import file_sha256
from index.errors import (
    ChapterAndVerseError,
    IndexDamagedError,
    IndexForeignError,
    IndexMissingError,
)
from index.store import layout
from index.store.lexical import lexical_from_folder
from index.store.manifest import Manifest, article_hashes
from index.store.open_index import OpenIndex
from index.store.rarity import token_idf
from index.store.sections import sections_of
from index.store.vectors import vectors_from_bytes

_Number = TypeVar("_Number", bound=np.generic)


def open_generation(
    index_dir: Path, fingerprint: str | None, generation: str | None = None
) -> OpenIndex:
    """Open the current generation, or the one named, after checking all of it.

    ``fingerprint`` is the embedder's, or None to read without one. Raises IndexMissingError,
    IndexForeignError (another format or model) or IndexDamagedError.
    """
    folder = generation_folder(index_dir, generation or current_generation(index_dir))
    manifest = read_manifest(folder)
    if fingerprint is not None and manifest.model != fingerprint:
        raise _foreign(folder, f"made with the model {manifest.model}, not {fingerprint}")
    _check_sums(folder, manifest)
    try:
        opened = _load(folder, manifest)
    except (OSError, ValueError, KeyError) as error:  # ValidationError is a ValueError
        raise _damaged(folder, "a file does not hold what its name says") from error
    _check_counts(folder, opened)
    return opened


def open_newest(index_dir: Path, fingerprint: str, some: Sequence[str]) -> OpenIndex:
    """Open the newest of some generations, oldest first, that is whole.

    Raises what open_generation says of the newest where none is.
    """
    for generation in reversed(some):
        with suppress(ChapterAndVerseError):
            return open_generation(index_dir, fingerprint, generation)
    return open_generation(index_dir, fingerprint, some[-1])


def current_generation(index_dir: Path) -> str:
    """Return the current generation's id; raises IndexMissingError or IndexDamagedError."""
    path, command = index_dir / layout.CURRENT, _command(index_dir)
    try:
        name = path.read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise IndexMissingError(f"{index_dir}: no index here; {command}") from error
    except NotADirectoryError as error:
        raise IndexMissingError(
            f"{index_dir}: is a file, not the folder of an index; name another with --index, or set"
            " CHAPTER_INDEX_DIR"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamagedError(f"{path}: cannot be read; {command}") from error
    if not layout.GENERATION_ID.fullmatch(name):  # so there is none before it to go back to
        raise IndexDamagedError(f"{path}: names no generation; {command}")
    return name


def generation_folder(index_dir: Path, generation: str) -> Path:
    """Return a generation's folder; raises IndexMissingError when there is none."""
    folder = index_dir / layout.GENERATIONS / generation
    try:
        there = not folder.is_symlink() and folder.is_dir()
    except OSError as error:
        raise _damaged(folder, "cannot be read") from error
    if not layout.GENERATION_ID.fullmatch(generation) or not there:
        command = _command(index_dir)
        raise IndexMissingError(f"{index_dir}: no generation {generation!r}; {command}")
    return folder


def generations(index_dir: Path) -> tuple[Manifest, ...]:
    """Return the manifests of all whole generations on disk, oldest first."""
    found: list[Manifest] = []
    for folder in sorted((index_dir / layout.GENERATIONS).glob("*")):
        with suppress(ChapterAndVerseError):  # a build cleans it away
            if layout.GENERATION_ID.fullmatch(folder.name):
                found.append(read_manifest(folder))
    return tuple(found)


def read_manifest(folder: Path) -> Manifest:
    """Read and check a generation's manifest, but not yet the files it lists."""
    try:
        if (folder / layout.MANIFEST).is_symlink():
            raise _damaged(folder / layout.MANIFEST, "is a link")
        data = (folder / layout.MANIFEST).read_bytes()
        expected = (folder / layout.MANIFEST_SUM).read_text(encoding="ascii").strip()
        if hashlib.sha256(data).hexdigest() != expected:
            raise _damaged(folder / layout.MANIFEST, "was altered or cut short")
        manifest = Manifest.model_validate_json(data)
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(folder / layout.MANIFEST, "is missing or cannot be read") from error
    except ValidationError as error:
        raise _foreign(folder, "a manifest of another program") from error
    if manifest.format != layout.FORMAT:
        raise _foreign(folder, f"format {manifest.format}, this program reads {layout.FORMAT}")
    if manifest.generation != folder.name:
        raise _damaged(folder, f"holds the manifest of {manifest.generation!r}")
    return manifest


def _check_sums(folder: Path, manifest: Manifest) -> None:
    for name, expected in manifest.files.items():
        path = folder / name
        if path.is_symlink() or not path.is_file():
            raise _damaged(path, "is missing")
        try:
            found = file_sha256(path)
        except OSError as error:
            raise _damaged(path, "cannot be read") from error
        if found != expected:
            raise _damaged(path, "was altered or cut short")


def _load(folder: Path, manifest: Manifest) -> OpenIndex:
    articles = layout.ARTICLE_LIST.validate_json((folder / layout.ARTICLES).read_bytes())
    passages = layout.PASSAGE_LIST.validate_json((folder / layout.PASSAGES).read_bytes())
    sentences = sentences_of(articles, passages)
    token_ids = _array(folder / layout.TOKEN_IDS, np.int32)
    token_offsets = _array(folder / layout.TOKEN_OFFSETS, np.int64)
    return OpenIndex(
        generation=manifest.generation,
        manifest=manifest,
        articles=articles,
        passages=passages,
        sentences=sentences,
        article_numbers=np.array([some.article for some in sentences], dtype=np.int64),
        vectors=vectors_from_bytes((folder / layout.VECTORS).read_bytes()),
        # Every question needs all of it; to widen it each time took most of the search.
        context=_array(folder / layout.CONTEXT, np.float16).astype(np.float32),
        lexical=lexical_from_folder(folder / layout.LEXICAL),
        tokens=_array(folder / layout.TOKENS, np.float16),
        token_ids=token_ids,
        token_offsets=token_offsets,
        token_idf=token_idf(token_ids, token_offsets),
        sections=sections_of(articles, passages, sentences),
        tables=tables_of(articles, passages, sentences),
    )


def _array(path: Path, dtype: type[_Number]) -> NDArray[_Number]:
    loaded: NDArray[_Number] = np.load(path, mmap_mode="r", allow_pickle=False)
    if loaded.dtype != dtype:
        raise ValueError(f"{path.name} holds {loaded.dtype}")
    return loaded.view(np.ndarray)  # still mapped, and each row is taken in half the time


def _check_counts(folder: Path, index: OpenIndex) -> None:
    manifest, rows = index.manifest, len(index.sentences)
    agreed = (
        article_hashes(index.articles) == manifest.article_hashes
        and len(index.passages) == manifest.passages
        and rows == manifest.sentences == index.vectors.count == index.lexical.count
        and index.vectors.dimension == manifest.dimension
        and index.context.shape == (rows, manifest.dimension)
        and index.tokens.shape == (manifest.tokens, manifest.dimension)
        and index.token_ids.shape == (manifest.tokens,)
        and index.token_offsets.shape == (rows + 1,)
        and int(index.token_offsets[-1]) == manifest.tokens
    )
    if not agreed:
        raise _damaged(folder, "its counts do not agree")


def _foreign(folder: Path, what: str) -> IndexForeignError:
    return IndexForeignError(f"{folder}: {what}; {_command(folder)}")


def _damaged(path: Path, what: str) -> IndexDamagedError:
    option = layout.index_option(path)
    back = f"or go back: `python scripts/build_index.py --rollback{option}`"
    return IndexDamagedError(f"{path}: {what}; {_command(path)}, {back}")


def _command(path: Path) -> str:
    """Name the command that builds the index which a path is, or lies in."""
    option = layout.index_option(path)
    return f"run `python scripts/build_index.py{option}`" if option else "run `make index`"
