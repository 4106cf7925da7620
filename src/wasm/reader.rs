//! Files of boxes, read.

use std::io::{self, Read};

use js_sys::{Array, Float64Array, Function, JsString, Object, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{TextDecoder, TextDecoderOptions};

use super::convert::{coded, describe, options, set};
use crate::formats::{self, Encoding, ParseOptions, Parsed};

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
    /** The ids of classNames in the file; absent where it has none. */
    classIds?: string[];
    /** Index into imageNames. */
    images: Uint32Array;
    imageNames: string[];
    /** The ids of imageNames in the file; absent where it has none. */
    imageIds?: string[];
    /** Width and height of each image; NaN where they are not known. */
    imageSizes: Float64Array;
    /** The line of each box, counted from 1; 0 where it is not known. */
    lines: Uint32Array;
    /** What ground truths are marked as: per box 0, 1 (difficult) or 2 (a crowd); absent where none is. */
    flags?: Uint32Array;
    /** Radians, clockwise on the screen about the centre of each box; absent where none is turned. */
    angles?: Float64Array;
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
    columns(&parsed)
}

/// The format of a file, told by its first bytes, of which 64 KiB are enough; `undefined` if it fits
/// none.
#[wasm_bindgen(js_name = formatOf, unchecked_return_type = "Format | undefined")]
pub fn format_of(head: &[u8]) -> Result<JsValue, JsValue> {
    formats::format_of(head).map_or(Ok(JsValue::UNDEFINED), |format| describe(&format))
}

/// Reads the boxes of a file of COCO annotations or results of any length, which is never in memory
/// as a whole. `read` gives the next bytes of the file, at most as many as it is asked for (a MiB),
/// and none at its end.
///
/// Throws as `parseBoxes` does, and whatever `read` throws.
#[wasm_bindgen(js_name = parseStream, unchecked_return_type = "ParsedBoxes")]
pub fn parse_stream(
    #[wasm_bindgen(unchecked_param_type = "(length: number) => Uint8Array")] read: &Function,
    #[wasm_bindgen(js_name = fileName)] file_name: &str,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "ParseOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let options: ParseOptions = options(&given)?;
    let mut reader = Callback { read, thrown: None };
    let parsed = formats::read_coco(&mut reader, file_name, &options);
    if let Some(thrown) = reader.thrown {
        return Err(thrown);
    }
    columns(&parsed.map_err(|error| coded(&error))?)
}

/// A reader whose bytes come from JavaScript.
struct Callback<'a> {
    read: &'a Function,
    /// What it threw, to be thrown again.
    thrown: Option<JsValue>,
}

impl Read for Callback<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.read.call1(&JsValue::UNDEFINED, &JsValue::from(buffer.len()));
        let bytes = bytes.and_then(|bytes| {
            let bytes = bytes.dyn_into::<Uint8Array>();
            let fits = bytes.ok().filter(|bytes| bytes.length() as usize <= buffer.len());
            let wrong = "read must give a Uint8Array that is not longer than it was asked for";
            fits.ok_or_else(|| js_sys::TypeError::new(wrong).into())
        });
        match bytes {
            Ok(bytes) => {
                let length = bytes.length() as usize;
                if let Some(start) = buffer.get_mut(..length) {
                    bytes.copy_to(start);
                }
                Ok(length)
            }
            Err(thrown) => {
                self.thrown = Some(thrown);
                Err(io::Error::other("thrown"))
            }
        }
    }
}

fn columns(parsed: &Parsed) -> Result<Object, JsValue> {
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
    if !parsed.angles.is_empty() {
        set(&result, "angles", &Float64Array::from(parsed.angles.as_slice()))?;
    }
    for (name, names) in [("classNames", &parsed.class_names), ("imageNames", &parsed.image_names)]
    {
        set(&result, name, &strings(names))?;
    }
    for (name, ids) in [("classIds", &parsed.class_ids), ("imageIds", &parsed.image_ids)] {
        if !ids.is_empty() {
            set(&result, name, &strings(ids))?;
        }
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

fn strings(strings: &[String]) -> Array {
    strings.iter().map(|string| JsString::from(string.as_str())).collect()
}
