"""Measure how long an answer takes, and what it needs, beside plain dense search and BM25.

    python -m benchmarks.answering [--sentences 5000 | --corpus DIR]

One run: both corpora are built in a temporary folder, every path is asked the same questions in
turn, and start and memory are measured in processes of their own. Prints a Markdown table.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import IO, cast

import numpy as np
import torch

from benchmarks.news import write_news
from index.answering import Answerer
from index.errors import ChapterAndVerseError
from index.models.embedder import load_embedder
from index.models.embeddings import Embedder
from index.models.reader_model import multiplies_bfloat16
from index.settings import IndexSettings
from index.store.build import build
from index.store.open_index import OpenIndex

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "tests" / "questions" / "kenya.jsonl"
SHOWN = 10
"""Sentences that the plain searches return."""
FOREIGN = "Ist der Polizist bei dem Einsatz gestorben?"
"""For what is of another language a model of its own is read."""
VERSIONS = ("torch", "transformers", "sentence-transformers", "faiss-cpu", "bm25s")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; return the exit code."""
    options = parse_arguments(arguments)
    torch.set_num_threads(options.threads)
    questions = read_questions(options.questions)
    try:
        with tempfile.TemporaryDirectory() as folder:
            run(options, questions, Path(folder))
    except ChapterAndVerseError as error:
        print(f"answering: {error}", file=sys.stderr)
        return 1
    return 0


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sentences", type=positive, default=5000, help="generated beside the shipped"
    )
    parser.add_argument("--corpus", type=existing, metavar="DIR", help="instead of generated news")
    parser.add_argument(
        "--questions", type=positive, default=94, metavar="N", help="of tests/questions"
    )
    parser.add_argument("--starts", type=int, default=3, metavar="N", help="cold starts to time")
    parser.add_argument("--threads", type=positive, default=min(2, os.cpu_count() or 1))
    return parser.parse_args(arguments)


def positive(text: str) -> int:
    """Return a number of at least one."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def existing(text: str) -> Path:
    """Return a folder that is there."""
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is no folder")
    return Path(text)


def read_questions(count: int) -> list[str]:
    """Return the first questions of the development set on the shipped article."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [str(json.loads(line)["question"]) for line in lines[:count]]


def run(options: argparse.Namespace, questions: Sequence[str], folder: Path) -> None:
    """Build both indexes, measure on each, and print as it goes."""
    embedder = load_embedder()
    large = folder / "corpus"
    shutil.copytree(options.corpus or ROOT / "corpus", large)
    if not options.corpus:
        write_news(large, options.sentences)
    print(about(options.threads))
    print("\n| corpus | sentences | path | p50 ms | p95 ms |\n|---|---:|---|---:|---:|")
    for name, corpus in (("shipped", ROOT / "corpus"), ("large", large)):
        index_dir = folder / name
        build(corpus, index_dir, embedder)
        measure(name, settings_for(index_dir), embedder, questions)
    if options.starts:
        print_processes(folder, questions, options)


def settings_for(index_dir: Path) -> IndexSettings:
    """Return the settings of a fresh clone with this index."""
    fields = IndexSettings.model_fields
    return IndexSettings(
        index_dir=index_dir,
        model=fields["model"].default,
        reader=fields["reader"].default,
        calibration=None,
    )


def measure(
    name: str, settings: IndexSettings, embedder: Embedder, questions: Sequence[str]
) -> None:
    """Print a row for each path on one index."""
    answerer = Answerer.open(settings)
    opened = answerer.index
    paths: dict[str, Callable[[str], object]] = {
        "question to quotes, with reader": answerer.answer,
        "dense search": lambda question: dense(opened, embedder, question),
        "BM25": lambda question: bm25(opened, question),
    }
    seconds: dict[str, list[float]] = {path: [] for path in paths}
    for question in [questions[0], *questions]:  # the first one pays for what is loaded late
        for path, ask in paths.items():
            started = time.perf_counter()
            ask(question)
            seconds[path].append(time.perf_counter() - started)
    for path, taken in seconds.items():
        p50, p95 = np.percentile(taken[1:], [50, 95]) * 1000
        print(f"| {name} | {len(opened.sentences)} | {path} | {p50:.1f} | {p95:.1f} |")


def dense(opened: OpenIndex, embedder: Embedder, question: str) -> list[str]:
    """Return the nearest sentences by their pooled vectors alone."""
    rows = opened.vectors.search(embedder.embed_query(question).pooled, SHOWN)
    return [opened.text_of(int(row)) for row in rows]


def bm25(opened: OpenIndex, question: str) -> list[str]:
    """Return the best sentences by BM25 alone."""
    best = np.argsort(-opened.lexical.scores(question))[:SHOWN]
    return [opened.text_of(int(row)) for row in best]


def print_processes(folder: Path, questions: Sequence[str], options: argparse.Namespace) -> None:
    """Print how long a process takes to its first answer, and the most memory one needs."""
    for name in ("shipped", "large"):
        taken = [
            ask_in_process(folder / name, questions[:1], options.threads)[0]
            for _ in range(options.starts)
        ]
        first = statistics.median(taken)
        print(f"\nFrom process start to first answer, {name}: {first:.1f} s (median)", end="")
    print("\n")
    for asked, which in (([], ""), ([FOREIGN], " and one in German")):
        _, peak = ask_in_process(folder / "large", [*questions, *asked], options.threads)
        after = f"{len(questions)} questions{which}"
        print(f"Resident memory at its peak, large, after {after}: {peak:.0f} MiB")


def ask_in_process(index_dir: Path, questions: Sequence[str], threads: int) -> tuple[float, float]:
    """Ask ``scripts/ask.py``; return the seconds to the last answer and its peak memory in MiB.

    The peak is the kernel's VmHWM, NaN elsewhere than on Linux. What ``wait4`` tells of a child
    would include the memory that this process had when it started it.
    """
    script = str(ROOT / "scripts" / "ask.py")
    command = [sys.executable, script, "--json", "--index", str(index_dir)]
    environment = {**os.environ, "OMP_NUM_THREADS": str(threads), "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own script
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment
    ) as child:
        asking, answers = cast("IO[str]", child.stdin), cast("IO[str]", child.stdout)
        for question in questions:
            asking.write(f"{question}\n")
            asking.flush()
            answers.readline()
        seconds = time.perf_counter() - started
        peak = peak_memory(child.pid)
        asking.close()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return seconds, peak


def peak_memory(pid: int) -> float:
    """Return the most memory that a running process had resident, in MiB; NaN if not told."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return float("nan")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii", errors="replace"))
    return int(found.group(1)) / 1024 if found else float("nan")


def about(threads: int) -> str:
    """Return commit, machine and versions."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    packages = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return (
        f"Commit {commit or 'unknown'}; {processor()}, {threads} threads, "
        f"{'with' if multiplies_bfloat16() else 'without'} bfloat16; {platform.system()}; "
        f"Python {platform.python_version()}, {packages}"
    )


def processor() -> str:
    """Return the processor's name, or the architecture where it is not told."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    sys.exit(main())
