"""Base GGUF + adapter -> merged GGUF, with numpy. NOT YET RUN on a trained adapter.

    python3 export.py --base gemma.gguf --adapter adapter.safetensors --out merged.gguf --embedding q8_0 --linear q4_0 [--keep attn_v=q8_0]

A stand-in: the shipped file must come from `cargo xtask model`, in Rust, bit for bit.
"""
from __future__ import annotations

import argparse
import re

import gguf
import numpy as np
from safetensors import safe_open

from gguf_model import from_hf, hf_name, metadata, to_hf


def adapter(path: str) -> tuple[dict[str, np.ndarray], float]:
    """LoRA matrices as f32 by module path, and alpha/rank."""
    with safe_open(path, framework="pt") as file:
        settings = file.metadata()
        found = {name: file.get_tensor(name).float().numpy() for name in file.keys()}
    return found, float(settings["alpha"]) / float(settings["rank"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--adapter")
    parser.add_argument("--out", required=True)
    parser.add_argument("--embedding", default="q8_0")
    parser.add_argument("--linear", default="q4_0")
    parser.add_argument("--keep", action="append", default=[], help="tensor name part = type, for example attn_v=q8_0")
    args = parser.parse_args()
    reader = gguf.GGUFReader(args.base)
    arch = metadata(reader, "general.architecture")
    heads = metadata(reader, f"{arch}.attention.head_count")
    kv_heads = metadata(reader, f"{arch}.attention.head_count_kv", heads)
    lora, scale = adapter(args.adapter) if args.adapter else ({}, 0.0)
    used: set[str] = set()
    writer = gguf.GGUFWriter(args.out, arch)
    for key, field in reader.fields.items():
        if key.startswith("GGUF.") or key in ("general.architecture", "general.file_type"):
            continue
        kind = field.types[0]
        writer.add_key_value(key, field.contents(), kind, field.types[-1] if kind == gguf.GGUFValueType.ARRAY else None)
    for tensor in reader.tensors:
        weight = gguf.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
        module = hf_name(tensor.name, arch).removesuffix(".weight")
        down, up = f"{module}.lora_A.weight", f"{module}.lora_B.weight"
        if down in lora:
            weight = to_hf(tensor.name, weight, arch, heads, kv_heads)
            weight = weight + scale * (lora[up] @ lora[down])
            weight = from_hf(tensor.name, weight, arch, heads, kv_heads)
            used |= {down, up}
        if weight.ndim == 1:
            writer.add_tensor(tensor.name, np.ascontiguousarray(weight))
            continue
        choice = args.embedding if tensor.name == "token_embd.weight" else args.linear
        for rule in args.keep:
            part, _, kind_name = rule.partition("=")
            if re.search(part, tensor.name):
                choice = kind_name
        kind = gguf.GGMLQuantizationType[choice.upper()]
        writer.add_tensor(tensor.name, gguf.quantize(np.ascontiguousarray(weight), kind), raw_dtype=kind)
    if used != set(lora):
        raise SystemExit(f"adapter tensors without a place: {sorted(set(lora) - used)[:5]}")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()
