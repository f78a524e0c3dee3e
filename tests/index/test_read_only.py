"""Building where writing is not permitted, for real: root is bound by no permissions, so the build
runs as another account then."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.store.build import build
from index.store.generation import current_generation, open_generation
from index.store.layout import GENERATIONS
from index.store.publish import LOCK
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder

ROOT = Path(__file__).parents[2]
CANNOT = 77

AS_ANOTHER = f"""
import os, sys, tempfile
from pathlib import Path
from index.store.build import build
from index.errors import ChapterAndVerseError
from index.store.generation import open_generation
from tests.support.small_embedder import SmallEmbedder

corpus, index = Path(sys.argv[1]), Path(sys.argv[2])
if os.getuid() == 0:
    # The other account may not read this one's Python: two builds load all that a build needs,
    # over nothing and over an index.
    with tempfile.TemporaryDirectory() as elsewhere:
        for _ in range(2):
            build(corpus, Path(elsewhere), SmallEmbedder())
    try:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    except OSError as error:
        sys.exit(print("no other account to run as:", error) or {CANNOT})
    if not os.access(corpus, os.R_OK | os.X_OK):
        sys.exit(print("no temporary folder that another account can read") or {CANNOT})
try:
    if "--open" in sys.argv:
        open_generation(index, None)
    else:
        print(*build(corpus, index, SmallEmbedder()).plan.problems, sep="\\n")
except ChapterAndVerseError as error:
    print(error, file=sys.stderr)
    sys.exit(1)
"""


def build_as_another(
    corpus: Path, index_dir: Path, *instead: str
) -> "subprocess.CompletedProcess[str]":
    """Build, or --open, in a process of its own, without root's rights; skips where none can be."""
    done = subprocess.run(
        [sys.executable, "-c", AS_ANOTHER, str(corpus), str(index_dir), *instead],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == CANNOT:
        pytest.skip(done.stdout.strip())
    return done


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other accounts can reach: pytest's own are for one account only."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o777)
    try:
        yield made
    finally:
        for path in [made, *made.rglob("*")]:
            path.chmod(0o777)
        shutil.rmtree(made)


@pytest.fixture
def corpus(folder: Path) -> Path:
    put(folder / "corpus", "a.md", "The vote was on Monday. It failed.")
    return folder / "corpus"


@pytest.fixture
def index_dir(folder: Path, corpus: Path) -> Path:
    """An index that everyone may write to, with an article that is new since."""
    made = folder / "index"
    build(corpus, made, SmallEmbedder())
    for path in [made, *made.rglob("*")]:
        path.chmod(0o777)
    put(corpus, "b.md", "The storm sank 23 boats.")
    return made


def test_a_folder_that_can_be_written_to_is_built_in(corpus: Path, index_dir: Path) -> None:
    """The other account builds: what fails below fails for the folder's permissions alone."""
    before = current_generation(index_dir)
    done = build_as_another(corpus, index_dir)
    assert done.returncode == 0, done.stderr
    assert current_generation(index_dir) != before


@pytest.mark.parametrize(
    ("read_only", "named"),
    [
        ([LOCK], LOCK),
        ([LOCK, "", GENERATIONS], LOCK),
        ([GENERATIONS], GENERATIONS),
        ([""], "CURRENT.new"),
    ],
    ids=["the lock", "everything", "the generations", "the pointer"],
)
def test_a_read_only_folder_is_one_line_and_changes_nothing(
    corpus: Path, index_dir: Path, read_only: list[str], named: str
) -> None:
    """Whichever part cannot be written: the line names it, the old generation answers, no part of
    the new one is left; once it can be written the build goes on."""
    before = current_generation(index_dir)
    for name in read_only:
        path = index_dir / name
        path.chmod(0o555 if path.is_dir() else 0o444)
    done = build_as_another(corpus, index_dir)
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.splitlines()
    assert str(index_dir / named) in line
    assert "Permission denied; make room or give write permission" in line
    assert open_generation(index_dir, "small@1").generation == before
    assert [path.name for path in (index_dir / GENERATIONS).iterdir()] == [before]
    for name in read_only:
        (index_dir / name).chmod(0o777)
    assert build_as_another(corpus, index_dir).returncode == 0


def test_a_new_index_in_a_read_only_folder_is_one_line(corpus: Path, folder: Path) -> None:
    """The folder for it cannot be made, and the line names it."""
    folder.chmod(0o555)
    done = build_as_another(corpus, folder / "index")
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.splitlines()
    assert f"{folder / 'index'}: Permission denied" in line


@pytest.mark.parametrize(("name", "shown"), [("sub", "sub"), ("s\x1b\n", r"'s\x1b\n'")])
def test_a_folder_of_articles_that_cannot_be_read_is_named(
    corpus: Path, folder: Path, name: str, shown: str
) -> None:
    """Its articles do not vanish from the index without a word, and a line is a line."""
    put(corpus, f"{name}/c.md", "The mill burned.")
    (corpus / name).chmod(0)
    done = build_as_another(corpus, folder / "index")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"{shown}/: cannot be read: Permission denied; make it readable"
    ]


@pytest.mark.parametrize("kept", ["a file", "the folder"])
def test_a_generation_that_another_account_keeps_to_itself_is_one_line(
    corpus: Path, index_dir: Path, kept: str
) -> None:
    """As after a build as root; the line names what cannot be read, and the command."""
    folder = index_dir / GENERATIONS / current_generation(index_dir)
    (folder / "tokens.npy" if kept == "a file" else folder.parent).chmod(0o600)
    done = build_as_another(corpus, index_dir, "--open")
    assert done.returncode == 1
    assert "cannot be read" in done.stderr and f"--index {index_dir}`" in done.stderr
    assert done.stderr.count("\n") == 1
