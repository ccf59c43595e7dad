//! `shopquill batch`: a job a line in, a result a line out, in order. What an interrupted run has written is kept.

use crate::model::ModelArgs;
use crate::terminal::{Terminal, block_on};
use serde_json::{Value, json};
use shopquill_seller::Job;
use shopquill_writer::Writer;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// A longer line is refused: no job is that large, and a file without line ends must not fill the memory.
const MAX_LINE: usize = 4 << 20;

/// Options of `batch`.
#[derive(clap::Args)]
pub struct Args {
    /// Jobs, one JSON object a line.
    #[arg(long = "in")]
    input: PathBuf,
    /// Results, one JSON object a line, in the same order. Jobs that it already answers are not repeated.
    #[arg(long = "out")]
    output: PathBuf,
    #[command(flatten)]
    model: ModelArgs,
}

/// Does the file. Exit code 0: every job has texts; 1: some have an error; 2: the run could not go on.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let input = File::open(&args.input).map_err(|e| format!("{}: {e}", args.input.display()))?;
    let mut lines = Lines {
        reader: BufReader::new(input),
        number: 0,
    };
    let (mut output, finished) = open_output(&args.output)?;
    let mut failed = 0;
    let mut done = 0;
    for old in &finished {
        let Some(line) = lines.next().transpose()? else {
            return Err(format!(
                "{} has more results than there are jobs: name another --out",
                args.output.display()
            ));
        };
        if id_of(&line.text) != old["id"] {
            return Err(format!(
                "{} belongs to other jobs (line {}): name another --out",
                args.output.display(),
                line.number
            ));
        }
        done += 1;
        failed += usize::from(old.get("error").is_some());
    }
    if done > 0 {
        eprintln!("{done} jobs were done before");
    }
    let mut writer: Option<Writer> = None;
    while let Some(line) = lines.next().transpose()? {
        let result = match serde_json::from_str::<Job>(&line.text) {
            Err(error) => Err(failure(&line, "bad_job", &error.to_string())),
            Ok(job) => {
                if writer.is_none() {
                    writer = Some(args.model.load()?);
                }
                match &mut writer {
                    None => continue,
                    Some(writer) => match block_on(writer.write(&job, &mut Terminal::new())) {
                        Ok((result, _)) => Ok(serde_json::to_string(&result).map_err(|e| e.to_string())?),
                        Err(error) => Err(failure(&line, error.code(), &error.to_string())),
                    },
                }
            }
        };
        failed += usize::from(result.is_err());
        done += 1;
        let result = result.unwrap_or_else(|failure| failure);
        // One write a line, so that a killed run leaves whole lines and at most one cut one.
        let failed_write = |e: std::io::Error| format!("{}: {e}", args.output.display());
        output
            .write_all(format!("{result}\n").as_bytes())
            .map_err(failed_write)?;
        output.flush().map_err(failed_write)?;
        eprint!("\r{done} jobs");
    }
    eprintln!("\r{done} jobs, {failed} with an error");
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// The result for a job that brought none.
fn failure(line: &Line, code: &str, message: &str) -> String {
    json!({ "id": id_of(&line.text), "line": line.number, "error": { "code": code, "message": message } }).to_string()
}

/// The job's id, where the line has one at all.
fn id_of(line: &str) -> Value {
    let id = serde_json::from_str::<Value>(line)
        .ok()
        .and_then(|v| v.get("id").cloned());
    match id {
        Some(Value::String(id)) => Value::String(id),
        Some(Value::Number(id)) => Value::String(id.to_string()),
        _ => Value::Null,
    }
}

struct Line {
    text: String,
    number: usize,
}

struct Lines {
    reader: BufReader<File>,
    number: usize,
}

impl Lines {
    /// The next line that is not blank. Bytes that are no text become U+FFFD, so that the line is answered with an error.
    fn next(&mut self) -> Option<Result<Line, String>> {
        loop {
            let mut bytes = Vec::new();
            self.number += 1;
            let mut limited = std::io::Read::take(&mut self.reader, MAX_LINE as u64 + 1);
            match limited.read_until(b'\n', &mut bytes) {
                Err(error) => return Some(Err(format!("the jobs cannot be read: {error}"))),
                Ok(0) => return None,
                Ok(_) if bytes.len() > MAX_LINE => {
                    return Some(Err(format!(
                        "line {} of the jobs is longer than {MAX_LINE} bytes",
                        self.number
                    )));
                }
                Ok(_) => {}
            }
            let text = String::from_utf8_lossy(&bytes)
                .trim()
                .trim_start_matches('\u{feff}')
                .to_owned();
            if !text.is_empty() {
                return Some(Ok(Line {
                    text,
                    number: self.number,
                }));
            }
        }
    }
}

/// Opens the results for appending; returns those that are there and whole. A cut last line is taken away.
fn open_output(path: &PathBuf) -> Result<(File, Vec<Value>), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut file = OpenOptions::new()
        .create(true)
        .read(true)
        .write(true)
        .truncate(false)
        .open(path)
        .map_err(failed)?;
    let mut finished = Vec::new();
    let mut good = 0;
    {
        let mut reader = BufReader::new(&file);
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line).map_err(failed)?;
            if read == 0 || !line.ends_with(b"\n") {
                break;
            }
            match serde_json::from_slice::<Value>(&line) {
                Ok(value) if value.is_object() => finished.push(value),
                _ => {
                    return Err(format!(
                        "{} exists and is not a result of this program: name another --out",
                        path.display()
                    ));
                }
            }
            good += read as u64;
        }
    }
    file.set_len(good).map_err(failed)?;
    file.seek(SeekFrom::Start(good)).map_err(failed)?;
    Ok((file, finished))
}
