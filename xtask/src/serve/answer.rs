//! One request, one answer.

use super::address::Roots;
use super::range::{Wanted, wanted};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// Sent with everything.
const ALWAYS: [(&str, &str); 5] = [
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    // Whoever rebuilds wants the new file, not the browser's copy.
    ("Cache-Control", "no-store"),
];

type Body = Box<dyn Read + Send>;

/// Answers. A browser that hangs up half-way is no error of ours.
pub fn answer(request: Request, roots: &Roots) {
    let response = if matches!(request.method(), Method::Get | Method::Head) {
        let range = request.headers().iter().find(|header| header.field.equiv("Range"));
        roots
            .file(request.url())
            .and_then(|file| whole_or_part(&file, range.map(|header| header.value.as_str())))
            .unwrap_or_else(|| plain(404, "not found"))
    } else {
        plain(405, "this server only reads").with_header(header("Allow", "GET, HEAD"))
    };
    let response = ALWAYS.into_iter().fold(response, |response, (name, value)| {
        response.with_header(header(name, value))
    });
    let _ = request.respond(response);
}

fn whole_or_part(path: &Path, range: Option<&str>) -> Option<Response<Body>> {
    let mut file = File::open(path).ok()?;
    let size = file.metadata().ok()?.len();
    let (status, first, length) = match wanted(range, size) {
        Wanted::Whole => (200, 0, size),
        Wanted::Part(first, last) => (206, first, last - first + 1),
        Wanted::Nothing => {
            let none = format!("bytes */{size}");
            return Some(plain(416, "no such range").with_header(header("Content-Range", &none)));
        }
    };
    file.seek(SeekFrom::Start(first)).ok()?;
    let headers = vec![header("Content-Type", kind(path)), header("Accept-Ranges", "bytes")];
    let body: Body = Box::new(file.take(length));
    let response = Response::new(StatusCode(status), headers, body, usize::try_from(length).ok(), None)
        // Progress bars need the length, so nothing is sent in chunks of unknown number.
        .with_chunked_threshold(usize::MAX);
    Some(match status {
        206 => response.with_header(header(
            "Content-Range",
            &format!("bytes {first}-{}/{size}", first + length - 1),
        )),
        _ => response,
    })
}

fn plain(status: u16, text: &'static str) -> Response<Body> {
    let body: Body = Box::new(text.as_bytes());
    let headers = vec![header("Content-Type", "text/plain; charset=utf-8")];
    Response::new(StatusCode(status), headers, body, Some(text.len()), None)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("names and values are ours and ASCII")
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
