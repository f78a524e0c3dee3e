"""What Discord refuses in modals, autocomplete choices and command definitions.

Sources: https://discord.com/developers/docs/interactions/receiving-and-responding and
https://discord.com/developers/docs/interactions/application-commands
"""

import re

from discord import Locale

from tests.discord_server import errors
from tests.discord_server.errors import Fault
from tests.discord_server.limits import (
    ROW,
    SELECTS,
    TEXT_DISPLAY,
    TEXT_INPUT,
    Faults,
    Path,
    count,
    custom_id,
    length,
    one_of,
    select,
    unique,
    walk,
)
from tests.discord_server.state import Json

LABEL = 18
IN_LABEL = SELECTS | {TEXT_INPUT, 19, 21, 22, 23}
NAME = re.compile(r"[-_'\w]{1,32}")
LOCALES = frozenset(locale.value for locale in Locale)
CHAT_INPUT = 1
SUBCOMMANDS = frozenset({1, 2})
MOST_COMMANDS = {1: 100, 2: 5, 3: 5}
"""By kind: slash commands, user menus, message menus."""
COMMAND_TEXT = 8000
"""Characters over names, descriptions and choice values of one command."""


def check_modal(data: Json) -> None:
    """Refuse a modal that Discord would not open; raises ApiError 50035."""
    faults = [*length(("data", "title"), data.get("title"), 45, 1), *custom_id(("data",), data)]
    rows = data.get("components") or []
    faults += count(("data", "components"), rows, 5)
    for place, row in enumerate(rows):
        faults += _modal_row(("data", "components", str(place)), row)
    ids = [each["custom_id"] for each in walk(rows) if each.get("custom_id")]
    faults += unique(("data", "components"), ids, "COMPONENT_CUSTOM_ID_DUPLICATED")
    if faults:
        raise errors.invalid_form(faults)


def _modal_row(at: Path, row: Json) -> Faults:
    yield from one_of((*at, "type"), row.get("type"), frozenset({ROW, TEXT_DISPLAY, LABEL}))
    match row.get("type"):
        case 1:
            yield from count((*at, "components"), row.get("components"), 1)
            for child in row.get("components") or []:
                here = (*at, "components", "0")
                yield from one_of((*here, "type"), child.get("type"), frozenset({TEXT_INPUT}))
                yield from length((*here, "label"), child.get("label"), 45, 1)
                yield from _text_input(here, child)
        case 10:
            yield from length((*at, "content"), row.get("content"), 4000, 1)
        case 18:
            yield from length((*at, "label"), row.get("label"), 45, 1)
            yield from length((*at, "description"), row.get("description") or "", 100)
            inner = row.get("component") or {}
            here = (*at, "component")
            yield from one_of((*here, "type"), inner.get("type"), IN_LABEL)
            if inner.get("type") == TEXT_INPUT:
                yield from _text_input(here, inner)
            elif inner.get("type") in SELECTS:
                yield from select(here, inner)


def _text_input(at: Path, field: Json) -> Faults:
    yield from custom_id(at, field)
    yield from one_of((*at, "style"), field.get("style"), frozenset({1, 2}))
    yield from length((*at, "placeholder"), field.get("placeholder") or "", 100)
    yield from length((*at, "value"), field.get("value") or "", field.get("max_length") or 4000)
    if not 1 <= (field.get("max_length") or 4000) <= 4000:
        yield Fault((*at, "max_length"), "NUMBER_TYPE_MAX", "Must be between 1 and 4000.")


def check_choices(choices: list[Json]) -> None:
    """Refuse an autocomplete answer of more than 25 choices or of texts over 100 characters."""
    faults = list(_choices(("data", "choices"), choices))
    if faults:
        raise errors.invalid_form(faults)


def _choices(at: Path, choices: list[Json]) -> Faults:
    yield from count(at, choices, 25, 0)
    for place, choice in enumerate(choices):
        here = (*at, str(place))
        yield from length((*here, "name"), choice.get("name"), 100, 1)
        if not isinstance(choice.get("value"), int | float):
            yield from length((*here, "value"), choice.get("value"), 100, 1)


def check_commands(commands: list[Json]) -> None:
    """Refuse a set of command definitions that Discord would not register; raises 50035."""
    faults: list[Fault] = []
    for place, command in enumerate(commands):
        faults += _command((str(place),), command)
    kinds = [command.get("type", CHAT_INPUT) for command in commands]
    names = [(kind, c.get("name")) for kind, c in zip(kinds, commands, strict=True)]
    faults += unique((), names, "APPLICATION_COMMANDS_DUPLICATE_NAME")
    for kind, most in MOST_COMMANDS.items():
        if kinds.count(kind) > most:
            words = f"At most {most} commands of type {kind}."
            faults.append(Fault((), "APPLICATION_COMMANDS_MAX", words))
    if faults:
        raise errors.invalid_form(faults)


def _command(at: Path, command: Json) -> Faults:
    if command.get("type", CHAT_INPUT) == CHAT_INPUT:
        yield from _named(at, command)
        yield from _options(at, command.get("options") or [])
        if _weight(command) > COMMAND_TEXT:
            words = f"The command's texts exceed {COMMAND_TEXT} characters."
            yield Fault(at, "APPLICATION_COMMAND_TOO_LARGE", words)
        return
    yield from length((*at, "name"), command.get("name"), 32, 1)
    for locale, name in (command.get("name_localizations") or {}).items():
        yield from length((*at, "name_localizations", locale), name, 32, 1)
    if command.get("description"):
        words = "Context menu commands cannot have a description."
        yield Fault((*at, "description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", words)


def _named(at: Path, thing: Json) -> Faults:
    yield from _name((*at, "name"), thing.get("name"))
    yield from length((*at, "description"), thing.get("description"), 100, 1)
    for key in ("name_localizations", "description_localizations"):
        for locale, text in (thing.get(key) or {}).items():
            here = (*at, key, locale)
            if locale not in LOCALES:
                yield Fault(here, "DICT_TYPE_UNKNOWN_KEY", "Not a locale of Discord's.")
            yield from _name(here, text) if key[0] == "n" else length(here, text, 100, 1)


def _name(at: Path, name: object) -> Faults:
    if not isinstance(name, str) or not NAME.fullmatch(name) or name != name.lower():
        words = "Command name is invalid: 1 to 32 lower-case letters, digits, - or _."
        yield Fault(at, "APPLICATION_COMMAND_INVALID_NAME", words)


def _options(at: Path, options: list[Json]) -> Faults:
    yield from count((*at, "options"), options, 25, 0)
    for place, option in enumerate(options):
        here = (*at, "options", str(place))
        yield from one_of((*here, "type"), option.get("type"), frozenset(range(1, 12)))
        yield from _named(here, option)
        yield from _choices((*here, "choices"), option.get("choices") or [])
        yield from _options(here, option.get("options") or [])
    names = [option.get("name") for option in options]
    yield from unique((*at, "options"), names, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS")
    required = [bool(o.get("required")) for o in options if o.get("type") not in SUBCOMMANDS]
    if required != sorted(required, reverse=True):
        words = "Required options must be placed before non-required options"
        yield Fault((*at, "options"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", words)


def _weight(thing: Json) -> int:
    own = len(thing.get("name") or "") + len(thing.get("description") or "")
    choices = sum(len(str(choice.get("value"))) for choice in thing.get("choices") or [])
    return own + choices + sum(_weight(option) for option in thing.get("options") or [])
