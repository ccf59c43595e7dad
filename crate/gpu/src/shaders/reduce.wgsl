// Sums and peaks over a workgroup's threads, by halves.

var<workgroup> reduced: array<f32, THREADS>;

fn workgroup_sum(thread: u32, value: f32) -> f32 {
    reduced[thread] = value;
    workgroupBarrier();
    for (var step = THREADS / 2u; step > 0u; step /= 2u) {
        if (thread < step) {
            reduced[thread] += reduced[thread + step];
        }
        workgroupBarrier();
    }
    let total = reduced[0];
    workgroupBarrier();
    return total;
}

fn workgroup_peak(thread: u32, value: f32) -> f32 {
    reduced[thread] = value;
    workgroupBarrier();
    for (var step = THREADS / 2u; step > 0u; step /= 2u) {
        if (thread < step) {
            reduced[thread] = max(reduced[thread], reduced[thread + step]);
        }
        workgroupBarrier();
    }
    let peak = reduced[0];
    workgroupBarrier();
    return peak;
}
