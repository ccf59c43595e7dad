"""A GGUF file as a Hugging Face model, from the file's own metadata: no hub, no config files."""
from __future__ import annotations

import re
from typing import Any

import gguf
import numpy as np

GEMMA = {"attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj",
         "attn_q_norm": "self_attn.q_norm", "attn_k_norm": "self_attn.k_norm", "attn_norm": "input_layernorm",
         "post_attention_norm": "post_attention_layernorm", "ffn_norm": "pre_feedforward_layernorm", "post_ffw_norm": "post_feedforward_layernorm",
         "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj"}
LLAMA = {**{k: v for k, v in GEMMA.items() if not k.endswith(("q_norm", "k_norm")) and "post" not in k}, "ffn_norm": "post_attention_layernorm"}


def metadata(reader: gguf.GGUFReader, key: str, default: Any = None) -> Any:
    field = reader.fields.get(key)
    return default if field is None else field.contents()


def hf_name(name: str, arch: str) -> str:
    """The Hugging Face name of a GGUF tensor."""
    if name == "token_embd.weight":
        return "model.embed_tokens.weight"
    if name == "output_norm.weight":
        return "model.norm.weight"
    if name == "output.weight":
        return "lm_head.weight"
    match = re.fullmatch(r"blk\.(\d+)\.(\w+)\.weight", name)
    if not match:
        raise ValueError(f"unknown tensor {name}")
    table = GEMMA if arch == "gemma3" else LLAMA
    return f"model.layers.{match[1]}.{table[match[2]]}.weight"


def permute(weight: np.ndarray, heads: int) -> np.ndarray:
    """Rows of q and k from Hugging Face's order (halves) to the llama GGUF's (pairs)."""
    rows = weight.shape[0]
    return weight.reshape(heads, 2, rows // heads // 2, -1).swapaxes(1, 2).reshape(weight.shape)


def unpermute(weight: np.ndarray, heads: int) -> np.ndarray:
    """The way back from `permute`."""
    rows = weight.shape[0]
    return weight.reshape(heads, rows // heads // 2, 2, -1).swapaxes(1, 2).reshape(weight.shape)


def to_hf(name: str, weight: np.ndarray, arch: str, heads: int, kv_heads: int) -> np.ndarray:
    """A dequantized tensor as Hugging Face wants it."""
    if arch == "gemma3" and name.endswith("norm.weight"):
        return weight - 1.0  # the GGUF holds 1 + w, the module adds the 1 itself
    if arch == "llama" and name.endswith("attn_q.weight"):
        return unpermute(weight, heads)
    if arch == "llama" and name.endswith("attn_k.weight"):
        return unpermute(weight, kv_heads)
    return weight


def from_hf(name: str, weight: np.ndarray, arch: str, heads: int, kv_heads: int) -> np.ndarray:
    """The way back from `to_hf`, for export."""
    if arch == "gemma3" and name.endswith("norm.weight"):
        return weight + 1.0
    if arch == "llama" and name.endswith("attn_q.weight"):
        return permute(weight, heads)
    if arch == "llama" and name.endswith("attn_k.weight"):
        return permute(weight, kv_heads)
    return weight


def config(reader: gguf.GGUFReader) -> Any:
    """The model's configuration. Gemma's local rope base and layer pattern are no GGUF keys; they are the family's."""
    from transformers import Gemma3TextConfig, LlamaConfig

    arch = metadata(reader, "general.architecture")
    get = lambda key, default=None: metadata(reader, f"{arch}.{key}", default)  # noqa: E731
    embedding = next(t for t in reader.tensors if t.name == "token_embd.weight")
    heads = get("attention.head_count")
    common = dict(vocab_size=int(embedding.shape[1]), hidden_size=get("embedding_length"), intermediate_size=get("feed_forward_length"),
                  num_hidden_layers=get("block_count"), num_attention_heads=heads, num_key_value_heads=get("attention.head_count_kv", heads),
                  rms_norm_eps=get("attention.layer_norm_rms_epsilon"), max_position_embeddings=get("context_length"),
                  tie_word_embeddings=not any(t.name == "output.weight" for t in reader.tensors),
                  bos_token_id=metadata(reader, "tokenizer.ggml.bos_token_id"), eos_token_id=metadata(reader, "tokenizer.ggml.eos_token_id"),
                  pad_token_id=metadata(reader, "tokenizer.ggml.padding_token_id"), attention_dropout=0.0)
    base = float(get("rope.freq_base", 10000.0))
    if arch == "gemma3":
        layers = ["full_attention" if (i + 1) % 6 == 0 else "sliding_attention" for i in range(common["num_hidden_layers"])]
        return Gemma3TextConfig(**common, head_dim=get("attention.key_length"), query_pre_attn_scalar=get("attention.key_length"),
                                sliding_window=get("attention.sliding_window"), layer_types=layers, hidden_activation="gelu_pytorch_tanh",
                                rope_parameters={"full_attention": {"rope_type": "default", "rope_theta": base},
                                                 "sliding_attention": {"rope_type": "default", "rope_theta": 10000.0}})
    if arch == "llama":
        return LlamaConfig(**common, hidden_act="silu", rope_parameters={"rope_type": "default", "rope_theta": base})
    raise ValueError(f"no training for architecture {arch}")


def load(path: str, dtype: Any = None, kept: list[int] | None = None) -> tuple[Any, gguf.GGUFReader]:
    """The model with dequantized weights, its vocabulary trimmed to `kept`.

    Every tensor of the file must find its place, and every parameter a tensor.
    """
    import torch
    from transformers import Gemma3ForCausalLM, LlamaForCausalLM

    reader = gguf.GGUFReader(path)
    arch = metadata(reader, "general.architecture")
    settings = config(reader)
    if kept is not None:
        settings.vocab_size = len(kept)
        for name in ("bos_token_id", "eos_token_id", "pad_token_id"):
            setattr(settings, name, kept.index(getattr(settings, name)))
    model = (Gemma3ForCausalLM if arch == "gemma3" else LlamaForCausalLM)(settings).to(dtype or torch.float32)
    state = {}
    for tensor in reader.tensors:
        weight = gguf.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
        if kept is not None and tensor.name in ("token_embd.weight", "output.weight"):
            weight = weight[kept]
        weight = to_hf(tensor.name, weight, arch, settings.num_attention_heads, settings.num_key_value_heads)
        state[hf_name(tensor.name, arch)] = torch.from_numpy(np.ascontiguousarray(weight)).to(dtype or torch.float32)
    left, extra = model.load_state_dict(state, strict=False)
    left = [name for name in left if not (name == "lm_head.weight" and settings.tie_word_embeddings)]
    if left or extra:
        raise ValueError(f"weights do not fit: missing {left}, unexpected {extra}")
    model.tie_weights()
    return model, reader
