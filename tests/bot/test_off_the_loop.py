"""What long articles and conversations take to be read or shown is taken from no event loop."""

import threading

import pytest

from bot.asking import conversation
from bot.data.choices import choose
from bot.replies import citation
from bot.replies.citation import text_fragment
from index.question import before
from index.question.wording import Wording
from index.types import Article, Quote
from tests.discord_server.reading import is_ephemeral, text
from tests.support.answerer import FERRY, held_by, toy_prove
from tests.support.running_bot import Scene


async def test_buttons_prove_and_lay_out_quotes_in_the_desks_threads(scene: Scene) -> None:
    """As answers do: everybody's heartbeats and commands share the loop."""
    proved_in: list[str] = []

    def prove(quote: Quote, article: Article) -> None:
        proved_in.append(threading.current_thread().name)
        toy_prove(quote, article)

    scene.prove = prove
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=1)
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Did the ferry Hope or the captain sink?"
        )
        answer = await asked.final()
        for label in ("Context", "More quotes"):
            proved_in.clear()
            assert text(await (await scene.amina.press(answer, label)).final())
            assert proved_in and all(name.startswith("answer") for name in proved_in)


async def test_a_conversation_is_taken_apart_in_threads_each_message_once(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty messages of a thousand marks take seconds, whoever wrote them."""
    read: list[tuple[str, str]] = []
    whole = before.asked_in

    def asked_in(message: str) -> tuple[Wording, ...]:
        read.append((message, threading.current_thread().name))
        return whole(message)

    monkeypatch.setattr(before, "asked_in", asked_in)
    monkeypatch.setattr(conversation, "asked_in", asked_in)
    said = ["When sank the ferry Hope?", "And where?", "By whom?", "And why?"]
    async with scene.bot() as client:
        for each in said:
            read.clear()
            asked = await scene.amina.dm(each)
            answer = await scene.discord.wait_for_message(after=asked)
            await scene.discord.wait_until(lambda: not client.services.jobs.running)
        asked = await scene.amina.dm("And how?", reply_to=answer)
        assert await scene.discord.wait_for_message(after=asked)
    assert [message for message, _ in read] == [*reversed(said), said[3], said[0]]
    assert threading.main_thread().name not in {thread for _, thread in read}


def test_an_article_is_folded_once_for_all_its_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each quote of it, and each try whether one more fits, asks where its words stand."""
    folded: list[str] = []
    whole = citation._rendered

    def rendered(part: str) -> str:
        folded.append(part)
        return whole(part)

    monkeypatch.setattr(citation, "_rendered", rendered)
    text_ = f"{FERRY} Of this ferry no other test tells."
    for start in range(0, 40, 8):
        text_fragment(text_, start, start + 30)
    assert folded.count(text_) == 1


async def test_a_press_is_acknowledged_while_the_desk_is_busy(scene: Scene) -> None:
    """Discord gives it three seconds, and the questions before it may take longer."""
    gate = threading.Event()
    scene.settings = {"workers": 1}
    async with scene.bot() as client:
        await choose(client.services.database, scene.guild.id, quotes=1)
        asked = await scene.amina.slash(
            "ask", channel=scene.channel, question="Did the ferry Hope or the captain sink?"
        )
        answer = await asked.final()
        scene.answerer.before = held_by(gate)
        waiting = await scene.bruno.slash("ask", channel=scene.channel, question="pumps failed?")
        await scene.discord.wait_until(lambda: len(scene.answerer.asked) == 2)
        pressed = [await scene.amina.press(answer, label) for label in ("Context", "More quotes")]
        for press in pressed:
            assert (await press.acknowledged()).name == "DEFER_UPDATE"
        gate.set()
        for press in pressed:
            assert is_ephemeral(await press.final())
        await waiting.final()
