"""The shipped corpus: the article this project was made for, word for word."""

import hashlib
from pathlib import Path

from index.articles.corpus import read_corpus
from index.articles.passages import split_article
from index.types import PassageKind

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLE = "kenyan-officer-killed-in-haiti"
ORIGINAL_SHA256 = "bf5cf44a10611336dcd7203f7677593d3506774c44e883ca7a23fb6c7b7a185b"
"""Of the source's lines, blank ones left out, joined by a newline."""


def test_the_article_is_the_source_word_for_word() -> None:
    """Without front matter and heading marks, blank lines aside, not a character differs."""
    (text,) = (a.text for a in read_corpus(CORPUS).articles if a.id == ARTICLE)
    lines = [line.removeprefix("## ") for line in text.split("\n") if line.strip()]
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == ORIGINAL_SHA256


def test_what_the_source_does_not_say_is_left_empty() -> None:
    """No url, publisher, author or date is guessed, and the file says that the title is ours."""
    (found,) = (a for a in read_corpus(CORPUS).articles if a.id == ARTICLE)
    assert (found.url, found.publisher, found.author, found.published) == (None,) * 4
    assert "title by Chapter & Verse, not by the source" in (CORPUS / found.path).read_text(
        encoding="utf-8"
    )


def test_every_file_is_an_article_and_the_readme_is_none() -> None:
    """The corpus that is shipped builds without a complaint."""
    reading = read_corpus(CORPUS)
    assert reading.problems == ()
    assert "README" not in {article.id for article in reading.articles}


def test_sections_and_related_headlines_of_the_article() -> None:
    """The three section titles are sections, and the two READ lines are never evidence."""
    (found,) = (a for a in read_corpus(CORPUS).articles if a.id == ARTICLE)
    passages = split_article(found)
    assert list(dict.fromkeys(passage.section for passage in passages)) == [
        None,
        "Kenya pushes for adoption of Haiti by AU",
        "Kenya’s Role in Haiti’s Security Crisis",
        "Reactions and Next Steps",
    ]
    related = [p for p in passages if p.kind is PassageKind.RELATED]
    assert [found.text[p.start :][:5] for p in related] == ["READ:", "READ:"]
    assert passages[-1].paragraph == 24
