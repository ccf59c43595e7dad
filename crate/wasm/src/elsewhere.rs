//! A job that a model elsewhere does, at an endpoint the seller has chosen: the prompt goes out, raw texts come in, and they
//! are cleaned, checked and ranked like those of our own model.

use crate::{failed, from_js, to_js};
use serde::Serialize;
use shopquill_seller::{ChatMessage, Job, offer, prepare, preview};
use wasm_bindgen::prelude::*;

/// What an endpoint that speaks the OpenAI chat protocol is asked.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ask {
    messages: Vec<ChatMessage>,
    max_tokens: usize,
    /// As many as are shown: drawing more to choose from is for models as small as ours, and costs money elsewhere.
    candidates: usize,
    temperature: f32,
    /// Of the first candidate.
    first_temperature: f32,
    stops: Vec<String>,
}

/// A job's prompt and how to draw its texts. Throws `{code, message}`.
#[wasm_bindgen(js_name = prepareJob)]
pub fn prepare_job(job: JsValue) -> Result<JsValue, JsValue> {
    let job: Job = from_js(job)?;
    let prepared = prepare(&job).map_err(|e| failed(&e.into()))?;
    let options = prepared.options;
    to_js(&Ask {
        messages: prepared.messages,
        max_tokens: options.max_tokens,
        candidates: options.shown,
        temperature: options.temperature,
        first_temperature: options.first_temperature,
        stops: options.stops,
    })
}

/// What may be shown of a raw text while it grows. Throws `{code, message}`.
#[wasm_bindgen(js_name = previewJob)]
pub fn preview_job(job: JsValue, text: &str) -> Result<String, JsValue> {
    let job: Job = from_js(job)?;
    Ok(preview(&job, text))
}

/// The raw texts of a job to its `JobResult`. Throws `{code, message}`.
#[wasm_bindgen(js_name = finishJob)]
pub fn finish_job(job: JsValue, texts: Vec<String>) -> Result<JsValue, JsValue> {
    let job: Job = from_js(job)?;
    to_js(&offer(&job, &texts).map_err(|e| failed(&e.into()))?)
}
