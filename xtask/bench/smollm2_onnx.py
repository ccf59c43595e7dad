"""SmolLM2 for transformers.js, made of the very weights that the others are measured on: GGUF -> safetensors -> 4-bit ONNX.

    pip install torch transformers gguf onnx onnx-ir onnxruntime onnxruntime-genai
    python3 smollm2_onnx.py SmolLM2-135M-Instruct.Q4_1.gguf CACHE/bench/onnx/smollm2
"""
from __future__ import annotations

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import onnx
import safetensors.torch
import torch
import transformers

KEPT = ("config.json", "tokenizer.json", "tokenizer_config.json")


def unpack(gguf: pathlib.Path, folder: pathlib.Path) -> int:
    """The weights as floats in `folder`; the size of a head."""
    where = dict(pretrained_model_name_or_path=str(gguf.parent), gguf_file=gguf.name)
    model = transformers.AutoModelForCausalLM.from_pretrained(**where, dtype=torch.float32)
    weights = {name: tensor.contiguous() for name, tensor in model.state_dict().items()}
    if model.config.tie_word_embeddings:
        weights.pop("lm_head.weight", None)
    safetensors.torch.save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = model.config
    config.architectures = ["LlamaForCausalLM"]
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    config.save_pretrained(folder)
    transformers.AutoTokenizer.from_pretrained(**where).save_pretrained(folder)
    return config.hidden_size // config.num_attention_heads


def main() -> None:
    gguf, target = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        floats, built = pathlib.Path(name, "floats"), pathlib.Path(name, "built")
        floats.mkdir()
        head = unpack(gguf, floats)
        builder = [sys.executable, "-m", "onnxruntime_genai.models.builder", "-i", floats, "-o", built, "-p", "int4", "-e", "cpu"]
        subprocess.run([*builder, "--extra_options", "int4_accuracy_level=4", "shared_embeddings=false"], check=True)
        (target / "onnx").mkdir(parents=True, exist_ok=True)
        for file in KEPT:
            shutil.copy(floats / file, target / file)
        template = floats / "chat_template.jinja"
        if template.exists():
            about = json.loads((target / "tokenizer_config.json").read_text("utf-8"))
            about["chat_template"] = template.read_text("utf-8")
            (target / "tokenizer_config.json").write_text(json.dumps(about, indent=1), "utf-8")
        model = onnx.load(built / "model.onnx")
        # transformers.js asks the graph for the caches' shapes, and a named size tells it nothing.
        for value in (*model.graph.input, *model.graph.output):
            for size in value.type.tensor_type.shape.dim:
                if size.dim_param == "kv_cache_dim":
                    size.dim_value = head
        onnx.save_model(model, target / "onnx/model_q4.onnx", save_as_external_data=False)


if __name__ == "__main__":
    main()
