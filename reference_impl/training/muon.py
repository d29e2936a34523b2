"""The optimizer of the matrices: Muon, in the precision of the weights.

Keller Jordan and others, Muon: An optimizer for hidden layers in neural networks (2024): the momentum of a matrix is
replaced by the nearest orthogonal matrix before it is a step, so that every direction moves alike. Scaled as in Liu and
others, Muon is Scalable for LLM Training (2025, section 2.2), so that rates are those of AdamW.

torch.optim.Muon computes in bfloat16, which a processor without instructions for it does some eighty times slower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import torch
from torch import Tensor
from torch.nn import Parameter
from torch.optim import Optimizer

_ITERATION = (3.4445, -4.7750, 2.0315)
_ITERATIONS = 5
_LIKE_ADAMW = 0.2


class Muon(Optimizer):
    """Muon for matrices; vectors and embeddings belong to AdamW.

    Args:
        parameters: matrices, and nothing else.
        lr: the rate.
        momentum: of the gradients' running mean (Nesterov's).
        weight_decay: share of a weight that a step of rate 1 takes away.
    """

    def __init__(
        self, parameters: Iterable[Parameter], lr: float, momentum: float = 0.95, weight_decay: float = 0.01
    ) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]  # noqa: ARG002 - torch's signature
        """Move every matrix that has a gradient."""
        for group in self.param_groups:
            alike: dict[tuple[int, int], list[tuple[Parameter, Tensor]]] = defaultdict(list)
            for matrix in group["params"]:
                if matrix.grad is not None:
                    update = self._momentum(matrix, group["momentum"])
                    wide = update if update.shape[0] <= update.shape[1] else update.T
                    alike[wide.shape[0], wide.shape[1]].append((matrix, wide))
            for (_, length), members in alike.items():
                nearest = orthogonal(torch.stack([update for _, update in members]))
                for (matrix, _), update in zip(members, nearest, strict=True):
                    matrix.mul_(1 - group["lr"] * group["weight_decay"])
                    matrix.add_(
                        update if matrix.shape[0] <= matrix.shape[1] else update.T,
                        alpha=-group["lr"] * _LIKE_ADAMW * length**0.5,
                    )

    def _momentum(self, matrix: Parameter, momentum: float) -> Tensor:
        state = self.state[matrix]
        if "momentum" not in state:
            state["momentum"] = torch.zeros_like(matrix)
        running: Tensor = state["momentum"]
        assert matrix.grad is not None  # noqa: S101 - those without a gradient were left out
        running.lerp_(matrix.grad, 1 - momentum)
        return matrix.grad.lerp(running, momentum)


def orthogonal(matrices: Tensor) -> Tensor:
    """About the nearest matrices with orthonormal rows, by Newton and Schulz's iteration.

    Args:
        matrices: of one shape, no taller than wide (matrices, rows, columns).
    """
    first, third, fifth = _ITERATION
    nearest: Tensor = matrices / (matrices.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(_ITERATIONS):
        gram = nearest @ nearest.mT
        nearest = first * nearest + (third * gram + fifth * gram @ gram) @ nearest
    return nearest
