"""Settings of the index come from the environment, then the settings file, then the defaults."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from index.errors import SettingsFileError
from index.settings import SETTINGS_FILE, IndexSettings


def test_the_environment_comes_before_the_file_before_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each setting is taken from the first place that has it; others' lines are left alone."""
    monkeypatch.chdir(tmp_path)
    for name in ("CHAPTER_CORPUS_DIR", "CHAPTER_INDEX_DIR", "CHAPTER_MODEL", "CHAPTER_READER"):
        monkeypatch.delenv(name, raising=False)
    lines = "CHAPTER_CORPUS_DIR=from-file\nCHAPTER_MODEL=from-file\nDISCORD_TOKEN=another's\n"
    (tmp_path / SETTINGS_FILE).write_text(lines, encoding="utf-8")
    monkeypatch.setenv("CHAPTER_MODEL", "from-environment")
    found = IndexSettings()
    assert found.corpus_dir == Path("from-file")
    assert found.model == "from-environment"
    assert found.index_dir == Path("data/index")


def test_a_setting_left_empty_is_its_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty line names no folder, least of all the one that the program starts in."""
    monkeypatch.chdir(tmp_path)
    default = IndexSettings()
    lines = "CHAPTER_CORPUS_DIR=\nCHAPTER_INDEX_DIR=\nCHAPTER_MODEL=\nCHAPTER_CALIBRATION=\n"
    (tmp_path / SETTINGS_FILE).write_text(lines, encoding="utf-8")
    monkeypatch.setenv("CHAPTER_READER", "")
    assert IndexSettings() == default


def test_a_settings_file_that_is_not_utf_8_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the file and what to do, and repeats nothing of it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / SETTINGS_FILE).write_bytes("CHAPTER_CORPUS_DIR=été\n".encode("latin-1"))
    with pytest.raises(SettingsFileError, match=rf"^{SETTINGS_FILE}: is not UTF-8; save it as"):
        IndexSettings()


def test_a_line_of_the_settings_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting is not passed over for its default because a quotation mark is missing."""
    monkeypatch.chdir(tmp_path)
    lines = '# Mine\nCHAPTER_MODEL=some\nCHAPTER_CORPUS_DIR="articles\n'
    (tmp_path / SETTINGS_FILE).write_text(lines, encoding="utf-8")
    with pytest.raises(SettingsFileError, match=rf"^{SETTINGS_FILE}: line 3 cannot be read; write"):
        IndexSettings()


def test_settings_do_not_change_after_they_were_read() -> None:
    """What was passed down stays as it was."""
    with pytest.raises(ValidationError, match="frozen"):
        IndexSettings().model = "another"
