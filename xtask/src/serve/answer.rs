//! One request, one answer.

use super::address::Roots;
use super::range::{Wanted, wanted};
use super::request::Request;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Sent with everything. Whoever rebuilds wants the new file, not the browser's copy, so nothing is stored.
const ALWAYS: &str = "Cross-Origin-Opener-Policy: same-origin\r\n\
                      Cross-Origin-Embedder-Policy: require-corp\r\n\
                      Cross-Origin-Resource-Policy: same-origin\r\n\
                      X-Content-Type-Options: nosniff\r\n\
                      Cache-Control: no-store\r\n";

/// Status and own headers, and what follows them.
struct Answer {
    status: &'static str,
    headers: String,
    length: u64,
    body: Box<dyn Read>,
}

/// Answers; an error means that the client has gone.
pub fn answer(request: &Request, roots: &Roots, to: &mut impl Write) -> io::Result<()> {
    let Answer {
        status,
        headers,
        length,
        body,
    } = match request.method.as_str() {
        "GET" | "HEAD" => {
            let file = roots.file(&request.target);
            file.and_then(|file| whole_or_part(&file, request.range.as_deref()))
                .unwrap_or_else(|| short("404 Not Found", "not found", ""))
        }
        _ => short(
            "405 Method Not Allowed",
            "this server only reads",
            "Allow: GET, HEAD\r\n",
        ),
    };
    let connection = if request.last { "close" } else { "keep-alive" };
    write!(
        to,
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: {connection}\r\n{ALWAYS}\r\n"
    )?;
    if request.method != "HEAD" {
        let sent = io::copy(&mut body.take(length), to)?;
        if sent != length {
            // A file that shrank under our hands: the promised length cannot be kept.
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    to.flush()
}

fn whole_or_part(path: &Path, range: Option<&str>) -> Option<Answer> {
    let mut file = File::open(path).ok()?;
    let size = file.metadata().ok()?.len();
    let (status, first, length, part) = match wanted(range, size) {
        Wanted::Whole => ("200 OK", 0, size, String::new()),
        Wanted::Part(first, last) => {
            let part = format!("Content-Range: bytes {first}-{last}/{size}\r\n");
            ("206 Partial Content", first, last - first + 1, part)
        }
        Wanted::Nothing => {
            let none = format!("Content-Range: bytes */{size}\r\n");
            return Some(short("416 Range Not Satisfiable", "no such range", &none));
        }
    };
    file.seek(SeekFrom::Start(first)).ok()?;
    let headers = format!("Content-Type: {}\r\nAccept-Ranges: bytes\r\n{part}", kind(path));
    Some(Answer {
        status,
        headers,
        length,
        body: Box::new(file),
    })
}

fn short(status: &'static str, text: &'static str, headers: &str) -> Answer {
    let headers = format!("Content-Type: text/plain; charset=utf-8\r\n{headers}");
    Answer {
        status,
        headers,
        length: text.len() as u64,
        body: Box::new(text.as_bytes()),
    }
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "webmanifest" => "application/json; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
