"""Settings: read once, from the environment and a file; the token is never shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.running import logs
from bot.settings import (
    BotSettings,
    SettingsError,
    load_settings,
    readable_by_others,
    unknown_settings,
)

EXAMPLE = Path("chapter-and-verse.env.example")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in an empty folder, with none of our settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in [n for n in os.environ if n.startswith("CHAPTER_") or n == "DISCORD_TOKEN"]:
        monkeypatch.delenv(name)
    return tmp_path


def example() -> str:
    return (Path(__file__).parents[2] / EXAMPLE).read_text(encoding="utf-8")


def test_the_example_file_loads_and_names_only_settings_that_exist(elsewhere: Path) -> None:
    """Copied and given a token, the example gives the defaults, line by line."""
    text = example().replace("DISCORD_TOKEN=", "DISCORD_TOKEN=abc")
    (elsewhere / "chapter-and-verse.env").write_text(text, encoding="utf-8")
    loaded = load_settings()
    assert loaded.discord_token.get_secret_value() == "abc"
    assert loaded.model_dump(exclude={"discord_token"}) == BotSettings.model_construct(
        **BotSettings.model_validate({}).model_dump()
    ).model_dump(exclude={"discord_token"})
    names = [line.split("=")[0] for line in text.splitlines() if "=" in line and line[0] != "#"]
    known = {f"CHAPTER_{name.upper()}" for name in BotSettings.model_fields}
    assert set(names) <= known | {"DISCORD_TOKEN"}


def test_without_a_token_one_line_says_where_to_get_one_and_where_to_put_it() -> None:
    """The message names the portal and the file."""
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "https://discord.com/developers/applications" in str(caught.value)
    assert "chapter-and-verse.env" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_bot_without_a_token_ends_with_2_and_one_line(elsewhere: Path) -> None:
    """``python -m bot`` prints that line, no traceback."""
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=elsewhere,
        env={"PYTHONPATH": str(root), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith("No DISCORD_TOKEN")


def test_a_log_file_that_cannot_be_written_is_one_line(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path is named, and the setting."""
    (elsewhere / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", "abc")
    monkeypatch.setenv("CHAPTER_LOG_FILE", "file/bot.log")
    with pytest.raises(SettingsError) as caught:
        logs.set_up(load_settings())
    assert "CHAPTER_LOG_FILE" in str(caught.value) and "file/bot.log" in str(caught.value)
    assert str(caught.value).endswith("make it writable, or name another file")


def test_a_bad_setting_is_one_line_that_never_repeats_a_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The name is told, the value is not: it may be a secret in the wrong place."""
    monkeypatch.setenv("DISCORD_TOKEN", "abc")
    monkeypatch.setenv("CHAPTER_WORKERS", "sesame")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith("CHAPTER_WORKERS: ")
    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize("name", ["HEALTH_PORT", "LOG_FILE", "CALIBRATION", "OWNERS", "WORKERS"])
def test_a_setting_left_empty_is_its_default(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """As the table in README.md says; in the environment or in the file."""
    monkeypatch.setenv("DISCORD_TOKEN", "abc")
    default = load_settings()
    monkeypatch.setenv(f"CHAPTER_{name}", "")
    assert load_settings() == default


def test_owners_that_are_no_list_are_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the setting as it is written, and shows a list, not the value."""
    monkeypatch.setenv("DISCORD_TOKEN", "abc")
    for value in ("sesame", "1234, 5678", "1234", "[1234"):
        monkeypatch.setenv("CHAPTER_OWNERS", value)
        with pytest.raises(SettingsError) as caught:
            load_settings()
        assert str(caught.value).startswith("CHAPTER_OWNERS: ") and "[1, 2]" in str(caught.value)
        assert value not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_token_is_not_in_the_settings_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing the settings prints no secret."""
    monkeypatch.setenv("DISCORD_TOKEN", "sesame")
    assert "sesame" not in repr(load_settings())


def test_a_misspelt_setting_is_named(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the environment and from the file, with the one that is nearest; others are not ours."""
    monkeypatch.setenv("CHAPTER_WORKER", "3")
    monkeypatch.setenv("SOMEBODYS_WORKER", "3")
    (elsewhere / "chapter-and-verse.env").write_text("chapter_zzz=1\nCHAPTER_WORKERS=2\n", "utf-8")
    assert unknown_settings() == (
        "CHAPTER_WORKER: no such setting; is CHAPTER_WORKERS meant?",
        "CHAPTER_ZZZ: no such setting; chapter-and-verse.env.example lists them",
    )


@pytest.mark.parametrize(("mode", "open_to_others"), [(0o600, False), (0o644, True)])
def test_a_settings_file_that_others_can_read_is_noticed(
    elsewhere: Path, mode: int, open_to_others: bool
) -> None:
    """The bot warns of it at its start."""
    path = elsewhere / "chapter-and-verse.env"
    path.write_text("DISCORD_TOKEN=x", encoding="utf-8")
    path.chmod(mode)
    assert readable_by_others(path) is open_to_others
