//! Node and the npm packages that package-lock.json names.

use crate::paths;
use crate::process::{npm, output, run_quietly, which};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::process::Command;

const OLDEST: u64 = 20;

/// Installs the packages unless they are the very ones that the lock file names.
pub fn find_or_install() -> Result<String> {
    if which(&["node"]).is_none() {
        bail!("no node on the search path: install Node.js {OLDEST} or newer");
    }
    let version = output(Command::new("node").arg("--version"))?.trim().to_owned();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|number| number.parse::<u64>().ok());
    if major.is_none_or(|major| major < OLDEST) {
        bail!("node {version} is too old: install Node.js {OLDEST} or newer");
    }
    let root = paths::root();
    let lock = read_json(&root.join("package-lock.json")).context("package-lock.json cannot be read")?;
    // npm keeps a record of what it installed.
    let current = read_json(&root.join("node_modules/.package-lock.json")).ok();
    if current.is_some_and(|installed| same_packages(&lock, &installed)) {
        return Ok(format!("node {version}, packages as in the lock file"));
    }
    println!("installing the npm packages ...");
    // Install scripts may download programs or run anything at all; we need none of them.
    run_quietly(npm("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    Ok(format!("node {version}, packages installed"))
}

/// A file of npm's.
pub fn read_json(file: &std::path::Path) -> Result<Value> {
    Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
}

/// Whether every package that is installed is the locked one, and every one that must be there is.
fn same_packages(lock: &Value, installed: &Value) -> bool {
    let (Some(lock), Some(installed)) = (lock["packages"].as_object(), installed["packages"].as_object()) else {
        return false;
    };
    let right = installed.iter().all(|(place, package)| {
        lock.get(place).is_some_and(|locked| {
            locked["version"] == package["version"] && locked["integrity"] == package["integrity"]
        })
    });
    // Optional packages are those of other systems.
    let whole = lock
        .iter()
        .all(|(place, package)| place.is_empty() || package["optional"] == true || installed.contains_key(place));
    right && whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn packages(entries: Value) -> Value {
        json!({ "packages": entries })
    }

    #[test]
    fn installed_packages_must_be_the_locked_ones() {
        let lock = packages(json!({
            "": { "name": "root" },
            "node_modules/a": { "version": "1.0.0", "integrity": "x" },
            "node_modules/b-darwin": { "version": "2.0.0", "integrity": "y", "optional": true },
        }));
        let same = packages(json!({ "node_modules/a": { "version": "1.0.0", "integrity": "x" } }));
        let other = packages(json!({ "node_modules/a": { "version": "1.0.1", "integrity": "z" } }));
        let extra = packages(json!({
            "node_modules/a": { "version": "1.0.0", "integrity": "x" },
            "node_modules/stray": { "version": "9.0.0", "integrity": "q" },
        }));
        assert!(same_packages(&lock, &same));
        assert!(!same_packages(&lock, &other));
        assert!(!same_packages(&lock, &extra));
        assert!(!same_packages(&lock, &packages(json!({}))));
        assert!(!same_packages(&lock, &json!(null)));
    }
}
