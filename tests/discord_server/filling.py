"""How a user's choices in menus and forms become the data of an interaction."""

from collections.abc import Sequence
from typing import Any

from tests.discord_server.limits import SELECTS, STRING_SELECT, TEXT_INPUT
from tests.discord_server.offers import NotOfferedError
from tests.discord_server.state import Json


def chosen_values(select: Json, values: Sequence[Any]) -> list[str]:
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not least <= len(values) <= most:
        raise NotOfferedError(f"the menu takes {least} to {most} values, not {len(values)}")
    kinds = select.get("channel_types")
    if kinds and any(getattr(value, "type", kinds[0]) not in kinds for value in values):
        raise NotOfferedError(f"the menu offers channels of the types {kinds} only")
    if select["type"] != STRING_SELECT:
        return [str(getattr(value, "id", value)) for value in values]
    by_label = {option["label"]: option["value"] for option in select["options"]}
    known = set(by_label.values())
    chosen = [value if value in known else by_label.get(value) for value in values]
    if None in chosen:
        raise NotOfferedError(f"the menu offers {by_label}, not {values}")
    return [str(value) for value in chosen]


def filled_row(row: Json, left: dict[str, Any]) -> Json:
    about = {"type": row["type"], "id": row.get("id", 0)}
    if "component" in row:
        return about | {"component": _field(row["component"], row.get("label", ""), left)}
    inner = [_field(each, each.get("label", ""), left) for each in row.get("components", [])]
    return about | ({"components": inner} if inner else {})


def _field(field: Json, label: str, left: dict[str, Any]) -> Json:
    about: Json = {"type": field["type"], "custom_id": field["custom_id"], "id": field.get("id", 0)}
    name = next((key for key in (field["custom_id"], label) if key in left), None)
    given = left.pop(name) if name is not None else None
    if field["type"] != TEXT_INPUT:
        shown = [o["value"] for o in field.get("options", []) if o.get("default")]
        shown += [each["id"] for each in field.get("default_values", [])]
        if field["type"] in SELECTS and given is not None:
            given = chosen_values(field, given)
        return about | {"values": given if given is not None else shown}
    value = str(given) if given is not None else field.get("value") or ""
    if len(value) > (field.get("max_length") or 4000) or (
        field.get("required", True) and not value
    ):
        raise NotOfferedError(f"field {label!r} does not take {value!r}")
    return about | {"value": value}
