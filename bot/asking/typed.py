"""What people type around a question, or in its place: a comma after the bot's name, /ask, help."""

import re

_HELP = re.compile(r"[\W_]*(?:help|aide)(?: me| please|[- ]moi)?[\W_]*", re.IGNORECASE)
_AFTER_A_NAME = " \n\t,;:!–—"
_ASK = re.compile(r"\s*/(?:ask|demander)\b\s*(?:question\s*:)?\s*", re.IGNORECASE)


def asks_for_help(text: str) -> bool:
    """Say whether a text asks for nothing but help: "help!", "/aide"."""
    return _HELP.fullmatch(text) is not None


def asked_of_us(text: str) -> str:
    """Leave out what links a question to the mention before it, which is taken out already."""
    return without_command(text.lstrip(_AFTER_A_NAME) or text).strip()


def without_command(text: str) -> str:
    """Leave out the "/ask" before a question; Discord sends one with a blank before it as text."""
    found = _ASK.match(text)
    return text[found.end() :] if found else text
