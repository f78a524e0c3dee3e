"""The benchmark of answering runs, and its generated news is the same each time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import answering
from benchmarks.news import write_news
from index.articles.corpus import read_corpus
from index.articles.passages import split_article

ROOT = Path(__file__).parents[2]


def test_it_says_what_it_takes() -> None:
    """--help runs from the project's folder."""
    result = subprocess.run(
        [sys.executable, "-m", "benchmarks.answering", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "--sentences" in result.stdout


def test_a_tiny_run_prints_every_path(capsys: pytest.CaptureFixture[str]) -> None:
    """Both corpora have a row for each path, under a line with commit, machine and versions."""
    assert answering.main(["--sentences", "20", "--questions", "1", "--starts", "0"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Commit ") and "torch" in out
    for name in ("shipped", "large"):
        rows = [line for line in out.splitlines() if line.startswith(f"| {name} |")]
        assert len(rows) == 3


@pytest.mark.parametrize(
    "arguments", [["--questions", "0"], ["--threads", "two"], ["--corpus", "no such folder"]]
)
def test_bad_arguments_are_told_at_once(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A number below one or a folder that is not there ends the benchmark before it builds."""
    with pytest.raises(SystemExit):
        answering.main(arguments)
    assert arguments[0] in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells it")
def test_memory_is_that_of_the_process_asked_about() -> None:
    """What this process holds does not count for a small one that it started."""
    held = bytearray(300 * 2**20)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert 0 < answering.peak_memory(child.pid) < 200 < answering.peak_memory(os.getpid())
        child.communicate(b"\n")
    assert held


def test_generated_news_is_the_same_each_time(tmp_path: Path) -> None:
    """The same articles for the same number, with about as many sentences as asked for."""
    for name in ("one", "two"):
        write_news(tmp_path / name, 200)
    one, two = (read_corpus(tmp_path / name) for name in ("one", "two"))
    assert not one.problems
    assert [a.text for a in one.articles] == [a.text for a in two.articles]
    count = sum(len(p.sentences) for a in one.articles for p in split_article(a))
    assert 180 <= count <= 220
