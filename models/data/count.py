"""Counts what lies in this folder: `python3 models/data/count.py [DIR with realized.*.jsonl]`."""
from __future__ import annotations

import collections
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def lines(file: pathlib.Path) -> list[dict]:
    return [json.loads(text) for text in file.read_text("utf-8").splitlines() if text.strip()]


def main() -> None:
    catalog = {f.stem: lines(f) for f in sorted((HERE / "catalog").glob("*.jsonl"))}
    types = [t for rows in catalog.values() for t in rows]
    held = {t["id"] for t in types if t["split"] == "eval"}
    print(f"catalog: {len(types)} product types, {len(catalog)} categories, {len(held)} held out ({len(held) / len(types):.1%})")
    for lang in ("en", "zh"):
        values = [v for t in types for vs in t[lang]["attributes"].values() for v in vs]
        kinds = {k for t in types for k in t[lang]["attributes"]}
        print(f"  {lang}: {sum(len(t[lang]['names']) for t in types)} names, {len(kinds)} attribute kinds, {len(values)} values, {sum(len(t[lang]['notes']) for t in types)} notes")
    print(f"kinds.json: {len(json.loads((HERE / 'kinds.json').read_text('utf-8')))} kinds")
    folders = [HERE / "careful", *(pathlib.Path(p) for p in sys.argv[1:])]
    for folder in folders:
        table: dict[tuple[str, str], collections.Counter] = collections.defaultdict(collections.Counter)
        for file in sorted(folder.glob("*.jsonl")):
            for line in lines(file):
                split = line.get("split") or ("eval" if line.get("type") in held else "train")
                table[line["job"]["task"], line["job"]["lang"]][split] += 1
        print(f"{'careful' if folder == folders[0] else 'realized'}: task, language, train, held out")
        for (task, lang), n in sorted(table.items()):
            print(f"  {task:16} {lang} {n['train']:6} {n['eval']:5}")
        for lang in ("en", "zh"):
            both = sum((n for (_, l), n in table.items() if l == lang), collections.Counter())
            print(f"  {'all':16} {lang} {both['train']:6} {both['eval']:5}")


if __name__ == "__main__":
    main()
