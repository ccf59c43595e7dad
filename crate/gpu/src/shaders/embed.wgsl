// x[token] = table[id] * EMBED_SCALE. A workgroup is one token.

@group(0) @binding(0) var<storage, read> batch: Batch;
@group(0) @binding(1) var<storage, read> table: array<u32>;
@group(0) @binding(2) var<storage, read_write> x: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
    let token = group.x;
    let id = batch.rows[token].token;
    let lane = id % 16u;
    for (var word = thread; word < DIM / 4u; word += 64u) {
        let block = word / 8u;
        let w = table_load(id / 16u * (DIM / 32u) + block, lane);
        let quad = word % 8u;
        var packed = w.low[quad % 4u];
        var scale = w.scales.x;
        if (quad >= 4u) {
            packed = w.high[quad % 4u];
            scale = w.scales.y;
        }
        let values = vec4<f32>(unpack4xI8(packed) - vec4<i32>(table_ZERO)) * scale + vec4<f32>(w.min);
        let at = token * DIM + word * 4u;
        x[at] = values.x * EMBED_SCALE;
        x[at + 1u] = values.y * EMBED_SCALE;
        x[at + 2u] = values.z * EMBED_SCALE;
        x[at + 3u] = values.w * EMBED_SCALE;
    }
}
