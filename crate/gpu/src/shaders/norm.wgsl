// First the end of the last projection, where one is open (ADD): x += maybe_norm(projected). Then
// normed = quantize(rms_norm(x)). A workgroup is one token; for the logits only the wanted ones, moved together.

@group(0) @binding(0) var<storage, read> batch: Batch;
@group(0) @binding(1) var<storage, read_write> x: array<vec4<f32>>;
@group(0) @binding(2) var<storage, read> projected: array<vec4<f32>>;
@group(0) @binding(3) var<storage, read> post_norm: array<vec4<f32>>;
@group(0) @binding(4) var<storage, read> norm: array<vec4<f32>>;
@group(0) @binding(5) var<storage, read_write> normed: array<Block>;

const THREADS = 128u;
const WORDS = DIM / 4u;

// 1 / sqrt(mean + eps) of the squares that the threads have summed.
fn inverse_root(thread: u32, sum: f32) -> f32 {
    return 1.0 / sqrt(workgroup_sum(thread, sum) / f32(DIM) + EPS);
}

@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
    var token = group.x;
    if (WANTED) {
        token += batch.first_wanted;
    }
    let at = token * WORDS;
    if (ADD) {
        var scale = 1.0;
        if (POST) {
            var sum = 0.0;
            for (var word = thread; word < WORDS; word += THREADS) {
                sum += dot(projected[at + word], projected[at + word]);
            }
            scale = inverse_root(thread, sum);
        }
        for (var word = thread; word < WORDS; word += THREADS) {
            var added = projected[at + word];
            if (POST) {
                added *= scale * post_norm[word];
            }
            x[at + word] += added;
        }
        storageBarrier();
    }
    var sum = 0.0;
    for (var word = thread; word < WORDS; word += THREADS) {
        sum += dot(x[at + word], x[at + word]);
    }
    let scale = inverse_root(thread, sum);
    for (var block = thread; block < DIM / 32u; block += THREADS) {
        var values: array<vec4<f32>, 8>;
        for (var i = 0u; i < 8u; i++) {
            let word = block * 8u + i;
            values[i] = x[at + word] * scale * norm[word];
        }
        normed[group.x * (DIM / 32u) + block] = quantize(values);
    }
}
