"""``scripts/make_dev_sets.py`` says what it goes without, and what it cannot read."""

import sys
from pathlib import Path

import pytest

from scripts.make_dev_sets import main
from tests.support.tiny_squad import write_squad


@pytest.fixture(autouse=True)
def _command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [str(tmp_path / name) for name in ("data", "out")]
    monkeypatch.setattr(sys, "argv", ["make_dev_sets", *folders])


def test_files_that_are_missing_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A set that is empty for want of its file is no surprise."""
    write_squad(tmp_path / "data", "squad2-train-part")
    assert main() == 0
    said = capsys.readouterr().out
    assert "going on without new_wiki.json" in said and "without qamr-sents.tsv" in said
    assert "without squad2-train-part.json" not in said


def test_half_a_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, and nothing is written."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "new_wiki.json").write_text('{"data": [', "utf-8")
    assert main() == 1
    said = capsys.readouterr().err
    assert "new_wiki.json cannot be read" in said and said.count("\n") == 1
    assert not (tmp_path / "out").exists()
