"""How a command ends: with its exit code, and one line where it is stopped or nobody can hear."""

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper

from index.errors import ChapterAndVerseError


def run_command(name: str, main: Callable[[], int], failed: int = 1, unsaid: int = 1) -> int:
    """Run a command; return its exit code.

    That is ``failed`` after Ctrl-C, or where something outside must be put right, and ``unsaid``
    where standard output cannot be written.
    """
    if isinstance(sys.stdout, TextIOWrapper):  # a letter that the locale lacks costs that letter
        sys.stdout.reconfigure(errors="replace")
    try:
        return _flushed(main)
    except KeyboardInterrupt:
        print(f"{name}: stopped", file=sys.stderr)
        return failed
    except ChapterAndVerseError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return failed
    except OSError as error:
        if error.filename:  # that of a file, not of the output
            said = f"{error.filename}: {error.strerror}; mend that, or name another path"
            print(f"{name}: {said}", file=sys.stderr)
            return failed
        # What is still to be written would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"{name}: standard output cannot be written ({error.strerror})", file=sys.stderr)
        return unsaid


def _flushed(main: Callable[[], int]) -> int:
    try:
        return main()
    finally:
        if sys.stdout:  # None where it is closed
            sys.stdout.flush()
