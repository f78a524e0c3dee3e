"""``python -m bot``: the Discord bot."""

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from bot.running import logs
from bot.settings import (
    BotSettings,
    SettingsError,
    load_settings,
    readable_by_others,
    unknown_settings,
)
from index.errors import ChapterAndVerseError, SettingsFileError
from index.settings import SETTINGS_FILE

LOG = logging.getLogger("bot")


def main(arguments: list[str] | None = None) -> int:
    """Run the bot; 0 after a clean stop, 2 for a setting to put right, 1 for anything else."""
    options = _parser().parse_args(arguments)
    try:
        settings = load_settings()
        if not options.check:
            logs.set_up(settings)
        for unknown in unknown_settings():
            LOG.warning("%s", unknown)
    except ChapterAndVerseError as error:
        print(error, file=sys.stderr)
        return _code(error)
    return 0 if options.check else _logged(settings)


def _code(error: ChapterAndVerseError) -> int:
    return 2 if isinstance(error, SettingsError | SettingsFileError) else 1


def _logged(settings: BotSettings) -> int:
    """Run the bot; the log, which the terminal shows, says why it ended."""
    try:
        if readable_by_others(Path(SETTINGS_FILE)):
            LOG.warning("%s can be read by others: chmod 600 %s", SETTINGS_FILE, SETTINGS_FILE)
        _run(settings)
    except ChapterAndVerseError as error:
        LOG.error("%s", error)  # noqa: TRY400 - a person puts it right, and needs no traceback
        return _code(error)
    except KeyboardInterrupt:
        LOG.info("stopped")
        return 0
    except Exception:
        # Python's own traceback would go past the log, which strikes the token out.
        LOG.exception("stopped by an error that should not happen")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Run the Discord bot; its settings are in README.md.",
        epilog="Exit codes: 0 stopped cleanly; 2 a setting to put right; 1 anything else.",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="only check the settings; models, index and folders are not tried",
    )
    return parser


def _run(settings: BotSettings) -> None:
    # Loading discord.py and the models' libraries takes seconds, which a missing token need not
    # cost.
    from bot.running.serve import serve  # noqa: PLC0415
    from index.answering import Answerer  # noqa: PLC0415
    from index.quote.quotes import prove  # noqa: PLC0415

    asyncio.run(serve(settings, Answerer.open(settings), prove))


if __name__ == "__main__":
    sys.exit(main())
