"""Doubt: an answer that may well be none is shown as such, and looks it."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.replies.laying_out import unsure
from bot.replies.render import ANSWERED, UNSURE
from bot.wording.english import ENGLISH
from index.errors import QuoteError
from index.types import Answer, Article, Outcome, Quote
from tests.discord_server.reading import text, texts
from tests.support.answerer import ToyAnswerer, toy_prove
from tests.support.running_bot import Scene

QUESTION = "Who said the pumps failed?"
DOUBTED = "I am not sure that this answers"


@dataclass
class Doubtful(ToyAnswerer):
    """Is unsure of some questions: of all that is asked, where none are named."""

    unsure: tuple[str, ...] = ()

    def answer(self, question: str, **options: Any) -> Outcome:
        outcome = super().answer(question, **options)
        if isinstance(outcome, Answer):
            return replace(outcome, unsure=self.unsure or (question,))
        return outcome


async def test_a_doubt_is_said_before_the_quotes(scene: Scene) -> None:
    """In bold, as a refusal is, and the message has another colour; a sure answer has neither."""
    async with scene.bot():
        sure = await (
            await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        ).final()
    scene.answerer = Doubtful()
    async with scene.bot():
        doubted = await (
            await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        ).final()
    assert "**I am not sure that this answers the question.**" in texts(doubted)[0]
    assert texts(doubted)[1:] == texts(sure)[1:]
    assert DOUBTED not in text(sure)
    colours = [message.components[0]["accent_color"] for message in (sure, doubted)]
    assert colours == [ANSWERED.value, UNSURE.value]


async def test_of_several_questions_the_doubted_one_is_named(scene: Scene) -> None:
    """What it says cannot format the reply."""
    scene.answerer = Doubtful(unsure=("Did *the*\npumps fail?",))
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        shown = text(await asked.final())
    assert rf"-# {DOUBTED}: Did \*the\* pumps fail?" in shown


@pytest.mark.parametrize("told", [True, False])
async def test_a_message_looked_up_is_no_question(scene: Scene, told: bool) -> None:
    """Of somebody's message it is doubted that the quotes are about what it says."""
    if told:
        scene.answerer = Doubtful()
    async with scene.bot():
        claim = await scene.bruno.say(scene.channel, "The captain said the pumps had failed")
        shown = text(await (await scene.amina.message_menu("Find the source", claim)).final())
    assert ("**I am not sure that this is about the same thing.**" in shown) is told
    assert DOUBTED not in shown


async def test_without_its_best_quote_an_answer_is_doubted(scene: Scene) -> None:
    """What was sure was that one; it failed its proof, and the next is not the best."""

    def prove(quote: Quote, article: Article) -> None:
        if "pumps" in quote.text:
            raise QuoteError("not what the article says")
        toy_prove(quote, article)

    scene.prove = prove
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question=QUESTION)
        shown = text(await asked.final())
    assert "A quote was withheld" in shown and f"**{DOUBTED} the question.**" in shown


def test_long_questions_are_named_shortly() -> None:
    """However many and long the questions of a message, a quote has room below their names."""
    questions = tuple(f"{n}{'*_' * 500}?" for n in range(5))
    answer = Answer("All?", (), 0.9, "one", unsure=questions)
    lines = unsure(answer, ENGLISH)
    assert len(lines) == 5 and sum(map(len, lines)) < 2_500
    assert all(line.endswith("…") for line in lines)
