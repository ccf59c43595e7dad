//! From an address to a file: `www/`, then `www/dist/`; `/models/` is the cache's. Nothing outside these is reachable.

use std::path::{Path, PathBuf};

/// The folders that are served.
pub struct Roots {
    /// The site; its built part is in `dist` inside.
    pub site: PathBuf,
    /// The fetched models, for the bench page.
    pub models: PathBuf,
}

impl Roots {
    /// The file that a request's target names, if there is one.
    pub fn file(&self, target: &str) -> Option<PathBuf> {
        let path = decode(target.split(['?', '#']).next()?)?;
        let path = path.strip_prefix('/')?;
        // Both kinds of slash part names, so that a check of the parts sees what the file system sees.
        let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
        if parts
            .iter()
            .any(|part| part.starts_with('.') || part.contains(['\0', ':']))
        {
            return None;
        }
        if let ["models", name] = parts[..] {
            return inside(&self.models, &[name]);
        }
        let parts = if parts.is_empty() { vec!["index.html"] } else { parts };
        inside(&self.site, &parts).or_else(|| inside(&self.site.join("dist"), &parts))
    }
}

fn inside(root: &Path, parts: &[&str]) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    // Links are followed before the check.
    let file = root.join(parts.iter().collect::<PathBuf>()).canonicalize().ok()?;
    (file.starts_with(&root) && file.is_file()).then_some(file)
}

/// Percent-decoding; a bad escape or bad UTF-8 names nothing.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(u8::try_from(digit()? * 16 + digit()?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded_or_refused() {
        assert_eq!(decode("/a%20b/%E4%B8%AD"), Some("/a b/中".to_owned()));
        assert_eq!(decode("/100%"), None);
        assert_eq!(decode("/%f"), None);
        assert_eq!(decode("/%ff"), None);
        assert_eq!(decode("/%+1"), None);
    }
}
