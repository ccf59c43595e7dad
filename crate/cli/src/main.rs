//! The native `shopquill` program: the engine's second user, and the one that tests and measures it.

mod batch;
mod bench;
mod eval;
mod model;
mod terminal;
mod write;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Writes listing texts and buyer replies on this machine.
#[derive(Parser)]
#[command(name = "shopquill", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Does one job and prints its candidates.
    Write(write::Args),
    /// Does a file of jobs, one JSON object a line, and writes a result for each; continues an interrupted run.
    Batch(batch::Args),
    /// Measures how fast this machine runs a model.
    Bench(bench::Args),
    /// Measures how good a model's texts are, without and with the guards, on jobs it has never seen.
    Eval(eval::Args),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Write(args) => write::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Eval(args) => eval::run(&args),
    };
    // The one place where errors are printed.
    outcome.unwrap_or_else(|message| {
        eprintln!("shopquill: {message}");
        ExitCode::from(2)
    })
}
