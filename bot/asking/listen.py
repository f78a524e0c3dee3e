"""Asking by message: a mention, a reply to an answer, a direct message, a question channel."""

import logging
import re
from dataclasses import dataclass

import discord
from discord.ext import commands

from bot.asking.admission import admit, answers_in, places
from bot.asking.conversation import (
    Followed,
    Turn,
    followed_up,
    followed_up_directly,
    following,
    leans,
    stood_on,
)
from bot.asking.deliver import answer_message, typing
from bot.asking.overhearing import asks_something, overhear
from bot.asking.pipeline import ask, triage
from bot.asking.typed import asked_of_us
from bot.data.choices import Choices
from bot.data.personal import last_locale
from bot.data.records import Asked, AskedBy
from bot.data.store import by_reply
from bot.messaging import errors
from bot.messaging.errors import SilentError, ToldError
from bot.messaging.sending import send_reply, why
from bot.messaging.setting import Setting, setting_in
from bot.replies.render import notice
from bot.state.services import Services
from bot.wording.languages import words_for
from bot.wording.words import Words
from index.question.before import asked_in
from index.question.wording import LONGEST_MESSAGE

LOG = logging.getLogger(__name__)

WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
"""What people write; all others say that something happened, such as a thread on an answer."""

MAY_NOT = (50001, 50013)
"""Discord's codes for a channel that the bot may not see, and for a permission that it lacks."""


@dataclass(frozen=True, slots=True)
class Directed:
    """A message that is for the bot."""

    question: str
    kind: AskedBy
    followed: Followed | None = None
    overheard: bool = False
    """Whether it may be meant for others: it is answered, or left alone."""


class Listen(commands.Cog):
    """Answers messages that are for the bot."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.type not in WRITTEN or not self._may_be_for_us(message):
            return
        async with self.services.jobs.one():
            await self._take(message)

    async def _take(self, message: discord.Message) -> None:
        guild = message.guild
        locale = str(guild.preferred_locale) if guild else None
        words = words_for(locale)
        try:
            last = await last_locale(self.services.database, message.author.id)
            setting = await setting_in(self.services, guild.id if guild else None, last, locale)
            words = setting.words
            directed = await self._directed(message, setting.choices)
            if directed and self.services.once.first(message.id):
                await self._answer(message, directed, setting, last or "")
        except SilentError:
            return
        except Exception as error:
            said = self._said_of(error, message, words)
            if self._is_named(message):
                await errors.tell_author(message, notice(said))

    def _said_of(self, error: Exception, message: discord.Message, words: Words) -> str:
        """Log what went wrong, and give the words for it."""
        if isinstance(error, discord.Forbidden) and error.code in MAY_NOT:
            LOG.warning("the bot may not reply where it was asked (%s)", why(error))
            return words.may_not.format(channel=f"<#{message.channel.id}>")
        return words.failed.format(id=errors.log_failure(self.services, error, "a message"))

    def _may_be_for_us(self, message: discord.Message) -> bool:
        """Say whether a message may be for us; others' chatter costs no look into the database."""
        me = self.client.user
        mentioned = me is not None and str(me.id) in message.content
        refers = bool(message.reference or message.role_mentions)
        return message.guild is None or mentioned or refers or self._sees_content()

    async def _directed(self, message: discord.Message, choices: Choices) -> Directed | None:
        text = asked_of_us(self._mention(message.guild).sub(" ", message.content))
        named = self._is_named(message)
        followed = await self._replied_to(message)
        if followed and named:
            return None if _reacts(text) else Directed(text, AskedBy.REPLY, followed)
        # Without its ping a reply comes without its text, unless the bot may read all messages.
        if followed and asks_something(text, follows=True):
            here = answers_in(choices, message.channel)
            return Directed(text, AskedBy.REPLY, followed, overheard=True) if here else None
        if message.guild is None:
            channel_id, now = message.channel.id, self.services.clock()
            followed = await followed_up_directly(self.services.database, channel_id, text, now)
            return Directed(text, AskedBy.DIRECT, followed)
        return await self._said_in_server(message, choices, text, named=named)

    async def _said_in_server(
        self, message: discord.Message, choices: Choices, text: str, *, named: bool
    ) -> Directed | None:
        """Take a mention, or what a question channel's chatter asks; None for anything else."""
        question_channel = places(message.channel) & set(choices.question_channels)
        if not named and not (self._sees_content() and question_channel):
            return None
        followed = await followed_up(self.services.database, message.channel.id, text)
        if named:
            return Directed(text, AskedBy.MENTION, followed)
        if not asks_something(text, follows=followed is not None and leans(text)):
            return None
        return Directed(text, AskedBy.CHANNEL, followed, overheard=True)

    def _is_named(self, message: discord.Message) -> bool:
        """Say whether a message is for the bot whatever it asks: in private, or by a mention."""
        pinged = [each.mention for each in (*message.mentions, *message.role_mentions)]
        mention = self._mention(message.guild)
        return message.guild is None or any(map(mention.search, [message.content, *pinged]))

    def _mention(self, guild: discord.Guild | None) -> re.Pattern[str]:
        """Match a mention of the bot, or of the role that Discord gave it."""
        role = guild.self_role if guild else None
        ids = [str(each.id) for each in (self.client.user, role) if each]
        return re.compile(rf"<@[!&]?(?:{'|'.join(ids)})>")

    async def _replied_to(self, message: discord.Message) -> Followed | None:
        # A forwarded message refers to what it forwards, too.
        if message.type is not discord.MessageType.reply or message.reference is None:
            return None
        database = self.services.database
        stored = await by_reply(database, message.reference.message_id or 0)
        return await stood_on(database, stored) if stored else None

    def _sees_content(self) -> bool:
        return self.services.settings.message_content

    async def _answer(
        self, message: discord.Message, directed: Directed, setting: Setting, locale: str
    ) -> None:
        turn = self._turn(message, directed, setting.choices, locale)
        if directed.overheard:
            await overhear(self.services, message, turn, setting)
            return
        try:
            admit(
                self.services,
                setting,
                asker=message.author,
                guild_id=turn.asked.guild_id,
                channel=message.channel,
                once=True,
            )
            attached = bool(message.attachments)
            said = triage(directed.question, setting.words, attachments=attached)
        except ToldError as told:
            said = told.said
        if said:
            await send_reply(message, notice(said))
            return
        async with typing(message.channel):
            replied = await ask(self.services, turn, setting.words)
        if replied:
            in_thread = setting.choices.in_thread
            await answer_message(self.services, message, replied, in_thread=in_thread)

    def _turn(
        self, message: discord.Message, directed: Directed, choices: Choices, locale: str
    ) -> Turn:
        asked = Asked(
            source_id=message.id,
            guild_id=message.guild.id if message.guild else None,
            channel_id=message.channel.id,
            user_id=message.author.id,
            text=directed.question,
            kind=directed.kind,
            # Kept on, or the language would be forgotten with the last command.
            locale=locale,
            private=False,
            shown=choices.quotes,
            asked_at=int(self.services.clock()),
        )
        return following(asked, directed.followed, self.services.desk.index)


def _reacts(text: str) -> bool:
    """Say whether a reply to an answer wants none itself: "Thanks!", "lol", "👍"."""
    # One too long to be asked is told so, and is not taken apart.
    return 0 < len(text) <= LONGEST_MESSAGE and "?" not in text and not asked_in(text)
