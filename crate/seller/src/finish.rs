//! Raw texts to candidates: clean, cut to the limit, check, repair, give them the seller's habits, drop near-duplicates, rank.

use crate::brand_spelling;
use crate::check::{self, Context, Mark};
use crate::clean::{self, Frame};
use crate::error::SellerError;
use crate::facts::{Fact, Source, gather};
use crate::intake;
use crate::job::{Job, Lang, Limit};
use crate::limits;
use crate::rank::{self, Checked};
use crate::render;
use crate::repair::repairs;
use crate::result::{Candidate, Check, JobResult, Severity, Withheld};
use crate::script::is_han;
use crate::style::{Habits, Setting};
use crate::tasks::{self, Task};

/// Most rounds of taking something out; a text that needs more is not worth mending.
const REPAIRS: usize = 3;

/// What may be shown while a text streams: cleaned, without the residue of labels and templates.
///
/// A job or task that [`finish`] would refuse shows nothing.
pub fn preview(job: &Job, raw_partial: &str) -> String {
    let Ok(task) = tasks::find(&job.task) else {
        return String::new();
    };
    clean::preview(raw_partial, &frame(task, job, &[]))
}

/// Turns the raw texts of one job into checked candidates, best first.
///
/// `job` is the job as it came, even where a shortened one was prompted with: the checks use every fact.
pub fn finish(job: &Job, raw: &[String]) -> Result<JobResult, SellerError> {
    choose(job, raw, false)
}

/// What a seller is offered: the candidates of [`finish`] and, where the task has one, a text of the facts alone, which takes
/// the last one's place at the least. It stands alone where nothing that the model wrote is usable.
pub fn offer(job: &Job, raw: &[String]) -> Result<JobResult, SellerError> {
    choose(job, raw, true)
}

fn choose(job: &Job, raw: &[String], with_facts: bool) -> Result<JobResult, SellerError> {
    let job = intake::admit(job)?;
    let task = tasks::find(&job.task)?;
    task.needs(&job)?;
    let (platform, note) = limits::platform(&job);
    let facts = gather(&job);
    let context = Context::new(&job, task, platform, &facts);
    let prompt_lines = render::prompt_lines(task, &job);
    let frame = frame(task, &job, &prompt_lines);
    let mut result = JobResult {
        id: job.id.clone(),
        notes: note.into_iter().collect(),
        ..JobResult::default()
    };
    if let Some(done) = task.read(&job, raw) {
        return done.map(|analysis| JobResult {
            id: result.id,
            notes: result.notes,
            ..analysis
        });
    }
    let mut kept = Vec::new();
    let brand = job.product.as_ref().and_then(|product| product.brand.as_deref());
    let brand = brand.unwrap_or_default();
    let habits = task.has_style().then(|| Habits::of(&job.samples, job.lang)).flatten();
    let write = |text: &str| -> Result<Checked, Withheld> {
        let checked = make(text, &context)?;
        Ok(match &habits {
            Some(habits) => in_style(checked, habits, &context),
            None => checked,
        })
    };
    for raw in raw {
        let text = brand_spelling::restore(&clean::clean(raw, &frame), brand);
        match write(&text) {
            Ok(checked) => kept.push(checked),
            Err(withheld) => push_once(&mut result.withheld, withheld),
        }
    }
    if with_facts
        && let Some(text) = task.facts_alone(&facts, job.lang)
        && let Ok(checked) = write(&text)
    {
        kept.push(Checked {
            from_facts: true,
            ..checked
        });
    }
    let to_buyer = task.speaks_to_buyer();
    let worth_telling = rank::worth_telling(&facts, to_buyer);
    let asks = || {
        facts
            .iter()
            .any(|fact| fact.source == Source::Buyer && fact.value.contains(['?', '？']))
    };
    rank::rank(
        &mut kept,
        &worth_telling,
        to_buyer && worth_telling.is_empty() && asks(),
        task.lead_of_facts_alone(job.lang),
    );
    let shown = task.options(&job).shown;
    // Of several, one is always that of the facts.
    let mut reserved = usize::from(shown > 1 && kept.iter().any(|checked| checked.from_facts));
    for checked in kept {
        if result.candidates.len() == shown {
            break;
        }
        if checked.from_facts {
            reserved = 0;
        } else if result.candidates.len() + reserved == shown {
            continue;
        }
        if result
            .candidates
            .iter()
            .any(|shown| rank::near_duplicate(&shown.text, &checked.text))
        {
            push_once(&mut result.withheld, near_duplicate(&context));
            continue;
        }
        result.candidates.push(candidate(&checked, &context));
    }
    for candidate in &mut result.candidates {
        close(candidate, &context);
    }
    if result.candidates.is_empty() {
        return Err(SellerError::NothingUsable {
            reasons: reasons(&result.withheld),
        });
    }
    Ok(result)
}

/// One raw text cleaned and marked, but neither cut nor repaired, ranked or withheld: what the model wrote by itself.
///
/// For measuring; what a seller sees comes from [`finish`].
pub fn draft(job: &Job, raw: &str) -> Result<Candidate, SellerError> {
    let job = intake::admit(job)?;
    let task = tasks::find(&job.task)?;
    task.needs(&job)?;
    let facts = gather(&job);
    let context = Context::new(&job, task, limits::platform(&job).0, &facts);
    let prompt_lines = render::prompt_lines(task, &job);
    let text = clean::clean(raw, &frame(task, &job, &prompt_lines));
    Ok(candidate(&inspect(text, false, &context), &context))
}

/// Cuts and checks one cleaned text, and takes out what can be taken out.
fn make(text: &str, context: &Context) -> Result<Checked, Withheld> {
    let mut checked = inspect(cut(text, context), false, context);
    if checked.text.is_empty() {
        let reason = context.choose("The model wrote nothing.", "模型没有写出内容。");
        return Err(Withheld {
            rule: "empty".to_owned(),
            reason,
        });
    }
    for _ in 0..REPAIRS {
        let mended = repairs(&checked.text, &checked.marks, context.task.shape(), context.job.lang);
        let mut tried = mended
            .into_iter()
            .map(|text| inspect(cut(&text, context), true, context));
        let Some(better) = tried.find(|next| is_better(next, &checked)) else {
            break;
        };
        checked = better;
    }
    match checked.blocked() {
        Some(mark) => Err(Withheld {
            rule: mark.rule.clone(),
            reason: mark.reason.clone(),
        }),
        None => Ok(checked),
    }
}

/// The text within its limits.
fn cut(text: &str, context: &Context) -> String {
    let whole = limits::whole_terms(context.facts.iter().map(|fact| fact.value.as_str()));
    limits::cut(text, context.task, context.platform, context.job, &whole)
}

/// Gives a checked text the seller's habits, each where the text still fits and the checks think no worse of it.
fn in_style(checked: Checked, habits: &Habits, context: &Context) -> Checked {
    let setting = Setting {
        lang: context.job.lang,
        shape: context.task.shape(),
        facts: context.facts,
    };
    let text = checked.text.clone();
    let mut checked = checked;
    habits.apply(&text, &setting, |text| {
        let next = inspect(text.to_owned(), checked.repaired, context);
        let fine = cut(text, context) == text && next.blocked().is_none() && weight(&next) <= weight(&checked);
        if fine {
            checked = next;
        }
        fine
    });
    checked.off_style = habits.distance(&checked.text, setting.shape);
    checked
}

fn inspect(text: String, repaired: bool, context: &Context) -> Checked {
    let marks = check::run(&text, context);
    Checked {
        text,
        marks,
        repaired,
        from_facts: false,
        off_style: 0,
    }
}

/// A repair must leave fewer doubts and cause none of the whole-text kind (too short, product no longer named).
fn is_better(next: &Checked, now: &Checked) -> bool {
    !next.text.is_empty() && weight(next) < weight(now)
}

/// How much the checks have against a text.
fn weight(checked: &Checked) -> usize {
    let of = |mark: &Mark| match (mark.severity, mark.removable) {
        (Severity::Info, _) => 0,
        (Severity::Warn, true) => 1,
        (Severity::Warn, false) => 10,
        (Severity::Block, _) => 100,
    };
    checked.marks.iter().map(of).sum()
}

fn candidate(checked: &Checked, context: &Context) -> Candidate {
    let mut checks: Vec<Check> = checked
        .marks
        .iter()
        .map(|mark| check::to_check(&checked.text, mark))
        .collect();
    if checked.repaired {
        let reason = context.choose(
            "A statement that the facts do not hold was taken out.",
            "已删去没有依据的内容。",
        );
        checks.insert(
            0,
            Check {
                rule: "repaired".to_owned(),
                span: (0, 0),
                severity: Severity::Info,
                reason,
                fact: None,
            },
        );
    }
    if checked.from_facts {
        let reason = context.choose(
            "Put together from your facts; the model did not write it.",
            "由您填写的资料直接拼成，不是模型写的。",
        );
        checks.insert(
            0,
            Check {
                rule: "from-facts".to_owned(),
                span: (0, 0),
                severity: Severity::Info,
                reason,
                fact: None,
            },
        );
    }
    let count = limits::count(&checked.text, context.task, context.platform, context.job);
    Candidate {
        text: checked.text.clone(),
        checks,
        count,
    }
}

/// Puts the seller's own closing under a reply, where the field has room for both.
fn close(candidate: &mut Candidate, context: &Context) {
    let (task, platform, job) = (context.task, context.platform, context.job);
    let Some(closing) = job.closing.as_deref().filter(|_| task.speaks_to_buyer()) else {
        return;
    };
    let text = format!("{}\n{closing}", candidate.text);
    let fits = |limit: &Limit| limit.unit.count(&text) <= limit.max as usize;
    if !candidate.text.ends_with(closing) && limits::of_text(platform, task.field(), job).iter().all(fits) {
        candidate.count = limits::count(&text, task, platform, job);
        candidate.text = text;
    }
}

fn near_duplicate(context: &Context) -> Withheld {
    let reason = context.choose("It says the same as a better one.", "与更好的一条内容相同。");
    Withheld {
        rule: "near-duplicate".to_owned(),
        reason,
    }
}

fn push_once(list: &mut Vec<Withheld>, item: Withheld) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn reasons(withheld: &[Withheld]) -> String {
    let reasons: Vec<&str> = withheld
        .iter()
        .map(|item| item.reason.trim_end_matches(['.', '。']))
        .collect();
    if reasons.is_empty() {
        "the model wrote nothing".to_owned()
    } else {
        reasons.join("; ")
    }
}

fn frame<'a>(task: &dyn Task, job: &Job, prompt_lines: &'a [String]) -> Frame<'a> {
    let is_chinese = |fact: &Fact| fact.value.chars().any(is_han);
    Frame {
        lang: job.lang,
        shape: task.shape(),
        labels: [task.label(Lang::En), task.label(Lang::Zh)],
        prompt_lines,
        foreign_names: job.lang == Lang::En && gather(job).iter().any(is_chinese),
    }
}
