"""LoRA training of a GGUF base on the project's text.

Two stages: first breadth and exact copying from the realized part, then style from the careful part.

    python3 -m realize.make --out build/realized
    python3 train.py --base gemma.gguf --vocabulary ../shopquill-gemma-3-270m/vocabulary.bits --data build/realized/*.jsonl ../data/careful/*.jsonl \
        --realized 8000 --rate-end 0.5 --out build/breadth
    python3 train.py ... --init build/breadth/adapter.safetensors --realized 2000 --careful-times 2 --rate 2e-4 --out build/style

A run that stopped goes on from its last checkpoint when called again with the same arguments.
"""
from __future__ import annotations

import argparse
import json
import math
import pathlib
import random
import time

import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import load_file, save_file

import dataset
import gguf_model
import quantizer
import trim
import vocabulary

LAYERS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def short(name: str) -> str:
    """PEFT's name of an adapter weight without its wrappers."""
    return name.removeprefix("base_model.model.").replace(".default.weight", ".weight")


def tensors(batch: list[dataset.Row], pad: int, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and labels; -100 takes no part in the loss.

    Rows are padded at their end, so causal attention never sees the padding and needs no mask.
    """
    longest = max(len(r.ids) for r in batch)
    ids = torch.full((len(batch), longest), pad)
    labels = torch.full_like(ids, -100)
    for i, row in enumerate(batch):
        n = len(row.ids)
        ids[i, :n] = torch.tensor(row.ids)
        labels[i, row.quiet:n] = ids[i, row.quiet:n]
    return ids.to(device), labels.to(device)


def loss_of(model: torch.nn.Module, batch: list[dataset.Row], pad: int, device: torch.device) -> tuple[torch.Tensor, int]:
    """The summed loss of the answers' tokens and how many they are.

    The output layer is 262k wide, so only the positions that predict an answer token go through it.
    """
    ids, labels = tensors(batch, pad, device)
    inner = model.get_base_model() if hasattr(model, "get_base_model") else model
    hidden = inner.model(input_ids=ids, use_cache=False).last_hidden_state
    wanted = labels[:, 1:] != -100
    logits = inner.lm_head(hidden[:, :-1][wanted]).float()
    targets = labels[:, 1:][wanted]
    return torch.nn.functional.cross_entropy(logits, targets, reduction="sum"), int(targets.numel())


def evaluate(model: torch.nn.Module, rows: list[dataset.Row], args: argparse.Namespace, pad: int, device: torch.device) -> float:
    """Mean loss a token on held-out product types."""
    model.eval()
    total = count = 0.0
    with torch.no_grad():
        for batch in dataset.batches(rows, args.batch_tokens, 0):
            loss, n = loss_of(model, batch, pad, device)
            total, count = total + loss.item(), count + n
    model.train()
    return total / max(1.0, count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--data", required=True, nargs="+", type=pathlib.Path)
    parser.add_argument("--reviews", nargs="*", default=[], type=pathlib.Path, help="labelled reviews, of which the first line of an analysis is learned")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--template", choices=["plain", "chatml"], default="plain")
    parser.add_argument("--lang", default="en,zh")
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--batch-tokens", type=int, default=3072)
    parser.add_argument("--longest", type=int, default=640)
    parser.add_argument("--vocabulary", type=pathlib.Path, help="the tokens to keep, as trim.py writes them")
    parser.add_argument("--init", type=pathlib.Path, help="an adapter to go on from")
    parser.add_argument("--realized", type=int, default=0, help="how many realized lines to draw; 0 is all")
    parser.add_argument("--rate-end", type=float, default=0.02, help="the share of the rate that the last step has")
    parser.add_argument("--snap-every", type=int, default=10, help="steps between two roundings of base + adapter; 0 trains without the quantizer")
    parser.add_argument("--careful-times", type=int, default=1, help="how often careful lines are seen per epoch")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--save-every", type=int, default=50)
    parser.add_argument("--max-steps", type=int, default=0)
    parser.add_argument("--check", action="store_true", help="only load the base and print its loss on careful held-out lines")
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    kept = trim.read(args.vocabulary) if args.vocabulary else None
    model, reader = gguf_model.load(args.base, torch.bfloat16, kept)
    words = vocabulary.of(reader, kept)
    bos = model.config.bos_token_id if gguf_model.metadata(reader, "tokenizer.ggml.add_bos_token") else None
    pad = model.config.pad_token_id or 0

    catalog = pathlib.Path(__file__).resolve().parents[1] / "data/catalog"
    held = {t["id"] for f in sorted(catalog.glob("*.jsonl")) for t in map(json.loads, f.read_text("utf-8").splitlines()) if t["split"] == "eval"}
    langs = args.lang.split(",")
    careful = [f for f in args.data if "careful" in f.parts]
    made = [f for f in args.data if f not in careful]
    realized = dataset.read(made, "train", held, langs)
    if args.realized:
        realized = random.Random(args.seed).sample(realized, args.realized)
    training = realized + dataset.read(careful, "train", held, langs) * args.careful_times + dataset.labelled(args.reviews, langs)
    train_rows, left = dataset.rows(training, words, args.template, bos, args.longest)
    eval_rows, _ = dataset.rows(dataset.read(careful, "eval", held, langs), words, args.template, bos, args.longest)
    print(f"{len(train_rows)} rows to train on, {left} left out, {len(eval_rows)} careful rows held out", flush=True)

    if args.check:
        print("loss of the base on careful held-out lines:", evaluate(model.to(device), eval_rows, args, pad, device))
        return
    model = get_peft_model(model, LoraConfig(r=args.rank, lora_alpha=2 * args.rank, lora_dropout=0.0, target_modules=LAYERS, task_type="CAUSAL_LM")).to(device)
    weights = {n: p for n, p in model.named_parameters() if p.requires_grad}
    for p in weights.values():
        p.data = p.data.float()  # the adapter learns in f32; bf16 would swallow small steps
    if args.init:
        start = load_file(args.init)
        for name, p in weights.items():
            p.data.copy_(start.pop(short(name)))
        if start:
            raise SystemExit(f"{args.init} holds weights this adapter lacks: {sorted(start)[:3]}")
    grid = quantizer.InTheLoop(model) if args.snap_every else None
    optimizer = torch.optim.AdamW(weights.values(), lr=args.rate, weight_decay=0.0, betas=(0.9, 0.98))
    plan = [(e, b) for e in range(args.epochs) for b in dataset.batches(train_rows, args.batch_tokens, args.seed + e)]
    steps = min(len(plan), args.max_steps or len(plan))
    warm = max(1, steps // 30)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / warm, args.rate_end + (1 - args.rate_end) * 0.5 * (1 + math.cos(math.pi * min(1.0, s / steps)))))
    args.out.mkdir(parents=True, exist_ok=True)
    checkpoint = args.out / "checkpoint.pt"
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        if saved["steps"] != steps or saved["seed"] != args.seed:
            raise SystemExit("the checkpoint belongs to another plan; choose another --out")
        for name, p in weights.items():
            p.data.copy_(saved["weights"][name])
        optimizer.load_state_dict(saved["optimizer"])
        rate.load_state_dict(saved["rate"])
        done = saved["done"]

    def save() -> None:
        state = dict(weights={n: p.detach() for n, p in weights.items()}, optimizer=optimizer.state_dict(), rate=rate.state_dict(), done=done, steps=steps, seed=args.seed)
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)

    model.train()
    began, seen = time.monotonic(), 0
    for index in range(done, steps):
        batch = plan[index][1]
        if grid and (index % args.snap_every == 0 or index == done):
            grid.snap()
        with torch.autocast(device.type, dtype=torch.bfloat16):
            loss, count = loss_of(model, batch, pad, device)
        mean = loss / max(1, count)
        mean.backward()
        torch.nn.utils.clip_grad_norm_(list(weights.values()), 1.0)
        optimizer.step()
        rate.step()
        optimizer.zero_grad(set_to_none=True)
        done = index + 1
        seen += sum(len(r.ids) for r in batch)
        if done % 20 == 0 or done == steps:
            print(f"step {done}/{steps} loss {mean.item():.4f} rate {rate.get_last_lr()[0]:.2e} {seen / (time.monotonic() - began):.0f} tokens/s", flush=True)
        if done % args.save_every == 0 or done == steps:
            save()
    if grid:
        grid.snap()
    print(f"held-out careful loss {evaluate(model, eval_rows, args, pad, device):.4f}", flush=True)
    settings = dict(rank=str(args.rank), alpha=str(2 * args.rank), seed=str(args.seed), steps=str(steps), template=args.template, base=pathlib.Path(args.base).name)
    save_file({short(n): p.detach().to(torch.bfloat16).cpu().contiguous() for n, p in weights.items()},
              args.out / "adapter.safetensors", metadata=settings)


if __name__ == "__main__":
    main()
