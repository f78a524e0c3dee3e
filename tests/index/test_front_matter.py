"""What an article's front matter states is read, under our names or others' for the same."""

from datetime import date
from pathlib import Path

import pytest

from index.articles.corpus import read_corpus
from index.articles.file import read_article
from tests.support.articles import put


def test_all_fields_are_read(tmp_path: Path) -> None:
    """Each field of the front matter arrives in the article, the date as a date."""
    path = put(
        tmp_path,
        "2025/kenya.md",
        "Text.",
        title="  The   title ",
        url="https://news.example/a?b=1",
        publisher="The Example",
        author="A. Writer",
        published="2025-02-24",
        language="fr",
    )
    found = read_article(path, tmp_path)
    assert (found.id, found.path, found.title) == ("2025/kenya", "2025/kenya.md", "The title")
    assert (found.url, found.publisher) == ("https://news.example/a?b=1", "The Example")
    assert (found.author, found.published, found.language) == (
        "A. Writer",
        date(2025, 2, 24),
        "fr",
    )


@pytest.mark.parametrize("nothing", ["", '""', "''", "~"])
def test_a_field_left_empty_is_not_stated(nothing: str, tmp_path: Path) -> None:
    """A template with blank fields is an article, and its language is English."""
    fields = ("url", "publisher", "author", "published", "language")
    put(tmp_path, "a.md", "Text.", **dict.fromkeys(fields, nothing))
    (found,) = read_corpus(tmp_path).articles
    assert (found.url, found.publisher, found.author, found.published) == (None,) * 4
    assert found.language == "en"


@pytest.mark.parametrize(
    "written",
    [
        "2025-02-23",
        '"2025-02-23"',
        "2025-02-23T23:30:00-05:00",
        '"2025-02-23T10:00:00Z"',
        '"2025-02-23 10:00"',
    ],
)
def test_a_date_with_a_time_is_its_day(written: str, tmp_path: Path) -> None:
    """In quotes or without, the day is the one that is written."""
    put(tmp_path, "a.md", "Text.", published=written)
    assert read_corpus(tmp_path).articles[0].published == date(2025, 2, 23)


@pytest.mark.parametrize(
    "written",
    [
        "last Tuesday",
        "12/03/2025",
        "23 February 2025",
        "Sun, 99999999999999999999 Feb 2025 10:00 GMT",
    ],
)
def test_a_date_that_cannot_be_read_is_an_error(written: str, tmp_path: Path) -> None:
    """By whatever name it stands there: without it an old article would pass for a newer one."""
    for name in ("date", "published"):
        put(tmp_path, f"{name}.md", "Text.", **{name: written})
    said = "published: write a full date: 2025-02-23"
    assert read_corpus(tmp_path).problems == (
        f"date.md: broken front matter: {said}",
        f"published.md: broken front matter: {said}",
    )


@pytest.mark.parametrize("header", ['title:\t"A"', '\ttitle: "A"'])
def test_a_tab_is_called_a_tab(header: str, tmp_path: Path) -> None:
    """YAML has none; what helps against colons would not help."""
    (tmp_path / "a.md").write_text(f"---\n{header}\nurl:\t1\n---\nText.", encoding="utf-8")
    (said,) = read_corpus(tmp_path).problems
    assert "a tab (line 2); write a blank instead" in said


@pytest.mark.parametrize(
    ("field", "url", "publisher", "day"),
    [
        ("date: 2025-02-23", None, None, date(2025, 2, 23)),
        ("date: 2025-02-23T08:00:00Z", None, None, date(2025, 2, 23)),
        ('date: "Sun, 23 Feb 2025 10:00:00 +0300"', None, None, date(2025, 2, 23)),
        ("date: 2025-02-24\npublished: 2025-02-23", None, None, date(2025, 2, 23)),
        ("source: The Echo", None, "The Echo", None),
        ("source: https://a.example/b", "https://a.example/b", None, None),
        ("source: [The Echo, The Post]", None, None, None),
        ("source: https://a.example/b c", None, None, None),
        ("source: www.a.example/b", None, None, None),
        ("link: https://a.example/b", "https://a.example/b", None, None),
    ],
)
def test_what_other_programs_call_our_fields_is_read(
    field: str, url: str | None, publisher: str | None, day: date | None, tmp_path: Path
) -> None:
    """Where it fits; what does not is one of the fields that are not read."""
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n{field}\n---\nText.", encoding="utf-8")
    (article,) = read_corpus(tmp_path).articles
    assert (article.url, article.publisher, article.published) == (url, publisher, day)


def test_names_of_fields_may_be_capitals_and_values_may_be_folded(tmp_path: Path) -> None:
    """What a citation shows stays on one line."""
    raw = "---\nTitle: One\nPublisher: >\n  The\n\n  Example\n---\nText."
    (tmp_path / "a.md").write_text(raw, encoding="utf-8")
    (found,) = read_corpus(tmp_path).articles
    assert (found.title, found.publisher) == ("One", "The Example")


@pytest.mark.parametrize(
    "field",
    ["note: !!timestamp soon", "note: [!!bool a]", "author: !Kim", f"note: 1{':0' * 250}.5"],
)
def test_what_yaml_cannot_make_a_value_of_leaves_the_others(field: str, tmp_path: Path) -> None:
    """One line names the file, and what is wrong with it; the other articles are read."""
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n{field}\n---\nText.", encoding="utf-8")
    put(tmp_path, "b.md", "Text.")
    reading = read_corpus(tmp_path)
    assert [article.id for article in reading.articles] == ["b"]
    (said,) = reading.problems
    assert said.startswith("a.md: broken front matter: ") and "quotes" in said
