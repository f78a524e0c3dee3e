"""Put a built index on disk as a new generation, switch to it, and keep the house in order."""

import io
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ChapterAndVerseError, IndexMissingError
from index.store import layout, storage
from index.store.generation import current_generation, generations, open_newest
from index.store.lexical import build_lexical, lexical_to_files
from index.store.manifest import Manifest, article_hashes, corpus_hash
from index.store.vectors import build_vectors, vectors_to_bytes
from index.types import Article, Passage

KEPT = 3
"""Generations kept on disk: the current one and two to go back to."""
PARTIAL = ".partial"
LOCK = "LOCK"


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """What the model makes of n sentences, in their order."""

    pooled: NDArray[np.float32]
    """(n, d): of the plain sentences."""
    context: NDArray[np.float16]
    """(n, d): of the sentences in their context."""
    tokens: Sequence[NDArray[np.float16]]
    """Each sentence's word pieces (t, d)."""
    token_ids: Sequence[NDArray[np.int32]]
    """And their ids (t,)."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a generation holds; row i of the vectors is sentence i of the passages."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    texts: tuple[str, ...]
    vectors: Vectors


def publish(
    index_dir: Path,
    contents: Contents,
    *,
    model: str,
    embedded: int,
    embed_seconds: float,
    created: datetime,
    started: float,
) -> tuple[str, int]:
    """Write a generation aside, make it current in one step, and return its id and bytes.

    ``started`` is the build's ``time.monotonic()``. The caller holds the lock. Raises StorageError;
    then the old generation stays current and nothing of the new one is left.
    """
    hashes = article_hashes(contents.articles)
    corpus = corpus_hash(hashes)
    generation = _new_id(index_dir, created, corpus)
    with storage.one_line(index_dir):
        with _aside(index_dir, generation) as folder:
            files = _write(folder, contents)
            manifest = Manifest(
                format=layout.FORMAT,
                generation=generation,
                model=model,
                dimension=contents.vectors.pooled.shape[1],
                corpus_sha256=corpus,
                article_hashes=hashes,
                passages=len(contents.passages),
                sentences=len(contents.texts),
                tokens=sum(map(len, contents.vectors.token_ids)),
                files=files,
                created=created,
                build_seconds=time.monotonic() - started,
                embedded=embedded,
                embed_seconds=embed_seconds,
            )
            size = sum((folder / name).stat().st_size for name in files)
            _write_manifest(folder, manifest)
        _switch(index_dir, generation)
        prune(index_dir)
    return generation, size


def rollback(index_dir: Path, fingerprint: str) -> str:
    """Make the generation before the current one current again and return its id.

    ``fingerprint`` is that of the embedding model it is to be searched with.
    One that cannot be opened is passed over for an older one. Raises IndexMissingError when there
    is none, IndexDamagedError or IndexForeignError when none can be opened, BuildBusyError,
    StorageError; then the current one stays.
    """
    current_generation(index_dir)  # before the lock, which would make a folder
    with storage.only_one(index_dir / LOCK), storage.one_line(index_dir):
        current = current_generation(index_dir)
        older = [m.generation for m in generations(index_dir) if m.generation < current]
        if not older:
            raise IndexMissingError(
                f"{index_dir}: no generation before {current} is kept; put the"
                " articles of then back, and run `make index`"
            )
        found = open_newest(index_dir, fingerprint, older).generation
        storage.replace_file(index_dir / layout.CURRENT, f"{found}\n".encode())
        return found


def prune(index_dir: Path) -> None:
    """Delete what builds that were stopped left behind, and all but the last generations."""
    current = current_generation(index_dir)
    others = [m.generation for m in generations(index_dir) if m.generation != current]
    kept = {current, *others[-(KEPT - 1) :]}
    for folder in (index_dir / layout.GENERATIONS).iterdir():
        ours = layout.GENERATION_ID.fullmatch(folder.name.removesuffix(PARTIAL))
        if ours and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _aside(index_dir: Path, generation: str) -> Iterator[Path]:
    """Give a folder that becomes the generation's once all of it is written; else it is deleted.

    Those of builds that were stopped go first: they may be what keeps the disk full.
    """
    for left in (index_dir / layout.GENERATIONS).glob(f"*{PARTIAL}"):
        shutil.rmtree(left, ignore_errors=True)
    aside = index_dir / layout.GENERATIONS / (generation + PARTIAL)
    try:
        aside.mkdir(parents=True)
        yield aside
        storage.sync_folder(aside / layout.LEXICAL)
        storage.sync_folder(aside)
        aside.rename(index_dir / layout.GENERATIONS / generation)
        storage.sync_folder(index_dir / layout.GENERATIONS)
    except BaseException:  # also Ctrl-C
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _write(folder: Path, contents: Contents) -> dict[str, str]:
    """Write a generation's files, each straight to the disk, and return their SHA-256 by name."""
    vectors = contents.vectors
    offsets = np.concatenate([[0], np.cumsum([len(ids) for ids in vectors.token_ids])])
    lexical = lexical_to_files(build_lexical(contents.texts), folder)
    files: dict[str, storage.Parts] = {
        layout.ARTICLES: [layout.ARTICLE_LIST.dump_json(contents.articles)],
        layout.PASSAGES: [layout.PASSAGE_LIST.dump_json(contents.passages)],
        layout.VECTORS: [vectors_to_bytes(build_vectors(vectors.pooled))],
        layout.CONTEXT: _npy([vectors.context]),
        layout.TOKENS: _npy(vectors.tokens),
        layout.TOKEN_IDS: _npy(vectors.token_ids),
        layout.TOKEN_OFFSETS: _npy([offsets.astype(np.int64)]),
        **{f"{layout.LEXICAL}/{name}": [data] for name, data in lexical.items()},
    }
    return {name: storage.write_file(folder / name, parts) for name, parts in files.items()}


def _npy(arrays: Sequence[NDArray[np.generic]]) -> storage.Parts:
    """Yield NumPy's file of the arrays put one after another, without a copy of them all."""
    shape = (sum(map(len, arrays)), *arrays[0].shape[1:])
    kind = np.lib.format.dtype_to_descr(arrays[0].dtype)
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": kind, "fortran_order": False, "shape": shape}
    )
    yield header.getvalue()
    for array in arrays:
        yield array.reshape(-1).view(np.uint8).data


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    digest = storage.write_file(
        folder / layout.MANIFEST, [manifest.model_dump_json(indent=1).encode()]
    )
    storage.write_file(folder / layout.MANIFEST_SUM, [digest.encode()])


def _switch(index_dir: Path, generation: str) -> None:
    try:
        storage.replace_file(index_dir / layout.CURRENT, f"{generation}\n".encode())
    except BaseException:
        if not _is_current(index_dir, generation):
            shutil.rmtree(index_dir / layout.GENERATIONS / generation, ignore_errors=True)
        raise


def _is_current(index_dir: Path, generation: str) -> bool:
    try:
        return current_generation(index_dir) == generation
    except ChapterAndVerseError:  # the first build has no pointer yet
        return False


def _new_id(index_dir: Path, created: datetime, corpus: str) -> str:
    """Return an id that sorts after all on disk, even if the clock was set back."""
    for folder in (index_dir / layout.GENERATIONS).glob("*"):
        if found := layout.GENERATION_ID.match(folder.name):
            taken = datetime.strptime(found["time"], layout.TIME_IN_ID).replace(tzinfo=UTC)
            created = max(created, taken + timedelta(microseconds=1))
    return f"{created:{layout.TIME_IN_ID}}-{corpus[:8]}"
