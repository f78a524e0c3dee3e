"""Runs the project's commands as its README says, in the environment that runs the tests."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STAMPS = (".made", ".installed", ".installed-dev")
NOWHERE = "http://127.0.0.1:9"
"""The discard port: whatever would go out to a network fails at once."""


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in the project's root, its data in a folder, without network or HOME.

    ``make`` takes the environment of the tests for its own, as it stands: nothing is installed.
    """
    made = " ".join(["make", f"VENV={sys.prefix}", *(f"-o {sys.prefix}/{s}" for s in STAMPS)])
    line = command.replace(".venv/bin/python", sys.executable)
    line = f"{made}{line.removeprefix('make')}" if line.startswith("make ") else line
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=ROOT,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def environment(folder: Path) -> dict[str, str]:
    """The environment of a newcomer: the defaults, whatever settings the machine has."""
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "CHAPTER_INDEX_DIR": str(folder / "index"),
        "CHAPTER_CORPUS_DIR": "corpus",
        "CHAPTER_MODEL": "sentence-transformers/all-MiniLM-L6-v2",
        "CHAPTER_READER": "",
        "http_proxy": NOWHERE,
        "https_proxy": NOWHERE,
        "HF_ENDPOINT": NOWHERE,
    }
