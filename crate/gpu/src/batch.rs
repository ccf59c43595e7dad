//! A batch as kernels read it; the layouts are those of `shaders/batch.wgsl`.

use bytemuck::{Pod, Zeroable};
use shopquill_engine::accelerator::MOST_ROWS;
use shopquill_engine::cache::Batch;

/// Bytes of 32 columns of one token's activations.
pub const BLOCK_BYTES: usize = 48;

/// Bytes of the largest batch.
pub const BATCH_BYTES: usize = size_of::<Head>() + MOST_ROWS * size_of::<Row>();

#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Head {
    tokens: u32,
    first_wanted: u32,
    wanted: u32,
    score_width: u32,
}

#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Row {
    token: u32,
    position: u32,
    slot: u32,
    shared_slot: u32,
    shared_position: u32,
    shared_len: u32,
    own_slot: u32,
    own_position: u32,
    own_len: u32,
}

/// The batch's bytes, into a buffer that is used again.
pub fn write(batch: &Batch<'_>, score_width: usize, out: &mut Vec<u8>) {
    out.clear();
    let head = Head {
        tokens: batch.rows.len() as u32,
        first_wanted: batch.wanted.start as u32,
        wanted: batch.wanted.len() as u32,
        score_width: score_width as u32,
    };
    out.extend_from_slice(bytemuck::bytes_of(&head));
    for row in batch.rows {
        let sequence = &batch.sequences[row.sequence];
        let row = Row {
            token: row.token,
            position: row.position as u32,
            slot: row.slot as u32,
            shared_slot: sequence.shared.slot as u32,
            shared_position: sequence.shared.position as u32,
            shared_len: sequence.shared.len as u32,
            own_slot: sequence.own.slot as u32,
            own_position: sequence.own.position as u32,
            own_len: sequence.own.len as u32,
        };
        out.extend_from_slice(bytemuck::bytes_of(&row));
    }
}

/// Cached tokens that a batch's attention reads in a layer with this window, over all rows.
pub fn seen(batch: &Batch<'_>, window: Option<usize>) -> usize {
    let of = |position: usize| (position + 1).min(window.unwrap_or(usize::MAX));
    batch.rows.iter().map(|row| of(row.position)).sum()
}
