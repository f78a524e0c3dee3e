"""The network that the reader is trained in: MiniLM with a three-column head.

It is transformers' ordinary ``BertForTokenClassification``; ``index/models/reader_model.py`` reads
what is stored of it.
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModelForTokenClassification, PreTrainedModel
from transformers.utils import logging

from index.models.reader_model import WEIGHTS

WORD_VECTORS = "bert.embeddings.word_embeddings.weight"
CHANGED = ("bert.encoder.", "classifier.")
"""Prefixes of the parameters that training changes and the file holds."""


def build_network(base: Path, attention: str = "sdpa", dropout: float = 0.0) -> PreTrainedModel:
    """Return the network with the base model's weights and a fresh head.

    Only a training has ``dropout``, the share of the hidden numbers set to zero.
    """
    # The head is new and the pooler unused, as they should be: no report of it on every start.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    config = AutoConfig.from_pretrained(base, local_files_only=True)
    config.num_labels = 3
    config.hidden_dropout_prob = dropout
    # Of attentions there are more than of hidden numbers: too dear to draw on a few cores.
    config.attention_probs_dropout_prob = config.classifier_dropout = 0.0
    network: PreTrainedModel = AutoModelForTokenClassification.from_pretrained(
        base,
        config=config,
        attn_implementation=attention,
        use_safetensors=True,
        local_files_only=True,
        dtype=torch.float32,
    )
    return network


def word_vectors(network: PreTrainedModel) -> NDArray[np.float32]:
    """Return the word embeddings: a row for each piece of the vocabulary, (v, d)."""
    vectors: NDArray[np.float32] = network.state_dict()[WORD_VECTORS].float().cpu().numpy()
    return vectors


def changed_state(network: PreTrainedModel) -> dict[str, torch.Tensor]:
    """Return the parameters that training changes."""
    return {
        name: tensor for name, tensor in network.state_dict().items() if name.startswith(CHANGED)
    }


def save_changed(network: PreTrainedModel, folder: Path) -> None:
    """Write the changed layers to ``folder`` as float16 safetensors."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        name: tensor.to(torch.float16).contiguous().cpu()
        for name, tensor in changed_state(network).items()
    }
    save_file(state, folder / WEIGHTS)


def load_changed(network: PreTrainedModel, folder: Path) -> None:
    """Put the stored layers into the network; raise ValueError when the file is not theirs."""
    state = {name: tensor.float() for name, tensor in load_file(folder / WEIGHTS).items()}
    expected = changed_state(network)
    if {n: t.shape for n, t in state.items()} != {n: t.shape for n, t in expected.items()}:
        raise ValueError(f"{folder / WEIGHTS} does not hold the layers of this reader")
    network.load_state_dict(state, strict=False)
