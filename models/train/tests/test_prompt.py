"""The prompt here against what the Rust unit tests fix. Run: python3 -m unittest discover -s models/train/tests"""
import json
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
import prompt  # noqa: E402


class Prompt(unittest.TestCase):
    def test_fixtures(self) -> None:
        for line in (HERE / "fixtures/prompts.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            with self.subTest(case["why"]):
                self.assertEqual(prompt.prompt(case["job"]), case["prompt"])

    def test_what_rust_would_cut_is_refused(self) -> None:
        job = {"task": "title", "lang": "en", "product": {"name": "x", "notes": "word " * 200}}
        with self.assertRaises(prompt.TooLong):
            prompt.prompt(job)

    def test_templates(self) -> None:
        job = {"task": "title", "lang": "en", "product": {"name": "x"}}
        self.assertEqual(prompt.plain_template(job), "Product: x\nTitle:\n")
        self.assertEqual("".join(t for _, t in prompt.chatml_template(job)),
                         "<|im_start|>user\nProduct: x\nTitle:<|im_end|>\n<|im_start|>assistant\n")

    def test_every_careful_line_has_a_prompt(self) -> None:
        skipped = 0
        files = sorted((HERE.parent.parent / "data/careful").glob("*.jsonl"))
        self.assertTrue(files)
        for file in files:
            for line in file.read_text("utf-8").splitlines():
                try:
                    self.assertTrue(prompt.prompt(json.loads(line)["job"]).endswith((":", "：")))
                except prompt.TooLong:
                    skipped += 1
        self.assertLess(skipped, 10)


if __name__ == "__main__":
    unittest.main()
