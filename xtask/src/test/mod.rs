//! `cargo xtask test`: every check and every test, cheapest first, none skipped because another failed. The last line
//! adds up what all the runners counted.

mod count;
mod runner;
mod suites;

use anyhow::{Result, bail};
use count::Count;
use runner::Outcome;

/// What to leave out.
#[derive(clap::Args)]
pub struct Args {
    /// Only what needs neither the wasm build, nor the real weights, nor a browser.
    #[arg(long)]
    fast: bool,
}

/// Runs everything, prints a table and the count.
pub fn run(args: &Args) -> Result<()> {
    let outcomes = suites::run_all(args.fast);
    println!(
        "\n{:<28} {:>7} {:>7} {:>8} {:>8}",
        "suite", "passed", "failed", "skipped", "seconds"
    );
    for Outcome {
        name,
        count,
        took,
        note,
    } in &outcomes
    {
        let seconds = took.as_secs_f64();
        println!(
            "{name:<28} {:>7} {:>7} {:>8} {seconds:>8.1}  {note}",
            count.passed, count.failed, count.skipped
        );
    }
    let all = outcomes
        .iter()
        .map(|outcome| outcome.count)
        .fold(Count::default(), Count::plus);
    // Before the last line, which stands alone.
    let failed: Vec<&str> = outcomes
        .iter()
        .filter(|one| one.count.failed > 0)
        .map(|one| one.name)
        .collect();
    if !failed.is_empty() {
        println!("failed: {}", failed.join(", "));
    }
    println!("{all}");
    if all.failed > 0 {
        std::process::exit(1);
    }
    if all.passed == 0 {
        bail!("no test ran");
    }
    Ok(())
}
