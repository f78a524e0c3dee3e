"""The development sets keep their own promises, so that a slip in one never passes for a result."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import frontmatter
import pytest

from index.types import Refusal

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "tests" / "questions"
CORPORA = (
    *("articles", "desks", "tables", "sections", "sections_news", "dispatches", "bulletins"),
    *("courier", "ledger", "gazette", "almanac", "compendium", "dossier"),
)
FOLDERS = (ROOT / "corpus", *(ROOT / "tests" / name for name in CORPORA))
SETS = (
    *("kenya", "news", "desks", "whose", "hinted", "headlines", "headlines_news", "tables"),
    *("open", "open_news", "checks", "checks_news", "sections", "sections_news", "chat"),
    *(
        "dispatches",
        "officer",
        "bulletins",
        "courier",
        "channel",
        "ledger",
        "gazette",
        "almanac",
        "compendium",
        "dossier",
        "broad",
        "topics",
        "followups",
        "not_questions",
    ),
)
KINDS = {
    *("plain", "paraphrase", "typo", "textspeak", "keywords", "broad", "withheld"),
    *("chat", "leaning", "unanswerable", "related", "headline", "open", "check", "detail"),
    *("heading", "elsewhere"),
}
Item = dict[str, Any]


def load(name: str) -> list[Item]:
    """Read one set; a line that is not JSON raises."""
    lines = (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def article_text(article: str) -> str:
    """Return the text after the front matter of the article with this id."""
    for folder in FOLDERS:
        path = folder / f"{article}.md"
        if path.is_file():
            return str(frontmatter.loads(path.read_text(encoding="utf-8")).content)
    raise AssertionError(f"no article {article} in {', '.join(map(str, FOLDERS))}")


@pytest.mark.parametrize("name", SETS)
def test_every_item_has_the_agreed_fields(name: str) -> None:
    """A reader of the file finds an id, a question, a known kind and a list of answers."""
    for item in load(name):
        assert item["id"] and item["question"].strip(), item
        assert item["kind"] in KINDS, item
        assert bool(item["answers"]) is (item["kind"] not in {"unanswerable", "related"}), item
        assert item.get("related", False) is (item["kind"] == "related"), item


def test_ids_are_unique_over_all_sets() -> None:
    """A result that names an id means one question only."""
    ids = [item["id"] for name in SETS for item in load(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", SETS)
def test_no_question_is_asked_twice(name: str) -> None:
    """No question weighs double in a figure."""
    asked = [(item.get("previous"), item["question"].casefold()) for item in load(name)]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("name", SETS)
def test_evidence_is_verbatim(name: str) -> None:
    """Each sentence stands once in its article, and its answering words stand once in it."""
    for item in load(name):
        for evidence in item["answers"]:
            text = article_text(evidence["article"])
            assert text.count(evidence["sentence"]) == 1, (item["id"], evidence)
            assert evidence["sentence"].count(evidence["answer"]) == 1, (item["id"], evidence)


@pytest.mark.parametrize("name", SETS)
def test_related_headlines_are_verbatim(name: str) -> None:
    """A question marked as related, and only such a one, names a headline of an article."""
    for item in load(name):
        assert ("headline" in item) is (item["kind"] == "related"), item
        if headline := item.get("headline"):
            assert headline["sentence"].startswith("READ: "), item
            assert article_text(headline["article"]).count(headline["sentence"]) == 1, item


@pytest.mark.parametrize(
    ("name", "least", "unanswerable"),
    [
        ("kenya", 60, 20),
        ("news", 200, 67),
        ("desks", 400, 130),
        ("broad", 60, 20),
        ("topics", 120, 60),
        ("sections", 150, 45),
        ("sections_news", 140, 40),
        ("chat", 130, 50),
        ("dispatches", 180, 60),
        ("officer", 150, 60),
        ("bulletins", 130, 52),
        ("courier", 280, 120),
        ("channel", 140, 60),
        ("ledger", 260, 110),
        ("gazette", 260, 110),
        ("almanac", 160, 80),
        ("compendium", 180, 60),
        ("dossier", 170, 100),
        ("followups", 20, 1),
        ("not_questions", 40, 40),
    ],
)
def test_sets_are_large_enough(name: str, least: int, unanswerable: int) -> None:
    """Figures rest on enough questions of both sorts."""
    items = load(name)
    assert len(items) >= least
    assert sum(not item["answers"] for item in items) >= unanswerable


def test_a_third_of_the_news_questions_is_unanswerable() -> None:
    """Silence is measured as seriously as speech."""
    items = load("news")
    assert 3 * sum(not item["answers"] for item in items) >= len(items)


@pytest.mark.parametrize(("name", "kinds"), [("almanac", 8), ("dossier", 10)])
def test_sets_say_in_what_their_questions_differ(name: str, kinds: int) -> None:
    """Ten of each kind, as the figures by kind have it."""
    differ = Counter(item["differs"] for item in load(name) if not item["answers"])
    assert set(differ.values()) == {10} and len(differ) == kinds


def test_broad_requests_are_those_with_many_answers() -> None:
    """What is asked for broadly can be answered with as many quotes as are shown."""
    sets = (*load("broad"), *load("topics"))
    assert all(len(item["answers"]) >= 3 for item in sets if item["answers"])


def test_followups_have_a_first_question() -> None:
    """A follow-up comes with the question that it follows, and nothing else does."""
    assert all(item.get("previous") for item in load("followups"))
    assert not any("previous" in item for name in ("kenya", "news") for item in load(name))


def test_not_questions_name_their_refusal() -> None:
    """Each expects a refusal that the index can give, and every sort occurs that needs no index."""
    reasons = {Refusal(item["reason"]) for item in load("not_questions")}
    assert reasons == set(Refusal) - {
        Refusal.NO_EVIDENCE,
        Refusal.WHICH_ARTICLE,
        Refusal.PUBLICATION,
        Refusal.TOO_MANY,
        Refusal.TOO_LONG,
    }
