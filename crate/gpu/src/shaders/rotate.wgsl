// From queries, keys and values of a token to what attention reads: heads are normed (where the model does) and rotated;
// queries become bytes with a scale a block, keys and values go into the cache. A workgroup is one head of one token.
//
// Keys lie as weights do, sixteen slots and 32 columns a record, values slot by slot with one scale each.

@group(0) @binding(0) var<storage, read> batch: Batch;
@group(0) @binding(1) var<storage, read> qkv: array<f32>;
// Cosine and sine, [rope][token][HEAD_DIM / 2].
@group(0) @binding(2) var<storage, read> angles: array<vec2<f32>>;
// Of a query head, then of a key head.
@group(0) @binding(3) var<storage, read> head_norms: array<f32>;
@group(0) @binding(4) var<storage, read_write> queries: array<Block>;
@group(0) @binding(5) var<storage, read_write> keys: array<u32>;
@group(0) @binding(6) var<storage, read_write> values: array<u32>;

const THREADS = 64u;
const BLOCKS = HEAD_DIM / 32u;
const WORDS = HEAD_DIM / 4u;
const RECORD = 144u;

var<workgroup> head: array<f32, HEAD_DIM>;

// Four numbers as bytes.
fn packed(x: vec4<f32>) -> u32 {
    return pack4xI8(vec4<i32>(round(x)));
}

fn word_of(word: u32) -> vec4<f32> {
    let at = 4u * word;
    return vec4<f32>(head[at], head[at + 1u], head[at + 2u], head[at + 3u]);
}

fn block_peak(block: u32) -> f32 {
    var peak = 0.0;
    for (var i = 0u; i < 8u; i++) {
        peak = max(peak, peak_of(word_of(block * 8u + i)));
    }
    return peak;
}

fn norm_head(thread: u32, first_norm: u32) {
    var sum = 0.0;
    for (var i = thread; i < HEAD_DIM; i += THREADS) {
        sum += head[i] * head[i];
    }
    let scale = 1.0 / sqrt(workgroup_sum(thread, sum) / f32(HEAD_DIM) + EPS);
    for (var i = thread; i < HEAD_DIM; i += THREADS) {
        head[i] *= scale * head_norms[first_norm + i];
    }
    workgroupBarrier();
}

fn rotate_head(thread: u32, token: u32) {
    let table = (ROPE * batch.tokens + token) * (HEAD_DIM / 2u);
    for (var i = thread; i < HEAD_DIM / 2u; i += THREADS) {
        var low = i;
        var high = i + HEAD_DIM / 2u;
        if (NEIGHBOURS) {
            low = 2u * i;
            high = low + 1u;
        }
        let turn = angles[table + i];
        let a = head[low];
        let b = head[high];
        head[low] = a * turn.x - b * turn.y;
        head[high] = a * turn.y + b * turn.x;
    }
    workgroupBarrier();
}

fn store_query(thread: u32, first_block: u32) {
    for (var block = thread; block < BLOCKS; block += THREADS) {
        var x: array<vec4<f32>, 8>;
        for (var i = 0u; i < 8u; i++) {
            x[i] = word_of(block * 8u + i) * SCORE_SCALE;
        }
        queries[first_block + block] = quantize(x);
    }
}

fn store_key(thread: u32, kv_head: u32, slot: u32) {
    // Key heads follow each other in each record of slots.
    let record = (slot / 16u * KV_HEADS + kv_head) * BLOCKS;
    for (var word = thread; word < WORDS; word += THREADS) {
        let block = word / 8u;
        let scale = scale_of(block_peak(block));
        let at = (record + block) * RECORD + slot % 16u;
        keys[at + word % 8u * 16u] = packed(word_of(word) * scale.y);
        if (word % 8u == 0u) {
            keys[at + 128u] = bitcast<u32>(scale.x);
        }
    }
}

fn store_value(thread: u32, kv_head: u32, slot: u32) {
    var peak = 0.0;
    for (var block = 0u; block < BLOCKS; block++) {
        peak = max(peak, block_peak(block));
    }
    let scale = scale_of(peak);
    let at = (slot * KV_HEADS + kv_head) * (WORDS + 1u);
    for (var word = thread; word < WORDS; word += THREADS) {
        values[at + word] = packed(word_of(word) * scale.y);
    }
    if (thread == 0u) {
        values[at + WORDS] = bitcast<u32>(scale.x);
    }
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
    // Heads of queries, then of keys, then of values: the order of their projections.
    let h = group.x;
    let token = group.y;
    let slot = batch.rows[token].slot;
    for (var i = thread; i < HEAD_DIM; i += THREADS) {
        head[i] = qkv[(token * (HEADS + 2u * KV_HEADS) + h) * HEAD_DIM + i];
    }
    workgroupBarrier();
    if (h < HEADS + KV_HEADS) {
        if (HEAD_NORMS) {
            norm_head(thread, select(0u, HEAD_DIM, h >= HEADS));
        }
        rotate_head(thread, token);
    }
    if (h < HEADS) {
        store_query(thread, (token * HEADS + h) * BLOCKS);
    } else if (h < HEADS + KV_HEADS) {
        store_key(thread, h - HEADS, slot);
    } else {
        store_value(thread, h - HEADS - KV_HEADS, slot);
    }
}
