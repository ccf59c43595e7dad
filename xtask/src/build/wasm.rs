//! The wasm module in two builds, one of which every browser can run: with relaxed SIMD and memory that threads may share, or
//! plain. A page that may not start threads gives the first one's memory to nobody else and loses nothing by it.

use super::stamp::Stamp;
use crate::need::wasm_compiler::{self, WasmCompiler};
use crate::need::wasm_opt;
use crate::paths;
use crate::process::run;
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};

const CRATE: &str = "shopquill-wasm";
const NAME: &str = "shopquill_wasm";
const TARGET: &str = "wasm32-unknown-unknown";

/// How one build differs from the other.
struct Recipe {
    name: &'static str,
    features: &'static str,
    /// Whether it is for the browsers of today: these have threads and WebGPU where they have relaxed SIMD.
    modern: bool,
}

const RECIPES: [Recipe; 2] = [
    Recipe {
        name: "relaxed",
        features: "+simd128,+relaxed-simd,+atomics,+bulk-memory,+mutable-globals",
        modern: true,
    },
    Recipe {
        name: "plain",
        features: "+simd128",
        modern: false,
    },
];

/// Memory that threads share is made outside and must have an upper bound: all that 32 bits can address.
const SHARED_MEMORY: [&str; 3] = ["--shared-memory", "--import-memory", "--max-memory=4294967296"];
/// wasm-bindgen sets up each thread's stack and thread-locals through these.
const THREAD_EXPORTS: [&str; 5] = [
    "__wasm_init_tls",
    "__tls_size",
    "__tls_align",
    "__tls_base",
    "__heap_base",
];

/// What compilers turn on by themselves or we ask for; wasm-opt refuses what it was not told of.
const OPTIMIZER: [&str; 10] = [
    "-O3",
    "--enable-simd",
    "--enable-relaxed-simd",
    "--enable-threads",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// One finished build.
pub struct Build {
    /// The folder's name.
    pub name: &'static str,
    /// The script and the module.
    pub files: [PathBuf; 2],
}

/// What the module is made of; changes of other crates and of tests do not count.
const SOURCES: [&str; 7] = [
    "crate/engine",
    "crate/gpu",
    "crate/seller",
    "crate/writer",
    "crate/wasm",
    "Cargo.toml",
    "Cargo.lock",
];

/// Both, where they are not up to date.
pub fn build_all(dev: bool) -> Result<Vec<Build>> {
    let compiler = wasm_compiler::find_or_install()?;
    let optimizer = if dev { None } else { Some(wasm_opt::find_or_install()?) };
    RECIPES
        .iter()
        .map(|recipe| build(recipe, &compiler, optimizer.as_ref()))
        .collect()
}

fn build(recipe: &Recipe, compiler: &WasmCompiler, optimizer: Option<&PathBuf>) -> Result<Build> {
    let folder = paths::root().join("target/wasm-dist").join(recipe.name);
    let files = [
        folder.join(format!("{NAME}.js")),
        folder.join(format!("{NAME}_bg.wasm")),
    ];
    let settings = format!(
        "{} {:?} {} {optimizer:?} {OPTIMIZER:?}",
        compiler.label(),
        flags(recipe),
        recipe.modern
    );
    let sources = SOURCES.map(|path| paths::root().join(path));
    let stamp = Stamp::new(&format!("wasm-{}", recipe.name), &settings, &sources, files.to_vec())?;
    if !stamp.is_fresh() {
        stamp.clear();
        println!("compiling wasm build {} ...", recipe.name);
        let compiled = compile(recipe, compiler, optimizer.is_none())?;
        bind(&compiled, &folder)?;
        if let Some(program) = optimizer {
            println!("optimizing wasm build {} ...", recipe.name);
            optimize(program, &files[1])?;
        }
        stamp.set()?;
    }
    Ok(Build {
        name: recipe.name,
        files,
    })
}

/// The builds share a target folder, for the sake of what runs while compiling and so has none of their flags. They
/// share the result's name in it, too, so it is taken at once.
fn compile(recipe: &Recipe, compiler: &WasmCompiler, dev: bool) -> Result<PathBuf> {
    let target = paths::root().join("target/wasm");
    let mut cargo = compiler.cargo();
    cargo.args(["build", "--release", "--locked", "--package", CRATE, "--target", TARGET]);
    cargo.args(["-Zbuild-std=std,panic_abort", "--target-dir"]).arg(&target);
    if recipe.modern {
        cargo.args(["--features", "webgpu"]);
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(recipe).join("\u{1f}"));
    if dev {
        cargo
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    }
    run(&mut cargo).with_context(|| format!("wasm build {}", recipe.name))?;
    Ok(target.join(TARGET).join("release").join(format!("{NAME}.wasm")))
}

fn flags(recipe: &Recipe) -> Vec<String> {
    let mut flags = vec![format!("-Ctarget-feature={}", recipe.features)];
    // Loop strength reduction rewrites pointers into sums that no longer fold into a load's constant offset: one more
    // instruction for each load of the kernels.
    flags.push("-Cllvm-args=-disable-lsr".to_owned());
    // Random numbers, where a dependency wants any, come from the browser.
    flags.push("--cfg=getrandom_backend=\"wasm_js\"".to_owned());
    if recipe.modern {
        flags.extend(SHARED_MEMORY.map(|word| format!("-Clink-arg={word}")));
        flags.extend(THREAD_EXPORTS.map(|name| format!("-Clink-arg=--export={name}")));
    }
    flags
}

/// The library that the wasm-bindgen program is made of, so its version is the lock file's and nothing is installed.
fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    let bound = bindgen
        .input_path(compiled)
        .out_name(NAME)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                .omit_default_module_path(false)
                .generate(folder)
        });
    bound.map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

fn optimize(program: &PathBuf, module: &Path) -> Result<()> {
    let optimized = module.with_extension("opt");
    run(wasm_opt::command(program)
        .args(OPTIMIZER)
        .arg(module)
        .arg("--output")
        .arg(&optimized))?;
    fs::rename(&optimized, module).with_context(|| format!("cannot write {}", module.display()))
}
