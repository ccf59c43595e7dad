//! What the seller crate counts without a model: a page calls these in a module of its own, with no weights loaded.

use crate::{from_js, to_js};
use shopquill_seller::{ReviewEntry, analyse_reviews};
use wasm_bindgen::prelude::*;

/// Reads many analysed reviews together: `ReviewEntry[]` to `ReviewReport`. Throws `{code, message}`.
#[wasm_bindgen(js_name = analyseReviews)]
pub fn analyse_review_list(entries: JsValue) -> Result<JsValue, JsValue> {
    let entries: Vec<ReviewEntry> = from_js(entries)?;
    to_js(&analyse_reviews(&entries))
}
