//! `shopquill write`: one job, printed for reading.

use crate::model::ModelArgs;
use crate::terminal::{Terminal, block_on};
use shopquill_seller::Job;
use std::io::Read;
use std::process::ExitCode;

/// Options of `write`.
#[derive(clap::Args)]
pub struct Args {
    /// The job as JSON (see the batch format), or `-` to read it from standard input.
    job: String,
    #[command(flatten)]
    model: ModelArgs,
    /// Print the result as JSON.
    #[arg(long)]
    json: bool,
}

/// Does the job.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let mut text = args.job.clone();
    if text == "-" {
        text.clear();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|e| format!("standard input: {e}"))?;
    }
    let job: Job = serde_json::from_str(&text).map_err(|e| format!("the job is not valid: {e}"))?;
    let mut writer = args.model.load()?;
    let (result, stats) = match block_on(writer.write(&job, &mut Terminal::new())) {
        Ok(done) => done,
        Err(error) => {
            eprintln!("shopquill: {}: {error}", error.code());
            return Ok(ExitCode::from(1));
        }
    };
    if args.json {
        println!("{}", serde_json::to_string(&result).map_err(|e| e.to_string())?);
        return Ok(ExitCode::SUCCESS);
    }
    for candidate in &result.candidates {
        println!("{}", candidate.text);
        for check in &candidate.checks {
            println!(
                "    {} {}..{}: {}",
                check.rule, check.span.0, check.span.1, check.reason
            );
        }
    }
    eprintln!(
        "{} + {} tokens, first after {:.0} ms, all in {:.0} ms ({:.1} tokens/s)",
        stats.prompt_tokens, stats.generated_tokens, stats.first_token_ms, stats.total_ms, stats.tokens_per_second
    );
    Ok(ExitCode::SUCCESS)
}
