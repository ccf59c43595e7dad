//! Where the two vocabularies meet: a seller's job becomes chat messages, messages become tokens, tokens become texts,
//! and texts become checked candidates. The wasm module and the command line are its two users.

use serde::Serialize;
use shopquill_engine::sampling::Sampling;
use shopquill_engine::{
    Accelerator, ChatMessage, Error as EngineError, Generation, Hooks, Model, Options, Pool, Role, Runner,
};
use shopquill_seller::{
    self as seller, ErrorBody, FirstLine, Job, JobResult, Prepared, PromptStyle, SellerError, Sentiment,
};
use std::future::Future;

/// Longest context in tokens; it bounds the cache's memory whatever the model could do.
pub const CONTEXT: usize = 4096;

/// Tokens of a text that say what it is about; a product's name and facts come first.
const ABOUT: usize = 256;

/// Why a job brought no text.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The job is wrong, or nothing the model wrote may be shown.
    #[error(transparent)]
    Seller(#[from] SellerError),
    /// The model could not be run.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl WriteError {
    /// The stable code that programs and translations key on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Seller(error) => error.code(),
            Self::Engine(error) => error.code(),
        }
    }

    /// Code and sentence as they travel.
    pub fn body(&self) -> ErrorBody {
        ErrorBody {
            code: self.code().into(),
            message: self.to_string(),
        }
    }
}

/// The host of a job: hears what is written, may cancel, lends its clock.
pub trait Host {
    /// What may be shown of a candidate now: its whole text so far, cleaned.
    fn preview(&mut self, candidate: usize, text: &str);
    /// Whether to stop; asked once a token.
    fn cancelled(&mut self) -> bool;
    /// Lets the host do other things; awaited once a token.
    fn tick(&mut self) -> impl Future<Output = ()>;
    /// Milliseconds since some fixed moment.
    fn now(&mut self) -> f64;
}

/// How a job went, in tokens and milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// From the job's arrival to its first token.
    pub first_token_ms: f64,
    /// From its arrival to its last.
    pub total_ms: f64,
    /// Tokens of the prompt.
    pub prompt_tokens: usize,
    /// Tokens written, of all candidates together.
    pub generated_tokens: usize,
    /// Tokens written a second after the first.
    pub tokens_per_second: f64,
}

/// Numbers of a measured run; see [`Writer::measure`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    /// Tokens of the prompt.
    pub prompt_tokens: usize,
    /// Prompt tokens a second until the first new token.
    pub prefill_tokens_per_second: f64,
    /// New tokens.
    pub generated_tokens: usize,
    /// New tokens a second after the first.
    pub decode_tokens_per_second: f64,
    /// Until the first new token.
    pub first_token_ms: f64,
    /// What was written.
    pub text: String,
    /// Its token ids.
    pub token_ids: Vec<u32>,
}

/// The token that would have come instead; see [`Writer::runners_up`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RunnerUp {
    /// The second likeliest.
    pub id: u32,
    /// How far its logit is below the likeliest one's, in units of the row's standard deviation.
    pub behind: f32,
}

/// A job as the engine takes it.
struct Asked {
    prompt: Vec<u32>,
    options: Options,
    /// How many of the drawn texts the host hears of.
    shown: usize,
    first_line: Option<FirstLine>,
}

/// A model that takes jobs.
pub struct Writer {
    runner: Runner,
}

impl Writer {
    /// A writer on these threads.
    pub fn new(model: Model, pool: Pool) -> Self {
        Self {
            runner: Runner::new(model, pool, CONTEXT),
        }
    }

    /// The engine below, for what it can tell about itself.
    pub fn runner(&self) -> &Runner {
        &self.runner
    }

    /// Has an accelerator run the model from now on, or again the CPU.
    pub fn set_accelerator(&mut self, accelerator: Option<Box<dyn Accelerator>>) {
        self.runner.set_accelerator(accelerator);
    }

    /// Does a job.
    pub async fn write(&mut self, job: &Job, host: &mut impl Host) -> Result<(JobResult, Stats), WriteError> {
        let (raw, stats) = self.draw(job, host).await?;
        Ok((self.finish(job, &raw)?, stats))
    }

    /// Checks a job's drawn texts, and has the model read again what it quoted.
    pub fn finish(&mut self, job: &Job, raw: &[String]) -> Result<JobResult, WriteError> {
        let mut result = seller::offer(job, raw)?;
        for aspect in result.aspects.iter_mut().flatten() {
            // A model of this size names what a buyer speaks of better than it tells praise from complaint.
            if let Some(quote) = &aspect.quote {
                aspect.sentiment = self.feeling(job, quote)?.unwrap_or(aspect.sentiment);
            }
        }
        Ok(result)
    }

    /// Whether a buyer's words praise or complain, of the two; nothing where the model has no classifier for it.
    fn feeling(&mut self, job: &Job, words: &str) -> Result<Option<Sentiment>, WriteError> {
        let job = Job {
            review: Some(words.to_owned()),
            ..job.clone()
        };
        let Asked { prompt, first_line, .. } = self.prompt(&job)?;
        let Some(first_line) = first_line else { return Ok(None) };
        let shares = self.classes(&prompt, &first_line.classifier)?;
        let share = |wanted: &str| {
            shares
                .iter()
                .find(|(class, _)| class == wanted)
                .map(|(_, share)| *share)
        };
        Ok(share("positive").zip(share("negative")).map(|(praise, complaint)| {
            if praise > complaint {
                Sentiment::Positive
            } else {
                Sentiment::Negative
            }
        }))
    }

    /// What the model's classifier of that name makes of a prompt: each class with its probability, none without it.
    fn classes(&mut self, prompt: &[u32], classifier: &str) -> Result<Vec<(String, f32)>, WriteError> {
        let shares = self.runner.classify(prompt, classifier)?.unwrap_or_default();
        let classifiers = &self.runner.model().classifiers;
        let labels = classifiers
            .iter()
            .find(|c| c.name == classifier)
            .map(|c| c.labels.clone());
        Ok(labels.unwrap_or_default().into_iter().zip(shares).collect())
    }

    /// What each text is about, as a vector; the seller crate's `similar` compares them. May be cancelled between two texts.
    pub async fn embed(&mut self, texts: &[String], host: &mut impl Host) -> Result<Vec<Vec<f32>>, WriteError> {
        let mut vectors = Vec::with_capacity(texts.len());
        for text in texts {
            host.tick().await;
            if host.cancelled() {
                return Err(EngineError::Cancelled.into());
            }
            let mut ids = self.runner.encode_raw(text)?;
            ids.truncate(ABOUT);
            vectors.push(self.runner.embed(&ids)?);
        }
        Ok(vectors)
    }

    /// Draws a job's candidates as the model writes them, before any check.
    pub async fn draw(&mut self, job: &Job, host: &mut impl Host) -> Result<(Vec<String>, Stats), WriteError> {
        let started = host.now();
        let Asked {
            mut prompt,
            options,
            shown,
            first_line,
        } = self.prompt(job)?;
        let opening = self.opening(&prompt, first_line.as_ref())?;
        prompt.extend(self.runner.model().tokenizer.encode(opening)?);
        let mut relay = Relay::new(job, shown, opening, host);
        let generation = self.runner.generate(&prompt, &options, &mut relay).await?;
        let stats = relay.clock.stats(started, &generation);
        let raw = generation.candidates.into_iter();
        Ok((raw.map(|c| format!("{opening}{}", c.text)).collect(), stats))
    }

    /// The first line that the model's classifier chooses; empty where there is none.
    fn opening<'l>(&mut self, prompt: &[u32], first_line: Option<&'l FirstLine>) -> Result<&'l str, WriteError> {
        let Some(first_line) = first_line else { return Ok("") };
        let shares = self.classes(prompt, &first_line.classifier)?;
        let best = shares.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let line = best.and_then(|(best, _)| first_line.lines.iter().find(|(class, _)| class == best));
        Ok(line.map_or("", |(_, line)| line))
    }

    /// What the model wants to be asked: weights of our own training need no examples.
    fn style(&self) -> PromptStyle {
        match self.runner.model().prompt_tag.as_deref() {
            Some("direct") => PromptStyle::Direct,
            _ => PromptStyle::Examples,
        }
    }

    /// The job's prompt, its facts shortened until it leaves room for a text of the wanted length.
    fn prompt(&self, job: &Job) -> Result<Asked, WriteError> {
        let style = self.style();
        let mut prepared = seller::prepare_with(job, style)?;
        for step in 0.. {
            let mut options = engine_options(&prepared);
            let messages: Vec<ChatMessage> = prepared.messages.iter().map(engine_message).collect();
            let prompt = self.runner.encode_chat(&messages, &mut options.stops)?;
            if prompt.len() + options.max_tokens <= self.runner.context() {
                return Ok(Asked {
                    prompt,
                    options,
                    shown: prepared.options.shown,
                    first_line: prepared.first_line,
                });
            }
            match seller::shorten(job, step) {
                Some(shorter) => prepared = seller::prepare_with(&shorter, style)?,
                None => {
                    let context = self.runner.context();
                    return Err(EngineError::ContextTooLong {
                        prompt: prompt.len(),
                        context,
                    }
                    .into());
                }
            }
        }
        unreachable!("the loop ends only by returning")
    }

    /// A run to be timed: raw text in, the likeliest tokens out, no early end.
    ///
    /// Without `drafts` every token is computed by itself.
    pub async fn measure(
        &mut self,
        prompt: &str,
        tokens: usize,
        drafts: bool,
        host: &mut impl Host,
    ) -> Result<Measured, WriteError> {
        let ids = self.runner.encode_raw(prompt)?;
        let options = Options {
            max_tokens: tokens,
            candidates: 1,
            sampling: Sampling::greedy(),
            first_temperature: None,
            seed: 0,
            stops: Vec::new(),
            ignore_end: true,
            drafts,
        };
        let (mut generation, stats) = self.timed(&ids, &options, host).await?;
        let written = generation.candidates.remove(0);
        Ok(Measured {
            prompt_tokens: ids.len(),
            prefill_tokens_per_second: ids.len() as f64 / (stats.first_token_ms / 1000.0),
            generated_tokens: written.tokens.len(),
            decode_tokens_per_second: stats.tokens_per_second,
            first_token_ms: stats.first_token_ms,
            text: written.text,
            token_ids: written.tokens,
        })
    }

    /// For each token of a greedy text after a prompt, which token was next to it: two backends that add in another order may
    /// part where these were as good as even.
    pub async fn runners_up(&mut self, prompt: &str, written: &[u32]) -> Result<Vec<RunnerUp>, WriteError> {
        let mut ids = self.runner.encode_raw(prompt)?;
        let first = ids.len() - 1;
        ids.extend_from_slice(written);
        let mut found = Vec::with_capacity(written.len());
        let each = |i: usize, logits: &[f32]| {
            if i >= first && found.len() < written.len() {
                found.push(runner_up(logits));
            }
        };
        self.runner.score(&ids, each).await?;
        Ok(found)
    }

    /// Milliseconds that `candidates` texts of `tokens` tokens take, sampled together from a prompt that is computed anew.
    pub async fn measure_candidates(
        &mut self,
        prompt: &str,
        tokens: usize,
        candidates: usize,
        host: &mut impl Host,
    ) -> Result<f64, WriteError> {
        let ids = self.runner.encode_raw(prompt)?;
        let options = Options {
            max_tokens: tokens,
            candidates,
            sampling: Sampling {
                temperature: 0.7,
                top_k: 40,
                ..Sampling::greedy()
            },
            first_temperature: None,
            seed: 0,
            stops: Vec::new(),
            ignore_end: true,
            drafts: true,
        };
        Ok(self.timed(&ids, &options, host).await?.1.total_ms)
    }

    /// A run of a prompt that is computed anew, with its times.
    async fn timed(
        &mut self,
        prompt: &[u32],
        options: &Options,
        host: &mut impl Host,
    ) -> Result<(Generation, Stats), WriteError> {
        self.runner.forget();
        let started = host.now();
        let mut timer = Timer {
            clock: Clock::default(),
            host,
        };
        let generation = self.runner.generate(prompt, options, &mut timer).await?;
        let stats = timer.clock.stats(started, &generation);
        Ok((generation, stats))
    }
}

fn runner_up(logits: &[f32]) -> RunnerUp {
    let mut best = [(0, f32::NEG_INFINITY); 2];
    for (id, logit) in (0..).zip(logits) {
        if *logit > best[0].1 {
            best = [(id, *logit), best[0]];
        } else if *logit > best[1].1 {
            best[1] = (id, *logit);
        }
    }
    let mean = logits.iter().sum::<f32>() / logits.len() as f32;
    let spread = (logits.iter().map(|l| (l - mean).powi(2)).sum::<f32>() / logits.len() as f32).sqrt();
    RunnerUp {
        id: best[1].0,
        behind: (best[0].1 - best[1].1) / spread,
    }
}

fn engine_message(message: &seller::ChatMessage) -> ChatMessage {
    let role = match message.role {
        seller::Role::System => Role::System,
        seller::Role::User => Role::User,
        seller::Role::Assistant => Role::Assistant,
    };
    ChatMessage {
        role,
        content: message.content.clone(),
    }
}

fn engine_options(prepared: &Prepared) -> Options {
    let o = &prepared.options;
    Options {
        max_tokens: o.max_tokens,
        candidates: o.candidates,
        sampling: Sampling {
            temperature: o.temperature,
            top_k: o.top_k,
            top_p: o.top_p,
            min_p: o.min_p,
            repetition_penalty: o.repetition_penalty,
            no_repeat_ngram: o.no_repeat_ngram,
        },
        first_temperature: Some(o.first_temperature),
        seed: o.seed,
        stops: o.stops.clone(),
        ignore_end: false,
        drafts: true,
    }
}

/// When the first and the last token came.
#[derive(Default)]
struct Clock {
    first: Option<f64>,
    last: f64,
    tokens: usize,
    first_step: usize,
}

impl Clock {
    fn token(&mut self, candidate: usize, now: f64) {
        self.tokens += 1;
        self.last = now;
        if self.first.is_none() {
            self.first = Some(now);
        }
        // All candidates get their first token from the prompt's own logits.
        self.first_step = self.first_step.max(candidate + 1);
    }

    fn stats(&self, started: f64, generation: &Generation) -> Stats {
        let first = self.first.unwrap_or(self.last);
        let seconds = (self.last - first) / 1000.0;
        let after_first = self.tokens.saturating_sub(self.first_step);
        Stats {
            first_token_ms: first - started,
            total_ms: self.last - started,
            prompt_tokens: generation.prompt_tokens,
            generated_tokens: generation.candidates.iter().map(|c| c.tokens.len()).sum(),
            tokens_per_second: if seconds > 0.0 {
                after_first as f64 / seconds
            } else {
                0.0
            },
        }
    }
}

/// Turns token events into previews.
struct Relay<'a, H> {
    job: &'a Job,
    raw: Vec<String>,
    shown: Vec<String>,
    clock: Clock,
    host: &'a mut H,
}

impl<'a, H: Host> Relay<'a, H> {
    fn new(job: &'a Job, candidates: usize, opening: &str, host: &'a mut H) -> Self {
        Self {
            job,
            raw: vec![opening.to_owned(); candidates],
            shown: vec![String::new(); candidates],
            clock: Clock::default(),
            host,
        }
    }
}

impl<H: Host> Hooks for Relay<'_, H> {
    fn token(&mut self, candidate: usize, _id: u32, text: &str) {
        let now = self.host.now();
        self.clock.token(candidate, now);
        // Spare texts are drawn to choose from and shown only if they are chosen.
        if text.is_empty() || candidate >= self.raw.len() {
            return;
        }
        self.raw[candidate].push_str(text);
        let preview = seller::preview(self.job, &self.raw[candidate]);
        if preview != self.shown[candidate] {
            self.host.preview(candidate, &preview);
            self.shown[candidate] = preview;
        }
    }

    fn cancelled(&mut self) -> bool {
        self.host.cancelled()
    }

    fn tick(&mut self) -> impl Future<Output = ()> {
        self.host.tick()
    }
}

/// Only looks at the clock.
struct Timer<'a, H> {
    clock: Clock,
    host: &'a mut H,
}

impl<H: Host> Hooks for Timer<'_, H> {
    fn token(&mut self, candidate: usize, _id: u32, _text: &str) {
        let now = self.host.now();
        self.clock.token(candidate, now);
    }

    fn cancelled(&mut self) -> bool {
        self.host.cancelled()
    }

    fn tick(&mut self) -> impl Future<Output = ()> {
        self.host.tick()
    }
}
