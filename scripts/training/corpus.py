"""Write paragraphs of the training's data as a corpus in this project's format."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from scripts.training.reader_data import Data, Paragraph


def write_corpus(folder: Path, data: Data, numbers: Iterable[int]) -> dict[int, str]:
    """Write paragraphs as articles, one a document; return the article id of each paragraph."""
    folder.mkdir(parents=True, exist_ok=True)
    documents: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        documents[data.paragraphs[number].document].append(number)
    placed = {}
    for document, members in documents.items():
        name = article_id(document)
        texts = [as_written(data.paragraphs[number]) for number in members]
        title = json.dumps(document.replace("_", " "), ensure_ascii=False)
        body = "\n\n".join(texts)
        (folder / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n\n{body}\n", "utf-8")
        placed.update(dict.fromkeys(members, name))
    return placed


def article_id(document: str) -> str:
    """Return a file name for a document's title."""
    plain = re.sub(r"[^a-z0-9]+", "-", document.lower()).strip("-")
    return f"{plain[:40]}-{hashlib.sha256(document.encode()).hexdigest()[:6]}"


def as_written(paragraph: Paragraph) -> str:
    """Return a paragraph as its article has it: a public one on one line, of the same length."""
    return (paragraph.text if paragraph.ours else re.sub(r"\s", " ", paragraph.text)).rstrip()
