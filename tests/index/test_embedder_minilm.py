"""What embeds a question gives sentence-transformers' vectors, and starts without it."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from index.models.embedder import SentenceTransformersEmbedder
from index.models.embedder_minilm import LONGEST, MiniLMEmbedder
from index.models.folders import DEFAULT_MODEL, find_model
from tests.support.hard_news import SAYINGS, SHAPES

TEXTS = (
    *SAYINGS,
    *SHAPES,
    "When was the officer shot in Ségur-Savien?",
    "",
    " \n ",
    "[CLS] What is [MASK]? [UNK] [SEP]",
    "naïve e\u0301 ﬁ İstanbul ß 日本語 \u200b😀 \x07",
    "word " * 300,
    "x" * 300,
)
ANSWER = """
import socket
import sys

def refuse(*_):
    raise AssertionError("the network was asked")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from pathlib import Path
from index.answering import Answerer
from index.settings import IndexSettings

answerer = Answerer.open(IndexSettings(index_dir=Path(sys.argv[1])))
print(type(answerer.answer("When was the officer shot?")).__name__)
print(sorted({"transformers", "sentence_transformers", "sklearn", "pandas"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def quick() -> MiniLMEmbedder:
    """The default model as questions need it."""
    return MiniLMEmbedder(find_model(DEFAULT_MODEL))


def assert_alike(text: str, quick: MiniLMEmbedder, embedder: SentenceTransformersEmbedder) -> None:
    """Check that a text has the same word pieces, and vectors the same to rounding."""
    ours, theirs = quick.embed_query(text), embedder.embed_query(text)
    assert ours.token_ids.tolist() == theirs.token_ids.tolist()
    assert ours.pooled == pytest.approx(theirs.pooled, abs=1e-5)
    assert ours.tokens == pytest.approx(theirs.tokens, abs=1e-5)
    assert ours.importance == pytest.approx(theirs.importance, abs=1e-4)
    kinds = [(a.dtype, a.shape) for a in (ours.pooled, ours.tokens, ours.token_ids)]
    assert kinds == [(a.dtype, a.shape) for a in (theirs.pooled, theirs.tokens, theirs.token_ids)]


@pytest.mark.parametrize("text", TEXTS)
def test_its_vectors_are_those_of_sentence_transformers(
    text: str, quick: MiniLMEmbedder, embedder: SentenceTransformersEmbedder
) -> None:
    """A question finds in an index what it would find if that library embedded it too."""
    assert_alike(text, quick, embedder)


@given(st.text(max_size=80))
def test_any_text_is_embedded_alike(
    quick: MiniLMEmbedder, embedder: SentenceTransformersEmbedder, text: str
) -> None:
    """So does whatever else somebody types."""
    assert_alike(text, quick, embedder)


def test_several_texts_are_what_each_is_alone(
    quick: MiniLMEmbedder, embedder: SentenceTransformersEmbedder
) -> None:
    """They come back in order; no text at all gives no rows."""
    found, expected = quick.embed_passages(TEXTS), embedder.embed_passages(TEXTS)
    assert found.offsets.tolist() == expected.offsets.tolist()
    assert found.token_ids.tolist() == expected.token_ids.tolist()
    assert found.pooled == pytest.approx(expected.pooled, abs=1e-5)
    assert quick.embed_passages([]).pooled.shape == (0, quick.dimension) == (0, 384)
    assert quick.fingerprint == embedder.fingerprint


def test_it_cuts_where_the_model_says() -> None:
    """The longest text is a setting of the model's own files."""
    folder = find_model(DEFAULT_MODEL).folder
    said = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))
    assert said["max_seq_length"] == LONGEST


@pytest.mark.parametrize("file", ["tokenizer.json", "config.json", "model.safetensors"])
def test_a_damaged_file_is_one_line(file: str, tmp_path: Path) -> None:
    """What cannot be read is named with the model."""
    found = find_model(DEFAULT_MODEL)
    folder = Path(shutil.copytree(found.folder, tmp_path / "model"))
    whole = (folder / file).read_bytes()
    (folder / file).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError, match=f"model {DEFAULT_MODEL}: cannot be loaded") as error:
        MiniLMEmbedder(replace(found, folder=folder))
    assert "\n" not in str(error.value)


def test_a_question_is_answered_without_what_takes_seconds_to_import(real_index_dir: Path) -> None:
    """Neither library is loaded, and no network asked, from the start to the first answer."""
    command = [sys.executable, "-c", ANSWER, str(real_index_dir)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["Answer", "[]"], done.stderr
