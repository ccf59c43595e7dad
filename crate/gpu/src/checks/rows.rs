//! What is done to a token's row by itself: its embedding and its norms.

use super::{Bench, TYPES, assert_close, attention, meant, numbers, some, weights};
use crate::kernels::Kernel;
use shopquill_engine::kernels::vector;
use shopquill_engine::sampling::Random;

#[test]
fn embed() {
    let mut random = Random::new(13, 0);
    for dtype in TYPES {
        let (dim, vocab, tokens) = (
            256 * some(&mut random, 1, 3),
            some(&mut random, 5, 90),
            some(&mut random, 1, 9),
        );
        let Some(mut bench) = Bench::new(dim, 64, attention(2, 1, 32)) else {
            return;
        };
        let table = weights(&mut random, vocab, dim, dtype);
        let ids: Vec<u32> = (0..tokens).map(|_| some(&mut random, 0, vocab - 1) as u32).collect();
        let bound = [
            bench.batch(&ids, 0, 0..0),
            bench.memory(table.as_bytes()),
            bench.zeros(tokens * dim),
        ];
        let kernel = Kernel::Embed(table.format());
        let found = bench.run(kernel, &bound.each_ref(), [tokens, 1, 1], (&bound[2], tokens * dim));
        let mut expected = vec![0.0; tokens * dim];
        for (id, out) in ids.iter().zip(expected.chunks_exact_mut(dim)) {
            table.dequantize_row(*id as usize, out);
            out.iter_mut().for_each(|x| *x *= bench.config.embed_scale);
        }
        assert_close(&found, &expected, 1e-6, &format!("{dtype:?}"));
    }
}

#[test]
fn norm() {
    let mut random = Random::new(14, 0);
    for case in 0..6 {
        let (dim, tokens) = (32 * some(&mut random, 1, 40), some(&mut random, 2, 9));
        for bench in Bench::variants(dim, 64, attention(2, 1, 32)) {
            norm_on(bench, case, tokens, &mut random);
        }
    }
}

fn norm_on(mut bench: Bench, case: usize, tokens: usize, random: &mut Random) {
    let dim = bench.config.dim;
    let (added, wanted) = ([None, Some(false), Some(true)][case % 3], case >= 3);
    let rows = if wanted { 1..tokens } else { 0..tokens };
    let [x, projected] = [0; 2].map(|_| numbers(random, tokens * dim));
    let [post, norm] = [0; 2].map(|_| numbers(random, dim));
    let words = rows.len() * dim / 32 * 12;
    let bound = [
        bench.batch(&vec![0; tokens], 0, rows.clone()),
        bench.memory(&x),
        bench.memory(&projected),
        bench.memory(&post),
        bench.memory(&norm),
        bench.zeros(words),
    ];
    let kernel = Kernel::Norm { added, wanted };
    let found = meant(&bench.run(kernel, &bound.each_ref(), [rows.len(), 1, 1], (&bound[5], words)));
    let mut expected = Vec::new();
    for token in rows {
        let of = |values: &[f32]| values[token * dim..][..dim].to_vec();
        let (mut x, mut y) = (of(&x), of(&projected));
        if added == Some(true) {
            vector::rms_norm_in_place(&mut y, &post, bench.config.eps);
        }
        if added.is_some() {
            vector::add_scaled(&mut x, &y, 1.0);
        }
        vector::rms_norm_in_place(&mut x, &norm, bench.config.eps);
        expected.extend(x);
    }
    assert_close(
        &found,
        &expected,
        0.5 / 127.0 + 1e-5,
        &format!("case {case}, {dim} wide"),
    );
}
