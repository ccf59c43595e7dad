//! Bytes of tokens to text, without ever giving out half a character or the beginning of a stop string.

/// The text of one candidate while it grows.
#[derive(Debug, Default)]
pub struct TextStream {
    text: String,
    /// Bytes of a character that is not complete yet; at most three.
    partial: Vec<u8>,
    /// Bytes of `text` that were given out.
    given: usize,
}

impl TextStream {
    /// Adds a token's bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.partial.extend_from_slice(bytes);
        loop {
            match std::str::from_utf8(&self.partial) {
                Ok(whole) => {
                    self.text.push_str(whole);
                    self.partial.clear();
                    return;
                }
                Err(error) => {
                    let valid = error.valid_up_to();
                    self.text.push_str(&String::from_utf8_lossy(&self.partial[..valid]));
                    self.partial.drain(..valid);
                    match error.error_len() {
                        // The rest may still become a character.
                        None => return,
                        Some(len) => {
                            self.text.push('\u{fffd}');
                            self.partial.drain(..len);
                        }
                    }
                }
            }
        }
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Cuts the text before the first of `stops` in it; whether there was one.
    pub fn cut_at(&mut self, stops: &[String]) -> bool {
        // A stop may begin in what was given out only if it was not recognisable then, which `take` prevents.
        let mut first = None;
        for stop in stops.iter().filter(|s| !s.is_empty()) {
            let mut from = self.given.saturating_sub(stop.len());
            while !self.text.is_char_boundary(from) {
                from -= 1;
            }
            if let Some(at) = self.text[from..].find(&stop[..]) {
                first = Some(first.map_or(from + at, |f: usize| f.min(from + at)));
            }
        }
        if let Some(at) = first {
            self.text.truncate(at);
            self.partial.clear();
        }
        first.is_some()
    }

    /// The text not given out yet, less an ending that may become one of `stops`.
    pub fn take(&mut self, stops: &[String]) -> &str {
        let start = self.given.min(self.text.len());
        let held = stops
            .iter()
            .map(|stop| held_back(&self.text[start..], stop))
            .max()
            .unwrap_or(0);
        self.given = self.text.len() - held;
        &self.text[start..self.given]
    }

    /// Ends the text: what is left of a character becomes U+FFFD, nothing is held back any more.
    pub fn finish(&mut self) -> &str {
        if !self.partial.is_empty() {
            self.partial.clear();
            self.text.push('\u{fffd}');
        }
        let start = self.given.min(self.text.len());
        self.given = self.text.len();
        &self.text[start..]
    }
}

/// Length of the longest ending of `text` that `stop` begins with.
fn held_back(text: &str, stop: &str) -> usize {
    (1..stop.len().min(text.len() + 1))
        .rev()
        .find(|len| stop.is_char_boundary(*len) && text.ends_with(&stop[..*len]))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_split_over_tokens_stay_whole() {
        let text = "保温杯 750ml 🎁 café";
        for size in 1..5 {
            let mut stream = TextStream::default();
            let mut out = String::new();
            for bytes in text.as_bytes().chunks(size) {
                stream.push(bytes);
                let piece = stream.take(&[]).to_owned();
                assert!(!piece.contains('\u{fffd}'));
                out += &piece;
            }
            out += stream.finish();
            assert_eq!(out, text);
        }
    }

    #[test]
    fn stops_are_held_back_and_cut() {
        let stops = ["\n\n".to_owned(), "###".to_owned()];
        let mut stream = TextStream::default();
        let mut out = String::new();
        for piece in ["Lamp\n", "for #1", " desks#", "#x", "\n", "\nmore"] {
            stream.push(piece.as_bytes());
            if stream.cut_at(&stops) {
                break;
            }
            out += stream.take(&stops);
        }
        out += stream.finish();
        assert_eq!(out, "Lamp\nfor #1 desks##x");
        assert_eq!(stream.text(), out);
    }

    #[test]
    fn broken_bytes_become_replacement_characters() {
        let mut stream = TextStream::default();
        stream.push(&[b'a', 0xff, b'b', 0xe4, 0xb8]);
        assert_eq!(stream.take(&[]), "a\u{fffd}b");
        assert_eq!(stream.finish(), "\u{fffd}");
    }
}
