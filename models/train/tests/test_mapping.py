"""What of the weight mapping and the data can be checked without torch."""
import json
import pathlib
import random
import sys
import tempfile
import unittest

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
try:
    import gguf_model
except ModuleNotFoundError:
    gguf_model = None
import dataset  # noqa: E402
from realize import catalog, make  # noqa: E402


@unittest.skipIf(gguf_model is None, "the gguf package is not installed")
class Mapping(unittest.TestCase):
    def test_there_and_back(self) -> None:
        weight = np.arange(24 * 6, dtype=np.float32).reshape(24, 6)
        for arch in ("llama", "gemma3"):
            for name in ("blk.0.attn_q.weight", "blk.0.attn_k.weight", "blk.0.ffn_up.weight", "output_norm.weight"):
                moved = gguf_model.to_hf(name, weight, arch, 3, 2)
                np.testing.assert_array_equal(gguf_model.from_hf(name, moved, arch, 3, 2), weight)

    def test_a_head_of_pairs_becomes_halves(self) -> None:
        rows = np.arange(4, dtype=np.float32).reshape(4, 1)
        self.assertEqual(gguf_model.unpermute(rows, 1).ravel().tolist(), [0, 2, 1, 3])

    def test_names(self) -> None:
        self.assertEqual(gguf_model.hf_name("blk.3.ffn_norm.weight", "gemma3"), "model.layers.3.pre_feedforward_layernorm.weight")
        self.assertEqual(gguf_model.hf_name("blk.3.ffn_norm.weight", "llama"), "model.layers.3.post_attention_layernorm.weight")
        with self.assertRaises((ValueError, KeyError)):
            gguf_model.hf_name("blk.0.mystery.weight", "llama")


class Words:
    """A vocabulary of characters."""

    def encode(self, text: str) -> list[int]:
        return [ord(c) for c in text]


class Rows(unittest.TestCase):
    def test_a_labelled_review_teaches_its_label_alone(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "reviews.zh.jsonl")
            file.write_text(json.dumps({"review": "很好", "sentiment": "positive", "kind": "plain"}) + "\n", "utf-8")
            lines = dataset.labelled([file], ["en", "zh"])
            self.assertEqual(dataset.labelled([file], ["en"]), [])
        row = dataset.rows(lines, Words(), "plain", 1, 640)[0][0]
        text = "".join(map(chr, row.ids[1:]))
        self.assertIn("很好", text)
        self.assertEqual(text[row.quiet - 1:], "正面\n")


class Generator(unittest.TestCase):
    def test_one_seed_one_text(self) -> None:
        types, kinds = catalog.types(), catalog.kinds()
        for lang in ("en", "zh"):
            for task in make.SHARES:
                one, two = (make.example(types[5], lang, task, kinds, random.Random(3)) for _ in range(2))
                self.assertEqual(one, two)

    def test_an_invented_number_is_dropped(self) -> None:
        line = {"job": {"task": "title", "lang": "en", "product": {"name": "lamp"}}, "answer": "Lamp 40 W"}
        self.assertEqual(make.fault(line), "number")


if __name__ == "__main__":
    unittest.main()
