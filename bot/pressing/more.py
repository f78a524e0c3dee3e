"""The More quotes button: the quotes that the answer had no room for, a page at a time."""

from collections.abc import Sequence

import discord

from bot.data.kept import Kept, quotes_of
from bot.messaging.errors import ToldError
from bot.messaging.interactions import show, tell
from bot.pressing.answers import answer_of, laid_out
from bot.replies.buttons import Press, Row, pages_row
from bot.replies.proof import check_kept
from bot.replies.render import Reply, quotes_reply
from bot.state.services import Services
from bot.wording.words import Words

PAGE = 3


async def more(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Show the page that begins at the quote the button names."""
    stored, words = await answer_of(services, interaction, press)
    quotes = await quotes_of(services.database, stored.id)
    if not quotes[press.place :]:
        raise ToldError(words.not_here)
    reply = await laid_out(
        services, interaction, words, lambda: page_of(services, quotes, press, words)
    )
    # A page takes another's place; the answer may be for one person alone, too, and stays.
    pressed = interaction.message
    paged = stored.reply_id is not None and pressed and pressed.id != stored.reply_id
    if paged and pressed and pressed.flags.ephemeral:
        await show(interaction, lambda: {"view": reply.view, "attachments": reply.files()})
    else:
        await tell(interaction, reply)


def page_of(services: Services, quotes: Sequence[Kept], press: Press, words: Words) -> Reply | None:
    """Prove the quotes of a page and lay them out; None when all have to be withheld."""
    page = quotes[press.place : press.place + PAGE]
    index = services.desk.index
    checked = [check_kept(kept, index, services.prove) for kept in page]
    services.metrics.count("withheld_quotes", by=sum(each.withheld for each in checked))
    shown = [proven for each in checked for proven in each.proven]
    places = [place for place, each in enumerate(checked, press.place) if each.proven]
    if not shown:
        return None
    said = [words.source_changed] if any(each.article_text is None for each in shown) else []
    said += [f"-# {words.withheld}"] if len(shown) < len(page) else []

    def rows(count: int) -> Row:
        after = places[count - 1] + 1
        back = max(0, press.place - PAGE) if press.place else None
        return pages_row(
            "more", press.question_id, (back, after if after < len(quotes) else None), words
        )

    return quotes_reply("\n".join(said), shown, rows, words)


PRESSES = {"more": more}
