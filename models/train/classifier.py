"""A small classifier of reviews' sentiment over the hidden states of a finished model.

The features are those of crate/engine/src/classify.rs: the mean of one layer's residual stream over the prompt (its first
token left out) and the last token's state after the output norm. Several networks of one hidden layer are fitted from
different starts, with dropout, and vote; as their votes are added, they are written as one network.

    python3 classifier.py --model shopquill-gemma-3-270m.q4_0.gguf --reviews ../data/reviews/*.jsonl \\
        --careful ../data/careful/review-analysis.*.jsonl --out ../shopquill-gemma-3-270m/sentiment.json
"""
from __future__ import annotations

import argparse
import json
import pathlib

import numpy as np
import torch

import gguf_model
import prompt
import vocabulary

LABELS = ["positive", "negative", "neutral"]
BATCH = 64
CHINESE = {"正面": "positive", "负面": "negative", "中性": "neutral"}


def read(reviews: list[pathlib.Path], careful: list[pathlib.Path]) -> list[tuple[str, str, str]]:
    """(language, review, label) of labelled reviews and of the worked analyses, whose first line is a label."""
    rows = []
    for file in reviews:
        language = file.name.split(".")[-2]
        rows += [(language, line["review"], line["sentiment"]) for line in map(json.loads, file.read_text("utf-8").splitlines())]
    for file in careful:
        for line in map(json.loads, file.read_text("utf-8").splitlines()):
            word = line["answer"].split("\n")[0]
            rows.append((line["job"]["lang"], line["job"]["review"], CHINESE.get(word, word)))
    return rows


def features(model: torch.nn.Module, words: vocabulary.Scores, bos: int | None, rows: list[tuple[str, str, str]], layer: int) -> np.ndarray:
    """`[rows, 2 * dim]`."""
    out = []
    with torch.no_grad():
        for language, review, _ in rows:
            ids = words.encode(prompt.plain_template({"task": "review-analysis", "lang": language, "review": review}))
            ids = ([bos] if bos is not None else []) + ids
            states = model.model(input_ids=torch.tensor([ids]), output_hidden_states=True, use_cache=False).hidden_states
            out.append(torch.cat([states[layer][0, 1:].float().mean(0), states[-1][0, -1].float()]).numpy())
    return np.stack(out)


def fit(x: np.ndarray, y: np.ndarray, *, nets: int, hidden: int, epochs: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """The hidden layer `[nets * hidden, features]` and the output `[classes, nets * hidden]`, each with its bias, of raw features."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    inputs, targets = torch.tensor((x - mean) / spread), torch.tensor(y)
    fitted = [fit_one(inputs, targets, seed, hidden, epochs) for seed in range(nets)]
    first = np.concatenate([net[1].weight.detach().numpy() for net in fitted]) / spread
    first_bias = np.concatenate([net[1].bias.detach().numpy() for net in fitted]) - first @ mean
    second = np.concatenate([net[4].weight.detach().numpy() for net in fitted], 1) / nets
    second_bias = np.mean([net[4].bias.detach().numpy() for net in fitted], 0)
    return [(first, first_bias), (second, second_bias)]


def fit_one(inputs: torch.Tensor, targets: torch.Tensor, seed: int, hidden: int, epochs: int) -> torch.nn.Sequential:
    torch.manual_seed(seed)
    dropout = torch.nn.Dropout
    net = torch.nn.Sequential(dropout(0.5), torch.nn.Linear(inputs.shape[1], hidden), torch.nn.ReLU(), dropout(0.3), torch.nn.Linear(hidden, len(LABELS)))
    optimizer = torch.optim.AdamW(net.parameters(), weight_decay=0.3)
    batches = -(-len(inputs) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1.5e-3, total_steps=epochs * batches)
    for _ in range(epochs):
        for rows in torch.randperm(len(inputs)).split(BATCH):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(net(inputs[rows]), targets[rows], label_smoothing=0.05).backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def classes(layers: list[tuple[np.ndarray, np.ndarray]], x: np.ndarray) -> np.ndarray:
    """The likeliest class of each row."""
    (first, first_bias), (second, second_bias) = layers
    return (np.maximum(x @ first.T + first_bias, 0) @ second.T + second_bias).argmax(1)


def macro_f1(truth: np.ndarray, said: np.ndarray) -> float:
    return float(np.mean([2 * ((said == c) & (truth == c)).sum() / max(1, (said == c).sum() + (truth == c).sum()) for c in range(len(LABELS))]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--reviews", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--careful", nargs="*", type=pathlib.Path, default=[])
    parser.add_argument("--layer", type=int, default=12, help="layers that a token went through when its residual stream is read")
    parser.add_argument("--nets", type=int, default=5)
    parser.add_argument("--hidden", type=int, default=48)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--cache", type=pathlib.Path, help="where the features are kept between runs")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()

    rows = read(args.reviews, args.careful)
    if args.cache and args.cache.exists():
        x = np.load(args.cache)
        if len(x) != len(rows):
            raise SystemExit(f"{args.cache} belongs to other reviews; delete it")
    else:
        model, reader = gguf_model.load(args.model, torch.bfloat16)
        model.eval()
        bos = model.config.bos_token_id if gguf_model.metadata(reader, "tokenizer.ggml.add_bos_token") else None
        x = features(model, vocabulary.of(reader), bos, rows, args.layer)
        if args.cache:
            np.save(args.cache, x)
    y = np.array([LABELS.index(label) for _, _, label in rows])
    languages = np.array([language for language, _, _ in rows])

    # Neighbours in a file are often two sides of one product, so folds are blocks of lines.
    fold = np.arange(len(rows)) // 40 % 5
    said = np.zeros_like(y)
    how = dict(nets=args.nets, hidden=args.hidden, epochs=args.epochs)
    for k in range(5):
        said[fold == k] = classes(fit(x[fold != k], y[fold != k], **how), x[fold == k])
    for language in sorted(set(languages)):
        mine = languages == language
        print(f"{language}: {mine.sum()} reviews, five folds: macro-F1 {macro_f1(y[mine], said[mine]):.3f}, right {np.mean(y[mine] == said[mine]):.3f}")
    number = lambda value: float(f"{value:.4g}")  # noqa: E731
    affine = [dict(weight=[[number(v) for v in row] for row in weight], bias=[number(v) for v in bias]) for weight, bias in fit(x, y, **how)]
    whole = dict(name="sentiment", labels=LABELS, layer=args.layer, hidden=affine[0], output=affine[1])
    args.out.write_text(json.dumps(whole) + "\n", "utf-8")


if __name__ == "__main__":
    main()
