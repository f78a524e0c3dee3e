"""The shipped reader's network: MiniLM with a three-column head, kept as the layers that changed.

The word embeddings stay those of the embedding model, so only the encoder and the head are stored
(16-bit safetensors, about 21 MB). The network is transformers' ordinary BertForTokenClassification.
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModelForTokenClassification, PreTrainedModel
from transformers.utils import logging

WEIGHTS = "reader.safetensors"
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


def half_precision(device: str = "cpu") -> torch.autocast:
    """Return the context of a pass in bfloat16, where the processor multiplies it by itself.

    Elsewhere bfloat16 is computed by way of float32 and takes several times as long as float32.
    """
    return torch.autocast(device, torch.bfloat16, enabled=device != "cpu" or multiplies_bfloat16())


def multiplies_bfloat16() -> bool:
    """Say whether this machine's processor has instructions for bfloat16."""
    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def halve_linear_layers(network: PreTrainedModel) -> None:
    """Keep the linear layers in bfloat16 where ``half_precision`` rounds them to it at each pass.

    What is read is the same to the bit, from half the memory.
    """
    if multiplies_bfloat16():
        for layer in network.modules():
            if isinstance(layer, torch.nn.Linear):
                layer.to(torch.bfloat16)


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
    # Copied into the base model's, which are mapped from its file, they would keep these pages.
    network.load_state_dict(state, strict=False, assign=True)


def share_word_embeddings(network: PreTrainedModel, word_embeddings: torch.nn.Module) -> None:
    """Put another network's word embeddings in the place of these, once the layers are loaded.

    What else is mapped from the base model's file, less than 1 MB, is copied: any of it would keep
    the whole file's pages, up to 90 MB.
    """
    network.set_input_embeddings(word_embeddings)
    for name, parameter in network.named_parameters():
        if name != WORD_VECTORS and not name.startswith(CHANGED):
            parameter.data = parameter.data.clone()
