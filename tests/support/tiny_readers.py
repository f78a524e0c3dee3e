"""Tiny models with random weights, written to a folder as transformers writes any model."""

import shutil
from pathlib import Path
from typing import Any

import torch
from transformers import (
    BertConfig,
    BertForMaskedLM,
    BertForQuestionAnswering,
    BertForSequenceClassification,
)

from index.models.folders import DEFAULT_MODEL, find_model

KINDS: dict[str, Any] = {
    "extractive": BertForQuestionAnswering,
    "cross-encoder": BertForSequenceClassification,
    "masked": BertForMaskedLM,
}


def tiny_model(folder: Path, kind: str, labels: int = 1, seed: int = 0) -> Path:
    """Write a model of two small layers with MiniLM's tokenizer, and return its folder."""
    torch.manual_seed(seed)
    config = BertConfig(
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        initializer_range=1.0,
    )
    config.num_labels = labels
    KINDS[kind](config).save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json"):
        found = find_model(DEFAULT_MODEL).folder / name
        if found.exists():
            shutil.copy(found, folder / name)
    return folder


def tiny_base(folder: Path) -> Path:
    """Write a start for training: one narrow layer as wide as MiniLM, with its tokenizer."""
    torch.manual_seed(0)
    config = BertConfig(
        num_hidden_layers=1,
        hidden_size=384,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=256,
    )
    BertForMaskedLM(config).save_pretrained(folder)
    shutil.copy(find_model(DEFAULT_MODEL).folder / "tokenizer.json", folder)
    return folder
