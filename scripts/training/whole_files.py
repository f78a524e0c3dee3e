"""Files that a training reads and keeps: one that is not whole is named in one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ChapterAndVerseError
from index.models.folders import first_line


class DamagedFileError(ChapterAndVerseError):
    """Raised when a file does not hold what its name says."""


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Raise DamagedFileError, naming the file, where what is read of it does not hold together."""
    try:
        yield
    except ChapterAndVerseError:
        raise
    except Exception as error:  # those who read them raise a dozen unrelated classes
        said = f"{path} cannot be read ({first_line(error)}); fetch or make it again"
        raise DamagedFileError(said) from error


def load_array(path: Path) -> NDArray[np.int64]:
    """Read an array of whole numbers; raise DamagedFileError when it is not one."""
    with named(path):
        found: NDArray[np.int64] = np.load(path, allow_pickle=False)
    return found


def save_array(path: Path, array: NDArray[np.int64]) -> None:
    """Write an array aside and switch it in."""
    aside = path.with_suffix(".new")
    with aside.open("wb") as file:  # given a name, numpy would put .npy to it
        np.save(file, array, allow_pickle=False)
    aside.replace(path)
