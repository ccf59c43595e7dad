//! A brand that a small model misspelt is put right: the seller's own spelling stands in the facts.

/// Shorter words are too easily another word.
const SHORTEST: usize = 5;

/// `text` with words that nearly spell `brand` replaced by it, where the brand itself does not occur.
pub(crate) fn restore(text: &str, brand: &str) -> String {
    let brand = brand.trim();
    let is_plain = brand.chars().count() >= SHORTEST && brand.chars().all(|c| c.is_ascii_alphabetic());
    if !is_plain || text.to_lowercase().contains(&brand.to_lowercase()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + brand.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let end = rest[start..]
            .find(|c: char| !c.is_ascii_alphabetic())
            .map_or(rest.len(), |length| start + length);
        let word = &rest[start..end];
        out.push_str(&rest[..start]);
        out.push_str(if nearly(word, brand) { brand } else { word });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Capital first letter like the brand's, and at most one letter in four is wrong, missing, added or swapped.
fn nearly(word: &str, brand: &str) -> bool {
    let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
    let named = word.starts_with(|c: char| c.is_ascii_uppercase());
    named
        && first(word) == first(brand)
        && distance(&word.to_ascii_lowercase(), &brand.to_ascii_lowercase()) * 4 <= brand.len()
}

/// Edits between two words, a swap of neighbours being one (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    // Row 0 and column 0 are distances from nothing.
    let mut rows: Vec<Vec<usize>> = (0..=a.len())
        .map(|i| (0..=b.len()).map(|j| i.max(j)).collect())
        .collect();
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j] + 1)
                .min(rows[i][j - 1] + 1)
                .min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::restore;

    #[test]
    fn a_misspelt_brand_is_put_right() {
        assert_eq!(
            restore("Cripsfield Strawberries", "Crispfield"),
            "Crispfield Strawberries"
        );
        assert_eq!(restore("Cladette's nails", "Clawdette"), "Clawdette's nails");
        assert_eq!(restore("采用Layrly耗材", "Layerly"), "采用Layerly耗材");
    }

    #[test]
    fn other_words_stay() {
        assert_eq!(restore("Crisp Strawberries", "Crispfield"), "Crisp Strawberries");
        assert_eq!(
            restore("Crispfield and Cripsfield", "Crispfield"),
            "Crispfield and Cripsfield"
        );
        assert_eq!(restore("the layers", "Layerly"), "the layers");
        assert_eq!(restore("Oro mug", "Oru"), "Oro mug");
    }
}
