"""The More quotes button: the quotes that the answer had no room for, a page at a time."""

import discord

from bot.buttons import Press, Row, pages_row
from bot.context import as_quoted
from bot.errors import ToldError, tell
from bot.presses import answer_of
from bot.proof import Proven, check
from bot.render import quotes_reply
from bot.services import Services
from bot.store import quotes_of

PAGE = 3


async def more(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Show the page that begins at the quote the button names."""
    stored, words = await answer_of(services, interaction, press)
    quotes = await quotes_of(services.database, stored.id)
    page = quotes[press.place : press.place + PAGE]
    if not page:
        raise ToldError(words.not_here)
    shown: list[Proven] = []
    stale = False
    for quote in page:
        proven = check([quote], services.desk.index, services.prove).proven
        stale = stale or not proven
        shown.append(proven[0] if proven else as_quoted(quote))

    def rows(count: int) -> Row:
        after = press.place + count
        back = max(0, press.place - PAGE) if press.place else None
        return pages_row("more", stored.id, (back, after if after < len(quotes) else None), words)

    reply = quotes_reply(words.source_changed if stale else "", shown, rows, words)
    # A page takes another's place; the answer may be for one person alone, too, and stays.
    pressed = interaction.message
    if pressed and pressed.flags.ephemeral and pressed.id != stored.reply_id:
        await interaction.response.edit_message(view=reply.view, attachments=reply.files())
    else:
        await tell(interaction, reply)


PRESSES = {"more": more}
