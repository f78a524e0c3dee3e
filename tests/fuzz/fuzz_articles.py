"""Atheris throws bytes at the article reader and the splitter: an article, or one clear line.

``python -m tests.fuzz.fuzz_articles -max_total_time=60``
"""

import contextlib
import hashlib
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["index", "yaml"]):
    from index.articles.file import read_article
    from index.articles.passages import split_article
    from index.errors import ArticleError


def reads_or_refuses(folder: Path, data: bytes) -> None:
    """Read the bytes as a file; what is read is hashed right and split into slices in order."""
    path = folder / "a.md"
    path.write_bytes(data)
    try:
        article = read_article(path, folder)
    except ArticleError as error:
        if "\n" in str(error):
            raise AssertionError("a refusal is one line") from error
        return
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    end = 0
    for passage in split_article(article):
        assert end <= passage.start < passage.end <= len(article.text)
        end = passage.end
        place = passage.start
        for span in passage.sentences:
            assert place <= span.start < span.end <= passage.end
            place = span.end


def main() -> None:
    """Run until libFuzzer's limits; a failure leaves its input in a file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def one(data: bytes) -> None:
            # Half of all inputs begin well, so that not all of them end in the front matter.
            head = b"---\ntitle: a\n---\n" if len(data) % 2 else b""
            reads_or_refuses(folder, head + data)

        atheris.Setup(sys.argv, one)
        with contextlib.suppress(SystemExit):
            atheris.Fuzz()


if __name__ == "__main__":
    main()
