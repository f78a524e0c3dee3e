"""What Discord refuses in a message: lengths, counts, and which component may stand where.

Sources: https://discord.com/developers/docs/components/reference and
https://discord.com/developers/docs/resources/message#create-message ; every fault is reported with
its path, all of them in one error 50035.
"""

from collections.abc import Iterator
from typing import Any

from tests.discord_server import errors
from tests.discord_server.errors import Fault
from tests.discord_server.state import COMPONENTS_V2, Json

CONTENT = 2000
TEXT = 4000
COMPONENTS = 40
TEXT_BYTES = 10_170
"""Above it Discord answers 500 (one report: discord-api-docs#8554)."""

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = frozenset({3, 5, 6, 7, 8})
SECTION, TEXT_DISPLAY, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
IN_CONTAINER = frozenset({ROW, SECTION, TEXT_DISPLAY, GALLERY, FILE, SEPARATOR})
TOP_LEVEL = IN_CONTAINER | {CONTAINER}
LINK, PREMIUM = 5, 6

Path = tuple[str, ...]
Faults = Iterator[Fault]


def walk(components: list[Json]) -> Iterator[Json]:
    """Give every component of a tree, parents before children, accessories included."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def length(path: Path, value: Any, most: int, least: int = 0) -> Faults:
    """Check a text's length in characters."""
    if not isinstance(value, str):
        yield Fault(path, "BASE_TYPE_REQUIRED", "This field is required")
    elif not least <= len(value) <= most:
        words = f"Must be between {least} and {most} in length."
        yield Fault(path, "BASE_TYPE_BAD_LENGTH", words)


def one_of(path: Path, value: Any, allowed: frozenset[int]) -> Faults:
    if value not in allowed:
        choices = ", ".join(map(str, sorted(allowed)))
        yield Fault(path, "BASE_TYPE_CHOICES", f"Value must be one of ({choices}).")


def count(path: Path, items: Any, most: int, least: int = 1) -> Faults:
    if not isinstance(items, list) or not least <= len(items) <= most:
        words = f"Must be between {least} and {most} in length."
        yield Fault(path, "BASE_TYPE_BAD_LENGTH", words)


def unique(path: Path, values: list[Any], code: str) -> Faults:
    if len(values) != len(set(values)):
        yield Fault(path, code, "Values must be unique and cannot be duplicated")


def check_message(payload: Json, *, files: int = 0, creating: bool = True) -> None:
    """Refuse a message body as Discord does; ``payload`` is the message as it would then stand.

    Raises ApiError 50035 (with paths), 50006 (empty) or 500 (too many bytes of text).
    """
    v2 = bool((payload.get("flags") or 0) & COMPONENTS_V2)
    faults = [*_legacy(payload, v2=v2), *_embeds(payload.get("embeds") or [])]
    components = payload.get("components") or []
    faults += check_components(components, v2=v2)
    if faults:
        raise errors.invalid_form(faults)
    written = any(payload.get(key) for key in ("content", "embeds", "components", "poll"))
    if creating and not written and not files:
        raise errors.empty_message()
    texts = [c["content"] for c in walk(components) if c.get("type") == TEXT_DISPLAY]
    if len("".join(texts).encode()) > TEXT_BYTES:
        raise errors.internal_error()


def _legacy(payload: Json, *, v2: bool) -> Faults:
    content = payload.get("content")
    if content is not None:
        yield from length(("content",), content, CONTENT)
    if not v2:
        return
    for key in ("content", "embeds", "sticker_ids", "poll"):
        if payload.get(key):
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            words = f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            yield Fault((key,), code, words)


def _embeds(embeds: list[Json]) -> Faults:
    yield from count(("embeds",), embeds, 10, 0)
    for place, embed in enumerate(embeds):
        at = ("embeds", str(place))
        yield from length((*at, "title"), embed.get("title", ""), 256)
        yield from length((*at, "description"), embed.get("description", ""), 4096)
        yield from count((*at, "fields"), embed.get("fields", []), 25, 0)


def check_components(components: list[Json], *, v2: bool) -> Faults:
    """Check a message's whole component tree."""
    at: Path = ("components",)
    yield from count(at, components, COMPONENTS if v2 else 5, 0)
    for place, component in enumerate(components):
        here = (*at, str(place))
        allowed = TOP_LEVEL if v2 else frozenset({ROW})
        yield from one_of((*here, "type"), component.get("type"), allowed)
        yield from _component(here, component)
    everything = list(walk(components))
    if len(everything) > COMPONENTS:
        yield Fault(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", f"At most {COMPONENTS} in all.")
    custom_ids = [c["custom_id"] for c in everything if c.get("custom_id")]
    yield from unique(at, custom_ids, "COMPONENT_CUSTOM_ID_DUPLICATED")
    numbers = [c["id"] for c in everything if c.get("id")]
    yield from unique(at, numbers, "COMPONENT_ID_DUPLICATED")
    texts = [c.get("content") or "" for c in everything if c.get("type") == TEXT_DISPLAY]
    if sum(map(len, texts)) > TEXT:
        words = f"The total text must be {TEXT} or fewer in length."
        yield Fault(at, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)


def _component(at: Path, component: Json) -> Faults:
    match component.get("type"):
        case 1:
            yield from _row(at, component)
        case 2:
            yield from button(at, component)
        case kind if kind in SELECTS:
            yield from select(at, component)
        case 9:
            yield from _section(at, component)
        case 10:
            yield from length((*at, "content"), component.get("content"), TEXT, 1)
        case 11 | 13:
            key = "media" if component["type"] == THUMBNAIL else "file"
            yield from _media((*at, key), component.get(key))
        case 12:
            yield from _gallery(at, component)
        case 17:
            yield from _container(at, component)


def _children(at: Path, component: Json, allowed: frozenset[int]) -> Faults:
    for place, child in enumerate(component.get("components") or []):
        here = (*at, "components", str(place))
        yield from one_of((*here, "type"), child.get("type"), allowed)
        yield from _component(here, child)


def _row(at: Path, row: Json) -> Faults:
    children = row.get("components") or []
    select_inside = any(child.get("type") in SELECTS for child in children)
    yield from count((*at, "components"), children, 1 if select_inside else 5)
    yield from _children(at, row, SELECTS | {BUTTON})


def _section(at: Path, section: Json) -> Faults:
    yield from count((*at, "components"), section.get("components"), 3)
    yield from _children(at, section, frozenset({TEXT_DISPLAY}))
    accessory = section.get("accessory")
    if not accessory:
        yield Fault((*at, "accessory"), "BASE_TYPE_REQUIRED", "This field is required")
        return
    here = (*at, "accessory")
    yield from one_of((*here, "type"), accessory.get("type"), frozenset({BUTTON, THUMBNAIL}))
    yield from _component(here, accessory)


def _container(at: Path, container: Json) -> Faults:
    yield from count((*at, "components"), container.get("components"), COMPONENTS)
    yield from _children(at, container, IN_CONTAINER)
    colour = container.get("accent_color")
    if colour is not None and not 0 <= colour <= 0xFFFFFF:
        yield Fault((*at, "accent_color"), "NUMBER_TYPE_MAX", "int value should be a colour.")


def _gallery(at: Path, gallery: Json) -> Faults:
    yield from count((*at, "items"), gallery.get("items"), 10)
    for place, item in enumerate(gallery.get("items") or []):
        yield from _media((*at, "items", str(place), "media"), item.get("media"))


def _media(at: Path, media: Json | None) -> Faults:
    url = (media or {}).get("url", "")
    if not url.startswith(("http://", "https://", "attachment://")):
        yield Fault((*at, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")


def custom_id(at: Path, component: Json) -> Faults:
    yield from length((*at, "custom_id"), component.get("custom_id"), 100, 1)


def button(at: Path, component: Json) -> Faults:
    """Check a button: either a link with a url, or a custom_id; and something to read on it."""
    style = component.get("style")
    yield from one_of((*at, "style"), style, frozenset(range(1, 7)))
    if style == LINK:
        yield from length((*at, "url"), component.get("url"), 512, 1)
        if not str(component.get("url")).startswith(("http://", "https://", "discord://")):
            yield Fault((*at, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be http or https.")
        if "custom_id" in component:
            words = "A custom id and url cannot both be specified"
            yield Fault((*at, "custom_id"), "COMPONENT_CUSTOM_ID_AND_URL", words)
    elif style != PREMIUM:
        yield from custom_id(at, component)
    yield from length((*at, "label"), component.get("label") or "", 80)
    if style != PREMIUM and not component.get("label") and not component.get("emoji"):
        yield Fault(at, "BUTTON_COMPONENT_INVALID", "A button needs a label or an emoji.")


def select(at: Path, component: Json) -> Faults:
    """Check a select menu and, of a string select, its options."""
    yield from custom_id(at, component)
    yield from length((*at, "placeholder"), component.get("placeholder") or "", 150)
    if component["type"] != STRING_SELECT:
        return
    options = component.get("options")
    yield from count((*at, "options"), options, 25)
    for place, option in enumerate(options or []):
        here = (*at, "options", str(place))
        yield from length((*here, "label"), option.get("label"), 100, 1)
        yield from length((*here, "value"), option.get("value"), 100, 1)
        yield from length((*here, "description"), option.get("description") or "", 100)
    values = [option.get("value") for option in options or []]
    yield from unique((*at, "options"), values, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED")
    most = component.get("max_values", 1)
    if not (component.get("min_values", 1) <= most <= max(len(values), 1)):
        words = "Must not ask for more values than there are options."
        yield Fault((*at, "max_values"), "BASE_TYPE_BAD_LENGTH", words)
