"""The network that the adapter is trained in: the encoder with its changes beside it, and its loss.

Late interaction as ``index/rank/search.py`` has it (MaxSim, Khattab & Zaharia 2020,
arXiv 2004.12832), the rarer and the more important word pieces of the question weighing more.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import AutoModel

from index.models.adapter import DOWN, IMPORTANCE, UP
from scripts.training.adapter_steps import Pieces, Sentence, Step

RANK = 32
SCALE, NONE = 30.0, 0.55
"""Where the factor of a score in the loss, and the score of "none of these", begin."""
WITHOUT = 0.3
"""Weight of the same question asked without its answering sentences."""
NEVER = -1e4
SHARPNESS = 4.0
"""Factor of the direction: at a learning rate for layers of low rank it would change too slowly."""


class LowRank(torch.nn.Module):
    """A linear layer that stays as it is, with a learned change of low rank."""

    def __init__(self, base: torch.nn.Linear) -> None:
        super().__init__()
        self.base = base
        self.down = torch.nn.Parameter(torch.randn(RANK, base.in_features) / base.in_features**0.5)
        self.up = torch.nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return what the changed layer gives."""
        changed: torch.Tensor = self.base(values) + (values @ self.down.T) @ self.up.T
        return changed


class LateInteraction(torch.nn.Module):
    """The encoder, its adapter, and the level from which a sentence answers."""

    def __init__(self, base: Path, idf: torch.Tensor) -> None:
        super().__init__()
        encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, local_files_only=True)
        self.encoder = encoder.eval().requires_grad_(False)
        linear = [
            name
            for name, module in encoder.named_modules()
            if isinstance(module, torch.nn.Linear) and name.startswith("encoder.layer.")
        ]
        for name in linear:
            owner, _, last = name.rpartition(".")
            setattr(encoder.get_submodule(owner), last, LowRank(encoder.get_submodule(name)))
        self.direction = torch.nn.Parameter(torch.zeros(encoder.config.hidden_size))
        self.scale = torch.nn.Parameter(torch.tensor(SCALE).log())
        self.none = torch.nn.Parameter(torch.tensor(NONE))
        self.idf = torch.nn.Parameter(idf, requires_grad=False)

    def adapter(self) -> dict[str, torch.Tensor]:
        """Return the adapter as it is shipped."""
        state = {
            name.removeprefix("encoder."): parameter
            for name, parameter in self.named_parameters()
            if name.endswith((DOWN, UP))
        }
        return {**state, IMPORTANCE: SHARPNESS * self.direction}

    def go_on_from(self, state: dict[str, torch.Tensor]) -> None:
        """Start from an adapter, as it is shipped."""
        rest = {f"encoder.{name}": value for name, value in state.items() if name != IMPORTANCE}
        rest["direction"] = state[IMPORTANCE].float() / SHARPNESS
        self.load_state_dict(rest, strict=False)

    def forward(self, questions: Sequence[Pieces], sentences: Sequence[Sentence]) -> torch.Tensor:
        """Return the score of each question with each sentence, (q, s)."""
        ids = self._padded(questions)
        asked = self._vectors(ids)
        inside = torch.zeros_like(ids, dtype=torch.float32)
        for row, question in enumerate(questions):
            inside[row, 1 : len(question) - 1] = 1  # not the special pieces at its ends
        weights = self.idf[ids] * torch.exp(SHARPNESS * (asked @ self.direction)) * inside
        weights = weights / weights.sum(1, keepdim=True).clamp_min(1e-6)
        answering, own = self._own_vectors(sentences)
        similar = asked.flatten(0, 1) @ answering.flatten(0, 1).T
        similar = similar.reshape(*ids.shape, *own.shape)
        nearest = similar.masked_fill(~own, -1.0).amax(3)
        scores: torch.Tensor = (nearest * weights[..., None]).sum(1)
        return scores

    def log_odds(self, step: Step) -> torch.Tensor:
        """Return the log-odds of each sentence against "none of these", (q, s)."""
        scores: torch.Tensor = self(step.questions, step.sentences)
        return (scores - self.none) * self.scale.exp()

    def _own_vectors(self, sentences: Sequence[Sentence]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return each sentence's own pieces in its context (s, t, d), and which of them are real.

        The shorter half is embedded apart from the longer one: less of it is padding.
        """
        order = sorted(range(len(sentences)), key=lambda place: len(sentences[place].ids))
        device = self.none.device
        starts = torch.tensor([some.start for some in sentences], device=device)
        counts = torch.tensor([len(some.ids) - 1 - some.start for some in sentences], device=device)
        piece = torch.arange(int(counts.max()), device=device)
        own = []
        for half in (order[: len(order) // 2], order[len(order) // 2 :]):
            if half:
                vectors = self._vectors(self._padded([sentences[place].ids for place in half]))
                places = (starts[half][:, None] + piece).clamp_max(vectors.shape[1] - 1)
                own.append(vectors.gather(1, places[..., None].expand(-1, -1, vectors.shape[2])))
        back = torch.tensor(order, device=device).argsort()
        return torch.cat(own)[back], piece < counts[:, None]

    def _vectors(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the unit vectors of padded rows of word pieces, (n, t, d)."""
        hidden = self.encoder(input_ids=ids, attention_mask=(ids > 0).long()).last_hidden_state
        return torch.nn.functional.normalize(hidden, dim=-1)

    def _padded(self, rows: Sequence[Pieces]) -> torch.Tensor:
        tensors = [torch.tensor(row, device=self.none.device) for row in rows]
        return torch.nn.utils.rnn.pad_sequence(tensors, batch_first=True)


def loss_of(log_odds: torch.Tensor, step: Step) -> torch.Tensor:
    """Return the cross-entropy of "which of these sentences answers, if any".

    A question that has an answer is asked once more without the sentences that hold it. A sentence
    of another paragraph that has the answering words in it is not counted.
    """
    right, uncounted = step.right.to(log_odds.device), step.uncounted.to(log_odds.device)
    scores = log_odds.masked_fill(uncounted, NEVER)
    nothing = scores.new_zeros(len(scores), 1)
    answerable = right.any(1)
    chosen = torch.logsumexp(scores.masked_fill(~right, NEVER), 1)
    everything = torch.logsumexp(torch.cat([scores, nothing], 1), 1)
    rest = torch.logsumexp(torch.cat([scores.masked_fill(right, NEVER), nothing], 1), 1)
    found = everything - torch.where(answerable, chosen, 0.0)
    return (found + WITHOUT * rest * answerable).mean()
