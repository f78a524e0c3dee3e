"""In interviews, and in questions and answers, what is answered is shown before the answer."""

import pytest

from index.quote.quotes import make_quote
from tests.retrieval.conftest import SmallIndex

INTERVIEW = (
    "**Q: The trains lost 11 million. Why go on?**\n\nA: People want them. We were full in July. "
    "Ada Li wrote to us. She was kind.\n\n**Q: And now?**\n\nA: We wait. Why not?"
)


def test_every_sentence_of_an_answer_comes_with_the_whole_question(
    small_index: SmallIndex,
) -> None:
    """But one that leans on what the answer says before; and a question needs no other."""
    index = small_index({"a.md": INTERVIEW})
    leads = [make_quote(index, row, 0.5).lead_text for row in range(2, 7)]
    asked = "**Q: The trains lost 11 million. Why go on?**"
    assert leads == [asked, asked, asked, "Ada Li wrote to us.", ""]


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("**When will the roof be mended, Ms. Blix?**", True),
        ("When will it be mended?", False),
        ("**The roof leaks.**", False),
        ("**Who knew?** Nobody. **And now?**", False),
    ],
)
def test_an_answer_without_its_speakers_name_comes_with_the_bold_question_above(
    small_index: SmallIndex, asked: str, lead: bool
) -> None:
    """ "I don't know." alone would be ours."""
    index = small_index({"a.md": f"Jo Park wept.\n\n{asked}\n\nWe hope in May.\n\nRain fell."})
    leads = {
        index.text_of(row): make_quote(index, row, 0.5).lead_text
        for row in range(len(index.sentences))
    }
    assert leads["We hope in May."] == (asked if lead else "")
    assert leads["Rain fell."] == ""


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("**Is the ferry running?** No. It was cancelled.", "**Is the ferry running?**"),
        ("**When does it open?** At noon, says the guard. He waits.", "**When does it open?**"),
        ("Did she pay? Yes, in May, and in full, as the court heard.", "Did she pay?"),
        ("Why now? Prices rose by a third in one year, says the board.", ""),
        ("Did she pay? No minutes were kept of that meeting in May.", ""),
    ],
)
def test_an_answer_in_the_paragraph_of_its_question_has_it_for_a_lead(
    small_index: SmallIndex, text: str, lead: str
) -> None:
    """ "No." alone, as in questions and answers below a report, says nothing."""
    index = small_index({"a.md": text})
    assert make_quote(index, 1, 0.5).lead_text == lead


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("**Can I leave it out?** Yes. It gives colour.", "**Can I leave it out?** Yes."),
        ("**Q: Is it old?**\n\n**A:** No. It was built in May.", "**Q: Is it old?**"),
    ],
)
def test_what_stands_behind_a_mere_yes_comes_with_the_question(
    small_index: SmallIndex, text: str, lead: str
) -> None:
    """ "Yes." says as little of what "it" is as of what was asked."""
    index = small_index({"a.md": text})
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text == lead


def test_what_an_interviewer_states_is_answered_too(small_index: SmallIndex) -> None:
    """The question before was answered above."""
    text = "**BM: Why?**\n\nLi: We had to.\n\n**BM: They call it a toaster.**\n\nLi: I laughed."
    index = small_index({"a.md": text})
    row = len(index.sentences) - 1
    assert make_quote(index, row, 0.5).lead_text == "**BM: They call it a toaster.**"


@pytest.mark.parametrize(
    ("beside", "lead"),
    [("**Who pays?**", "**One town did not sign.**"), ("**Ferries.** The pier was shut.", "")],
)
def test_what_stands_in_bold_among_questions_is_stated_by_whoever_asks_these(
    small_index: SmallIndex, beside: str, lead: str
) -> None:
    """No name begins it; where other things stand in bold, too, it is a line as any other."""
    rest = "**Why now?**\n\nRents rose.\n\n**One town did not sign.**\n\nAverre abstained."
    index = small_index({"a.md": f"{beside}\n\nThe towns do.\n\n{rest}"})
    assert make_quote(index, len(index.sentences) - 1, 0.5).lead_text == lead


def test_what_leans_on_an_answer_that_names_nothing_comes_with_the_question(
    small_index: SmallIndex,
) -> None:
    """ "Three things." does not say what "it" is; a sentence that names it does."""
    text = (
        "**What does the Ruan Pact change?**\n\nThree things. It frees the pier. It pays the crew."
        "\n\n**And now?**\n\nWe wait. The Averre Accord is next. It has no date."
    )
    index = small_index({"a.md": text})
    leads = {
        index.text_of(row): make_quote(index, row, 0.5).lead_text
        for row in range(len(index.sentences))
    }
    asked = "**What does the Ruan Pact change?**"
    assert leads["It frees the pier."] == leads["It pays the crew."] == asked
    assert leads["It has no date."] == "The Averre Accord is next."
