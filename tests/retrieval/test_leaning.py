"""Sentences that lean on one before them are told from those that stand alone."""

import pytest

from index.leaning import leans


@pytest.mark.parametrize(
    "text",
    [
        "He added that it was late.",
        "“They left,” the mayor said.",
        "This initiative failed.",
        "Additionally, he resigned.",
        "In turn, they left.",
        "But it failed.",
        "It’s over.",
        "“We won,” he said.",
        "The latter failed.",
        "**He** resigned.",
        "_They left._",
        "**Additionally**, he resigned.",
        "On Monday, he resigned.",
        "*On Monday*, he resigned.",
        "On Friday night they left.",
        "On February 23, 2025, she died.",
        "On 23 Feb. he left.",
        "In 2024 she moved to Kenya.",
        "In early May it failed.",
        "Last year he won.",
        "This week, they met.",
        "Since March this plan has failed.",
        "By Tuesday those boats had sunk.",
        "The next day, he resigned.",
        "The same week they met.",
        "Two years later, she died.",
        "A few hours earlier it had sunk.",
        "Asked by the paper about the strike, he said nothing.",
        "Speaking on Monday in Nairobi, they denied it.",
        "This 2024 law failed.",
        "The former said no.",
        "The former, who won, left.",
        "The latter was late.",
        "One of them was killed.",
        "Three of them were siblings.",
        "Among them was a child.",
        "Of these, two died.",
        "Some of his officers left.",
        "After the vote, he resigned.",
        "When asked about it, he declined to comment.",
        "At a press conference, she said no.",
        "Within hours, they had fled.",
        "Yesterday he resigned.",
        "“The water was like glass.”",
        '"That is all the schooling I had."',
        "It sank.",
        "There he met the rebels.",
        "There were 33, not 31, he said, because two had gone home.",
        "The company has offered 40 crowns.",
        "The trust would not comment on that.",
        "The ministry rejected that account.",
    ],
)
def test_a_sentence_that_points_back_leans(text: str) -> None:
    """Who or what is meant stands before it."""
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "The officer was shot on Sunday.",
        "Additionally, Kenya sent 600 officers.",
        "Italy won.",
        "Hers Marrow resigned"[5:],
        "“We won,” Ms. Li said.",
        "On Monday, Kenya sent 600 officers.",
        "In 2024 Ada Li moved to Kenya.",
        "This year, Kenya will send 700 officers.",
        "This week’s vote was lost.",
        "The next day, Ada Li resigned.",
        "Two years later the boats sank.",
        "Asked whether she knew, Ada Li said no.",
        "Asked about the plan, Ada Li said that if it failed, she would go.",
        "The former president of Haiti died.",
        "**Italy** won.",
        "_Hermes_ sank.",
        "One of those who left was killed.",
        "Two of the officers died.",
        "After Ada Li had left, she was arrested.",
        "After the vote, Ada Li resigned.",
        "Yesterday the boats sank.",
        "It was not immediately clear when the general would be moved.",
        "It is not known who wrote the note.",
        "It emerged on Monday that the boats had sunk.",
        "“Coordination lowers costs,” Ms. Li said.",
        "The ‘safe’ harbour was full.",
        "The harbour, Ada Li said, was full, and she said so twice.",
        "Boats were lost, but Ada Li was glad, she said.",
        "The company behind the dam paid.",
        "The company that built it paid.",
        "Ada Li said that account was closed.",
        "",
    ],
)
def test_a_sentence_that_stands_alone_does_not(text: str) -> None:
    """Names and things that are named need nothing before them."""
    assert not leans(text)
