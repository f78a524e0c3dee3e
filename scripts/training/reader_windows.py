"""Find the windows that the search would show the reader for each of the training's questions.

Each source of the data becomes a corpus, with an index of its own, and its questions are searched
for as the bot searches. What the search takes for an answer, and is none, are the hard negatives.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import Progress, TaskID

from index.errors import IndexForeignError, IndexMissingError
from index.models.embedder import open_embedder
from index.models.embeddings import Embedder
from index.models.folders import DEFAULT_MODEL, find_model
from index.rank.reading import FIRST_LOOK
from index.rank.search import score_all, search
from index.rank.windows import plan_windows
from index.store.build import build
from index.store.generation import open_generation
from index.store.open_index import OpenIndex
from index.types import Span
from scripts.training.corpus import as_written, write_corpus
from scripts.training.loop import Material
from scripts.training.reader_data import FORUMS, Data, Example, Paragraph, sentences_at
from scripts.training.whole_files import DamagedFileError, load_array, save_array

KEPT = 8
"""Windows of a question that are kept; the reader is shown four."""
SHOWN = 5
"""Of these, those whose sentences the adapter learns to tell from the answer."""
NOT_YET, NONE = -2, -1
SAVE_EVERY = 1000
"""Questions."""


def is_searched(paragraph: Paragraph) -> bool:
    """Say whether the questions on a paragraph are searched for in its source: of ours, all are."""
    return paragraph.ours or paragraph.source not in FORUMS


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One source's paragraphs as the search sees them: for each row, (n,), where it stands."""

    index: OpenIndex
    paragraphs: NDArray[np.int64]
    offsets: NDArray[np.int64]
    """Where the row begins in its paragraph."""

    def rows_of(self, paragraph: int) -> NDArray[np.int64]:
        """Return the rows of one paragraph."""
        return np.flatnonzero(self.paragraphs == paragraph)

    def place_of(self, row: int) -> Span:
        """Return where a row stands in its paragraph."""
        start, sentence = int(self.offsets[row]), self.index.sentences[row]
        return Span(start, start + sentence.end - sentence.start)

    def words_in(self, row: int, answer: tuple[int, int, int], length: int) -> Span | None:
        """Return where an answer stands in a row of so many characters; None if not whole in it.

        ``answer`` is a paragraph, and characters of it.
        """
        paragraph, first, last = answer
        start, end = first - int(self.offsets[row]), last - int(self.offsets[row])
        whole = self.paragraphs[row] == paragraph and 0 <= start < end <= length
        return Span(start, end) if whole else None


def within_of(data: Data, source: Source, number: int) -> Span:
    """Return the rows that a question on a paragraph may be shown: its own, or all."""
    if is_searched(data.paragraphs[number]):
        return Span(0, len(source.paragraphs))
    own = source.rows_of(number)
    return Span(int(own.min(initial=len(source.paragraphs))), int(own.max(initial=-1)) + 1)


def places_shown(
    data: Data,
    examples: Sequence[Example],
    sources: dict[str, Source],
    windows: NDArray[np.int64],
    number: int,
) -> list[tuple[int, int]]:
    """Return the sentences in an example's first windows, each as a paragraph and its sentence."""
    source = sources[data.paragraphs[examples[number].paragraph].source]
    found = set()
    for row in rows_in([Span(*window) for window in windows[number, :SHOWN] if window[0] >= 0]):
        paragraph, place = int(source.paragraphs[row]), source.place_of(row)
        sentences = sentences_at(data.paragraphs[paragraph], place.start, place.end)
        found |= {(paragraph, sentence) for sentence in sentences}
    return sorted(found)


def rows_in(windows: Sequence[Span]) -> frozenset[int]:
    """Return the rows that some windows show."""
    return frozenset(row for window in windows for row in range(window.start, window.end))


def clip(window: Span, within: Span) -> Span:
    """Return the part of a window that lies within some rows."""
    return Span(max(window.start, within.start), min(window.end, within.end))


def open_sources(
    data: Data, embedder: Embedder, folder: Path, step: Callable[[str, int, int], None]
) -> dict[str, Source]:
    """Build, or open, an index below ``folder`` of what training may see of each source.

    ``step`` is told the source, how many of its sentences are embedded, and how many must be.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for number, paragraph in enumerate(data.paragraphs):
        if not paragraph.development:
            members[paragraph.source].append(number)
    return {
        name: _open_source(data, numbers, embedder, folder / name, partial(step, name))
        for name, numbers in members.items()
    }


def _open_source(
    data: Data,
    numbers: Sequence[int],
    embedder: Embedder,
    folder: Path,
    progress: Callable[[int, int], None],
) -> Source:
    placed = write_corpus(folder / "corpus", data, numbers)
    try:
        index = open_generation(folder / "index", embedder.fingerprint)
    except (IndexMissingError, IndexForeignError):
        build(folder / "corpus", folder / "index", embedder, progress)
        index = open_generation(folder / "index", embedder.fingerprint)
    starts = _starts(data, placed, {article.id: article.text for article in index.articles})
    rows = [
        max(place for place in starts[index.articles[some.article].id] if place[0] <= some.start)
        for some in index.sentences
    ]
    offsets = [some.start - start for some, (start, _) in zip(index.sentences, rows, strict=True)]
    paragraphs = [number for _, number in rows]
    return Source(index, np.array(paragraphs, np.int64), np.array(offsets, np.int64))


def _starts(
    data: Data, placed: dict[int, str], texts: dict[str, str]
) -> dict[str, list[tuple[int, int]]]:
    """Return, by article, where in its text each of its paragraphs begins, with its number.

    Raises DamagedFileError for one that the article does not hold as it is.
    """
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    ends: dict[str, int] = defaultdict(int)
    for number, article in placed.items():
        line = as_written(data.paragraphs[number])
        # The article's text may lack the white space before its first paragraph.
        blank = len(line) - len(line.lstrip())
        found = texts.get(article, "").find(line.strip(), ends[article])
        if found < 0:
            source = data.paragraphs[number].source
            said = f"{source}: a paragraph is not read as it is written; take it out of the data"
            raise DamagedFileError(f"{said}: {line[:80]!r}")
        starts[article].append((found - blank, number))
        ends[article] = found + len(line) - blank
    return starts


def search_all(
    material: Material, chosen: Collection[int], arguments: argparse.Namespace, bar: Progress
) -> tuple[dict[str, Source], NDArray[np.int64]]:
    """Return the sources, and the windows of the chosen examples, (examples, KEPT, 2).

    What is found stays in OUT, for the next start with the same data and model.
    """
    embedder = open_embedder(find_model(arguments.base or DEFAULT_MODEL))
    tasks: dict[str, TaskID] = {}

    def embedded(name: str, done: int, total: int) -> None:
        if name not in tasks:
            tasks[name] = bar.add_task(f"embedding {name}", total=total)
        bar.update(tasks[name], completed=done)

    data, examples = material.data, material.examples
    found = arguments.out / f"found-{data.seen_by(embedder.fingerprint)}"
    sources = open_sources(data, embedder, found, embedded)
    task = bar.add_task("searching", total=len(chosen))
    store = found / "windows.npy"
    windows = find_windows(
        data, examples, sorted(chosen), sources, embedder, store, lambda: bar.advance(task)
    )
    return sources, windows


def find_windows(
    data: Data,
    examples: Sequence[Example],
    chosen: Sequence[int],
    sources: dict[str, Source],
    embedder: Embedder,
    store: Path,
    step: Callable[[], None],
) -> NDArray[np.int64]:
    """Return the chosen examples' windows as first and last row, (examples, KEPT, 2), best first.

    Where there are fewer, NONE follows them. They are kept in ``store``: those that are there are
    not searched for again.
    """
    found = np.full((len(examples), KEPT, 2), NOT_YET, np.int64)
    if store.exists():
        found = load_array(store)
    for place, number in enumerate(chosen, start=1):
        if found[number, 0, 0] == NOT_YET:
            example = examples[number]
            source = sources[data.paragraphs[example.paragraph].source]
            within = within_of(data, source, example.paragraph)
            found[number] = NONE
            windows = _search(example.question, source.index, within, embedder)
            found[number, : len(windows)] = [(window.start, window.end) for window in windows]
        if place % SAVE_EVERY == 0 or place == len(chosen):
            save_array(store, found)
        step()
    return found


def _search(question: str, index: OpenIndex, within: Span, embedder: Embedder) -> tuple[Span, ...]:
    query = embedder.embed_query(question)
    allowed = np.zeros(len(index.sentences), dtype=bool)
    allowed[within.start : within.end] = True
    found = search(score_all(question, query, index), query, index, allowed)
    windows = plan_windows(index, [int(row) for row in found.rows[:FIRST_LOOK]], KEPT)
    return tuple(clip(window, within) for window in windows)
