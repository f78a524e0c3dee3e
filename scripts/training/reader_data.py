"""Read the reader's training data: SQuAD-format files and QAMR, as questions on sentences.

The data is not part of the project. SQuADShifts (Miller et al. 2020, CC BY 4.0) and SQuAD 2.0
(Rajpurkar et al. 2018, CC BY-SA 4.0) are JSON files in SQuAD format; QAMR (Michael et al. 2018,
MIT) is tab-separated. Any file missing from the folder is left out, and said so by the caller.
"""

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sentencex

from scripts.training.squad_marks import well_marked
from scripts.training.whole_files import named

SQUAD_FILES = ("new_wiki", "squad2-train-part", "reddit", "amazon_reviews")
FORUMS = frozenset({"reddit", "amazon_reviews"})
"""Their questions fit many paragraphs ("What does the author want?"), and nobody said which of them
answer: each is searched for within its own."""
QAMR_FILES = ("qamr-dev.tsv", "qamr-test.tsv")
DEVELOPMENT_ARTICLES = ("Spectre_(2015_film)", "2008_Sichuan_earthquake")
"""Of the SQuAD 2.0 part: one article with adversarial unanswerable questions, one without."""
DEVELOPMENT_SHARE = {"new_wiki": 0.2, "reddit": 0.05, "amazon_reviews": 0.05, "qamr": 0.06}
"""Share of articles (or, for the one-article files, paragraphs) that no training ever sees."""

OURS = "desks/"
"""What the sources of our own begin with."""

Entry = tuple[tuple[int, int], str, list[str]]
"""A QAMR sentence: its place in its document, its key, its tokens."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with the character spans of its sentences."""

    source: str
    document: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    development: bool

    @property
    def title(self) -> str:
        """Return the title that stands above it; empty where there is none."""
        named = self.ours or self.source in ("new_wiki", "squad2-train-part")
        return self.document.replace("_", " ") if named else ""

    @property
    def ours(self) -> bool:
        """Say whether it is an article of ours, whole."""
        return self.source.startswith(OURS)

    @property
    def topic(self) -> str:
        """Return what its questions have in common: the document, or the source where it is one."""
        return self.document if self.title else self.source


@dataclass(frozen=True, slots=True)
class Example:
    """A question on a paragraph; ``answers`` are character spans, none when it has no answer."""

    question: str
    paragraph: int
    answers: tuple[tuple[int, int], ...]
    elsewhere: tuple[tuple[int, int, int], ...] = ()
    """Answers in other paragraphs of its source: paragraph, first and last character."""
    ours: bool = False
    """Whether we wrote it."""


@dataclass(frozen=True, slots=True)
class Data:
    """All paragraphs, and the questions on them."""

    paragraphs: tuple[Paragraph, ...]
    examples: tuple[Example, ...]

    def seen_by(self, model: str) -> str:
        """Return a key of this data and a model: what the model finds in it is kept under it."""
        return hashlib.sha256(f"{model} {self!r}".encode()).hexdigest()[:12]


def answering_sentences(paragraph: Paragraph, example: Example) -> list[int]:
    """Return the sentences of its paragraph that hold an annotator's answer."""
    return sorted({n for span in example.answers for n in sentences_at(paragraph, *span)})


def sentences_at(paragraph: Paragraph, start: int, end: int) -> list[int]:
    """Return the sentences that some of these characters stand in."""
    return [n for n, span in enumerate(paragraph.sentences) if span[0] < end and start < span[1]]


def is_development(source: str, key: str) -> bool:
    """Say whether an article is kept from training; the same on every machine."""
    if source == "squad2-train-part":
        return key in DEVELOPMENT_ARTICLES
    digest = hashlib.sha256(f"{source}/{key}".encode()).digest()
    return digest[0] / 256 < DEVELOPMENT_SHARE[source]


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the character spans of the sentences of ``text``, without outer white space."""
    spans = []
    for boundary in sentencex.get_sentence_boundaries("en", text):
        start, end = boundary["start_index"], boundary["end_index"]
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            spans.append((start, end))
    return tuple(spans)


def missing_files(folder: Path) -> list[str]:
    """Return the names of the known files that a folder lacks."""
    known = (*(f"{name}.json" for name in SQUAD_FILES), "qamr-sents.tsv", *QAMR_FILES)
    return [name for name in known if not (folder / name).exists()]


def read_data(folder: Path) -> Data:
    """Read every known file of ``folder``; raise FileNotFoundError when there is none.

    Raises DamagedFileError for one that is not what its name says.
    """
    paragraphs: list[Paragraph] = []
    examples: list[Example] = []
    for name in SQUAD_FILES:
        if (path := folder / f"{name}.json").exists():
            with named(path):
                _read_squad(path, name, paragraphs, examples)
    if (path := folder / "qamr-sents.tsv").exists():
        with named(path):
            _read_qamr(folder, paragraphs, examples)
    if not examples:
        said = "holds none of the known files; see index/weights/README.md"
        raise FileNotFoundError(f"{folder} {said}")
    return Data(tuple(paragraphs), tuple(examples))


def _read_squad(
    path: Path, source: str, paragraphs: list[Paragraph], examples: list[Example]
) -> None:
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        document = article.get("title", source)
        for number, entry in enumerate(article["paragraphs"]):
            text = entry["context"]
            key = f"{document}/{number}" if source == "reddit" else document
            paragraphs.append(
                Paragraph(
                    source, document, text, split_sentences(text), is_development(source, key)
                )
            )
            for qa in entry["qas"]:
                spans = {
                    (a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"]
                }
                if len(spans) == 1:  # several annotators marked by hand
                    mark = spans.pop()
                    spans = {well_marked(text, paragraphs[-1].sentences, qa["question"], mark)}
                counted = sorted(spans, key=lambda span: span[1] - span[0])
                examples.append(
                    Example(qa["question"].strip(), len(paragraphs) - 1, tuple(counted))
                )


def _read_qamr(folder: Path, paragraphs: list[Paragraph], examples: list[Example]) -> None:
    documents: dict[str, list[Entry]] = defaultdict(list)
    with (folder / "qamr-sents.tsv").open(encoding="utf-8") as lines:
        for key, sentence in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            document, paragraph, number = key.rsplit(":", 2)
            documents[document].append(((int(paragraph), int(number)), key, sentence.split(" ")))
    place: dict[str, tuple[int, list[tuple[int, int]]]] = {}
    for document, entries in documents.items():
        for chunk in _chunks(sorted(entries), 6):
            _add_qamr_paragraph(document, chunk, paragraphs, place)
    for name in QAMR_FILES:
        if (path := folder / name).exists():
            with named(path):
                examples += list(_qamr_examples(path, place))


def _chunks(items: list[Entry], size: int) -> Iterator[list[Entry]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _add_qamr_paragraph(
    document: str,
    entries: list[Entry],
    paragraphs: list[Paragraph],
    place: dict[str, tuple[int, list[tuple[int, int]]]],
) -> None:
    """Join sentences of one document into a paragraph; remember where each token stands in it."""
    text, sentences = "", []
    for _, key, tokens in entries:
        if text:
            text += " "
        begin = len(text)
        spans = []
        for token in map(_plain, tokens):
            if len(text) > begin and not _clings(text, token):
                text += " "
            spans.append((len(text), len(text) + len(token)))
            text += token
        sentences.append((begin, len(text)))
        place[key] = (len(paragraphs), spans)
    development = is_development("qamr", document)
    paragraphs.append(Paragraph("qamr", document, text, tuple(sentences), development))


PENN = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”",
    "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
"""The Penn Treebank's stand-ins for brackets and quotation marks."""


def _plain(token: str) -> str:
    return PENN.get(token, token)


def _clings(before: str, token: str) -> bool:
    """Say whether a token stands without a space after what is before it."""
    return before[-1] in "([{“$" or bool(re.match(r"^([.,;:!?%)\]}”]|n't$|'\w{0,2}$)", token))


def _qamr_examples(
    path: Path, place: dict[str, tuple[int, list[tuple[int, int]]]]
) -> Iterator[Example]:
    """Yield the questions that both validators could answer."""
    with path.open(encoding="utf-8") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            key, question, answer, validations = row[0], row[5], row[6], row[7:]
            valid = [re.fullmatch(r"\d+:([\d ]+)", validation) for validation in validations]
            if key not in place or not all(valid) or not answer.strip():
                continue
            paragraph, spans = place[key]
            tokens = [int(token) for token in answer.split()]
            # A gap in the tokens would make a slice that says more than the answer does.
            if tokens != list(range(tokens[0], tokens[-1] + 1)):
                continue
            yield Example(question, paragraph, ((spans[tokens[0]][0], spans[tokens[-1]][1]),))
