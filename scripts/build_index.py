"""Build the index of the articles, list its generations, or go back to the one before."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from index.articles.corpus import read_corpus
from index.errors import ChapterAndVerseError
from index.models.folders import find_model
from index.settings import IndexSettings
from index.store.build import BuildReport, build
from index.store.build import Progress as Heard
from index.store.generation import current_generation, generations
from index.store.plan import BuildPlan, is_up_to_date, plan_build
from index.store.publish import rollback
from scripts.command import run_command
from scripts.terminal import counted

OK, PROBLEMS, FAILED, UNSAID = 0, 1, 2, 3
SHOWN = 10
"""Names listed of a kind before "and n more"."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns 0, 1 (built, but files were skipped) or 2 (nothing built)."""
    try:
        options = _parser(IndexSettings()).parse_args(arguments)
        if options.list:
            return _list(options.index)
        if options.rollback:
            older = rollback(options.index, find_model(options.model).fingerprint)
            print(f"The current generation is now {older}.")
            return OK
        return _build(options)
    except ChapterAndVerseError as error:
        print(f"build_index: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("build_index: stopped; the index is as it was", file=sys.stderr)
        return FAILED


def _parser(settings: IndexSettings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build_index.py",
        description=__doc__,
        epilog="Exit codes: 0 done; 1 built, but some files were skipped; 2 nothing was built; "
        "3 done, but the report could not be written.",
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        default=settings.corpus_dir,
        metavar="DIR",
        help="folder of articles (default: %(default)s)",
    )
    parser.add_argument(
        "--index",
        type=Path,
        default=settings.index_dir,
        metavar="DIR",
        help="folder of the index (default: %(default)s)",
    )
    parser.add_argument(
        "--model",
        default=settings.model,
        metavar="NAME",
        help="embedding model, a hub name or a folder (default: %(default)s)",
    )
    parser.add_argument(
        "--progress",
        choices=("bar", "json"),
        default="bar",
        help="how a build tells on standard error how far it is: a bar, or now and then a line "
        'like {"embedded": 256, "to_embed": 1024}, in sentences (default: %(default)s)',
    )
    does = parser.add_mutually_exclusive_group()
    does.add_argument(
        "--if-needed",
        action="store_true",
        help="build only when the index is missing, damaged or out of date; "
        "skipped files are named but do not fail",
    )
    does.add_argument("--dry-run", action="store_true", help="say what a build would do")
    does.add_argument("--rollback", action="store_true", help="go back to the generation before")
    does.add_argument("--list", action="store_true", help="list the generations on disk")
    return parser


def _build(options: argparse.Namespace) -> int:
    fingerprint = find_model(options.model).fingerprint
    if options.if_needed and is_up_to_date(options.corpus, options.index, fingerprint):
        _print_problems(read_corpus(options.corpus).problems)
        return OK
    if options.dry_run:
        plan = plan_build(options.corpus, options.index, fingerprint)
        _print_plan(plan)
        return PROBLEMS if plan.problems else OK
    # Loading torch takes seconds, which an index that is up to date need not cost.
    from index.models.embedder import load_embedder  # noqa: PLC0415

    embedder = load_embedder(options.model)
    if options.progress == "json":
        report = build(options.corpus, options.index, embedder, _print_progress)
    else:
        with _bar() as heard:
            report = build(options.corpus, options.index, embedder, heard)
    _print_report(report)
    return PROBLEMS if report.plan.problems and not options.if_needed else OK


def _print_progress(embedded: int, to_embed: int) -> None:
    line = json.dumps({"embedded": embedded, "to_embed": to_embed})
    print(line, file=sys.stderr, flush=True)


@contextmanager
def _bar() -> Iterator[Heard]:
    with Progress(
        TextColumn("Embedding sentences"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    ) as bar:
        task = bar.add_task("embed", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _print_report(report: BuildReport) -> None:
    plan = report.plan
    print(
        f"Read {counted(report.articles, 'article')}: {counted(report.passages, 'passage')}, "
        f"{counted(report.sentences, 'sentence')}."
    )
    _print_articles(plan)
    embedded = counted(plan.to_embed, "sentence")
    print(f"Embedded {embedded}, took {plan.reused} from the generation before.")
    print(f"Generation {report.generation}, {report.size / 1e6:.1f} MB, {report.seconds:.1f} s.")
    _print_problems(plan.problems)
    if plan.problems:
        print(f"The index is built; files skipped: {len(plan.problems)}.")


def _print_plan(plan: BuildPlan) -> None:
    _print_articles(plan)
    about = "" if plan.estimated_seconds is None else f", about {plan.estimated_seconds:.1f} s"
    print(
        f"Would embed {counted(plan.to_embed, 'sentence')}{about}, and keep {plan.reused}. "
        "Nothing was written."
    )
    _print_problems(plan.problems)


def _print_articles(plan: BuildPlan) -> None:
    for kind, paths in (
        ("added", plan.added),
        ("changed", plan.changed),
        ("removed", plan.removed),
        ("left out, being neither .md nor .txt", plan.others),
        ("with a sentence too long to be read to its end", plan.long),
    ):
        more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
        if paths:
            print(f"  {kind} ({len(paths)}): {', '.join(paths[:SHOWN])}{more}")
    if plan.unchanged:
        print(f"  unchanged: {len(plan.unchanged)}")


def _print_problems(problems: tuple[str, ...]) -> None:
    for problem in problems:
        print(f"build_index: skipped {problem}", file=sys.stderr)


def _list(index_dir: Path) -> int:
    current = current_generation(index_dir)
    for found in generations(index_dir):
        mark = "*" if found.generation == current else " "
        print(
            f"{mark} {found.generation}  {counted(found.articles, 'article')}, "
            f"{counted(found.sentences, 'sentence')}, "
            f"built in {found.build_seconds:.1f} s, {found.model}"
        )
    return OK


if __name__ == "__main__":
    sys.exit(run_command("build_index", main, FAILED, UNSAID))
