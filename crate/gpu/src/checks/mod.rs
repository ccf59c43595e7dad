//! Each kernel on random shapes against plain Rust. "skipped" is said where there is no GPU and no driver that plays one.

mod attention;
mod best;
mod products;
mod rows;

use crate::batch::{self, BLOCK_BYTES};
use crate::device::GpuDevice;
use crate::kernels::Kernel;
use crate::memory::Memory;
use crate::queue::{Copied, Queue};
use shopquill_engine::cache::{Batch, Row, Segment, Sequence};
use shopquill_engine::decoder::Config;
use shopquill_engine::kernels::vector::Activation;
use shopquill_engine::ops::{Attention, Rope};
use shopquill_engine::pack::{BLOCK, PackedMatrix, Packer};
use shopquill_engine::sampling::Random;
use std::future::Future;
use std::task::{Context, Poll, Waker};
use wgpu::Features;

use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device, Tensor};

/// Every weight type that the engine packs.
const TYPES: [GgmlDType; 8] = [
    GgmlDType::Q4_0,
    GgmlDType::Q4_1,
    GgmlDType::Q5_0,
    GgmlDType::Q5_1,
    GgmlDType::Q8_0,
    GgmlDType::Q4K,
    GgmlDType::Q5K,
    GgmlDType::Q6K,
];

/// Score width of the tests' batches.
const SCORE_WIDTH: usize = 400;

/// A device with one kernel's queue.
struct Bench {
    gpu: GpuDevice,
    queue: Queue,
    config: Config,
}

/// Natively no future here ever waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits"),
    }
}

impl Bench {
    /// For a model of these sizes.
    fn new(dim: usize, ffn_dim: usize, attention: Attention) -> Option<Self> {
        Self::variants(dim, ffn_dim, attention).into_iter().next()
    }

    /// With all that the adapter offers, and with nothing of it.
    fn variants(dim: usize, ffn_dim: usize, attention: Attention) -> Vec<Self> {
        let Some(gpu) = now(GpuDevice::open()) else {
            eprintln!("skipped: there is no GPU and no driver that plays one");
            return Vec::new();
        };
        let plain = gpu.subgroups.then(|| now(GpuDevice::open_with(Features::empty())));
        let config = Config {
            architecture: "llama",
            dim,
            ffn_dim,
            vocab: 100,
            context: 512,
            eps: 1e-6,
            embed_scale: 3.0,
            activation: Activation::GeluTanh,
            attention: vec![attention],
        };
        let bench = |gpu| Self {
            gpu,
            queue: Queue::default(),
            config: config.clone(),
        };
        [Some(gpu), plain.flatten()].into_iter().flatten().map(bench).collect()
    }

    fn memory<T: bytemuck::NoUninit>(&self, values: &[T]) -> Memory {
        Memory::with_bytes(&self.gpu, &[bytemuck::cast_slice(values)], "test").expect("memory")
    }

    fn zeros(&self, words: usize) -> Memory {
        Memory::storage(&self.gpu, 4 * words, "test").expect("memory")
    }

    /// Runs a kernel and reads the first floats of what it wrote.
    fn run(&mut self, kernel: Kernel, bound: &[&Memory], workgroups: [usize; 3], out: (&Memory, usize)) -> Vec<f32> {
        let (config, ropes) = (&self.config, [self.config.attention[0].rope]);
        let subgroups = self.gpu.subgroups;
        let source = || kernel.source(config, &config.attention, &ropes, subgroups);
        self.queue
            .dispatch(&self.gpu, kernel, bound, workgroups.map(|n| n as u32), source);
        let (memory, len) = out;
        let usage = wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST;
        let host = Memory::new(&self.gpu, 4 * len, usage, "test").expect("memory");
        let mut values = vec![0.0; len];
        self.queue
            .submit(
                &self.gpu,
                Some(Copied {
                    from: memory,
                    at: 0,
                    to: &host,
                    bytes: 4 * len,
                }),
            )
            .expect("submitted");
        now(self.queue.read(&self.gpu, &host, &mut values)).expect("read");
        values
    }

    /// A batch of one text: `tokens` rows after `before` cached ones.
    fn batch(&self, ids: &[u32], before: usize, wanted: std::ops::Range<usize>) -> Memory {
        let rows: Vec<Row> = (0..)
            .zip(ids)
            .map(|(i, token)| Row {
                token: *token,
                position: before + i,
                slot: before + i,
                sequence: 0,
            })
            .collect();
        let segment = |len| Segment {
            slot: 0,
            position: 0,
            len,
        };
        let sequences = [Sequence {
            shared: segment(before + ids.len()),
            own: segment(0),
        }];
        self.batch_of(&Batch {
            rows: &rows,
            sequences: &sequences,
            wanted,
        })
    }

    fn batch_of(&self, batch: &Batch<'_>) -> Memory {
        let mut bytes = Vec::new();
        batch::write(batch, SCORE_WIDTH, &mut bytes);
        self.memory(&bytes)
    }
}

/// Numbers in `-1..1`.
fn numbers(random: &mut Random, len: usize) -> Vec<f32> {
    (0..len).map(|_| 2.0 * random.unit() - 1.0).collect()
}

/// Some of `least..=most`.
fn some(random: &mut Random, least: usize, most: usize) -> usize {
    least + (random.unit() * (most - least + 1) as f32) as usize
}

fn weights(random: &mut Random, rows: usize, cols: usize, dtype: GgmlDType) -> PackedMatrix {
    let tensor = Tensor::from_vec(numbers(random, rows * cols), (rows, cols), &Device::Cpu).expect("tensor");
    let quantized = QTensor::quantize(&tensor, dtype).expect("quantize");
    let mut packer = Packer::new(rows, cols, dtype).expect("packer");
    packer.push(&quantized.data().expect("bytes")).expect("push");
    packer.finish().expect("finish")
}

/// Activations as kernels read them, and the numbers that these stand for.
fn quantized(x: &[f32]) -> (Vec<[u32; BLOCK_BYTES / 4]>, Vec<f32>) {
    let (mut blocks, mut meant) = (Vec::new(), Vec::new());
    for x in x.chunks_exact(BLOCK) {
        let scale = x.iter().fold(0f32, |m, x| m.max(x.abs())) / 127.0;
        let q: Vec<i8> = x.iter().map(|x| (x / scale).round() as i8).collect();
        let sum = |q: &[i8]| q.iter().map(|q| i32::from(*q)).sum::<i32>() as u32;
        let mut block = [0; BLOCK_BYTES / 4];
        for (word, q) in block.iter_mut().zip(q.chunks_exact(4)) {
            *word = u32::from_le_bytes([q[0], q[1], q[2], q[3]].map(|q| q as u8));
        }
        block[8..].copy_from_slice(&[scale.to_bits(), sum(&q), sum(&q[..16]), sum(&q[16..])]);
        blocks.push(block);
        meant.extend(q.iter().map(|q| f32::from(*q) * scale));
    }
    (blocks, meant)
}

/// What a kernel's blocks stand for; their sums are checked on the way.
fn meant(blocks: &[f32]) -> Vec<f32> {
    let mut values = Vec::new();
    for block in blocks.chunks_exact(BLOCK_BYTES / 4) {
        let q: Vec<i8> = block[..8]
            .iter()
            .flat_map(|w| w.to_bits().to_le_bytes())
            .map(|b| b as i8)
            .collect();
        let sum = |q: &[i8]| q.iter().map(|q| i32::from(*q)).sum::<i32>();
        let sums = [sum(&q), sum(&q[..16]), sum(&q[16..])];
        assert_eq!(
            block[9..12].iter().map(|w| w.to_bits() as i32).collect::<Vec<_>>(),
            sums
        );
        values.extend(q.iter().map(|q| f32::from(*q) * block[8]));
    }
    values
}

/// Every number is within `tolerance` of the largest expected one.
fn assert_close(found: &[f32], expected: &[f32], tolerance: f32, what: &str) {
    assert_eq!(found.len(), expected.len());
    let peak = expected.iter().fold(0f32, |m, x| m.max(x.abs()));
    assert!(peak > 0.0, "{what}: nothing is expected");
    for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
        let off = (found - expected).abs() / peak;
        assert!(off <= tolerance, "{what}: number {i} is {found}, not {expected}");
    }
}

fn attention(heads: usize, kv_heads: usize, head_dim: usize) -> Attention {
    Attention {
        heads,
        kv_heads,
        head_dim,
        scale: 1.0 / (head_dim as f32).sqrt(),
        window: None,
        rope: Rope {
            base: 10_000.0,
            scale: 1.0,
            neighbours: false,
        },
    }
}
