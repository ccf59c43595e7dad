// attended = quantize(softmax(query . keys) . values) over the slots that a token sees: the prompt's, then its text's own,
// each from a whole block on. A workgroup is one head of one token.
//
// As on the CPU the softmax's weights meet the values as bytes, with a scale for every 32 slots: sums are then exact.

@group(0) @binding(0) var<storage, read> batch: Batch;
@group(0) @binding(1) var<storage, read> queries: array<Block>;
@group(0) @binding(2) var<storage, read> keys: array<u32>;
@group(0) @binding(3) var<storage, read> values: array<u32>;
// Weights of a token's head, then their blocks' scales: [token][head][score_width].
@group(0) @binding(4) var<storage, read_write> scores: array<f32>;
@group(0) @binding(5) var<storage, read_write> attended: array<Block>;

const THREADS = 128u;
const BLOCKS = HEAD_DIM / 32u;
const WORDS = HEAD_DIM / 4u;
const RECORD = 144u;
const HIDDEN = -3.0e38;
// Groups of threads that share the slots, each with a thread for every word of a value.
const SLICES = max(1u, THREADS / WORDS);

var<workgroup> mixed: array<vec4<f32>, SLICES * WORDS>;

// Slots of a segment that are seen, from a whole block on: `low..high` of `blocks` blocks at `slot`.
struct Span {
    slot: u32,
    low: u32,
    high: u32,
    blocks: u32,
}

fn span_of(slot: u32, position: u32, len: u32, from_position: u32, last: u32) -> Span {
    let skipped = from_position - min(from_position, position);
    let start = skipped / 32u * 32u;
    let end = min(last + 1u - min(last + 1u, position), len);
    if (end <= start) {
        return Span(slot, 0u, 0u, 0u);
    }
    return Span(slot + start, skipped - start, end - start, (end - start + 31u) / 32u);
}

struct Place {
    slot: u32,
    seen: bool,
}

// The slot of score `i`.
fn place(shared_span: Span, own: Span, i: u32) -> Place {
    if (i < shared_span.blocks * 32u) {
        return Place(shared_span.slot + i, i >= shared_span.low && i < shared_span.high);
    }
    let j = i - shared_span.blocks * 32u;
    return Place(own.slot + j, j >= own.low && j < own.high);
}

fn score(query: u32, kv_head: u32, slot: u32) -> f32 {
    var sum = 0.0;
    var at = (slot / 16u * KV_HEADS + kv_head) * BLOCKS * RECORD + slot % 16u;
    for (var block = 0u; block < BLOCKS; block++) {
        let q = queries[query + block];
        let dots = dot4I8Packed(q.low.x, keys[at]) + dot4I8Packed(q.low.y, keys[at + 16u])
            + dot4I8Packed(q.low.z, keys[at + 32u]) + dot4I8Packed(q.low.w, keys[at + 48u])
            + dot4I8Packed(q.high.x, keys[at + 64u]) + dot4I8Packed(q.high.y, keys[at + 80u])
            + dot4I8Packed(q.high.z, keys[at + 96u]) + dot4I8Packed(q.high.w, keys[at + 112u]);
        sum += f32(dots) * bitcast<f32>(keys[at + 128u]) * q.scale;
        at += RECORD;
    }
    return sum;
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
    let h = group.x;
    let token = group.y;
    let kv_head = h * KV_HEADS / HEADS;
    let row = batch.rows[token];
    var from_position = 0u;
    if (WINDOW > 0u) {
        from_position = row.position + 1u - min(row.position + 1u, WINDOW);
    }
    let shared_span = span_of(row.shared_slot, row.shared_position, row.shared_len, from_position, row.position);
    let own = span_of(row.own_slot, row.own_position, row.own_len, from_position, row.position);
    let blocks = shared_span.blocks + own.blocks;
    let base = (token * HEADS + h) * batch.score_width;

    var peak = HIDDEN;
    for (var i = thread; i < blocks * 32u; i += THREADS) {
        let at = place(shared_span, own, i);
        var value = HIDDEN;
        if (at.seen) {
            value = score((token * HEADS + h) * BLOCKS, kv_head, at.slot);
        }
        scores[base + i] = value;
        peak = max(peak, value);
    }
    peak = workgroup_peak(thread, peak);
    var sum = 0.0;
    for (var i = thread; i < blocks * 32u; i += THREADS) {
        let at = place(shared_span, own, i);
        var weight = 0.0;
        if (at.seen) {
            weight = exp_like_cpu(scores[base + i] - peak);
        }
        scores[base + i] = weight;
        sum += weight;
    }
    // The division waits for the mixed values.
    let inverse = 1.0 / workgroup_sum(thread, sum);
    storageBarrier();

    // A thread a block: a slot's weight takes in its value's scale and becomes a byte.
    for (var block = thread; block < blocks; block += THREADS) {
        var largest = 0.0;
        for (var i = block * 32u; i < block * 32u + 32u; i++) {
            let at = place(shared_span, own, i);
            var weight = 0.0;
            if (at.seen) {
                let scale = bitcast<f32>(values[(at.slot * KV_HEADS + kv_head) * (WORDS + 1u) + WORDS]);
                weight = scores[base + i] * scale;
            }
            scores[base + i] = weight;
            largest = max(largest, abs(weight));
        }
        let scale = scale_of(largest);
        for (var i = block * 32u; i < block * 32u + 32u; i++) {
            scores[base + i] = round(scores[base + i] * scale.y);
        }
        scores[base + blocks * 32u + block] = scale.x;
    }
    storageBarrier();

    let word = thread % WORDS;
    let slice = thread / WORDS;
    if (slice < SLICES) {
        // Wide heads have more words than there are threads.
        for (var w = word; w < WORDS; w += min(THREADS, WORDS)) {
            var total = vec4<f32>(0.0);
            for (var block = slice; block < blocks; block += SLICES) {
                var sums = vec4<i32>(0);
                let first = place(shared_span, own, block * 32u).slot;
                for (var i = 0u; i < 32u; i++) {
                    let weight = i32(scores[base + block * 32u + i]);
                    if (weight != 0) {
                        let at = ((first + i) * KV_HEADS + kv_head) * (WORDS + 1u) + w;
                        sums += unpack4xI8(values[at]) * weight;
                    }
                }
                total += vec4<f32>(sums) * scores[base + blocks * 32u + block];
            }
            mixed[slice * WORDS + w] = total;
        }
    }
    workgroupBarrier();
    for (var block = thread; block < BLOCKS; block += THREADS) {
        var x: array<vec4<f32>, 8>;
        for (var i = 0u; i < 8u; i++) {
            for (var s = 0u; s < SLICES; s++) {
                x[i] += mixed[s * WORDS + block * 8u + i];
            }
        }
        for (var i = 0u; i < 8u; i++) {
            x[i] *= inverse;
        }
        attended[(token * HEADS + h) * BLOCKS + block] = quantize(x);
    }
}
