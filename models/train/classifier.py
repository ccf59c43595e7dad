"""A linear classifier of reviews' sentiment over the hidden states of a finished model.

The features are those of crate/engine/src/classify.rs: the mean of one layer's residual stream over the prompt (its first
token left out) and the last token's state after the output norm. Multinomial logistic regression with an L2 penalty.

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


def fit(x: np.ndarray, y: np.ndarray, penalty: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights `[classes, features]` and bias of the raw features; fitted on standardized ones."""
    mean, spread = x.mean(0), x.std(0) + 1e-6
    inputs, targets = torch.tensor((x - mean) / spread), torch.tensor(y)
    weight = torch.zeros(len(LABELS), x.shape[1], requires_grad=True)
    bias = torch.zeros(len(LABELS), requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.cross_entropy(inputs @ weight.T + bias, targets) + penalty * (weight**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    raw = weight.detach().numpy() / spread
    return raw, bias.detach().numpy() - raw @ mean


def macro_f1(truth: np.ndarray, said: np.ndarray) -> float:
    return float(np.mean([2 * ((said == c) & (truth == c)).sum() / max(1, (said == c).sum() + (truth == c).sum()) for c in range(len(LABELS))]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", required=True)
    parser.add_argument("--reviews", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--careful", nargs="*", type=pathlib.Path, default=[])
    parser.add_argument("--layer", type=int, default=12, help="layers that a token went through when its residual stream is read")
    parser.add_argument("--penalty", type=float, default=0.03)
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
    for k in range(5):
        weight, bias = fit(x[fold != k], y[fold != k], args.penalty)
        said[fold == k] = (x[fold == k] @ weight.T + bias).argmax(1)
    for language in sorted(set(languages)):
        mine = languages == language
        print(f"{language}: {mine.sum()} reviews, five folds: macro-F1 {macro_f1(y[mine], said[mine]):.3f}, right {np.mean(y[mine] == said[mine]):.3f}")
    weight, bias = fit(x, y, args.penalty)
    number = lambda value: float(f"{value:.6g}")  # noqa: E731
    whole = dict(name="sentiment", labels=LABELS, layer=args.layer, weight=[[number(v) for v in row] for row in weight], bias=[number(v) for v in bias])
    args.out.write_text(json.dumps(whole) + "\n", "utf-8")


if __name__ == "__main__":
    main()
