//! Float loops over rows, written in lanes of eight so that the compiler turns them into vector code on every target.

const LANES: usize = 8;

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

/// Softmax in place over scores; the scores may hold `-inf`.
#[inline(always)]
pub fn softmax(scores: &mut [f32]) {
    let peak = scores.iter().fold(f32::NEG_INFINITY, |m, s| m.max(*s));
    let mut sums = [0f32; LANES];
    let mut chunks = scores.chunks_exact_mut(LANES);
    for chunk in &mut chunks {
        for i in 0..LANES {
            chunk[i] = exp(chunk[i] - peak);
            sums[i] += chunk[i];
        }
    }
    let mut sum: f32 = sums.iter().sum();
    for s in chunks.into_remainder() {
        *s = exp(*s - peak);
        sum += *s;
    }
    let inverse = 1.0 / sum;
    for s in scores {
        *s *= inverse;
    }
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
    fn softmax_masks_and_sums_to_one() {
        let mut scores = vec![
            1.0,
            f32::NEG_INFINITY,
            3.0,
            2.0,
            0.0,
            -5.0,
            1.5,
            2.5,
            0.25,
            f32::NEG_INFINITY,
            1.0,
        ];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores[1] < 1e-30 && scores[9] < 1e-30);
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
