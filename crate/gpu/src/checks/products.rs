//! Matrix products: every weight type, any number of tokens, with and without a bias, and the gated pair.

use super::{Bench, TYPES, assert_close, attention, meant, numbers, quantized, some, weights};
use crate::kernels::Kernel;
use shopquill_engine::kernels::vector::{self, Activation};
use shopquill_engine::pack::{BLOCK, PackedMatrix};
use shopquill_engine::sampling::Random;

fn row_times(m: &PackedMatrix, row: usize, x: &[f32]) -> f32 {
    let mut weights = vec![0.0; m.cols()];
    m.dequantize_row(row, &mut weights);
    vector::dot(&weights, x)
}

#[test]
fn matmul() {
    let Some(mut bench) = Bench::new(64, 64, attention(2, 1, 32)) else {
        return;
    };
    let mut random = Random::new(11, 0);
    for (case, dtype) in TYPES.into_iter().cycle().take(3 * TYPES.len()).enumerate() {
        // 256 columns are the least that the larger block types have.
        let (rows, cols) = (some(&mut random, 1, 70), 256 * some(&mut random, 1, 3));
        let tile = [1, 4, 8][case / TYPES.len()];
        let (tokens, bias) = (some(&mut random, 1, 11), case % 2 == 1);
        let m = weights(&mut random, rows, cols, dtype);
        let (blocks, x) = quantized(&numbers(&mut random, tokens * cols));
        // The product stands in the middle of a wider result.
        let (first, stride) = (some(&mut random, 0, 9), rows + 20);
        let biases = numbers(&mut random, first + rows);
        let bound = [
            bench.batch(&vec![0; tokens], 0, 0..0),
            uniform(&bench, [rows, cols / BLOCK, first, stride]),
            bench.memory(m.as_bytes()),
            bench.memory(&blocks),
            bench.memory(&biases),
            bench.zeros(tokens * stride),
        ];
        let kernel = Kernel::Matmul {
            format: m.format(),
            tokens: tile,
            bias,
            wanted: false,
        };
        let groups = [rows.div_ceil(16), tokens.div_ceil(tile as usize), 1];
        let found = bench.run(kernel, &bound.each_ref(), groups, (&bound[5], tokens * stride));
        let mut expected = vec![0.0; tokens * stride];
        for (x, out) in x.chunks_exact(cols).zip(expected.chunks_exact_mut(stride)) {
            for row in 0..rows {
                let bias = if bias { biases[first + row] } else { 0.0 };
                out[first + row] = row_times(&m, row, x) + bias;
            }
        }
        assert_close(
            &found,
            &expected,
            1e-4,
            &format!("{dtype:?} {rows} x {cols}, {tokens} tokens"),
        );
    }
}

fn uniform(bench: &Bench, words: [usize; 4]) -> crate::memory::Memory {
    let usage = wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST;
    let memory = crate::memory::Memory::new(&bench.gpu, 16, usage, "test").expect("memory");
    let words = words.map(|n| n as u32);
    bench
        .gpu
        .queue
        .write_buffer(&memory.raw, 0, bytemuck::cast_slice(&words));
    memory
}

#[test]
fn gated() {
    let mut random = Random::new(12, 0);
    for (case, gate_type) in TYPES.into_iter().enumerate() {
        let (dim, ffn) = (256 * some(&mut random, 1, 2), 32 * some(&mut random, 1, 5));
        let Some(mut bench) = Bench::new(dim, ffn, attention(2, 1, 32)) else {
            return;
        };
        let (tile, tokens) = ([1, 4, 8][case % 3], some(&mut random, 1, 11));
        bench.config.activation = [Activation::Silu, Activation::GeluTanh][case % 2];
        let gate = weights(&mut random, ffn, dim, gate_type);
        let up = weights(&mut random, ffn, dim, TYPES[(case + 3) % TYPES.len()]);
        let (blocks, x) = quantized(&numbers(&mut random, tokens * dim));
        let words = tokens * ffn / BLOCK * 12;
        let bound = [
            bench.batch(&vec![0; tokens], 0, 0..0),
            bench.memory(gate.as_bytes()),
            bench.memory(up.as_bytes()),
            bench.memory(&blocks),
            bench.zeros(words),
        ];
        let kernel = Kernel::Gated {
            gate: gate.format(),
            up: up.format(),
            tokens: tile,
        };
        let groups = [ffn / BLOCK, tokens.div_ceil(tile as usize), 1];
        let found = meant(&bench.run(kernel, &bound.each_ref(), groups, (&bound[4], words)));
        let mut expected = Vec::new();
        for x in x.chunks_exact(dim) {
            let mut gates: Vec<f32> = (0..ffn).map(|row| row_times(&gate, row, x)).collect();
            let ups: Vec<f32> = (0..ffn).map(|row| row_times(&up, row, x)).collect();
            vector::gated(bench.config.activation, &mut gates, &ups);
            expected.extend(gates);
        }
        // Half a step of the result's bytes.
        assert_close(
            &found,
            &expected,
            0.5 / 127.0 + 1e-4,
            &format!("{gate_type:?} {ffn} x {dim}"),
        );
    }
}
