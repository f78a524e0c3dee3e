"""Compare ways of ordering sentences on labelled questions: what each part of the search is worth.

    python scripts/compare.py [--index DIR] QUESTIONS.jsonl

A line a method: the share of answerable questions with a right sentence first and within three,
and the AUROC of its best score, answerable against unanswerable. Broad requests, which are ordered
in a way of their own, and what is refused unread are left out.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.answering import Answerer
from index.question.query import Query
from index.rank.ranking import Scored
from index.rank.scope import Scope
from index.rank.search import context_scores, late_interaction
from index.types import Refusal
from scripts.command import run_command
from scripts.labelled import Labelled, QuestionsError, open_set
from scripts.measures import auroc

Array = NDArray[np.float64]
FUSED = (0.5, 0.5)
"""Weights of dense and lexical scores, each brought to 0-1 in a question (Bruch et al. 2022)."""


def main() -> int:
    """Print the comparison; return the exit code."""
    arguments = parse_arguments()
    answerer, questions = open_set(arguments.questions, arguments.index)
    queries = [searched(answerer, labelled) for labelled in questions]
    kept = [labelled for labelled, query in zip(questions, queries, strict=True) if query]
    if not any(labelled.answerable for labelled in kept):
        raise QuestionsError(
            f"{arguments.questions} has no answer to compare by; see docs/labelling.md"
        )
    rows = [every_score(answerer, *query) for query in queries if query]
    if len(rows) < len(questions):
        left_out = f"{len(questions) - len(rows)} of {len(questions)} left out"
        print(f"{left_out}: broad requests, and what is refused unread")
    print(f"{'':34} first  within 3  AUROC")
    for name in rows[0]:
        print_line(name, [row[name] for row in rows], kept, answerer)
    return 0


def parse_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--index", type=Path, metavar="DIR")
    return parser.parse_args()


def searched(answerer: Answerer, labelled: Labelled) -> tuple[Query, Scope] | None:
    """Return what is searched for, and in which articles; None for a broad request, or nothing."""
    found = answerer.scope.searched(labelled.question, labelled.previous, answerer.embedder)
    return None if isinstance(found, Refusal) or found[0].broad else found


def every_score(answerer: Answerer, asked: Query, scope: Scope) -> dict[str, Array]:
    """Return each method's scores of all sentences, (n,); those it leaves out have -inf."""
    index, query = scope.index, asked.embedding
    everything = np.arange(len(index.sentences))
    dense = (index.vectors.rows(everything) @ query.pooled).astype(np.float64)
    lexical = index.lexical.scores(asked.text).astype(np.float64)
    late = late_interaction(query, index, everything).astype(np.float64)
    context = context_scores(query, index).astype(np.float64)
    scored = answerer.models.score(asked, scope)
    methods = {
        "BM25": lexical,
        "dense": dense,
        "dense + BM25, fused": FUSED[0] * _unit(dense) + FUSED[1] * _unit(lexical),
        "late interaction": late,
        "late interaction + dense + context": late + 0.6 * dense + 0.8 * context,
    }
    if answerer.reader:
        for column, name in enumerate(("evidence", "answering words")):
            read = spread(scored, scored.features[:, column], len(everything))
            methods[f"reader: {name} alone"] = read
    ranked = answerer.calibration.rank(scored.features)
    methods["all together"] = spread(scored, ranked, len(everything))
    return {name: np.where(scope.evidence, scores, -np.inf) for name, scores in methods.items()}


def spread(scored: Scored, values: Array, count: int) -> Array:
    """Return values at their rows among all rows, -inf elsewhere."""
    result = np.full(count, -np.inf)
    result[scored.rows] = values
    return result


def _unit(scores: Array) -> Array:
    low, high = scores.min(), scores.max()
    unit: Array = (scores - low) / max(float(high - low), 1e-9)
    return unit


def print_line(
    name: str, scores: Sequence[Array], questions: Sequence[Labelled], answerer: Answerer
) -> None:
    """Print one method's figures."""
    index = answerer.index
    first, within = [], []
    for labelled, some in zip(questions, scores, strict=True):
        if labelled.answerable:
            right = [
                labelled.answered_by(
                    index.article_of(row).id,
                    index.sentences[row].start,
                    index.sentences[row].end,
                )
                for row in np.argsort(-some, kind="stable")[:3]
            ]
            first.append(right[0])
            within.append(any(right))
    best = np.array([some.max() for some in scores])
    answerable = np.array([labelled.answerable for labelled in questions])
    area = auroc(np.where(np.isfinite(best), best, -1e9), answerable)
    print(f"{name:34} {np.mean(first):.3f}  {np.mean(within):.3f}     {area:.3f}")


if __name__ == "__main__":
    sys.exit(run_command("compare", main))
