"""The whole path with the real model, the real index and the real client."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.data.choices import choose
from index.answering import Answerer
from index.quote.quotes import prove
from index.settings import IndexSettings
from tests.discord_server.reading import text
from tests.discord_server.server import DiscordServer
from tests.support.running_bot import Scene

OFFICER = (
    "The officer, whose identity has not yet been released, was shot on Sunday, February 23, "
    "2025, in Ségur-Savien."
)
CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def answerer(real_index_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """The default models over a copy of the real index, which a build may add to."""
    index_dir = tmp_path_factory.mktemp("live") / "index"
    shutil.copytree(real_index_dir, index_dir)
    return Answerer.open(IndexSettings(index_dir=index_dir))


@pytest.fixture
async def real_scene(tmp_path: Path, answerer: Answerer) -> AsyncIterator[Scene]:
    async with DiscordServer() as discord:
        yield Scene(discord, tmp_path, answerer=answerer, prove=prove)


async def test_ask_mention_and_direct_message_quote_the_sentence(real_scene: Scene) -> None:
    """Asked when the officer was shot, each way of asking shows the sentence that says so."""
    scene, question = real_scene, "When was the officer shot?"
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question=question)
        by_command = text(await asked.final(30))
        said = await scene.amina.say(scene.channel, question, mention_bot=True)
        by_mention = text(await scene.discord.wait_for_message(after=said))
        said = await scene.bruno.dm(question)
        in_private = text(await scene.discord.wait_for_message(after=said))
    for shown in (by_command, by_mention, in_private):
        first = next(line for line in shown.split("\n") if line.startswith(">>> "))
        assert first[4:].replace("**", "").replace("\\", "") == OFFICER
        assert "Kenyan police officer killed in Haiti · ¶ 2" in shown


async def test_what_the_articles_do_not_say_is_refused(real_scene: Scene) -> None:
    """The capital of France is not in the articles."""
    scene = real_scene
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="What is the capital of France?"
        )
        assert "The articles do not say." in text(await asked.final(30))


async def test_of_two_questions_the_one_without_an_answer_is_named(real_scene: Scene) -> None:
    """The quote is not taken for an answer to both."""
    scene, question = real_scene, "When was the officer shot? What is the capital of France?"
    async with scene.bot():
        said = await scene.amina.say(scene.channel, question, mention_bot=True)
        shown = text(await scene.discord.wait_for_message(after=said)).replace("\\", "")
    assert OFFICER in shown.replace("**", "")
    assert "-# The articles do not say: What is the capital of France?" in shown


async def test_what_is_not_answered_of_a_message_is_a_gap(real_scene: Scene) -> None:
    """Of a public one only, and of another person's message no words are kept."""
    scene, shot = real_scene, "When was the officer shot?"
    async with scene.bot() as client:
        for said, private in (("Who won the prize?", False), ("Whose dog barked?", True)):
            question = f"{shot} {said}"
            asked = await scene.amina.slash(
                "ask", channel=scene.channel, question=question, private=private
            )
            assert OFFICER in text(await asked.final(30)).replace("**", "").replace("\\", "")
        claim = await scene.bruno.say(scene.channel, f"{shot} Where is Zanzibarbara?")
        await (await scene.amina.message_menu("Find the source", claim)).final(30)
        shown = text(await (await scene.admin.slash("stats", channel=scene.channel)).final())
        rows = await client.services.database.connection.execute_fetchall(
            "SELECT status, unanswered FROM questions ORDER BY id"
        )
    assert "1× Who won the prize?" in shown
    assert not any(word in shown for word in ("officer", "dog", "Zanzibarbara"))
    assert [tuple(row) for row in rows] == [
        ("answered", '["Who won the prize?"]'),
        ("answered", '["Whose dog barked?"]'),
        ("answered", "[]"),
    ]


async def test_a_related_headline_is_named_as_such(real_scene: Scene) -> None:
    """Where it alone says anything of the question, it is named, not a passage that does not; its
    button works, and no answer is counted."""
    scene = real_scene
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Why did Benin reject Kenya's leadership?"
        )
        message = await asked.final(30)
        around = await (await scene.bruno.press(message, "Context")).final()
    shown = text(message).replace("\\", "")
    assert "The articles do not say." in shown and "Helpful" not in shown
    assert "The articles only point to other coverage:" in shown
    assert shown.count(">>> ") == 1 and ">>> READ: Why Benin rejected Kenya" in shown
    assert "READ: Why Benin rejected" in text(around).replace("\\", "")


async def test_a_follow_up_finds_the_place(real_scene: Scene) -> None:
    """ "And where?" in reply to "When was the officer shot?" finds Ségur-Savien."""
    scene = real_scene
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="When was the officer shot?"
        )
        answer = await asked.final(30)
        said = await scene.bruno.say(scene.channel, "And where?", reply_to=answer)
        followed = text(await scene.discord.wait_for_message(after=said))
    assert "Ségur" in followed.split("¶")[0]


async def test_what_else_gets_the_quotes_that_were_not_shown(real_scene: Scene) -> None:
    """As many as the server shows at once were shown: the next reply begins behind them, each time
    anew, in replies and in a conversation."""
    scene, question = real_scene, "What is Kenya's role in Haiti?"
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=1)
        said = await scene.amina.say(scene.channel, question, mention_bot=True)
        answers = [await scene.discord.wait_for_message(after=said)]
        for _ in range(2):
            said = await scene.amina.say(scene.channel, "What else?", reply_to=answers[-1])
            answers.append(await scene.discord.wait_for_message(after=said))
        in_private = []
        for asked in (question, "What else?", "What else?"):
            said = await scene.bruno.dm(asked)
            in_private.append(await scene.discord.wait_for_message(after=said))
    for replies in (answers, in_private):
        shown = [
            line
            for message in replies
            for line in text(message).split("\n")
            if line.startswith(">>> ")
        ]
        assert len(set(shown)) == len(shown) >= 3


async def test_reindex_swaps_in_an_added_article(
    real_scene: Scene, answerer: Answerer, tmp_path: Path
) -> None:
    """An article is added, the owner rebuilds from Discord, and the next question quotes it."""
    scene, corpus = real_scene, tmp_path / "corpus"
    shutil.copytree(CORPUS, corpus)
    (corpus / "comet.md").write_text(
        "---\ntitle: Comet passes\n---\nThe comet Halvorsen passed over Lisbon on 3 May 2031.\n",
        encoding="utf-8",
    )
    scene.settings = {
        "owners": [scene.admin.id],
        "corpus_dir": corpus,
        "index_dir": answerer._index_dir,
    }
    async with scene.bot():
        started = await scene.admin.slash("reindex", channel=scene.channel)
        done = text(await started.final(90, where=lambda m: "in use" in text(m)))
        assert "added: 1 · changed: 0 · removed: 0 · sentences embedded: 1" in done
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="When did the comet pass over Lisbon?"
        )
        assert "Halvorsen" in text(await asked.final(30))
