//! Boxes, written as files.

use js_sys::{Array, Float64Array, JsString, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use super::convert::{coded, describe, options, set};
use crate::formats::{BoxSet, Part, WriteFormat, WriteOptions, WriteProblem, Writer};

#[wasm_bindgen(typescript_custom_section)]
const WRITE_TYPES: &str = r#"
/** What is written: the columns of `ParsedBoxes`, of which `lines` and `report` are not needed. */
export type BoxColumns = Omit<ParsedBoxes, 'lines' | 'report'>;

/** A file: its name, with `/` between folders, and its bytes in UTF-8. */
export type WrittenFile = [name: string, bytes: Uint8Array];

/** What `writeBoxes` answers. */
export interface WrittenBoxes {
    files: WrittenFile[];
    /** What the files do not say, or say in another way. */
    losses: Loss[];
}
"#;

/// Writes boxes as files of a format, and says what it has no place for.
///
/// Throws an `Error` with a `code` (`badColumn`, `unknownSizes`) and a `problem` if it cannot.
#[wasm_bindgen(js_name = writeBoxes, unchecked_return_type = "WrittenBoxes")]
pub fn write_boxes(
    #[wasm_bindgen(unchecked_param_type = "BoxColumns")] columns: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "WriteFormat")] format: JsValue,
    #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "WriteOptions")]
    given: JsValue,
) -> Result<Object, JsValue> {
    let writer = BoxWriter::new(columns, format, given)?;
    let result = Object::new();
    let mut files: Vec<Part> = Vec::new();
    for part in writer.0.all() {
        match files.last_mut() {
            Some(last) if last.file == part.file => last.text.push_str(&part.text),
            _ => files.push(part),
        }
    }
    set(&result, "files", &files.iter().map(pair).collect::<Array>())?;
    set(&result, "losses", &writer.losses()?)?;
    Ok(result)
}

/// Boxes on the way into files, part by part: what a page writes without being held up.
#[wasm_bindgen]
pub struct BoxWriter(Writer);

#[wasm_bindgen]
impl BoxWriter {
    /// Takes a copy of the columns. Throws as `writeBoxes` does.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "BoxColumns")] columns: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "WriteFormat")] format: JsValue,
        #[wasm_bindgen(js_name = options, unchecked_optional_param_type = "WriteOptions")]
        given: JsValue,
    ) -> Result<Self, JsValue> {
        let options: WriteOptions = options(&given)?;
        let format: WriteFormat = serde_wasm_bindgen::from_value(format)?;
        let set = set_of(columns).map_err(|error| coded(&error))?;
        Writer::new(set, format, &options).map(Self).map_err(|error| coded(&error))
    }

    /// What the files do not say, or say in another way.
    #[wasm_bindgen(unchecked_return_type = "Loss[]")]
    pub fn losses(&self) -> Result<JsValue, JsValue> {
        describe(self.0.losses())
    }

    /// How many parts there are.
    #[wasm_bindgen(getter)]
    pub fn parts(&self) -> usize {
        self.0.parts()
    }

    /// Whether there may be more than one file.
    #[wasm_bindgen(getter, js_name = hasManyFiles)]
    pub fn has_many_files(&self) -> bool {
        self.0.has_many_files()
    }

    /// Parts by their numbers. Those of one name follow one another and are one file.
    #[wasm_bindgen(unchecked_return_type = "WrittenFile[]")]
    pub fn take(&self, from: usize, to: usize) -> Array {
        (from..to).map_while(|number| self.0.part(number)).map(|part| pair(&part)).collect()
    }
}

fn pair(part: &Part) -> JsValue {
    let bytes = Uint8Array::from(part.text.as_bytes());
    Array::of2(&JsString::from(part.file.as_str()), &bytes).into()
}

/// The columns out of an object; one that is missing or of another type is empty, which does not fit
/// unless there are no boxes.
fn set_of(columns: &JsValue) -> Result<BoxSet, WriteProblem> {
    let field = |name: &str| -> Result<JsValue, WriteProblem> {
        Reflect::get(columns, &JsValue::from_str(name))
            .map_err(|_| WriteProblem::BadColumn { column: name.into() })
    };
    let numbers = |name: &str| -> Result<Vec<f64>, WriteProblem> {
        Ok(field(name)?.dyn_ref().map(Float64Array::to_vec).unwrap_or_default())
    };
    let indices = |name: &str| -> Result<Vec<u32>, WriteProblem> {
        Ok(field(name)?.dyn_ref().map(Uint32Array::to_vec).unwrap_or_default())
    };
    let names = |name: &str| -> Result<Vec<String>, WriteProblem> {
        let list = field(name)?;
        let list = list.dyn_ref::<Array>().map(|list| list.iter().collect()).unwrap_or_default();
        Ok(Vec::into_iter(list).map(|name: JsValue| name.as_string().unwrap_or_default()).collect())
    };
    Ok(BoxSet {
        boxes: numbers("boxes")?,
        scores: numbers("scores")?,
        classes: indices("classes")?,
        class_names: names("classNames")?,
        images: indices("images")?,
        image_names: names("imageNames")?,
        image_sizes: numbers("imageSizes")?,
        flags: indices("flags")?,
        angles: numbers("angles")?,
    })
}
