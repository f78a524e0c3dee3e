"""The More quotes button: the quotes that the answer had no room for, a page at a time."""

import discord

from bot.buttons import Press, Row, pages_row
from bot.errors import ToldError, tell
from bot.kept import quotes_of
from bot.presses import answer_of
from bot.proof import check_kept
from bot.render import quotes_reply
from bot.responding import first_response
from bot.services import Services

PAGE = 3


async def more(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Show the page that begins at the quote the button names."""
    stored, words = await answer_of(services, interaction, press)
    quotes = await quotes_of(services.database, stored.id)
    page = quotes[press.place : press.place + PAGE]
    if not page:
        raise ToldError(words.not_here)
    checked = [check_kept(kept, services.desk.index, services.prove) for kept in page]
    services.metrics.count("withheld_quotes", by=sum(each.withheld for each in checked))
    shown = [proven for each in checked for proven in each.proven]
    places = [place for place, each in enumerate(checked, press.place) if each.proven]
    if not shown:
        raise ToldError(words.withheld)
    said = [words.source_changed] if any(each.article_text is None for each in shown) else []
    said += [f"-# {words.withheld}"] if len(shown) < len(page) else []

    def rows(count: int) -> Row:
        after = places[count - 1] + 1
        back = max(0, press.place - PAGE) if press.place else None
        return pages_row("more", stored.id, (back, after if after < len(quotes) else None), words)

    reply = quotes_reply("\n".join(said), shown, rows, words)
    # A page takes another's place; the answer may be for one person alone, too, and stays.
    pressed = interaction.message
    paged = stored.reply_id is not None and pressed and pressed.id != stored.reply_id
    if paged and pressed and pressed.flags.ephemeral:
        with first_response(interaction):
            await interaction.response.edit_message(view=reply.view, attachments=reply.files())
    else:
        await tell(interaction, reply)


PRESSES = {"more": more}
