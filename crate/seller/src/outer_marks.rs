//! Marks around a line that are no part of it, quotes and stars, told from those that are: an inch mark, a quotation inside
//! a title, the stars that hide an address.

/// The line without the stars of bold type. Stars that hide something ("ab***@mail.com") or grade it ("耐光***") stay: they
/// follow a word, and nothing opened them.
pub(crate) fn without_bold(line: &str) -> String {
    let runs: Vec<&str> = line.split("**").collect();
    let touched = line
        .split("**")
        .next()
        .is_some_and(|head| head.ends_with(char::is_alphanumeric));
    if runs.len() == 2 && touched {
        return line.to_owned();
    }
    runs.concat()
}

/// A pair of quotes or brackets around the whole.
pub(crate) fn without_quotes(line: &str) -> String {
    let mut line = line.trim();
    let unstopped = line.trim_end_matches(['.', '。']);
    for (open, close) in [
        ('"', '"'),
        ('“', '”'),
        ('\'', '\''),
        ('‘', '’'),
        ('「', '」'),
        ('《', '》'),
        ('[', ']'),
        ('【', '】'),
    ] {
        let inner = |text| strip_pair(text, open, close);
        // A stop after the closing quote goes with it.
        line = inner(line)
            .or_else(|| inner(unstopped).filter(|_| unstopped.len() < line.len()))
            .unwrap_or(line)
            .trim();
    }
    let open = line.chars().next().filter(|c| matches!(c, '"' | '“'));
    if open.is_some() && line.matches(['"', '“', '”']).count() == 1 {
        line = line[open.map_or(0, char::len_utf8)..].trim();
    }
    line.to_owned()
}

/// What stands within a pair of marks that the text opens and closes with, and does not hold elsewhere.
fn strip_pair(text: &str, open: char, close: char) -> Option<&str> {
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    (!inner.contains([open, close])).then_some(inner)
}

/// Stars, bars and lone quotes at a title's ends. A quote with a partner stays ("Bride Squad" Transfer), and so does the inch
/// mark of 47".
pub(crate) fn without_loose_marks(line: &str) -> &str {
    let blank = |c: char| c.is_whitespace() || matches!(c, '*' | '|');
    let mut line = line.trim_matches(blank);
    while let Some(rest) = line
        .strip_prefix(['"', '“', '”'])
        .filter(|rest| !rest.contains(['"', '”']))
    {
        line = rest.trim_matches(blank);
    }
    while let Some(rest) = line
        .strip_suffix(['"', '“', '”'])
        .filter(|rest| !has_quote(rest) && !rest.ends_with(|c: char| c.is_ascii_digit()))
    {
        line = rest.trim_matches(blank);
    }
    line
}

/// Whether a text holds a quotation mark that is no inch mark.
fn has_quote(text: &str) -> bool {
    text.char_indices()
        .any(|(at, c)| matches!(c, '“' | '”') || (c == '"' && !text[..at].ends_with(|c: char| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inch_marks_and_quotations_stay_in_titles() {
        for line in [
            "Bench, 39\" x 18\" x 47\"",
            "Stick, Low Bow 24mm, 36.5\"",
            "\"Bride Squad\" Transfer, 20 x 12 cm",
        ] {
            assert_eq!(without_loose_marks(&without_quotes(line)), line);
        }
        for line in [
            "\"Desk Lamp\"",
            "\"Desk Lamp",
            "Desk Lamp\"",
            "*Desk Lamp*",
            "“Desk Lamp”.",
        ] {
            assert_eq!(without_loose_marks(&without_quotes(line)), "Desk Lamp");
        }
    }

    #[test]
    fn a_quotation_at_the_end_keeps_its_stop() {
        for line in [
            "The card says \"Happy birthday Theo\".",
            "\"Eliza 1794\" is inscribed.",
            "It fits 27-35\".",
        ] {
            assert_eq!(without_quotes(line), line);
        }
    }

    #[test]
    fn stars_of_bold_type_go_and_others_stay() {
        assert_eq!(without_bold("**Lamp** and **LED**"), "Lamp and LED");
        assert_eq!(without_bold("**Lamp"), "Lamp");
        for line in ["发到了ab***@qq.com，请查收", "耐光***"] {
            assert_eq!(without_bold(line), line);
        }
    }
}
