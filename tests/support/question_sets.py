"""The sets of labelled questions in ``tests/questions``, as they stand in their files."""

import json
from pathlib import Path
from typing import Any

QUESTIONS = Path(__file__).parents[1] / "questions"


def load(name: str) -> list[dict[str, Any]]:
    """Read one set."""
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
