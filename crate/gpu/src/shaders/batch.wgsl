// What every kernel knows of the batch. The layouts are those of `../batch.rs` and `../activations.rs`.

// A token to be computed and the text before it: the prompt that all texts share, then its own tokens. Each is a run of
// consecutive positions in consecutive cache slots.
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

struct Batch {
    tokens: u32,
    // Rows whose logits are wanted.
    first_wanted: u32,
    wanted: u32,
    // Scores a head and token has room for.
    score_width: u32,
    rows: array<Row>,
}

// 32 columns of one token's activations: signed bytes, what a byte's one stands for, and the bytes' sums.
struct Block {
    low: vec4<u32>,
    high: vec4<u32>,
    scale: f32,
    sum: i32,
    low_sum: i32,
    high_sum: i32,
}

// The scale that maps a peak to 127, and its inverse. What is too small to have an inverse counts as zero.
fn scale_of(peak: f32) -> vec2<f32> {
    if (peak > 1e-30) {
        return vec2<f32>(peak / 127.0, 127.0 / peak);
    }
    return vec2<f32>(0.0, 0.0);
}

fn peak_of(x: vec4<f32>) -> f32 {
    let a = abs(x);
    return max(max(a.x, a.y), max(a.z, a.w));
}

// A block from its 32 numbers.
fn quantize(numbers: array<vec4<f32>, 8>) -> Block {
    // A parameter may not be indexed by a variable.
    var x = numbers;
    var peak = 0.0;
    for (var i = 0; i < 8; i++) {
        peak = max(peak, peak_of(x[i]));
    }
    let scale = scale_of(peak);
    var words: array<u32, 8>;
    var sums: array<i32, 2>;
    for (var i = 0; i < 8; i++) {
        words[i] = pack4xI8(vec4<i32>(round(x[i] * scale.y)));
        sums[i / 4] += dot4I8Packed(words[i], 0x01010101u);
    }
    return Block(
        vec4<u32>(words[0], words[1], words[2], words[3]),
        vec4<u32>(words[4], words[5], words[6], words[7]),
        scale.x,
        sums[0] + sums[1],
        sums[0],
        sums[1],
    );
}

// e^x by splitting off the power of two, then a polynomial: the CPU's own, so that both write the same text.
fn exp_like_cpu(value: f32) -> f32 {
    let x = clamp(value, -87.0, 88.0);
    let n = round(x * 1.442695);
    let r = x - n * 0.69314575 - n * 1.4286068e-6;
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (0.16666667 + r * (0.04166666 + r * (0.0083334 + r * 0.0013889)))));
    return p * bitcast<f32>((i32(n) + 127) << 23u);
}
