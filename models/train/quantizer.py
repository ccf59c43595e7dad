"""The shipped weight types in torch, so that training feels what `cargo xtask model` will round."""
from __future__ import annotations

import torch


def q4_0(weight: torch.Tensor) -> torch.Tensor:
    """`weight` as a Q4_0 tensor gives it back: blocks of 32 along the rows, 4 bits, one f16 scale (ggml's reference rounding)."""
    rows, columns = weight.shape
    blocks = weight.float().reshape(rows, columns // 32, 32)
    largest = blocks.gather(-1, blocks.abs().argmax(-1, keepdim=True))
    scale = largest / -8.0
    inverse = torch.where(scale == 0, torch.zeros_like(scale), 1.0 / scale)
    codes = (blocks * inverse + 8.5).floor().clamp(0, 15) - 8.0
    return (codes * scale.half().float()).reshape(rows, columns)


class InTheLoop:
    """Keeps base + adapter on the quantizer's grid: each base weight becomes Q(W + sBA) - sBA.

    The forward pass then runs on the very weights that are shipped, and the adapter still gets its plain gradient
    (the straight-through estimate). Between two calls of `snap` the adapter's own steps are not rounded.
    """

    def __init__(self, model: torch.nn.Module) -> None:
        self.layers = [m for m in model.modules() if hasattr(m, "lora_A") and "default" in getattr(m, "lora_A")]
        self.exact = [m.get_base_layer().weight.detach().clone() for m in self.layers]

    @torch.no_grad()
    def snap(self) -> None:
        """Rounds again around the adapter as it is now."""
        for layer, exact in zip(self.layers, self.exact):
            step = layer.scaling["default"] * (layer.lora_B["default"].weight.float() @ layer.lora_A["default"].weight.float())
            base = layer.get_base_layer().weight
            base.copy_((q4_0(exact.float() + step) - step).to(base.dtype))
