"""The short form of the soak, and that its counting notices what it is to notice.

``make soak`` runs the long form.
"""

import asyncio
import itertools
import signal
from pathlib import Path

import pytest

from bot.data.database import Database
from tests.discord_server import messages
from tests.discord_server.messages import Body
from tests.discord_server.server import DiscordServer
from tests.discord_server.state import Channel, Json, Message
from tests.support import soak_account
from tests.support.soak import Plan, bot_process, broken_promises, soak
from tests.support.soak_account import Account, account, settled
from tests.support.soak_faults import KINDS


async def test_every_question_has_one_reply_or_one_logged_reason(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    """150 questions from 50 people in 5 servers, each kind of fault at least once: none is lost,
    none is answered twice, and no task or file is left behind."""
    plan = Plan(150, people=50, guilds=5, seconds=5, often=3, seldom=35, rest=0, seed=3)
    figures = await soak(plan, tmp_path, unused_tcp_port)
    assert broken_promises(plan, figures) == []
    assert figures.asked == 150
    assert figures.ended.replied > 75
    assert figures.faults.keys() == KINDS


async def test_a_bot_without_processor_time_is_waited_for_and_an_idle_one_is_not(
    tmp_path: Path, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped by the system it is not idle, however long; a question it never heard of is lost."""
    monkeypatch.setattr(soak_account, "ASLEEP", 0.5)
    async with DiscordServer() as discord:
        channel = discord.add_channel(discord.add_guild(), "ask")
        amina = discord.add_user("amina")
        async with bot_process(discord, tmp_path, unused_tcp_port) as process:
            process.send_signal(signal.SIGSTOP)
            asked = [await amina.say(channel, "Who said pumps failed?", mention_bot=True)]
            waiting = asyncio.create_task(settled(discord, asked, tmp_path, process))
            await asyncio.wait({waiting}, timeout=2)
            assert not waiting.done()
            process.send_signal(signal.SIGCONT)
            await waiting
            assert account(discord, asked, tmp_path) == Account(1, 0, 0, 0, 0)
            discord.deny(channel, "view_channel")
            asked.append(await amina.say(channel, "Where did the fire begin?", mention_bot=True))
            await settled(discord, asked, tmp_path, process)
            assert account(discord, asked, tmp_path) == Account(1, 0, 0, lost=1, twice=0)


async def test_each_end_of_a_question_is_counted_as_what_it_is(tmp_path: Path) -> None:
    """An answer, an id in place, in private or only in the log, nothing, and two of them."""
    await (await Database.open(tmp_path / "bot.sqlite3")).close()
    numbers = itertools.count()
    async with DiscordServer() as discord:
        place = discord.add_channel(discord.add_guild(), "ask")

        def say(channel: Channel, text: str, to: Message | None = None) -> None:
            payload: Json = {"content": text}
            if to is not None:
                payload["message_reference"] = {"message_id": str(to.id)}
            messages.write(discord.world, channel, discord.bot, Body(payload, {}))

        async def ended(*replies: str, private: str = "", logged: bool = False) -> Account:
            number = f"{next(numbers):08x}"
            line = f"a message failed [{number}]" if logged else ""
            (tmp_path / "log").write_text(line, encoding="utf-8")
            person = discord.add_user()
            asked = await person.say(place, "?", mention_bot=True)
            for reply in replies:
                say(place, reply.format(number), asked)
            if private:
                say(person.dm_channel, private.format(number))
            return account(discord, [asked], tmp_path)

        failed = "It went wrong: `{}`"
        assert await ended("An answer.") == Account(1, 0, 0, 0, 0)
        assert await ended(failed, logged=True) == Account(0, 1, 0, 0, 0)
        assert await ended(private=failed, logged=True) == Account(0, 1, 0, 0, 0)
        assert await ended(logged=True) == Account(0, 0, 1, 0, 0)
        assert await ended() == Account(0, 0, 0, 1, 0)
        assert await ended("An answer.", "And again.") == Account(0, 0, 0, 0, 1)
        assert (await ended("An answer.", private=failed, logged=True)).twice == 1
        assert await ended(private="I may not reply in <#1>.") == Account(0, 1, 0, 0, 0)
