// hidden = quantize(act(gate . input) * (up . input)). A workgroup is 32 rows, one block of the result, and up to TOKENS
// tokens; eight slices of threads share the columns.

@group(0) @binding(0) var<storage, read> batch: Batch;
@group(0) @binding(1) var<storage, read> gate: array<u32>;
@group(0) @binding(2) var<storage, read> up: array<u32>;
@group(0) @binding(3) var<storage, read> input: array<Block>;
@group(0) @binding(4) var<storage, read_write> hidden: array<Block>;

const LANES = 32u;
const SLICES = 8u;
const THREADS = LANES * SLICES;
const BLOCKS = DIM / 32u;

var<workgroup> parts: array<f32, THREADS * TOKENS>;
var<workgroup> values: array<f32, LANES * TOKENS>;

// The whole sum of this thread's row and token.
fn total(thread: u32, of_tokens: array<f32, TOKENS>) -> f32 {
    var sums = of_tokens;
    workgroupBarrier();
    for (var t = 0u; t < TOKENS; t++) {
        parts[t * THREADS + thread] = sums[t];
    }
    workgroupBarrier();
    var sum = 0.0;
    if (thread < LANES * TOKENS) {
        for (var slice = 0u; slice < SLICES; slice++) {
            sum += parts[thread / LANES * THREADS + slice * LANES + thread % LANES];
        }
    }
    return sum;
}

fn activate(x: f32) -> f32 {
    var z = x;
    if (GELU) {
        // 0.5 (1 + tanh(z)) = 1 / (1 + e^(-2z))
        z = 2.0 * 0.7978846 * (x + 0.044715 * x * x * x);
    }
    return x / (1.0 + exp_like_cpu(-z));
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
    let first_token = group.y * TOKENS;
    let record = (2u * group.x + thread % LANES / 16u) * BLOCKS;
    var gates: array<f32, TOKENS>;
    var ups: array<f32, TOKENS>;
    for (var block = thread / LANES; block < BLOCKS; block += SLICES) {
        let g = gate_load(record + block, thread % 16u);
        let u = up_load(record + block, thread % 16u);
        for (var t = 0u; t < TOKENS; t++) {
            let token = min(first_token + t, batch.tokens - 1u);
            let x = input[token * BLOCKS + block];
            gates[t] += gate_dot(g, x);
            ups[t] += up_dot(u, x);
        }
    }
    let gated = activate(total(thread, gates));
    let value = gated * total(thread, ups);
    if (thread < LANES * TOKENS) {
        values[thread] = value;
    }
    workgroupBarrier();
    if (thread < TOKENS && first_token + thread < batch.tokens) {
        var x: array<vec4<f32>, 8>;
        for (var i = 0u; i < 8u; i++) {
            let at = thread * LANES + 4u * i;
            x[i] = vec4<f32>(values[at], values[at + 1u], values[at + 2u], values[at + 3u]);
        }
        hidden[(first_token + thread) * (FFN_DIM / 32u) + group.x] = quantize(x);
    }
}
