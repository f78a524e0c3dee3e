"""Learn ranking weights, confidence and threshold from labelled questions.

    python scripts/calibrate.py --out FILE QUESTIONS.jsonl=INDEX_DIR [QUESTIONS.jsonl=INDEX_DIR ...]

Every set counts the same. The result belongs to the embedding model and the reader it was made
with; CHAPTER_CALIBRATION names it to the other commands. With --folds, it is also said what such a
calibration is worth on questions that it was not made from. docs/labelling.md shows all the steps.
"""

import argparse
import sys
from collections.abc import Container, Sequence
from pathlib import Path

import numpy as np
from scipy.special import expit

from index.models.embeddings import Embedder
from index.models.folders import find_model
from index.models.loading import load_models
from index.models.reader import Reader
from index.models.readers import NO_READER
from index.rank.calibration import Calibration, save_calibration, squash
from index.rank.ranking import score
from index.rank.scope import Scope, whole_scope
from index.rank.topics import topic_features
from index.settings import IndexSettings
from index.store.generation import open_generation
from index.types import Refusal
from scripts.command import run_command
from scripts.fitting import (
    Array,
    Measured,
    fit_confidence,
    fit_ranking,
    set_weights,
    thresholds_for,
)
from scripts.fitting_topics import fit_topics
from scripts.folds import in_folds, print_folds
from scripts.labelled import Labelled, QuestionsError, read_questions
from scripts.measures import auroc, calibration_error

FALSE_ANSWERS = 0.05
"""Of all questions asked, at most this share may be unanswerable ones that are answered.

Of the unanswerable ones, at most this share are answered without a word of doubt.
"""


def main() -> int:
    """Write a calibration and say what it is worth; return the exit code."""
    arguments = parse_arguments()
    model = find_model(arguments.model)
    embedder, reader = load_models(model, arguments.reader)
    measured, topics = (
        [some for pair in sets for some in measure_set(pair, embedder, reader)]
        for sets in ((*arguments.sets, *arguments.hard), arguments.topics)
    )
    hard = {str(questions) for questions, _ in arguments.hard}
    calibration = fit(measured, topics, hard, embedder, reader)
    save_calibration(calibration, arguments.out)
    print(f"written to {arguments.out}")
    report(measured, calibration)
    if arguments.folds:
        print_folds(in_folds(measured, lambda some: fit(some, topics, hard, embedder, reader)))
    return 0


def parse_arguments() -> argparse.Namespace:
    """Return the command line's arguments."""
    settings = IndexSettings()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", metavar="QUESTIONS=INDEX", type=_pair)
    parser.add_argument(
        "--hard",
        action="append",
        default=[],
        metavar="QUESTIONS=INDEX",
        type=_pair,
        help="a set that teaches weights and confidence, but is too hard to set the threshold by",
    )
    parser.add_argument(
        "--topics",
        action="append",
        default=[],
        metavar="QUESTIONS=INDEX",
        type=_pair,
        help='a set of broad requests ("tell me about …"), which teaches what topics are refused',
    )
    parser.add_argument(
        "--out", type=_file, required=True, metavar="FILE", help="where the calibration is written"
    )
    parser.add_argument(
        "--folds",
        action="store_true",
        help="also measure it in five folds: each time on the questions left out of it",
    )
    for name, default in (("model", settings.model), ("reader", settings.reader)):
        said = f"as CHAPTER_{name.upper()} names it (default: the setting's)"
        parser.add_argument(f"--{name}", default=default, help=said)
    return parser.parse_args()


def _pair(text: str) -> tuple[Path, Path]:
    questions, equals, index = text.rpartition("=")
    if not (questions and equals and index):
        raise argparse.ArgumentTypeError("give QUESTIONS.jsonl=INDEX_DIR")
    return Path(questions), Path(index)


def _file(text: str) -> Path:
    """Return where a file can be; whoever waited for the scores would lose them otherwise."""
    path = Path(text)
    above = next(parent for parent in path.absolute().parents if parent.exists())
    if path.is_dir() or not above.is_dir():
        raise argparse.ArgumentTypeError(f"{text} cannot be a file; name another")
    return path


def measure_set(
    pair: tuple[Path, Path], embedder: Embedder, reader: Reader | None
) -> list[Measured]:
    """Score every question of one set."""
    scope = whole_scope(open_generation(pair[1], embedder.fingerprint))
    questions = read_questions(pair[0], scope.index.articles)
    found = [
        measure(asked, str(pair[0]), place, scope, embedder, reader)
        for place, asked in enumerate(questions)
    ]
    return [some for some in found if some and len(some.right)]


def measure(
    labelled: Labelled,
    name: str,
    place: int,
    scope: Scope,
    embedder: Embedder,
    reader: Reader | None,
) -> Measured | None:
    """Score one question as the answerer would; None for one that is refused unsearched.

    Of a topic that a heading names all that is found is scored, not its section alone.
    """
    searched = scope.searched(labelled.question, labelled.previous, embedder)
    if isinstance(searched, Refusal):
        return None
    query, within = searched
    index = within.index
    scored = score(query, index, within.allowed(query), reader)
    sentences = [index.sentences[int(row)] for row in scored.rows]
    right = [labelled.answered_by(index.articles[s.article].id, s.start, s.end) for s in sentences]
    topic = topic_features(query.embedding, index, within.evidence, scored)
    marks = np.array(right, dtype=bool)
    return Measured(name, place, query.broad, scored.features, marks, labelled.answerable, topic)


def fit(
    measured: Sequence[Measured],
    topics: Sequence[Measured],
    hard: Container[str],
    embedder: Embedder,
    reader: Reader | None,
) -> Calibration:
    """Return the calibration of scored questions; the ``hard`` sets do not set its threshold.

    ``topics`` are what broad requests are weighed by; without any, all questions are.
    """
    precise = [m for m in measured if not m.broad]
    if not any(m.right.any() for m in precise) or all(m.answerable for m in precise):
        raise QuestionsError("calibration needs answerable and unanswerable questions")
    if all(m.answerable or m.set in hard for m in precise):
        raise QuestionsError("sets that are not --hard need unanswerable questions, too")
    if topics and len({m.answerable for m in topics if m.broad}) < 2:
        raise QuestionsError("--topics needs broad requests, answerable and unanswerable ones")
    ranking = fit_ranking(precise)
    tops = [best(m, ranking) for m in precise]
    features = np.array([m.features[top] for m, top in zip(precise, tops, strict=True)])
    right = np.array([m.right[top] for m, top in zip(precise, tops, strict=True)])
    sets = [m.set for m in precise]
    weights, intercept = fit_confidence(features, right, sets)
    confidence = expit(squash(features) @ weights + intercept)
    counted = np.array([m.set not in hard for m in precise])
    answerable = np.array([m.answerable for m in precise])[counted]
    threshold, sure_threshold = thresholds_for(confidence[counted], answerable, FALSE_ANSWERS)
    told = fit_topics([m for m in topics if m.broad] or measured, FALSE_ANSWERS)
    return Calibration(
        embedder=embedder.fingerprint,
        reader=reader.fingerprint if reader else NO_READER,
        ranking=tuple(float(w) for w in ranking),
        confidence=tuple(float(w) for w in weights),
        intercept=intercept,
        threshold=threshold,
        sure_threshold=sure_threshold,
        topic=tuple(float(w) for w in told.weights),
        topic_intercept=told.intercept,
        topic_threshold=told.threshold,
        topic_sure_threshold=told.sure_threshold,
    )


def best(measured: Measured, ranking: Array) -> int:
    """Return the place of the sentence that would be quoted first."""
    return int(np.argmax(squash(measured.features) @ ranking))


def report(measured: Sequence[Measured], calibration: Calibration) -> None:
    """Print what the calibration is worth on the questions it was made from."""
    precise = [m for m in measured if not m.broad]
    tops = [best(m, np.asarray(calibration.ranking)) for m in precise]
    features = np.array([m.features[top] for m, top in zip(precise, tops, strict=True)])
    right = np.array([m.right[top] for m, top in zip(precise, tops, strict=True)])
    answerable = np.array([m.answerable for m in precise])
    confidence = calibration.probability(features)
    given = confidence >= calibration.threshold
    weights = set_weights([m.set for m in precise])
    print(f"questions {len(precise)}, threshold {calibration.threshold:.3f}")
    print(f"right first {right[answerable].mean():.3f}, AUROC {auroc(confidence, answerable):.3f}")
    print(f"expected calibration error {calibration_error(confidence, right):.3f}")
    print(f"false answers, of all questions {(given & ~answerable).mean():.3f}")
    print(f"unanswerable ones answered {given[~answerable].mean():.3f}")
    print(f"answerable ones answered {given[answerable].mean():.3f}")
    print(f"answers that are right, every set the same {_share(right, given, weights):.3f}")
    sure = confidence >= calibration.sure_threshold
    print(f"answered without doubt, from {calibration.sure_threshold:.3f}:")
    print(f"unanswerable ones {sure[~answerable].mean():.3f}")
    print(f"answerable ones {sure[answerable].mean():.3f}")
    print(f"right, every set the same {_share(right, sure, weights):.3f}")


def _share(right: np.ndarray, given: np.ndarray, weights: Array) -> float:
    return float((weights * right * given).sum() / max((weights * given).sum(), 1e-9))


if __name__ == "__main__":
    sys.exit(run_command("calibrate", main))
