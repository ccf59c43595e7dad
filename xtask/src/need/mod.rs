//! What building and testing needs beyond cargo itself, one file each: find it, else install it, else say what to do.

pub mod apt;
pub mod browser;
pub mod django_oscar;
pub mod node;
pub mod python;
mod real_shop;
pub mod vendure;
pub mod vulkan;
pub mod wasm_compiler;
pub mod wasm_opt;
