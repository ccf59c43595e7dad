//! Debian and Ubuntu packages.

use crate::process::{output, run_quietly, which};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// Installs packages, with the package lists refreshed first where they are empty or out of date.
pub fn install(packages: &[&str]) -> Result<()> {
    if which(&["apt-get"]).is_none() {
        bail!("this machine has no apt; install by hand: {}", packages.join(" "));
    }
    println!("installing {} with apt ...", packages.join(" "));
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    if run_quietly(&mut apt_get(&arguments)?).is_ok() {
        return Ok(());
    }
    run_quietly(&mut apt_get(&["update"])?).context("apt cannot refresh its package lists")?;
    run_quietly(&mut apt_get(&arguments)?).with_context(|| format!("apt cannot install {}", packages.join(" ")))
}

/// As root directly, else through `sudo` where it asks no password.
fn apt_get(arguments: &[&str]) -> Result<Command> {
    let root = output(Command::new("id").arg("-u"))?.trim() == "0";
    let mut command = if root {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    } else {
        let mut command = Command::new("sudo");
        command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    };
    command.args(arguments);
    Ok(command)
}
