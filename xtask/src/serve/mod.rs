//! `cargo xtask serve`: a small static server for the demo site, on this machine only. It sends the headers that make
//! a page cross-origin isolated, without which there is no shared memory and so no threads.

mod address;
mod answer;
mod range;
mod request;

use crate::paths;
use address::Roots;
use anyhow::{Context, Result};
use std::io::{BufReader, BufWriter};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A connection that asks nothing for so long is closed.
const IDLE: Duration = Duration::from_secs(120);

/// Where to listen.
#[derive(clap::Args)]
pub struct Args {
    /// The port; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// A server at work, for as long as the process lives.
pub struct Serving {
    listener: JoinHandle<()>,
    /// Its address, with the port that it got.
    pub url: String,
}

/// Serves until the process is stopped.
pub fn run(args: &Args) -> Result<()> {
    let serving = start(args.port)?;
    println!("{}", serving.url);
    if !paths::root().join("www/dist").is_dir() {
        println!("the site is not built yet: run `cargo xtask build`");
    }
    serving.wait();
    Ok(())
}

/// Starts serving in the background.
pub fn start(port: u16) -> Result<Serving> {
    let roots = Roots {
        site: paths::root().join("www"),
        models: paths::cache()?.join("models"),
    };
    serve(port, roots)
}

fn serve(port: u16, roots: Roots) -> Result<Serving> {
    let listener = TcpListener::bind(("127.0.0.1", port)).with_context(|| format!("cannot listen on port {port}"))?;
    let url = format!("http://{}/", listener.local_addr()?);
    let roots = Arc::new(roots);
    let listener = thread::spawn(move || {
        // A thread for each connection: browsers hold a few open without asking anything, so none may wait for another.
        for stream in listener.incoming().filter_map(Result::ok) {
            let roots = Arc::clone(&roots);
            thread::spawn(move || converse(&stream, &roots));
        }
    });
    Ok(Serving { listener, url })
}

/// Requests and answers on one connection, until either side ends it. That the client hangs up is no error of ours.
fn converse(stream: &TcpStream, roots: &Roots) {
    let _ = stream.set_nodelay(true);
    let _ = stream.set_read_timeout(Some(IDLE));
    let (mut from, mut to) = (BufReader::new(stream), BufWriter::new(stream));
    while let Some(request) = request::read(&mut from) {
        if answer::answer(&request, roots, &mut to).is_err() || request.last {
            return;
        }
    }
}

impl Serving {
    /// Waits for as long as it serves, which is until the process ends.
    pub fn wait(self) {
        let _ = self.listener.join();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use tempfile::TempDir;

    fn site() -> (TempDir, Serving) {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, bytes: &[u8]| {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a parent")).expect("made");
            fs::write(file, bytes).expect("written");
        };
        write("secret.txt", b"secret");
        write("www/index.html", b"<p>home</p>");
        write("www/dist/app.js", b"let a");
        write("www/dist/wasm/m.wasm", b"\0asm");
        write("www/dist/model/model.gguf", &vec![7; 300_000]);
        write("models/other.gguf", b"GGUFother");
        let roots = Roots {
            site: folder.path().join("www"),
            models: folder.path().join("models"),
        };
        let serving = serve(0, roots).expect("listening");
        (folder, serving)
    }

    /// Status line and headers, then the body.
    fn ask(serving: &Serving, request: &str, headers: &str) -> (String, Vec<u8>) {
        let host = serving.url.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).expect("connected");
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n"
        )
        .expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("read");
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("an end of the headers");
        (
            String::from_utf8_lossy(&bytes[..end]).to_lowercase(),
            bytes[end + 4..].to_vec(),
        )
    }

    #[test]
    fn pages_scripts_and_models_have_their_types_and_are_isolated() {
        let (_folder, serving) = site();
        let cases: [(&str, &str, &[u8]); 5] = [
            ("/", "text/html; charset=utf-8", b"<p>home</p>"),
            ("/index.html?x=1", "text/html; charset=utf-8", b"<p>home</p>"),
            ("/dist/app.js", "text/javascript; charset=utf-8", b"let a"),
            ("/wasm/m.wasm", "application/wasm", b"\0asm"),
            ("/models/other.gguf", "application/octet-stream", b"GGUFother"),
        ];
        for (path, kind, body) in cases {
            let (head, got) = ask(&serving, &format!("GET {path}"), "");
            assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
            assert!(head.contains(&format!("content-type: {kind}")), "{path}: {head}");
            for header in [
                "cross-origin-opener-policy: same-origin",
                "cross-origin-embedder-policy: require-corp",
                "cross-origin-resource-policy: same-origin",
            ] {
                assert!(head.contains(header), "{path}: {head}");
            }
            assert_eq!(got, body, "{path}");
        }
    }

    #[test]
    fn a_large_file_tells_its_length_and_comes_in_ranges() {
        let (_folder, serving) = site();
        let (head, body) = ask(&serving, "GET /model/model.gguf", "");
        assert!(
            head.contains("content-length: 300000") && body.len() == 300_000,
            "{head}"
        );
        let (head, body) = ask(&serving, "HEAD /model/model.gguf", "");
        assert!(
            head.contains("content-length: 300000") && head.contains("accept-ranges: bytes") && body.is_empty(),
            "{head}"
        );
        let (head, body) = ask(&serving, "GET /model/model.gguf", "Range: bytes=10-19\r\n");
        assert!(
            head.starts_with("http/1.1 206") && head.contains("content-range: bytes 10-19/300000"),
            "{head}"
        );
        assert_eq!(body, [7; 10]);
        let (head, body) = ask(&serving, "GET /model/model.gguf", "Range: bytes=-5\r\n");
        assert!(
            head.contains("content-range: bytes 299995-299999/300000") && body.len() == 5,
            "{head}"
        );
        let (head, _) = ask(&serving, "GET /model/model.gguf", "Range: bytes=300000-\r\n");
        assert!(
            head.starts_with("http/1.1 416") && head.contains("content-range: bytes */300000"),
            "{head}"
        );
    }

    #[test]
    fn nothing_outside_is_served() {
        let (folder, serving) = site();
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), folder.path().join("www/link.txt"))
            .expect("linked");
        let paths = [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/dist/../../secret.txt",
            "/models/../secret.txt",
            "/models/%2e%2e%2fsecret.txt",
            "/link.txt",
            "/..\\secret.txt",
            "/%00",
            "/%zz",
            "/missing.html",
            "/models/",
            "/dist",
        ];
        for path in paths {
            let (head, body) = ask(&serving, &format!("GET {path}"), "");
            assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
            assert!(!body.windows(6).any(|six| six == b"secret"), "{path}");
        }
        assert!(folder.path().join("secret.txt").exists());
    }

    #[test]
    fn silent_connections_do_not_hold_up_others() {
        let (_folder, serving) = site();
        let host = serving.url.trim_start_matches("http://").trim_end_matches('/');
        let silent: Vec<TcpStream> = (0..40).map(|_| TcpStream::connect(host).expect("connected")).collect();
        assert!(ask(&serving, "GET /", "").0.starts_with("http/1.1 200"));
        drop(silent);
    }

    #[test]
    fn one_connection_takes_many_requests() {
        let (_folder, serving) = site();
        let host = serving.url.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).expect("connected");
        write!(stream, "GET / HTTP/1.1\r\n\r\nHEAD /dist/app.js HTTP/1.1\r\n\r\n").expect("sent");
        write!(stream, "GET /dist/app.js HTTP/1.1\r\nConnection: close\r\n\r\n").expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("read");
        assert_eq!(text.matches("HTTP/1.1 200").count(), 3);
        assert_eq!(
            (text.matches("<p>home</p>").count(), text.matches("let a").count()),
            (1, 1)
        );
    }

    #[test]
    fn only_reading_is_allowed() {
        let (_folder, serving) = site();
        for verb in ["POST", "PUT", "DELETE"] {
            assert!(
                ask(&serving, &format!("{verb} /"), "Content-Length: 0\r\n")
                    .0
                    .starts_with("http/1.1 405")
            );
        }
    }
}
