"""Who "she" is: a lead says so by name, and is none that takes it for known itself."""

from dataclasses import replace

import pytest

from index.quote.quotes import make_quote
from tests.retrieval.conftest import SmallIndex


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            "Judge Ada Li was suspended. Her lawyer, Bo Rao, denies it.\n\nShe lives in Ruan.",
            "Judge",
        ),
        ("Ada Li died. Her deputy, Bo Rao, takes over.\n\nHe is 40.", "Her deputy"),
        (
            "Ada Li was sued. Her lawyer, Bo Rao, spoke.\n\nShe said that it was false.",
            "Her lawyer",
        ),
        ("Ada Li fell. “She ran,” said Bo Rao.\n\nShe was taken to hospital.", "Ada Li fell."),
        ("Ada Li fell. “She ran,” said Bo Rao. “And she fell.”", "“She ran,” said Bo Rao."),
        (
            "Ada Li fell. “She ran,” said Bo Rao. Her lawyer left.\n\n"
            "She went because, she said, it was late.",
            "Ada Li fell.",
        ),
        (
            "Ada Li died. She was 91. She sang. In 1974 she won. Her job went.\n\nShe wed.",
            "Ada Li died.",
        ),
        (
            "Ada Li won. She had waited for a pipe. The pipe is not in use.\n\nHer shop is open.",
            "Ada Li won.",
        ),
        ("Ada Li sang.\n\nShe went to Lissow. She died there in 1941.", "She went to Lissow."),
        ("Ada Li sang.\n\nThe book in which she said so sold badly.\n\nShe wed.", "Ada Li sang."),
        (
            "Ada Li sang. The book in which she said so sold badly. It is long.",
            "Ada Li sang. The book",
        ),
        ("Ada Li sang.\n\nNot all her songs lasted.\n\nShe wed.", "Ada Li sang."),
        ("Ada Li sang.\n\nBo Rao later called his words a joke.\n\nShe wed.", "Ada Li sang."),
        (
            "Ada Li died. She sang. “I ran for hours,” she told Bo Rao. She flew.\n\nShe wed.",
            "Ada Li died.",
        ),
        ("The pumps failed, said Ada Li. Bo Rao denied this. He resigned.", "Bo Rao denied"),
        ("The pumps failed, said Ada Li. The head, Bo Rao, denied this.", "The pumps failed"),
    ],
)
def test_a_lead_that_says_of_whom_it_is_itself_only_by_her_is_none_for_she(
    small_index: SmallIndex, text: str, lead: str
) -> None:
    """ "She" behind "Her lawyer, …" is whose lawyer that is, unless it is she who speaks."""
    index = small_index({"a.md": text})
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text.startswith(lead)


OBITUARY = """Ada Li, who has died, led the expedition. {0}

It took six weeks. It brought up a crab.

She won a medal. A son, Daniel, died in infancy.

## Later

She wed Bo Rao."""


@pytest.mark.parametrize(
    ("after", "lead"),
    [
        ("Born in Ruan, Oster, on 9 May 1936, she was the third of six.", "Ada Li,"),
        ("She was the third of six.", "Ada Li,"),
        ("He was the third of six.", ""),
        ("The sea was calm.", ""),
    ],
)
def test_whom_the_title_names_is_introduced_wherever_no_name_is_near(
    small_index: SmallIndex, after: str, lead: str
) -> None:
    """In another section, too; but only where the opening goes on about a "she" as well."""
    index = small_index({"a.md": OBITUARY.format(after)})
    untitled = make_quote(index, len(index.sentences) - 1, 0.5).lead_text
    named = replace(index.articles[0], title="Li’s trench: she mapped it")
    titled = make_quote(replace(index, articles=(named,)), len(index.sentences) - 1, 0.5).lead_text
    assert (untitled, titled[:7]) == ("", lead)


@pytest.mark.parametrize(
    ("quote", "lead"),
    [
        ("It is the deadliest accident in the country since 1957.", "Nine people died"),
        ("It is to be rebuilt.", "Jo Park, the opposition leader, said"),
    ],
)
def test_a_record_is_not_led_by_what_somebody_says_in_another_paragraph(
    small_index: SmallIndex, quote: str, lead: str
) -> None:
    """ "It" is what the article is about, as its first sentence tells."""
    said = "He left.\n\nJo Park, the opposition leader, said she had warned of cuts."
    index = small_index({"a.md": f"Nine people died when a tram derailed.\n\n{said}\n\n{quote}"})
    shown = make_quote(index, len(index.sentences) - 1, 0.5).lead_text
    assert shown.startswith(lead)


def test_who_speaks_of_her_is_not_she(small_index: SmallIndex) -> None:
    """Better no lead than one that reads as if he had done it."""
    index = small_index({"a.md": "“She ran,” said Bo Rao.\n\nShe turned down a medal in 1998."})
    assert make_quote(index, 1, 0.5).lead_text == ""


def test_a_lead_does_not_begin_with_a_sentence_on_somebody_else(small_index: SmallIndex) -> None:
    """Though it has a name, which the lead itself has not."""
    text = "A son, Daniel, died in infancy. Rain was falling.\n\nShe retired to the coast in May."
    assert make_quote(small_index({"a.md": text}), 2, 0.5).lead_text == "Rain was falling."


LISTED = "Ada Li opened a plant.\n\nAt a glance:\n\n- 180 jobs\n- Products:\n  - oat milk\n  - brie"


@pytest.mark.parametrize(
    ("row", "lead"),
    [(2, "At a glance:"), (3, "At a glance:"), (4, "- Products:"), (5, "- Products:")],
)
def test_an_item_is_led_by_the_line_that_introduces_it(
    small_index: SmallIndex, row: int, lead: str
) -> None:
    """One farther in by the item above it."""
    assert make_quote(small_index({"a.md": LISTED}), row, 0.5).lead_text == lead


def test_a_list_does_not_say_who_is_meant_below_it(small_index: SmallIndex) -> None:
    """Nor does the line that introduces it."""
    index = small_index({"a.md": f"{LISTED}\n\nShe thanked the town."})
    assert make_quote(index, 6, 0.5).lead_text == "Ada Li opened a plant."


def test_an_item_says_itself_who_is_meant_further_on(small_index: SmallIndex) -> None:
    """Its second sentence is about whom its first one names."""
    text = "Ada Li opened a plant.\n\nTo watch:\n\n- Bo Rao was elected. He is 41."
    assert make_quote(small_index({"a.md": text}), 3, 0.5).lead_text == "- Bo Rao was elected."


@pytest.mark.parametrize(("line", "lead"), [("**9.45**", "Ada Li"), ("## Day two", "")])
def test_who_is_named_in_an_entry_of_a_live_blog_is_meant_in_the_next(
    small_index: SmallIndex, line: str, lead: str
) -> None:
    """An entry is no part of the article of its own, as what stands below a heading is."""
    index = small_index({"a.md": f"**9.20** Ada Li takes the stand.\n\n{line}\n\nShe was calm."})
    lead_text = make_quote(index, len(index.sentences) - 1, 0.5).lead_text
    assert lead in lead_text and bool(lead) == bool(lead_text)
