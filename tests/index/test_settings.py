"""Settings of the index come from the environment, then the settings file, then the defaults."""

from pathlib import Path

import pytest
from pydantic import ValidationError

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


def test_settings_do_not_change_after_they_were_read() -> None:
    """What was passed down stays as it was."""
    with pytest.raises(ValidationError, match="frozen"):
        IndexSettings().model = "another"
