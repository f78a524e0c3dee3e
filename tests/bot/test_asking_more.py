"""Every other way of asking, and what is asked twice or badly."""

import asyncio
import threading
from functools import partial

import pytest

from bot.data.choices import choose
from index.question.several import questions_in
from index.rank.together import together
from index.types import Before, Outcome
from tests.discord_server.messages import GUILD_MESSAGES
from tests.discord_server.payloads import message_json
from tests.discord_server.reading import is_ephemeral, text
from tests.discord_server.state import Event, Message
from tests.support.answerer import ToyAnswerer, held_by, toy_article
from tests.support.running_bot import Scene


async def test_article_autocompletes_over_titles_and_keeps_to_one(scene: Scene) -> None:
    """Typing in ``article`` offers titles; the answer then comes from that article alone."""
    async with scene.bot():
        offered = await scene.amina.autocomplete(
            "ask", "article", "burn", channel=scene.channel, question="Who?"
        )
        assert offered == [{"name": "Market burns", "value": "market"}]
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who said pumps failed?", article="market"
        )
        assert "do not say" in text(await asked.final())


@pytest.mark.parametrize("typed", ["Market burns", "  MARKET  burns", "market"])
async def test_an_article_typed_by_hand_is_found(scene: Scene, typed: str) -> None:
    """Who sends a title before the list has come up gets the article of that title all the same."""
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who said pumps failed?", article=typed
        )
        assert "do not say" in text(await asked.final())


@pytest.mark.parametrize("typed", ["keeper's", "SEGUR-SAVIEN", '"the sea', "Ségur", "keeper’s –"])
async def test_a_title_is_found_however_its_signs_are_typed(scene: Scene, typed: str) -> None:
    """No keyboard has a title's quotation marks, dashes and accents: the list and the answer need
    none of them."""
    named = toy_article("keeper", "“The sea” – a keeper’s winter in Ségur\u2011Savien", "Salt.")
    scene.answerer.swap((*scene.answerer.articles, named), "one")
    async with scene.bot():
        offered = await scene.amina.autocomplete(
            "ask", "article", typed, channel=scene.channel, question="Who?"
        )
        assert [each["value"] for each in offered] == ["keeper"]
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who said pumps failed?", article=typed
        )
        assert "do not say" in text(await asked.final())


async def test_an_article_that_is_one_of_several_is_told(scene: Scene) -> None:
    """Letters that two titles hold name neither; that there is none would not be true."""
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question="Who?", article="S")
        message = await asked.final()
    assert "Several articles" in text(message) and is_ephemeral(message)


class Several(ToyAnswerer):
    """Answers each question of a message by itself, as the real one does."""

    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        article: str | None = None,
        previous: Before | None = None,
    ) -> Outcome:
        ask = partial(super().answer, quotes=quotes, article=article, previous=previous)
        return together(question, [ask(part) for part in questions_in(question)], quotes)


async def test_each_question_of_a_message_is_answered(scene: Scene) -> None:
    """However few quotes the server wants: the best one to each stands in the reply."""
    scene.answerer = Several()
    both = "When sank the ferry Hope? Who promised a new market?"
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=1)
        said = await scene.amina.say(scene.channel, both, mention_bot=True)
        answer = await scene.discord.wait_for_message(after=said)
    assert "Port Azure" in text(answer) and "mayor" in text(answer)
    assert "Forty people" not in text(answer)


async def test_an_article_that_is_none_is_told(scene: Scene) -> None:
    """Autocomplete binds nobody: any other text gets a clear line, in private."""
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who?", article="`@everyone` " * 50
        )
        message = await asked.final()
    assert "There is no article" in text(message)
    assert is_ephemeral(message) and message.pings_nobody


async def test_private_answers_only_to_the_asker(scene: Scene) -> None:
    """With ``private`` nobody else sees the answer."""
    async with scene.bot():
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Who said pumps failed?", private=True
        )
        message = await asked.final()
    assert is_ephemeral(message)
    assert message not in scene.discord.messages(scene.channel, scene.bruno)


async def test_find_the_source_shows_what_speaks_to_a_message(scene: Scene) -> None:
    """The menu takes a message as a claim; the reply quotes, and judges nothing."""
    async with scene.bot():
        claim = await scene.bruno.say(scene.channel, "The captain said the pumps had failed")
        shown = await (await scene.amina.message_menu("Find the source", claim)).final()
        other = await scene.bruno.say(scene.channel, "Bananas are berries")
        nothing = await (await scene.amina.message_menu("Find the source", other)).final()
    assert "What the articles say about this message" in text(shown)
    assert "Moreau" in text(shown) and is_ephemeral(shown)
    assert "Nothing in the articles speaks to this message" in text(nothing)
    for verdict in ("true", "false", "correct", "wrong"):
        assert verdict not in text(shown).lower() + text(nothing).lower()


async def test_a_reply_to_an_answer_has_the_earlier_question_as_context(scene: Scene) -> None:
    """ "And where?" in reply to an answer is understood from the question before, after a restart
    too."""
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question="ferry Hope sank?")
        answer = await asked.final()
    async with scene.bot():
        followed = await scene.bruno.say(scene.channel, "And where?", reply_to=answer)
        second = await scene.discord.wait_for_message(after=followed)
        again = await scene.amina.say(scene.channel, "And when?", reply_to=second)
        third = await scene.discord.wait_for_message(after=again)
    assert "Port Azure" in text(second)
    # Not what "And where?" would find by itself: the question that stands alone is read with it.
    assert "Port Azure" in text(third)


@pytest.mark.parametrize(("type", "reference"), [(0, 1), (21, 0)], ids=["forward", "thread"])
async def test_what_only_refers_to_an_answer_asks_nothing(
    scene: Scene, type: int, reference: int
) -> None:
    """An answer that is forwarded to another channel, or that a thread is opened on, is no reply
    to it, though Discord refers to it in the same way."""
    other = scene.discord.add_channel(scene.guild, "other")
    async with scene.bot():
        asked = await scene.amina.slash("ask", channel=scene.channel, question="ferry Hope sank?")
        answer = await asked.final()
        world = scene.discord.world
        referring = Message(world.new_id(), other, scene.bruno.user, world.clock.iso(), type=type)
        there = {"message_id": str(answer.id), "channel_id": str(answer.channel.id)}
        data = message_json(referring, world) | {"guild_id": str(scene.guild.id)}
        data |= {"message_reference": {"type": reference, "guild_id": data["guild_id"], **there}}
        world.publish(Event("MESSAGE_CREATE", data, GUILD_MESSAGES, scene.guild))
        said = await scene.bruno.say(other, "pumps failed?", mention_bot=True)
        await scene.discord.wait_for_message(after=said)
        await scene.discord.wait_until_idle()
    (only,) = [m for m in scene.discord.messages(other) if m.author.bot]
    assert "Moreau" in text(only)


async def test_two_people_asking_the_same_at_once_share_one_computation(scene: Scene) -> None:
    """Both get a reply of their own; the answer is worked out once."""
    gate = threading.Event()
    scene.answerer.before = held_by(gate)
    async with scene.bot():
        replies = [
            await person.slash("ask", channel=scene.channel, question="Who said pumps failed?")
            for person in (scene.amina, scene.bruno)
        ]
        await asyncio.gather(*(reply.acknowledged() for reply in replies))
        gate.set()
        shown = [await reply.final() for reply in replies]
    assert len(scene.answerer.asked) == 1
    assert all("Moreau" in text(message) for message in shown)
    assert shown[0].id != shown[1].id


async def test_the_same_question_on_the_same_generation_is_served_from_memory(
    scene: Scene,
) -> None:
    """A second asking costs nothing; on a new generation it is worked out again."""
    async with scene.bot():
        for generation in ("one", "one", "two"):
            scene.answerer.swap(scene.answerer.articles, generation)
            asked = await scene.amina.slash(
                "ask", channel=scene.channel, question="Who said pumps failed?"
            )
            assert "Moreau" in text(await asked.final())
    assert len(scene.answerer.asked) == 2


async def test_a_flood_from_one_person_never_delays_another(scene: Scene) -> None:
    """While one person's questions fill the queue, another's is answered at once."""
    gate = threading.Event()
    scene.answerer.before = lambda question: "slow" in question and gate.wait(5) and None
    async with scene.bot():
        flood = [
            await scene.amina.slash("ask", channel=scene.channel, question=f"slow {number}?")
            for number in range(5)
        ]
        other = await scene.bruno.slash("ask", channel=scene.channel, question="pumps failed?")
        assert "Moreau" in text(await other.final())
        gate.set()
        for reply in flood:
            await reply.final()


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("", "I see no question there"),
        ("   ", "I see no question there"),
        ("x" * 1001, "1001 characters; I read up to 1000"),
        ("hello", "I will look for the sentence"),
    ],
)
async def test_what_is_no_question_gets_a_short_useful_reply(
    scene: Scene, said: str, reply: str
) -> None:
    """Greetings, empty and over-long questions are told what to do."""
    async with scene.bot():
        asked = await scene.amina.say(scene.channel, said, mention_bot=True)
        answer = await scene.discord.wait_for_message(after=asked)
    assert reply in text(answer)


async def test_attachments_alone_are_not_opened(scene: Scene) -> None:
    """A picture in private is answered with what the bot can read; nothing is searched."""
    async with scene.bot():
        asked = await scene.amina.say(None, "", files={"a.png": b"x"})
        answer = await scene.discord.wait_for_message(after=asked)
    assert "do not open attachments" in text(answer)
    assert scene.answerer.asked == []
