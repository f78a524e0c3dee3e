"""Asking by command: /ask with its article and private options, and the menu of a message."""

from collections.abc import Iterable, Iterator

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.asking.admission import admit
from bot.asking.article_names import NAME_SHOWN, Names, articles_named, names_holding
from bot.asking.conversation import Followed, Turn, followed_up, followed_up_directly, following
from bot.asking.deliver import answer_interaction
from bot.asking.pipeline import ask, triage
from bot.data.choices import Choices
from bot.data.records import Asked, AskedBy
from bot.messaging.errors import ToldError
from bot.messaging.interactions import think
from bot.messaging.setting import Setting, setting_of
from bot.messaging.threads import open_on_answer
from bot.replies.markdown import one_line, without_ids
from bot.state.services import Services
from bot.wording.words import Words
from index.question.wording import LONGEST_MESSAGE
from index.text.markup import unmarked
from index.types import Answer, article_of

HEADING = 300
CHOICES = 25
"""As many as Discord shows."""


class Ask(commands.Cog):
    """The commands that ask; each ends in :func:`bot.asking.pipeline.ask`."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.client = client
        self.services = services
        self._names = Names()
        # Context menus cannot be made by a decorator inside a class.
        self.menu = app_commands.ContextMenu(
            name=locale_str("Find the source"), callback=self.find_the_source
        )

    async def cog_load(self) -> None:
        self.client.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        self.client.tree.remove_command(self.menu.name, type=self.menu.type)

    @app_commands.command(name=locale_str("ask"), description=locale_str("Ask the articles"))
    @app_commands.describe(
        question=locale_str("Your question, in a sentence"),
        article=locale_str("Keep to this article"),
        private=locale_str("Show the answer to me alone"),
    )
    async def ask(
        self,
        interaction: discord.Interaction,
        question: str,
        article: str | None = None,
        private: bool = False,
    ) -> None:
        setting = await setting_of(self.services, interaction)
        choices, words = setting.choices, setting.words
        said = triage(question, words)
        if said:
            raise ToldError(said)
        if article:
            article = await self._article_meant(article, words)
        self._admit(interaction, setting)
        asked = self._asked(
            interaction, question, choices, AskedBy.COMMAND, private=private, article=article
        )
        heading = f"**{one_line(without_ids(question), HEADING)}**"
        await think(interaction, private=private)
        followed = await self._followed_up(interaction, asked)
        turn = following(asked, followed, self.services.desk.index)
        sent = await self._answer(interaction, turn, words, heading)
        if sent and choices.in_thread and not private:
            await open_on_answer(sent, question, words)

    @ask.autocomplete("article")
    async def _titles(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        names = await self._names.of(self.services.desk.index)
        found = [
            app_commands.Choice(name=named.label, value=named.article_id)
            for named in names_holding(names, typed)
            if len(named.article_id) <= NAME_SHOWN
        ]
        return found[:CHOICES]

    async def _article_meant(self, typed: str, words: Words) -> str:
        """Give the id of the article that is meant; raises ToldError unless it is one alone."""
        index = self.services.desk.index
        if article_of(index, typed):
            return typed
        named = articles_named(await self._names.of(index), typed)
        if len(named) != 1:
            told = words.several_articles if named else words.no_such_article
            raise ToldError(told.format(title=one_line(typed, 100)))
        return named[0].article_id

    async def find_the_source(
        self, interaction: discord.Interaction, message: discord.Message
    ) -> None:
        """Take a message as a claim and show what the articles say about it."""
        setting = await setting_of(self.services, interaction)
        choices, words = setting.choices, setting.words
        claim = _written(message)
        if not claim.strip():
            raise ToldError(words.no_text)
        if len(claim) > LONGEST_MESSAGE:
            said = words.message_too_long.format(length=len(claim), limit=LONGEST_MESSAGE)
            raise ToldError(said)
        self._admit(interaction, setting)
        asked = self._asked(interaction, claim, choices, AskedBy.CLAIM, private=True)
        await think(interaction, private=True)
        await self._answer(interaction, Turn(asked), words, words.claim)

    async def _followed_up(self, interaction: discord.Interaction, asked: Asked) -> Followed | None:
        database, channel_id = self.services.database, asked.channel_id
        if interaction.context.dm_channel:  # ours; not one between other people
            return await followed_up_directly(database, channel_id, asked.text, asked.asked_at)
        return await followed_up(database, channel_id, asked.text)

    async def _answer(
        self, interaction: discord.Interaction, turn: Turn, words: Words, heading: str
    ) -> discord.Message | None:
        """Send the reply; give the message where it quotes an answer."""
        replied = await ask(self.services, turn, words, heading)
        if replied is None:
            return None
        sent = await answer_interaction(self.services, interaction, replied)
        return sent if isinstance(replied.outcome, Answer) else None

    def _admit(self, interaction: discord.Interaction, setting: Setting) -> None:
        admit(
            self.services,
            setting,
            asker=interaction.user,
            guild_id=interaction.guild_id,
            channel=interaction.channel,
        )

    def _asked(
        self,
        interaction: discord.Interaction,
        text: str,
        choices: Choices,
        kind: AskedBy,
        *,
        private: bool,
        article: str | None = None,
    ) -> Asked:
        return Asked(
            source_id=interaction.id,
            guild_id=interaction.guild_id,
            channel_id=interaction.channel_id or 0,
            user_id=interaction.user.id,
            text=text,
            kind=kind,
            locale=str(interaction.locale),
            private=private,
            shown=choices.quotes,
            asked_at=int(self.services.clock()),
            article=article,
        )


def _written(message: discord.Message) -> str:
    """Give the text of a message, or of what it forwards; where it is a link alone, the preview."""
    both: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    parts = (part for each in both for part in _parts(each))
    return next((part for part in parts if _has_words(part)), "")


def _has_words(text: str) -> bool:
    """Say whether a text is more than marks; one too long to be looked up is not taken apart."""
    return len(text) > LONGEST_MESSAGE or bool(unmarked(text).strip())


def _parts(message: discord.Message | discord.MessageSnapshot) -> tuple[str, ...]:
    """Give what a message says, what its embeds say, and what stands in its layout."""
    said = [text for each in message.embeds for text in (each.title, each.description) if text]
    return (message.content, "\n".join(said), "\n".join(_displayed(message.components)))


def _displayed(components: Iterable[object]) -> Iterator[str]:
    for each in components:
        if isinstance(each, discord.TextDisplay):
            yield each.content
        yield from _displayed(getattr(each, "children", ()))
