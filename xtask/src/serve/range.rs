//! The Range header (RFC 9110, section 14), one range at most.

/// What a header asks of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it: no header, or one that a server may ignore.
    Whole,
    /// From the first byte to the last, both included.
    Part(u64, u64),
    /// A range that the file does not have.
    Nothing,
}

/// Reads the header for a file of `size` bytes.
pub fn wanted(header: Option<&str>, size: u64) -> Wanted {
    let Some((first, last)) = header.and_then(|text| text.trim().strip_prefix("bytes=")?.split_once('-')) else {
        return Wanted::Whole;
    };
    let part = match (first.trim().parse::<u64>(), last.trim().parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => (first, last.min(size.saturating_sub(1))),
        (Ok(first), Err(_)) if last.trim().is_empty() => (first, size.saturating_sub(1)),
        (Err(_), Ok(count)) if first.trim().is_empty() => {
            if count == 0 {
                return Wanted::Nothing;
            }
            (size.saturating_sub(count), size.saturating_sub(1))
        }
        // Several ranges or nonsense: the whole file is a right answer to both.
        _ => return Wanted::Whole,
    };
    if part.0 < size {
        Wanted::Part(part.0, part.1)
    } else {
        Wanted::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        let cases = [
            (None, Wanted::Whole),
            (Some("bytes=0-0"), Wanted::Part(0, 0)),
            (Some("bytes=2-5"), Wanted::Part(2, 5)),
            (Some("bytes=2-500"), Wanted::Part(2, 9)),
            (Some("bytes=4-"), Wanted::Part(4, 9)),
            (Some("bytes=-3"), Wanted::Part(7, 9)),
            (Some("bytes=-30"), Wanted::Part(0, 9)),
            (Some("bytes=10-"), Wanted::Nothing),
            (Some("bytes=-0"), Wanted::Nothing),
            (Some("bytes=5-2"), Wanted::Whole),
            (Some("bytes=0-1,4-5"), Wanted::Whole),
            (Some("lines=0-1"), Wanted::Whole),
            (Some("bytes=-"), Wanted::Whole),
        ];
        for (header, expected) in cases {
            assert_eq!(wanted(header, 10), expected, "{header:?}");
        }
        assert_eq!(wanted(Some("bytes=0-"), 0), Wanted::Nothing);
    }
}
