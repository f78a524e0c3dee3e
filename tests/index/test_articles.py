"""Reading the corpus: nothing of a text is lost, and whatever is wrong is one clear line."""

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles.corpus import read_corpus
from index.articles.file import MAX_FILE_BYTES, read_article
from index.errors import ArticleError, CorpusError
from tests.support.articles import put

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r")).map(
    lambda text: f"{text}\nWords.\n{text}"
)


@given(text=TEXTS)
def test_text_is_exactly_what_follows_the_front_matter(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every character after the closing line is kept, in NFC."""
    corpus = tmp_path_factory.mktemp("corpus")
    article = read_article(put(corpus, "a.md", text), corpus)
    assert article.text == unicodedata.normalize("NFC", text)
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_windows_line_ends_and_a_byte_order_mark_are_no_text(tmp_path: Path) -> None:
    """A file saved on Windows gives the same article as one saved elsewhere."""
    raw = b"\xef\xbb\xbf---\r\ntitle: One\r\n---\r\nFirst.\r\nSecond."
    (tmp_path / "a.txt").write_bytes(raw)
    assert read_article(tmp_path / "a.txt", tmp_path).text == "First.\nSecond."


def test_rule_marks_in_the_text_do_not_end_it(tmp_path: Path) -> None:
    """Only the first closing line ends the front matter."""
    put(tmp_path, "a.md", "One.\n\n---\n\nTwo.\n")
    assert read_corpus(tmp_path).articles[0].text == "One.\n\n---\n\nTwo.\n"


def test_old_line_ends_are_line_ends(tmp_path: Path) -> None:
    """A carriage return alone ends a line too, in the front matter and in the text."""
    (tmp_path / "a.txt").write_bytes(b"---\rtitle: One\r---\rFirst.\rSecond.\r\nThird.")
    assert read_article(tmp_path / "a.txt", tmp_path).text == "First.\nSecond.\nThird."


BOMB = "a: &a [x]\n" + "\n".join(
    f"{b}: &{b} [*{a},*{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
BAD_FILES = [
    (b"No front matter.", "a title is required"),
    (b"---\nurl: https://a.example\n---\nText.", "a title is required"),
    (b"---\n- title\n---\nText.", "a title is required"),
    (b"---\ntitle: A\n---\n \n\n", "no text"),
    (b"---\ntitle: A\n---\n## Only\n# Headings\n\n* * *\n", "no text"),
    (b"---\ntitle: [A\n---\nText.", "broken front matter"),
    (b"---\ntitle: 2025\n---\nText.", "title"),
    (b"---\ntitle: ' '\n---\nText.", "title"),
    (b"---\ntitle: A\npublished: last week\n---\nText.", "published"),
    (b"---\ntitle: A\npublished: 2025\n---\nText.", "full date"),
    (b"---\ntitle: A\nurl: javascript:alert(1)\n---\nText.", "url"),
    (b"---\ntitle: A\nurl: 'https://a.example/ b'\n---\nText.", "url"),
    (b"---\ntitle: A\nlanguage: no\n---\nText.", "language"),
    (b"---\ntitle: !!python/object/apply:os.system ['true']\n---\nText.", "broken front matter"),
    (f"---\ntitle: A\n{BOMB}\n---\nText.".encode(), "needs quotes"),
    (b"---\ntitle: &Bridge falls\n---\nText.", "needs quotes"),
    (b"---\ntitle: *Bridge falls\n---\nText.", "needs quotes"),
    (b"---\ntitle: A\nx: " + b"[" * 8000 + b"\n---\nText.", "nested too deeply"),
    (b"---\ntitle: A\nx: " + b"y" * 20_000 + b"\n---\nText.", "front matter"),
    (b"---\ntitle: A\n---\nSegur \xe9.", "UTF-8"),
    (b"---\ntitle: A\x00\n---\nText.", "broken front matter"),
    (b"", "is empty"),
    (b"---\ntitle: A\nText.", "does not end; close it with a line '---'"),
    (b"\n---\ntitle: A\n---\nText.", "must begin with the file"),
    (b"---\ntitle: Fire: two dead\n---\nText.", "needs quotes"),
    (b"---\ntitle: We are #1\n---\nText.", "in quotes"),
    (b"---\ntitle: A\npublished: 2025-02-30\n---\nText.", "write a date as"),
    (b"---\ntitle: A\npublished: 23 February 2025\n---\nText.", "published: write a full date: 2"),
    (b"---\ntitle: A\nauthor: [B, C]\n---\nText.", "author: write one line of text"),
    (b"---\ntitle: A\nurl: www.a.example\n---\nText.", "url: write a whole address"),
    (b"---\ntitle: A\nlanguage: en_GB\n---\nText.", "language: write its code"),
]


@pytest.mark.parametrize(("content", "reason"), BAD_FILES, ids=range(len(BAD_FILES)))
def test_a_bad_file_is_one_clear_line_and_the_others_are_read(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    """One line names the file and what is wrong; its neighbours are articles all the same."""
    put(tmp_path, "good.md", "Text.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad.md").write_bytes(content)
    reading = read_corpus(tmp_path)
    assert [article.id for article in reading.articles] == ["good"]
    (problem,) = reading.problems
    assert problem.startswith("sub/bad.md: ")
    assert reason in problem
    assert "\n" not in problem


def test_two_files_with_one_id_give_one_article_and_one_line(tmp_path: Path) -> None:
    """The first by name is the article; the line names both."""
    put(tmp_path, "a.md", "One.")
    put(tmp_path, "a.txt", "Two.")
    reading = read_corpus(tmp_path)
    assert [article.text for article in reading.articles] == ["One."]
    assert reading.problems == ("a.txt: has the same id as a.md; rename one of them",)


@pytest.mark.parametrize("name", [b"caf\xe9.md", b"two\nlines.md"])
def test_a_file_name_that_is_no_text_is_one_line(name: bytes, tmp_path: Path) -> None:
    """It cannot be an id; the line can be printed, and the others are read."""
    put(tmp_path, "good.md", "Text.")
    put(tmp_path, os.fsdecode(name), "Text.")
    reading = read_corpus(tmp_path)
    assert [article.id for article in reading.articles] == ["good"]
    (problem,) = reading.problems
    assert problem.isprintable() and problem.isascii() and "rename it" in problem


def test_a_link_cannot_bring_in_a_file_from_elsewhere(tmp_path: Path) -> None:
    """A symbolic link that leaves the folder is refused; one that stays is an article.

    A folder's name that would steer a terminal does not do so.
    """
    corpus = tmp_path / "corpus"
    put(tmp_path, "secret.md", "Secret.")
    put(corpus, "a.md", "Text.")
    (corpus / "b.md").symlink_to(tmp_path / "secret.md")
    (corpus / "c.md").symlink_to(corpus / "a.md")
    (corpus / "d.md").symlink_to(corpus / "d.md")
    (corpus / "e\x1b\n").symlink_to(tmp_path)
    reading = read_corpus(corpus)
    assert [article.id for article in reading.articles] == ["a", "c"]
    assert [problem.split(":")[0] for problem in reading.problems] == [
        r"'e\x1b\n'/",
        "b.md",
        "d.md",
    ]
    assert "leaves the corpus" in reading.problems[1]
    assert "link to a folder" in reading.problems[0]


def test_a_pipe_and_a_huge_file_are_refused_without_being_read(tmp_path: Path) -> None:
    """Neither can hang the build nor fill its memory."""
    os.mkfifo(tmp_path / "pipe.md")
    with (tmp_path / "huge.md").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    problems = read_corpus(tmp_path).problems
    assert [problem.split(":")[0] for problem in problems] == ["huge.md", "pipe.md"]


def test_readme_hidden_and_other_files_are_not_articles(tmp_path: Path) -> None:
    """What is no article is no problem either."""
    for name in ("README.md", "sub/readme.txt", ".hidden.md", ".git/a.md", "photo.jpg", "a.md"):
        put(tmp_path, name, "Text.")
    reading = read_corpus(tmp_path)
    assert ([article.id for article in reading.articles], reading.problems) == (["a"], ())


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    """The line names the folder."""
    with pytest.raises(CorpusError, match="nowhere: no such folder"):
        read_corpus(tmp_path / "nowhere")


@given(
    content=st.binary(max_size=300)
    | st.text(max_size=300).map(lambda t: f"---\n{t}\n---\n{t}".encode())
)
def test_no_bytes_make_the_reader_fail_otherwise(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is in a file, it is an article or an ArticleError of one line."""
    corpus = tmp_path_factory.mktemp("corpus")
    (corpus / "a.md").write_bytes(content)
    try:
        read_article(corpus / "a.md", corpus)
    except ArticleError as error:
        assert "\n" not in str(error)
