//! What the seller crate counts without a model: a page calls these in a module of its own, with no weights loaded.

use crate::{from_js, to_js};
use shopquill_seller::{ReviewEntry, Table, analyse_reviews, bought_together, figures, similar};
use wasm_bindgen::prelude::*;

/// Reads many analysed reviews together: `ReviewEntry[]` to `ReviewReport`. Throws `{code, message}`.
#[wasm_bindgen(js_name = analyseReviews)]
pub fn analyse_review_list(entries: JsValue) -> Result<JsValue, JsValue> {
    let entries: Vec<ReviewEntry> = from_js(entries)?;
    to_js(&analyse_reviews(&entries))
}

/// Sums and findings of a table of shop or livestream figures: `Table` to `FigureReport`. Throws `{code, message}`.
#[wasm_bindgen(js_name = readFigures)]
pub fn read_figures(table: JsValue) -> Result<JsValue, JsValue> {
    let table: Table = from_js(table)?;
    to_js(&figures(&table))
}

/// Products that orders have in common: `Table` to `BoughtTogether`. Throws `{code, message}`.
#[wasm_bindgen(js_name = boughtTogether)]
pub fn products_bought_together(table: JsValue) -> Result<JsValue, JsValue> {
    let table: Table = from_js(table)?;
    to_js(&bought_together(&table))
}

/// The products whose texts' vectors are nearest to the one at `place`: `number[][]` to `Neighbour[]`, at most `most`. Throws
/// `{code, message}`.
#[wasm_bindgen(js_name = similarProducts)]
pub fn similar_products(vectors: JsValue, place: usize, most: usize) -> Result<JsValue, JsValue> {
    let vectors: Vec<Vec<f32>> = from_js(vectors)?;
    to_js(&similar(&vectors, place, most))
}
