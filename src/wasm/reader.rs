//! Files of boxes, read.

use js_sys::{Array, Float64Array, JsString, Object, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{TextDecoder, TextDecoderOptions};

use super::convert::{coded, describe, options, set};
use crate::formats::{self, Encoding, ParseOptions};

#[wasm_bindgen(typescript_custom_section)]
const PARSE_TYPES: &str = r#"
/** What `parseBoxes` answers: row i of each column is one box. */
export interface ParsedBoxes {
    /** x1, y1, x2, y2 per box, as written. */
    boxes: Float64Array;
    /** NaN where the file has none. */
    scores: Float64Array;
    /** Index into classNames. */
    classes: Uint32Array;
    /** The empty name stands for boxes of which the file names no class. */
    classNames: string[];
    /** Index into imageNames. */
    images: Uint32Array;
    imageNames: string[];
    /** Width and height of each image; NaN where they are not known. */
    imageSizes: Float64Array;
    /** The line of each box, counted from 1; 0 where it is not known. */
    lines: Uint32Array;
    /** What ground truths are marked as: per box 0, 1 (difficult) or 2 (a crowd); absent where none is. */
    flags?: Uint32Array;
    report: Report;
}
"#;

/// Reads the boxes of a file in any of the formats of `Format`, told apart by content. What is
/// neither UTF-8 nor UTF-16 is tried as GB18030, unless `options` say how it is encoded.
///
/// Throws an `Error` with a `code` and, as `problem`, the file, the line and the reason, if the file
/// as a whole cannot be read. Lines that cannot be read are skipped and reported.
#[wasm_bindgen(js_name = parseBoxes, unchecked_return_type = "ParsedBoxes")]
pub fn parse_boxes(
    bytes: &[u8],
    #[wasm_bindgen(js_name = fileName)] file_name: &str,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ParseOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let options: ParseOptions = options(&given)?;
    let parsed = formats::parse_boxes_with(bytes, file_name, &options, &decode)
        .map_err(|error| coded(&error))?;
    let result = Object::new();
    for (name, numbers) in
        [("boxes", &parsed.boxes), ("scores", &parsed.scores), ("imageSizes", &parsed.image_sizes)]
    {
        set(&result, name, &Float64Array::from(numbers.as_slice()))?;
    }
    for (name, indices) in
        [("classes", &parsed.classes), ("images", &parsed.images), ("lines", &parsed.lines)]
    {
        set(&result, name, &Uint32Array::from(indices.as_slice()))?;
    }
    if !parsed.flags.is_empty() {
        set(&result, "flags", &Uint32Array::from(parsed.flags.as_slice()))?;
    }
    for (name, names) in [("classNames", &parsed.class_names), ("imageNames", &parsed.image_names)]
    {
        let names: Array = names.iter().map(|name| JsString::from(name.as_str())).collect();
        set(&result, name, &names)?;
    }
    set(&result, "report", &describe(&parsed.report)?)?;
    Ok(result)
}

/// The names of classes by their index, if the file is one that holds them: `classes.txt`,
/// `obj.names`, `data.yaml`, or the class descriptions of Open Images. They serve as the option
/// `classNames` of `parseBoxes`.
#[wasm_bindgen(js_name = classNames, unchecked_return_type = "string[] | undefined")]
pub fn class_names(
    bytes: &[u8],
    #[wasm_bindgen(js_name = fileName)] file_name: &str,
) -> Option<Array> {
    let names = formats::class_names_with(bytes, file_name, &decode)?;
    Some(names.iter().map(|name| JsString::from(name.as_str())).collect())
}

/// Decodes with the tables that every browser and Node have.
fn decode(encoding: Encoding, bytes: &[u8]) -> Option<String> {
    let label = match encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Utf16Le => "utf-16le",
        Encoding::Utf16Be => "utf-16be",
        Encoding::Gb18030 => "gb18030",
        Encoding::ShiftJis => "shift_jis",
        Encoding::Windows1252 => "windows-1252",
    };
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &strict).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
