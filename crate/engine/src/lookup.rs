//! Drafts looked up in the text so far: where its last tokens stood before, what followed them then may follow now (prompt
//! lookup decoding, Saxena 2023). A product's facts are copied often, and several tokens at once cost little more than
//! one.
//!
//! A drafted token is accepted only if the sampler, given the logits at its place, chooses the same one, and the sampler draws
//! exactly as often as without drafts: texts are the same with them and without.

/// Longest draft.
pub const LONGEST: usize = 4;
/// Most tokens that are compared.
const CONTEXT: usize = 3;
/// A draft that was not accepted at all keeps the next so many steps free of drafts; doubled while that goes on.
const PAUSE: usize = 2;
/// Longest pause.
const LONGEST_PAUSE: usize = 16;

/// Finds drafts for one text and learns how well they do.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    /// Steps to go without a draft.
    pause: usize,
    /// Length of the next pause.
    next_pause: usize,
}

impl Lookup {
    /// At most `most` tokens that may follow `text`; empty where nothing like its end stood before, or in a pause.
    pub fn draft<'t>(&mut self, text: &'t [u32], most: usize) -> &'t [u32] {
        if self.pause > 0 {
            self.pause -= 1;
            return &[];
        }
        for length in (1..=CONTEXT).rev() {
            if text.len() <= length {
                continue;
            }
            let (before, ending) = (&text[..text.len() - 1], &text[text.len() - length..]);
            let Some(at) = before.windows(length).rposition(|window| window == ending) else {
                continue;
            };
            let follows = &text[at + length..];
            // The less is known to be alike, the less is likely to follow.
            return &follows[..follows.len().min(most).min(length + 1).min(LONGEST)];
        }
        &[]
    }

    /// Learns how many of `drafted` tokens were accepted.
    pub fn learn(&mut self, drafted: usize, accepted: usize) {
        if drafted == 0 {
            return;
        }
        if accepted > 0 {
            self.next_pause = 0;
        } else {
            self.next_pause = (self.next_pause * 2).clamp(PAUSE, LONGEST_PAUSE);
            self.pause = self.next_pause;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_followed_last_time() {
        let mut lookup = Lookup::default();
        assert_eq!(lookup.draft(&[1, 2, 3, 4, 5, 9, 2, 3], 4), [4, 5, 9]);
        assert_eq!(lookup.draft(&[1, 2, 3, 4, 5, 9, 2, 3], 1), [4]);
        assert_eq!(lookup.draft(&[7, 3, 1, 6, 3], 4), [1, 6]);
        assert_eq!(
            lookup.draft(&[7, 3, 1, 7, 3, 2, 7, 3], 4),
            [2, 7, 3],
            "the latest counts"
        );
        assert!(lookup.draft(&[1, 2, 3], 4).is_empty());
        assert!(lookup.draft(&[1], 4).is_empty() && lookup.draft(&[], 4).is_empty());
    }

    #[test]
    fn the_draft_of_a_run_reaches_its_end() {
        assert_eq!(Lookup::default().draft(&[5, 5], 4), [5]);
        assert_eq!(Lookup::default().draft(&[5, 5, 5, 5, 5], 4), [5]);
    }

    #[test]
    fn refusals_make_pauses() {
        let (mut lookup, text) = (Lookup::default(), [1, 2, 1]);
        lookup.learn(2, 0);
        assert!((0..PAUSE).all(|_| lookup.draft(&text, 4).is_empty()));
        assert_eq!(lookup.draft(&text, 4), [2, 1]);
        lookup.learn(2, 0);
        assert!((0..2 * PAUSE).all(|_| lookup.draft(&text, 4).is_empty()));
        lookup.learn(2, 1);
        assert!(!lookup.draft(&text, 4).is_empty());
    }
}
