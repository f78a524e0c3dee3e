"""Who may ask here and now."""

import logging

import discord

from bot.data.choices import Choices
from bot.data.records import Asked
from bot.messaging.errors import SilentError, ToldError
from bot.messaging.setting import Setting
from bot.state.services import Services
from bot.wording.words import Words

LOG = logging.getLogger(__name__)

Asker = discord.User | discord.Member
Place = discord.abc.Messageable | discord.abc.GuildChannel | discord.abc.PrivateChannel | None


def places(channel: Place) -> set[int]:
    """Give the ids a channel goes by: its own and, for a thread, its parent's."""
    ids = {getattr(channel, "id", 0), getattr(channel, "parent_id", None) or 0}
    return ids - {0}


def admit(
    services: Services,
    setting: Setting,
    *,
    asker: Asker,
    guild_id: int | None,
    channel: Place,
    once: bool = False,
) -> None:
    """Let a question through; raises ToldError, or SilentError the next times if ``once``."""
    choices, words = setting.choices, setting.words
    if services.jobs.stopping:
        raise ToldError(words.stopping)
    elsewhere = guild_id is not None and not answers_in(choices, channel)
    wait = services.rates.take(
        asker.id, guild_id, choices.per_minute, services.clock(), elsewhere=elsewhere
    )
    if wait:
        LOG.info("rate limit: a question was not taken")
        if once and not wait.first:
            raise SilentError
        said = words.again_in_guild if wait.guild else words.again_in
        raise ToldError(said.format(wait=wait.seconds))
    if elsewhere:
        raise ToldError(_elsewhere(words, asker, choices.channels))


def answers_in(choices: Choices, channel: Place) -> bool:
    """Say whether the bot answers in a channel of a server, or in a thread of it.

    Whoever marks a question channel wants answers there, whatever else is allowed.
    """
    return not choices.allowed or bool(places(channel) & choices.channels)


def _elsewhere(words: Words, asker: Asker, answered_in: set[int]) -> str:
    """Say where to ask; of channels that the asker may not see, nothing."""
    if not answered_in:
        return words.channels_deleted
    seen = []
    if isinstance(asker, discord.Member):
        chosen = [each for each in asker.guild.channels if each.id in answered_in]
        seen = [each.mention for each in chosen if each.permissions_for(asker).view_channel]
    there = words.answered_in.format(channels=" ".join(seen)) if seen else ""
    return f"{words.channel_not_allowed} {there}".rstrip()


def overhears(services: Services, choices: Choices, asked: Asked) -> bool:
    """Say whether to look into what was not asked of the bot: nobody is told when not."""
    if services.jobs.stopping or asked.guild_id is None:
        return False
    limit = choices.per_minute
    if services.rates.overhear(asked.user_id, asked.guild_id, limit, services.clock()):
        return True
    LOG.info("rate limit: what was overheard was not looked into")
    return False
