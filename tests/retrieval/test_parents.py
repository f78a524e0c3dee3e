"""Whose child somebody is answers nobody who asks whom they married, or what children they have."""

import pytest

from index.checks.parents import family_asked, tells_parents

BORN = "Oduvell was born in Brennick, the third of five children of Jonas Lund and his wife Helmi."
SON = "Bo Rao, son of a riveter and his wife Ida, left school at nine."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who was Maris Oduvell's husband?", BORN),
        ("Maris Oduvell husband?", BORN),
        ("Did Maris Oduvell have children?", BORN),
        ("How many children did Oduvell have?", BORN),
        ("Oduvell children?", BORN),
        ("Who is the wife of Bo Rao?", SON),
        ("Who did Bo Rao marry?", "Rao was born in Ruan to a riveter and his wife."),
    ],
)
def test_parents_are_no_family_of_their_childs_own(question: str, sentence: str) -> None:
    """However alike the words: "children", "his wife"."""
    assert tells_parents(family_asked(question), sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who was Jonas Lund's wife?", BORN),
        ("How many children did Jonas Lund have?", BORN),
        ("Who were Oduvell's parents?", BORN),
        ("Whose child was Oduvell?", BORN),
        ("Where was the wife of Bo Rao born?", SON),
        ("Where was Oduvell born?", BORN),
        ("Who is the wife of Bo Rao?", "Bo Rao, son of a riveter, married Ana Li."),
        ("Did Bo Rao have children?", "He had a daughter and a son."),
        ("how many children died", BORN),
        ("", ""),
    ],
)
def test_what_may_tell_of_their_own_family_may_answer(question: str, sentence: str) -> None:
    """What the parents are asked for, what else is told, and what nobody is named for."""
    assert not tells_parents(family_asked(question), sentence)
