//! HTML and other page residue to plain text. Fields copied from an editor often hold markup; a prompt must not.
//!
//! Not a parser: tags go, the text between them stays, and a lone `<` ("<5 kg") is text.

/// Elements whose content is never text.
const SILENT: [&str; 5] = ["script", "style", "template", "svg", "head"];
/// Elements that end a line.
const BLOCKS: [&str; 16] = [
    "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "section", "article", "hr",
];

/// The text of a field: markup, entities, control and zero-width characters resolved; line ends and blanks made regular.
pub(crate) fn plain_text(field: &str) -> String {
    let text = if field.contains('<') {
        strip_tags(field)
    } else {
        field.to_owned()
    };
    let text = if text.contains('&') {
        decode_entities(&text)
    } else {
        text
    };
    tidy(&text)
}

/// One line of it, for places where a line break would read as the next fact.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn strip_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(tag) = Tag::at_start(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if !tag.closing && SILENT.contains(&tag.name.as_str()) {
            rest = after_closing(rest, &tag.name);
        } else if BLOCKS.contains(&tag.name.as_str()) {
            out.push('\n');
        } else if tag.name == "td" || tag.name == "th" {
            out.push(' ');
        }
    }
    out.push_str(rest);
    out
}

struct Tag {
    name: String,
    closing: bool,
    /// Bytes from `<` to past `>`.
    length: usize,
}

impl Tag {
    /// The tag that `rest` opens with, or nothing when the `<` is only a sign.
    fn at_start(rest: &str) -> Option<Self> {
        let body = rest.strip_prefix('<')?;
        let closing = body.starts_with('/');
        let body = body.strip_prefix('/').unwrap_or(body);
        let first = body.chars().next()?;
        if !first.is_ascii_alphabetic() && first != '!' && first != '?' {
            return None;
        }
        let name: String = body.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let mut quote = None;
        for (at, c) in rest.char_indices().skip(1) {
            match (quote, c) {
                (None, '>') => {
                    return Some(Self {
                        name: name.to_ascii_lowercase(),
                        closing,
                        length: at + 1,
                    });
                }
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), _) if open == c => quote = None,
                _ => {}
            }
        }
        None
    }
}

fn after_closing<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = rest[from..].find("</") {
        let start = from + at;
        match Tag::at_start(&rest[start..]) {
            Some(tag) if tag.name == name => return &rest[start + tag.length..],
            _ => from = start + 2,
        }
    }
    ""
}

fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name: String = rest.chars().skip(1).take(10).take_while(|&c| c != ';').collect();
        match entity(&name).filter(|_| rest[1 + name.len()..].starts_with(';')) {
            Some(c) => {
                out.push(c);
                rest = &rest[name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "deg" => '°',
        "times" => '×',
        "plusmn" => '±',
        "middot" => '·',
        "bull" => '•',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "yen" => '¥',
        "euro" => '€',
        "pound" => '£',
        "frac12" => '½',
        _ => return None,
    })
}

/// No control or invisible characters, single blanks, no empty lines.
fn tidy(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        let seen: String = line
            .chars()
            .map(|c| if c == '\t' { ' ' } else { c })
            .filter(|&c| !is_invisible(c))
            .collect();
        let line = one_line(&seen);
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Characters that show nothing: controls, zero-width spaces, direction marks, soft hyphens. The joiner of emoji stays.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c as u32, 0x00AD | 0x200B | 0x200C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF | 0xFFFD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_lines() {
        let html =
            "<p>Soft <b>cotton</b>&nbsp;towel</p><ul><li>70 &times; 140 cm<li>Grey</ul><script>alert('<p>')</script>";
        assert_eq!(plain_text(html), "Soft cotton towel\n70 × 140 cm\nGrey");
    }

    #[test]
    fn signs_are_not_tags() {
        assert_eq!(plain_text("weight <5 kg & under"), "weight <5 kg & under");
        assert_eq!(plain_text("a < b > c"), "a < b > c");
        assert_eq!(plain_text("<unclosed tag"), "<unclosed tag");
    }

    #[test]
    fn attributes_may_hold_brackets() {
        assert_eq!(plain_text(r#"<img alt="a > b" src=x>灯&#28783;&#x1F381;"#), "灯灯🎁");
    }

    #[test]
    fn invisible_characters_go() {
        assert_eq!(plain_text("ta\u{200b}ble\u{0}\t lamp\r\n\r\n灯"), "table lamp\n灯");
    }
}
