"""The commands where a terminal, a pipe or a disk lets them down: one line and a true exit code."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, CompletedProcess
from typing import IO

import pytest

from index.store.generation import current_generation
from tests.support.articles import put
from tests.support.make import ROOT
from tests.support.tiny_squad import write_squad

STARTED = re.compile(r'^if __name__ == "__main__":\n(.*)', re.MULTILINE)
QUESTION = "When was the officer shot?"


def run(*command: str, stdout: int | IO[bytes] = PIPE, **set_to: str) -> "CompletedProcess[bytes]":
    """Run a script as an operator does."""
    return subprocess.run(
        [sys.executable, *command],
        stdout=stdout,
        stderr=PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **set_to},
        timeout=240,
        check=False,
    )


@pytest.fixture(params=["closed", "full"])
def nowhere(request: pytest.FixtureRequest) -> Iterator[IO[bytes]]:
    """A standard output that cannot be written: nobody reads it any more, or the disk is full."""
    if request.param == "full":
        with Path("/dev/full").open("wb") as full:
            yield full
        return
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        yield closed


def is_one_line(done: "CompletedProcess[bytes]", name: str, code: int) -> None:
    """Hold that a command ended with this code and said in one line that it could not speak."""
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"{name}: standard output cannot be written (")
    assert done.returncode == code


@pytest.mark.parametrize("path", sorted((ROOT / "scripts").glob("*.py")), ids=lambda p: p.stem)
def test_every_command_ends_in_the_same_way(path: Path) -> None:
    """None of them has a way of its own, and the name it gives is its file's."""
    for line in STARTED.findall(path.read_text(encoding="utf-8")):
        assert line.strip().startswith(f'sys.exit(run_command("{path.stem}", main')


def test_a_build_that_cannot_report_is_built(nowhere: IO[bytes], tmp_path: Path) -> None:
    """Its exit code is neither that of skipped files nor that of nothing built."""
    put(tmp_path / "corpus", "a.md", "The vote was on Monday.")
    folders = ["--corpus", str(tmp_path / "corpus"), "--index", str(tmp_path / "index")]
    is_one_line(run("scripts/build_index.py", *folders, stdout=nowhere), "build_index", 3)
    assert current_generation(tmp_path / "index")


@pytest.mark.parametrize("what", ["--list", "--dry-run"])
def test_a_list_that_nobody_reads_is_one_line(
    nowhere: IO[bytes], what: str, real_index_dir: Path
) -> None:
    """As the end of the pipe closes, or the disk is full."""
    done = run("scripts/build_index.py", what, "--index", str(real_index_dir), stdout=nowhere)
    is_one_line(done, "build_index", 3)


def test_a_copy_that_cannot_be_told_of_is_whole(nowhere: IO[bytes], tmp_path: Path) -> None:
    """The exit code does not say that nothing was copied."""
    source, copy = tmp_path / "source.db", tmp_path / "copy.db"
    with sqlite3.connect(source) as connection:
        connection.execute("CREATE TABLE kept (x)")
    connection.close()
    command = ["scripts/back_up.py", "--database", str(source), str(copy)]
    is_one_line(run(*command, stdout=nowhere), "back_up", 3)
    assert copy.exists()


@pytest.mark.parametrize("options", [["--json"], []], ids=["json", "text"])
def test_an_answer_that_cannot_be_written_is_one_line(
    options: list[str], real_index_dir: Path
) -> None:
    """On a full disk, with exit code 1."""
    with Path("/dev/full").open("wb") as full:
        command = ["scripts/ask.py", *options, "--index", str(real_index_dir), QUESTION]
        is_one_line(run(*command, stdout=full), "ask", 1)


def test_a_letter_that_the_locale_lacks_costs_that_letter(real_index_dir: Path) -> None:
    """The dash of a citation, where the terminal knows Latin-1 alone."""
    command = ["scripts/ask.py", "--index", str(real_index_dir), QUESTION]
    done = run(*command, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "? Kenyan police officer killed in Haiti · ¶ 2" in done.stdout.decode("latin-1")


@pytest.mark.parametrize("options", [["--json"], []], ids=["json", "chat"])
def test_without_standard_input_nothing_is_asked(options: list[str], real_index_dir: Path) -> None:
    """It ends as if the input were empty."""
    line = 'exec "$0" "$@" <&-'
    arguments = ["scripts/ask.py", *options, "--index", str(real_index_dir)]
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, *arguments],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=240,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_while_it_loads_is_a_quiet_stop(tmp_path: Path) -> None:
    """As torch takes seconds to load, that is when an operator loses patience."""
    (tmp_path / "torch.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    done = run("scripts/ask.py", QUESTION, PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert (done.returncode, done.stderr) == (1, b"ask: stopped\n")


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """Whatever a command writes: the file is named, with what is wrong."""
    write_squad(tmp_path)
    out = put(tmp_path, "out", "no folder")
    done = run("scripts/make_dev_sets.py", str(tmp_path), str(out))
    assert done.returncode == 1
    assert re.fullmatch(rf"make_dev_sets: {out}\S*: .+\n", done.stderr.decode())
