//! The search for the likeliest tokens.

use super::{Bench, attention, now, numbers, some};
use crate::kernels::{KEPT, Kernel};
use crate::memory::Memory;
use crate::results::{Results, rounds};
use shopquill_engine::accelerator::Scores;
use shopquill_engine::sampling::{Random, Scored};

#[test]
fn rounds_end_with_one_workgroup() {
    for (vocab, workgroups) in [
        (5, vec![1]),
        (1024, vec![1]),
        (1025, vec![2, 1]),
        (49_152, vec![48, 3, 1]),
        (262_144, vec![256, 16, 1]),
    ] {
        let found: Vec<usize> = rounds(vocab).iter().map(|round| round.workgroups).collect();
        assert_eq!(found, workgroups, "{vocab} tokens");
    }
}

#[test]
fn the_likeliest_come_back_in_order_and_all_where_they_are_asked_for() {
    let mut random = Random::new(15, 0);
    for vocab in [40, 1000, 5000, 70_001] {
        let Some(mut bench) = Bench::new(64, 64, attention(2, 1, 32)) else {
            return;
        };
        let rows = some(&mut random, 1, 3);
        // Halves bring ties; a broken number comes last.
        let mut logits: Vec<f32> = numbers(&mut random, rows * vocab);
        logits.iter_mut().step_by(3).for_each(|l| *l = (*l * 8.0).round() / 8.0);
        (logits[7], logits[8]) = (f32::NAN, f32::NEG_INFINITY);
        let mut results = Results::new(&bench.gpu, rows, vocab).expect("memory");
        results.logits = Memory::with_bytes(&bench.gpu, &[bytemuck::cast_slice(&logits)], "test").expect("memory");
        let (config, subgroups) = (bench.config.clone(), bench.gpu.subgroups);
        let source = |kernel: Kernel| kernel.source(&config, &config.attention, &[], subgroups);
        now(results.fetch_best(&bench.gpu, &mut bench.queue, rows, source)).expect("searched");
        for (row, logits) in logits.chunks_exact(vocab).enumerate() {
            let mut expected: Vec<Scored> = (0..)
                .zip(logits)
                .filter(|(_, logit)| !logit.is_nan())
                .map(|(id, logit)| Scored { id, logit: *logit })
                .collect();
            expected.sort_by(|a, b| b.logit.total_cmp(&a.logit).then(a.id.cmp(&b.id)));
            expected.truncate(KEPT);
            match results.scores(row) {
                Scores::Best(best) => assert_eq!(best, expected, "row {row} of {vocab} tokens"),
                Scores::All(_) => panic!("all came back"),
            }
        }
        let last = rows - 1;
        now(results.fetch_all(&bench.gpu, &mut bench.queue, last..rows)).expect("fetched");
        match results.scores(last) {
            Scores::All(all) => assert_eq!(
                bytemuck::cast_slice::<_, u32>(all),
                bytemuck::cast_slice::<f32, u32>(&logits[last * vocab..])
            ),
            Scores::Best(_) => panic!("only some came back"),
        }
    }
}
