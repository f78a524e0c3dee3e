"""Building on a disk that is full: one line, the old index answers, and no part is left."""

from pathlib import Path

import pytest

from index import storage
from index.build import build
from index.errors import StorageError
from index.generation import GENERATIONS, open_generation
from index.publish import PARTIAL, rollback
from tests.support.small_embedder import SmallEmbedder


def test_a_full_disk_is_one_line_and_changes_nothing(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever write the disk fills up in, the old generation answers and no part is left."""
    before = build(corpus, index_dir, SmallEmbedder()).generation
    write, writes = storage.write_file, 0
    room = 10_000

    def full(path: Path, data: bytes) -> None:
        nonlocal writes
        writes += 1
        if writes > room:
            write(path, data[: len(data) // 2])
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

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

    def full(path: Path, data: bytes) -> None:
        if left.exists():
            raise OSError(28, "No space left on device", str(path))
        write(path, data)

    left.mkdir()
    (left / "tokens.npy").write_bytes(b"half")
    monkeypatch.setattr(storage, "write_file", full)
    assert build(corpus, index_dir, SmallEmbedder()).generation != before
    assert not left.exists()
