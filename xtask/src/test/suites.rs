//! The list of suites, in running order.

use super::count;
use super::runner::{Outcome, check, impossible, tests};
use crate::need;
use crate::process::{cargo, node, npm, run};
use crate::{build, model, package, paths};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

/// Cheap ones first; with `fast`, only those that need no wasm, no weights and no browser.
pub fn run_all(fast: bool) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    outcomes.push(check("rustfmt", || run(cargo().args(["fmt", "--all", "--check"]))));
    scripts(&mut outcomes);
    outcomes.push(check("clippy", || {
        run(cargo().args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "-D",
            "warnings",
        ]))
    }));
    let models = if fast {
        Ok(Vec::new())
    } else {
        prepare_models(&mut outcomes)
    };
    if fast {
        outcomes.push(rust(false));
        return outcomes;
    }
    // Their packages come over the network while the compilers are busy.
    let shops = thread::spawn(install_shops);
    // The wasm module is linked and optimized on one core for minutes, in a target folder of its own.
    let building = thread::spawn(|| check("build", || build::run(&build::Args::with_model(model::DEFAULT))));
    outcomes.push(rust(models.is_ok()));
    let built = building.join().unwrap_or_else(|_| impossible("build", "it broke off"));
    let reason = (built.count.failed > 0).then(|| "the build failed".to_owned());
    outcomes.push(built);
    outcomes.push(match &reason {
        Some(reason) => impossible("package", reason),
        None => check("package", package::pack),
    });
    outcomes.push(wasm(reason.as_deref()));
    // Tests of a shop that is not there fail, and these lines say why.
    match shops.join() {
        Ok(installed) => outcomes.extend(installed.map(|(name, done)| check(name, || done))),
        Err(_) => outcomes.push(impossible("real shops", "their installation broke off")),
    }
    outcomes.push(end_to_end(reason));
    outcomes
}

fn scripts(outcomes: &mut Vec<Outcome>) {
    let packages = check("npm packages", || need::node::find_or_install().map(drop));
    let there = packages.count.failed == 0;
    outcomes.push(packages);
    if !there {
        outcomes.extend(["eslint", "tsc", "vitest"].map(|name| impossible(name, "no npm packages")));
        return;
    }
    outcomes.push(check("eslint", || run(npm("npm").args(["run", "--silent", "lint"]))));
    outcomes.push(check("tsc", || run(npm("npm").args(["run", "--silent", "typecheck"]))));
    outcomes.push(tests(
        "vitest",
        npm("npm").args(["run", "--silent", "test"]),
        count::vitest,
    ));
}

fn prepare_models(outcomes: &mut Vec<Outcome>) -> Result<Vec<PathBuf>> {
    let mut found = Ok(Vec::new());
    outcomes.push(check("model weights", || {
        let ids = model::known()?;
        found = ids.iter().map(|id| Ok(model::prepare(id)?.weights)).collect();
        found.as_ref().map(drop).map_err(|error| anyhow::anyhow!("{error:#}"))
    }));
    found
}

/// All native crates in one run, so that their dependencies are compiled once. The wasm crate has its own suite.
fn rust(with_weights: bool) -> Outcome {
    let mut command = cargo();
    // All features, as one of them checks the generated TypeScript types.
    command.args(["test", "--locked", "--no-fail-fast", "--all-features"]);
    if with_weights {
        need::vulkan::find_or_install();
        // Without the variable, tests that miss the weights only say so.
        command.env("SHOPQUILL_REQUIRE_MODELS", "1");
    }
    tests("cargo test", &mut command, count::cargo)
}

fn wasm(reason: Option<&str>) -> Outcome {
    let name = "wasm in node";
    match reason {
        Some(reason) => impossible(name, reason),
        None => node_tests(name, "tests/wasm", |_| ()),
    }
}

fn install_shops() -> [(&'static str, Result<()>); 2] {
    [
        ("vendure", need::vendure::find_or_install().map(drop)),
        ("django-oscar", need::django_oscar::find_or_install().map(drop)),
    ]
}

fn end_to_end(reason: Option<String>) -> Outcome {
    let name = "end to end";
    let browsers = need::browser::CHROMIUM
        .find_or_install()
        .and_then(|chromium| Ok((chromium, need::browser::FIREFOX.find_or_install()?)));
    let (chromium, firefox) = match (reason, browsers) {
        (Some(reason), _) => return impossible(name, &reason),
        (None, Err(error)) => return impossible(name, &format!("{error:#}")),
        (None, Ok(browsers)) => browsers,
    };
    // The tests find the browsers by these names.
    node_tests(name, "tests/e2e", |command| {
        command.env("CHROMIUM", &chromium).env("FIREFOX", &firefox);
    })
}

/// Files one after another: each has the machine's two cores to itself.
fn node_tests(name: &'static str, folder: &str, set: impl FnOnce(&mut Command)) -> Outcome {
    let mut files = Vec::new();
    find_tests(&paths::root().join(folder), &mut files);
    if files.is_empty() {
        return impossible(name, &format!("{folder} holds no tests"));
    }
    files.sort();
    let mut command = node(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    command.args(files);
    if let Ok(cache) = paths::cache() {
        command.env("SHOPQUILL_CACHE", cache);
    }
    set(&mut command);
    tests(name, &mut command, count::node)
}

fn find_tests(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            find_tests(&path, files);
        } else if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
}
