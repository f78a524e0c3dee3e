"""The buttons that say something about an answer, and the one that takes it away."""

import contextlib

import discord

from bot.data.records import AskedBy, Status
from bot.data.store import set_vote
from bot.messaging.errors import ToldError
from bot.messaging.interactions import acknowledge, tell
from bot.messaging.setting import words_of
from bot.messaging.threads import archive, thread_of
from bot.pressing.answers import answer_of, asker_of, moderates, stored_here
from bot.replies.buttons import Press
from bot.replies.render import notice
from bot.state.forgetting import forget_words
from bot.state.services import Services

BY_COMMAND = (AskedBy.COMMAND, AskedBy.CLAIM)
"""Kinds of questions that no message of a person asks here."""


async def vote(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Keep a person's verdict on an answer; a later one takes the place of an earlier one."""
    stored, words = await answer_of(services, interaction, press)
    # One that Discord took, though it could not say so any more, has its buttons all the same.
    unsent = stored.status is Status.UNDELIVERED
    if not unsent and (stored.status is Status.ANSWERED) == (press.action == "expected"):
        raise ToldError(words.not_here)
    await acknowledge(interaction)
    if not await set_vote(services.database, stored.id, interaction.user.id, press.action):
        raise ToldError(words.not_here)
    # Messages looked up are in no list of gaps, which is a server's.
    listed = stored.asked.kind is not AskedBy.CLAIM and stored.asked.guild_id is not None
    gap = press.action == "expected" and listed
    said = words.noted if gap else words.thanks
    await tell(interaction, notice(said))


async def delete(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Delete the answer's message, for the person who asked or a moderator; archive its thread.

    It goes also when the question is stored no longer, for the answer stands there all the same.
    Of a command it is the only message that has the question: with it its words go.
    """
    words = await words_of(services, interaction)
    stored = await stored_here(services, interaction, press)
    asker = stored.asked.user_id if stored else await asker_of(interaction.message)
    if interaction.user.id != asker and not moderates(interaction):
        raise ToldError(words.not_yours if asker else words.not_here)
    await acknowledge(interaction)
    thread = await thread_of(interaction, stored)
    # A second press finds it gone, and so does discord.py when it tries once more.
    with contextlib.suppress(discord.NotFound):
        await interaction.delete_original_response()
    if thread:
        await archive(thread)
    if stored and stored.asked.kind in BY_COMMAND:
        await forget_words(services, [stored.asked.source_id])


PRESSES = {"helpful": vote, "unhelpful": vote, "expected": vote, "delete": delete}
