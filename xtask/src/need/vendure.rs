//! Vendure, with its two dashboards: the React one has to be built, the older one comes ready.

use super::real_shop::RealShop;
use crate::process::{npm, run_quietly};
use anyhow::Result;
use std::path::PathBuf;

/// The installed shop.
pub fn find_or_install() -> Result<PathBuf> {
    let shop = RealShop::place("vendure")?;
    shop.once(
        "install",
        &["package.json", "package-lock.json"],
        "node_modules",
        |folder| {
            // Its database is one without native code, so no install script is needed.
            run_quietly(
                npm("npm")
                    .current_dir(folder)
                    .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
            )
        },
    )?;
    let inputs = ["package-lock.json", "vite.config.mts", "vendure-config.ts"];
    shop.once("build the dashboard", &inputs, "dist", |folder| {
        run_quietly(npm("npx").current_dir(folder).args([
            "--no-install",
            "vite",
            "build",
            "--config",
            "vite.config.mts",
        ]))
    })?;
    Ok(shop.folder)
}
