//! Small classifiers over a model's hidden states: which of a few classes a prompt belongs to, without writing a word.
//!
//! A probe reads what the model already knows (Alain and Bengio 2016) at the price of a prefill, and more surely than
//! sampled words tell it. It is linear, or has one hidden layer of rectified sums. Its features are the mean of one layer's residual stream over the prompt's tokens (all but the
//! first, which means the same in every text) and the last token's state after the output norm.

use crate::cache::Row;
use crate::decoder::Config;
use crate::error::{Error, Result};
use crate::gguf::Header;
use crate::kernels::vector;
use candle_core::quantized::gguf_file::Value;

/// Most classes a file may name.
const MOST_CLASSES: usize = 64;
/// Widest hidden layer.
const MOST_HIDDEN: usize = 1024;

/// A classifier as a GGUF file carries it: under `shopquill.classifier.<name>` the keys `labels` (strings), `layer`,
/// `weight` (f32, `[classes, inputs]`) and `bias` (f32, `[classes]`). Where `hidden_weight` (f32, `[hidden, 2 * dim]`) and
/// `hidden_bias` are there, what they bring are the inputs, else the `2 * dim` features are.
#[derive(Clone, Debug)]
pub struct Classifier {
    /// What it tells apart.
    pub name: String,
    /// Its classes.
    pub labels: Vec<String>,
    /// Layers that a token went through when its residual stream is read.
    layer: usize,
    hidden: Option<Affine>,
    output: Affine,
}

/// Weights `[outputs][inputs]` and as many biases as outputs.
#[derive(Clone, Debug)]
struct Affine {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Affine {
    fn fits(&self, inputs: usize) -> bool {
        !self.bias.is_empty() && self.weight.len() == self.bias.len() * inputs
    }

    fn apply(&self, x: &[f32]) -> Vec<f32> {
        let rows = self.weight.chunks_exact(x.len()).zip(&self.bias);
        rows.map(|(weight, bias)| vector::dot(weight, x) + bias).collect()
    }
}

impl Classifier {
    /// The classifiers of a file. One that does not fit its model makes the file a bad one.
    pub(crate) fn all(header: &Header, config: &Config) -> Result<Vec<Self>> {
        let names = header.array("shopquill.classifiers").unwrap_or_default();
        names
            .iter()
            .map(|name| match name {
                Value::String(name) => Self::read(header, config, name),
                _ => Err(Error::BadModel("a classifier's name is no text".into())),
            })
            .collect()
    }

    fn read(header: &Header, config: &Config, name: &str) -> Result<Self> {
        let key = |part: &str| format!("shopquill.classifier.{name}.{part}");
        let bad = || Error::BadModel(format!("its classifier \"{name}\" does not fit it"));
        let labels = header.array(&key("labels")).ok_or_else(bad)?;
        let labels: Option<Vec<String>> = labels
            .iter()
            .map(|label| match label {
                Value::String(label) => Some(label.clone()),
                _ => None,
            })
            .collect();
        let labels = labels.ok_or_else(bad)?;
        let floats = |part: &str| -> Option<Vec<f32>> {
            let number = |value: &Value| match value {
                Value::F32(number) if number.is_finite() => Some(*number),
                _ => None,
            };
            header.array(&key(part))?.iter().map(number).collect()
        };
        let layer = header.size(&key("layer")).ok_or_else(bad)?;
        let affine = |prefix: &str| {
            let [weight, bias] = ["weight", "bias"].map(|part| floats(&format!("{prefix}{part}")));
            Some(Affine {
                weight: weight?,
                bias: bias?,
            })
        };
        let (hidden, output) = (affine("hidden_"), affine("").ok_or_else(bad)?);
        let features = 2 * config.dim;
        let inputs = hidden.as_ref().map_or(features, |hidden| hidden.bias.len());
        let fits = (2..=MOST_CLASSES).contains(&labels.len())
            && layer < config.attention.len()
            && output.bias.len() == labels.len()
            && output.fits(inputs)
            && hidden
                .as_ref()
                .is_none_or(|hidden| hidden.fits(features) && inputs <= MOST_HIDDEN);
        fits.then(|| Self {
            name: name.to_owned(),
            labels,
            layer,
            hidden,
            output,
        })
        .ok_or_else(bad)
    }

    /// What has to be read while the prompt runs.
    pub(crate) fn reading(&self, dim: usize) -> Reading {
        Reading::new(self.layer, dim)
    }

    /// The classes' probabilities, `[classes]`.
    pub(crate) fn probabilities(&self, reading: &Reading) -> Vec<f32> {
        let mut inputs = reading.mean();
        inputs.extend_from_slice(&reading.last);
        if let Some(hidden) = &self.hidden {
            inputs = hidden.apply(&inputs);
            inputs.iter_mut().for_each(|x| *x = x.max(0.0));
        }
        let logits = self.output.apply(&inputs);
        let peak = vector::peak(&logits);
        let powers: Vec<f32> = logits.iter().map(|logit| vector::exp(logit - peak)).collect();
        let sum: f32 = powers.iter().sum();
        powers.iter().map(|power| power / sum).collect()
    }
}

/// Hidden states on their way past; the backend notes them while one is set.
pub(crate) struct Reading {
    layer: usize,
    /// `[dim]`.
    sum: Vec<f32>,
    tokens: usize,
    /// `[dim]`.
    last: Vec<f32>,
}

impl Reading {
    /// For the residual stream before `layer`.
    pub fn new(layer: usize, dim: usize) -> Self {
        Self {
            layer,
            sum: vec![0.0; dim],
            tokens: 0,
            last: Vec::new(),
        }
    }

    /// The mean state of the tokens that were read, `[dim]`.
    pub fn mean(&self) -> Vec<f32> {
        let share = 1.0 / self.tokens.max(1) as f32;
        self.sum.iter().map(|sum| sum * share).collect()
    }

    /// The residual stream `[token][dim]` before `layer`.
    pub fn note_stream(&mut self, layer: usize, x: &[f32], rows: &[Row]) {
        if layer != self.layer {
            return;
        }
        for (x, _) in x
            .chunks_exact(self.sum.len())
            .zip(rows)
            .filter(|(_, row)| row.position > 0)
        {
            vector::add_scaled(&mut self.sum, x, 1.0);
            self.tokens += 1;
        }
    }

    /// A normed state, `[dim]`, that logits are computed from.
    pub fn note_output(&mut self, x: &[f32]) {
        self.last.clear();
        self.last.extend_from_slice(x);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_becomes_probabilities() {
        let classifier = Classifier {
            name: "mood".into(),
            labels: vec!["up".into(), "down".into()],
            layer: 1,
            hidden: None,
            output: Affine {
                weight: vec![1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
                bias: vec![0.0, 0.0],
            },
        };
        let mut reading = classifier.reading(2);
        let row = |position| Row {
            token: 0,
            position,
            slot: position,
            sequence: 0,
        };
        let rows = [row(0), row(1), row(2)];
        // The first token is left out, other layers are not read.
        reading.note_stream(1, &[99.0, 99.0, 1.0, 5.0, 3.0, 5.0], &rows);
        reading.note_stream(0, &[99.0; 6], &rows);
        reading.note_output(&[7.0, 2.0]);
        // Logits 2 and 2, then one of them larger.
        let even = classifier.probabilities(&reading);
        assert!((even[0] - 0.5).abs() < 1e-6 && (even[1] - 0.5).abs() < 1e-6);
        reading.note_output(&[7.0, 2.0 + 3f32.ln()]);
        assert!((classifier.probabilities(&reading)[1] - 0.75).abs() < 1e-5);

        // A hidden layer with one sum that stays and one that is rectified away.
        let deep = Classifier {
            hidden: Some(Affine {
                weight: vec![0.0, 0.0, 1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
                bias: vec![-7.0 + 3f32.ln(), 0.0],
            }),
            output: Affine {
                weight: vec![1.0, 0.0, 0.0, 9.0],
                bias: vec![0.0, 0.0],
            },
            ..classifier
        };
        assert!((deep.probabilities(&reading)[0] - 0.75).abs() < 1e-5);
    }
}
