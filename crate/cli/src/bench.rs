//! `shopquill bench`: how fast this machine runs a model natively, as JSON.

use crate::model::ModelArgs;
use crate::terminal::{Terminal, block_on};
use serde_json::json;
use shopquill_engine::Accelerator;
use shopquill_gpu::{GpuDevice, GpuModel};
use shopquill_writer::Writer;
use std::collections::BTreeMap;
use std::process::ExitCode;

/// Text that prompts of any length are cut from.
const TEXT: &str = "Write a product description for an online shop. Product: insulated water bottle. Capacity: 750 ml. \
    Color: matte black. Material: stainless steel. Lid: screw lid with a loop. Audience: hikers and commuters. ";

/// What may run a model.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Backend {
    /// This machine's cores.
    Cpu,
    /// The fastest GPU, through Vulkan, Metal or DirectX 12.
    Gpu,
}

/// Options of `bench`.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    model: ModelArgs,
    /// Tokens of the prompt, about.
    #[arg(long, default_value_t = 300)]
    prompt_tokens: usize,
    /// New tokens.
    #[arg(long, default_value_t = 128)]
    tokens: usize,
    /// Runs; the median counts.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Try tokens that followed the same words before, as writing does.
    #[arg(long)]
    drafts: bool,
    /// What runs the model.
    #[arg(long, value_enum, default_value_t = Backend::Cpu)]
    backend: Backend,
    /// Also what so many candidates of 80 tokens cost, drawn together, over one; with commas between.
    #[arg(long, value_delimiter = ',')]
    candidates: Vec<usize>,
}

/// Measures.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let started = std::time::Instant::now();
    let mut writer = args.model.load()?;
    if args.backend == Backend::Gpu {
        let device =
            block_on(GpuDevice::open()).ok_or("this machine has no GPU that computes; leave out --backend gpu")?;
        let model = GpuModel::new(device.into(), writer.runner().model()).map_err(|e| e.to_string())?;
        writer.set_accelerator(Some(Box::new(model)));
    }
    let load_ms = started.elapsed().as_secs_f64() * 1000.0;
    let one = writer.runner().encode_raw(TEXT).map_err(|e| e.to_string())?.len();
    let letters = TEXT.len() * args.prompt_tokens / one;
    let prompt: String = TEXT.chars().cycle().take(letters.max(1)).collect();
    let mut runs = Vec::new();
    for _ in 0..args.runs.max(1) {
        let measured = block_on(writer.measure(&prompt, args.tokens, args.drafts, &mut Terminal::new()));
        runs.push(measured.map_err(|e| e.to_string())?);
    }
    let median = |f: fn(&shopquill_writer::Measured) -> f64| middle(runs.iter().map(f).collect());
    let cost = candidate_cost(&mut writer, &prompt, &args.candidates, args.runs)?;
    let cpu = writer.runner().cpu();
    let report = json!({
        "parameters": writer.runner().model().parameters,
        "outputWeights": writer.runner().model().decoder.config.vocab * writer.runner().model().decoder.config.dim,
        "weightBytes": writer.runner().model().bytes(),
        "candidateCost": cost,
        "loadMs": load_ms,
        "promptTokens": runs[0].prompt_tokens,
        "prefillTokensPerSecond": median(|m| m.prefill_tokens_per_second),
        "generatedTokens": runs[0].generated_tokens,
        "decodeTokensPerSecond": median(|m| m.decode_tokens_per_second),
        "firstTokenMs": median(|m| m.first_token_ms),
        "memoryBytes": writer.runner().bytes(),
        "threads": cpu.threads(),
        "simd": cpu.kernels(),
        "gpu": writer.runner().accelerator().map(|gpu| accelerator_report(gpu, writer.runner().model().bytes())),
    });
    println!("{report:#}");
    Ok(ExitCode::SUCCESS)
}

/// What a GPU did for each batch of rows, beside the least there is to do: every weight read once.
fn accelerator_report(gpu: &dyn Accelerator, weight_bytes: usize) -> serde_json::Value {
    let counters = gpu.counters();
    let each = |total: u64| total / counters.batches.max(1);
    json!({
        "name": gpu.name(),
        "batches": counters.batches,
        "dispatchesEach": each(counters.dispatches),
        "weightBytesEach": each(counters.weight_bytes),
        "leastWeightBytesEach": weight_bytes,
        "cacheBytesEach": each(counters.cache_bytes),
        "sentBytesEach": each(counters.sent_bytes),
        "returnedBytesEach": each(counters.returned_bytes),
    })
}

/// The time of several candidates over the time of one, prompt included; medians of runs in turn.
fn candidate_cost(
    writer: &mut Writer,
    prompt: &str,
    counts: &[usize],
    runs: usize,
) -> Result<BTreeMap<String, f64>, String> {
    let mut times: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for _ in 0..runs.max(1) {
        for &count in counts.iter().chain([&1]) {
            let drawn = block_on(writer.measure_candidates(prompt, 80, count, &mut Terminal::new()));
            times.entry(count).or_default().push(drawn.map_err(|e| e.to_string())?);
        }
    }
    let times: BTreeMap<usize, f64> = times
        .into_iter()
        .map(|(count, values)| (count, middle(values)))
        .collect();
    Ok(counts
        .iter()
        .map(|count| (count.to_string(), times[count] / times[&1]))
        .collect())
}

/// The median of at least one value.
fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
