"""/sources pages through the articles; /help explains the bot on one screen."""

from collections import Counter
from collections.abc import Sequence

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.ext import commands

from bot.messaging.interactions import acknowledge, show, tell, think
from bot.messaging.setting import words_of
from bot.protocols import OpenArticles
from bot.replies.buttons import Press, pages_row
from bot.replies.citation import day, safe_url
from bot.replies.markdown import first_of, one_line
from bot.replies.render import Reply, notice
from bot.state.services import Services
from bot.wording.languages import age
from bot.wording.words import Words
from index.types import Article

PAGE = 6
LONGEST_TITLE, LONGEST_NAME, LONGEST_URL = 90, 60, 150
"""Characters as they are written: six articles with the longest of all stay below 4,000."""


class Sources(commands.Cog):
    """What the bot answers from."""

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self.services = services

    @app_commands.command(
        name=locale_str("sources"), description=locale_str("List the articles I quote from")
    )
    async def sources(self, interaction: discord.Interaction) -> None:
        await think(interaction, private=True)
        words = await words_of(self.services, interaction)
        reply = await page_of(self.services, 0, words)
        await show(interaction, lambda: {"view": reply.view})

    @app_commands.command(name=locale_str("help"), description=locale_str("What this bot does"))
    async def help(self, interaction: discord.Interaction) -> None:
        words = await words_of(self.services, interaction)
        await tell(interaction, notice(words.help_text))


async def turn(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Show another page in the place of this one."""
    await acknowledge(interaction)
    words = await words_of(services, interaction)
    reply = await page_of(services, press.place, words)
    await show(interaction, lambda: {"view": reply.view})


async def page_of(services: Services, first: int, words: Words) -> Reply:
    """Lay out the page that begins at an article, with the age of the index above it."""
    index = services.desk.index
    corpus_dir, now = services.settings.corpus_dir, services.clock()
    changed = await services.changes.since(index, corpus_dir, now)
    return page(index, first, (f"-# {built(index, now, words)}", *told(changed, words)), words)


def page(index: OpenArticles, first: int, top: Sequence[str], words: Words) -> Reply:
    """Lay out the articles from one on, with some lines above them."""
    # The page was named when the index was perhaps larger.
    first = min(first, (len(index.articles) - 1) // PAGE * PAGE)
    counts = Counter(index.articles[sentence.article].id for sentence in index.sentences)
    title = words.sources_title.format(count=len(index.articles))
    lines = [
        listed(article, counts[article.id], words)
        for article in index.articles[first : first + PAGE]
    ]
    text = "\n".join([title, *top, "", *lines])
    after = first + PAGE
    if len(index.articles) <= PAGE:
        return notice(text)
    places = (
        max(0, first - PAGE) if first else None,
        after if after < len(index.articles) else None,
    )
    return notice(text, pages_row("sources", 0, places, words))


def told(changed: Sequence[str], words: Words) -> list[str]:
    """Name the files that changed since the index was built, by their paths, if any did."""
    files = first_of([one_line(path, LONGEST_NAME) for path in changed])
    return [f"-# {words.stale.format(files=files)}"] if changed else []


def listed(article: Article, sentences: int, words: Words) -> str:
    """Write one article on one line: title, author, publisher, date, sentences."""
    title = one_line(article.title, LONGEST_TITLE)
    url = safe_url(article.url)
    parts = [f"**[{title}]({url})**" if url and len(url) <= LONGEST_URL else f"**{title}**"]
    names = filter(None, (article.author, article.publisher))
    parts += [one_line(name, LONGEST_NAME) for name in names]
    if article.published:
        parts.append(day(article.published, words))
    return " · ".join([*parts, words.sentences.format(count=sentences)])


def built(index: OpenArticles, now: float, words: Words) -> str:
    """Say which generation is in use and how old it is."""
    passed = now - index.manifest.created.timestamp()
    return words.built.format(generation=index.generation, age=age(passed, words))


PRESSES = {"sources": turn}
