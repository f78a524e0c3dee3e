"""Readers that others trained: read as their configuration says, or refused in one line."""

import json
from pathlib import Path

import huggingface_hub
import pytest
import torch
from safetensors.torch import load_file, save_file

from index.errors import ModelError
from index.models.folders import find_model
from index.models.reader import Window
from index.models.reader_foreign import CUT_OFF, load_foreign
from index.models.readers import load_reader
from tests.support.tiny_readers import tiny_model

QUESTION = "How many boats sank?"
WINDOWS = (
    Window(
        "Storm. At sea", ("The storm sank 23 boats.", "Nobody died, “thank God”.", "It passed.")
    ),
    Window("Vote", ("The vote failed on Monday.",)),
)


def test_an_extractive_model_reads_every_sentence(tmp_path: Path) -> None:
    """Each sentence gets log-odds and words that lie inside it."""
    reader = load_foreign(str(tiny_model(tmp_path / "some", "extractive", labels=2)))
    readings = reader.read(QUESTION, WINDOWS)
    assert [len(some) for some in readings] == [3, 1]
    for window, some in zip(WINDOWS, readings, strict=True):
        for sentence, reading in zip(window.sentences, some, strict=True):
            assert reading.span and 0 <= reading.span.start < reading.span.end <= len(sentence)
            assert sentence[reading.span.start : reading.span.end].strip()
            assert reading.evidence == reading.answer != 0


@pytest.mark.parametrize("labels", [1, 2])
def test_a_cross_encoder_scores_every_sentence(tmp_path: Path, labels: int) -> None:
    """One label is a log-odds itself; of two, the second counts against the first; no words."""
    folder = tiny_model(tmp_path / "some", "cross-encoder", labels=labels)
    readings = load_foreign(str(folder)).read(QUESTION, WINDOWS)
    assert [len(some) for some in readings] == [3, 1]
    flat = [reading for some in readings for reading in some]
    assert all(reading.span is None and reading.answer == 0 for reading in flat)
    assert len({reading.evidence for reading in flat}) == 4


@pytest.mark.parametrize("kind", ["extractive", "cross-encoder"])
def test_the_order_of_windows_changes_nothing(tmp_path: Path, kind: str) -> None:
    """A window is read alike, whatever stands beside it in a batch."""
    reader = load_foreign(str(tiny_model(tmp_path / "some", kind, labels=2)))
    forwards, backwards = reader.read(QUESTION, WINDOWS), reader.read(QUESTION, WINDOWS[::-1])
    for one, other in zip(forwards, backwards[::-1], strict=True):
        assert [r.evidence for r in one] == pytest.approx([r.evidence for r in other], abs=1e-4)
        assert [r.span for r in one] == [r.span for r in other]


@pytest.mark.parametrize("kind", ["extractive", "cross-encoder"])
def test_texts_beyond_the_models_length_are_cut(tmp_path: Path, kind: str) -> None:
    """Neither a long question nor a long window fails; an unread sentence is worth nothing."""
    reader = load_foreign(str(tiny_model(tmp_path / "some", kind, labels=2)))
    long = Window("Long", ("A first one.", "word " * 400, "A last one."))
    (readings,) = reader.read("why " * 30, [long])
    assert len(readings) == 3
    if kind == "extractive":
        assert (readings[2].evidence, readings[2].span) == (CUT_OFF, None)
    assert len(reader.read("why " * 3000, [long])[0]) == 3
    assert reader.read(QUESTION, []) == []


def test_the_fingerprint_follows_the_weights(tmp_path: Path) -> None:
    """A calibration of one model is never used for another of the same name."""
    one = load_foreign(str(tiny_model(tmp_path / "a" / "some", "extractive", labels=2)))
    other = load_foreign(str(tiny_model(tmp_path / "b" / "some", "extractive", labels=2, seed=1)))
    assert one.fingerprint != other.fingerprint
    assert one.fingerprint.partition("@")[0] == other.fingerprint.partition("@")[0] == "some"
    assert one.fingerprint == find_model(str(tmp_path / "a" / "some")).fingerprint


def test_a_folder_set_as_reader_is_read(tmp_path: Path) -> None:
    """The setting takes a folder, and the model in it becomes the reader."""
    reader = load_reader(str(tiny_model(tmp_path / "some", "cross-encoder")), tmp_path)
    assert reader and reader.read(QUESTION, WINDOWS)


@pytest.mark.parametrize(("kind", "labels"), [("masked", 2), ("cross-encoder", 3)])
def test_other_models_are_refused(tmp_path: Path, kind: str, labels: int) -> None:
    """A model that is no reader is named as what it is, with the ways out."""
    folder = tiny_model(tmp_path / "some", kind, labels=labels)
    with pytest.raises(ModelError, match="neither an extractive model nor a cross-enc") as caught:
        load_foreign(str(folder))
    assert_one_line(caught.value)


def test_a_model_without_its_head_is_refused(tmp_path: Path) -> None:
    """Random numbers are never put in place of weights that are missing."""
    folder = tiny_model(tmp_path / "some", "extractive", labels=2)
    weights = load_file(folder / "model.safetensors")
    kept = {n: t.clone() for n, t in weights.items() if not n.startswith("qa_outputs")}
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelError, match="its weights lack qa_outputs") as caught:
        load_foreign(str(folder))
    assert_one_line(caught.value)


def test_a_model_without_its_tokenizer_is_refused(tmp_path: Path) -> None:
    """An empty one, which transformers makes, would read every word as the same."""
    folder = tiny_model(tmp_path / "some", "extractive", labels=2)
    for file in [*folder.glob("tokenizer*"), *folder.glob("vocab*"), *folder.glob("special*")]:
        file.unlink()
    with pytest.raises(ModelError, match="its tokenizer's files are missing") as caught:
        load_foreign(str(folder))
    assert_one_line(caught.value)


def test_a_model_that_cannot_read_is_refused_at_once(tmp_path: Path) -> None:
    """A vocabulary larger than its vectors fails when it is loaded, not at the first question."""
    folder = tiny_model(tmp_path / "some", "extractive", labels=2)
    weights = load_file(folder / "model.safetensors")
    name = next(some for some in weights if some.endswith("word_embeddings.weight"))
    weights[name] = weights[name][:200].clone()
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "vocab_size": 200}), encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_foreign(str(folder))
    assert_one_line(caught.value)


def test_weights_that_are_a_link_to_nothing_are_refused(tmp_path: Path) -> None:
    """As in a hub's cache that was copied without what it points to; the file is named."""
    folder = tiny_model(tmp_path / "some", "extractive", labels=2)
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors").symlink_to(tmp_path / "nothing")
    with pytest.raises(ModelError, match=r"model\.safetensors: No such file") as caught:
        load_foreign(str(folder))
    assert_one_line(caught.value)


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    """Only safetensors are read."""
    folder = tiny_model(tmp_path / "some", "extractive", labels=2)
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match="no safetensors") as caught:
        load_foreign(str(folder))
    assert_one_line(caught.value)


def test_damaged_weights_are_refused(tmp_path: Path) -> None:
    """A file cut short is one clear line."""
    folder = tiny_model(tmp_path / "some", "extractive", labels=2)
    data = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_foreign(str(folder))
    assert_one_line(caught.value)


def test_a_name_that_is_no_folder_and_on_no_hub_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a network a hub's model cannot be had, and the error says what else to set."""

    def refuse(name: str, **_: object) -> str:
        raise OSError(f"{name} is not in the cache\nand more lines")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", refuse)
    with pytest.raises(ModelError, match="no such folder") as caught:
        load_foreign("nobody/no-such-reader")
    assert_one_line(caught.value)


def assert_one_line(error: ModelError) -> None:
    """Check that a message is one line and names the setting that helps."""
    assert "\n" not in str(error)
    assert "CHAPTER_READER" in str(error)
    assert "CHAPTER_MODEL" not in str(error)
