//! The jobs of an evaluation: products, messages and reviews from files, or the hand-written answers of held-out types.

use serde::{Deserialize, Serialize};
use shopquill_seller::{Job, Sentiment};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every product gets these.
const EVERY: [&str; 2] = ["title", "description"];
/// Every fifth product gets these.
const SOME: [&str; 6] = ["bullets", "seo", "short-video", "live-script", "campaign", "recommend"];
/// A campaign needs a theme and a goal; they go around.
const THEMES: [(&str, [(&str, &str); 4]); 2] = [
    (
        "en",
        [
            ("spring clear-out", "visits to the shop"),
            ("Mother's Day", "sales"),
            ("new arrival", "newsletter sign-ups"),
            ("shop anniversary", "followers"),
        ],
    ),
    (
        "zh",
        [
            ("换季上新", "进店看看"),
            ("母亲节", "下单"),
            ("新品上架", "加购收藏"),
            ("店铺周年", "关注店铺"),
        ],
    ),
];

/// What is known about a good answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expect {
    /// Each point must be said, in any of its wordings (lower case).
    pub points: Vec<Vec<String>>,
    /// Something asked is not in the facts: the answer must say so or offer to find out.
    pub hedge: bool,
    /// Wordings (lower case) that would be false or a forbidden promise.
    pub never: Vec<String>,
    /// A review's feeling.
    pub sentiment: Option<Sentiment>,
}

/// A job and what is known about a good answer to it.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    pub job: Job,
    pub expect: Expect,
    /// A hand-written answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

#[derive(Deserialize)]
struct ProductLine {
    product: serde_json::Value,
    platform: Option<String>,
    tone: Option<String>,
}

#[derive(Deserialize)]
struct JobLine {
    job: serde_json::Value,
    expect: Expect,
}

/// Reads `products.LANG.jsonl`, `messages.LANG.jsonl` and `reviews.LANG.jsonl`; a file that is not there is skipped.
pub fn read(folder: &Path) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for lang in ["en", "zh"] {
        for (number, line) in lines::<ProductLine>(&folder.join(format!("products.{lang}.jsonl")))?
            .into_iter()
            .enumerate()
        {
            products(&mut cases, number, &line, lang)?;
        }
        for part in ["messages", "reviews"] {
            let path = folder.join(format!("{part}.{lang}.jsonl"));
            for (number, line) in lines::<JobLine>(&path)?.into_iter().enumerate() {
                let id = format!("{part}-{lang}-{}", number + 1);
                cases.push(Case {
                    job: job(line.job, id)?,
                    expect: line.expect,
                    reference: None,
                });
            }
        }
    }
    Ok(cases)
}

fn products(cases: &mut Vec<Case>, number: usize, line: &ProductLine, lang: &str) -> Result<(), String> {
    let tasks = EVERY
        .iter()
        .chain(SOME.iter().filter(|_| number.is_multiple_of(5)))
        .copied();
    for task in tasks {
        let mut value = serde_json::json!({ "task": task, "lang": lang, "product": line.product });
        if let Some(platform) = &line.platform {
            value["platform"] = platform.as_str().into();
        }
        if let Some(tone) = &line.tone {
            value["tone"] = tone.as_str().into();
        }
        if task == "campaign" {
            let themes = &THEMES[usize::from(lang == "zh")].1;
            let (theme, goal) = themes[(number / 5) % themes.len()];
            value["facts"] = match lang {
                "zh" => serde_json::json!({ "主题": theme, "目标": goal }),
                _ => serde_json::json!({ "Theme": theme, "Goal": goal }),
            };
        }
        cases.push(Case {
            job: job(value, format!("{task}-{lang}-{}", number + 1))?,
            expect: Expect::default(),
            reference: None,
        });
    }
    Ok(())
}

/// The hand-written answers as cases, one file a task and language.
pub fn references(folder: &Path) -> Result<Vec<Case>, String> {
    #[derive(Deserialize)]
    struct Line {
        job: serde_json::Value,
        answer: String,
    }
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let names: BTreeSet<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    let mut cases = Vec::new();
    for path in names
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "jsonl"))
    {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (number, line) in lines::<Line>(path)?.into_iter().enumerate() {
            let sentiment = line.answer.lines().next().and_then(feeling);
            cases.push(Case {
                job: job(line.job, format!("{stem}-{}", number + 1))?,
                expect: Expect {
                    sentiment,
                    ..Expect::default()
                },
                reference: Some(line.answer),
            });
        }
    }
    Ok(cases)
}

fn feeling(line: &str) -> Option<Sentiment> {
    match line.trim() {
        "positive" | "正面" | "好评" => Some(Sentiment::Positive),
        "negative" | "负面" | "差评" => Some(Sentiment::Negative),
        "neutral" | "中性" | "中评" => Some(Sentiment::Neutral),
        _ => None,
    }
}

fn job(mut value: serde_json::Value, id: String) -> Result<Job, String> {
    value["id"] = id.as_str().into();
    Job::from_json(&value.to_string()).map_err(|e| format!("{id}: {e}"))
}

fn lines<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Vec<T>, String> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{}: {error}", path.display())),
    };
    let read = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|e| format!("{} line {}: {e}", path.display(), number + 1))
    };
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(read)
        .collect()
}

/// Keeps the first `most` cases of each task and language.
pub fn limit(cases: &mut Vec<Case>, most: Option<usize>) {
    let Some(most) = most else { return };
    let mut seen: BTreeMap<(String, &'static str), usize> = BTreeMap::new();
    cases.retain(|case| {
        let count = seen
            .entry((case.job.task.clone(), super::lang_id(&case.job)))
            .or_default();
        *count += 1;
        *count <= most
    });
}
