"""Who shares a surname with somebody is not asked about: another one of the family."""

from pathlib import Path

import pytest

from index.answering import Answerer
from index.checks.namesakes import tells_relative, whole_names
from index.store.build import build
from index.types import Answer
from tests.support.articles import put

LIFE = (
    "Marguerite Varnel, who mapped undersea volcanoes, died on Thursday in Kesh. She was born on"
    " 11 February 1938 in Ruan, the second of five children of a harbour pilot. In 1963 she"
    " married Tunde Varnel, an engineer who designed a bridge. Varnel taught in Kesh for 26 years."
    " Their son, Felix, a doctor, was killed in the mountains."
)


@pytest.mark.parametrize(
    ("question", "told", "relative"),
    [
        ("What did Tunde Varnel teach?", "Varnel taught in Kesh for 26 years.", True),
        ("Where did Felix Varnel teach?", "Varnel taught in Kesh for 26 years.", True),
        ("When was Tunde Varnel born?", "Marguerite mapped volcanoes. She was born in 1938.", True),
        ("Where did Marguerite Varnel teach?", "Varnel taught in Kesh for 26 years.", False),
        ("Where did Dr Varnel teach?", "Varnel taught in Kesh for 26 years.", False),
        ("Who was Tunde Varnel?", "She married Tunde Varnel, an engineer.", False),
        ("Where did Bo Varnel teach?", "Varnel taught in Kesh for 26 years.", False),
        ("What was Felix Varnel?", "Their son, Felix, a doctor, was killed.", False),
        ("Where did Tunde Varnel live?", "They lived in Ruan.", False),
    ],
)
def test_a_surname_alone_is_of_the_one_who_is_named_first(
    question: str, told: str, relative: bool
) -> None:
    """Of nobody whom the article tells of by another first name; whom it has not is unknown."""
    assert tells_relative([*whole_names(question)], told, LIFE) is relative


def test_what_one_did_is_not_told_of_another(answerer: Answerer, tmp_path: Path) -> None:
    """The mother mapped volcanoes; her son, who is named once without her name, was a doctor."""
    put(tmp_path / "corpus", "a.md", LIFE.replace("Varnel t", "\n\nVarnel t"), title="Varnel dies")
    build(tmp_path / "corpus", tmp_path / "index", answerer.embedder)
    ours = Answerer(tmp_path / "index", answerer.embedder, answerer.reader, answerer.calibration)
    for name, did in (("Marguerite", "mapped"), ("Felix", "a doctor")):
        outcome = ours.answer(f"What did {name} Varnel do?")
        assert isinstance(outcome, Answer) and did in outcome.quotes[0].text
    hers, his = (ours.answer(f"When was {name} Varnel born?") for name in ("Marguerite", "Tunde"))
    assert his.confidence < hers.confidence - 0.2
