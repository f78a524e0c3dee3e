"""What the words are filled in with: ages in the unit that people use."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.replies.laying_out import freshness, said_of
from bot.wording.english import ENGLISH
from bot.wording.french import FRENCH
from bot.wording.languages import LANGUAGES, age
from bot.wording.words import Words
from index.types import NotInArticles, Refusal, Span
from scripts.terminal import REFUSALS
from tests.discord_server.reading import text
from tests.support.answerer import ARTICLES
from tests.support.articles import quoted
from tests.support.running_bot import Scene

NOW = datetime(2025, 6, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (60, "60 days ago"),
        (61, "2 months ago"),
        (400, "13 months ago"),
        (2294, "6 years ago"),
    ],
)
def test_a_date_is_so_old_as_people_say(days: int, said: str) -> None:
    """No date is "24 h ago", and none thousands of days."""
    published = NOW.date() - timedelta(days)
    quote = quoted(replace(ARTICLES[0], published=published), Span(0, 9))
    (line,) = freshness("Is it so now?", [quote], ENGLISH, NOW.timestamp())
    assert f"({said})" in line


def test_ages_are_said_in_french() -> None:
    """Months have no plural of their own there."""
    published = date(2025, 6, 14)
    quote = quoted(replace(ARTICLES[0], published=published), Span(0, 9))
    assert "(hier)" in freshness("Et maintenant ?", [quote], FRENCH, NOW.timestamp())[0]
    assert age(100 * 86_400, FRENCH) == "3 mois"
    assert age(1_000 * 86_400, FRENCH) == "2 ans"


async def test_a_question_in_another_language_is_told_which_to_ask_in(scene: Scene) -> None:
    """That which the models know, in the language of the reply; of a claim, too."""
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question="où est-il ?")
        assert "Please ask in English" in text(await asked.final())
        asked = await scene.bruno.slash("ask", channel=scene.channel, question="où est-il ?")
        assert "Posez la question en anglais" in text(await asked.final())
        claim = await scene.bruno.say(scene.channel, "où est-il ?")
        shown = await (await scene.amina.message_menu("Find the source", claim)).final()
        assert "That message is in another language" in text(shown)


@pytest.mark.parametrize("reason", Refusal)
@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_every_refusal_has_words_of_its_own(reason: Refusal, words: Words) -> None:
    """In each language, and in the terminal; no two are told the same."""
    said = {each: said_of(NotInArticles("", each, 0.0, "one"), words) for each in Refusal}
    assert list(said.values()).count(said[reason]) == 1
    assert list(REFUSALS.values()).count(REFUSALS[reason]) == 1
