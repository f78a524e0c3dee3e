"""``python -m bot``: the Discord bot."""

import asyncio
import sys

from index.answering import Answerer
from index.quotes import prove

from bot import logs
from bot.serve import serve
from bot.settings import SettingsError, load_settings
from index.errors import ChapterAndVerseError


def main() -> int:
    """Run the bot; 0 after a clean stop, 2 for a setting to put right, 1 for anything else."""
    try:
        settings = load_settings()
        logs.set_up(settings)
        asyncio.run(serve(settings, Answerer.open(settings), prove))
    except ChapterAndVerseError as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, SettingsError) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
