//! Threads of the build with shared memory: Web Workers that the page starts and that join the pool.

use js_sys::Function;
use shopquill_engine::Pool;
use shopquill_engine::pool::Worker;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Of the main worker only: the pool its threads have joined, until a model takes it.
    static POOL: RefCell<Option<Pool>> = const { RefCell::new(None) };
}

/// Has the page start `count - 1` more workers, by `spawn(index, module, memory, entry)`. Each must instantiate the same
/// module on the same memory and call [`run_thread`] with its entry. Call it before a model is loaded.
#[wasm_bindgen(js_name = startThreads)]
pub fn start_threads(count: usize, spawn: &Function) -> Result<(), JsValue> {
    let mut pool = Pool::single();
    for index in 1..count.min(64) {
        let entry = Box::into_raw(Box::new(pool.add_worker()));
        let arguments = js_sys::Array::of4(
            &(index as u32).into(),
            &wasm_bindgen::module(),
            &wasm_bindgen::memory(),
            &(entry as usize as u32).into(),
        );
        spawn.apply(&JsValue::UNDEFINED, &arguments)?;
    }
    POOL.set(Some(pool));
    Ok(())
}

/// The thread's body; returns when the model is dropped.
///
/// # Safety
/// `entry` must be an address that [`start_threads`] gave out, used once.
#[wasm_bindgen(js_name = runThread)]
pub unsafe fn run_thread(entry: u32) {
    // SAFETY: the caller's promise.
    let worker = unsafe { Box::from_raw(entry as usize as *mut Worker) };
    worker.work();
}

/// The pool with the threads that were started, or the calling thread alone.
pub fn take_pool() -> Pool {
    POOL.take().unwrap_or_else(Pool::single)
}
