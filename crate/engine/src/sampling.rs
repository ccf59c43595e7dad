//! From logits to one token: penalties, then temperature, top-k, top-p (Holtzman et al. 2020) and min-p, then a draw.

use std::cmp::Ordering;

/// How tokens are chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampling {
    /// 0 takes the likeliest token.
    pub temperature: f32,
    /// Only this many of the likeliest; 0 for all.
    pub top_k: usize,
    /// Only the likeliest whose probabilities reach this sum; 1 for all.
    pub top_p: f32,
    /// Only tokens at least this likely compared with the likeliest; 0 for all.
    pub min_p: f32,
    /// Divides (multiplies, where negative) the logits of tokens written so far; 1 for none (Keskar et al. 2019).
    pub repetition_penalty: f32,
    /// No run of this many tokens is written twice; 0 for no limit.
    pub no_repeat_ngram: usize,
}

impl Sampling {
    /// The likeliest token, nothing else.
    pub fn greedy() -> Self {
        Self {
            temperature: 0.0,
            top_k: 0,
            top_p: 1.0,
            min_p: 0.0,
            repetition_penalty: 1.0,
            no_repeat_ngram: 0,
        }
    }

    /// The logit of a token that was written before.
    fn penalized(&self, logit: f32) -> f32 {
        if logit > 0.0 {
            logit / self.repetition_penalty
        } else {
            logit * self.repetition_penalty
        }
    }

    /// Below this a token has less than e^-16 of the likeliest one's probability.
    fn floor(&self, peak: f32) -> f32 {
        peak - 16.0 * self.temperature
    }
}

/// SplitMix64 (Steele et al. 2014): the same texts for the same seed, on every machine and in every version.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator of its own for each candidate.
    pub fn new(seed: u64, candidate: usize) -> Self {
        let mut random = Self(seed ^ (candidate as u64).wrapping_mul(0xd1b5_4a32_d192_ed03));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// Uniform in `[0, 1)`.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// A token and its logit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    /// The token.
    pub id: u32,
    /// Its logit.
    pub logit: f32,
}

/// Chooses the next token of a text whose tokens so far are `written`. Changes `logits` in place.
pub fn sample(logits: &mut [f32], written: &[u32], sampling: &Sampling, random: &mut Random) -> u32 {
    for id in distinct(written, sampling) {
        if let Some(logit) = logits.get_mut(id as usize) {
            *logit = sampling.penalized(*logit);
        }
    }
    for id in banned_by_ngram(written, sampling.no_repeat_ngram) {
        if let Some(logit) = logits.get_mut(id as usize) {
            *logit = f32::NEG_INFINITY;
        }
    }
    let best = argmax(logits);
    if sampling.temperature <= 0.0 {
        return best;
    }
    let floor = sampling.floor(logits[best as usize]);
    let choices = (0..).zip(logits.iter()).filter(|(_, l)| **l >= floor);
    let mut choices: Vec<Scored> = choices.map(|(id, l)| Scored { id, logit: *l }).collect();
    choices.sort_unstable_by(likelier);
    draw(choices, sampling, random).unwrap_or(best)
}

/// The same choice where only the likeliest tokens are known: no other's logit is above the least of `best`. Nothing where
/// penalties put tokens so far down that unknown ones may come before them; `random` has not moved then.
pub fn sample_best(best: &[Scored], written: &[u32], sampling: &Sampling, random: &mut Random) -> Option<u32> {
    let bound = best.iter().map(|s| s.logit).min_by(f32::total_cmp)?;
    let seen = distinct(written, sampling);
    let banned = banned_by_ngram(written, sampling.no_repeat_ngram);
    let mut choices = best.to_vec();
    for Scored { id, logit } in &mut choices {
        if seen.binary_search(id).is_ok() {
            *logit = sampling.penalized(*logit);
        }
        if banned.contains(id) {
            *logit = f32::NEG_INFINITY;
        }
    }
    choices.sort_unstable_by(likelier);
    let peak = choices[0];
    let needed = match (sampling.temperature <= 0.0, sampling.top_k) {
        (true, _) => 1,
        (false, 0) => usize::MAX,
        (false, top_k) => top_k,
    };
    let floor = sampling.floor(peak.logit);
    // A penalty below one lifts tokens, also those that are not known.
    let certain = sampling.repetition_penalty >= 1.0 || seen.is_empty();
    let all_known = choices
        .get(needed.saturating_sub(1))
        .is_some_and(|last| last.logit > bound);
    if !certain || !peak.logit.is_finite() || !(all_known || sampling.temperature > 0.0 && floor > bound) {
        return None;
    }
    if sampling.temperature <= 0.0 {
        return Some(peak.id);
    }
    choices.retain(|s| s.logit >= floor);
    Some(draw(choices, sampling, random).unwrap_or(peak.id))
}

/// The likelier first, and of equals the one that comes first in the vocabulary.
fn likelier(a: &Scored, b: &Scored) -> Ordering {
    b.logit.total_cmp(&a.logit).then(a.id.cmp(&b.id))
}

/// Tokens that a penalty meets, in order.
fn distinct(written: &[u32], sampling: &Sampling) -> Vec<u32> {
    if sampling.repetition_penalty == 1.0 {
        return Vec::new();
    }
    let mut seen = written.to_vec();
    seen.sort_unstable();
    seen.dedup();
    seen
}

/// One of the choices, which are in order, the likeliest first; nothing where none is left.
fn draw(mut choices: Vec<Scored>, sampling: &Sampling, random: &mut Random) -> Option<u32> {
    let peak = choices.first()?.logit;
    if sampling.top_k > 0 {
        choices.truncate(sampling.top_k);
    }
    // From here on a choice's weight stands where its logit stood.
    for choice in &mut choices {
        choice.logit = ((choice.logit - peak) / sampling.temperature).exp();
    }
    choices.retain(|c| c.logit >= sampling.min_p);
    if sampling.top_p < 1.0 {
        let wanted = sampling.top_p * choices.iter().map(|c| c.logit).sum::<f32>();
        let mut sum = 0.0;
        let keep = choices.iter().position(|c| {
            sum += c.logit;
            sum >= wanted
        });
        choices.truncate(keep.map_or(choices.len(), |k| k + 1));
    }
    let mut left = random.unit() * choices.iter().map(|c| c.logit).sum::<f32>();
    for choice in &choices {
        left -= choice.logit;
        if left < 0.0 {
            return Some(choice.id);
        }
    }
    choices.last().map(|c| c.id)
}

/// The first of the largest values.
pub fn argmax(values: &[f32]) -> u32 {
    // The largest value first, in lanes, then its place: both loops become vector code.
    let mut lanes = [f32::NEG_INFINITY; 16];
    let chunks = values.chunks_exact(16);
    let tail = chunks
        .remainder()
        .iter()
        .fold(f32::NEG_INFINITY, |m, v| if *v > m { *v } else { m });
    for chunk in chunks {
        for (lane, v) in lanes.iter_mut().zip(chunk) {
            *lane = if *v > *lane { *v } else { *lane };
        }
    }
    let peak = lanes.iter().fold(tail, |m, v| if *v > m { *v } else { m });
    values.iter().position(|v| *v == peak).unwrap_or(0) as u32
}

/// Tokens that would complete an n-gram which is already in the text.
fn banned_by_ngram(written: &[u32], n: usize) -> Vec<u32> {
    if n == 0 || written.len() < n {
        return Vec::new();
    }
    let ending = &written[written.len() - (n - 1)..];
    written
        .windows(n)
        .filter(|w| &w[..n - 1] == ending)
        .map(|w| w[n - 1])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(logits: [f32; 4], sampling: &Sampling, times: usize) -> [usize; 4] {
        let mut random = Random::new(7, 0);
        let mut counts = [0; 4];
        for _ in 0..times {
            counts[sample(&mut logits.clone(), &[], sampling, &mut random) as usize] += 1;
        }
        counts
    }

    #[test]
    fn frequencies_follow_the_probabilities() {
        // Probabilities 0.1, 0.2, 0.3, 0.4.
        let logits = [1f32, 2.0, 3.0, 4.0].map(f32::ln);
        let free = Sampling {
            temperature: 1.0,
            ..Sampling::greedy()
        };
        for (count, expected) in draw(logits, &free, 20_000).iter().zip([2000, 4000, 6000, 8000]) {
            assert!(count.abs_diff(expected) < 300, "{count} is far from {expected}");
        }
        assert_eq!(
            draw(
                logits,
                &Sampling {
                    top_k: 2,
                    ..free.clone()
                },
                1000
            )[..2],
            [0, 0]
        );
        assert_eq!(
            draw(
                logits,
                &Sampling {
                    top_p: 0.69,
                    ..free.clone()
                },
                1000
            )[..2],
            [0, 0]
        );
        assert_eq!(
            draw(
                logits,
                &Sampling {
                    min_p: 0.6,
                    ..free.clone()
                },
                1000
            )[..2],
            [0, 0]
        );
        assert_eq!(draw(logits, &Sampling::greedy(), 10), [0, 0, 0, 10]);
    }

    #[test]
    fn repeated_tokens_and_runs_are_held_down() {
        let mut random = Random::new(1, 0);
        let penalty = Sampling {
            repetition_penalty: 2.0,
            ..Sampling::greedy()
        };
        assert_eq!(sample(&mut [3.0, 2.0, -1.0], &[0], &penalty, &mut random), 1);
        let ngram = Sampling {
            no_repeat_ngram: 3,
            ..Sampling::greedy()
        };
        // 5 6 7 was written; after 5 6 the 7 may not follow again.
        let mut logits = vec![0.0; 8];
        (logits[7], logits[2]) = (9.0, 1.0);
        assert_eq!(sample(&mut logits, &[5, 6, 7, 1, 5, 6], &ngram, &mut random), 2);
    }

    #[test]
    fn the_likeliest_alone_bring_the_same_token_or_say_that_they_cannot() {
        let mut numbers = Random::new(11, 0);
        let mut known = 0;
        for round in 0..3000 {
            let logits: Vec<f32> = (0..200).map(|_| (16.0 * numbers.unit()).round() / 2.0 - 2.0).collect();
            let written: Vec<u32> = (0..round % 40).map(|_| (200.0 * numbers.unit()) as u32).collect();
            let sampling = Sampling {
                temperature: [0.0, 0.3, 0.9][round % 3],
                top_k: [0, 8, 20][round / 3 % 3],
                top_p: [1.0, 0.9][round / 9 % 2],
                min_p: [0.0, 0.05][round / 18 % 2],
                repetition_penalty: [1.0, 1.1, 1.6, 0.8][round / 36 % 4],
                no_repeat_ngram: [0, 2][round % 2],
            };
            let mut best: Vec<Scored> = (0..).zip(&logits).map(|(id, l)| Scored { id, logit: *l }).collect();
            best.sort_unstable_by(likelier);
            best.truncate(40);
            let [mut first, mut second] = [5; 2].map(|seed| Random::new(seed, round));
            let found = sample_best(&best, &written, &sampling, &mut first);
            let expected = sample(&mut logits.clone(), &written, &sampling, &mut second);
            if let Some(found) = found {
                assert_eq!(found, expected, "round {round}: {sampling:?}");
                known += 1;
            }
        }
        assert!(known > 1000, "only {known} of 3000 were certain");
    }

    #[test]
    fn what_the_likeliest_cannot_tell_is_not_guessed() {
        let best = [Scored { id: 3, logit: 2.0 }, Scored { id: 9, logit: 1.9 }];
        let harsh = Sampling {
            repetition_penalty: 2.0,
            ..Sampling::greedy()
        };
        let mut random = Random::new(1, 0);
        assert_eq!(sample_best(&best, &[], &harsh, &mut random), Some(3));
        assert_eq!(sample_best(&best, &[3, 9], &harsh, &mut random), None);
        // A tie with the last one known: a token before it in the vocabulary may have the same logit.
        assert_eq!(sample_best(&best, &[3], &harsh, &mut random), None);
        assert_eq!(sample_best(&[], &[], &harsh, &mut random), None);
    }

    #[test]
    fn argmax_takes_the_first_of_equals_and_survives_nan() {
        let mut values = vec![0.0; 100];
        (values[40], values[41], values[99], values[3]) = (5.0, 5.0, 5.0, f32::NAN);
        assert_eq!(argmax(&values), 40);
        assert_eq!(argmax(&[f32::NAN; 20]), 0);
    }

    #[test]
    fn candidates_draw_differently_and_repeatably() {
        let take = |candidate| -> Vec<f32> {
            let mut random = Random::new(3, candidate);
            (0..4).map(|_| random.unit()).collect()
        };
        assert_eq!(take(1), take(1));
        assert_ne!(take(1), take(2));
    }
}
