"""Building on a disk that is full: one line, the old index answers, and no part is left."""

import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from index.errors import StorageError
from index.store import storage
from index.store.build import build
from index.store.generation import open_generation
from index.store.layout import GENERATIONS
from index.store.lexical import build_lexical, lexical_to_files
from index.store.publish import PARTIAL, rollback
from tests.support.small_embedder import SmallEmbedder


def test_a_full_disk_is_one_line_and_changes_nothing(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever write the disk fills up in, the old generation answers and no part is left."""
    before = build(corpus, index_dir, SmallEmbedder()).generation
    write, writes = storage.write_file, 0
    room = 10_000

    def full(path: Path, parts: storage.Parts) -> str:
        nonlocal writes
        writes += 1
        if writes > room:
            data = b"".join(parts)
            write(path, [data[: len(data) // 2]])
            raise OSError(28, "No space left on device", str(path))
        return write(path, parts)

    monkeypatch.setattr(storage, "write_file", full)
    newest = build(corpus, index_dir, SmallEmbedder()).generation
    for stop in range(writes):
        room, writes = stop, 0
        with pytest.raises(StorageError, match="No space left on device; make room") as caught:
            build(corpus, index_dir, SmallEmbedder())
        assert "\n" not in str(caught.value)
        assert open_generation(index_dir, "small@1").generation == newest
        left = {path.name for path in (index_dir / GENERATIONS).iterdir()}
        assert left == {before, newest}
    room = 10_000
    assert rollback(index_dir, "small@1") == before


def test_what_a_killed_build_left_does_not_keep_the_disk_full(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is deleted before anything is written: a disk that it filled has room again."""
    before = build(corpus, index_dir, SmallEmbedder()).generation
    left = index_dir / GENERATIONS / (before + PARTIAL)
    write = storage.write_file

    def full(path: Path, parts: storage.Parts) -> str:
        if left.exists():
            raise OSError(28, "No space left on device", str(path))
        return write(path, parts)

    left.mkdir()
    (left / "tokens.npy").write_bytes(b"half")
    monkeypatch.setattr(storage, "write_file", full)
    assert build(corpus, index_dir, SmallEmbedder()).generation != before
    assert not left.exists()


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """Let every write of this process fail beyond so many bytes of a file, whoever writes it."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_word_scores_are_not_cut_short_in_silence(tmp_path: Path) -> None:
    """NumPy says nothing when a small array's end has no room; what was saved is read again."""
    words = build_lexical(["The storm sank boats."] * 100)
    with no_file_above(1000):
        np.save(tmp_path / "array.npy", np.zeros(400, np.float32))
        with pytest.raises(OSError, match="No space left"):
            lexical_to_files(words, tmp_path)
    assert (tmp_path / "array.npy").stat().st_size == 1000
    assert len(list(tmp_path.iterdir())) == 1


def test_a_build_needs_no_other_folder(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A temporary folder of the system that is full or missing costs no build its embedding."""
    monkeypatch.setattr(tempfile, "tempdir", str(index_dir / "no such folder"))
    assert build(corpus, index_dir, SmallEmbedder()).sentences == 4
