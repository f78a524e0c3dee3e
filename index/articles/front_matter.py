"""The front matter of an article: plain YAML, read as untrusted text."""

import re
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from index.errors import ArticleError

MAX_FRONT_MATTER_CHARS = 16_384
"""Six short fields need a few hundred; the limit keeps hostile YAML cheap."""
MAX_DEPTH = 8
"""Of nested YAML; every field we read has depth 1, and deep nesting costs quadratic time."""
HOW_TO_ADD_A_TITLE = (
    "a title is required; begin the file with three lines: '---', 'title: \"…\"', '---'"
)
ADD_A_TITLE = "a title is required; add a line 'title: \"…\"' to the front matter"
_ALSO = {"date": ("published",), "link": ("url",), "source": ("url", "publisher")}
"""What other programs call our fields: taken for the first that it fits, if that is not stated."""
_ADDRESS = re.compile(r"\s*(?:\w+://|www\.)", re.IGNORECASE)
_TAG = re.compile(r"[ \t]+#\S")
_HOW_TO_WRITE = {
    "title": 'a line of text, in quotes where it is a number, a date or a yes: title: "1984"',
    "url": "a whole address without blanks: https://news.example/the-article",
    "publisher": "one line of text of at most 1000 characters, in quotes",
    "author": 'one line of text of at most 1000 characters: author: "A. Writer, B. Writer"',
    "published": "a full date: 2025-02-23",
    "language": 'its code in quotes: "en", "pt-BR"',
}


def _iso_date(value: object) -> object:
    match value:
        case None | date():
            return value.date() if isinstance(value, datetime) else value
        case str():
            with suppress(ValueError):
                return datetime.fromisoformat(value.strip()).date()
            try:
                return parsedate_to_datetime(value).date()  # as feeds write it (RFC 5322)
            except OverflowError as error:
                raise ValueError("not a date") from error
        case _:
            raise ValueError("not a date")


Line = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=1000)]
Words = Annotated[Line, StringConstraints(min_length=1)]
Link = Annotated[Line, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


class FrontMatter(BaseModel):
    """The fields an article may state; others (a comment, a note) are allowed and not read."""

    model_config = ConfigDict(extra="ignore")

    title: Words
    url: Link | None = None
    publisher: Line | None = None
    author: Line | None = None
    published: Annotated[date | None, BeforeValidator(_iso_date)] = None
    language: Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z]{2,3}(-\w+)*$")] = (
        "en"
    )


def read_front_matter(header: str) -> FrontMatter:
    """Read the YAML between an article's two lines of dashes; raises ArticleError."""
    if len(header) > MAX_FRONT_MATTER_CHARS:
        raise ArticleError(
            f"has front matter above {MAX_FRONT_MATTER_CHARS} characters; shorten it"
        )
    try:
        return FrontMatter.model_validate(_mapping(header))
    except yaml.YAMLError as error:
        raise ArticleError(f"broken front matter: {_yaml_reason(error)}") from error
    except (ValueError, OverflowError) as error:
        raise ArticleError(f"broken front matter: {_reason(error)}") from error


class _Plain(yaml.SafeLoader):
    """Plain YAML: no tags, which make other things of values or fail to, no anchors and aliases.

    With aliases it may explode.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Read one value, after a look at what it begins with."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None):  # of an anchor (&name) or an alias (*name)
            raise ArticleError(
                'broken front matter: a value that begins with "&" or "*" needs quotes: title: "…"'
            )
        if getattr(event, "tag", None):
            raise ArticleError(
                'broken front matter: a value that begins with "!" needs quotes: title: "…"'
            )
        if isinstance(event, yaml.ScalarEvent) and _loses_words(event):
            raise ArticleError(
                'broken front matter: " #" begins a comment; put the value in quotes: title: "…"'
            )
        nested = isinstance(event, yaml.CollectionStartEvent)
        self.depth += nested
        if self.depth > MAX_DEPTH:
            raise ArticleError("broken front matter: nested too deeply; a line a field")
        node = super().compose_node(parent, index)
        self.depth -= nested
        return node


def _mapping(header: str) -> dict[str, Any]:
    values = yaml.load(header, _Plain)  # noqa: S506 (a safe loader)
    if not isinstance(values, dict):
        raise ArticleError(ADD_A_TITLE)
    # A field left empty is one that is not stated.
    fields = {str(key).lower(): value for key, value in values.items() if value not in (None, "")}
    if "title" not in fields:
        raise ArticleError(ADD_A_TITLE)
    for other, ours in _ALSO.items():
        if other in fields:
            fit = next((field for field in ours if _fits(field, fields[other])), None)
            # A date that cannot be read is an error: the newest article is shown first.
            if stated := fit or ("published" if other == "date" else None):
                fields.setdefault(stated, fields[other])
    return fields


def _fits(field: str, value: object) -> bool:
    """Tell whether a value is what one of our fields may be; an address is no paper's name."""
    if field == "publisher" and _ADDRESS.match(str(value)):
        return False
    try:
        FrontMatter.model_validate({"title": "A", field: value})
    except ValueError:
        return False
    return True


def _loses_words(value: yaml.ScalarEvent) -> bool:
    """Tell whether a value without quotes ends before a "#" that looks like a part of it: "#1"."""
    end = value.end_mark
    if value.style or end is None or end.buffer is None:
        return False
    return _TAG.match(end.buffer, end.pointer) is not None


def _yaml_reason(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    # The front matter begins on the file's second line, and marks count from 0.
    place = f" (line {mark.line + 2})" if mark else ""
    problem = getattr(error, "problem", None) or "not readable as YAML"
    if r"'\t'" in problem:
        return f"a tab{place}; write a blank instead"
    return f'{problem}{place}; a value with a colon or another mark needs quotes: title: "…"'


def _reason(error: ValueError | OverflowError) -> str:
    if isinstance(error, ValidationError):
        field = str(error.errors()[0]["loc"][0])
        return f"{field}: write {_HOW_TO_WRITE[field]}"
    # YAML makes a date of what looks like one, 2025-02-30 too.
    return f"{error}; write a date as 2025-02-23, or put the value in quotes"
