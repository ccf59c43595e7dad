//! Float loops over rows, written in lanes of eight so that the compiler turns them into vector code on every target.

/// Sums that are kept apart, so that they fit the registers of every target.
pub const LANES: usize = 8;

/// Sum over `a[i] * b[i]`.
#[inline(always)]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; LANES];
    let (a8, b8) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let tail: f32 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a8.zip(b8) {
        for i in 0..LANES {
            sums[i] += x[i] * y[i];
        }
    }
    sums.iter().sum::<f32>() + tail
}

/// The larger of two numbers, `a` where `b` is none. One instruction on every target, which `f32::max` with its care for
/// both sides is not.
#[inline(always)]
pub fn larger(a: f32, b: f32) -> f32 {
    if a < b { b } else { a }
}

/// The greatest of `x`, `-inf` where there is none.
#[inline(always)]
pub fn peak(x: &[f32]) -> f32 {
    let mut peaks = [f32::NEG_INFINITY; LANES];
    let chunks = x.chunks_exact(LANES);
    let tail = chunks.remainder().iter().fold(f32::NEG_INFINITY, |a, b| larger(a, *b));
    for chunk in chunks {
        for i in 0..LANES {
            peaks[i] = larger(peaks[i], chunk[i]);
        }
    }
    peaks.into_iter().fold(tail, larger)
}

/// `out[i] += scale * x[i]`.
#[inline(always)]
pub fn add_scaled(out: &mut [f32], x: &[f32], scale: f32) {
    for (o, x) in out.iter_mut().zip(x) {
        *o += scale * x;
    }
}

/// RMSNorm (Zhang and Sennrich 2019): `out = x / sqrt(mean(x^2) + eps) * weight`.
#[inline(always)]
pub fn rms_norm(x: &[f32], weight: &[f32], eps: f32, out: &mut [f32]) {
    let scale = 1.0 / (dot(x, x) / x.len() as f32 + eps).sqrt();
    for ((o, x), w) in out.iter_mut().zip(x).zip(weight) {
        *o = x * scale * w;
    }
}

/// [`rms_norm`] in place.
#[inline(always)]
pub fn rms_norm_in_place(x: &mut [f32], weight: &[f32], eps: f32) {
    let scale = 1.0 / (dot(x, x) / x.len() as f32 + eps).sqrt();
    for (x, w) in x.iter_mut().zip(weight) {
        *x *= scale * w;
    }
}

/// `e^x` by splitting off the power of two, then a degree-6 polynomial: relative error below 3e-7.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0;
    let x = x.clamp(-87.0, 88.0);
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    // ln 2 in two parts, so that the remainder keeps its low bits.
    let r = x - n * 0.693_145_75 - n * 1.428_606_8e-6;
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (0.166_666_67 + r * (0.041_666_66 + r * (0.008_333_4 + r * 0.001_388_9)))));
    let power = ((shifted.to_bits() as i32).wrapping_sub(ROUND.to_bits() as i32) + 127) << 23;
    p * f32::from_bits(power as u32)
}

/// The numerators of a softmax (`e^(score - peak)`) for some scores, their sum added to `sum` lane by lane.
#[inline(always)]
pub fn soften<const N: usize>(scores: &[f32; N], peak: f32, sums: &mut [f32; LANES]) -> [f32; N] {
    let mut weights = [0f32; N];
    for (weights, scores) in weights.chunks_exact_mut(LANES).zip(scores.chunks_exact(LANES)) {
        for i in 0..LANES {
            weights[i] = exp(scores[i] - peak);
            sums[i] += weights[i];
        }
    }
    weights
}

/// The gate's activation function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// `x * sigmoid(x)`: llama, qwen.
    Silu,
    /// GELU with the tanh approximation (Hendrycks and Gimpel 2016): gemma.
    GeluTanh,
}

/// `gate[i] = act(gate[i]) * up[i]`.
#[inline(always)]
pub fn gated(activation: Activation, gate: &mut [f32], up: &[f32]) {
    match activation {
        Activation::Silu => {
            for (g, u) in gate.iter_mut().zip(up) {
                *g = *g / (1.0 + exp(-*g)) * u;
            }
        }
        // 0.5 (1 + tanh(z)) = 1 / (1 + e^(-2z))
        Activation::GeluTanh => {
            for (g, u) in gate.iter_mut().zip(up) {
                let z = 0.797_884_6 * (*g + 0.044_715 * *g * *g * *g);
                *g = *g / (1.0 + exp(-2.0 * z)) * u;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close() {
        for i in -8600..8700 {
            let x = i as f32 / 100.0;
            let (a, b) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((a / b - 1.0).abs() < 1e-6, "exp({x}) = {a}, not {b}");
        }
    }

    #[test]
    fn softened_scores_are_a_softmax() {
        let scores: [f32; 16] = std::array::from_fn(|i| if i % 3 == 0 { f32::NEG_INFINITY } else { i as f32 / 2.0 });
        let mut sums = [0f32; LANES];
        let weights = soften(&scores, peak(&scores), &mut sums);
        let sum: f32 = scores.iter().map(|s| (s - 7.0).exp()).sum();
        assert!((sums.iter().sum::<f32>() / sum - 1.0).abs() < 1e-6);
        assert!(weights[0] < 1e-30 && weights[14] == 1.0);
    }

    #[test]
    fn the_peak_of_any_length() {
        for len in 0..40 {
            let x: Vec<f32> = (0..len).map(|i| ((i * 7919) % 31) as f32 - 15.0).collect();
            assert_eq!(peak(&x), x.iter().copied().fold(f32::NEG_INFINITY, f32::max));
        }
    }

    #[test]
    fn activations_match_their_definitions() {
        for i in -60..60 {
            let x = i as f32 / 7.0;
            let (mut silu, mut gelu) = ([x], [x]);
            gated(Activation::Silu, &mut silu, &[1.0]);
            gated(Activation::GeluTanh, &mut gelu, &[1.0]);
            let tanh = (0.797_884_6 * (x + 0.044_715 * x.powi(3))).tanh();
            assert!((silu[0] - x / (1.0 + (-x).exp())).abs() < 1e-5);
            assert!((gelu[0] - 0.5 * x * (1.0 + tanh)).abs() < 1e-5);
        }
    }
}
