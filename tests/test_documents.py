"""What the documents for operators show can be used as it stands there."""

import json
import re
from pathlib import Path

import pytest

from bot.data.database import Database
from bot.running.client import PATIENCE
from bot.wording.english import ENGLISH
from index.articles.corpus import read_corpus
from scripts.labelled import read_questions
from scripts.training.reader_data import missing_files
from tests.support.make import ROOT

DOCS = ROOT / "docs"
KEPT = {
    "text": "text",
    "user_id": "user id",
    "locale": "language",
    "guild_id": "server",
    "channel_id": "channel",
    "source_id": "messages",
    "reply_id": "messages",
    "asked_at": "time",
    "private": "in private",
    "article": "in which article",
    "previous_id": "after which question",
    "status": "outcome",
    "confidence": "confidence",
    "seconds": "seconds",
    "unanswered": "unanswered",
    "quotes": "places of the articles",
    "votes": "vote",
}
"""What stands for each thing that is kept of a person where people read of it."""
NOBODYS = {"id", "kind", "shown", "generation"}
"""How the bot does what it does: they say nothing of a person."""


@pytest.mark.parametrize("name", ["operating.md", "labelling.md"])
def test_links_lead_somewhere(name: str) -> None:
    """Each file that a document points to is there, and each heading in it."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)#?([^)]*)\)", (DOCS / name).read_text("utf-8"))
    assert links
    for link, heading in links:
        found = re.findall(r"^#+ (.*)$", (DOCS / link).read_text("utf-8"), re.MULTILINE)
        assert not heading or heading in [each.lower().replace(" ", "-") for each in found]


def test_the_service_lets_running_answers_finish() -> None:
    """It is killed later than the bot itself gives up, and no wrong setting is tried for ever."""
    unit = (DOCS / "operating.md").read_text("utf-8")
    (seconds,) = re.findall(r"^TimeoutStopSec=(\d+)$", unit, re.MULTILINE)
    assert int(seconds) > PATIENCE
    assert "RestartPreventExitStatus=2\n" in unit


def test_the_labelled_questions_shown_can_be_read(tmp_path: Path) -> None:
    """They are on the shipped article: one that it answers, one that it does not."""
    text = (DOCS / "labelling.md").read_text("utf-8")
    (shown,) = re.findall(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (tmp_path / "questions.jsonl").write_text(shown, encoding="utf-8")
    questions = read_questions(tmp_path / "questions.jsonl", read_corpus(ROOT / "corpus").articles)
    assert [question.answerable for question in questions] == [True, False]


def test_the_files_that_training_reads_are_named(tmp_path: Path) -> None:
    """Who wants to train again knows from the model card what to call each public file."""
    card = (ROOT / "index" / "weights" / "README.md").read_text("utf-8")
    assert [name for name in missing_files(tmp_path) if f"`{name}`" not in card] == []


def test_the_kinds_of_questions_on_the_desks_are_named() -> None:
    """Whatever kind a desk's questions have stands in the list of kinds, and no other does."""
    desks = ROOT / "scripts" / "desks"
    listed = (desks / "README.md").read_text("utf-8").partition("- `kind`:")[2].partition("\n\n")[0]
    used = {
        json.loads(line)["kind"]
        for path in desks.glob("*/questions.jsonl")
        for line in path.read_text("utf-8").splitlines()
    }
    assert set(re.findall(r"`(\w+)`", listed)) == used


async def test_all_that_is_kept_of_a_person_is_named(tmp_path: Path) -> None:
    """A column that comes anew is told of in README, SECURITY and /privacy, or it fails here."""
    database = await Database.open(tmp_path / "bot.sqlite3")
    try:
        rows = await database.connection.execute_fetchall("PRAGMA table_info(questions)")
    finally:
        await database.close()
    assert {name for _, name, *_ in rows} == KEPT.keys() - {"quotes", "votes"} | NOBODYS
    for told in (
        (ROOT / "README.md").read_text("utf-8").partition("## Privacy")[2],
        (ROOT / "SECURITY.md").read_text("utf-8").partition("**Privacy.**")[2],
        ENGLISH.privacy_text,
    ):
        paragraph = " ".join(told.partition("**Network.**")[0].partition("## ")[0].split())
        assert [word for word in KEPT.values() if word not in paragraph] == []


@pytest.mark.parametrize("package", ["index", "bot"])
def test_the_map_has_every_module(package: str) -> None:
    """Whoever looks for a part finds it in the row of its package; none named is gone."""
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = guide.partition(f"| package of `{package}` | has |\n")[2].partition("\n\n")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE))
    for folder in (ROOT / package).iterdir():
        if (folder / "__init__.py").exists():
            modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
            assert set(re.findall(r"`(\w+)`", rows[folder.name])) == modules
