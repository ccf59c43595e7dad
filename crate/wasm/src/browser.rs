//! What the module needs from its worker: a clock, callbacks, and turns of the event loop.

use js_sys::{Error, Function, Promise, Reflect, WebAssembly};
use shopquill_writer::Host;
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn performance_now() -> f64;
}

/// Bytes of this module's linear memory.
pub fn memory_bytes() -> f64 {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    // The buffer is a SharedArrayBuffer where there are threads; both kinds have the property.
    Reflect::get(&memory.buffer(), &"byteLength".into())
        .ok()
        .and_then(|bytes| bytes.as_f64())
        .unwrap_or(f64::NAN)
}

/// An `Error` with a `code`.
pub fn to_js_error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// The job's caller in the worker.
pub struct Page {
    on_piece: Option<Function>,
    is_cancelled: Option<Function>,
    turns: Turns,
}

impl Page {
    /// Without callbacks nothing is told and nothing cancels.
    pub fn new(on_piece: Option<Function>, is_cancelled: Option<Function>) -> Result<Self, JsValue> {
        Ok(Self {
            on_piece,
            is_cancelled,
            turns: Turns::new()?,
        })
    }
}

impl Host for Page {
    fn preview(&mut self, candidate: usize, text: &str) {
        if let Some(on_piece) = &self.on_piece {
            // A callback that throws is the caller's own trouble; the text goes on.
            let _ = on_piece.call2(&JsValue::UNDEFINED, &(candidate as u32).into(), &text.into());
        }
    }

    fn cancelled(&mut self) -> bool {
        let ask = |f: &Function| f.call0(&JsValue::UNDEFINED).is_ok_and(|answer| answer.is_truthy());
        self.is_cancelled.as_ref().is_some_and(ask)
    }

    fn tick(&mut self) -> impl Future<Output = ()> {
        self.turns.next()
    }

    fn now(&mut self) -> f64 {
        performance_now()
    }
}

/// Gives the event loop a turn, so that a cancel message is seen. A message to oneself comes back at once, where a timer
/// would wait four milliseconds.
struct Turns {
    channel: MessageChannel,
    resolve: Rc<RefCell<Option<Function>>>,
    _on_message: Closure<dyn FnMut()>,
}

impl Turns {
    fn new() -> Result<Self, JsValue> {
        let channel = MessageChannel::new()?;
        let resolve = Rc::new(RefCell::new(None::<Function>));
        let waiting = resolve.clone();
        let on_message = Closure::new(move || {
            if let Some(resolve) = waiting.borrow_mut().take() {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            }
        });
        channel.port1().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Ok(Self {
            channel,
            resolve,
            _on_message: on_message,
        })
    }

    fn next(&self) -> impl Future<Output = ()> + use<> {
        let (port, slot) = (self.channel.port2(), self.resolve.clone());
        async move {
            let promise = Promise::new(&mut |resolve, _| {
                *slot.borrow_mut() = Some(resolve);
                let _ = port.post_message(&JsValue::NULL);
            });
            let _ = JsFuture::from(promise).await;
        }
    }
}

impl Drop for Turns {
    fn drop(&mut self) {
        self.channel.port1().set_onmessage(None);
        self.channel.port1().close();
    }
}
