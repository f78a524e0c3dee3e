"""The mean of several trainings' weights is weights of the same kind."""

import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from index.models.adapter import WEIGHTS as ADAPTER
from index.models.reader_model import WEIGHTS as READER
from scripts.mean_weights import main


def put(folder: Path, kind: str = READER, **tensors: list[float]) -> Path:
    """Write weights."""
    folder.mkdir()
    made = {name: torch.tensor(numbers).half() for name, numbers in tensors.items()}
    save_file(made, folder / kind)
    return folder


def run(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> int:
    monkeypatch.setattr(sys, "argv", ["mean_weights.py", *map(str, folders)])
    return main()


@pytest.mark.parametrize("kind", [READER, ADAPTER])
def test_each_number_is_the_mean(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the file and the form that such weights are stored in."""
    one, other = put(tmp_path / "a", kind, w=[1.0, 4.0]), put(tmp_path / "b", kind, w=[2.0, 0.0])
    assert run(monkeypatch, one, other, tmp_path / "out") == 0
    found = load_file(tmp_path / "out" / kind)["w"]
    assert found.dtype is torch.float16
    assert found.tolist() == [1.5, 2.0]


def test_of_three_each_counts_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mean of a mean and a third would count the third twice."""
    folders = [put(tmp_path / name, w=[number]) for name, number in (("a", 0), ("b", 3), ("c", 6))]
    assert run(monkeypatch, *folders, tmp_path / "out") == 0
    assert load_file(tmp_path / "out" / READER)["w"].tolist() == [3.0]


def test_a_mean_of_one_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever forgets OUT is told, before its weights would be written over."""
    one, other = put(tmp_path / "a", w=[1.0]), put(tmp_path / "b", w=[2.0])
    with pytest.raises(SystemExit):
        run(monkeypatch, one, other)
    assert "two folders at least" in capsys.readouterr().err
    assert load_file(other / READER)["w"].tolist() == [2.0]


def test_what_only_one_holds_has_no_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the shipped folder, which holds both, and a reader's alone, the readers' is written."""
    both, reader = put(tmp_path / "a", w=[1.0]), put(tmp_path / "b", w=[3.0])
    save_file({"x": torch.ones(1)}, both / ADAPTER)
    assert run(monkeypatch, both, reader, tmp_path / "out") == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == [READER]
    assert load_file(tmp_path / "out" / READER)["w"].tolist() == [2.0]


def test_weights_of_different_networks_have_no_mean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor have those that are not there: one line says so, and nothing is written."""
    one, other = put(tmp_path / "a", w=[1.0]), put(tmp_path / "b", w=[1.0, 2.0])
    assert run(monkeypatch, one, other, tmp_path / "out") == 1
    assert run(monkeypatch, one, tmp_path / "none", tmp_path / "out") == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and all(line.startswith("mean_weights: ") for line in said)
    assert "name other" in said[0] and "name other" in said[1]
    assert not (tmp_path / "out").exists()
