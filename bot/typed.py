"""What people type as text although Discord has a command for it: help, and /ask."""

import re

_HELP = re.compile(r"[\W_]*(?:help|aide)(?: me| please|[- ]moi)?[\W_]*", re.IGNORECASE)
_ASK = re.compile(r"\s*/(?:ask|demander)\b\s*(?:question\s*:)?\s*", re.IGNORECASE)


def asks_for_help(text: str) -> bool:
    """Say whether a text asks for nothing but help: "help!", "/aide"."""
    return _HELP.fullmatch(text) is not None


def without_command(text: str) -> str:
    """Leave out the "/ask" before a question; Discord sends one with a blank before it as text."""
    found = _ASK.match(text)
    return text[found.end() :] if found else text
