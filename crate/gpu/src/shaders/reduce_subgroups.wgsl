// Sums and peaks over a workgroup's threads: each subgroup in its registers, then the subgroups' numbers in the order of the
// threads that speak for them, so that the same numbers always bring the same sum.

const MASKS = (THREADS + 31u) / 32u;

var<workgroup> reduced: array<f32, THREADS>;
// The threads that speak, a bit each.
var<workgroup> speakers: array<atomic<u32>, MASKS>;

fn share(thread: u32, value: f32) {
    if (thread < MASKS) {
        atomicStore(&speakers[thread], 0u);
    }
    workgroupBarrier();
    if (subgroupBroadcastFirst(thread) == thread) {
        reduced[thread] = value;
        atomicOr(&speakers[thread / 32u], 1u << (thread % 32u));
    }
    workgroupBarrier();
}

fn workgroup_sum(thread: u32, value: f32) -> f32 {
    share(thread, subgroupAdd(value));
    var total = 0.0;
    for (var word = 0u; word < MASKS; word++) {
        for (var left = atomicLoad(&speakers[word]); left != 0u; left &= left - 1u) {
            total += reduced[word * 32u + firstTrailingBit(left)];
        }
    }
    workgroupBarrier();
    return total;
}

fn workgroup_peak(thread: u32, value: f32) -> f32 {
    share(thread, subgroupMax(value));
    var peak = -3.4e38;
    for (var word = 0u; word < MASKS; word++) {
        for (var left = atomicLoad(&speakers[word]); left != 0u; left &= left - 1u) {
            peak = max(peak, reduced[word * 32u + firstTrailingBit(left)]);
        }
    }
    workgroupBarrier();
    return peak;
}
