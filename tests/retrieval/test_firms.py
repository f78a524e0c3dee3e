"""Who "the company" is: one of which the article tells as of a firm, not whoever stands near."""

import time
from dataclasses import replace

import pytest

from index.quote.firms import naming_firm
from index.quote.quotes import make_quote
from tests.retrieval.conftest import SmallIndex

BEHIND = "Finance chief Jo Demir praised the staff.\n\nDemir would say only that it rained."


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (f"Norvik said it was in talks. {BEHIND}\n\nThe company will pay.", "Norvik said"),
        (f"The lender Zuriva grew. {BEHIND}\n\nThe company will pay.", "The lender Zuriva"),
        (f"Brightline, a small builder, grew. {BEHIND}\n\nThe firm will pay.", "Brightline"),
        (f"Rao & Li grew. {BEHIND}\n\nThe firm will pay.", "Rao & Li"),
        (f"Norvik said it grew. {BEHIND}\n\nThe company paid. Its debt fell.", "Norvik said"),
        (f"Norvik said it grew. {BEHIND} Its owner left.\n\nIt is a pity.", "Demir would"),
        (f"Norvik said it grew. {BEHIND}\n\nThe company paid his fine.", "Demir would"),
        (f"Norvik grew. {BEHIND} He bought a firm in Ruan.\n\nThe firm is his.", "Demir would"),
        ("Norvik said it grew.\n\nA maker, Ada Li, 40, left.\n\nThe company paid.", "Norvik said"),
        (
            "The lender Zuriva grew. Ada Li of the research firm Pellew praised the price."
            "\n\nThe company will pay.",
            "The lender Zuriva",
        ),
        ("Demir said it rained. His son Jo Demir left.\n\nAda Li won.\n\nThe firm paid.", "Ada Li"),
    ],
)
def test_the_company_is_led_by_a_firm(small_index: SmallIndex, text: str, lead: str) -> None:
    """Where the article has one; what is of somebody besides is led by what stands before it."""
    index = small_index({"a.md": text})
    shown = make_quote(index, len(index.sentences) - 1, 0.5).lead_text
    assert shown.startswith(lead)


def test_of_several_firms_farther_off_the_one_in_the_title_is_meant(
    small_index: SmallIndex,
) -> None:
    """An article is about it; who else is named may only comment on it."""
    firms = "The lender Zuriva grew.\n\nThe lender Pellew praised the price."
    index = small_index({"a.md": f"{firms}\n\nRain fell.\n\nThe company will pay a dividend."})
    titled = replace(index, articles=(replace(index.articles[0], title="Zuriva pays"),))
    assert make_quote(index, 3, 0.5).lead_text.startswith("The lender Pellew")
    assert make_quote(titled, 3, 0.5).lead_text.startswith("The lender Zuriva")


@pytest.mark.parametrize("piece", ["Aa ", "the lender Aa, ", "Aa & ", "Aa said it. ", "the firm "])
def test_no_article_takes_the_square_of_time(small_index: SmallIndex, piece: str) -> None:
    """To be looked through for its firms: of the processor, tenths of a second."""
    index = small_index({"a.md": "Norvik said it grew. The company will pay."})
    long = replace(index.articles[0], text=f"{index.articles[0].text} {piece * 8_000}")
    began = time.process_time()
    naming_firm(replace(index, articles=(long,)), [0])
    assert time.process_time() - began < 2
