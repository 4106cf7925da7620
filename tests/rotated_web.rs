//! What JavaScript gets of rotated boxes, called in a browser.
#![cfg(target_arch = "wasm32")]

mod common;

use boxstep::rotated::{RotatedIouOptions, RotatedPair};
use boxstep::wasm::{Run, rotated_iou, rotated_nms};
use boxstep::watch::{Lab, Timeline};
use common::rotated_snapshot::{self, angles};
use common::shown::{json, places};
use common::snapshot::{boxes, classes, scores};
use js_sys::{Float64Array, Int32Array, JSON, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const SQUARE: [f64; 5] = [5.0, 5.0, 10.0, 10.0, 0.0];

fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).expect("it is a JavaScript expression")
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("it is an object")
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).expect("it has a JSON form")
}

fn indices(value: JsValue) -> Vec<u32> {
    value.dyn_into::<Uint32Array>().expect("it is a Uint32Array").to_vec()
}

fn code<T>(result: Result<T, JsValue>) -> String {
    let error = result.err().expect("it is refused");
    get(&error, "code").as_string().expect("it has a code")
}

#[wasm_bindgen_test]
fn the_overlap_is_that_of_the_core() {
    assert_eq!(rotated_iou(&SQUARE, &[5.0, 10.0, 10.0, 20.0, 0.0]), Ok(0.5));
    assert_eq!(code(rotated_iou(&SQUARE, &[0.0; 4])), "notFiveNumbers");
    assert_eq!(code(rotated_iou(&SQUARE, &[0.0; 10])), "notFiveNumbers");
    assert_eq!(code(rotated_iou(&SQUARE, &[0.0, 0.0, -1.0, 1.0, 0.0])), "badSide");
    assert_eq!(code(rotated_iou(&SQUARE, &[0.0, 0.0, 1.0, 1.0, f64::NAN])), "badAngle");
}

#[wasm_bindgen_test]
fn nms_is_that_of_the_core() {
    let five = [SQUARE, [5.0, 10.0, 10.0, 20.0, 0.0], [50.0, 5.0, 10.0, 10.0, 1.0]].concat();
    let run = |options: &str| rotated_nms(&five, &[0.5, 0.9, 0.1], None, js(options));
    let plain = run("{ threshold: 0.4 }").expect("valid");
    assert_eq!(indices(get(&plain, "keep")), [1, 2]);
    let explained = run("{ threshold: 0.4, explain: true }").expect("valid");
    let by: Int32Array = get(&explained, "suppressedBy").dyn_into().expect("an Int32Array");
    assert_eq!(by.to_vec(), [1, -1, -1]);
    let overlap: Float64Array = get(&explained, "overlap").dyn_into().expect("a Float64Array");
    assert_eq!(overlap.get_index(0), 0.5);
    assert!(overlap.get_index(1).is_nan());
    assert_eq!(indices(get(&run("undefined").expect("valid"), "keep")), [1, 0, 2]);
    assert_eq!(code(run("{ extent: 'inclusive' }")), "badOptions");
    assert_eq!(code(run("{ angles: [] }")), "badOptions");
}

#[wasm_bindgen_test]
fn runs_are_timelines() {
    let options = RotatedIouOptions { pair: (3, 8), angles: angles() };
    let lab = RotatedPair::new(&boxes(), &options).expect("valid");
    let timeline = Timeline::record(lab.clone());
    let given = JSON::parse(&json(&options)).expect("it is JSON");
    let mut run = Run::open("rotated-iou", &boxes(), &[], &[], given).expect("valid");
    assert!(run.advance(f64::INFINITY));
    for place in places(&timeline) {
        let frame = run.frame(place.round, place.event).expect("valid").expect("it exists");
        let detail = timeline.at(place, |state, event| json(&lab.detail(state, event)));
        let detail = JSON::parse(&detail.expect("it exists")).expect("it is JSON");
        assert_eq!(text(&get(&frame, "detail")), text(&detail));
    }
}

#[wasm_bindgen_test]
fn angles_come_with_the_options() {
    let nms = rotated_snapshot::nms(&rotated_snapshot::variants()[0]);
    let timeline = Timeline::record(nms);
    let given = js("{ threshold: 0.2 }");
    let list = Float64Array::from(angles().as_slice());
    Reflect::set(&given, &"angles".into(), &list).expect("it is an object");
    let mut run = Run::open("rotated-nms", &boxes(), &scores(), &classes(), given).expect("valid");
    assert!(run.advance(f64::INFINITY));
    let summary = run.summary().expect("valid");
    assert_eq!(indices(get(&summary, "kept")), timeline.answer().kept());

    let open = |lab: &str, options: &str| {
        Run::open(lab, &boxes(), &scores(), &classes(), js(options)).map(|_| ())
    };
    assert_eq!(open("rotated-nms", "{}"), Ok(()));
    for lab in ["rotated-iou", "rotated-nms"] {
        assert_eq!(code(open(lab, "{ angles: [1] }")), "wrongLength", "{lab}");
        assert_eq!(code(open(lab, "{ angles: ['1'] }")), "badOptions", "{lab}");
        assert_eq!(code(open(lab, "{ angle: 1 }")), "badOptions", "{lab}");
    }
}

/// The number that `tests/rotated` expects natively.
#[wasm_bindgen_test]
fn the_snapshot_is_the_native_one() {
    assert_eq!(rotated_snapshot::hash(), rotated_snapshot::EXPECTED);
}
