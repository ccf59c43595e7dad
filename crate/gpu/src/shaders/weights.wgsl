// A packed weight matrix, read where it lies: sixteen rows and 32 columns are one record (`pack` in the engine). MATRIX is
// replaced by its name; its constants come with it.

struct MATRIX_Weights {
    // Signed bytes of a row's columns, four in a word.
    low: vec4<u32>,
    high: vec4<u32>,
    scales: vec2<f32>,
    min: f32,
}

fn MATRIX_words(at: u32) -> vec4<u32> {
    return vec4<u32>(MATRIX[at], MATRIX[at + 16u], MATRIX[at + 32u], MATRIX[at + 48u]);
}

// One row of a record.
fn MATRIX_load(record: u32, lane: u32) -> MATRIX_Weights {
    let at = record * MATRIX_RECORD;
    var w: MATRIX_Weights;
    if (MATRIX_NIBBLES) {
        let both = MATRIX_words(at + lane);
        w.low = both & vec4<u32>(0x0f0f0f0fu);
        w.high = (both >> vec4<u32>(4u)) & vec4<u32>(0x0f0f0f0fu);
    } else {
        w.low = MATRIX_words(at + lane);
        w.high = MATRIX_words(at + lane + 64u);
        if (MATRIX_FULL) {
            w.low = w.low ^ vec4<u32>(0x80808080u);
            w.high = w.high ^ vec4<u32>(0x80808080u);
        }
    }
    let scale = bitcast<f32>(MATRIX[at + MATRIX_SCALES + lane]);
    if (MATRIX_HALVES) {
        w.scales = vec2<f32>(scale, bitcast<f32>(MATRIX[at + MATRIX_SCALES + 16u + lane]));
    } else {
        w.scales = vec2<f32>(scale, scale);
    }
    if (MATRIX_HAS_MIN) {
        w.min = bitcast<f32>(MATRIX[at + MATRIX_MINS + lane]);
    }
    return w;
}

// Sum over 32 columns.
fn MATRIX_dot(w: MATRIX_Weights, x: Block) -> f32 {
    let first = dot4I8Packed(x.low.x, w.low.x) + dot4I8Packed(x.low.y, w.low.y)
        + dot4I8Packed(x.low.z, w.low.z) + dot4I8Packed(x.low.w, w.low.w) - MATRIX_ZERO * x.low_sum;
    let second = dot4I8Packed(x.high.x, w.high.x) + dot4I8Packed(x.high.y, w.high.y)
        + dot4I8Packed(x.high.z, w.high.z) + dot4I8Packed(x.high.w, w.high.w) - MATRIX_ZERO * x.high_sum;
    var sum: f32;
    if (MATRIX_HALVES) {
        sum = (f32(first) * w.scales.x + f32(second) * w.scales.y) * x.scale;
    } else {
        sum = f32(first + second) * w.scales.x * x.scale;
    }
    if (MATRIX_HAS_MIN) {
        sum += w.min * (x.scale * f32(x.sum));
    }
    return sum;
}
