//! The head of a request (RFC 9112), as much of it as a static server needs.

use std::io::{BufRead, Read};

/// Browsers send one or two thousand bytes.
const LONGEST: u64 = 32 << 10;

/// What was asked.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// GET, HEAD or something that is refused.
    pub method: String,
    /// The path and the query, still encoded.
    pub target: String,
    /// The Range header.
    pub range: Option<String>,
    /// Whether the connection ends with the answer: the client wants it, or there is a body that nobody reads.
    pub last: bool,
}

/// Reads one head; nothing when the client has gone or does not speak HTTP/1.
pub fn read(from: &mut impl BufRead) -> Option<Request> {
    let mut from = from.take(LONGEST);
    let first = line(&mut from)?;
    let mut words = first.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    if !version.starts_with("HTTP/1.") || words.next().is_some() {
        return None;
    }
    let mut request = Request {
        method: method.to_owned(),
        target: target.to_owned(),
        range: None,
        last: version == "HTTP/1.0",
    };
    loop {
        let header = line(&mut from)?;
        if header.is_empty() {
            return Some(request);
        }
        let (name, value) = header.split_once(':')?;
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "range" => request.range = Some(value.to_owned()),
            "connection" => request.last |= value.eq_ignore_ascii_case("close"),
            "content-length" => request.last |= value != "0",
            "transfer-encoding" => request.last = true,
            _ => {}
        }
    }
}

/// One line without its end. A line that is cut off, by the client or by the limit, is none.
fn line(from: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    from.read_until(b'\n', &mut bytes).ok()?;
    let text = bytes.strip_suffix(b"\n")?;
    String::from_utf8(text.strip_suffix(b"\r").unwrap_or(text).to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Request> {
        read(&mut text.as_bytes())
    }

    #[test]
    fn heads_are_read_one_after_another() {
        let mut two =
            &b"GET /a?b HTTP/1.1\r\nHost: x\r\nrange: bytes=1-\r\n\r\nHEAD /c HTTP/1.1\r\nConnection: Close\r\n\r\n"[..];
        let first = read(&mut two).expect("a request");
        assert_eq!((first.method.as_str(), first.target.as_str()), ("GET", "/a?b"));
        assert_eq!(first.range.as_deref(), Some("bytes=1-"));
        assert!(!first.last);
        let second = read(&mut two).expect("a request");
        assert!(second.method == "HEAD" && second.last);
        assert_eq!(read(&mut two), None);
    }

    #[test]
    fn nonsense_is_no_request() {
        for text in [
            "",
            "\r\n\r\n",
            "GET /",
            "GET / HTTP/1.1\r\nHost: x\r\n",
            "GET / HTTP/2\r\n\r\n",
            "GET / / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(parse(&format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(40_000))), None);
        assert_eq!(read(&mut &b"GET /\xff HTTP/1.1\r\n\r\n"[..]), None);
    }

    #[test]
    fn a_body_ends_the_connection() {
        assert!(
            parse("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n")
                .expect("a request")
                .last
        );
        assert!(
            !parse("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
                .expect("a request")
                .last
        );
        assert!(
            parse("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n")
                .expect("a request")
                .last
        );
    }
}
