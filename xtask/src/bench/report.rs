//! The figures as a page for people.

use super::figures::{Figure, Native, Setting, Spread, prompt_tokens, spread};
use super::{GEMMA, Run, SMOLLM, SMOLLM_Q8};
use std::fmt::Write;

/// What issue and design ask for: who against what, decode and prefill ratio.
const GOALS: [(&str, &str, &str, f64, f64); 4] = [
    ("wllama", SMOLLM, SMOLLM, 10.0, 12.0),
    ("wllama", GEMMA, GEMMA, 7.0, 12.0),
    ("wllama", SMOLLM, SMOLLM_Q8, 7.0, 8.0),
    ("transformers", SMOLLM, "", 20.0, 5.0),
];

/// The page.
pub fn page(run: &Run) -> String {
    let Run {
        prompt,
        missing,
        browser: figures,
        native,
    } = run;
    let prompt = *prompt;
    let mut out = String::from(
        "# Benchmarks\n\nWritten by `cargo xtask bench`; do not edit. All in one headless Chromium, in turn, greedy, a fixed number of new tokens, the same prompt text and\nthe same file for everyone. Figures are medians; in brackets the least and the greatest of the runs.\n",
    );
    for line in missing {
        let _ = writeln!(out, "\n{line}");
    }
    out += &machine(figures);
    out += &ratios(figures, prompt);
    out += &everyone(figures);
    out += &shares(figures, native, prompt);
    out += &positions(figures);
    out += &native_table(native);
    out
}

fn threads(figures: &[Figure]) -> Vec<usize> {
    let mut all: Vec<usize> = figures.iter().map(|figure| figure.threads).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn prompts(figures: &[Figure]) -> Vec<usize> {
    let mut all: Vec<usize> = figures.iter().map(|figure| figure.prompt).filter(|p| *p > 0).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn decode(figures: &[Figure], setting: Setting) -> Option<Spread> {
    spread(figures, setting, |figure| figure.decode_tokens_per_second)
}

/// Prompt tokens a second until the first new token, counted alike for everyone.
fn prefill(figures: &[Figure], setting: Setting) -> Option<Spread> {
    let counted = if setting.file.is_empty() {
        Setting {
            file: SMOLLM,
            ..setting
        }
    } else {
        setting
    };
    let tokens = prompt_tokens(figures, counted)?;
    spread(figures, setting, |figure| {
        Some(tokens / (figure.first_token_ms? / 1000.0))
    })
}

fn cell(spread: Option<Spread>) -> String {
    spread.map_or_else(
        || "-".into(),
        |s| {
            let digits = usize::from(s.median < 100.0);
            if s.low == s.high {
                format!("{:.digits$}", s.median)
            } else {
                format!("{:.digits$} ({:.digits$}-{:.digits$})", s.median, s.low, s.high)
            }
        },
    )
}

fn machine(figures: &[Figure]) -> String {
    let mut out = String::from(
        "\n## The machine's limit in this browser\n\n| threads | 8-bit multiply-adds a second | bytes read a second |\n|---|---|---|\n",
    );
    for limit in figures.iter().filter(|figure| figure.who == "limit") {
        let giga = |value: Option<f64>| value.map_or("-".into(), |v| format!("{:.1} G", v / 1e9));
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            limit.threads,
            giga(limit.macs_per_second),
            giga(limit.bytes_per_second)
        );
    }
    out
}

fn ratios(figures: &[Figure], prompt: usize) -> String {
    let mut out = format!(
        "\n## Ours over theirs, prompt of about {prompt} tokens\n\n| against | theirs | ours | threads | decode | goal | prefill | goal |\n|---|---|---|---|---|---|---|---|\n"
    );
    for threads in threads(figures) {
        for (who, ours, theirs, decode_goal, prefill_goal) in GOALS {
            let our = Setting {
                who: "ours",
                file: ours,
                threads,
                prompt,
            };
            let their = Setting {
                who,
                file: theirs,
                threads,
                prompt,
            };
            let ratio = |of: fn(&[Figure], Setting) -> Option<Spread>| {
                Some(of(figures, our)?.median / of(figures, their)?.median)
            };
            let (Some(decode), Some(prefill)) = (ratio(decode), ratio(prefill)) else {
                continue;
            };
            let _ = writeln!(
                out,
                "| {who} | {} | {} | {threads} | **{decode:.1}x** | {decode_goal:.0}x | **{prefill:.1}x** | {prefill_goal:.0}x |",
                short(theirs),
                short(ours)
            );
        }
    }
    out
}

fn short(file: &str) -> &str {
    match file {
        "" => "SmolLM2 q4 (ONNX)",
        SMOLLM => "SmolLM2 Q4_1",
        SMOLLM_Q8 => "SmolLM2 Q8_0",
        GEMMA => "Gemma 3 270M Q4_K_M",
        other => other,
    }
}

fn everyone(figures: &[Figure]) -> String {
    let mut out = String::from(
        "\n## Everyone, tokens a second\n\n| who | file | threads | prompt | prefill | decode | first token ms | load ms | memory MB |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for threads in threads(figures) {
        for prompt in prompts(figures) {
            for file in [SMOLLM, GEMMA, SMOLLM_Q8, ""] {
                for who in ["ours", "wllama", "transformers"] {
                    let setting = Setting {
                        who,
                        file,
                        threads,
                        prompt,
                    };
                    let Some(speed) = decode(figures, setting) else {
                        continue;
                    };
                    let plain = |of: fn(&Figure) -> Option<f64>| {
                        spread(figures, setting, of).map_or("-".into(), |s| format!("{:.0}", s.median))
                    };
                    let _ = writeln!(
                        out,
                        "| {who} | {} | {threads} | {:.0} | {} | {} | {} | {} | {} |",
                        short(file),
                        prompt_tokens(figures, setting).unwrap_or(prompt as f64),
                        cell(prefill(figures, setting)),
                        cell(Some(speed)),
                        plain(|f| f.first_token_ms),
                        plain(|f| f.load_ms),
                        plain(|f| f.memory_bytes.map(|bytes| bytes / 1e6)),
                    );
                }
            }
        }
    }
    let failed = figures
        .iter()
        .filter_map(|figure| Some((figure, figure.error.as_ref()?)));
    for (figure, error) in failed {
        let _ = writeln!(
            out,
            "\nFailed: {} {} threads {} prompt {}: {error}",
            figure.who,
            short(&figure.file),
            figure.threads,
            figure.prompt
        );
    }
    out
}

/// A matrix element is one multiply-add a token; decode reads every packed weight once a token.
fn shares(figures: &[Figure], native: &[Native], prompt: usize) -> String {
    let mut out = String::from(
        "\n## Share of the limit\n\nDecode is bound by whichever is slower, reading the packed weights once a token or multiplying them; prefill by multiplying all but the output\nmatrix. Tokens that are drafted and right share one reading, so decode can pass its limit where a text repeats its prompt, as this one does.\n\n| file | threads | decode could be | decode is | prefill could be | prefill is |\n|---|---|---|---|---|---|\n",
    );
    for threads in threads(figures) {
        let Some(limit) = figures.iter().find(|f| f.who == "limit" && f.threads == threads) else {
            continue;
        };
        for file in [SMOLLM, GEMMA] {
            let known = native
                .iter()
                .find(|native| native.file == file)
                .map(|native| &native.figures);
            let number = |name: &str| known?.get(name)?.as_f64();
            let setting = Setting {
                who: "ours",
                file,
                threads,
                prompt,
            };
            let row = || {
                let (weights, bytes) = (number("parameters")?, number("weightBytes")?);
                // Only a prompt's last token goes through the output matrix.
                let inner = weights - number("outputWeights")?;
                let by_sums = limit.macs_per_second? / inner;
                let most = (limit.macs_per_second? / weights).min(limit.bytes_per_second? / bytes);
                Some((
                    most,
                    by_sums,
                    decode(figures, setting)?.median,
                    prefill(figures, setting)?.median,
                ))
            };
            if let Some((most, by_sums, decode, prefill)) = row() {
                let _ = writeln!(
                    out,
                    "| {} | {threads} | {most:.0} | {decode:.0} ({:.0}%) | {by_sums:.0} | {prefill:.0} ({:.0}%) |",
                    short(file),
                    decode / most * 100.0,
                    prefill / by_sums * 100.0
                );
            }
        }
    }
    out
}

fn positions(figures: &[Figure]) -> String {
    let lengths = prompts(figures);
    let (Some(&first), Some(&last)) = (lengths.first(), lengths.last()) else {
        return String::new();
    };
    let mut out = format!(
        "\n## Decode after a long prompt\n\n| file | threads | after about {last} tokens over after {first} |\n|---|---|---|\n"
    );
    for threads in threads(figures) {
        for file in [SMOLLM, GEMMA] {
            let at = |prompt| {
                decode(
                    figures,
                    Setting {
                        who: "ours",
                        file,
                        threads,
                        prompt,
                    },
                )
            };
            if let (Some(early), Some(late)) = (at(first), at(last)) {
                let _ = writeln!(
                    out,
                    "| {} | {threads} | {:.2} |",
                    short(file),
                    late.median / early.median
                );
            }
        }
    }
    out
}

fn native_table(native: &[Native]) -> String {
    let mut out = String::from(
        "\n## Without a browser\n\n| file | threads | instructions | prefill | decode | load ms | 3 candidates cost | 8 candidates cost |\n|---|---|---|---|---|---|---|---|\n",
    );
    for Native { file, figures } in native {
        let number = |name: &str| {
            figures
                .get(name)
                .and_then(serde_json::Value::as_f64)
                .unwrap_or(f64::NAN)
        };
        let cost = |count: &str| {
            figures
                .pointer(&format!("/candidateCost/{count}"))
                .and_then(serde_json::Value::as_f64)
                .unwrap_or(f64::NAN)
        };
        let _ = writeln!(
            out,
            "| {} | {:.0} | {} | {:.0} | {:.0} | {:.0} | {:.2}x | {:.2}x |",
            short(file),
            number("threads"),
            figures.get("simd").and_then(serde_json::Value::as_str).unwrap_or("-"),
            number("prefillTokensPerSecond"),
            number("decodeTokensPerSecond"),
            number("loadMs"),
            cost("3"),
            cost("8"),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_of_medians_and_failures_are_told() {
        let figure = |who: &str, first: f64, decode: f64| Figure {
            who: who.into(),
            file: SMOLLM.into(),
            threads: 1,
            prompt: 300,
            prompt_tokens: (who == "ours").then_some(300),
            first_token_ms: Some(first),
            decode_tokens_per_second: Some(decode),
            ..Figure::default()
        };
        let mut all = vec![figure("ours", 1000.0, 100.0), figure("wllama", 15_000.0, 10.0)];
        all.push(Figure {
            who: "transformers".into(),
            error: Some("no model".into()),
            ..Figure::default()
        });
        let text = page(&Run {
            prompt: 300,
            missing: Vec::new(),
            browser: all,
            native: Vec::new(),
        });
        assert!(text.contains("| **10.0x** | 10x | **15.0x** | 12x |"), "{text}");
        assert!(text.contains("Failed: transformers"), "{text}");
    }
}
