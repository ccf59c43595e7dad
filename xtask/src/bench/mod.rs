//! `cargo xtask bench`: ours, wllama and transformers.js in one Chromium run, in turn, and ours natively. It writes
//! `docs/benchmarks.md` and all single figures as JSON.

mod figures;
mod peers;
mod report;

use crate::process;
use crate::{build, model, need, paths};
use anyhow::{Context, Result};
use figures::{Figure, Native};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The files that are compared, with the manifest they come from; the third is made of the first.
pub const SMOLLM: &str = "SmolLM2-135M-Instruct.Q4_1.gguf";
/// Gemma's file.
pub const GEMMA: &str = "gemma-3-270m-q4_k_m.gguf";
/// SmolLM2 in the type that wllama is fastest with.
pub const SMOLLM_Q8: &str = "bench/SmolLM2-135M-Instruct.Q8_0.gguf";

/// Longer prompts are for ours alone, unless asked for.
const PEERS_UP_TO: usize = 512;

/// What to measure.
#[derive(clap::Args)]
pub struct Args {
    /// Prompt lengths in tokens, about; the first is what the peers are compared on.
    #[arg(long, value_delimiter = ',', default_value = "300,32,1500")]
    prompts: Vec<usize>,
    /// Threads.
    #[arg(long, value_delimiter = ',', default_value = "1,2")]
    threads: Vec<usize>,
    /// Runs of each with the first prompt length; the median counts. Other lengths run once.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// New tokens.
    #[arg(long, default_value_t = 128)]
    tokens: usize,
    /// Also the peers with long prompts, which takes them minutes each.
    #[arg(long)]
    long_peers: bool,
    /// Only ours.
    #[arg(long)]
    alone: bool,
    /// Only write the page anew, from the figures of an earlier run.
    #[arg(long)]
    again: bool,
    /// Where the single figures go.
    #[arg(long, value_name = "JSON", default_value = "target/xtask/bench.json")]
    json: PathBuf,
}

/// One measurement to make; see `xtask/bench/run.mjs`.
#[derive(Serialize)]
struct Job {
    who: &'static str,
    file: &'static str,
    threads: usize,
    prompt: usize,
    tokens: usize,
    run: usize,
}

#[derive(Serialize)]
struct Plan {
    mounts: BTreeMap<String, PathBuf>,
    jobs: Vec<Job>,
}

/// Measures and writes the report.
pub fn run(args: &Args) -> Result<()> {
    if !args.again {
        measure(args)?;
    }
    let json = std::path::absolute(&args.json)?;
    let text = std::fs::read_to_string(&json).with_context(|| format!("cannot read {}", paths::short(&json)))?;
    let run: Run = serde_json::from_str(&text).context("the figures are not readable")?;
    let page = paths::root().join("docs/benchmarks.md");
    std::fs::write(&page, report::page(&run))?;
    println!("{}\n{}", paths::short(&page), paths::short(&json));
    Ok(())
}

/// All figures of a run, as they are kept.
#[derive(Serialize, Deserialize)]
pub struct Run {
    /// The prompt length that peers are compared on.
    pub prompt: usize,
    /// What was not measured, and why.
    pub missing: Vec<String>,
    /// Figures from the browser.
    pub browser: Vec<Figure>,
    /// Figures of the native program.
    pub native: Vec<Native>,
}

fn measure(args: &Args) -> Result<()> {
    build::run(&build::Args::with_model(model::DEFAULT))?;
    for id in ["smollm2-135m-instruct", "gemma-3-270m"] {
        model::prepare(id)?;
    }
    let chromium = need::browser::CHROMIUM.find_or_install()?;
    let folder = paths::cache()?.join("bench");
    let pages = peers::prepare(&folder, args.alone)?;
    let work = paths::work();
    std::fs::create_dir_all(&work).with_context(|| format!("cannot make {}", paths::short(&work)))?;
    let (plan_file, result_file) = (work.join("bench-plan.json"), work.join("bench-result.json"));
    let plan = Plan {
        mounts: mounts(&folder)?,
        jobs: jobs(args, &pages),
    };
    std::fs::write(&plan_file, serde_json::to_string(&plan)?)?;
    let script = paths::root().join("xtask/bench/run.mjs");
    process::run(
        process::node([script])
            .env("CHROMIUM", chromium)
            .args([&plan_file, &result_file]),
    )?;
    let text = std::fs::read_to_string(&result_file)?;
    let run = Run {
        prompt: args.prompts[0],
        missing: pages.missing,
        browser: serde_json::from_str(&text).context("the figures are not readable")?,
        native: native(args)?,
    };
    let json = std::path::absolute(&args.json)?;
    std::fs::write(&json, serde_json::to_string_pretty(&run)?)
        .with_context(|| format!("cannot write {}", paths::short(&json)))
}

/// What is served, by the start of its address.
fn mounts(folder: &std::path::Path) -> Result<BTreeMap<String, PathBuf>> {
    let root = paths::root();
    Ok(BTreeMap::from([
        ("/www/".into(), root.join("www/")),
        ("/models/bench/".into(), folder.join("")),
        ("/models/".into(), paths::cache()?.join("models/")),
        ("/node_modules/".into(), folder.join("node_modules/")),
        ("/onnx/".into(), folder.join("onnx/")),
        ("/limit.wasm".into(), folder.join("limit.wasm")),
        ("/".into(), root.join("xtask/bench/")),
    ]))
}

/// All measurements, so ordered that whoever is compared runs next to each other.
fn jobs(args: &Args, pages: &peers::Pages) -> Vec<Job> {
    let mut jobs = Vec::new();
    let mut push = |who, file, threads, prompt, run| {
        jobs.push(Job {
            who,
            file,
            threads,
            prompt,
            tokens: args.tokens,
            run,
        });
    };
    for &threads in &args.threads {
        push("limit", "", threads, 0, 0);
        for (index, &prompt) in args.prompts.iter().enumerate() {
            let runs = if index == 0 { args.runs.max(1) } else { 1 };
            for run in 0..runs {
                for file in [SMOLLM, GEMMA, SMOLLM_Q8] {
                    push("ours", file, threads, prompt, run);
                    if pages.wllama && (prompt <= PEERS_UP_TO || args.long_peers) {
                        push("wllama", file, threads, prompt, run);
                    }
                }
                if pages.transformers && (prompt <= PEERS_UP_TO || args.long_peers) {
                    push("transformers", "", threads, prompt, run);
                }
            }
        }
    }
    jobs
}

/// The same engine without a browser.
fn native(args: &Args) -> Result<Vec<Native>> {
    let models = paths::cache()?.join("models");
    let mut all = Vec::new();
    for &threads in &args.threads {
        for file in [SMOLLM, GEMMA] {
            let mut program = process::cargo();
            program.args([
                "run",
                "--release",
                "--quiet",
                "--package",
                "shopquill-cli",
                "--",
                "bench",
            ]);
            program.arg("--model").arg(models.join(file));
            program.args(["--threads", &threads.to_string()]);
            program.args(["--prompt-tokens", &args.prompts[0].to_string()]);
            program.args(["--tokens", &args.tokens.to_string(), "--candidates", "1,3,8"]);
            let said = process::output(&mut program)?;
            let figures = serde_json::from_str(&said).context("`shopquill bench` said something else")?;
            all.push(Native {
                file: file.into(),
                figures,
            });
        }
    }
    Ok(all)
}
