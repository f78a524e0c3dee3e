"""Find hard negatives: sentences of other paragraphs, near a question but without its answer."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.reader_model import half_precision
from scripts.reader_data import Data, Example
from scripts.reader_groups import CROWDED

HIDDEN = 384
"""Dimensions of MiniLM."""
NEGATIVES = 12
LOOKED_AT = 60


def embed(
    texts: Sequence[str],
    encoder: torch.nn.Module,
    tokenizer: Tokenizer,
    step: Callable[[int], None],
    device: str,
) -> NDArray[np.float32]:
    """Return mean-pooled, normalised vectors (n, d) of texts, batched by length."""
    encoded = [tokenizer.encode(text).ids[:128] for text in texts]
    order = sorted(range(len(texts)), key=lambda place: len(encoded[place]))
    result = np.zeros((len(texts), HIDDEN), dtype=np.float32)
    for start in range(0, len(order), 128):
        batch = order[start : start + 128]
        width = max(len(encoded[place]) for place in batch)
        ids = torch.zeros((len(batch), width), dtype=torch.long)
        for row, place in enumerate(batch):
            ids[row, : len(encoded[place])] = torch.tensor(encoded[place])
        ids = ids.to(device)
        mask = (ids > 0).long()
        with torch.inference_mode(), half_precision(device):
            hidden = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        pooled = (hidden.float() * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        result[batch] = torch.nn.functional.normalize(pooled).cpu().numpy()
        step(len(batch))
    return result


def mine(
    data: Data,
    examples: Sequence[Example],
    sentences: NDArray[np.float32],
    questions: NDArray[np.float32],
    sentence_paragraph: NDArray[np.int64],
    seed: int,
) -> NDArray[np.int64]:
    """Return rows of hard negative sentences for each example, (examples, NEGATIVES), -1 for none.

    Only paragraphs that training may see are searched. A sentence much nearer to the question than
    the paragraph it was asked on is left out: it may well answer it.
    """
    rng = np.random.default_rng(seed)
    seen = np.array([not p.development for p in data.paragraphs])
    source = np.array([p.source for p in data.paragraphs])
    asked = np.array([example.paragraph for example in examples])
    texts = [p.text[start:end].lower() for p in data.paragraphs for start, end in p.sentences]
    result = np.full((len(examples), NEGATIVES), -1, dtype=np.int64)
    for name in sorted(set(source)):
        pool = np.flatnonzero((source == name)[sentence_paragraph] & seen[sentence_paragraph])
        theirs = np.flatnonzero(source[asked] == name)
        slack = -0.05 if name in CROWDED else 0.1
        for start in range(0, len(theirs), 512):
            batch = theirs[start : start + 512]
            scores = torch.from_numpy(questions[batch]) @ torch.from_numpy(sentences[pool]).T
            own = torch.from_numpy(sentence_paragraph[pool][None] == asked[batch][:, None])
            ceiling = scores.masked_fill(~own, -1).amax(1, keepdim=True) + slack
            scores.masked_fill_(own | (scores > ceiling), -1)
            top = scores.topk(min(LOOKED_AT, len(pool))).indices.numpy()
            for number, places in zip(batch, pool[top], strict=True):
                good = lacking(data, examples[number], places, texts)[: 2 * NEGATIVES]
                kept = rng.permutation(good)[:NEGATIVES]
                result[number, : len(kept)] = kept
    return result


def lacking(
    data: Data, example: Example, rows: NDArray[np.int64], texts: Sequence[str]
) -> list[int]:
    """Return those of the sentences that do not hold any of the example's answers."""
    paragraph = data.paragraphs[example.paragraph].text
    words = [paragraph[start:end].lower() for start, end in example.answers]
    return [int(row) for row in rows if not any(word in texts[row] for word in words)]
