"""Measure answers on labelled questions.

    python scripts/evaluate.py [--index DIR] QUESTIONS.jsonl

Prints the share of answerable questions with a right sentence ranked first, within three, and among
all that were looked at, and MRR, whether they are answered or refused; the AUROC of answerable
against unanswerable, the calibration error, the shares answered and answered rightly, the same of
answers that are given without a word of doubt; of the quotes shown, how many hold an answer, and
how much of what answers they show; the share that are exact slices, latency, and the risk-coverage
table. docs/labelling.md shows how to write QUESTIONS.jsonl.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isnan
from pathlib import Path

import numpy as np
from rich.progress import track

from index.answering import Answerer
from index.errors import QuoteError
from index.quote.quotes import prove
from index.types import Answer, Before, Outcome, Quote, quoted_in
from scripts.command import run_command
from scripts.labelled import Labelled, QuestionsError, open_set
from scripts.measures import (
    auroc,
    calibration_error,
    error_by_chance,
    reciprocal_rank,
    risk_coverage,
)
from scripts.picture import risk_coverage_svg

COVERAGES = tuple(step / 20 for step in range(1, 21))
SHOWN = 3
"""Quotes that are asked for, as in Discord and in the terminal."""
RiskCoverage = list[tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one question."""

    labelled: Labelled
    outcome: Outcome
    quotes: tuple[Quote, ...]
    """The quotes given, or the nearest passage of a refusal: best first."""
    ranked: tuple[bool, ...]
    """Of all sentences looked at, in the order of their rank: which hold the answer."""
    seconds: float

    @property
    def right(self) -> tuple[bool, ...]:
        """Which of the quotes hold an answer."""
        return tuple(map(self.labelled.answered_by_quote, self.quotes))

    @property
    def right_first(self) -> bool:
        """Whether the quote that comes first holds the answer."""
        return any(self.right[:1])

    @property
    def given(self) -> bool:
        """Whether it was answered."""
        return isinstance(self.outcome, Answer)

    @property
    def answers_shown(self) -> float:
        """Of the places that answer, the share that is shown, of as many as could be."""
        places = self.labelled.evidence
        slices = [(quote.article, quote.start, quote.end) for quote in self.quotes]
        shown = sum(any(place.stands_in(*some) for some in slices) for place in places)
        return min(1.0, shown / min(SHOWN, len(places)))


def main() -> int:
    """Evaluate; return the exit code."""
    arguments = parse_arguments()
    answerer, questions = open_set(arguments.questions, arguments.index, arguments.reader)
    around = arguments.around.replace
    typed = hurried if arguments.hurried else str
    questions = tuple(replace(q, question=around("{}", typed(q.question))) for q in questions)
    if not questions:
        raise QuestionsError(f"{arguments.questions} holds no question; see docs/labelling.md")
    use_previous = not arguments.without_previous
    ask(answerer, questions[0], use_previous)  # the first question pays for what is loaded late
    asked = [
        ask(answerer, labelled, use_previous)
        for labelled in track(questions, disable=not sys.stderr.isatty())
    ]
    figures, rows = measure(asked, answerer)
    if arguments.json:
        # JSON has no NaN: what a set cannot tell (AUROC without unanswerable questions) is null.
        known = {name: None if isnan(value) else value for name, value in figures.items()}
        print(json.dumps({**known, "risk-coverage": rows}))
    else:
        show(figures, rows)
    if arguments.wrong:
        show_wrong(asked)
    if arguments.picture:
        picture = risk_coverage_svg(arguments.questions.stem, rows)
        arguments.picture.write_text(picture, encoding="utf-8")
    return 0


def parse_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("questions", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("--index", type=Path, metavar="DIR")
    parser.add_argument("--reader", help='a folder, a hub name, or "none"')
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument("--json", action="store_true", help="print the figures as JSON")
    printed.add_argument("--wrong", action="store_true", help="list the questions that failed")
    parser.add_argument(
        "--picture", type=Path, metavar="FILE.svg", help="draw the risk-coverage curve"
    )
    parser.add_argument(
        "--without-previous", action="store_true", help="ask follow-ups without the question before"
    )
    parser.add_argument(
        "--around",
        type=_around,
        default="{}",
        metavar="WORDS",
        help='ask with words around each question: "Hi, quick question: {} Thanks!"',
    )
    parser.add_argument(
        "--hurried", action="store_true", help="ask in small letters, without question marks"
    )
    return parser.parse_args()


def hurried(question: str) -> str:
    """Return a question as it is typed in a chat: in small letters, without its mark."""
    return question.lower().rstrip("? ")


def _around(words: str) -> str:
    if "{}" not in words:
        raise argparse.ArgumentTypeError("say with {} where the question goes")
    return words


def ask(answerer: Answerer, labelled: Labelled, use_previous: bool) -> Asked:
    """Ask one question and judge what comes back."""
    previous = labelled.previous if use_previous else None
    started = time.perf_counter()
    before = Before(previous) if previous else None
    outcome = answerer.answer(labelled.question, quotes=SHOWN, previous=before)
    seconds = time.perf_counter() - started
    ranked = answerer.ranked(labelled.question, len(answerer.index.sentences), previous)
    right = tuple(map(labelled.answered_by_quote, ranked))
    return Asked(labelled, outcome, quoted_in(outcome), right, seconds)


def measure(asked: Sequence[Asked], answerer: Answerer) -> tuple[dict[str, float], RiskCoverage]:
    """Return all figures, and the risk-coverage table."""
    answerable = np.array([some.labelled.answerable for some in asked])
    confidence = np.array([some.outcome.confidence for some in asked])
    right = np.array([some.right_first for some in asked])
    given = np.array([some.given for some in asked])
    sure = np.array([isinstance(one := some.outcome, Answer) and not one.unsure for some in asked])
    seconds = np.array([some.seconds for some in asked])
    able = [some for some in asked if some.labelled.answerable]
    figures = {
        "questions": len(asked),
        "answerable": int(answerable.sum()),
        "right first": mean([some.right_first for some in able]),
        "right first and answered": mean([some.right_first and some.given for some in able]),
        "right within three": mean([any(some.ranked[:3]) for some in able]),
        "right among all looked at": mean([any(some.ranked) for some in able]),
        "MRR": mean([reciprocal_rank(some.ranked) for some in able]),
        "AUROC": auroc(confidence, answerable),
        "expected calibration error": calibration_error(confidence, right),
        "of it by chance alone": error_by_chance(confidence),
        "answerable answered": mean(given[answerable]),
        "unanswerable answered": mean(given[~answerable]),
        "answers right": mean(right[given]),
        "answerable, without doubt": mean(sure[answerable]),
        "unanswerable, without doubt": mean(sure[~answerable]),
        "right, without doubt": mean(right[sure]),
        "quotes right": mean([right for some in asked if some.given for right in some.right]),
        "answers shown": mean([some.answers_shown for some in able if some.given]),
        "exact quotes": mean([exact(q, answerer) for some in asked for q in some.quotes]),
        "p50 ms": float(np.percentile(seconds, 50) * 1000),
        "p95 ms": float(np.percentile(seconds, 95) * 1000),
    }
    return figures, risk_coverage(confidence, right, COVERAGES)


def mean(values: Sequence[bool | float] | np.ndarray) -> float:
    """Return the mean, NaN of nothing."""
    return float(np.mean(values)) if len(values) else float("nan")


def exact(quote: Quote, answerer: Answerer) -> bool:
    """Tell whether a quote is proved by the article in the index."""
    article = next(a for a in answerer.index.articles if a.id == quote.article)
    try:
        prove(quote, article)
    except QuoteError:
        return False
    return True


def show(figures: dict[str, float], rows: RiskCoverage) -> None:
    """Print the figures, a line each, and the risk-coverage table."""
    for name, value in figures.items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")
    print("coverage  risk   confidence")
    for coverage, risk, confidence in rows:
        print(f"{coverage:8.2f}  {risk:.3f}  {confidence:.3f}")


def show_wrong(asked: Sequence[Asked]) -> None:
    """Print the questions whose outcome is not the wanted one."""
    for some in asked:
        if some.given == some.labelled.answerable and (some.right_first or not some.given):
            continue
        first = some.quotes[0].text if some.quotes else ""
        mark = "answered" if some.given else "refused"
        wanted = "answerable" if some.labelled.answerable else "unanswerable"
        print(
            f"{some.labelled.id} [{wanted}, {mark}, right={some.right_first},"
            f" {some.outcome.confidence:.2f}] {some.labelled.question}\n    {first}"
        )


if __name__ == "__main__":
    sys.exit(run_command("evaluate", main))
