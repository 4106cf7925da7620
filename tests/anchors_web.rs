//! What JavaScript gets of the anchors, called in a browser.
#![cfg(target_arch = "wasm32")]

mod common;

use std::sync::Arc;

use boxstep::anchors::{self as core, AnchorsOptions, KMeans, Shapes};
use boxstep::wasm::{AnchorSurvey, Run, anchor_fit, anchor_texts, anchors, regions};
use boxstep::watch::{Lab, Timeline};
use common::shown::{json, places};
use common::snapshot::{anchors_variants, evolution_options, sides};
use js_sys::{Array, Float64Array, JSON, Reflect, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const THREE: [f64; 6] = [10.0, 10.0, 10.0, 10.0, 100.0, 100.0];

/// A JavaScript value as it is written there.
fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).expect("it is a JavaScript expression")
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("it is an object")
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).expect("it has a JSON form")
}

fn code<T>(result: Result<T, JsValue>) -> String {
    let error = result.err().expect("it is refused");
    get(&error, "code").as_string().expect("it has a code")
}

fn indices(value: JsValue) -> Vec<u32> {
    value.dyn_into::<Uint32Array>().expect("it is a Uint32Array").to_vec()
}

fn numbers(value: JsValue) -> Vec<f64> {
    value.dyn_into::<Float64Array>().expect("it is a Float64Array").to_vec()
}

/// JSON as JavaScript writes it: 1 where Rust writes 1.0.
fn as_javascript_writes_it(json: &str) -> String {
    text(&JSON::parse(json).expect("it is JSON"))
}

/// A box of each shape.
fn boxes_of(wh: &[f64]) -> Vec<f64> {
    wh.as_chunks::<2>().0.iter().flat_map(|&[width, height]| [0.0, 0.0, width, height]).collect()
}

#[wasm_bindgen_test]
fn anchors_with_their_history() {
    let answer = anchors(&THREE, js("{ init: new Float64Array([10, 10]) }")).expect("valid");
    assert_eq!(numbers(get(&answer, "anchors")), [40.0, 40.0]);
    assert_eq!(indices(get(&answer, "assignment")), [0, 0, 0]);
    assert_eq!(get(&answer, "iterations"), JsValue::from_f64(2.0));
    assert_eq!(get(&answer, "reason"), JsValue::from_str("unchanged"));
    let history: Array = get(&answer, "history").dyn_into().expect("an Array");
    assert_eq!(history.length(), 2);
    let average = |pass: u32| get(&history.get(pass), "avgIou").as_f64().expect("a number");
    assert_eq!(get(&answer, "avgIou"), JsValue::from_f64(average(1)));
    assert!(average(1) < average(0));
    assert_eq!(numbers(get(&history.get(0), "anchors")), [10.0, 10.0]);
    assert_eq!(indices(get(&history.get(0), "counts")), [3]);
    assert_eq!(get(&history.get(0), "changed"), JsValue::from_f64(3.0));
}

#[wasm_bindgen_test]
fn every_option_is_read() {
    for options in anchors_variants() {
        let given = JSON::parse(&json(&options)).expect("it is JSON");
        let answer = anchors(&sides(), given).expect("valid");
        let expected = core::anchors(&sides(), &options, 1).expect("valid");
        let written: Vec<u64> =
            numbers(get(&answer, "anchors")).iter().map(|s| s.to_bits()).collect();
        let sides = expected.centroids().as_flattened().iter();
        assert_eq!(written, sides.map(|side| side.to_bits()).collect::<Vec<_>>());
        assert_eq!(indices(get(&answer, "assignment")), expected.assignment());
    }
    let best = anchors(&sides(), js("{ k: 4, seed: 1, initMethod: 'random-rows', restarts: 20 }"));
    let options = AnchorsOptions {
        k: Some(4),
        seed: 1,
        init_method: core::InitMethod::RandomRows,
        ..AnchorsOptions::default()
    };
    let expected = core::anchors(&sides(), &options, 20).expect("valid").avg_iou();
    assert_eq!(get(&best.expect("valid"), "avgIou"), JsValue::from_f64(expected));
}

#[wasm_bindgen_test]
fn anchors_says_what_it_refuses() {
    let refused = |wh: &[f64], options: &str| code(anchors(wh, js(options)));
    assert_eq!(refused(&THREE, "{}"), "tooFewShapes");
    assert_eq!(refused(&[1.0], "{}"), "notTwoNumbers");
    assert_eq!(refused(&[1.0, 0.0], "{ k: 1 }"), "badShape");
    assert_eq!(refused(&THREE, "{ k: 0 }"), "outOfRange");
    assert_eq!(refused(&THREE, "{ k: 1, restarts: 0 }"), "outOfRange");
    assert_eq!(refused(&THREE, "{ init: [1, 2, 3] }"), "wrongInit");
    assert_eq!(refused(&THREE, "{ init: [1, NaN] }"), "badAnchor");
    for wrong in
        ["{ n: 3 }", "{ k: 1.5 }", "{ seed: -1 }", "{ update: 'mode' }", "{ restarts: 'a' }"]
    {
        assert_eq!(refused(&THREE, wrong), "badOptions", "{wrong}");
    }
}

/// Everything that a run shows is what a timeline shows, at every place.
#[wasm_bindgen_test]
fn a_run_of_the_anchors_lab() {
    let options = &anchors_variants()[0];
    let shapes = Arc::new(Shapes::new(&sides()).expect("valid"));
    let timeline = Timeline::record(KMeans::new(shapes, options).expect("valid"));
    let given = JSON::parse(&json(options)).expect("it is JSON");
    let mut run = Run::open("anchors", &boxes_of(&sides()), &[], &[], given).expect("valid");
    assert!(run.advance(f64::INFINITY));
    let counts: Vec<f64> = timeline.ends().iter().map(|&end| end as f64).collect();
    assert_eq!(run.ends().to_vec(), counts);
    for place in places(&timeline) {
        let frame = run.frame(place.round, place.event).expect("valid").expect("it exists");
        let lab = timeline.algorithm();
        let seen = timeline.at(place, |state, event| {
            (json(&lab.detail(state, event)), state.assignment().to_vec())
        });
        let (detail, assignment) = seen.expect("it exists");
        assert_eq!(text(&get(&frame, "detail")), as_javascript_writes_it(&detail));
        assert_eq!(indices(get(&frame, "assignment")), assignment);
    }
    let summary: JsValue = run.summary().expect("valid").into();
    assert_eq!(numbers(get(&summary, "centroids")).len(), 8);
    assert_eq!(run.find(3, None).map(|place| place[1]), Some(3));
}

#[wasm_bindgen_test]
fn a_run_of_the_genetic_search() {
    let given = JSON::parse(&json(&evolution_options())).expect("it is JSON");
    let mut run = Run::open("evolution", &boxes_of(&sides()), &[], &[], given).expect("valid");
    assert!(run.advance(f64::INFINITY));
    assert_eq!(run.ends().length(), 14);
    let frame = run.frame(1, 2).expect("valid").expect("it exists");
    let event = get(&get(&frame, "detail"), "event");
    assert_eq!(get(&event, "kind"), JsValue::from_str("judge"));
    assert_eq!(numbers(get(&frame, "candidate")).len(), 4);
    let summary: JsValue = run.summary().expect("valid").into();
    assert_eq!(numbers(get(&summary, "fitness")).len(), 13);
    let none = Run::open("evolution", &boxes_of(&sides()), &[], &[], js("{ anchors: [] }"));
    assert_eq!(code(none), "outOfRange");
}

#[wasm_bindgen_test]
fn surveys_are_made_in_slices() {
    let boxes = boxes_of(&sides());
    let mut elbow = AnchorSurvey::elbow(&boxes, js("{}"), 3, 2).expect("valid");
    assert_eq!(elbow.total(), 6);
    assert_eq!(elbow.best(), Ok(JsValue::UNDEFINED));
    let mut slices = 0;
    while !elbow.advance(50.0).expect("valid") {
        slices += 1;
    }
    assert!(slices > 6);
    let trials: Array = elbow.trials().expect("valid").dyn_into().expect("an Array");
    assert_eq!(trials.length(), 6);
    assert_eq!(get(&trials.get(5), "k"), JsValue::from_f64(3.0));

    let mut restarts = AnchorSurvey::restarts(&boxes, js("{ k: 4 }"), 5).expect("valid");
    assert!(restarts.advance(f64::INFINITY).expect("valid"));
    let best = restarts.best().expect("valid");
    assert!(get(&best, "avgIou").as_f64().is_some_and(|average| average > 0.5));
    assert_eq!(code(AnchorSurvey::restarts(&boxes, js("{ k: 4 }"), 0)), "outOfRange");
}

#[wasm_bindgen_test]
fn the_plane_is_a_picture() {
    let request =
        "{ centroids: [2, 2, 11, 11], distance: 'iou', spread: [1, 1], left: 0, right: 20,
        top: 5, bottom: 7, log: false, width: 20, height: 1 }";
    let picture = regions(js(request), &[1, 2, 3, 255, 4, 5, 6, 255]).expect("valid");
    assert_eq!((picture.width(), picture.height()), (20, 1));
    assert_eq!(picture.data()[..4], [1, 2, 3, 255]);
    assert_eq!(picture.data()[76..], [4, 5, 6, 255]);
    assert_eq!(code(regions(js(&request.replace("log", "logarithmic")), &[])), "badOptions");
}

#[wasm_bindgen_test]
fn anchors_as_numbers_and_texts() {
    let request = "{ anchors: new Float64Array([0.5, 0.5, 0.25, 0.125]), order: 'width',
        scale: [416, 416], stride: 32 }";
    let texts = anchor_texts(js(request)).expect("valid");
    assert_eq!(text(&get(&texts, "sorted")), "[[0.25,0.125],[0.5,0.5]]");
    assert_eq!(text(&get(&texts, "cells")), "[[3.25,1.625],[6.5,6.5]]");
    assert_eq!(get(&texts, "darknetPixels"), "anchors = 104,52,  208,208");
    assert_eq!(get(&texts, "darknetCells"), "anchors = 3.25,1.62,  6.50,6.50");

    let fit = anchor_fit(&boxes_of(&THREE), &[10.0, 10.0], None).expect("valid");
    assert_eq!(get(&fit, "bestPossibleRecall"), JsValue::from_f64(2.0 / 3.0));
    assert_eq!(get(&fit, "avgIou"), JsValue::from_f64(2.01 / 3.0));
}
