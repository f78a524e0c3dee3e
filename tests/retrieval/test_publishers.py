"""A question that is put to one paper is answered from that paper's articles."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.question.publishers import asked_of, papers_of
from index.store.build import build
from index.types import Answer, Before, NotInArticles, Refusal
from tests.support.articles import article, put
from tests.support.opened import small_answerer
from tests.support.small_embedder import SmallEmbedder


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("According to the Marsh Echo, who won?", "According to the article, who won?"),
        ("who won according to marsh echo?", "who won according to the article?"),
        ("What does The Marsh Echo say about it?", "What does the article say about it?"),
        ("What did the Marsh Echo report?", "What did the article report?"),
        ("According to “The Echo”, who won?", "According to the article, who won?"),
        ('What does the "Echo" say about it?', "What does the article say about it?"),
        ("According to the Echo, who won?", "According to the article, who won?"),
        ("In the Marsh Echo, who won?", "In the article, who won?"),
        ("Who does the Marsh Echo say won?", "Who does the article say won?"),
        ("What does the Echo article say about it?", "What does the article say about it?"),
        ("Who owns the Marsh Echo?", None),
        ("Who does the Marsh Echo employ?", None),
        ("Does the echo in the marsh say anything?", None),
        ("According to the Echo Foundation, who won?", None),
        ("According to the Echo's editor, who won?", None),
        ("In the marsh echo chamber, who won?", None),
        ("What does the Marsh Echo cost?", None),
        ("According to the Marsh Echoes, who won?", None),
        ("According to the Post, who won?", None),
    ],
)
def test_a_paper_is_named_as_the_source_or_as_what_is_asked_about(
    question: str, left: str | None
) -> None:
    """As the source its name gives way to "the article", which is no part of the question."""
    source = replace(article("Ada won."), publisher="The Marsh Echo")
    found = asked_of(question, papers_of([article("Bo won."), source]))
    assert found == (left and (left, frozenset({source.id})))


def test_a_name_is_read_in_any_alphabet() -> None:
    """Small letters are not always as many as capitals, or the same for all who fold them."""
    papers = papers_of([replace(article("Ada won."), publisher="The Straße Post")])
    assert asked_of("According to the STRAßE Post, who won?", papers)


@pytest.mark.parametrize("swapped", [False, True])
def test_a_paper_whose_name_begins_anothers_is_not_taken_for_it(swapped: bool) -> None:
    """Whichever of the two comes first in the corpus."""
    times = replace(article("Ada won."), publisher="The Times")
    malta = replace(article("Bo won."), id="malta", publisher="The Times of Malta")
    papers = [malta, times] if swapped else [times, malta]
    found = asked_of("According to the Times of Malta, who won?", papers_of(papers))
    assert found == ("According to the article, who won?", frozenset({"malta"}))


def test_a_paper_is_called_by_its_last_word_where_no_other_is() -> None:
    """Of two Echoes neither is meant; "the News" may be anybody's."""
    papers = [
        replace(article("Ada won."), id=name, publisher=name)
        for name in ("The Marsh Echo", "The Hill Echo", "Ruan Post", "Ruan News")
    ]
    assert asked_of("According to the Echo, who won?", papers_of(papers)) is None
    assert asked_of("According to the News, who won?", papers_of(papers)) is None
    found = asked_of("According to the Post, who won?", papers_of(papers))
    assert found == ("According to the article, who won?", frozenset({"Ruan Post"}))


def test_of_two_papers_both_are_asked() -> None:
    """And none beside them."""
    papers = [
        replace(article("Ada won."), id=name, publisher=name)
        for name in ("Marsh Echo", "Ruan Post", "Hill Times")
    ]
    for question, put_to in (
        ("What do the Marsh Echo and the Post say?", "What do the article say?"),
        ("According to the Post or the Marsh Echo, who?", "According to the article, who?"),
    ):
        assert asked_of(question, papers_of(papers)) == (
            put_to,
            frozenset({"Marsh Echo", "Ruan Post"}),
        )


def test_no_other_paper_answers_for_it(tmp_path: Path) -> None:
    """Where two tell different things, each is heard when it is named, alone or on a topic."""
    corpus = tmp_path / "corpus"
    for name, day in (("Echo", "Monday"), ("Post", "Friday")):
        put(corpus, f"{name}.md", f"The storm sank the boats on {day}.", name, publisher=name)
    build(corpus, tmp_path / "index", SmallEmbedder())
    answerer = small_answerer(tmp_path / "index")
    for question in (
        "According to the Post, when did the storm sink the boats?",
        "What does the Post say about the storm?",
        "What did the Post say?",
    ):
        outcome = answerer.answer(question)
        assert isinstance(outcome, Answer)
        assert [quote.publisher for quote in outcome.quotes] == ["Post"]
    before = "According to the Post, who sank the boats?"
    for question, papers in (
        ("And when did it sink them?", {"Post"}),
        ("When did the storm sink the boats?", {"Post", "Echo"}),
    ):
        outcome = answerer.answer(question, previous=Before(before))
        assert isinstance(outcome, Answer)
        assert {quote.publisher for quote in outcome.quotes} == papers
    none_of_both = answerer.answer("What does this article say?")
    assert isinstance(none_of_both, NotInArticles)
    assert none_of_both.reason is Refusal.WHICH_ARTICLE


def test_a_follow_up_keeps_to_the_paper_of_the_question_that_it_leans_on(tmp_path: Path) -> None:
    """Not to that of another one in the same message."""
    corpus = tmp_path / "corpus"
    for name, day in (("Echo", "Monday"), ("Post", "Friday")):
        put(corpus, f"{name}.md", f"The storm sank the boats on {day}.", name, publisher=name)
    build(corpus, tmp_path / "index", SmallEmbedder())
    scope = small_answerer(tmp_path / "index").scope
    whole, one = "When did the storm sink the boats?", "What does the Post say about boats?"
    for previous, searched in ((f"{one} {whole}", 2), (f"{whole} {one}", 1)):
        found = scope.searched("And where?", previous, SmallEmbedder())
        assert not isinstance(found, Refusal) and len(found[1].articles) == searched
