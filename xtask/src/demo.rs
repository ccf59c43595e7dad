//! `cargo xtask demo`: builds all, then lets a real browser with the built extension press the three buttons on the
//! demo shop, and shows what was written.

use crate::process;
use crate::{build, model, need, paths, serve};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// What to show.
#[derive(clap::Args)]
pub struct Args {
    /// Stop after the show instead of serving on.
    #[arg(long)]
    once: bool,
    /// The model to pack: a folder's name in models/, or any GGUF file's path.
    #[arg(long, value_name = "ID|PATH", default_value = model::DEFAULT)]
    model: String,
    /// Where the picture goes.
    #[arg(long, value_name = "PNG", default_value = "target/demo.png")]
    screenshot: PathBuf,
    /// The port of the demo shop; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Builds, shows, serves.
pub fn run(args: &Args) -> Result<()> {
    build::run(&build::Args::with_model(&args.model))?;
    let chromium = need::browser::CHROMIUM.find_or_install()?;
    // Whatever else runs on the usual port, the show goes on.
    let serving = serve::start(args.port).or_else(|_| serve::start(0))?;
    let extension = paths::root().join("extension/dist/chrome");
    let screenshot = std::path::absolute(&args.screenshot).context("bad path for the picture")?;
    let script = paths::root().join("xtask/demo.mjs");
    let mut show = process::node([script]);
    show.env("CHROMIUM", chromium)
        .arg(&serving.url)
        .arg(&extension)
        .arg(&screenshot);
    process::run(&mut show).context("the demo did not come to its end")?;
    println!("picture: {}", paths::short(&screenshot));
    if args.once {
        return Ok(());
    }
    println!(
        "\nThe demo shop is at {} (it works without the extension, too). Ctrl-C stops it.",
        serving.url
    );
    println!("To load the extension by hand: open chrome://extensions, switch on developer mode, choose");
    println!("\"Load unpacked\" and this folder: {}", extension.display());
    println!("Firefox: about:debugging, This Firefox, Load Temporary Add-on, extension/dist/firefox/manifest.json");
    serving.wait();
    Ok(())
}
