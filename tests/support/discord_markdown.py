"""Discord's Markdown as its client reads it: what a reader sees, and what would become of it.

The rules and their order follow Discord's published subset
(https://support.discord.com/hc/en-us/articles/210298617) and the expressions of the client's
simple-markdown parser, of which ``discord-markdown`` on npm keeps a public copy.
"""

import re

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
PAIRS = ("***", "**", "__", "~~", "||", "*", "_")
SPECIAL = re.compile(
    r"<(?:@[!&]?\d+|#\d+|a?:\w+:\d+|t:-?\d+(?::[tTdDfFR])?|/[^:]+:\d+|id:\w+|https?://[^>\s]+|[^@\s>]+@[^\s>]+)>"
    r"|@everyone|@here|:[\w+-]+:|https?://[^\s<]+|steam://[^\s<]+|discord\.gg/\w+"
)
LINK = re.compile(r"\[(?:\\.|[^\]\\])+\]\((?:\\.|[^)\\])+\)", re.DOTALL)
LINE = re.compile(r"[ \t]*(?:(?:#{1,3}|-#|[-*+]|\d+[.)])[ \t]+|>{1}[ \t]|>>>[ \t])")


class SeenError(AssertionError):
    """Raised when something in the text would be more than letters to Discord."""


def seen(markdown: str) -> str:
    """Give the letters a reader sees; bold is allowed, all else raises SeenError."""
    out: list[str] = []
    place, bold, fresh = 0, False, True
    while place < len(markdown):
        rest = markdown[place:]
        if fresh and LINE.match(rest):
            raise SeenError(f"a heading, list or block quote begins at {rest[:20]!r}")
        escaped = ESCAPE.match(rest)
        if escaped:
            out.append(escaped[1])
            place, fresh = place + 2, False
            continue
        if rest.startswith("**") and not rest.startswith("***"):
            bold, place = not bold, place + 2
            continue
        _plain(rest)
        out.append(rest[0])
        place, fresh = place + 1, rest[0] == "\n" or (fresh and rest[0] in " \t")
    if bold:
        raise SeenError("bold is never ended")
    return "".join(out)


def _plain(rest: str) -> None:
    for pair in PAIRS:
        if rest.startswith(pair) and pair in rest[len(pair) :]:
            raise SeenError(f"{pair} begins at {rest[:20]!r}")
    if rest.startswith("`"):
        raise SeenError(f"code begins at {rest[:20]!r}")
    if SPECIAL.match(rest) or LINK.match(rest):
        raise SeenError(f"a mention, emoji, time or link stands at {rest[:20]!r}")
