"""Who is named between a lead and its quote may be whom that is about: it is never left out."""

import pytest

from index.quote.quotes import make_quote
from tests.retrieval.conftest import SmallIndex

COURT = (
    "Bo Rao noticed a false invoice. He took it to the head, Dr. Ada Li, who called the police."
    " “I was sick,” she told the court in a statement. “We had closed four beds that winter.”"
)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (COURT.removesuffix(" “We had closed four beds that winter.”"), "the police."),
        (COURT, "in a statement."),
        (
            "The judge was ill. One of them, a teacher from Leeds, had lost all. He was in court on"
            " Friday but did not speak.",
            "lost all.",
        ),
        ("Ruan had won. Their keeper, Ada Li, was hurt. Its fans sang on all the same.", "hurt."),
        ("Bo Rao left. He accused Ada Li of fraud. Neither has said what is true of it.", "fraud."),
        ("Ada Li won. She moved to Ruan. She sells hats and other small things.", "won."),
        ("Ada Li won. “I ran,” she said in Ruan. “I ran for a very long time.”", "won."),
        ("Ada Li won. “Ruan lost,” said Bo Rao. “It ran out of money, and of time.”", "Bo Rao."),
    ],
)
def test_who_is_named_between_a_lead_and_its_quote_is_shown(
    small_index: SmallIndex, text: str, last: str
) -> None:
    """Somebody's words below another's name would be his; of whoever goes on, no more is shown."""
    index = small_index({"a.md": text})
    shown = make_quote(index, len(index.sentences) - 1, 0.5).lead_text
    assert shown.endswith(last)
    assert shown in text


@pytest.mark.parametrize(
    ("before", "quote", "lead"),
    [
        (
            "She played at Ruan, where the organist, Bo Rao, let her practise.",
            "He taught her without payment for six years.",
            "before",
        ),
        ("Its founder, the designer Jo Park, is 40.", "She learned to dye from an aunt.", "before"),
        ("That bidder was a firm called Northern.", "It had offered to build the road.", "before"),
        ("He flew to Ruan on Monday.", "She learned to dye from an aunt.", "farther"),
        ("Another son, Peter, died young.", "She learned to dye from an aunt.", "farther"),
    ],
)
def test_who_is_introduced_in_the_paragraph_is_meant_rather_than_who_was_named_before(
    small_index: SmallIndex, before: str, quote: str, lead: str
) -> None:
    """Though that sentence itself leans; one with the name of a place introduces nobody."""
    index = small_index({"a.md": f"Ada Li was born in Lissow.\n\n{before} {quote}"})
    shown = make_quote(index, len(index.sentences) - 1, 0.5).lead_text
    assert shown == (before if lead == "before" else "Ada Li was born in Lissow.")
