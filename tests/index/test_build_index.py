"""The build command, as an operator runs it: exit codes, one line a fault, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.store.generation import current_generation
from index.store.layout import CURRENT, GENERATIONS
from index.store.publish import LOCK
from index.store.storage import only_one
from scripts import build_index
from tests.support.articles import put

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus of one article, where the command runs with nothing set."""
    put(tmp_path / "corpus", "a.md", "The vote was on Monday. It failed.")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CHAPTER_")]:
        monkeypatch.delenv(name)
    return tmp_path


def run(*arguments: str) -> int:
    return build_index.main(list(arguments))


def test_a_build_says_what_it_read_and_where_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Counts, seconds, size and generation; the defaults are ./corpus and ./data/index."""
    assert run() == build_index.OK
    out = capsys.readouterr().out
    assert "Read 1 article: 1 passage, 2 sentences." in out
    assert "Embedded 2 sentences" in out
    assert f"Generation {current_generation(folder / 'data' / 'index')}, 0." in out


def test_a_build_that_nobody_watches_says_nothing_on_standard_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """cron sends a mail of what stands there: only what is to be done does."""
    assert run("--if-needed") == build_index.OK
    assert capsys.readouterr().err == ""


def test_progress_can_be_read_by_a_program(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--progress json``: a line a step on standard error; the report stays where it was."""
    assert run("--progress", "json") == build_index.OK
    shown = capsys.readouterr()
    told = [json.loads(line) for line in shown.err.splitlines() if line.startswith("{")]
    assert told == [{"embedded": 0, "to_embed": 2}, {"embedded": 2, "to_embed": 2}]
    assert "Embedded 2 sentences" in shown.out


def test_skipped_files_are_named_and_the_exit_code_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is built, as the last line says; only --if-needed, before asking, lets it pass."""
    (folder / "corpus" / "bad.md").write_text("No title.")
    assert run() == build_index.PROBLEMS
    shown = capsys.readouterr()
    assert "build_index: skipped bad.md: a title is required" in shown.err
    assert shown.out.splitlines()[-1] == "The index is built; files skipped: 1."
    assert run("--if-needed") == build_index.OK
    assert "skipped bad.md" in capsys.readouterr().err


def test_if_needed_builds_only_when_missing_stale_or_damaged(folder: Path) -> None:
    """The generation stays until there is a reason."""
    index_dir = folder / "data" / "index"
    assert run("--if-needed") == build_index.OK
    first = current_generation(index_dir)
    assert run("--if-needed") == build_index.OK
    assert current_generation(index_dir) == first
    put(folder / "corpus", "b.md", "More.")
    assert run("--if-needed") == build_index.OK
    second = current_generation(index_dir)
    (index_dir / GENERATIONS / second / "tokens.npy").write_bytes(b"")
    assert run("--if-needed") == build_index.OK
    assert len({first, second, current_generation(index_dir)}) == 3


def test_files_that_are_no_articles_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A web page or a picture among the articles is said to be left out, and is no failure."""
    corpus = folder / "corpus"
    (corpus / "saved.html").write_text("<p>The mayor resigned.</p>")
    (corpus / "two\nlines.html").write_text("")
    (corpus / ".hidden.html").write_text("")
    assert run() == build_index.OK
    said = capsys.readouterr().out
    assert "left out, being neither .md nor .txt (2): saved.html, 'two\\nlines.html'\n" in said


def test_a_sentence_too_long_to_be_read_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As captions without a full stop are: it is built, but its end may not be found."""
    put(folder / "corpus", "captions.md", "and then they said " * 50)
    assert run() == build_index.OK
    said = capsys.readouterr().out
    assert "with a sentence too long to be read to its end (1): captions.md\n" in said


def test_a_dry_run_says_what_would_be_done_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Added, changed and removed articles, the sentences to embed and how long it would take."""
    assert run("--dry-run") == build_index.OK
    assert "Would embed 2 sentences, and keep 0." in capsys.readouterr().out
    assert not (folder / "data").exists()
    run()
    put(folder / "corpus", "b.md", "More.")
    capsys.readouterr()
    assert run("--dry-run") == build_index.OK
    out = capsys.readouterr().out
    assert "added (1): b.md" in out
    assert "Would embed 1 sentence, about 0." in out
    assert "and keep 2" in out


def test_generations_are_listed_and_one_can_go_back(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The current one is marked; going back beyond the oldest is one line."""
    run()
    first = current_generation(folder / "data" / "index")
    run()
    assert run("--rollback") == build_index.OK
    assert f"The current generation is now {first}." in capsys.readouterr().out
    assert run("--list") == build_index.OK
    lines = capsys.readouterr().out.splitlines()
    assert [line[:1] for line in lines] == ["*", " "]
    assert first in lines[0]
    assert run("--rollback") == build_index.FAILED
    assert "no generation before" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--corpus", "nowhere"], "nowhere: no such folder"),
        (["--model", "./nowhere"], "model ./nowhere: no such folder"),
        (["--index", "corpus/a.md"], "corpus/a.md"),
        (["--list"], "no index here"),
    ],
)
def test_what_the_operator_can_put_right_is_one_line(
    arguments: list[str],
    words: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, nothing on standard output, one line that begins with the command's name."""
    assert run(*arguments) == build_index.FAILED
    shown = capsys.readouterr()
    (line,) = (line for line in shown.err.splitlines() if line.startswith("build_index: "))
    assert words in line
    assert "Traceback" not in shown.err
    assert not (folder / "data" / "index" / CURRENT).exists()


def test_a_second_build_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one runs, the other ends with one line."""
    with only_one(folder / "data" / "index" / LOCK):
        assert run() == build_index.FAILED
    assert "another build is running" in capsys.readouterr().err


def test_settings_come_from_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHAPTER_CORPUS_DIR and CHAPTER_INDEX_DIR are the defaults of --corpus and --index."""
    put(folder / "other", "c.md", "Another one.")
    monkeypatch.setenv("CHAPTER_CORPUS_DIR", str(folder / "other"))
    monkeypatch.setenv("CHAPTER_INDEX_DIR", str(folder / "elsewhere"))
    assert run() == build_index.OK
    assert current_generation(folder / "elsewhere")


def test_it_runs_as_a_script(folder: Path) -> None:
    """``--help`` names the options and the exit codes."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_index.py"), "--help"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for words in (
        "--corpus",
        "--index",
        "--model",
        "--if-needed",
        "--dry-run",
        "--progress",
        "Exit codes",
    ):
        assert words in done.stdout


def test_going_back_where_no_index_is_makes_no_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line says so, and a mistyped name leaves nothing behind."""
    assert run("--rollback", "--index", "mistyped") == build_index.FAILED
    assert "mistyped: no index here" in capsys.readouterr().err
    assert not (folder / "mistyped").exists()
