#[cfg(all(feature = "page", any(feature = "boxes", feature = "anchors")))]
use js_sys::Uint8ClampedArray;
use js_sys::{Array, Error, Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
#[cfg(all(feature = "page", any(feature = "boxes", feature = "anchors")))]
use web_sys::ImageData;

use crate::Problem;

/// The one way in which descriptions leave: objects are plain, an absent option is absent, and a
/// 64-bit count is a number.
pub fn describe<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

/// Options as they come from JavaScript: nothing at all, and every option that is absent or
/// undefined, means the default. serde-wasm-bindgen looks only for the fields it knows, so unknown
/// ones are refused here.
pub fn options<T: Serialize + DeserializeOwned + Default>(given: &JsValue) -> Result<T, JsValue> {
    if given.is_undefined() || given.is_null() {
        return Ok(T::default());
    }
    let bad = |message: String| failure(&message, "badOptions", &JsValue::UNDEFINED);
    let Some(given) = given.dyn_ref::<Object>() else {
        return Err(bad("options must be an object".to_owned()));
    };
    let known = Object::keys(describe(&T::default())?.unchecked_ref::<Object>());
    let stated = Object::new();
    for entry in Object::entries(given) {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0), entry.get(1));
        if !known.includes(&name, 0) {
            let name = name.as_string().unwrap_or_default();
            return Err(bad(format!("there is no option {name}; there are {}", known.join(", "))));
        }
        if !value.is_undefined() {
            Reflect::set(&stated, &name, &value)?;
        }
    }
    serde_wasm_bindgen::from_value(stated.into()).map_err(|error| bad(format!("options: {error}")))
}

/// One field of an options object, and a copy of the object without it.
#[cfg(any(feature = "boxes", feature = "rotated", feature = "anchors"))]
pub fn without(given: JsValue, field: &str) -> Result<(JsValue, JsValue), JsValue> {
    if !given.is_object() {
        return Ok((JsValue::UNDEFINED, given));
    }
    let field = JsValue::from_str(field);
    let value = Reflect::get(&given, &field)?;
    let rest = Object::assign(&Object::new(), given.unchecked_ref());
    Reflect::delete_property(&rest, &field)?;
    Ok((value, rest.into()))
}

/// A list of numbers, and none at all where nothing is given.
#[cfg(all(feature = "page", feature = "rotated"))]
pub fn numbers_of(list: &JsValue) -> Result<Vec<f64>, JsValue> {
    if list.is_undefined() || list.is_null() {
        return Ok(Vec::new());
    }
    serde_wasm_bindgen::from_value(list.clone())
        .map_err(|error| failure(&format!("options: {error}"), "badOptions", &JsValue::UNDEFINED))
}

pub fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &JsValue::from_str(name), value).map(|_| ())
}

/// RGBA pixels as a picture.
#[cfg(all(feature = "page", any(feature = "boxes", feature = "anchors")))]
pub fn picture(rgba: &[u8], width: usize, height: usize) -> Result<ImageData, JsValue> {
    // A copy: from a slice, the picture would be a view of memory that the caller frees.
    let pixels = Uint8ClampedArray::from(rgba);
    ImageData::new_with_js_u8_clamped_array_and_sh(&pixels, width as u32, height as u32)
}

/// A JavaScript `Error` with a stable `code` and, as `problem`, everything the sentence was made of.
pub fn failure(message: &str, code: &str, problem: &JsValue) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh Error cannot fail.
    let _ = set(&error, "code", &JsValue::from_str(code));
    let _ = set(&error, "problem", problem);
    error.into()
}

/// Any error of the core that serialises with a `code`.
pub fn coded<E: Serialize + std::fmt::Display>(error: &E) -> JsValue {
    let problem = describe(error).unwrap_or(JsValue::UNDEFINED);
    let field = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let code_of = |of: &JsValue| field(of, "code")?.as_string();
    // The error of a file wraps the problem that it has.
    let inner = || code_of(&field(&problem, "problem")?);
    let code = code_of(&problem).or_else(inner).unwrap_or_default();
    failure(&error.to_string(), &code, &problem)
}

impl From<Problem> for JsValue {
    fn from(problem: Problem) -> Self {
        coded(&problem)
    }
}
