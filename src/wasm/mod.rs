//! The only place that knows JavaScript: the library's functions, and the runs that the page
//! watches. It converts and nothing else.
//!
//! Numbers cross as typed arrays that are always copies, so that nobody holds a view of memory that
//! may move; options and small descriptions cross through serde, with unknown fields refused.

mod convert;
mod library;
mod page;

use wasm_bindgen::prelude::wasm_bindgen;

/// A panic is a defect; let the console say where, before the page replaces the engine.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
