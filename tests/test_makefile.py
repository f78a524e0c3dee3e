"""The Makefile hands a question on as it was typed, and lists what it can do."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.make import ROOT, environment, run

QUESTIONS = [
    'it\'s "$HOME" `id` $(id), 100% #1 \\ a=b; c',
    "-- --json",
    "$(shell exit 1)$",
    "Qui a dit « on ne vous laissera pas tomber » ?",
]
"""What a shell, make or a command line would each read for something else."""


@pytest.fixture
def echo(tmp_path: Path) -> Path:
    """An environment whose python prints the arguments after the script's name, one a line."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text('#!/bin/sh\nshift\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


def ask(echo: Path, *words: str) -> list[str]:
    """Run ``make ask`` with a python that only echoes; its lines after the build's."""
    done = make(echo, f"VENV={echo}", "-o", f"{echo}/.installed", "ask", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[1:]


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run make with these words, as if no make were running the tests."""
    return subprocess.run(
        ["make", *words],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_arrives_as_typed(echo: Path, question: str) -> None:
    """Neither make nor the shell reads anything in a question."""
    assert ask(echo, f"Q={question}") == ["--", question]


def test_no_question_opens_the_chat(echo: Path) -> None:
    """Without Q the program gets no argument."""
    assert ask(echo) == [""]


def test_a_missing_token_is_said_before_anything_is_built(tmp_path: Path) -> None:
    """``make bot`` without a token: the one line first, and no index to wait for."""
    done = run("make bot DISCORD_TOKEN=", tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("No DISCORD_TOKEN")
    assert not (tmp_path / "index").exists()


def test_the_bot_is_checked_then_its_index_built_then_run(echo: Path) -> None:
    """With a token, ``make bot`` goes on to the build, and then to the bot."""
    done = make(echo, f"VENV={echo}", "-o", f"{echo}/.installed", "bot")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["bot", "--check", "--if-needed", "bot"]


def test_help_lists_every_target(tmp_path: Path) -> None:
    """What can be made is listed, each with a word on what it does."""
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    listed = re.findall(r"^  make (\S+) +\S", run("make help", tmp_path).stdout, re.MULTILINE)
    assert sorted(listed) == sorted(phony[1].split())


def test_old_python_is_told_so(tmp_path: Path) -> None:
    """Whoever has no Python that is new enough reads one line that says what to do."""
    done = make(tmp_path, f"VENV={tmp_path / 'venv'}", "PYTHON=false", "test")
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].startswith("Python 3.11 or newer is needed")


def test_continuous_integration_runs_the_tests_only() -> None:
    """.ci/run is `make test` and nothing more."""
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith(("#", "set ", "cd "))] == ["make test"]
