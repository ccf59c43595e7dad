//! Engine and seller as one module for a dedicated Web Worker. The only crate that knows wasm-bindgen.
//!
//! Nothing here logs, and there is no panic hook: a panic's message can hold a piece of the text it tripped over.

mod analyses;
mod browser;
mod elsewhere;
#[cfg(target_feature = "atomics")]
mod threads;

use browser::{Page, to_js_error};
use js_sys::Function;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shopquill_engine::{Loader, Pool};
#[cfg(feature = "webgpu")]
use shopquill_gpu::{GpuDevice, GpuModel};
use shopquill_seller::{Job, SellerError};
use shopquill_writer::{Measured, RunnerUp, Stats, WriteError};
use wasm_bindgen::prelude::*;

/// Takes a GGUF file in chunks.
#[wasm_bindgen]
pub struct ModelLoader {
    loader: Loader,
}

#[wasm_bindgen]
impl ModelLoader {
    /// For a file of this many bytes.
    #[wasm_bindgen(constructor)]
    pub fn new(total_bytes: f64) -> Self {
        Self {
            loader: Loader::new(total_bytes as u64),
        }
    }

    /// Takes the file's next bytes. Throws `{code, message}`.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        self.loader
            .push(chunk)
            .map_err(|e| to_js_error(e.code(), &e.to_string()))
    }

    /// The writer, once the whole file was pushed. Throws `{code, message}`.
    pub fn finish(self) -> Result<Writer, JsValue> {
        let model = self
            .loader
            .finish()
            .map_err(|e| to_js_error(e.code(), &e.to_string()))?;
        Ok(Writer {
            writer: shopquill_writer::Writer::new(model, take_pool()),
        })
    }
}

/// The threads that were started for this module, or the calling one alone.
fn take_pool() -> Pool {
    #[cfg(target_feature = "atomics")]
    return threads::take_pool();
    #[cfg(not(target_feature = "atomics"))]
    Pool::single()
}

/// A loaded model that takes jobs, one at a time.
#[wasm_bindgen]
pub struct Writer {
    writer: shopquill_writer::Writer,
}

#[derive(Serialize)]
struct Written {
    result: shopquill_seller::JobResult,
    stats: Stats,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bench {
    #[serde(flatten)]
    measured: Measured,
    #[serde(skip_serializing_if = "Option::is_none")]
    runners_up: Option<Vec<RunnerUp>>,
    memory_bytes: f64,
    backend: &'static str,
    threads: usize,
    simd: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Info {
    architecture: &'static str,
    parameters: f64,
    context_length: usize,
    threads: usize,
    simd: &'static str,
    backend: &'static str,
    gpu: Option<String>,
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    // Maps as plain objects: what a page and `JSON.stringify` expect.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|e| to_js_error("internal", &e.to_string()))
}

fn from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|e| failed(&SellerError::BadJob { reason: e.to_string() }.into()))
}

fn failed(error: &WriteError) -> JsValue {
    to_js_error(error.code(), &error.to_string())
}

#[wasm_bindgen]
impl Writer {
    /// Does a job. `on_piece(candidate, text)` gets each candidate's whole preview as it grows; `is_cancelled()` is asked
    /// once a token. Resolves to `{result, stats}`, rejects with `{code, message}`.
    pub async fn write(
        &mut self,
        request: JsValue,
        on_piece: Function,
        is_cancelled: Function,
    ) -> Result<JsValue, JsValue> {
        let job: Job = from_js(request)?;
        let mut page = Page::new(Some(on_piece), Some(is_cancelled))?;
        let (result, stats) = self.writer.write(&job, &mut page).await.map_err(|e| failed(&e))?;
        to_js(&Written { result, stats })
    }

    /// What each text is about: `string[]` to `number[][]`, for `similarProducts`. `is_cancelled()` is asked once a text.
    /// Rejects with `{code, message}`.
    pub async fn embed(&mut self, texts: Vec<String>, is_cancelled: Function) -> Result<JsValue, JsValue> {
        let mut page = Page::new(None, Some(is_cancelled))?;
        to_js(&self.writer.embed(&texts, &mut page).await.map_err(|e| failed(&e))?)
    }

    /// A measured run of the bench contract: raw prompt, greedy, no early stop.
    pub async fn bench(&mut self, options: JsValue) -> Result<JsValue, JsValue> {
        let text = |key: &str| js_sys::Reflect::get(&options, &key.into());
        let prompt = text("prompt")?.as_string().unwrap_or_default();
        let tokens = text("maxTokens")?.as_f64().unwrap_or(128.0).clamp(1.0, 4096.0) as usize;
        let drafts = text("drafts")?.as_bool().unwrap_or(true);
        let asked_runners_up = text("runnersUp")?.as_bool().unwrap_or(false);
        let mut page = Page::new(None, None)?;
        let measured = self
            .writer
            .measure(&prompt, tokens, drafts, &mut page)
            .await
            .map_err(|e| failed(&e))?;
        let mut runners_up = None;
        if asked_runners_up {
            let found = self.writer.runners_up(&prompt, &measured.token_ids).await;
            runners_up = Some(found.map_err(|e| failed(&e))?);
        }
        let cpu = self.writer.runner().cpu();
        let (threads, simd) = (cpu.threads(), cpu.kernels());
        to_js(&Bench {
            measured,
            runners_up,
            memory_bytes: self.memory_bytes(),
            backend: self.backend(),
            threads,
            simd,
        })
    }

    /// Moves the model to the GPU, which runs it from then on for as long as it is there. Throws `{code, message}` where
    /// there is none that computes, and the CPU goes on.
    #[cfg(feature = "webgpu")]
    #[wasm_bindgen(js_name = useGpu)]
    pub async fn use_gpu(&mut self) -> Result<(), JsValue> {
        let Some(device) = GpuDevice::open().await else {
            return Err(to_js_error("unsupported_backend", "there is no GPU that computes"));
        };
        let model = GpuModel::new(device.into(), self.writer.runner().model());
        let model = model.map_err(|e| to_js_error("unsupported_backend", &e.to_string()))?;
        self.writer.set_accelerator(Some(Box::new(model)));
        Ok(())
    }

    /// Has the CPU run the model again, and frees the GPU's memory.
    #[wasm_bindgen(js_name = useCpu)]
    pub fn use_cpu(&mut self) {
        self.writer.set_accelerator(None);
    }

    /// What runs the model now: a GPU that is lost in the middle of a text leaves it to the CPU.
    fn backend(&self) -> &'static str {
        match self.writer.runner().accelerator() {
            Some(_) => "webgpu",
            None => "cpu",
        }
    }

    /// Bytes of this module's memory.
    #[wasm_bindgen(js_name = memoryBytes)]
    pub fn memory_bytes(&self) -> f64 {
        browser::memory_bytes()
    }

    /// What is loaded and how it runs.
    pub fn info(&self) -> Result<JsValue, JsValue> {
        let runner = self.writer.runner();
        to_js(&Info {
            architecture: runner.model().decoder.config.architecture,
            parameters: runner.model().parameters as f64,
            context_length: runner.context(),
            threads: runner.cpu().threads(),
            simd: runner.cpu().kernels(),
            backend: self.backend(),
            gpu: runner.accelerator().map(|a| a.name().to_owned()),
        })
    }
}
