//! The writing tasks, one file each. A task is pure data and choice: which facts it needs, the examples, the options and the
//! shape of its text. Add one = a file here and a line in [`TASKS`].

use crate::chat::{FirstLine, WriteOptions};
use crate::error::SellerError;
use crate::facts::Fact;
use crate::job::{Job, Lang, Length};
use crate::result::JobResult;
use crate::shots::Shot;

mod bullets;
mod campaign;
mod description;
mod live_script;
mod recommend;
mod reply;
mod review_analysis;
mod seo;
mod short_video;
mod title;

/// Every task. The registry test compares this with the folder.
pub(crate) const TASKS: &[&dyn Task] = &[
    &title::Title,
    &description::Description,
    &bullets::Bullets,
    &seo::Seo,
    &reply::Reply,
    &review_analysis::ReviewAnalysis,
    &short_video::ShortVideo,
    &live_script::LiveScript,
    &campaign::Campaign,
    &recommend::Recommend,
];

/// The ids of all tasks.
pub fn task_ids() -> impl Iterator<Item = &'static str> {
    TASKS.iter().map(|task| task.id())
}

/// The task with this id.
pub(crate) fn find(id: &str) -> Result<&'static dyn Task, SellerError> {
    TASKS
        .iter()
        .copied()
        .find(|task| task.id() == id)
        .ok_or_else(|| SellerError::UnknownTask {
            task: id.chars().take(40).collect(),
            known: task_ids().collect::<Vec<_>>().join(", "),
        })
}

/// The same in both languages.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Both<T> {
    /// English.
    pub en: T,
    /// Chinese.
    pub zh: T,
}

impl<T: Copy> Both<T> {
    /// That of `lang`.
    pub fn of(&self, lang: Lang) -> T {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// The form a task's text has; cleaning and cutting follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One line without a full stop.
    Line,
    /// Sentences in one paragraph.
    Prose,
    /// Sentences to a person; short lines may stand.
    Reply,
    /// A list of this many lines.
    Lines {
        /// Fewer is too few.
        min: usize,
        /// More are dropped.
        max: usize,
    },
    /// Named parts, one line each, in this order.
    Parts(&'static [Part]),
    /// A review's analysis: read, not shown.
    Analysis,
}

/// A named part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Its label.
    pub label: Both<&'static str>,
    /// The platform field whose limit holds for it; empty for none.
    pub field: &'static str,
    /// Whether a text without it is no use.
    pub required: bool,
}

impl Part {
    /// A part that every text of the task has.
    pub const fn needed(en: &'static str, zh: &'static str, field: &'static str) -> Self {
        Self {
            label: Both { en, zh },
            field,
            required: true,
        }
    }

    /// A part that may be missing.
    pub const fn optional(en: &'static str, zh: &'static str, field: &'static str) -> Self {
        Self {
            label: Both { en, zh },
            field,
            required: false,
        }
    }

    /// Its label in `lang`.
    pub fn label(&self, lang: Lang) -> &'static str {
        self.label.of(lang)
    }
}

/// What a task is made of: its words and examples, the form of its text and how to draw it.
pub(crate) struct Sheet {
    /// Its permanent id, the file's name with hyphens.
    pub id: &'static str,
    /// The platform field whose rules hold for it.
    pub field: &'static str,
    /// The form of its text.
    pub shape: Shape,
    /// The last line of a request.
    pub label: Both<&'static str>,
    /// One sentence of instruction, for models that take one.
    pub system: Both<&'static str>,
    /// Worked examples, two or three a language.
    pub shots: Both<&'static [Shot]>,
    /// Whether the price is told. It changes, so a lasting text leaves it out.
    pub prices: bool,
    /// How to draw.
    pub draw: Draw,
}

/// One kind of text a seller asks for: its sheet, and where it differs from the others.
pub(crate) trait Task: Sync {
    /// What it is made of.
    fn sheet(&self) -> &'static Sheet;

    /// See [`Sheet::id`].
    fn id(&self) -> &'static str {
        self.sheet().id
    }

    /// See [`Sheet::field`].
    fn field(&self) -> &'static str {
        self.sheet().field
    }

    /// See [`Sheet::shape`].
    fn shape(&self) -> Shape {
        self.sheet().shape
    }

    /// See [`Sheet::label`].
    fn label(&self, lang: Lang) -> &'static str {
        self.sheet().label.of(lang)
    }

    /// See [`Sheet::shots`].
    fn shots(&self, lang: Lang) -> &'static [Shot] {
        self.sheet().shots.of(lang)
    }

    /// How to draw the texts of `job`.
    fn options(&self, job: &Job) -> WriteOptions {
        self.sheet().draw.options(job)
    }

    /// Refuses a job that lacks what the task cannot do without: for most, a product with a name.
    fn needs(&self, job: &Job) -> Result<(), SellerError> {
        let named = job.product.as_ref().is_some_and(|product| !product.name.is_empty());
        if named {
            Ok(())
        } else {
            Err(SellerError::MissingFacts {
                task: self.id(),
                needs: "a product with a name",
            })
        }
    }

    /// Whether a fact belongs in this task's prompt.
    fn wants(&self, fact: &Fact) -> bool {
        let priced = fact.key != "price" || self.sheet().prices;
        priced && !matches!(fact.key.as_str(), "message" | "review") && !fact.key.starts_with("thread.")
    }

    /// Whether this text speaks to one buyer: then promises and contact data are checked too.
    fn speaks_to_buyer(&self) -> bool {
        false
    }

    /// What a classifier may say before the model writes on.
    fn first_line(&self, _lang: Lang) -> Option<FirstLine> {
        None
    }

    /// For a task whose text is data, not prose: reads the raw texts itself.
    fn read(&self, _job: &Job, _raw: &[String]) -> Option<Result<JobResult, SellerError>> {
        None
    }

    /// A text of the facts alone, to be offered beside those that the model wrote.
    fn facts_alone(&self, _facts: &[Fact], _lang: Lang) -> Option<String> {
        None
    }

    /// How far ahead of the model's texts that one begins, or behind; a fact told weighs 100, a doubt 1,000.
    fn lead_of_facts_alone(&self, _lang: Lang) -> i64 {
        -150
    }

    /// Whether it is written in sentences that may have the seller's own style; search decides how the others are written.
    fn has_style(&self) -> bool {
        true
    }

    /// Whether the text must name the product.
    fn names_product(&self) -> bool {
        true
    }
}

/// What differs between tasks when drawing.
pub(crate) struct Draw {
    /// Tokens of a text of medium length in English; Chinese takes about as many.
    pub tokens: usize,
    /// Texts when the job does not say.
    pub candidates: usize,
    /// Texts drawn beyond those, to choose from.
    pub spare: usize,
    /// 0 is greedy.
    pub temperature: f32,
    /// Texts end before these.
    pub stops: &'static [&'static str],
}

/// Beyond this another draw costs more time than it is worth.
const MOST_DRAWN: usize = 8;

/// The first candidate's share of the temperature: not quite the likeliest text, so that another try brings another.
const CALM: f32 = 0.4;

impl Draw {
    /// What most tasks have in common.
    const PROSE: Self = Self {
        tokens: 120,
        candidates: 1,
        spare: 0,
        temperature: 0.5,
        stops: &["\n\n", "\nProduct:", "\n商品："],
    };

    /// The engine's options for `job`.
    pub fn options(&self, job: &Job) -> WriteOptions {
        let max_tokens = match job.length.unwrap_or_default() {
            Length::Short => self.tokens * 2 / 3,
            Length::Medium => self.tokens,
            Length::Long => self.tokens * 7 / 4,
        };
        let shown = job.candidates.map_or(self.candidates, |n| n as usize);
        WriteOptions {
            max_tokens,
            candidates: (shown + self.spare).min(MOST_DRAWN.max(shown)),
            shown,
            temperature: self.temperature,
            first_temperature: self.temperature * CALM,
            top_k: 40,
            top_p: 0.92,
            min_p: 0.08,
            // A fact is said again in the same figures or not at all: kept from repeating, a small model changes a digit.
            repetition_penalty: 1.0,
            no_repeat_ngram: 0,
            seed: seed(job),
            stops: self.stops.iter().map(|&stop| stop.to_owned()).collect(),
        }
    }
}

/// FNV-1a over id and task: the same job draws the same texts, another id draws others.
fn seed(job: &Job) -> u64 {
    let bytes = job.id.bytes().chain([0]).chain(job.task.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_registered_under_its_name() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/tasks");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("tasks folder")
            .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
            .filter(|name| name != "mod.rs")
            .map(|name| name.trim_end_matches(".rs").replace('_', "-"))
            .collect();
        let mut ids: Vec<String> = task_ids().map(str::to_owned).collect();
        files.sort();
        ids.sort();
        assert_eq!(files, ids);
    }

    #[test]
    fn every_task_has_two_examples_a_language() {
        for task in TASKS {
            for lang in [Lang::En, Lang::Zh] {
                assert!((2..=3).contains(&task.shots(lang).len()), "{}", task.id());
                assert!(!task.label(lang).is_empty() && !task.sheet().system.of(lang).is_empty());
            }
        }
    }

    #[test]
    fn an_unknown_task_names_the_known_ones() {
        let error = find("sing").err().expect("unknown");
        assert_eq!(error.code(), "unknown_task");
        assert!(error.to_string().contains("title"));
    }

    #[test]
    fn a_new_id_is_a_new_draw() {
        let job = |id: &str| Job::from_json(&format!(r#"{{"id":"{id}","task":"title","lang":"en"}}"#)).expect("job");
        assert_eq!(seed(&job("a")), seed(&job("a")));
        assert_ne!(seed(&job("a")), seed(&job("b")));
    }
}
