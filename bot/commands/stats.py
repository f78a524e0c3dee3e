"""/stats: how a server's questions fared, and which the articles could not answer."""

import io

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.commands.gaps import Gap, gaps_of, question_file
from bot.commands.settings_panel import administered
from bot.data.choices import Choices
from bot.data.expiry import DAY
from bot.data.figures import Figures, Unanswered, figures
from bot.messaging.errors import ToldError
from bot.messaging.interactions import show, think
from bot.replies.buttons import Press, button, row
from bot.replies.markdown import one_line
from bot.replies.render import Reply, notice
from bot.state.services import Services
from bot.wording.words import Words, decimal

DAYS = 30
"""At most."""
LISTED = 10
LONGEST, BEFORE = 100, 60
"""Characters of a gap and of the question before it: ten of each fit."""


class Stats(commands.Cog):
    """The figures' command."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.services = services

    @app_commands.command(
        name=locale_str("stats"),
        description=locale_str("Questions, answers and gaps of this server"),
    )
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    async def stats(self, interaction: discord.Interaction) -> None:
        setting = await administered(self.services, interaction)
        await think(interaction, private=True)
        guild_id, days = interaction.guild_id or 0, days_told(setting.choices)
        since = int(self.services.clock()) - days * DAY
        counted = await figures(self.services.database, guild_id, since)
        gaps = await gaps_of(self.services, guild_id, since)
        reply = stats_reply(counted, gaps, days, setting.words)
        await show(interaction, lambda: {"view": reply.view})


def days_told(choices: Choices) -> int:
    """Say how many days are told of: no more than a server keeps."""
    return min(DAYS, choices.retention_days)


def stats_reply(counted: Figures, gaps: tuple[Gap, ...], days: int, words: Words) -> Reply:
    """Lay out the figures of the last days and the most frequent gaps."""
    middle = counted.median_seconds
    line = words.stats_line.format(
        questions=counted.questions,
        answered=share(counted.answered, counted.questions, words),
        votes=counted.votes,
        helpful=share(counted.helpful, counted.votes, words),
        median="–" if middle is None else decimal(f"{middle:.2f}", words) + " s",
    )
    title = words.stats_day if days == 1 else words.stats_title.format(days=days)
    top = f"{title}\n{line}"
    if not gaps:
        return notice(f"{top}\n\n{words.no_gaps}")
    listed = [
        words.gap_line.format(count=len(gap.questions), question=on_one_line(gap.questions[0]))
        for gap in gaps[:LISTED]
    ]
    text = "\n".join([top, "", words.gaps_title, *listed])
    return notice(text, row(button(Press("gaps", 0), words.export)))


def on_one_line(question: Unanswered) -> str:
    """Write a question on one line, after the one that it leans on."""
    alone = one_line(question.text, LONGEST)
    if not question.previous:
        return alone
    return f"{one_line(question.previous, BEFORE)} → {alone}"


def share(part: int, whole: int, words: Words) -> str:
    """Write a share as a percentage, or a dash where there is nothing to share."""
    return words.percent.format(number=f"{100 * part / whole:.0f}") if whole else "–"


async def gaps_file(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Give the gaps as a question file."""
    setting = await administered(services, interaction)
    words = setting.words
    await think(interaction, private=True)
    since = int(services.clock()) - days_told(setting.choices) * DAY
    gaps = await gaps_of(services, interaction.guild_id or 0, since)
    if not gaps:
        raise ToldError(words.no_gaps)
    data = question_file(gaps).encode()
    await show(
        interaction,
        lambda: {
            "content": words.exported,
            "attachments": [discord.File(io.BytesIO(data), "gaps.jsonl")],
        },
    )


PRESSES = {"gaps": gaps_file}
