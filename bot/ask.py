"""Asking: the slash command, a mention, a reply to an answer, a direct message."""

import re

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot import errors
from bot.asking import Replied, ask, triage
from bot.errors import ToldError
from bot.languages import words_for
from bot.markdown import one_line
from bot.render import Reply, notice
from bot.services import Services
from bot.store import Asked, set_reply, set_status
from bot.words import Words

SHOWN = 3


class Ask(commands.Cog):
    """Every way of asking; each ends in :func:`bot.asking.ask`."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services

    @app_commands.command(name=locale_str("ask"), description=locale_str("Ask the articles"))
    @app_commands.describe(question=locale_str("Your question, in a sentence"))
    async def ask(self, interaction: discord.Interaction, question: str) -> None:
        words = words_for(str(interaction.locale))
        refuse_while_stopping(self.services, words)
        said = triage(question, words)
        if said:
            await errors.tell(interaction, notice(said))
            return
        await interaction.response.defer(thinking=True)
        asked = self._asked(interaction, question, words)
        heading = f"**{one_line(question, 300)}**"
        async with self.services.jobs.one():
            await answer_interaction(
                self.services, interaction, await ask(self.services, asked, words, heading)
            )

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.is_system():
            return
        question = self._directed(message)
        if question is None:
            return
        words = words_for(str(message.guild.preferred_locale) if message.guild else None)
        async with self.services.jobs.one():
            try:
                await self._answer_message(message, question, words)
            except Exception as error:
                await self._report(message, error, words)

    def _directed(self, message: discord.Message) -> str | None:
        """Give the question when the message is for the bot."""
        me = self.client.user
        if me is None:
            return None
        mention = re.compile(rf"<@!?{me.id}>")
        if message.guild is None or mention.search(message.content):
            return mention.sub(" ", message.content).strip()
        return None

    async def _answer_message(self, message: discord.Message, question: str, words: Words) -> None:
        said = triage(question, words, attachments=bool(message.attachments))
        if self.services.jobs.stopping:
            said = words.stopping
        if said:
            await send_reply(message, notice(said))
            return
        asked = Asked(
            source_id=message.id,
            guild_id=message.guild.id if message.guild else None,
            channel_id=message.channel.id,
            user_id=message.author.id,
            text=question,
            kind="mention" if message.guild else "direct",
            locale="",
            private=False,
            shown=SHOWN,
            asked_at=int(self.services.clock()),
        )
        async with message.channel.typing():
            replied = await ask(self.services, asked, words)
        if replied is None:
            return
        sent = await send_reply(message, replied.reply)
        await set_reply(self.services.database, replied.question_id, sent.id)

    def _asked(self, interaction: discord.Interaction, question: str, words: Words) -> Asked:
        return Asked(
            source_id=interaction.id,
            guild_id=interaction.guild_id,
            channel_id=interaction.channel_id or 0,
            user_id=interaction.user.id,
            text=question,
            kind="command",
            locale=str(interaction.locale),
            private=False,
            shown=SHOWN,
            asked_at=int(self.services.clock()),
        )

    async def _report(self, message: discord.Message, error: Exception, words: Words) -> None:
        said = (
            error.said
            if isinstance(error, ToldError)
            else words.failed.format(id=errors.log_failure(error, "a message"))
        )
        await errors.tell_author(message, notice(said))


def refuse_while_stopping(services: Services, words: Words) -> None:
    """Raise ToldError when the bot is about to stop."""
    if services.jobs.stopping:
        raise ToldError(words.stopping)


async def answer_interaction(
    services: Services, interaction: discord.Interaction, replied: Replied | None
) -> None:
    """Put the reply in the place of "is thinking…" and keep which message it became."""
    if replied is None:
        return
    try:
        sent = await interaction.edit_original_response(
            view=replied.reply.view,
            attachments=replied.reply.files(),
            allowed_mentions=discord.AllowedMentions.none(),
        )
    except discord.HTTPException:
        await set_status(services.database, replied.question_id, "undelivered")
        raise
    interaction.extras["answered"] = True
    await set_reply(services.database, replied.question_id, sent.id)


async def send_reply(message: discord.Message, reply: Reply) -> discord.Message:
    """Reply to a message, also when it was deleted meanwhile; pings nobody."""
    return await message.channel.send(
        view=reply.view,
        files=reply.files(),
        reference=message.to_reference(fail_if_not_exists=False),
        allowed_mentions=discord.AllowedMentions.none(),
    )
