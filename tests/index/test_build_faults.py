"""Building when all goes wrong: an index that was whole stays whole, and stays current."""

import errno
import fcntl
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.errors import (
    BuildBusyError,
    CorpusError,
    IndexDamagedError,
    IndexForeignError,
    StorageError,
)
from index.store import layout, storage
from index.store.build import build
from index.store.generation import current_generation, generations, open_generation
from index.store.layout import CURRENT, GENERATIONS
from index.store.publish import KEPT, LOCK, rollback
from index.store.storage import only_one
from tests.support.articles import fill, put
from tests.support.small_embedder import SmallEmbedder

ROOT = Path(__file__).parents[2]


def test_a_damaged_index_is_rebuilt_from_nothing(corpus: Path, index_dir: Path) -> None:
    """The next build neither trusts nor needs what was damaged."""
    report = build(corpus, index_dir, SmallEmbedder())
    (index_dir / GENERATIONS / report.generation / "tokens.npy").write_bytes(b"")
    assert build(corpus, index_dir, SmallEmbedder()).plan.to_embed == 4
    assert open_generation(index_dir, "small@1")


def test_no_good_article_leaves_the_index_alone(corpus: Path, index_dir: Path) -> None:
    """One line, and the old generation stays current."""
    before = build(corpus, index_dir, SmallEmbedder()).generation
    fill(corpus, {"README.md": "Nothing."})
    with pytest.raises(CorpusError, match="no article"):
        build(corpus, index_dir, SmallEmbedder())
    (corpus / "bad.md").write_text("No title.")
    with pytest.raises(CorpusError, match=r"no article.*bad\.md"):
        build(corpus, index_dir, SmallEmbedder())
    (corpus / "bad.md").write_text("---\ntitle: A title\n---\n## A heading\n\n![](a.png)\n")
    with pytest.raises(CorpusError, match="no sentence to quote"):
        build(corpus, index_dir, SmallEmbedder())
    assert current_generation(index_dir) == before


def test_going_back_refuses_a_damaged_generation(corpus: Path, index_dir: Path) -> None:
    """The pointer only moves to an index that can be opened."""
    older = build(corpus, index_dir, SmallEmbedder()).generation
    newer = build(corpus, index_dir, SmallEmbedder()).generation
    (index_dir / GENERATIONS / older / "tokens.npy").write_bytes(b"")
    with pytest.raises(IndexDamagedError):
        rollback(index_dir, "small@1")
    assert current_generation(index_dir) == newer


def test_going_back_passes_over_a_damaged_generation(corpus: Path, index_dir: Path) -> None:
    """To an older one that can be opened."""
    oldest, older, _ = (build(corpus, index_dir, SmallEmbedder()).generation for _ in range(3))
    (index_dir / GENERATIONS / older / "tokens.npy").write_bytes(b"")
    assert rollback(index_dir, "small@1") == oldest == current_generation(index_dir)


def test_an_older_whole_generation_is_built_on(corpus: Path, index_dir: Path) -> None:
    """What it has need not be embedded again where the current one is damaged, or unnamed."""
    build(corpus, index_dir, SmallEmbedder())
    newer = build(corpus, index_dir, SmallEmbedder()).generation
    (index_dir / GENERATIONS / newer / "tokens.npy").write_bytes(b"")
    assert build(corpus, index_dir, SmallEmbedder()).plan.to_embed == 0
    (index_dir / CURRENT).unlink()
    assert build(corpus, index_dir, SmallEmbedder()).plan.to_embed == 0


def test_a_copy_beside_the_generations_is_kept(corpus: Path, index_dir: Path) -> None:
    """A build cleans away what builds made, and nothing else."""
    build(corpus, index_dir, SmallEmbedder())
    copy = put(index_dir / GENERATIONS / "before the election", "notes.md", "Mine.")
    build(corpus, index_dir, SmallEmbedder())
    assert copy.exists()


def test_going_back_refuses_what_another_model_made(corpus: Path, index_dir: Path) -> None:
    """Nothing could be asked of it."""
    build(corpus, index_dir, SmallEmbedder())
    newer = build(corpus, index_dir, SmallEmbedder()).generation
    with pytest.raises(IndexForeignError, match=r"made with the model small@1, not other@1"):
        rollback(index_dir, "other@1")
    assert current_generation(index_dir) == newer


def test_two_builds_at_once_are_refused(corpus: Path, index_dir: Path) -> None:
    """The second ends at once with one line; the lock goes with its holder."""
    with only_one(index_dir / LOCK), pytest.raises(BuildBusyError, match="another build"):
        build(corpus, index_dir, SmallEmbedder())
    assert build(corpus, index_dir, SmallEmbedder())


def test_a_disk_that_has_no_locks_is_one_line(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As some network disks; the line names the lock."""

    def refused(_file: object, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    with pytest.raises(StorageError, match=f"{LOCK}: No locks available; .*another folder"):
        build(corpus, index_dir, SmallEmbedder())


def test_an_index_folder_that_cannot_be_made_is_one_line(corpus: Path, tmp_path: Path) -> None:
    """A file where the folder should be, and the line names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file"):
        build(corpus, tmp_path / "file" / "index", SmallEmbedder())


KILLED_AT = """
import os, shutil, signal, sys
from pathlib import Path
from index.store import storage
from index.store.build import build
from tests.support.small_embedder import SmallEmbedder

folder, steps = Path(sys.argv[1]), 0
write, sync, replace = storage.write_file, storage.sync_folder, Path.replace

def step(last_words=lambda: None):
    global steps
    steps -= 1
    if steps < 0:
        last_words()
        os.kill(os.getpid(), signal.SIGKILL)

def write_file(path, parts):
    data = b"".join(parts)
    step(lambda: write(path, [data[: len(data) // 2]]))
    return write(path, [data])

def sync_folder(path):
    step()
    sync(path)

storage.write_file, storage.sync_folder = write_file, sync_folder
for number in range(100):
    index = folder / f"index-{number}"
    shutil.copytree(folder / "index", index)
    child, steps = os.fork(), number
    if not child:
        build(folder / "corpus", index, SmallEmbedder())
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        print(number)
        break
"""


def test_a_build_killed_at_any_write_leaves_a_whole_index(corpus: Path, index_dir: Path) -> None:
    """kill -9 in the middle of each write and before each fsync of a folder.

    The old generation (or, from the switch on, the new one) opens with every check, and the next
    build clears what was left.
    """
    before = build(corpus, index_dir, SmallEmbedder()).generation
    put(corpus, "c.md", "New.")
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT, str(index_dir.parent)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    steps = int(done.stdout)
    assert steps > 15
    switched = []
    for number in range(steps):
        folder = index_dir.with_name(f"index-{number}")
        opened = open_generation(folder, "small@1")
        switched.append(opened.generation != before)
        assert len(opened.articles) == (3 if switched[-1] else 2)
        newest = build(corpus, folder, SmallEmbedder()).generation
        assert (folder / CURRENT).read_text().strip() == newest
        names = {path.name for path in (folder / GENERATIONS).iterdir()}
        assert names == {found.generation for found in generations(folder)}
    assert switched == sorted(switched)
    assert not switched[0]


@pytest.mark.parametrize("name", ["tokens.npy", f"{CURRENT}.new"])
def test_a_build_that_is_stopped_leaves_nothing(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """By Ctrl-C, while it writes or as it switches, as on any other error."""
    before = build(corpus, index_dir, SmallEmbedder()).generation
    write = storage.write_file

    def stopped(path: Path, parts: storage.Parts) -> str:
        if path.name == name:
            raise KeyboardInterrupt
        return write(path, parts)

    monkeypatch.setattr(storage, "write_file", stopped)
    with pytest.raises(KeyboardInterrupt):
        build(corpus, index_dir, SmallEmbedder())
    assert [path.name for path in (index_dir / GENERATIONS).iterdir()] == [before]
    assert current_generation(index_dir) == before


def test_readers_keep_the_generation_they_opened(corpus: Path, index_dir: Path) -> None:
    """Its files may be deleted below it; its rows are still there."""
    build(corpus, index_dir, SmallEmbedder())
    opened = open_generation(index_dir, "small@1")
    tokens = np.array(opened.tokens)
    for _ in range(KEPT + 1):
        build(corpus, index_dir, SmallEmbedder())
    assert not (index_dir / GENERATIONS / opened.generation).exists()
    assert np.array_equal(opened.tokens, tokens)


def test_a_foreign_index_is_replaced(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index of another format is no obstacle to a build."""
    monkeypatch.setattr(layout, "FORMAT", 99)
    build(corpus, index_dir, SmallEmbedder())
    monkeypatch.undo()
    with pytest.raises(IndexForeignError, match="format 99"):
        open_generation(index_dir, "small@1")
    assert build(corpus, index_dir, SmallEmbedder()).plan.reused == 0
    assert open_generation(index_dir, "small@1")
