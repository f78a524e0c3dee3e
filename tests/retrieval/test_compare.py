"""``scripts/compare.py`` asks as the bot does, and measures only what it says."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from index.answering import Answerer
from index.settings import IndexSettings
from scripts import compare
from scripts.command import run_command
from scripts.evaluate import ask
from scripts.labelled import read_questions
from tests.support.question_sets import load


class Run:
    """Runs the script on some questions; returns its exit code and its lines, errors last."""

    def __init__(
        self,
        folder: Path,
        settings: IndexSettings,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        self.path = folder / "questions.jsonl"
        self._settings, self._patch, self._capsys = settings, monkeypatch, capsys

    def __call__(self, questions: Sequence[dict[str, Any]]) -> tuple[int, list[str]]:
        self.path.write_text("".join(json.dumps(some) + "\n" for some in questions), "utf-8")
        argv = ["compare", "--index", str(self._settings.index_dir), str(self.path)]
        self._patch.setattr("sys.argv", argv)
        code = run_command("compare", compare.main)
        said = self._capsys.readouterr()
        return code, (said.out + said.err).splitlines()


@pytest.fixture
def run(
    answerer: Answerer,
    settings: IndexSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """The script's main with the open answerer of the session."""
    monkeypatch.setattr(Answerer, "open", lambda _: answerer)
    return Run(tmp_path, settings, monkeypatch, capsys)


def of_kenya(name: str) -> list[dict[str, Any]]:
    """Return a set's answerable questions on the shipped article alone."""
    about = [{answer["article"] for answer in some["answers"]} for some in load(name)]
    pairs = zip(load(name), about, strict=True)
    return [some for some, articles in pairs if articles == {"kenyan-officer-killed-in-haiti"}]


def test_follow_ups_are_ranked_as_the_bot_ranks_them(run: Run, answerer: Answerer) -> None:
    """With the question before: as many are right in the first place as evaluate.py finds."""
    code, lines = run(of_kenya("followups"))
    asked = [ask(answerer, q, True) for q in read_questions(run.path, answerer.index.articles)]
    alone = [ask(answerer, q, False) for q in read_questions(run.path, answerer.index.articles)]
    right, without = (sum(one.ranked[0] for one in some) for some in (asked, alone))
    assert code == 0 and without < right
    assert lines[-1].split()[2] == f"{right / len(asked):.3f}"


def test_what_is_not_compared_is_counted(run: Run) -> None:
    """Broad requests, ordered in another way, and a greeting are left out, and a line says so."""
    plain = of_kenya("kenya")[:2]
    others: list[dict[str, Any]] = [
        {"question": said, "answers": []} for said in ("Tell me about Haiti.", "Hello!")
    ]
    alone, together = run(plain)[1], run([others[0], *plain, others[1]])[1]
    assert together[0].startswith("2 of 4 left out")
    assert together[1:] == alone


@pytest.mark.parametrize("said", ["Tell me about Haiti.", "What is the capital of France?"])
def test_without_an_answer_there_is_nothing_to_compare_by(run: Run, said: str) -> None:
    """One line says so: no shares of nothing, and no warnings of numpy's."""
    code, lines = run([{"question": said, "answers": []}])
    assert code == 1 and len(lines) == 1 and "has no answer to compare by" in lines[0]


def test_without_a_reader_none_is_measured(
    run: Run, answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line for a reader that is not there would measure nothing."""
    some = of_kenya("kenya")[:2]
    assert sum(line.startswith("reader: ") for line in run(some)[1]) == 2
    monkeypatch.setattr(answerer, "reader", None)
    assert not any(line.startswith("reader: ") for line in run(some)[1])
