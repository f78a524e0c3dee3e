"""Asking by message: a mention, a reply to an answer, a direct message, a question channel."""

import re
from dataclasses import dataclass

import discord
from discord.ext import commands

from bot import errors
from bot.admission import admit, last_locale, places, setting
from bot.asking import ask, triage
from bot.choices import Choices
from bot.deliver import answer_message, send_reply, typing
from bot.errors import SilentError, ToldError
from bot.render import notice
from bot.services import Services
from bot.store import Asked, Stored, by_reply, forget_question
from bot.threads import begun_by, followed_up, stood_on
from bot.words import Words
from index.types import Answer

QUESTION_WORDS = re.compile(
    r"(who|whom|whose|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|can|could"
    r"|will|would|qui|que|quoi|quand|où|quel|quelle|quels|quelles|pourquoi|comment|combien"
    r"|est-ce)\b.*\w+\s+\w+",
    re.IGNORECASE | re.DOTALL,
)

WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
"""What people write; all others say that something happened, such as a thread on an answer."""


@dataclass(frozen=True, slots=True)
class Directed:
    """A message that is for the bot."""

    question: str
    kind: str
    previous: Stored | None = None


def reads_as_question(text: str) -> bool:
    """Say whether a message among chatter asks something: three words, and a sign of asking."""
    plain = text.strip()
    long_enough = len(plain.split()) >= 3
    return long_enough and (plain.endswith("?") or bool(QUESTION_WORDS.match(plain)))


class Listen(commands.Cog):
    """Answers messages that are for the bot."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.type not in WRITTEN or not self._may_be_for_us(message):
            return
        guild = message.guild
        choices, words = await setting(
            self.services,
            guild.id if guild else None,
            await last_locale(self.services, message.author.id),
            str(guild.preferred_locale) if guild else None,
        )
        directed = await self._directed(message, choices)
        if directed is None or not self.services.once.first(message.id):
            return
        try:
            await self._answer(message, directed, choices, words)
        except SilentError:
            return
        except ToldError as told:
            await errors.tell_under(message, notice(told.said))
        except Exception as error:
            number = errors.log_failure(self.services, error, "a message")
            await errors.tell_author(message, notice(words.failed.format(id=number)))

    def _may_be_for_us(self, message: discord.Message) -> bool:
        """Let other people's chatter cost no look into the database."""
        me = self.client.user
        mentioned = me is not None and str(me.id) in message.content
        private = message.guild is None
        return private or mentioned or bool(message.reference) or self._sees_content()

    async def _directed(self, message: discord.Message, choices: Choices) -> Directed | None:
        me = self.client.user
        if me is None:
            return None
        mention = re.compile(rf"<@!?{me.id}>")
        text = mention.sub(" ", message.content).strip()
        previous = await self._replied_to(message)
        if previous:
            return Directed(text, "reply", previous)
        if message.guild is None:
            return Directed(text, "direct")
        pinged = any(user.id == me.id for user in message.mentions)
        if mention.search(message.content) or (pinged and await self._in_our_thread(message)):
            kind = "mention"
        elif self._sees_content() and self._asks_in_a_question_channel(message, choices):
            kind = "channel"
        else:
            return None
        previous = await followed_up(self.services.database, message.channel.id, text)
        return Directed(text, kind, previous)

    async def _replied_to(self, message: discord.Message) -> Stored | None:
        # A forwarded message refers to what it forwards, too.
        if message.type is not discord.MessageType.reply or message.reference is None:
            return None
        database = self.services.database
        stored = await by_reply(database, message.reference.message_id or 0)
        return await stood_on(database, stored) if stored else None

    async def _in_our_thread(self, message: discord.Message) -> bool:
        return await begun_by(self.services.database, message.channel.id) is not None

    def _asks_in_a_question_channel(self, message: discord.Message, choices: Choices) -> bool:
        chosen = places(message.channel) & set(choices.question_channels)
        return bool(chosen) and reads_as_question(message.content)

    def _sees_content(self) -> bool:
        return self.services.settings.message_content

    async def _answer(
        self, message: discord.Message, directed: Directed, choices: Choices, words: Words
    ) -> None:
        guild_id = message.guild.id if message.guild else None
        admit(
            self.services,
            words,
            choices,
            user_id=message.author.id,
            guild_id=guild_id,
            channel=message.channel,
            once=True,
        )
        said = triage(directed.question, words, attachments=bool(message.attachments))
        if said:
            if directed.kind != "channel":
                await send_reply(message, notice(said))
            return
        async with self.services.jobs.one():
            await self._reply(message, directed, choices, words)

    async def _reply(
        self, message: discord.Message, directed: Directed, choices: Choices, words: Words
    ) -> None:
        asked = self._asked(message, directed, choices)
        previous = directed.previous.asked.text if directed.previous else None
        if directed.kind == "channel":
            replied = await ask(self.services, asked, words, previous=previous)
        else:
            async with typing(message.channel):
                replied = await ask(self.services, asked, words, previous=previous)
        if replied is None:
            return
        if directed.kind == "channel" and not isinstance(replied.outcome, Answer):
            # Nobody spoke to the bot: it keeps silent, and keeps nothing.
            await forget_question(self.services.database, replied.question_id)
            return
        await answer_message(self.services, message, replied, in_thread=choices.in_thread)

    def _asked(self, message: discord.Message, directed: Directed, choices: Choices) -> Asked:
        return Asked(
            source_id=message.id,
            guild_id=message.guild.id if message.guild else None,
            channel_id=message.channel.id,
            user_id=message.author.id,
            text=directed.question,
            kind=directed.kind,
            locale="",
            private=False,
            shown=choices.quotes,
            asked_at=int(self.services.clock()),
            previous_id=directed.previous.id if directed.previous else None,
        )
