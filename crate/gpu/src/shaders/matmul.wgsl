// output[token][row] = weights[row] . input[token], plus a bias where there is one. A workgroup is sixteen rows and up to
// TOKENS tokens; eight slices of threads share the columns.

struct Shape {
    rows: u32,
    // Blocks of 32 columns.
    blocks: u32,
    // Place of the first row in a token's output, and the output's width.
    first: u32,
    stride: u32,
}

@group(0) @binding(0) var<storage, read> batch: Batch;
@group(0) @binding(1) var<uniform> shape: Shape;
@group(0) @binding(2) var<storage, read> weights: array<u32>;
@group(0) @binding(3) var<storage, read> input: array<Block>;
@group(0) @binding(4) var<storage, read> bias: array<f32>;
@group(0) @binding(5) var<storage, read_write> output: array<f32>;

const LANES = 16u;
const SLICES = 8u;
const THREADS = LANES * SLICES;

var<workgroup> parts: array<f32, THREADS * TOKENS>;

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
    let first_token = group.y * TOKENS;
    var tokens = batch.tokens;
    if (WANTED) {
        tokens = batch.wanted;
    }
    var sums: array<f32, TOKENS>;
    for (var block = thread / LANES; block < shape.blocks; block += SLICES) {
        let w = weights_load(group.x * shape.blocks + block, thread % LANES);
        for (var t = 0u; t < TOKENS; t++) {
            let token = min(first_token + t, tokens - 1u);
            sums[t] += weights_dot(w, input[token * shape.blocks + block]);
        }
    }
    for (var t = 0u; t < TOKENS; t++) {
        parts[t * THREADS + thread] = sums[t];
    }
    workgroupBarrier();
    // A thread a row and token.
    let token = first_token + thread / LANES;
    let row = group.x * LANES + thread % LANES;
    if (thread < LANES * TOKENS && token < tokens && row < shape.rows) {
        var sum = 0.0;
        for (var slice = 0u; slice < SLICES; slice++) {
            sum += parts[thread / LANES * THREADS + slice * LANES + thread % LANES];
        }
        if (BIAS) {
            sum += bias[shape.first + row];
        }
        output[token * shape.stride + shape.first + row] = sum;
    }
}
