"""The bot with the toy answerer, as a program: it answers when a file appears."""

import asyncio
import sys
import time
from pathlib import Path

from bot.running import logs
from bot.running.serve import serve
from bot.settings import load_settings
from tests.support.answerer import ToyAnswerer, toy_prove


def main() -> None:
    """Run until told to stop.

    The first argument is the file that lets answers go on; a second one, in seconds, is the time
    after which a silent connection is taken for dead.
    """
    gate, *seconds = Path(sys.argv[1]), *map(float, sys.argv[2:])

    def wait(_: str) -> None:
        for _attempt in range(1000):
            if gate.exists():
                return
            time.sleep(0.01)

    settings = load_settings()
    logs.set_up(settings)
    asyncio.run(serve(settings, ToyAnswerer(before=wait), toy_prove, *seconds))


if __name__ == "__main__":
    main()
