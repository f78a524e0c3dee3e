"""What is marked in a quote is whole: words, addresses, and what stands in brackets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quote.marking import whole_mark
from index.quote.quotes import make_quote
from index.types import Span
from tests.retrieval.conftest import SmallIndex


@pytest.mark.parametrize(
    ("found", "marked"),
    [
        ("Email tips@[[example]].org now.", "Email [[tips@example.org]] now."),
        ("It is at https://a.[[example]]/b today.", "It is at [[https://a.example/b]] today."),
        ("It cost [[3]],200 at 7:[[52]].", "It cost [[3,200]] at [[7:52]]."),
        ("[[Ruan]]'s mayor is [[Moscow]]-born.", "[[Ruan]]'s mayor is [[Moscow]]-born."),
        ("The opera [[*Rusalka]]* is set here.", "The opera *[[Rusalka]]* is set here."),
        ("The film *[[The Keeper*]] was shot.", "The film *[[The Keeper]]* was shot."),
        ("It rose in [[the **Orde]]** valley.", "It rose in [[the **Orde**]] valley."),
        ("It rose in *[[Orde* valley]] then.", "It rose in [[*Orde* valley]] then."),
        ("[[Goat Island (Kozí]]) is shut.", "[[Goat Island (Kozí)]] is shut."),
        ("[[Goat (or Kozí]] Island) is shut.", "[[Goat (or Kozí Island)]] is shut."),
        ("It is (on [[the left) of Ruan]].", "It is [[(on the left) of Ruan]]."),
        ("It (see [[the Orde)]] rose.", "It (see [[the Orde]]) rose."),
        ("It is [[(about 3 km]]) long.", "It is ([[about 3 km]]) long."),
        ("It was [[“too early]]” to say.", "It was “[[too early]]” to say."),
        ("“We [[fix it,” Li]] said.", "“We [[fix it,” Li]] said."),
        ("[[- Holy Island]], the largest", "- [[Holy Island]], the largest"),
        ("[[2. In the morning]], stir.", "2. [[In the morning]], stir."),
        ("[[(1) oat milk]], warm", "(1) [[oat milk]], warm"),
        ("[[‣ oat milk]], warm", "‣ [[oat milk]], warm"),
        ("[[–  oat milk]], warm", "–  [[oat milk]], warm"),
        ("[[3 September]] is the day.", "[[3 September]] is the day."),
        ("All is [[**bold**]] and fine.", "All is [[**bold**]] and fine."),
    ],
)
def test_nothing_is_marked_by_halves(found: str, marked: str) -> None:
    """What is cut is taken whole; half a pair at an end, and the mark of an item, are left out."""
    pieces = found.replace("]]", "[[").split("[[")
    text = "".join(pieces)
    ends = [sum(map(len, pieces[:count])) for count in range(1, len(pieces))]
    for start, end in reversed(list(zip(ends[::2], ends[1::2], strict=True))):
        some = whole_mark(text, Span(start, end), Span(0, len(text.split("[[")[0])))
        text = f"{text[: some.start]}[[{text[some.start : some.end]}]]{text[some.end :]}"
    assert text == marked


@given(st.text("a1.@*_()“”> ", min_size=4), st.data())
def test_a_mark_stays_within_its_sentence(text: str, data: st.DataObject) -> None:
    """Whatever marks are around it, some words of that sentence, and no others, are marked."""
    places = st.integers(0, len(text))
    first, start, end, last = sorted(data.draw(st.lists(places, min_size=4, max_size=4)))
    if start < end:
        found = whole_mark(text, Span(start, end), Span(first, last))
        assert first <= found.start < found.end <= last


def test_a_quote_marks_whole_words(small_index: SmallIndex) -> None:
    """Of an address that the reader found half of, all of it is marked."""
    index = small_index({"a.md": "It rained. Email tips@example.org at once."})
    (mark,) = make_quote(index, 1, 0.5, [Span(22, 29)]).highlights
    assert index.articles[0].text[mark.start : mark.end] == "tips@example.org"


@pytest.mark.parametrize("text", ["a-", "a.", "(", "*", "a@", "http://", "1,"])
def test_no_hostile_text_takes_time(text: str) -> None:
    """Addresses that never end and brackets that nothing closes are looked at once."""
    many = text * 50_000
    began = time.process_time()
    whole_mark(many, Span(10, 20), Span(0, len(many)))
    assert time.process_time() - began < 1
