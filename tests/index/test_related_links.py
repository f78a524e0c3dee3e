"""Links to other coverage are known as such: they are never evidence."""

import pytest

from index.types import PassageKind
from tests.support.passages import passages, words_of


@pytest.mark.parametrize(
    "line",
    [
        "READ: Why Benin rejected it",
        "READ ALSO: One",
        "ALSO READ: One",
        "Read more: One",
        "Related: One",
        "See also: One",
        "RELATED STORIES: One",
        "**READ:** [One](https://a.example)",
        "WATCH | One",
        "> Also read: One",
        "Lire aussi : Un",
        "Soma pia: Moja",
        "- Related story: One",
    ],
)
def test_links_to_other_coverage_are_related(line: str) -> None:
    """Such a line is kept as a passage of its own, marked, and counts as no paragraph."""
    text = f"First one.\n{line}\nSecond one."
    assert words_of(text) == [
        ("First one.", PassageKind.PROSE),
        (line, PassageKind.RELATED),
        ("Second one.", PassageKind.PROSE),
    ]
    assert [passage.paragraph for passage in passages(text)] == [1, 1, 2]


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter aloud, he said: no.",
        "Related parties were heard.",
        "He read: a book.",
        "Readers: beware.",
        "MORE than 20 died: police",
        "See what happened.",
    ],
)
def test_sentences_that_look_like_links_are_prose(line: str) -> None:
    """Only the pattern at the beginning of a line makes a related headline."""
    assert words_of(line) == [(line, PassageKind.PROSE)]


def test_links_below_a_related_label_are_related_too() -> None:
    """ "Related stories:" alone on a line marks the lines down to the next blank one."""
    text = "Text.\n\nRelated stories:\n- One\n- Two\n\nMore text."
    kinds = [kind for _, kind in words_of(text)]
    assert kinds == [PassageKind.PROSE, *[PassageKind.RELATED] * 3, PassageKind.PROSE]


@pytest.mark.parametrize("label", ["Related stories:", "## Related stories", "### **READ MORE:**"])
def test_links_a_blank_line_below_their_label_are_related(label: str) -> None:
    """Markdown wants a blank line before a list; what is no list is prose, and so is a later one.

    A heading may be the label, too; a loose list, each item between blank lines, is one list.
    """
    text = f"{label}\n\n- One\n[Two](https://a.example)\n\n- three boats\n\nMore text."
    kinds = {words: kind for words, kind in words_of(text) if words != label}
    assert kinds == {
        "- One": PassageKind.RELATED,
        "[Two](https://a.example)": PassageKind.RELATED,
        "- three boats": PassageKind.PROSE,
        "More text.": PassageKind.PROSE,
    }
    loose = [kind for _, kind in words_of(f"{label}\n\n- One\n\n- Two\n\nMore text.")]
    assert loose[-3:] == [PassageKind.RELATED, PassageKind.RELATED, PassageKind.PROSE]
    ((_, kind), *_) = words_of(f"First.\n\n{label}\n\nIt went on.")[::-1]
    assert kind is PassageKind.PROSE


def test_related_links_end_where_the_article_goes_on() -> None:
    """A text of one paragraph a line has no blank line that would say so: its full stop does."""
    links = ["Storm sinks boats", "[Who pays?](https://a.example)", "Who pays?", "- Vote. Today."]
    lines = ["It burned.", "Read also:", *links, "It sank.", "What came next"]
    kinds = [kind for _, kind in words_of("\n".join(lines))]
    assert kinds == [
        PassageKind.PROSE,
        *[PassageKind.RELATED] * 5,
        *[PassageKind.PROSE] * 2,
    ]


@pytest.mark.parametrize(
    "label", ["Related stories", "**Related stories**", "RELATED", "Read more"]
)
def test_a_label_on_a_line_of_its_own_needs_no_colon(label: str) -> None:
    """Where links follow it; prose below it stays prose."""
    text = f"Text.\n\n{label}\n\n- One\n\n- Two\n\nMore text."
    kinds = [kind for _, kind in words_of(text)]
    assert kinds == [PassageKind.PROSE, *[PassageKind.RELATED] * 3, PassageKind.PROSE]
    kinds = [kind for _, kind in words_of(f"Text.\n\n{label}\n\nHe left.")]
    assert kinds == [PassageKind.PROSE, PassageKind.RELATED, PassageKind.PROSE]


@pytest.mark.parametrize(
    "label",
    ["**Most read**", "Editors' picks", "## Top stories", "More from The Echo", "Keep reading:"],
)
def test_lists_that_papers_put_beside_every_article_are_links(label: str) -> None:
    """Whatever their items say is of other articles; what follows the list is the article."""
    text = f"Text.\n\n{label}\n\n- Man finds python\n2. Hall sold for £1\n\nMore text."
    prose = [words for words, kind in words_of(text) if kind is PassageKind.PROSE]
    assert prose == ["Text.", "More text."]


@pytest.mark.parametrize(
    ("paragraph", "kinds"),
    [
        ("[Parking to cost £9](https://a.example/p)", [PassageKind.RELATED]),
        ("**[Parking to cost £9](https://a.example/p)**", [PassageKind.RELATED]),
        ("[The council voted.](https://a.example/p)", [PassageKind.PROSE]),
        ("[Ada Li](https://a.example/li) resigned", [PassageKind.PROSE]),
        ("![Ada Li hands out bread](https://a.example/2.jpg)", []),
        ("[![Ada Li](https://a.example/1.jpg)](https://a.example/full.jpg)", []),
        ("![Ada Li](1.jpg) Ada Li in Ruan", [PassageKind.PROSE]),
        ("[1]: https://a.example/1", []),
    ],
)
def test_a_paragraph_of_links_or_pictures_tells_nothing(
    paragraph: str, kinds: list[PassageKind]
) -> None:
    """A headline alone with its address is other coverage; a picture's description is no text."""
    found = words_of(f"Text.\n\n{paragraph}\n\nMore text.")
    assert [kind for _, kind in found[1:-1]] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "They have had to spend a good deal\nmore on feed than in any year since the drought, and\n"
        "they ask the ministry for help.",
        "[Read the full report](https://a.example/r.pdf)\n\n- Three wards close in May.",
        "More from the south voted to leave.\n\n- Three wards close in May.",
    ],
)
def test_what_only_begins_like_the_name_of_a_list_hides_nothing(text: str) -> None:
    """A line within a sentence, a sentence, a link above the article's own list."""
    prose = [words for words, kind in words_of(text) if kind is PassageKind.PROSE]
    assert prose[-1] == text.rsplit("\n\n", maxsplit=1)[-1]
