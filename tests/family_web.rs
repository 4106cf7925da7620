//! What JavaScript gets of the family around NMS, called in a browser.
#![cfg(target_arch = "wasm32")]

mod common;

use boxstep::ap::{ApOptions, DetectionSet, TruthSet, average_precision_of};
use boxstep::soft::SoftNmsOptions;
use boxstep::wasm::{average_precision, fuse_boxes, soft_nms};
use common::family_snapshot;
use common::shown::json;
use common::snapshot::{boxes, classes, scores};
use js_sys::{Array, Float64Array, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn numbers(object: &JsValue, name: &str) -> Vec<f64> {
    let array = Reflect::get(object, &name.into()).expect("it is an object");
    array.dyn_into::<Float64Array>().expect("they are numbers").to_vec()
}

fn indices(object: &JsValue, name: &str) -> Vec<u32> {
    let array = Reflect::get(object, &name.into()).expect("it is an object");
    array.dyn_into::<Uint32Array>().expect("they are indices").to_vec()
}

#[wasm_bindgen_test]
fn soft_nms_is_that_of_the_core() {
    let expected = boxstep::soft::soft_nms(
        &boxes(),
        &scores(),
        Some(&classes()),
        &SoftNmsOptions { per_class: true, ..SoftNmsOptions::default() },
    )
    .expect("valid");
    let options = js_sys::eval("({ perClass: true, method: 'gaussian' })").expect("an object");
    let result = soft_nms(&boxes(), &scores(), Some(classes()), options).expect("valid");
    assert_eq!(indices(&result, "keep"), expected.keep);
    assert_eq!(numbers(&result, "scores"), expected.scores);
    let unknown = js_sys::eval("({ sigmas: 1 })").expect("an object");
    assert!(soft_nms(&boxes(), &scores(), None, unknown).is_err());
}

#[wasm_bindgen_test]
fn fusion_is_that_of_the_core() {
    for options in family_snapshot::fusion_variants() {
        let expected = boxstep::fusion::fuse_boxes(&boxes(), &scores(), Some(&classes()), &options);
        let expected = expected.expect("valid");
        let given = js_sys::JSON::parse(&json(&options)).expect("it is JSON");
        let result = fuse_boxes(&boxes(), &scores(), Some(classes()), given).expect("valid");
        assert_eq!(numbers(&result, "boxes"), expected.boxes.concat());
        assert_eq!(numbers(&result, "scores"), expected.scores);
        assert_eq!(indices(&result, "classes"), expected.classes);
        let members = Reflect::get(&result, &"members".into()).expect("it is an object");
        let members: Array = members.dyn_into().expect("they are a list");
        assert_eq!(members.length() as usize, expected.members.len());
        for (items, expected) in members.iter().zip(expected.members) {
            let items: Uint32Array = items.dyn_into().expect("they are indices");
            assert_eq!(items.to_vec(), expected);
        }
    }
}

#[wasm_bindgen_test]
fn average_precision_is_that_of_the_core() {
    let truth = TruthSet {
        boxes: boxes(),
        classes: classes(),
        crowd: vec![0; classes().len()],
        ..TruthSet::default()
    };
    let detections = DetectionSet {
        boxes: boxes(),
        scores: scores(),
        classes: classes(),
        ..DetectionSet::default()
    };
    let given = |value: &str| js_sys::JSON::parse(value).expect("it is JSON");
    let options = ApOptions { thresholds: vec![0.4, 0.5], ..ApOptions::coco() };
    let expected = average_precision_of(&truth, &detections, &options).expect("valid");
    let result =
        average_precision(given(&json(&truth)), given(&json(&detections)), given(&json(&options)))
            .expect("valid");
    let mean = Reflect::get(&result, &"mean".into()).expect("it is an object");
    assert_eq!(mean.as_f64(), expected.mean);
    let curves = Reflect::get(&result, &"curves".into()).expect("it is an object");
    let curves: Array = curves.dyn_into().expect("they are a list");
    assert_eq!(curves.length() as usize, expected.curves.len());
    for (curve, expected) in curves.iter().zip(expected.curves) {
        assert_eq!(numbers(&curve, "envelope"), expected.envelope);
        let detections: Vec<u32> = expected.points.iter().map(|point| point.detection).collect();
        assert_eq!(indices(&curve, "detections"), detections);
    }
}

#[wasm_bindgen_test]
fn the_snapshot_is_the_native_one() {
    assert_eq!(family_snapshot::hash(), family_snapshot::EXPECTED);
}
