"""What a reply says beside its quotes: their age, its language, what is there to ask about."""

import re
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from bot.data.choices import choose
from bot.wording.french import FRENCH, spaced
from tests.discord_server.reading import is_ephemeral, text
from tests.support.answerer import toy_article
from tests.support.articles import put
from tests.support.running_bot import Scene


async def test_questions_about_now_lead_with_the_age_of_the_newest_article(scene: Scene) -> None:
    """Where a date is known it is said how old; where none is, that none is."""
    async with scene.bot():
        dated = await scene.amina.slash(
            "ask", channel=scene.channel, question="What is the latest on the ferry Hope?"
        )
        assert "Newest article quoted: 4 March 2025 (3 months ago)" in text(await dated.final())
        undated = await scene.amina.slash(
            "ask",
            channel=scene.channel,
            question="Is the fire still in a bakery?",
            article="market",
        )
        assert "carry no date" in text(await undated.final())
        plain = await scene.amina.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Newest" not in text(await plain.final())


async def test_the_age_is_that_of_the_quotes_shown(scene: Scene) -> None:
    """A newer article whose quotes are behind More quotes does not make those shown younger; one
    of today is of today, not 0 s old."""
    news = [
        toy_article("old", "Old", "Storm Ada hit the coast.", published=date(2025, 3, 4)),
        toy_article("new", "New", "Storm came.", published=date(2025, 6, 15)),
    ]
    scene.answerer.swap(tuple(news), "one")
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=1)
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Where did storm Ada hit at the moment?"
        )
        assert "Newest article quoted: 4 March 2025 (3 months ago)." in text(await asked.final())
        await choose(client.services.database, scene.guild.id, quotes=3)
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Where did storm Ada hit today?"
        )
        assert "Newest article quoted: 15 June 2025 (today)." in text(await asked.final())


async def test_the_reply_follows_the_askers_language_and_quotes_do_not(scene: Scene) -> None:
    """A French user reads French around the English quote, also by mention after a command."""
    async with scene.bot() as client:
        asked = await scene.bruno.slash("ask", channel=scene.channel, question="pumps failed?")
        shown = text(await asked.final())
        assert "4 mars 2025" in shown and "Moreau, said the" in shown
        said = await scene.bruno.say(scene.channel, "bakery prize?", mention_bot=True)
        refused = await scene.discord.wait_for_message(after=said)
        assert "Les articles ne le disent pas" in text(refused)
        # Also when the command has expired, and only the question by mention is left.
        async with client.services.database.write() as connection:
            await connection.execute("DELETE FROM questions WHERE kind = 'command'")
        said = await scene.bruno.say(scene.channel, "bakery prize?", mention_bot=True)
        refused = await scene.discord.wait_for_message(after=said)
    assert "Les articles ne le disent pas" in text(refused)


async def test_no_id_stands_in_a_heading_or_the_name_of_a_thread(scene: Scene) -> None:
    """An emoji is there by its name; whom a question mentions is not, for only its id is known."""
    question = "When sank the ferry Hope?"
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, in_thread=True)
        asked = await scene.amina.slash(
            "ask",
            channel=scene.channel,
            question=f"{scene.bruno.mention} <:ferry:123> {question}",
        )
        answer = await asked.final()
        said = await scene.bruno.say(scene.channel, f"<a:ferry:123> {question}", mention_bot=True)
        await scene.discord.wait_until(lambda: answer.thread and said.thread)
    threads = [each.thread for each in (answer, said) if each.thread]
    assert [thread.name for thread in threads] == [f":ferry: {question}"] * 2
    assert text(answer).startswith(f"**\\:ferry\\: {question}**")


def fail(_: str) -> None:
    """Fail as the answerer may."""
    raise RuntimeError("broken")


async def test_one_person_is_answered_in_one_language(scene: Scene) -> None:
    """Whose own is not spoken here reads the server's, by command, by mention and of a failure."""
    french = scene.discord.add_guild("Nouvelles", locale="fr")
    channel = scene.discord.add_channel(french, "questions")
    dora = scene.discord.add_user("dora", "de", administrator=True)
    refused = "Les articles ne le disent pas"
    async with scene.bot():
        asked = await dora.slash("ask", channel=channel, question="bakery prize?")
        assert refused in text(await asked.final())
        said = await dora.say(channel, "bakery prize?", mention_bot=True)
        assert refused in text(await scene.discord.wait_for_message(after=said))
        panel = await dora.slash("settings", channel=channel)
        assert "Réglages de ce serveur" in text(await panel.final())
        scene.answerer.before = fail
        asked = await dora.slash("ask", channel=channel, question="Who said it?")
        assert "Quelque chose a échoué" in text(await asked.final(where=text))


def test_no_french_sign_begins_a_line() -> None:
    """The space before : ; ! ? % and inside « » does not break."""
    for name, said in asdict(FRENCH).items():
        if isinstance(said, str):
            assert not re.search(r" [:;!?%»]|« ", said), name
    assert spaced("« Où ? » : 5 % ; oui !") == (
        "«\u00a0Où\u202f?\u00a0»\u00a0: 5\u202f%\u202f; oui\u202f!"
    )


async def test_commands_are_localised(scene: Scene) -> None:
    """Names and descriptions reach Discord in French too."""
    async with scene.bot():
        by_name = {command["name"]: command for command in scene.discord.commands}
    assert by_name["ask"]["name_localizations"] == {"fr": "demander"}
    for command in by_name.values():
        assert "fr" in command["name_localizations"]
        if command.get("description"):
            assert "fr" in command["description_localizations"]


async def test_sources_pages_through_the_articles(scene: Scene) -> None:
    """Titles, authors, dates, links and sentence counts, some a page, also after a restart."""
    many = tuple(toy_article(f"a{n}", f"Title {n}", "One. Two.", author="A. Pen") for n in range(8))
    scene.answerer.swap((*scene.answerer.articles, *many), "one")
    async with scene.bot():
        first = await (await scene.amina.slash("sources", channel=scene.channel)).final()
        line = "**[Ferry sinks](https://news.example/ferry)** · The Gazette · 4 March 2025 · "
        assert f"{line}sentences: 5" in text(first)
        assert "**Title 1** · A. Pen · The Gazette · sentences: 2" in text(first)
        assert "Index one, built" in text(first)
    async with scene.bot():
        turned = await scene.amina.press(first, "Next")
        second = await turned.final(where=lambda m: "Title 7" in text(m))
        assert "Ferry sinks" not in text(second)


async def test_a_page_beyond_the_articles_is_the_last(scene: Scene) -> None:
    """The index became smaller since the page was shown: Next shows what there is."""
    many = tuple(toy_article(f"a{n}", f"Title {n}", "One. Two.") for n in range(8))
    scene.answerer.swap(many, "one")
    async with scene.bot():
        shown = await (await scene.amina.slash("sources", channel=scene.channel)).final()
        scene.answerer.swap(many[:3], "two")
        turned = await scene.amina.press(shown, "Next")
        last = await turned.final(where=lambda m: "Index two" in text(m))
    assert "Title 2" in text(last)


async def test_turning_pages_reads_no_articles(scene: Scene, tmp_path: Path) -> None:
    """What changed since the build is looked up once a minute, and again for a new index."""
    many = tuple(toy_article(f"a{n}", f"Title {n}", "One. Two.") for n in range(8))
    scene.answerer.swap(many, "one")
    scene.settings = {"corpus_dir": put(tmp_path, "3.md", "New.").parent}
    async with scene.bot():
        asked = await scene.amina.slash("sources", channel=scene.channel)
        page = await asked.final()
        assert "built: 3" in text(page)
        put(tmp_path, "2.md", "Newer.")

        async def turned(label: str, shown: str) -> str:
            nonlocal page
            page = await (await scene.amina.press(page, label)).final(
                where=lambda m: shown in text(m)
            )
            return text(page)

        assert "built: 3" in await turned("Next", "Title 7")
        scene.clock.now += 60
        assert "built: 2" in await turned("Back", "Title 0")
        put(tmp_path, "1.md", "Newest.")
        scene.answerer.swap(many, "two")
        assert "built: 1" in await turned("Next", "Title 7")


async def test_help_explains_the_bot_in_one_screen(scene: Scene) -> None:
    """/help names every way of asking, to the asker alone."""
    async with scene.bot():
        shown = await (await scene.amina.slash("help", channel=scene.channel)).final()
    for part in ("/ask", "Mention me", "Find the source", "/sources", "/privacy"):
        assert part in text(shown)
    assert is_ephemeral(shown) and len(text(shown)) < 1500


async def test_a_quote_that_fails_its_proof_is_withheld_and_said_so(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """One wrong quote is left out, logged, and the next is given."""
    from index.errors import QuoteError
    from tests.support.answerer import toy_prove

    def prove(quote, article):  # type: ignore[no-untyped-def]
        if "pumps" in quote.text:
            raise QuoteError("not what the article says")
        toy_prove(quote, article)

    scene.prove = prove
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who said the pumps failed in minutes?"
        )
        shown = text(await asked.final())
    assert "pumps had" not in shown and "ten **minutes**" in shown
    assert "A quote was withheld" in shown
    assert "quote withheld: not what the article says" in caplog.text
