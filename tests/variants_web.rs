//! What JavaScript gets of Fast, Cluster and Matrix NMS, called in a browser.
#![cfg(target_arch = "wasm32")]

mod common;

use boxstep::variants::{self, VariantOptions};
use boxstep::wasm::{Run, cluster_nms, fast_nms, matrix_nms};
use common::shown::json;
use common::snapshot::{boxes, classes, scores};
use common::variants_snapshot;
use js_sys::{Float64Array, JSON, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("it is an object")
}

fn keep(object: &JsValue) -> Vec<u32> {
    get(object, "keep").dyn_into::<Uint32Array>().expect("they are indices").to_vec()
}

fn parsed(options: &impl serde::Serialize) -> JsValue {
    JSON::parse(&json(options)).expect("it is JSON")
}

#[wasm_bindgen_test]
fn fast_and_cluster_nms_are_those_of_the_core() {
    let (flat, scores, classes) = (boxes(), scores(), classes());
    for options in variants_snapshot::plain_variants() {
        let expected = variants::fast_nms(&flat, &scores, Some(&classes), &options).expect("valid");
        let result = fast_nms(&flat, &scores, Some(classes.clone()), parsed(&options));
        assert_eq!(keep(&result.expect("valid")), expected);
        let expected = variants::cluster_nms(&flat, &scores, Some(&classes), &options);
        let expected = expected.expect("valid");
        let result = cluster_nms(&flat, &scores, Some(classes.clone()), parsed(&options));
        let result = result.expect("valid");
        assert_eq!(keep(&result), expected.keep);
        assert_eq!(get(&result, "passes").as_f64(), Some(f64::from(expected.passes)));
    }
}

#[wasm_bindgen_test]
fn matrix_nms_is_that_of_the_core() {
    let (flat, scores, classes) = (boxes(), scores(), classes());
    for options in variants_snapshot::matrix_variants() {
        let expected = variants::matrix_nms(&flat, &scores, Some(&classes), &options);
        let expected = expected.expect("valid");
        let result = matrix_nms(&flat, &scores, Some(classes.clone()), parsed(&options));
        let result = result.expect("valid");
        assert_eq!(keep(&result), expected.keep);
        let lowered = get(&result, "scores").dyn_into::<Float64Array>().expect("numbers").to_vec();
        assert_eq!(lowered, expected.scores);
    }
    let unknown = js_sys::eval("({ threshold: 1 })").expect("an object");
    assert!(matrix_nms(&boxes(), &scores, None, unknown).is_err());
}

#[wasm_bindgen_test]
fn each_is_a_lab() {
    for lab in ["adaptive-nms", "fast-nms", "cluster-nms", "matrix-nms"] {
        let mut run = Run::open(lab, &boxes(), &scores(), &classes(), JsValue::UNDEFINED)
            .expect("the defaults are valid");
        assert!(run.advance(1e9));
        let frame = run.frame(1, 0).expect("it can be told").expect("there is a second round");
        assert!(get(&get(&frame, "detail"), "event").is_object());
        assert_eq!(get(&frame, "scores").dyn_into::<Float64Array>().expect("numbers").length(), 24);
    }
    let given = parsed(&VariantOptions { threshold: 0.3, ..VariantOptions::default() });
    let refused = Run::open("matrix-nms", &boxes(), &scores(), &classes(), given);
    assert!(refused.is_err());
}

#[wasm_bindgen_test]
fn the_snapshot_is_the_native_one() {
    assert_eq!(variants_snapshot::hash(), variants_snapshot::EXPECTED);
}
