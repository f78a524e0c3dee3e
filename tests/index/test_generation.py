"""An index on disk is opened whole or not at all, and says which command puts it right."""

import hashlib
import json
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.articles.corpus import stale_articles
from index.errors import (
    ChapterAndVerseError,
    IndexDamagedError,
    IndexForeignError,
    IndexMissingError,
)
from index.store.build import build
from index.store.generation import current_generation, open_generation
from index.store.layout import CURRENT, GENERATIONS, MANIFEST, MANIFEST_SUM
from index.store.open_index import OpenIndex
from index.types import PassageKind
from tests.support.articles import put
from tests.support.make import ROOT
from tests.support.small_embedder import SmallEmbedder

FILES = [
    "articles.json", "passages.json", "vectors.faiss", "context.npy", "tokens.npy", "token_ids.npy",
    "token_offsets.npy", "lexical/vocab.index.json", "lexical/data.csc.index.npy", "manifest.json",
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus of two articles and their index."""
    folder = tmp_path_factory.mktemp("made")
    put(folder / "corpus", "a.md", "The vote was on Monday.\nIt failed.\nREAD: More", title="Vote")
    put(folder / "corpus", "b.md", "## Storm\nThe storm sank 23 boats. Nobody died.")
    build(folder / "corpus", folder / "index", SmallEmbedder())
    return folder


@pytest.fixture
def index_dir(made: Path, tmp_path: Path) -> Path:
    """A copy of that index, to damage."""
    return Path(shutil.copytree(made / "index", tmp_path / "index"))


def generation(index_dir: Path) -> Path:
    return index_dir / GENERATIONS / (index_dir / CURRENT).read_text().strip()


def resign(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a manifest and give it a matching checksum, as another program might."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    change(manifest)
    data = json.dumps(manifest).encode()
    (folder / MANIFEST).write_bytes(data)
    (folder / MANIFEST_SUM).write_text(hashlib.sha256(data).hexdigest())


def complaint(index_dir: Path, kind: type[ChapterAndVerseError]) -> str:
    with pytest.raises(kind) as caught:
        open_generation(index_dir, "small@1")
    assert "\n" not in str(caught.value)
    assert f"run `python scripts/build_index.py --index {index_dir}`" in str(caught.value)
    return str(caught.value)


def test_the_command_that_is_named_can_be_run_as_it_stands(tmp_path: Path) -> None:
    """From the project's folder, wherever the index is."""
    folder = tmp_path / "my index"
    with pytest.raises(IndexMissingError) as caught:
        current_generation(folder)
    _, command, _ = str(caught.value).split("`")
    program, *arguments = shlex.split(command)
    assert (program, arguments[1:]) == ("python", ["--index", str(folder)])
    assert (ROOT / arguments[0]).is_file()


def test_what_is_opened_is_what_was_built(index_dir: Path) -> None:
    """Rows of every array belong to the sentence of the same number."""
    opened = open_generation(index_dir, "small@1")
    texts = [opened.text_of(row) for row in range(len(opened.sentences))]
    assert texts == [
        "The vote was on Monday.",
        "It failed.",
        "READ: More",
        "The storm sank 23 boats.",
        "Nobody died.",
    ]
    embedder = SmallEmbedder()
    for row, text in enumerate(texts):
        one = embedder.embed_query(text)
        assert np.array_equal(opened.vectors.vectors()[row], one.pooled)
        assert np.array_equal(opened.tokens_of(row), one.tokens.astype(np.float16))
        assert opened.lexical.scores(text).argmax() == row
    assert [p.kind for p in opened.passages].count(PassageKind.RELATED) == 1
    assert opened.articles[0].title == "Vote"


def test_context_vectors_hold_title_section_and_the_sentence_before(index_dir: Path) -> None:
    """The second vector of a sentence is that of the sentence with what it leans on."""
    opened = open_generation(index_dir, "small@1")
    text = "A title. Storm. The storm sank 23 boats. Nobody died."
    expected = SmallEmbedder().embed_query(text).pooled
    assert np.allclose(opened.context[4], expected, atol=1e-3)


def test_rare_word_pieces_weigh_more(index_dir: Path) -> None:
    """idf falls with the number of sentences, and an unseen piece is the rarest."""
    opened = open_generation(index_dir, "small@1")
    embedder = SmallEmbedder()
    the, boats = embedder.embed_query("the boats").token_ids
    common, rare, unseen = opened.idf_of(np.array([the, boats, 1_000_000], np.int32))
    assert 0 < common < rare < unseen


def test_the_real_index_of_the_corpus_opens(open_index: OpenIndex) -> None:
    """The default model's rows agree with the sentences; related headlines are rows as well."""
    rows = len(open_index.sentences)
    assert open_index.context.shape == (rows, 384)
    assert open_index.token_offsets[-1] == len(open_index.token_ids)
    assert open_index.text_of(0).startswith("Kenya has suffered its first casualty")


def test_no_index_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing folder and an empty one are the same to the reader; the default has its own."""
    complaint(tmp_path, IndexMissingError)
    complaint(tmp_path / "nowhere", IndexMissingError)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(IndexMissingError, match="no index here; run `make index`"):
        current_generation(Path("data/index"))


def test_another_model_is_foreign(made: Path) -> None:
    """The line names both models; without a model the index can still be read."""
    with pytest.raises(IndexForeignError, match=r"small@1, not other@2; run `python scripts/build"):
        open_generation(made / "index", "other@2")
    assert open_generation(made / "index", None).articles


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["cut", "flipped", "missing", "link"])
def test_a_damaged_file_is_noticed(name: str, damage: str, index_dir: Path) -> None:
    """A file cut short by a byte, with one bit turned, gone, or elsewhere: one line names it."""
    path = generation(index_dir) / name
    data = path.read_bytes()
    match damage:
        case "cut":
            path.write_bytes(data[:-1])
        case "flipped":
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        case "missing":
            path.unlink()
        case _:
            path.rename(index_dir / "elsewhere")
            path.symlink_to(index_dir / "elsewhere")
    said = complaint(index_dir, IndexDamagedError)
    assert str(path) in said
    assert f"go back: `python scripts/build_index.py --rollback --index {index_dir}`" in said


@pytest.mark.parametrize("name", ["", "../../etc", "/etc", "20250101T000000Z-0000000g", "é"])
def test_a_pointer_to_no_generation_is_damage(name: str, index_dir: Path) -> None:
    """What CURRENT holds cannot lead out of the folder."""
    (index_dir / CURRENT).write_text(name, encoding="utf-8")
    complaint(index_dir, IndexDamagedError)


def test_a_pointer_to_a_generation_that_is_gone(index_dir: Path) -> None:
    """The line says so."""
    shutil.rmtree(generation(index_dir))
    assert "no generation" in complaint(index_dir, IndexMissingError)


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "lexical/../../x", "a/b/c", ".."])
def test_a_manifest_cannot_lead_out_of_its_folder(name: str, index_dir: Path) -> None:
    """A file name with a way out makes the manifest foreign before anything is opened."""
    resign(generation(index_dir), lambda manifest: manifest["files"].update({name: "0" * 64}))
    complaint(index_dir, IndexForeignError)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda m: m.update(format=99), IndexForeignError),
        (lambda m: m.pop("model"), IndexForeignError),
        (lambda m: m.update(sentences=4), IndexDamagedError),
        (lambda m: m.update(dimension=384), IndexDamagedError),
        (lambda m: m["article_hashes"].update({"a.md": "0" * 64}), IndexDamagedError),
        (lambda m: m.update(generation="20250101T000000Z-00000000"), IndexDamagedError),
    ],
    ids=["format", "field", "count", "dimension", "article", "other generation"],
)
def test_a_manifest_that_does_not_agree_is_refused(
    change: Callable[[dict[str, Any]], object],
    kind: type[ChapterAndVerseError],
    index_dir: Path,
) -> None:
    """Format, model, counts and articles are compared with what is there."""
    resign(generation(index_dir), change)
    complaint(index_dir, kind)


def test_a_file_that_holds_pickle_is_not_loaded(index_dir: Path) -> None:
    """Even under a matching checksum, an array of objects is damage."""
    path = generation(index_dir) / "token_ids.npy"
    np.save(path, np.array([{}], dtype=object), allow_pickle=True)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    resign(generation(index_dir), lambda m: m["files"].update({"token_ids.npy": digest}))
    complaint(index_dir, IndexDamagedError)


def test_stale_articles_are_named(made: Path, tmp_path: Path) -> None:
    """Added, changed (text or a field) and removed files since the build, and no others."""
    corpus = Path(shutil.copytree(made / "corpus", tmp_path / "corpus"))
    opened = open_generation(made / "index", None)
    assert stale_articles(opened.articles, corpus) == ()
    put(corpus, "c.md", "New.")
    put(corpus, "a.md", opened.articles[0].text, title="Another title")
    (corpus / "b.md").unlink()
    assert stale_articles(opened.articles, corpus) == ("a.md", "b.md", "c.md")
    assert stale_articles(opened.articles, tmp_path / "no such folder") == ()
