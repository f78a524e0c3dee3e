"""The adapter's training: what it writes changes the model, and it scores as the search does."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import AutoModel

from index.adapter import IMPORTANCE, WEIGHTS, apply_adapter
from index.build import build
from index.embedder import SentenceTransformersEmbedder
from index.generation import open_generation
from index.models import ADAPTER, DEFAULT_MODEL, find_model
from index.search import late_interaction
from scripts import adapter_steps, train_adapter, training
from scripts.adapter_network import LateInteraction, loss_of
from scripts.adapter_steps import Sentence, Step, StepMaker
from scripts.reader_data import read_data
from tests.support.articles import fill
from tests.support.tiny_readers import tiny_base
from tests.support.tiny_squad import write_squad

Train = Callable[..., dict[str, torch.Tensor]]
STOPPED_AT = 3


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny network to start from."""
    return tiny_base(tmp_path_factory.mktemp("base"))


@pytest.fixture
def train(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Train:
    """Run the script on a tiny data set for a few small steps; return the weights it wrote."""
    write_squad(tmp_path / "data")
    monkeypatch.setattr(adapter_steps, "CLUSTER", 2)
    monkeypatch.setattr(adapter_steps, "CLUSTERS", 1)

    def run(name: str, *options: object, seed: int = 7) -> dict[str, torch.Tensor]:
        out = tmp_path / name
        command = ["train_adapter", tmp_path / "data", out, "--base", base, "--epochs", "0.9"]
        command += ["--seed", seed, *options]
        monkeypatch.setattr("sys.argv", [str(part) for part in command])
        assert train_adapter.main() == 0
        return load_file(out / WEIGHTS)

    return run


def plain_tokenizer(folder: Path) -> Tokenizer:
    """Return a model's tokenizer, which neither fills nor cuts."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def test_what_it_writes_changes_every_layer_of_the_model(
    train: Train, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is read by the module that ships; data that lacked is named."""
    written = train("out")
    assert "without reddit.json" in capsys.readouterr().out
    encoder = AutoModel.from_pretrained(base, local_files_only=True)
    before = {name: value.clone() for name, value in encoder.state_dict().items()}
    direction = apply_adapter(encoder, tmp_path / "out" / WEIGHTS)
    assert np.array_equal(direction, written[IMPORTANCE].float().numpy())
    changed = {
        name for name, value in encoder.state_dict().items() if not torch.equal(value, before[name])
    }
    linear = {name for name in before if name.endswith("dense.weight") or ".self." in name}
    assert changed == {name for name in linear if "pooler" not in name and "weight" in name}


def test_a_stopped_training_ends_as_if_it_had_not(
    train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same seed gives the same weights, with a stop between and without; another does not."""
    whole, other = train("whole"), train("other", seed=8)
    steps = 0

    def stopping(network: LateInteraction, step: Step) -> torch.Tensor:
        nonlocal steps
        steps += 1
        if steps == STOPPED_AT:
            raise KeyboardInterrupt
        return loss_of(network, step)

    with monkeypatch.context() as patch:
        patch.setattr(training, "CHECKPOINT_SECONDS", -1)
        patch.setattr(train_adapter, "loss_of", stopping)
        with pytest.raises(KeyboardInterrupt):
            train("stopped")
    resumed = train("stopped")
    assert steps == STOPPED_AT
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
    assert not all(torch.equal(whole[name], other[name]) for name in whole)


def test_training_goes_on_from_given_weights(train: Train, tmp_path: Path) -> None:
    """With --start and no learning, the weights are those it started from."""
    first = train("first")
    second = train("second", "--start", tmp_path / "first", "--rate", 0)
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_every_question_is_asked_once_with_its_answer(base: Path, tmp_path: Path) -> None:
    """An epoch leaves no question out; an answerable one has its sentence among the step's."""
    write_squad(tmp_path)
    data = read_data(tmp_path)
    tokenizer = plain_tokenizer(base)
    near = np.array([[n ^ 1, (n + 2) % len(data.paragraphs)] for n in range(len(data.paragraphs))])
    maker = StepMaker(data, data.examples, near, tokenizer)
    steps = list(maker.epoch(range(len(data.examples)), random.Random(1)))
    assert sum(step.asked for step in steps) == len(data.examples)
    answerable = sum(bool(example.answers) for example in data.examples)
    assert sum(int(step.right.any(1).sum()) for step in steps) == answerable
    for step in steps:
        assert not (step.right & step.uncounted).any()
        assert step.right.shape == (len(step.questions), len(step.sentences))


def test_training_scores_as_the_search_does(
    tmp_path: Path, embedder: SentenceTransformersEmbedder
) -> None:
    """With the shipped adapter, the network in training and the index agree on every sentence."""
    text = "Ada Li resigned on Monday.\nShe was tired.\nNobody knew why."
    fill(tmp_path / "corpus", {"a.md": text})
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    index = open_generation(tmp_path / "index", embedder.fingerprint)
    tokenizer = plain_tokenizer(find_model(DEFAULT_MODEL).folder)
    question = "When did Ada Li resign?"
    idf = index.idf_of(np.arange(tokenizer.get_vocab_size(), dtype=np.int32))
    network = LateInteraction(find_model(DEFAULT_MODEL).folder, torch.from_numpy(idf))
    network.go_on_from({name: value.float() for name, value in load_file(ADAPTER).items()})
    sentences, before = [], ""
    for row in range(len(index.sentences)):
        head = tokenizer.encode(f"A title. {before}", add_special_tokens=False).ids
        ids = [101, *head, *index.token_ids[slice(*index.token_offsets[row : row + 2])], 102]
        sentences.append(Sentence([int(some) for some in ids], 1 + len(head)))
        before = index.text_of(row)
    with torch.inference_mode():
        trained = network([tokenizer.encode(question).ids], sentences)[0].numpy()
    asked = embedder.embed_query(question)
    found = late_interaction(asked, index, np.arange(len(index.sentences)))
    assert np.allclose(trained, found, atol=3e-3)
    assert len(set(np.round(found, 2))) > 1


def test_the_loss_falls_as_the_right_sentence_rises() -> None:
    """It is least where the answering sentence alone scores above "none", and none where nothing
    answers; sentences that may answer unlabelled do not count."""
    right = torch.tensor([[True, False, False], [False, False, False]])
    uncounted = torch.tensor([[False, False, True], [False, False, False]])
    step = Step([[1], [1]], [Sentence([1], 0)] * 3, right, uncounted, 2)

    class Scored:
        none = torch.tensor(0.5)
        scale = torch.tensor(30.0).log()

        def __init__(self, *scores: tuple[float, float, float]) -> None:
            self.scores = torch.tensor(scores)

        def __call__(self, questions: object, sentences: object) -> torch.Tensor:
            return self.scores

    def loss(*scores: tuple[float, float, float]) -> float:
        return float(loss_of(Scored(*scores), step))  # type: ignore[arg-type]

    good = loss((0.9, 0.1, 0.1), (0.1, 0.1, 0.1))
    assert good < 0.01
    assert loss((0.9, 0.1, 0.99), (0.1, 0.1, 0.1)) == pytest.approx(good)
    assert loss((0.9, 0.95, 0.1), (0.1, 0.1, 0.1)) > good + 1
    assert loss((0.4, 0.1, 0.1), (0.1, 0.1, 0.1)) > good + 1
    assert loss((0.9, 0.1, 0.1), (0.1, 0.9, 0.1)) > good + 1
