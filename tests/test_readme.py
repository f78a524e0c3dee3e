"""The README is true: its commands run, its outputs come, its tables are complete."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from subprocess import CompletedProcess
from typing import Any
from urllib.parse import parse_qs, urlparse

import discord
import pytest

from bot.commands.settings_panel import CHANNELS
from bot.commands.stats import DAYS
from bot.data.choices import BOUNDS, Choices
from bot.data.expiry import DAY, GRACE
from bot.settings import BotSettings
from bot.state.rates import GUILD_PER_MINUTE
from index.question.wording import LONGEST_MESSAGE
from tests.support.make import ROOT, run

README = (ROOT / "README.md").read_text(encoding="utf-8")
Typed = Callable[[str], CompletedProcess[str]]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMING = [
    *("README.md", "CONTRIBUTING.md", "SECURITY.md"),
    *("docs/operating.md", "docs/labelling.md"),
]
PERMISSIONS = discord.Permissions(
    view_channel=True,
    read_message_history=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    attach_files=True,
    embed_links=True,
)


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(README) if found == language]


def commands() -> Iterator[tuple[str, str]]:
    """Each command of an ``sh`` block, with the text block that follows it as its output."""
    found = BLOCK.findall(README)
    following = [*found[1:], ("", "")]
    for (language, text), (next_language, output) in zip(found, following, strict=True):
        if language == "sh":
            lines = text.splitlines()
            yield from ((line, "") for line in lines[:-1])
            yield lines[-1], output if next_language == "text" else ""


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Typed:
    """What a newcomer gets for a command; the index built first serves all of them."""
    folder = tmp_path_factory.mktemp("newcomer")
    built = run(".venv/bin/python scripts/build_index.py", folder)
    assert built.returncode == 0, built.stderr
    return cache(lambda command: run(command, folder))


def test_there_are_commands() -> None:
    """The next test runs something, and the first thing a newcomer types is the question."""
    assert next(commands())[0] == 'make ask Q="When was the officer shot?"'


@pytest.mark.parametrize(("command", "output"), list(commands()))
def test_command(command: str, output: str, typed: Typed) -> None:
    """A newcomer who types a command of the README sees what the README shows."""
    done = typed(command)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    if output:
        assert done.stdout.strip() == output.strip()


def test_json_is_as_shown(typed: Typed) -> None:
    """A program written from the README's example finds each field it shows, and no other."""
    got = json.loads(typed(next(line for line, _ in commands() if "--json" in line)).stdout)
    shown = json.loads(blocks("json")[0])
    assert shape(got) == shape(shown)
    assert unscored(got) == unscored(shown)


def shape(value: dict[str, Any]) -> tuple[list[str], list[str]]:
    return list(value), list(value["quotes"][0])


def unscored(value: dict[str, Any]) -> dict[str, Any]:
    """The best quote without its score, which a new calibration changes."""
    return {name: held for name, held in value["quotes"][0].items() if name != "score"}


def test_settings_table_is_complete() -> None:
    """Whatever can be set stands in the table, and whatever stands there can be set."""
    shown = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)
    fields = BotSettings.model_fields.items()
    assert sorted(shown) == sorted(
        str(field.validation_alias or f"CHAPTER_{name.upper()}") for name, field in fields
    )


def test_what_a_server_can_choose_is_as_told() -> None:
    """The table has the defaults and bounds of the panel, the text the limits that are fixed."""
    section = README.partition("## For a server's administrators")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| (.*?) \| (.*) \|$", section, re.MULTILINE))
    bounds = Choices.model_json_schema()["properties"]
    for row, name in (
        ("quotes per answer", "quotes"),
        ("questions per person and minute", "per_minute"),
        ("days that questions are kept", "retention_days"),
    ):
        least, most = BOUNDS[name]
        assert (bounds[name]["minimum"], bounds[name]["maximum"]) == (least, most)
        assert rows[row] == f"{bounds[name]['default']} | {least} to {most}"
    assert f"all | up to {CHANNELS}" in rows["channels the bot answers in"]
    assert f"{GUILD_PER_MINUTE} questions a minute" in section
    assert f"{LONGEST_MESSAGE:,} characters" in section
    assert f"the last {DAYS} days" in " ".join(section.split())


def test_what_is_kept_goes_as_told() -> None:
    """What a server left, and what is asked outside of servers, goes when the README says so."""
    text = " ".join(README.partition("## Privacy")[2].split())
    assert GRACE == 7 * DAY
    assert "A week after the bot left a server" in text
    days = Choices().retention_days
    assert f"({days} at first)" in text
    assert f"outside of servers, as in direct messages, is kept for {days}" in text


def test_invitation_asks_for_what_the_bot_needs() -> None:
    """The number in the invitation means the permissions that the README lists."""
    link = re.search(r"<(https://discord\.com/oauth2/\S+)>", README)
    assert link
    asked = parse_qs(urlparse(link[1]).query)
    assert asked["scope"] == ["bot applications.commands"]
    assert int(asked["permissions"][0]) == PERMISSIONS.value


def test_links_lead_somewhere() -> None:
    """Each file that the README points to is there."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    links += re.findall(r'<img src="([^"]+)"', README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("document", NAMING)
def test_modules_named_exist(document: str) -> None:
    """A document that names a module, a script or a folder of ours names one that is there."""
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:benchmarks|bot|docs|index|scripts|tests)/[\w./-]*\w", text))
    missing = [
        name for name in named if not any((ROOT / f"{name}{e}").exists() for e in ("", ".py"))
    ]
    assert missing == []
