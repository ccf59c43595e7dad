//! Products that are like one another, by what a model makes of their texts. Which model, and how, is not known here: a
//! product is a vector.

use serde::{Deserialize, Serialize};

/// A product near another one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// Its place in the catalogue.
    pub place: u32,
    /// From -1, its opposite, to 1, the same.
    pub likeness: f64,
}

/// The `most` products that are nearest to the one at `place`, the nearest first.
///
/// Vectors of a model have much in common whatever they stand for; what the whole catalogue shares is taken away first, so
/// that the rest decides. Vectors of another length than the product's, or with numbers that are none, are nobody's neighbours.
pub fn similar(vectors: &[Vec<f32>], place: usize, most: usize) -> Vec<Neighbour> {
    let Some(dim) = vectors.get(place).map(Vec::len).filter(|&dim| dim > 0) else {
        return Vec::new();
    };
    let fits = |vector: &[f32]| vector.len() == dim && vector.iter().all(|x| x.is_finite());
    let known: Vec<(usize, &Vec<f32>)> = vectors.iter().enumerate().filter(|(_, vector)| fits(vector)).collect();
    let mean: Vec<f64> = (0..dim)
        .map(|i| known.iter().map(|(_, vector)| f64::from(vector[i])).sum::<f64>() / known.len().max(1) as f64)
        .collect();
    let own: Vec<(usize, Vec<f64>)> = known
        .iter()
        .map(|&(at, vector)| {
            (
                at,
                direction(vector.iter().zip(&mean).map(|(&x, mean)| f64::from(x) - mean).collect()),
            )
        })
        .collect();
    let Some((_, product)) = own.iter().find(|(at, _)| *at == place) else {
        return Vec::new();
    };
    let mut near: Vec<Neighbour> = own
        .iter()
        .filter(|(at, _)| *at != place)
        .map(|(at, other)| Neighbour {
            place: *at as u32,
            likeness: product.iter().zip(other).map(|(a, b)| a * b).sum(),
        })
        .collect();
    near.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.place.cmp(&b.place)));
    near.truncate(most);
    near
}

/// Of length one; what has no length stays as it is and is like nothing.
fn direction(mut vector: Vec<f64>) -> Vec<f64> {
    let length = vector.iter().map(|x| x * x).sum::<f64>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|x| *x /= length);
    }
    vector
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_have_in_common_says_nothing() {
        // Nearly one vector, but for the last two numbers.
        let vectors = [
            vec![9.0, 1.0, 0.0],
            vec![9.0, 0.9, 0.1],
            vec![9.0, 0.0, 1.0],
            vec![9.1, 0.3, 0.9],
        ];
        let near = similar(&vectors, 0, 3);
        assert_eq!(near.iter().map(|n| n.place).collect::<Vec<_>>(), [1, 3, 2]);
        assert!(near[0].likeness > 0.9 && near[2].likeness < -0.9, "{near:?}");
        assert_eq!(similar(&vectors, 0, 1).len(), 1);
    }

    #[test]
    fn odd_vectors_are_nobodys_neighbours() {
        let vectors = [vec![1.0, 0.0], vec![f32::NAN, 1.0], vec![1.0], vec![0.0, 1.0]];
        assert_eq!(similar(&vectors, 0, 9).iter().map(|n| n.place).collect::<Vec<_>>(), [3]);
        assert!(similar(&vectors, 1, 9).is_empty());
        assert!(similar(&vectors, 7, 9).is_empty());
        assert!(similar(&[vec![], vec![]], 0, 9).is_empty());
        // Two that are the same, and nothing else: no direction is left.
        assert_eq!(similar(&[vec![1.0], vec![1.0]], 0, 9)[0].likeness, 0.0);
    }
}
