"""What a button needs: the answer that it belongs to, the right to press it, and a reply."""

from collections.abc import Callable

import discord

from bot.asking.admission import places
from bot.data.records import Status, Stored
from bot.data.store import by_id
from bot.messaging.errors import ToldError
from bot.messaging.interactions import acknowledge
from bot.messaging.sending import UNSENT
from bot.messaging.setting import words_of
from bot.messaging.threads import opens_thread
from bot.replies.buttons import Press
from bot.replies.render import Reply
from bot.state.services import Services
from bot.wording.words import Words


async def answer_of(
    services: Services, interaction: discord.Interaction, press: Press
) -> tuple[Stored, Words]:
    """Find the answer in the database; raises ToldError when it is not this place's to see."""
    words = await words_of(services, interaction)
    stored = await stored_here(services, interaction, press)
    if stored is None or stored.status is Status.DELETED:
        raise ToldError(words.not_here)
    return stored, words


async def stored_here(
    services: Services, interaction: discord.Interaction, press: Press
) -> Stored | None:
    """Find the answer in the database, if it is still there and this place's to see."""
    stored = await by_id(services.database, press.question_id)
    return stored if stored and _belongs(stored, interaction) else None


async def laid_out(
    services: Services,
    interaction: discord.Interaction,
    words: Words,
    lay_out: Callable[[], Reply | None],
) -> Reply:
    """Take a press and lay out its reply at the desk; raises ToldError for None: all is withheld.

    Hashing and escaping long articles takes milliseconds that the event loop has not, and the
    desk may have questions to answer first.
    """
    await acknowledge(interaction)
    reply = await services.desk.run(lay_out)
    if reply is None:
        raise ToldError(words.withheld)
    return reply


def _belongs(stored: Stored, interaction: discord.Interaction) -> bool:
    """Say whether an answer stands where its button was pressed: a custom_id is only a number."""
    asked = stored.asked
    if asked.private and asked.user_id != interaction.user.id:
        return False
    here = places(interaction.channel) | {interaction.channel_id or 0}
    return asked.guild_id == interaction.guild_id and asked.channel_id in here


def moderates(interaction: discord.Interaction) -> bool:
    """Say whether the person may delete others' messages in this channel."""
    return interaction.guild_id is not None and interaction.permissions.manage_messages


async def asker_of(answer: discord.Message | None) -> int | None:
    """Tell from the answer alone who asked: who used a command, or wrote what it replies to.

    What opens a thread of ours replies to the message that the thread stands on.
    """
    if answer is None:
        return None
    if answer.interaction_metadata:
        return answer.interaction_metadata.user.id
    asked = answer.reference.resolved if answer.reference else None
    if await opens_thread(answer):
        asked = await _stood_on(answer.channel)
    return asked.author.id if isinstance(asked, discord.Message) else None


async def _stood_on(thread: discord.abc.Messageable) -> discord.Message | None:
    """Fetch the message that a thread stands on; None where that cannot be done."""
    if not isinstance(thread, discord.Thread) or not isinstance(thread.parent, discord.TextChannel):
        return None
    try:
        return await thread.parent.fetch_message(thread.id)
    except UNSENT:
        return None
