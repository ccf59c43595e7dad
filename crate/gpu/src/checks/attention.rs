//! Heads into the cache, and attention over it: a prompt and two texts after it, with and without a sliding window.

use super::{Bench, SCORE_WIDTH, assert_close, attention, meant, numbers};
use crate::cache::{key_bytes, value_bytes};
use crate::kernels::Kernel;
use shopquill_engine::cache::{Batch, Row, Segment, Sequence};
use shopquill_engine::kernels::vector;
use shopquill_engine::ops::Attention;
use shopquill_engine::rope::RopeTables;
use shopquill_engine::sampling::Random;

const PROMPT: usize = 40;
/// Tokens of each text after the prompt.
const OWN: usize = 3;
const SLOTS: usize = 128;

/// Rows of the prompt and of two texts, and the texts.
fn rows() -> (Vec<Row>, [Sequence; 2]) {
    let row = |position, slot, sequence| Row {
        token: 0,
        position,
        slot,
        sequence,
    };
    let own_slot = |sequence: usize| 64 + 32 * sequence;
    let mut rows: Vec<Row> = (0..PROMPT).map(|i| row(i, i, 0)).collect();
    for sequence in 0..2 {
        rows.extend((0..OWN).map(|i| row(PROMPT + i, own_slot(sequence) + i, sequence)));
    }
    let sequences = [0, 1].map(|sequence| Sequence {
        shared: Segment {
            slot: 0,
            position: 0,
            len: PROMPT,
        },
        own: Segment {
            slot: own_slot(sequence),
            position: PROMPT,
            len: OWN,
        },
    });
    (rows, sequences)
}

/// A head as attention sees it.
fn turned(head: &[f32], norm: Option<&[f32]>, angles: &[[f32; 2]], neighbours: bool, eps: f32) -> Vec<f32> {
    let mut head = head.to_vec();
    if let Some(norm) = norm {
        vector::rms_norm_in_place(&mut head, norm, eps);
    }
    for (i, [cos, sin]) in angles.iter().enumerate() {
        let (low, high) = if neighbours {
            (2 * i, 2 * i + 1)
        } else {
            (i, i + angles.len())
        };
        let (a, b) = (head[low], head[high]);
        (head[low], head[high]) = (a * cos - b * sin, a * sin + b * cos);
    }
    head
}

/// What one query head takes from the values that it sees.
fn mix(query: &[f32], seen: &[(&[f32], &[f32])], scale: f32) -> Vec<f32> {
    let scores: Vec<f32> = seen.iter().map(|(key, _)| scale * vector::dot(query, key)).collect();
    let peak = vector::peak(&scores);
    let weights: Vec<f32> = scores.iter().map(|score| (score - peak).exp()).collect();
    let sum: f32 = weights.iter().sum();
    let mut mixed = vec![0.0; query.len()];
    for (weight, (_, value)) in weights.iter().zip(seen) {
        vector::add_scaled(&mut mixed, value, *weight / sum);
    }
    mixed
}

fn compare(attention: Attention, norms: bool) {
    for bench in Bench::variants(64, 64, attention) {
        compare_on(bench, attention, norms);
    }
}

fn compare_on(mut bench: Bench, attention: Attention, norms: bool) {
    let Attention {
        heads,
        kv_heads,
        head_dim,
        ..
    } = attention;
    let mut random = Random::new(15, head_dim);
    let (rows, sequences) = rows();
    let batch = Batch {
        rows: &rows,
        sequences: &sequences,
        wanted: 0..0,
    };
    let mut ropes = RopeTables::new(&bench.config);
    ropes.set_positions(&batch).expect("tables");
    let width = (heads + 2 * kv_heads) * head_dim;
    let qkv = numbers(&mut random, rows.len() * width);
    let head_norms = numbers(&mut random, 2 * head_dim);
    let block_words = rows.len() * heads * head_dim / 32 * 12;
    let [batch_memory, qkv_memory, angles, norm_memory] = [
        bench.batch_of(&batch),
        bench.memory(&qkv),
        bench.memory(ropes.angles()),
        bench.memory(&head_norms),
    ];
    let [queries, keys, values, scores, attended] = [
        bench.zeros(block_words),
        bench.zeros(SLOTS * key_bytes(&attention) / 4),
        bench.zeros(SLOTS * value_bytes(&attention) / 4),
        bench.zeros(rows.len() * heads * SCORE_WIDTH),
        bench.zeros(block_words),
    ];
    let bound = [
        &batch_memory,
        &qkv_memory,
        &angles,
        &norm_memory,
        &queries,
        &keys,
        &values,
    ];
    let kernel = Kernel::Rotate { attention: 0, norms };
    let groups = [heads + 2 * kv_heads, rows.len(), 1];
    let found = meant(&bench.run(kernel, &bound, groups, (&queries, block_words)));

    let head = |row: usize, h: usize| &qkv[row * width + h * head_dim..][..head_dim];
    let turn = |row: usize, h: usize| {
        let norm = &head_norms[if h < heads { 0 } else { head_dim }..][..head_dim];
        let angles = ropes.of(&attention.rope, row);
        let (norm, neighbours) = (norms.then_some(norm), attention.rope.neighbours);
        turned(head(row, h), norm, angles, neighbours, bench.config.eps)
    };
    let turned: Vec<Vec<Vec<f32>>> = (0..rows.len())
        .map(|row| (0..heads + kv_heads).map(|h| turn(row, h)).collect())
        .collect();
    let expected: Vec<f32> = turned.iter().flat_map(|row| row[..heads].concat()).collect();
    let expected: Vec<f32> = expected.iter().map(|x| x * attention.scale).collect();
    assert_close(&found, &expected, 0.5 / 127.0 + 1e-5, "queries");

    let bound = [&batch_memory, &queries, &keys, &values, &scores, &attended];
    let kernel = Kernel::Attend { attention: 0 };
    let found = meant(&bench.run(kernel, &bound, [heads, rows.len(), 1], (&attended, block_words)));
    let mut expected = Vec::new();
    for (row, of) in rows.iter().enumerate() {
        let sees = |other: &Row| {
            let mine = other.position < PROMPT || other.sequence == of.sequence;
            let near = attention
                .window
                .is_none_or(|window| other.position + window > of.position);
            mine && near && other.position <= of.position
        };
        for h in 0..heads {
            let kv = h * kv_heads / heads;
            let seen: Vec<(&[f32], &[f32])> = (0..rows.len())
                .filter(|other| sees(&rows[*other]))
                .map(|other| (&turned[other][heads + kv][..], head(other, heads + kv_heads + kv)))
                .collect();
            expected.extend(mix(&turned[row][h], &seen, attention.scale));
        }
    }
    // Queries, keys, values, their weights and the result are bytes.
    assert_close(&found, &expected, 0.03, "attended");
}

#[test]
fn attend_to_everything() {
    compare(attention(4, 2, 64), false);
}

#[test]
fn attend_with_one_key_head_and_norms() {
    compare(attention(4, 1, 256), true);
}

#[test]
fn attend_in_a_window_with_neighbours_turned() {
    let mut narrow = attention(3, 3, 96);
    (narrow.window, narrow.rope.neighbours) = (Some(17), true);
    compare(narrow, false);
}
