"""Building: only what is new is embedded, and whatever happens, an index that was whole stays."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import manifest, plan, storage
from index.build import build
from index.errors import (
    BuildBusyError,
    CorpusError,
    IndexDamagedError,
    IndexForeignError,
    IndexMissingError,
    StorageError,
)
from index.generation import CURRENT, GENERATIONS, current_generation, open_generation
from index.passages import split_article
from index.plan import is_up_to_date, plan_build
from index.publish import KEPT, LOCK, generations, rollback
from index.storage import only_one
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder

ROOT = Path(__file__).parents[2]
PARAGRAPHS = st.sampled_from(
    ["One vote was held.", "He left. She stayed.", "## Section", "READ: More", "The storm sank 23."]
)
CORPORA = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "sub/c.txt"]),
    st.lists(PARAGRAPHS, max_size=5).map(lambda lines: "\n".join([*lines, "The end."])),
    min_size=1,
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles."""
    folder = tmp_path / "corpus"
    put(folder, "a.md", "The vote was on Monday.\nIt failed.")
    put(folder, "b.md", "The storm sank 23 boats. Nobody died.")
    return folder


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    """Where the index goes."""
    return tmp_path / "index"


def fill(corpus: Path, articles: dict[str, str]) -> None:
    shutil.rmtree(corpus, ignore_errors=True)
    for name, text in articles.items():
        put(corpus, name, text)


def test_a_report_says_what_was_done(corpus: Path, index_dir: Path) -> None:
    """Counts, articles by what became of them, generation and size."""
    (corpus / "bad.md").write_text("No title.")
    report = build(corpus, index_dir, SmallEmbedder())
    assert (report.articles, report.passages, report.sentences) == (2, 3, 4)
    assert report.plan.added == ("a.md", "b.md")
    assert [problem.split(":")[0] for problem in report.plan.problems] == ["bad.md"]
    assert report.generation == current_generation(index_dir)
    folder = index_dir / GENERATIONS / report.generation
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert 0 <= sum(path.stat().st_size for path in files) - report.size < 4000


def test_progress_ends_at_all_of_it(corpus: Path, index_dir: Path) -> None:
    """The callback hears the sentences done and to do, never going back."""
    heard: list[tuple[int, int]] = []
    build(corpus, index_dir, SmallEmbedder(), lambda done, of: heard.append((done, of)))
    assert heard == sorted(heard)
    assert heard[-1] == (4, 4)


def test_unchanged_sentences_are_never_embedded_again(corpus: Path, index_dir: Path) -> None:
    """After an edit only the sentences whose words or context changed are embedded."""
    build(corpus, index_dir, SmallEmbedder())
    put(corpus, "a.md", "The vote was on Monday.\nIt passed.")
    put(corpus, "c.md", "New one.", title="New")
    (corpus / "b.md").unlink()
    again = SmallEmbedder()
    planned = plan_build(corpus, index_dir, again.fingerprint)
    assert again.embedded == []
    report = build(corpus, index_dir, again)
    assert set(again.embedded[:2]) == {"It passed.", "New one."}
    assert len(again.embedded) == 4  # each with its context
    found = report.plan
    assert (found.added, found.changed, found.removed) == (("c.md",), ("a.md",), ("b.md",))
    assert (found.to_embed, found.reused) == (2, 1)
    assert (planned.added, planned.changed, planned.removed) == (
        found.added,
        found.changed,
        found.removed,
    )
    assert planned.estimated_seconds is not None
    assert planned.estimated_seconds >= 0


def test_another_model_embeds_everything(corpus: Path, index_dir: Path) -> None:
    """Vectors of one model are never taken for another's."""
    build(corpus, index_dir, SmallEmbedder())
    report = build(corpus, index_dir, SmallEmbedder("other@2"))
    assert report.plan.reused == 0
    assert open_generation(index_dir, "other@2").sentences


@settings(max_examples=25)
@given(steps=st.lists(CORPORA, min_size=2, max_size=3))
def test_an_incremental_build_is_the_same_as_a_clean_one(
    steps: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the edits, ids, rows and vectors are those of a build from nothing."""
    folder = tmp_path_factory.mktemp("steps")
    for articles in steps:
        fill(folder / "corpus", articles)
        build(folder / "corpus", folder / "index", SmallEmbedder())
    build(folder / "corpus", folder / "clean", SmallEmbedder())
    one = open_generation(folder / "index", "small@1")
    other = open_generation(folder / "clean", "small@1")
    assert (one.articles, one.passages) == (other.articles, other.passages)
    assert one.sentences == other.sentences
    assert np.allclose(one.vectors.vectors(), other.vectors.vectors(), atol=1e-6)
    for name in ("context", "tokens", "token_ids", "token_offsets", "token_idf"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    for question in ("storm vote", "she"):
        assert np.array_equal(one.lexical.scores(question), other.lexical.scores(question))


def test_up_to_date_means_these_articles_and_this_model(corpus: Path, index_dir: Path) -> None:
    """Missing, stale, foreign and damaged are all a reason to build."""
    assert not is_up_to_date(corpus, index_dir, "small@1")
    build(corpus, index_dir, SmallEmbedder())
    assert is_up_to_date(corpus, index_dir, "small@1")
    assert not is_up_to_date(corpus, index_dir, "other@2")
    put(corpus, "c.md", "New.")
    assert not is_up_to_date(corpus, index_dir, "small@1")
    build(corpus, index_dir, SmallEmbedder())
    next((index_dir / GENERATIONS).glob(f"{current_generation(index_dir)}/*.faiss")).unlink()
    assert not is_up_to_date(corpus, index_dir, "small@1")


def test_an_index_split_by_older_rules_is_not_up_to_date(
    corpus: Path, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade that splits articles otherwise, the same articles are built again."""
    build(corpus, index_dir, SmallEmbedder())
    monkeypatch.setattr(plan, "split_article", lambda article: split_article(article)[:1])
    assert not is_up_to_date(corpus, index_dir, "small@1")


def test_an_estimate_outlives_a_build_that_embedded_nothing(corpus: Path, index_dir: Path) -> None:
    """The speed comes from the last generation that measured one."""
    build(corpus, index_dir, SmallEmbedder())
    build(corpus, index_dir, SmallEmbedder())
    put(corpus, "c.md", "New.")
    assert plan_build(corpus, index_dir, "small@1").estimated_seconds is not None


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
    assert current_generation(index_dir) == before


def test_the_last_generations_are_kept_and_one_can_go_back(corpus: Path, index_dir: Path) -> None:
    """Three are kept; rolling back stops at the oldest with one line."""
    made = [build(corpus, index_dir, SmallEmbedder()).generation for _ in range(KEPT + 2)]
    assert len(set(made)) == KEPT + 2
    assert [m.generation for m in generations(index_dir)] == made[-KEPT:]
    assert rollback(index_dir) == made[-2]
    assert open_generation(index_dir, "small@1").generation == made[-2]
    assert rollback(index_dir) == made[-3]
    with pytest.raises(IndexMissingError, match="no generation before"):
        rollback(index_dir)


def test_a_build_after_going_back_keeps_its_place(corpus: Path, index_dir: Path) -> None:
    """The new generation is the newest and current."""
    for _ in range(3):
        build(corpus, index_dir, SmallEmbedder())
    rollback(index_dir)
    newest = build(corpus, index_dir, SmallEmbedder()).generation
    assert current_generation(index_dir) == newest == generations(index_dir)[-1].generation


def test_going_back_refuses_a_damaged_generation(corpus: Path, index_dir: Path) -> None:
    """The pointer only moves to an index that can be opened."""
    older = build(corpus, index_dir, SmallEmbedder()).generation
    newer = build(corpus, index_dir, SmallEmbedder()).generation
    (index_dir / GENERATIONS / older / "tokens.npy").write_bytes(b"")
    with pytest.raises(IndexDamagedError):
        rollback(index_dir)
    assert current_generation(index_dir) == newer


def test_two_builds_at_once_are_refused(corpus: Path, index_dir: Path) -> None:
    """The second ends at once with one line; the lock goes with its holder."""
    with only_one(index_dir / LOCK), pytest.raises(BuildBusyError, match="another build"):
        build(corpus, index_dir, SmallEmbedder())
    assert build(corpus, index_dir, SmallEmbedder())


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
    assert rollback(index_dir) == before


def test_an_index_folder_that_cannot_be_made_is_one_line(corpus: Path, tmp_path: Path) -> None:
    """A file where the folder should be, and the line names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file"):
        build(corpus, tmp_path / "file" / "index", SmallEmbedder())


KILLED_AT = """
import os, shutil, signal, sys
from pathlib import Path
from index import storage
from index.build import build
from tests.support.small_embedder import SmallEmbedder

folder, steps = Path(sys.argv[1]), 0
write, sync, replace = storage.write_file, storage.sync_folder, Path.replace

def step(last_words=lambda: None):
    global steps
    steps -= 1
    if steps < 0:
        last_words()
        os.kill(os.getpid(), signal.SIGKILL)

def write_file(path, data):
    step(lambda: write(path, data[: len(data) // 2]))
    write(path, data)

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
    monkeypatch.setattr(manifest, "FORMAT", 99)
    build(corpus, index_dir, SmallEmbedder())
    monkeypatch.undo()
    with pytest.raises(IndexForeignError, match="format 99"):
        open_generation(index_dir, "small@1")
    assert build(corpus, index_dir, SmallEmbedder()).plan.reused == 0
    assert open_generation(index_dir, "small@1")
