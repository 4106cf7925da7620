//! Any bytes, read as the format that the target is called after and as what they look like.
#![no_main]

#[path = "../../tests/formats/invariants.rs"]
mod invariants;

use boxstep::formats::ParseOptions;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let format = concat!("{\"format\":\"", env!("CARGO_BIN_NAME"), "\"}");
    let options: ParseOptions = serde_json::from_str(format).expect("the target has a format's name");
    invariants::holds(bytes, &options);
    invariants::holds(bytes, &ParseOptions::default());
});
