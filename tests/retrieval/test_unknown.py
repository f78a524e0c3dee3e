"""The names and figures of a question that an article has nowhere, in no form."""

from pathlib import Path

import pytest

from index.rank.unknown import lacking
from index.store.build import build
from index.store.generation import open_generation
from tests.retrieval.conftest import SmallIndex
from tests.support.articles import put
from tests.support.small_embedder import SmallEmbedder


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("When did Ada Li leave Millford?", [0, 0, 1]),
        ("Ada Li left which town?", [0, 0, 1]),
        ("Did the minister resign in 2024?", [0, 0, 2]),
        ("Did Li resign in 2023?", [2, 2, 2]),
        ("Did the MI66 chief resign?", [2, 2, 2]),
        ("Did Élodie resign?", [1, 1, 1]),
        ("Was it 1,200 boats?", [2, 2, 0]),
        ("Did the Title pass to Jon?", [1, 1, 0]),
        ("Did the UN say why the keeper left?", [0, 0, 0]),
        ("When did the keeper leave?", [0, 0, 0]),
        ("When did Ilse Downing go?", [1, 1, 0]),
        ("When Did The Keeper Leave?", [0, 0, 0]),
        ("When Did The Keeper Leave Skarra?", [1, 1, 1]),
    ],
)
def test_a_name_or_figure_that_an_article_has_nowhere_is_told(
    question: str, unknown: list[int], small_index: SmallIndex
) -> None:
    """It may stand in another sentence or the title; capitals alone may stand for a longer name."""
    storm = "She resigned in 2024. Ada Li left Millford."
    boats = "Jon Berg lost 1200 boats to Ilse Downing."
    index = small_index({"a.md": storm, "b.md": boats})  # both with the title "A title"
    assert lacking(question, index, [0, 1, 2]).tolist() == unknown


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Was it 500 or 700 officers?", 0),
        ("Was it 700 officers or 500?", 0),
        ("Was it 500 or 600 officers?", 2),
        ("Was it 500 and 700 officers?", 2),
        ("Were they from Kenya or from Uganda?", 0),
        ("Were they from Benin or Uganda?", 2),
        ("Did Bo Rao or Ada Li leave?", 0),
        ("Did Bo Rao or Eve Li leave?", 1),
        ("Did Ada Li leave Rome or Oslo?", 1),
        ("Did 700 or Bo leave?", 1),
        ("How many left, 500 or 700?", 0),
        ("Who left, Ada Li or Bo Rao?", 1),
        ("Did Ada Li or Bo Rao leave first?", 1),
    ],
)
def test_of_alternatives_an_article_need_have_one(
    question: str, unknown: int, small_index: SmallIndex
) -> None:
    """Whoever asks "was it 500 or 700" knows that it has not both."""
    index = small_index({"a.md": "Ada Li left Kenya with 700 officers."})
    assert lacking(question, index, [0]).tolist() == [unknown]


@pytest.mark.parametrize(("question", "unknown"), [("At 9:48 by Rao?", 0), ("At 9:47 by Oz?", 2)])
def test_an_article_has_what_its_headings_have(
    question: str, unknown: int, small_index: SmallIndex
) -> None:
    """They are no sentences, but tell of what is below them: a time, or a name."""
    index = small_index({"a.md": "## 9:48 – Li and Rao\n\nThey left."})
    assert lacking(question, index, [0]).tolist() == [unknown]


@pytest.mark.parametrize(
    ("question", "unknown"),
    [
        ("Who resigned in November 2024?", [0, 2]),
        ("Who resigned on November 19, 2024?", [0, 2]),
        ("Who resigned on November 20, 2024?", [2, 2]),
        ("Who resigned in December 2024?", [1, 2]),
    ],
)
def test_an_article_knows_the_day_of_its_publication(
    question: str, unknown: list[int], tmp_path: Path
) -> None:
    """What it tells of a Tuesday is news of that month and year."""
    put(tmp_path / "corpus", "a.md", "Ada Li resigned on Tuesday.", published="2024-11-19")
    put(tmp_path / "corpus", "b.md", "Jon Berg resigned, too.")
    embedder = SmallEmbedder()
    build(tmp_path / "corpus", tmp_path / "index", embedder)
    index = open_generation(tmp_path / "index", embedder.fingerprint)
    assert lacking(question, index, [0, 1]).tolist() == unknown


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Where is the Norwegian trawler?", [0, 2]),
        ("Norway trawler lost?", [0, 2]),
        ("What did the Sri Lankans say?", [2, 0]),
        ("Which Ugandan skipper was it?", [2, 2]),
        ("Uganda skippers lost", [2, 2]),
        ("Where is the Polish trawler?", [2, 0]),
        ("Was it the 2nd trawler?", [0, 2]),
        ("Was it the 3rd trawler?", [2, 0]),
        ("Was it found on the 13th?", [2, 0]),
        ("Was it the 14th trawler?", [2, 2]),
        ("Was it 100m long?", [2, 0]),
        (f"Was it {'1' * 5_000} m long?", [2, 2]),
    ],
)
def test_a_country_and_a_figure_are_known_in_their_other_forms(
    question: str, missing: list[int], small_index: SmallIndex
) -> None:
    """Norway's are Norwegian, the 2nd is the second; what is in no form there weighs double."""
    norway = "The second trawler of Norway sank."
    lanka = "Three ships of Sri Lanka left Poland on 13 May, each 100 m long."
    index = small_index({"a.md": norway, "b.md": lanka})
    assert lacking(question, index, [0, 1]).tolist() == missing


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How many soldiers did America send?", [2, 0, 0, 0, 2]),
        ("How many soldiers did the United States send?", [2, 0, 0, 0, 2]),
        ("How many American soldiers came?", [2, 0, 0, 0, 2]),
        ("How many soldiers did Britain send?", [2, 2, 2, 2, 0]),
        ("How many soldiers did the United Kingdom send?", [2, 2, 2, 2, 0]),
    ],
)
def test_a_country_of_several_words_is_one(
    question: str, missing: list[int], small_index: SmallIndex
) -> None:
    """The "U" of "U.N." is nobody's, nor are units of a state those of the United States."""
    told = (
        "The U.N. sent 40 soldiers, two units of one state.",
        "The U.S. sent 40 soldiers.",
        "The United States sent 40 soldiers.",
        "America sent 40 soldiers.",
        "The U.K. sent 40 soldiers.",
    )
    index = small_index({f"{place}.md": text for place, text in enumerate(told)})
    assert lacking(question, index, range(len(told))).tolist() == missing


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Which Estrevian stores take it?", [0, 1]),
        ("Which stores in Estrevy take it?", [0, 1]),
        ("Which Lindmarkish stores take it?", [1, 0]),
        ("Which stores of the Lindmarkers take it?", [1, 0]),
        ("Which store does Julia own?", [1, 1]),
    ],
)
def test_a_place_is_known_by_its_people(
    question: str, missing: list[int], small_index: SmallIndex
) -> None:
    """Of countries, a list tells; of towns and regions, the end of their name does."""
    index = small_index({"a.md": "Estrevy's stores take it.", "b.md": "In Lindmark Julian does."})
    assert lacking(question, index, [0, 1]).tolist() == missing
