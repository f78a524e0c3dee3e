"""What might happen is no answer to what did."""

import pytest

from index.checks.possibilities import done_asked, is_only_possible

SHORT = "Retailers had warned that shops could run short of fruit before Easter."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which goods did shops run short of before Easter?", SHORT),
        ("Whom did Tavani appoint as minister?", "She said that she might appoint Hale."),
        ("When did the fever reach Ruan?", "It is feared that it could soon reach Ruan, by 2040."),
        ("Who was hired to mend it?", "A mason may be hired."),
    ],
)
def test_what_might_be_is_no_answer(question: str, sentence: str) -> None:
    """To what was done."""
    assert is_only_possible(done_asked(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Which goods could shops run short of?", SHORT),
        ("Which goods were feared to run short?", SHORT),
        ("Did shops run short of fruit?", SHORT),
        ("What did shops run short of?", "Shops could run, and did run, short of fruit."),
        ("How many computers were in use?", "Up to five computers could play the files."),
        ("How many computers played the files?", "Up to five computers could play the files."),
        ("What did China do?", "On May 12 China marked the day."),
        ("Who was hired?", "Rao was hired in May."),
        ("", ""),
    ],
)
def test_what_was_done_or_is_asked_as_possible_may_answer(question: str, sentence: str) -> None:
    """What one could do is often what one did."""
    assert not is_only_possible(done_asked(question), sentence)
