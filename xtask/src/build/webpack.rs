//! The scripts, styles and static files: webpack does both browsers and the site in one run.

use super::stamp::Stamp;
use crate::paths;
use crate::process::{npm, run};
use anyhow::Result;

/// Bundles unless nothing that goes in has changed. Webpack leaves `wasm/` and `model/` alone.
pub fn bundle(dev: bool) -> Result<()> {
    let root = paths::root();
    let mode = if dev { "development" } else { "production" };
    let inputs = [
        "package.json",
        "package-lock.json",
        "webpack.config.js",
        "tsconfig.json",
        "extension",
        "www",
    ];
    let outputs = [
        "extension/dist/chrome/manifest.json",
        "extension/dist/firefox/manifest.json",
        "www/dist",
    ];
    let stamp = Stamp::new(
        "webpack",
        mode,
        &inputs.map(|path| root.join(path)),
        outputs.map(|path| root.join(path)).into(),
    )?;
    if stamp.is_fresh() {
        return Ok(());
    }
    println!("bundling the extension and the demo site ...");
    stamp.clear();
    run(npm("npx").args(["--no-install", "webpack", "--mode", mode]))?;
    stamp.set()
}
