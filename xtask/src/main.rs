//! `cargo xtask`: everything around the code, from an empty machine to a tested extension. One file per subcommand.
//! This is the only place that prints an error; everything below returns one.

mod bench;
mod build;
mod demo;
mod model;
mod need;
mod package;
mod paths;
mod process;
mod serve;
mod setup;
mod test;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, serves, shows and tests Shopquill.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Find or install what a build and its tests need.
    Setup,
    /// Fetch a model, put it together and check it.
    Model(model::Args),
    /// Build the unpacked extension for Chrome and Firefox, and the demo site.
    Build(build::Args),
    /// Build, and pack what the two stores are sent.
    Package,
    /// Serve the demo site on 127.0.0.1.
    Serve(serve::Args),
    /// Build everything, click the three buttons in a real browser and show what was written.
    Demo(demo::Args),
    /// Run every check and every test; the last line counts them.
    Test(test::Args),
    /// Measure ours, wllama and transformers.js side by side; writes docs/benchmarks.md.
    Bench(bench::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Setup => setup::run(),
        Command::Model(args) => model::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Package => package::run(),
        Command::Serve(args) => serve::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Bench(args) => bench::run(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
