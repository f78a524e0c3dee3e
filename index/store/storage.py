"""Writing that survives a crash: every byte of an index reaches the disk through this module."""

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import BuildBusyError, StorageError

Parts = Iterable[bytes | memoryview]
"""A file's bytes, piece by piece, so that they need not be in memory at once."""


def write_file(path: Path, parts: Parts) -> str:
    """Write a new file and its folder, wait until the disk has them, and return its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for part in parts:
            digest.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def replace_file(path: Path, data: bytes) -> None:
    """Give a file a new content in one step: a reader sees the old or the new, never a part."""
    aside = path.with_name(path.name + ".new")
    write_file(aside, [data])
    aside.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has a folder's list of names (fsync(2): not implied by a file's own)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold a lock file that the system lets go when the process ends, however it ends.

    Raises BuildBusyError when another process holds it, StorageError when it cannot be held.
    """
    with one_line(lock.parent):
        lock.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("a")
    with file:
        with one_line(lock):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BuildBusyError(
                    f"{lock.parent}: another build is running; wait until it has ended"
                ) from error
        yield


@contextmanager
def one_line(path: Path) -> Iterator[None]:
    """Turn what the system says about a path (disk full, read-only) into a StorageError."""
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"{error.filename or path}: {error.strerror or error}; "
            "make room or give write permission, or set CHAPTER_INDEX_DIR to another folder"
        ) from error
