//! Figures as they come, and medians of them.

use serde::{Deserialize, Serialize};

/// One measurement in the browser; what a page does not measure is absent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Figure {
    /// `ours`, `wllama`, `transformers` or `limit`.
    pub who: String,
    /// The GGUF file.
    pub file: String,
    /// Threads.
    pub threads: usize,
    /// Tokens of the prompt, about.
    pub prompt: usize,
    /// Which of several.
    pub run: usize,
    /// What went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Until the model could be asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub load_ms: Option<f64>,
    /// Tokens of the prompt, exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt_tokens: Option<usize>,
    /// From the question to the first token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_token_ms: Option<f64>,
    /// After the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decode_tokens_per_second: Option<f64>,
    /// What the module takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_bytes: Option<f64>,
    /// The instructions in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simd: Option<String>,
    /// `limit`: 8-bit multiply-adds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub macs_per_second: Option<f64>,
    /// `limit`: bytes read in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes_per_second: Option<f64>,
}

/// What `shopquill bench` said of a file.
#[derive(Serialize, Deserialize)]
pub struct Native {
    /// The GGUF file.
    pub file: String,
    /// Its report.
    pub figures: serde_json::Value,
}

/// The figures of one contender in one setting.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// `ours`, `wllama`, ...
    pub who: &'a str,
    /// The file; any for transformers.js.
    pub file: &'a str,
    /// Threads.
    pub threads: usize,
    /// Prompt length asked for.
    pub prompt: usize,
}

/// Middle, least and greatest.
#[derive(Clone, Copy)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The least.
    pub low: f64,
    /// The greatest.
    pub high: f64,
}

/// The spread of one figure over a setting's runs; nothing where there is none.
pub fn spread(all: &[Figure], setting: Setting, of: impl Fn(&Figure) -> Option<f64>) -> Option<Spread> {
    let is_in = |figure: &&Figure| {
        figure.who == setting.who
            && figure.file == setting.file
            && figure.threads == setting.threads
            && figure.prompt == setting.prompt
    };
    let mut values: Vec<f64> = all.iter().filter(is_in).filter_map(of).collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len().checked_sub(1)? / 2;
    Some(Spread {
        // Of an even count, the mean of the two in the middle.
        median: (values[middle] + values[values.len() / 2]) / 2.0,
        low: *values.first()?,
        high: *values.last()?,
    })
}

/// How many tokens the prompt of this setting had for us: the peers' own counts are not all to be had.
pub fn prompt_tokens(all: &[Figure], setting: Setting) -> Option<f64> {
    let ours = Setting { who: "ours", ..setting };
    spread(all, ours, |figure| figure.prompt_tokens.map(|n| n as f64)).map(|spread| spread.median)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_a_setting() {
        let figure = |who: &str, value: f64| Figure {
            who: who.into(),
            threads: 1,
            decode_tokens_per_second: Some(value),
            ..Figure::default()
        };
        let all = [figure("a", 3.0), figure("b", 9.0), figure("a", 1.0), figure("a", 2.0)];
        let setting = Setting {
            who: "a",
            file: "",
            threads: 1,
            prompt: 0,
        };
        let found = spread(&all, setting, |f| f.decode_tokens_per_second).expect("some");
        assert_eq!((found.low, found.median, found.high), (1.0, 2.0, 3.0));
        assert!(spread(&all, Setting { threads: 2, ..setting }, |f| f.decode_tokens_per_second).is_none());
    }
}
