"""Digests of files, by which models and generations are told apart and checked."""

import hashlib
from pathlib import Path


def file_sha256(*paths: Path) -> str:
    """Return the SHA-256, hexadecimal, of files as if they were one; raises OSError."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            hashlib.file_digest(file, lambda: digest)  # goes on with those before
    return digest.hexdigest()
