//! Which limit holds for a text: the platform's for its field, tightened by what the page's own field allows.

use crate::job::{Job, Lang, Limit};
use crate::measure::{Unit, cut_line, cut_prose};
use crate::result::Count;
use crate::rules::{self, Platform};
use crate::script::is_cjk;
use crate::tasks::{Shape, Task};

/// The rules for a job, and a note when its platform is not known.
pub(crate) fn platform(job: &Job) -> (&'static Platform, Option<String>) {
    let Some(name) = job.platform.as_deref() else {
        return (rules::general(), None);
    };
    match rules::platform(name) {
        Some(platform) => (platform, None),
        None => {
            let name: String = name.chars().take(40).collect();
            let note = match job.reason_lang() {
                Lang::En => format!("No rules are known for the platform \"{name}\": the general ones were used."),
                Lang::Zh => format!("没有“{name}”平台的规则，已使用通用规则。"),
            };
            (rules::general(), Some(note))
        }
    }
}

/// The platform's limit for a field.
fn of_field(platform: &Platform, field: &str) -> Option<Limit> {
    platform
        .limits
        .iter()
        .find(|limit| limit.field == field)
        .map(|limit| Limit {
            max: limit.max,
            unit: limit.unit,
        })
}

/// The limits that hold for a whole text; with the page's own, each in its unit.
pub(crate) fn of_text(platform: &Platform, field: &str, job: &Job) -> Vec<Limit> {
    of_field(platform, field).into_iter().chain(job.limit).collect()
}

/// Cuts a cleaned text to all its limits. `whole` are terms that must not be split.
pub(crate) fn cut(text: &str, task: &dyn Task, platform: &Platform, job: &Job, whole: &[&str]) -> String {
    let mut text = text.to_owned();
    match task.shape() {
        Shape::Line => {
            for limit in of_text(platform, task.field(), job) {
                text = cut_line(&text, limit.max as usize, limit.unit, whole);
            }
        }
        Shape::Lines { .. } => {
            if let Some(limit) = of_field(platform, task.field()) {
                let lines = text
                    .lines()
                    .map(|line| cut_line(line, limit.max as usize, limit.unit, whole));
                text = lines.collect::<Vec<_>>().join("\n");
            }
            text = cut_lines(&text, job.limit);
        }
        Shape::Parts(parts) => {
            let lines = text.lines().map(|line| {
                let part = parts.iter().find(|part| line.starts_with(part.label(job.lang)));
                match part.and_then(|part| of_field(platform, part.field)) {
                    Some(limit) => cut_part(line, limit, whole),
                    None => line.to_owned(),
                }
            });
            text = cut_lines(&lines.collect::<Vec<_>>().join("\n"), job.limit);
        }
        Shape::Prose | Shape::Reply | Shape::Analysis => {
            for limit in of_text(platform, task.field(), job) {
                text = cut_prose(&text, limit.max as usize, limit.unit, whole);
            }
        }
    }
    text
}

/// Keeps whole lines while they fit.
fn cut_lines(text: &str, limit: Option<Limit>) -> String {
    let Some(limit) = limit else {
        return text.to_owned();
    };
    let mut kept = String::new();
    for line in text.lines() {
        let longer = if kept.is_empty() {
            line.to_owned()
        } else {
            format!("{kept}\n{line}")
        };
        if limit.unit.count(&longer) > limit.max as usize {
            break;
        }
        kept = longer;
    }
    if kept.is_empty() {
        cut_line(text, limit.max as usize, limit.unit, &[])
    } else {
        kept
    }
}

/// The limit holds for what follows the label.
fn cut_part(line: &str, limit: Limit, whole: &[&str]) -> String {
    let at = line
        .find([':', '：'])
        .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let (label, text) = line.split_at(at);
    let gap = if text.starts_with(' ') { " " } else { "" };
    format!("{label}{gap}{}", cut_prose(text, limit.max as usize, limit.unit, whole))
}

/// How much of the tightest limit a text uses.
pub(crate) fn count(text: &str, task: &dyn Task, platform: &Platform, job: &Job) -> Option<Count> {
    if matches!(task.shape(), Shape::Lines { .. } | Shape::Parts(_)) {
        return job.limit.map(|limit| counted(text, limit));
    }
    // The general limits are our own guess at what is sensible: they cut, but are not shown as a rule.
    let known = platform.id != rules::general().id;
    let limits = of_text(platform, task.field(), job)
        .into_iter()
        .filter(|limit| known || Some(*limit) == job.limit);
    let room =
        |limit: &Limit| (i64::from(limit.max) - limit.unit.count(text) as i64) * 1000 / i64::from(limit.max.max(1));
    limits.min_by_key(room).map(|limit| counted(text, limit))
}

fn counted(text: &str, limit: Limit) -> Count {
    Count {
        used: limit.unit.count(text) as u32,
        max: limit.max,
        unit: limit.unit,
    }
}

/// Terms of the facts that a cut must not split: Chinese ones, as English words never are.
pub(crate) fn whole_terms<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let terms = values.flat_map(|value| value.split([' ', ',', '，', '、', '/', ';', '；']));
    terms
        .filter(|term| (2..=12).contains(&Unit::Chars.count(term)) && term.chars().any(is_cjk))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tasks;

    fn job(platform: &str, limit: &str) -> Job {
        Job::from_json(&format!(
            r#"{{"id":"1","task":"title","lang":"en","platform":"{platform}","product":{{"name":"x"}}{limit}}}"#
        ))
        .expect("job")
    }

    fn title(job: &Job, text: &str) -> (String, Option<Count>) {
        let task = tasks::find("title").expect("title");
        let (platform, _) = platform(job);
        let text = cut(text, task, platform, job, &[]);
        let count = count(&text, task, platform, job);
        (text, count)
    }

    const LONG: &str = "Lumo desk lamp with USB port and three brightness steps for students, home office and bedside reading at night";

    #[test]
    fn the_platform_limits_and_the_page_tightens() {
        let (text, count) = title(&job("amazon", ""), LONG);
        assert_eq!(
            text,
            "Lumo desk lamp with USB port and three brightness steps for students"
        );
        assert_eq!(
            count,
            Some(Count {
                used: 68,
                max: 75,
                unit: Unit::Chars
            })
        );
        let (text, count) = title(&job("amazon", r#","limit":{"max":30,"unit":"chars"}"#), LONG);
        assert_eq!(text, "Lumo desk lamp with USB port");
        assert_eq!(count.map(|c| c.max), Some(30));
        let (_, count) = title(&job("amazon", r#","limit":{"max":200,"unit":"chars"}"#), LONG);
        assert_eq!(
            count.map(|c| c.max),
            Some(75),
            "a page that allows more loosens nothing"
        );
    }

    #[test]
    fn an_unknown_platform_is_noted() {
        let job = job("nowhere", "");
        let (rules, note) = platform(&job);
        assert_eq!(rules.id, "generic");
        assert!(note.expect("note").contains("nowhere"));
        assert_eq!(title(&job, LONG).1, None);
    }
}
