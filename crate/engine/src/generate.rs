//! The decode loop: a prompt goes in once, several candidates come out, piece by piece.
//!
//! There is one loop, and it is async so that a browser can breathe between tokens; a native caller blocks on it.

use crate::accelerator::{Accelerator, MOST_ROWS, Scores, Want};
use crate::cache::{Batch, Row, Segment, Sequence};
use crate::chat::{ChatMessage, ChatTemplate};
use crate::classify::Reading;
use crate::cpu::{Cpu, Precision};
use crate::error::{Error, Result};
use crate::hardware::{Hardware, at_once};
use crate::kernels::Kernels;
use crate::loader::Model;
use crate::lookup::{self, Lookup};
use crate::pack::BLOCK;
use crate::pool::Pool;
use crate::sampling::{self, Random, Sampling, Scored};
use crate::tokenizer::TextStream;
use std::future::Future;

/// Tokens of a prompt that go through the model at once: enough for the kernels, short enough to cancel between.
const PREFILL_CHUNK: usize = MOST_ROWS;
/// Below this, a context has no room for a text.
const LEAST_TOKENS: usize = 8;

/// What to generate.
#[derive(Clone, Debug)]
pub struct Options {
    /// Longest text, in tokens.
    pub max_tokens: usize,
    /// Texts for the one prompt, 1 to 16.
    pub candidates: usize,
    /// How tokens are chosen.
    pub sampling: Sampling,
    /// The temperature of the first candidate, where it differs: one safe text, the others for variety.
    pub first_temperature: Option<f32>,
    /// Makes the texts repeatable.
    pub seed: u64,
    /// Strings that end a text; they are not part of it.
    pub stops: Vec<String>,
    /// Keeps going where the model would end (for measurements).
    pub ignore_end: bool,
    /// Tries tokens that followed the same words before, several at once. The texts are the same with and without.
    pub drafts: bool,
}

/// What the caller wants to hear and say while texts are written.
pub trait Hooks {
    /// The prompt is in the cache.
    fn prefilled(&mut self) {}
    /// A token was chosen. `text` is what it adds to the candidate: whole characters, maybe none.
    fn token(&mut self, candidate: usize, id: u32, text: &str);
    /// Whether to stop; asked before every step.
    fn cancelled(&mut self) -> bool;
    /// Lets the host do other things; awaited after every step.
    fn tick(&mut self) -> impl Future<Output = ()>;
}

/// Why a text ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// The model ended it.
    End,
    /// A stop string came.
    Stop,
    /// It is as long as was asked for, or as the context allows.
    Length,
}

/// One text.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The text.
    pub text: String,
    /// Its tokens.
    pub tokens: Vec<u32>,
    /// Why it ended.
    pub reason: StopReason,
}

/// All texts of a prompt.
#[derive(Clone, Debug)]
pub struct Generation {
    /// In order of their numbers.
    pub candidates: Vec<Finished>,
    /// Tokens of the prompt.
    pub prompt_tokens: usize,
    /// Of these, how many were still in the cache from the last prompt.
    pub reused_tokens: usize,
    /// Tokens that were drafted, and of these how many were right.
    pub drafted_tokens: [usize; 2],
}

/// A model with its cache, ready to write.
pub struct Runner {
    model: Model,
    hardware: Hardware,
    /// Prompt tokens whose keys and values lie in slots `0..`.
    cached: Vec<u32>,
    context: usize,
}

/// A candidate being written.
struct Draft {
    number: usize,
    last: u32,
    sequence: Sequence,
    tokens: Vec<u32>,
    stream: TextStream,
    sampling: Sampling,
    random: Random,
    lookup: Lookup,
    /// Prompt and tokens, where drafts are looked up.
    history: Vec<u32>,
    /// What is tried in this step.
    tried: Vec<u32>,
}

impl Draft {
    /// Looks up what may follow; `most` tokens are left to write.
    fn try_ahead(&mut self, most: usize) {
        self.tried.clear();
        // The step itself brings a token, so the last one is never drafted.
        let found = self.lookup.draft(&self.history, most.saturating_sub(1));
        self.tried.extend_from_slice(found);
    }

    /// The next token, from every token's logit.
    fn choose(&mut self, logits: &mut [f32]) -> u32 {
        sampling::sample(logits, &self.tokens, &self.sampling, &mut self.random)
    }

    /// The next token, where the likeliest are enough to tell.
    fn choose_of(&mut self, best: &[Scored]) -> Option<u32> {
        sampling::sample_best(best, &self.tokens, &self.sampling, &mut self.random)
    }
}

impl Runner {
    /// A runner over `pool`. `context` bounds the memory of the cache; the model's own limit holds as well.
    pub fn new(model: Model, pool: Pool, context: usize) -> Self {
        let cpu = Cpu::new(&model.decoder.config, Kernels::detect(), pool);
        let context = context.min(model.decoder.config.context);
        Self {
            model,
            hardware: Hardware::new(cpu),
            cached: Vec::new(),
            context,
        }
    }

    /// Replaces the kernels, for comparisons.
    pub fn with_kernels(model: Model, pool: Pool, context: usize, kernels: Kernels) -> Self {
        let cpu = Cpu::new(&model.decoder.config, kernels, pool);
        Self {
            hardware: Hardware::new(cpu),
            context: context.min(model.decoder.config.context),
            model,
            cached: Vec::new(),
        }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The backend.
    pub fn cpu(&self) -> &Cpu {
        &self.hardware.cpu
    }

    /// What runs the model instead of the CPU, if anything does.
    pub fn accelerator(&self) -> Option<&dyn Accelerator> {
        self.hardware.accelerator()
    }

    /// Has the accelerator run the model from now on, or again the CPU; forgets the cached prompt.
    pub fn set_accelerator(&mut self, accelerator: Option<Box<dyn Accelerator>>) {
        self.cached.clear();
        self.hardware.set_accelerator(accelerator);
    }

    /// Chooses where activations keep more bits; forgets the cached prompt.
    pub fn set_precision(&mut self, precision: Precision) {
        self.cached.clear();
        self.hardware.cpu.set_precision(precision);
    }

    /// The thread pool, to add threads that the host starts.
    pub fn pool_mut(&mut self) -> &mut Pool {
        self.hardware.cpu.pool_mut()
    }

    /// Longest context, in tokens.
    pub fn context(&self) -> usize {
        self.context
    }

    /// Bytes of weights, cache and scratch.
    pub fn bytes(&self) -> usize {
        self.model.bytes() + self.hardware.bytes()
    }

    /// Forgets the last prompt, so that the next one is computed whole.
    pub fn forget(&mut self) {
        self.cached.clear();
    }

    /// A chat as this model's prompt, with the template's stops added to `stops`.
    pub fn encode_chat(&self, messages: &[ChatMessage], stops: &mut Vec<String>) -> Result<Vec<u32>> {
        let template: ChatTemplate = self.model.template;
        stops.extend(template.stops().iter().map(|s| (*s).to_owned()));
        self.model.tokenizer.encode_pieces(&template.render(messages))
    }

    /// Raw text as a prompt, with the leading token the model wants.
    pub fn encode_raw(&self, text: &str) -> Result<Vec<u32>> {
        let mut ids: Vec<u32> = self.model.tokenizer.bos().into_iter().collect();
        ids.extend(self.model.tokenizer.encode(text)?);
        Ok(ids)
    }

    /// Logits after every token of `ids`, `[ids][vocab]`; for tests and perplexity. Forgets the cached prompt.
    pub async fn score(&mut self, ids: &[u32], mut each: impl FnMut(usize, &[f32])) -> Result<()> {
        self.check_ids(ids)?;
        self.cached.clear();
        self.hardware.reserve_slots(ids.len())?;
        for start in (0..ids.len()).step_by(PREFILL_CHUNK) {
            let end = (start + PREFILL_CHUNK).min(ids.len());
            self.prompt_rows(ids, start, end, 0..end - start).await?;
            for row in 0..end - start {
                if let Scores::All(logits) = self.hardware.scores(row) {
                    each(start + row, logits);
                }
            }
        }
        Ok(())
    }

    /// What the model's classifier of that name makes of a prompt: each class's probability, in the order of its labels;
    /// nothing where the file brings no such classifier. The prompt stays cached, so that writing after it costs no more.
    pub fn classify(&mut self, prompt: &[u32], name: &str) -> Result<Option<Vec<f32>>> {
        let Some(classifier) = self.model.classifiers.iter().find(|c| c.name == name).cloned() else {
            return Ok(None);
        };
        let reading = self.read(prompt, classifier.reading(self.model.decoder.config.dim))?;
        Ok(reading.map(|reading| classifier.probabilities(&reading)))
    }

    /// What a text is about, `[dim]`: the mean state of its tokens near the model's end, where states of texts on like things
    /// are alike. All states have much in common; compare them less the mean of many texts. The text stays cached.
    pub fn embed(&mut self, text: &[u32]) -> Result<Vec<f32>> {
        let config = &self.model.decoder.config;
        // On 60 products of six kinds in two languages the 16th of 18 parts the kinds best; up to two thirds of the way they
        // mix. Other models are read as far along.
        let layers = config.attention.len();
        let layer = ((16 * layers + 9) / 18).min(layers.saturating_sub(1));
        let reading = self.read(text, Reading::new(layer, config.dim))?;
        Ok(reading.map(|reading| reading.mean()).unwrap_or_default())
    }

    /// Runs a whole prompt and notes states on the way.
    fn read(&mut self, prompt: &[u32], reading: Reading) -> Result<Option<Reading>> {
        self.check_ids(prompt)?;
        if prompt.len() > self.context {
            return Err(Error::ContextTooLong {
                prompt: prompt.len(),
                context: self.context,
            });
        }
        self.cached.clear();
        // Hidden states are the CPU's to note, wherever texts are written.
        let accelerator = self.hardware.take_accelerator();
        let outcome = at_once(self.read_prompt(prompt, reading));
        // What the CPU has taken in is of no use to the accelerator.
        if accelerator.is_none() && outcome.is_ok() {
            self.cached.extend_from_slice(prompt);
        }
        self.hardware.set_accelerator(accelerator);
        outcome
    }

    /// Runs a whole prompt on the CPU, and what was noted on the way.
    async fn read_prompt(&mut self, prompt: &[u32], reading: Reading) -> Result<Option<Reading>> {
        self.hardware.reserve_slots(prompt.len())?;
        self.hardware.cpu.set_reading(Some(reading));
        let run = self.run_prompt(prompt).await;
        let reading = self.hardware.cpu.set_reading(None);
        run.map(|()| reading)
    }

    /// A whole prompt with its last token's logits.
    async fn run_prompt(&mut self, ids: &[u32]) -> Result<()> {
        for start in (0..ids.len()).step_by(PREFILL_CHUNK) {
            let end = (start + PREFILL_CHUNK).min(ids.len());
            let wanted = if end == ids.len() {
                end - start - 1..end - start
            } else {
                0..0
            };
            self.prompt_rows(ids, start, end, wanted).await?;
        }
        Ok(())
    }

    fn check_ids(&self, ids: &[u32]) -> Result<()> {
        let vocab = self.model.decoder.config.vocab;
        if ids.is_empty() || ids.iter().any(|id| *id as usize >= vocab) {
            return Err(Error::BadOptions(
                "the prompt is empty or holds a token that is not in the vocabulary".into(),
            ));
        }
        Ok(())
    }

    /// Prompt tokens `start..end` into slots of the same numbers.
    async fn prompt_rows(
        &mut self,
        ids: &[u32],
        start: usize,
        end: usize,
        wanted: std::ops::Range<usize>,
    ) -> Result<()> {
        let rows: Vec<Row> = (start..end)
            .map(|i| Row {
                token: ids[i],
                position: i,
                slot: i,
                sequence: 0,
            })
            .collect();
        let sequences = [Sequence {
            shared: Segment {
                slot: 0,
                position: 0,
                len: end,
            },
            own: Segment {
                slot: 0,
                position: end,
                len: 0,
            },
        }];
        let batch = Batch {
            rows: &rows,
            sequences: &sequences,
            wanted,
        };
        self.hardware.forward(&self.model.decoder, &batch, Want::All).await
    }

    /// Writes `options.candidates` texts after the prompt.
    pub async fn generate(&mut self, prompt: &[u32], options: &Options, hooks: &mut impl Hooks) -> Result<Generation> {
        self.check_ids(prompt)?;
        let count = options.candidates;
        if !(1..=16).contains(&count) || options.max_tokens == 0 {
            return Err(Error::BadOptions(format!(
                "{count} candidates of {} tokens",
                options.max_tokens
            )));
        }
        let len = prompt.len();
        let room = self.context.saturating_sub(len);
        if room < LEAST_TOKENS.min(options.max_tokens) {
            return Err(Error::ContextTooLong {
                prompt: len,
                context: self.context,
            });
        }
        let max_tokens = options.max_tokens.min(room);

        // Each candidate's own slots begin at a whole block: what the kernels sum over.
        let own_slots = max_tokens.next_multiple_of(BLOCK);
        let own_start = len.next_multiple_of(BLOCK);
        if !self.hardware.reserve_slots(own_start + count * own_slots)? {
            self.cached.clear();
        }
        // The last prompt token always runs again: its logits are needed.
        let same = self.cached.iter().zip(prompt).take_while(|(a, b)| a == b).count();
        let reused = same.min(len - 1);
        self.cached.truncate(reused);
        let mut start = reused;
        while start < len {
            if hooks.cancelled() {
                return Err(Error::Cancelled);
            }
            let end = (start + PREFILL_CHUNK).min(len);
            let wanted = if end == len { end - start - 1..end - start } else { 0..0 };
            self.prompt_rows(prompt, start, end, wanted).await?;
            self.cached.extend_from_slice(&prompt[start..end]);
            start = end;
            hooks.tick().await;
        }
        hooks.prefilled();

        let shared = Segment {
            slot: 0,
            position: 0,
            len,
        };
        let mut drafts: Vec<Draft> = (0..count)
            .map(|number| Draft {
                number,
                last: 0,
                sequence: Sequence {
                    shared,
                    own: Segment {
                        slot: own_start + number * own_slots,
                        position: len,
                        len: 0,
                    },
                },
                tokens: Vec::with_capacity(max_tokens),
                stream: TextStream::default(),
                sampling: sampling_of(options, number),
                random: Random::new(options.seed, number),
                lookup: Lookup::default(),
                history: history(prompt, max_tokens, options.drafts),
                tried: Vec::with_capacity(lookup::LONGEST),
            })
            .collect();
        let mut finished: Vec<Option<Finished>> = vec![None; count];
        let mut step = Step {
            finished: &mut finished,
            options,
            max_tokens,
        };
        // All begin with the same logits, and each changes them.
        let first = match self.hardware.scores(0) {
            Scores::All(logits) => logits.to_vec(),
            Scores::Best(_) => Vec::new(),
        };
        let mut logits = first.clone();
        drafts.retain_mut(|draft| {
            logits.copy_from_slice(&first);
            let id = draft.choose(&mut logits);
            step.take(&self.model, draft, id, hooks)
        });
        let mut rows = Vec::with_capacity(count * (1 + lookup::LONGEST));
        let mut sequences = Vec::with_capacity(count);
        let mut drafted_tokens = [0; 2];
        while !drafts.is_empty() {
            hooks.tick().await;
            if hooks.cancelled() {
                return Err(Error::Cancelled);
            }
            rows.clear();
            sequences.clear();
            for draft in &mut drafts {
                if options.drafts {
                    draft.try_ahead(max_tokens - draft.tokens.len());
                }
                let own = &mut draft.sequence.own;
                for token in [draft.last].iter().chain(&draft.tried) {
                    rows.push(Row {
                        token: *token,
                        position: own.position + own.len,
                        slot: own.slot + own.len,
                        sequence: sequences.len(),
                    });
                    own.len += 1;
                }
                sequences.push(draft.sequence);
            }
            let batch = Batch {
                rows: &rows,
                sequences: &sequences,
                wanted: 0..rows.len(),
            };
            let decoder = &self.model.decoder;
            self.hardware.forward(decoder, &batch, Want::Best).await?;
            let (mut row, mut index) = (0, 0);
            while let Some(draft) = drafts.get_mut(index) {
                let tried = std::mem::take(&mut draft.tried);
                // A token at the first place, and one more at each next for as long as the last was the one tried there.
                let mut accepted = 0;
                let goes_on = loop {
                    let chosen = match self.hardware.scores(row + accepted) {
                        Scores::All(logits) => Some(draft.choose(logits)),
                        Scores::Best(best) => draft.choose_of(best),
                    };
                    let id = match chosen {
                        Some(id) => id,
                        None => draft.choose(self.hardware.all_scores(decoder, &batch, row + accepted).await?),
                    };
                    if !step.take(&self.model, draft, id, hooks) {
                        break false;
                    }
                    if tried.get(accepted) != Some(&draft.last) {
                        break true;
                    }
                    accepted += 1;
                };
                row += 1 + tried.len();
                draft.lookup.learn(tried.len(), accepted);
                // The slots of what was not accepted are written again.
                draft.sequence.own.len -= tried.len() - accepted;
                drafted_tokens[0] += tried.len();
                drafted_tokens[1] += accepted;
                draft.tried = tried;
                if goes_on {
                    index += 1;
                } else {
                    drafts.remove(index);
                }
            }
        }
        let candidates = finished.into_iter().flatten().collect();
        Ok(Generation {
            candidates,
            prompt_tokens: len,
            reused_tokens: reused,
            drafted_tokens,
        })
    }
}

/// How a candidate's tokens are chosen.
fn sampling_of(options: &Options, candidate: usize) -> Sampling {
    let mut sampling = options.sampling.clone();
    if let (0, Some(temperature)) = (candidate, options.first_temperature) {
        sampling.temperature = temperature;
    }
    sampling
}

/// Where drafts are looked up; nothing where none are wanted.
fn history(prompt: &[u32], max_tokens: usize, wanted: bool) -> Vec<u32> {
    if !wanted {
        return Vec::new();
    }
    let mut history = Vec::with_capacity(prompt.len() + max_tokens);
    history.extend_from_slice(prompt);
    history
}

/// What every step of a generation needs besides the logits.
struct Step<'a> {
    finished: &'a mut [Option<Finished>],
    options: &'a Options,
    max_tokens: usize,
}

impl Step<'_> {
    /// Takes a draft's next token and tells the caller; whether the draft goes on.
    fn take(&mut self, model: &Model, draft: &mut Draft, id: u32, hooks: &mut impl Hooks) -> bool {
        let (options, tokenizer) = (self.options, &model.tokenizer);
        let ends = !options.ignore_end && tokenizer.ends().contains(&id);
        let mut reason = None;
        if ends {
            reason = Some(StopReason::End);
        } else {
            draft.tokens.push(id);
            draft.last = id;
            if options.drafts {
                draft.history.push(id);
            }
            draft.stream.push(tokenizer.bytes_of(id));
            if !options.ignore_end && draft.stream.cut_at(&options.stops) {
                reason = Some(StopReason::Stop);
            } else if draft.tokens.len() >= self.max_tokens {
                reason = Some(StopReason::Length);
            }
        }
        match reason {
            None => {
                let text = draft.stream.take(&options.stops);
                hooks.token(draft.number, id, text);
                true
            }
            Some(reason) => {
                let text = draft.stream.finish();
                hooks.token(draft.number, id, text);
                let text = draft.stream.text().to_owned();
                let tokens = std::mem::take(&mut draft.tokens);
                self.finished[draft.number] = Some(Finished { text, tokens, reason });
                false
            }
        }
    }
}
