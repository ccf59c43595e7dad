//! The op seam on a GPU: each operation writes down its dispatches, and the last one sends them off.

use crate::batch;
use crate::cache::{Cache, key_bytes, value_bytes};
use crate::device::GpuDevice;
use crate::kernels::Kernel;
use crate::memory::Memory;
use crate::queue::Queue;
use crate::results::Results;
use crate::scratch::Scratch;
use crate::upload::{Matrix, Vector};
use shopquill_engine::accelerator::{Scores, Want};
use shopquill_engine::cache::Batch;
use shopquill_engine::decoder::Config;
use shopquill_engine::kernels::vector::Activation;
use shopquill_engine::ops::{Attention, Ops};
use shopquill_engine::pack::BLOCK;
use shopquill_engine::rope::RopeTables;
use shopquill_engine::{Error, Result};
use std::rc::Rc;

/// Tokens that share the reading of a weight: what a product's tiles may be, smallest first.
const TILES: [u32; 3] = [1, 4, 8];

/// What runs a model's operations.
pub struct Backend {
    pub gpu: Rc<GpuDevice>,
    pub queue: Queue,
    config: Config,
    /// The different attentions of the model.
    attentions: Vec<Attention>,
    ropes: RopeTables,
    scratch: Scratch,
    cache: Cache,
    /// What is to come back of the next batch, and what came of the last one.
    pub want: Want,
    results: Option<Results>,
    /// The norm that still has to be added to the residual stream, with `projected` as its input; `Some(None)` without a norm.
    open: Option<Option<Rc<Memory>>>,
    batch_bytes: Vec<u8>,
    tokens: usize,
}

impl Backend {
    /// For a model of this shape.
    pub fn new(gpu: Rc<GpuDevice>, config: &Config) -> Result<Self> {
        let mut attentions: Vec<Attention> = Vec::new();
        for attention in &config.attention {
            if !attentions.contains(attention) {
                attentions.push(*attention);
            }
        }
        let ropes = RopeTables::new(config);
        let scratch = Scratch::new(&gpu, config, ropes.ropes().len())?;
        let cache = Cache::new(&gpu)?;
        Ok(Self {
            gpu,
            queue: Queue::default(),
            config: config.clone(),
            attentions,
            ropes,
            scratch,
            cache,
            want: Want::All,
            results: None,
            open: None,
            batch_bytes: Vec::new(),
            tokens: 0,
        })
    }

    /// Bytes of caches and logits.
    pub fn bytes(&self) -> usize {
        self.cache.bytes() + self.results.as_ref().map_or(0, Results::bytes)
    }

    /// Makes room for `slots` cached tokens; what is cached stays.
    pub fn reserve_slots(&mut self, slots: usize) -> Result<()> {
        if self.cache.reserve(&self.gpu, &self.config.attention, slots)? {
            self.queue.forget_bind_groups();
        }
        Ok(())
    }

    /// What came back of a wanted row; nothing before the first batch.
    pub fn scores(&mut self, row: usize) -> Scores<'_> {
        self.results
            .as_mut()
            .map_or(Scores::Best(&[]), |results| results.scores(row))
    }

    /// Fetches every logit of a wanted row.
    pub async fn fetch_row(&mut self, row: usize) -> Result<()> {
        let results = self.results.as_mut().ok_or_else(|| self.gpu.lost())?;
        results.fetch_all(&self.gpu, &mut self.queue, row..row + 1).await
    }

    /// Finishes what is open, then `normed = rms_norm(x)` of the batch's rows or of the wanted ones.
    fn norm(&mut self, norm: &Vector, rows: usize, wanted: bool) {
        let open = self.open.take();
        let kernel = Kernel::Norm {
            added: open.as_ref().map(Option::is_some),
            wanted,
        };
        let post = open.flatten().unwrap_or_else(|| norm.memory.clone());
        let s = &self.scratch;
        let bound = [&s.batch, &s.x, &s.projected, &post, &norm.memory, &s.normed];
        let source = || kernel.source(&self.config, &self.attentions, self.ropes.ropes(), self.gpu.subgroups);
        self.queue
            .dispatch(&self.gpu, kernel, &bound, [rows as u32, 1, 1], source);
    }

    /// `output = matrix * input` for each token, where the matrix is not part of another's product.
    fn product(&mut self, matrix: &Matrix, bias: Option<&Vector>, rows: usize, place: Place) -> Result<()> {
        let Some(shape) = &matrix.shape else { return Ok(()) };
        let tile = tile_of(rows);
        let wanted = matches!(place, Place::Logits);
        let kernel = Kernel::Matmul {
            format: matrix.format,
            tokens: tile,
            bias: bias.is_some(),
            wanted,
        };
        let s = &self.scratch;
        let (input, output) = match (&place, &self.results) {
            (Place::Qkv, _) => (&s.normed, &s.qkv),
            (Place::Attended, _) => (&s.attended, &s.projected),
            (Place::Hidden, _) => (&s.hidden, &s.projected),
            (Place::Logits, Some(results)) => (&s.normed, &results.logits),
            (Place::Logits, None) => return Err(self.gpu.lost()),
        };
        let bias = bias.map_or(&*matrix.memory, |bias| &*bias.memory);
        let bound = [&s.batch, &shape.memory, &matrix.memory, input, bias, output];
        let tiles = (rows as u32).div_ceil(tile);
        let workgroups = [shape.rows.div_ceil(16) as u32, tiles, 1];
        let source = || kernel.source(&self.config, &self.attentions, self.ropes.ropes(), self.gpu.subgroups);
        self.queue.dispatch(&self.gpu, kernel, &bound, workgroups, source);
        self.queue.counters.weight_bytes += matrix.memory.bytes() as u64 * u64::from(tiles);
        Ok(())
    }

    fn number_of(&self, attention: &Attention) -> usize {
        self.attentions.iter().position(|a| a == attention).unwrap_or(0)
    }
}

/// What a product reads and writes.
enum Place {
    Qkv,
    Attended,
    Hidden,
    Logits,
}

/// The smallest tile that holds all rows, or the largest there is.
fn tile_of(rows: usize) -> u32 {
    let fits = TILES.into_iter().find(|tile| *tile as usize >= rows);
    fits.unwrap_or(TILES[TILES.len() - 1])
}

impl Ops for Backend {
    type Matrix = Matrix;
    type Vector = Vector;

    fn embed(&mut self, table: &Matrix, _scale: f32, batch: &Batch<'_>) -> Result<()> {
        (self.tokens, self.open) = (batch.rows.len(), None);
        let slot = batch.rows.iter().map(|row| row.slot).max().unwrap_or(0);
        if slot >= self.cache.slots {
            return Err(Error::BadOptions(format!("slot {slot} of {}", self.cache.slots)));
        }
        batch::write(batch, self.cache.score_width, &mut self.batch_bytes);
        self.ropes.set_positions(batch)?;
        let angles: &[u8] = bytemuck::cast_slice(self.ropes.angles());
        let s = &self.scratch;
        self.gpu.queue.write_buffer(&s.batch.raw, 0, &self.batch_bytes);
        self.gpu.queue.write_buffer(&s.angles.raw, 0, angles);
        self.queue.counters.sent_bytes += (self.batch_bytes.len() + angles.len()) as u64;
        let kernel = Kernel::Embed(table.format);
        let bound = [&s.batch, &*table.memory, &s.x];
        let source = || kernel.source(&self.config, &self.attentions, self.ropes.ropes(), self.gpu.subgroups);
        self.queue
            .dispatch(&self.gpu, kernel, &bound, [self.tokens as u32, 1, 1], source);
        Ok(())
    }

    fn project_qkv(
        &mut self,
        norm: &Vector,
        _eps: f32,
        weights: [&Matrix; 3],
        biases: Option<[&Vector; 3]>,
    ) -> Result<()> {
        self.norm(norm, self.tokens, false);
        for weights in weights {
            // The biases lie one after another, as the results do.
            self.product(weights, biases.map(|b| b[0]), self.tokens, Place::Qkv)?;
        }
        Ok(())
    }

    fn attend(
        &mut self,
        layer: usize,
        attention: &Attention,
        head_norms: Option<[&Vector; 2]>,
        _eps: f32,
        batch: &Batch<'_>,
    ) -> Result<()> {
        let number = self.number_of(attention);
        let (s, cache, tokens) = (&self.scratch, &self.cache.layers[layer], self.tokens as u32);
        let rotate = Kernel::Rotate {
            attention: number,
            norms: head_norms.is_some(),
        };
        let norms = head_norms.map_or(&s.angles, |norms| &*norms[0].memory);
        let bound = [
            &s.batch,
            &s.qkv,
            &s.angles,
            norms,
            &s.queries,
            &cache.keys,
            &cache.values,
        ];
        let heads = (attention.heads + 2 * attention.kv_heads) as u32;
        let source =
            |kernel: Kernel| kernel.source(&self.config, &self.attentions, self.ropes.ropes(), self.gpu.subgroups);
        self.queue
            .dispatch(&self.gpu, rotate, &bound, [heads, tokens, 1], || source(rotate));
        let attend = Kernel::Attend { attention: number };
        let bound = [
            &s.batch,
            &s.queries,
            &cache.keys,
            &cache.values,
            &self.cache.scores,
            &s.attended,
        ];
        let workgroups = [attention.heads as u32, tokens, 1];
        self.queue
            .dispatch(&self.gpu, attend, &bound, workgroups, || source(attend));
        let slot_bytes = key_bytes(attention) + value_bytes(attention);
        // Every query head reads its key head's part.
        let share = attention.heads / attention.kv_heads;
        self.queue.counters.cache_bytes += (batch::seen(batch, attention.window) * slot_bytes * share) as u64;
        Ok(())
    }

    fn project_attended(&mut self, weight: &Matrix, norm: Option<&Vector>, _eps: f32) -> Result<()> {
        self.product(weight, None, self.tokens, Place::Attended)?;
        self.open = Some(norm.map(|norm| norm.memory.clone()));
        Ok(())
    }

    fn feed_forward(
        &mut self,
        norm: &Vector,
        _eps: f32,
        gate: &Matrix,
        up: &Matrix,
        down: &Matrix,
        _activation: Activation,
        post_norm: Option<&Vector>,
    ) -> Result<()> {
        self.norm(norm, self.tokens, false);
        let tile = tile_of(self.tokens);
        let kernel = Kernel::Gated {
            gate: gate.format,
            up: up.format,
            tokens: tile,
        };
        let s = &self.scratch;
        let bound = [&s.batch, &*gate.memory, &*up.memory, &s.normed, &s.hidden];
        let tiles = (self.tokens as u32).div_ceil(tile);
        let workgroups = [gate.rows.div_ceil(BLOCK) as u32, tiles, 1];
        let source = || kernel.source(&self.config, &self.attentions, self.ropes.ropes(), self.gpu.subgroups);
        self.queue.dispatch(&self.gpu, kernel, &bound, workgroups, source);
        self.queue.counters.weight_bytes += (gate.memory.bytes() + up.memory.bytes()) as u64 * u64::from(tiles);
        self.product(down, None, self.tokens, Place::Hidden)?;
        self.open = Some(post_norm.map(|norm| norm.memory.clone()));
        Ok(())
    }

    async fn logits(&mut self, norm: &Vector, _eps: f32, head: &Matrix, batch: &Batch<'_>) -> Result<()> {
        let rows = batch.wanted.len();
        if !self.results.as_ref().is_some_and(|results| results.holds(rows)) {
            self.results = Some(Results::new(&self.gpu, rows, head.rows)?);
        }
        self.norm(norm, rows, true);
        self.product(head, None, rows, Place::Logits)?;
        let mut results = self.results.take().ok_or_else(|| self.gpu.lost())?;
        let outcome = match self.want {
            Want::All => results.fetch_all(&self.gpu, &mut self.queue, 0..rows).await,
            Want::Best => {
                let source = |kernel: Kernel| {
                    kernel.source(&self.config, &self.attentions, self.ropes.ropes(), self.gpu.subgroups)
                };
                results.fetch_best(&self.gpu, &mut self.queue, rows, source).await
            }
        };
        self.results = Some(results);
        outcome
    }
}
