// The KEPT likeliest of COUNT tokens, in order, for each row: in rounds, as a workgroup sorts 1024 tokens (Batcher's bitonic
// network) and passes the first KEPT of them on. The first round reads logits, the others what the last one passed on.

// A row's logits as they are, [row][COUNT]; or pairs of a logit's key and its token, [row][COUNT].
@group(0) @binding(0) var<storage, read> from_tokens: array<u32>;
// Pairs again, [row][workgroup][KEPT].
@group(0) @binding(1) var<storage, read_write> best: array<vec2<u32>>;

const THREADS = 256u;
const SORTED = 1024u;

var<workgroup> keys: array<u32, SORTED>;
var<workgroup> ids: array<u32, SORTED>;

// Unsigned numbers in the order of the floats; what is no number comes last.
fn key_of(bits: u32) -> u32 {
    if ((bits & 0x7fffffffu) > 0x7f800000u) {
        return 0u;
    }
    return select(bits | 0x80000000u, ~bits, bits >= 0x80000000u);
}

// Whether one place's token comes before another's: the likelier, and of equals the first in the vocabulary.
fn before(a: u32, b: u32) -> bool {
    return keys[a] > keys[b] || (keys[a] == keys[b] && ids[a] < ids[b]);
}

@compute @workgroup_size(THREADS)
fn main(
    @builtin(workgroup_id) group: vec3<u32>,
    @builtin(num_workgroups) groups: vec3<u32>,
    @builtin(local_invocation_index) thread: u32,
) {
    for (var i = thread; i < SORTED; i += THREADS) {
        let at = group.x * SORTED + i;
        var key = 0u;
        var id = 0xffffffffu;
        if (at < COUNT) {
            let place = group.y * COUNT + at;
            if (FIRST) {
                key = key_of(from_tokens[place]);
                id = at;
            } else {
                key = from_tokens[2u * place];
                id = from_tokens[2u * place + 1u];
            }
        }
        keys[i] = key;
        ids[i] = id;
    }
    workgroupBarrier();
    for (var width = 2u; width <= SORTED; width *= 2u) {
        for (var step = width / 2u; step > 0u; step /= 2u) {
            for (var pair = thread; pair < SORTED / 2u; pair += THREADS) {
                let low = 2u * pair - pair % step;
                let high = low + step;
                // Every other run is sorted the other way round, so that two runs make one that first rises, then falls.
                let falling = (low & width) == 0u;
                if (before(high, low) == falling) {
                    let key = keys[low];
                    let id = ids[low];
                    keys[low] = keys[high];
                    ids[low] = ids[high];
                    keys[high] = key;
                    ids[high] = id;
                }
            }
            workgroupBarrier();
        }
    }
    if (thread < KEPT) {
        best[(group.y * groups.x + group.x) * KEPT + thread] = vec2<u32>(keys[thread], ids[thread]);
    }
}
