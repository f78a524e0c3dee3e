"""Make development sets from the public data: corpora with labelled questions, never trained on.

    python scripts/make_dev_sets.py DATA OUT

OUT receives a folder a set: ``corpus/`` in this project's format and ``questions.jsonl``. Only
paragraphs that training leaves out are answered from.
Unanswerable questions are those of the data, and questions on paragraphs left out.
``others`` has articles alone, that none of the sets asks about: with them in its index, any set
shows what many articles cost. ``judged.jsonl`` and ``judged_queries.jsonl`` ask the same as the
files beside them, and have further places that two outsiders judged to answer.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from scripts.command import run_command
from scripts.labelled import read_lines
from scripts.training.corpus import article_id, as_written, write_corpus
from scripts.training.own_questions import numbers_by_key, paragraph_key
from scripts.training.reader_augment import keywords
from scripts.training.reader_data import (
    FORUMS,
    Data,
    Example,
    missing_files,
    read_data,
    sentences_at,
)
from scripts.training.whole_files import DamagedFileError

QUESTIONS = 300
"""Answerable questions a set, at most."""
SEED = 11
SEARCHES = Path(__file__).parent / "searches.jsonl"
"""Search queries that we wrote from the encyclopaedia's titles alone, a ``Search`` a line."""
JUDGEMENTS = Path(__file__).parent / "judgements.jsonl"
"""What two outsiders judged to answer beside what the data marks, a ``Judgement`` a line."""
Place = tuple[str, int, int]
"""A paragraph's key, and the first and last character of the words that answer."""


class Search(BaseModel):
    """A line of SEARCHES."""

    question: str
    kind: str
    answers: list[Place]


class Judgement(BaseModel):
    """A line of JUDGEMENTS."""

    set: str
    question: str
    """The question's key, made as a paragraph's."""
    answers: list[Place]


def main() -> int:
    """Write all sets; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "data", type=Path, metavar="DATA", help="folder of the files that train_reader.py reads"
    )
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder without such sets")
    arguments = parser.parse_args()
    try:
        data = read_data(arguments.data)
    except (FileNotFoundError, DamagedFileError) as error:
        print(f"make_dev_sets: {error}", file=sys.stderr)
        return 1
    if any(arguments.out.glob("*/corpus/*.md")):
        # What is left out now, so that nothing answers it, may stand in one of those.
        print(f"make_dev_sets: {arguments.out} holds sets; give a new folder", file=sys.stderr)
        return 1
    for missing in missing_files(arguments.data):
        print(f"make_dev_sets: going on without {missing}, which {arguments.data} lacks")
    for name, source, unanswerable in (
        ("encyclopaedia", "new_wiki", "left-out"),
        ("adversarial", "squad2-train-part", "data"),
        ("wikinews", "qamr", "left-out"),
    ):
        paragraphs = [
            n for n, p in enumerate(data.paragraphs) if p.source == source and p.development
        ]
        write_set(arguments.out / name, data, paragraphs, unanswerable)
    write_queries(arguments.out, "questions", "queries")
    write_searches(arguments.out, data)
    write_judged(arguments.out, data)
    write_queries(arguments.out, "judged", "judged_queries")
    write_others(arguments.out / "others", data)
    return 0


def write_set(folder: Path, data: Data, numbers: Sequence[int], unanswerable: str) -> None:
    """Write one set's articles and questions."""
    rng = random.Random(SEED)
    left_out = set()
    if unanswerable == "left-out":
        left_out = set(rng.sample(list(numbers), k=len(numbers) // 6))
    kept = [number for number in numbers if number not in left_out]
    placed = write_corpus(folder / "corpus", data, kept)
    examples = [example for example in data.examples if example.paragraph in set(numbers)]
    rng.shuffle(examples)
    answerable = [e for e in examples if e.answers and e.paragraph in placed]
    without = [e for e in examples if not e.answers or e.paragraph in left_out]
    lines: list[dict[str, object]] = [
        {"question": e.question, "answers": evidence(e, data, placed), "kind": "plain"}
        for e in answerable[:QUESTIONS]
    ]
    lines += [
        {"question": e.question, "answers": [], "kind": "unanswerable"}
        for e in without[: QUESTIONS // 2]
    ]
    write_lines(folder / "questions.jsonl", lines)
    print(f"{folder.name}: {len(placed)} paragraphs, {len(lines)} questions")


def evidence(example: Example, data: Data, placed: dict[int, str]) -> list[dict[str, str]]:
    """Return the sentences that hold the answers."""
    paragraph = data.paragraphs[example.paragraph]
    text = as_written(paragraph)
    found = []
    for start, end in example.answers:
        inside = [paragraph.sentences[n] for n in sentences_at(paragraph, start, end)]
        begin, stop = inside[0][0], min(inside[0][1], len(text))
        words = text[max(start, begin) : min(end, stop)].strip()
        if words:
            found.append(
                {
                    "article": placed[example.paragraph],
                    "sentence": text[begin:stop],
                    "answer": words,
                }
            )
    return found


def write_queries(out: Path, questions: str, queries: str) -> None:
    """Write the encyclopaedia's questions once more, as search queries of a few words."""
    rng = random.Random(SEED)
    lines = read_json(out / "encyclopaedia" / f"{questions}.jsonl")
    for line in lines:
        line["question"], line["kind"] = keywords(line["question"], rng), "keywords"
    write_lines(out / "encyclopaedia" / f"{queries}.jsonl", lines)


def write_searches(out: Path, data: Data) -> None:
    """Write search queries on the encyclopaedia by people who have not read it.

    Those on paragraphs that the data lacks are left out.
    """
    numbers = numbers_by_key(data)
    lines: list[dict[str, object]] = []
    searches = read_lines(
        SEARCHES, lambda entry, _: Search.model_validate(entry), "scripts/make_dev_sets.py"
    )
    for query in searches:
        if all(key in numbers for key, _, _ in query.answers):
            lines.append({**query.model_dump(), "answers": found_at(query.answers, data, numbers)})
    write_lines(out / "encyclopaedia" / "searches.jsonl", lines)


def write_judged(out: Path, data: Data) -> None:
    """Write sets once more, each question with what JUDGEMENTS adds to its answers.

    The data marks one place; what else tells the same would count as wrong. Outsiders judged what
    the methods of ``compare.py`` have first, as pooling does (Voorhees 2002).
    """
    numbers = numbers_by_key(data)
    judged = read_lines(
        JUDGEMENTS, lambda entry, _: Judgement.model_validate(entry), "scripts/make_dev_sets.py"
    )
    added = {(some.set, some.question): some.answers for some in judged}
    for name in dict.fromkeys(some.set for some in judged):
        lines = read_json(out / name / "questions.jsonl")
        for line in lines:
            places = added.get((name, paragraph_key(line["question"])), [])
            known = [place for place in places if place[0] in numbers]
            line["answers"] += found_at(known, data, numbers)
        write_lines(out / name / "judged.jsonl", lines)


def found_at(places: Iterable[Place], data: Data, numbers: dict[str, int]) -> list[dict[str, str]]:
    """Return the sentences that stand at these places of known paragraphs."""
    found = []
    for key, start, end in places:
        number = numbers[key]
        placed = {number: article_id(data.paragraphs[number].document)}
        found += evidence(Example("", number, ((start, end),)), data, placed)
    return found


def write_others(folder: Path, data: Data) -> None:
    """Write the articles that training may see, but for forums and reviews."""
    others = [
        number
        for number, paragraph in enumerate(data.paragraphs)
        if not paragraph.development and paragraph.source not in FORUMS
    ]
    placed = write_corpus(folder / "corpus", data, others)
    print(f"{folder.name}: {len(set(placed.values()))} articles")


def read_json(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write_lines(path: Path, lines: Iterable[dict[str, object]]) -> None:
    """Write JSON lines."""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(run_command("make_dev_sets", main))
