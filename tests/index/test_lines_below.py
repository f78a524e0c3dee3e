"""What stands on a line of its own below a paragraph does not cut the paragraph at its lines."""

import pytest

from tests.support.passages import words_of

WRAPPED = (
    "The bridge at Kilmore, which had been closed to lorries since the\n"
    "floods of 2019, fell on Saturday when a lorry crossed it. Nobody\n"
    "was killed."
)


@pytest.mark.parametrize("below", ["Photo: Karl Ebner", "— Anna Reed", "By Anna Reed"])
def test_a_credit_is_a_paragraph_of_its_own(below: str) -> None:
    """ "was killed." by itself would say the opposite."""
    assert [words for words, _ in words_of(f"{WRAPPED}\n{below}")] == [WRAPPED, below]


def test_in_a_quotation_too() -> None:
    """With its marks, and with an empty line in it between two paragraphs."""
    quoted = "> " + WRAPPED.replace("\n", "\n> ")
    found = [words for words, _ in words_of(f"{quoted}\n>\n{quoted}\n> — Anna Reed")]
    assert found == [quoted, quoted, "> — Anna Reed"]
