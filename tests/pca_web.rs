//! PCA in a browser: what JavaScript gives and gets.
#![cfg(target_arch = "wasm32")]

mod common;

use boxstep::pca::{Pca, PcaLabOptions, PcaOptions};
use boxstep::wasm::{Run, pca, pca_rebuild};
use boxstep::watch::{Lab, Timeline};
use common::pca_snapshot;
use common::shown::{json, places};
use common::snapshot::{boxes, scores};
use js_sys::{Float64Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const TABLE: [f64; 8] = [1.0, 2.0, 3.0, 5.0, 4.0, 4.0, 0.0, 1.0];

fn js(source: &str) -> JsValue {
    js_sys::eval(&format!("({source})")).expect("it is a JavaScript expression")
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).expect("it is an object")
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).expect("it has a JSON form")
}

fn numbers(value: JsValue) -> Vec<f64> {
    value.dyn_into::<Float64Array>().expect("it is a Float64Array").to_vec()
}

fn code<T>(result: Result<T, JsValue>) -> String {
    let error = result.err().expect("it is refused");
    get(&error, "code").as_string().expect("it has a code")
}

fn answers(options: JsValue, expected: &PcaOptions) -> JsValue {
    let found: JsValue = pca(TABLE.to_vec(), 2, options).expect("valid").into();
    let expected = boxstep::pca::pca(&TABLE, 2, expected).expect("valid");
    assert_eq!(numbers(get(&found, "mean")), expected.mean);
    assert_eq!(numbers(get(&found, "scale")), expected.scale);
    assert_eq!(numbers(get(&found, "covariance")), expected.covariance);
    assert_eq!(numbers(get(&found, "explainedVariance")), expected.explained_variance);
    assert_eq!(numbers(get(&found, "components")), expected.components);
    assert_eq!(numbers(get(&found, "scores")), expected.scores);
    assert_eq!(get(&found, "converged"), JsValue::TRUE);
    assert_eq!(Object::keys(found.unchecked_ref::<Object>()).length(), 7);
    found
}

#[wasm_bindgen_test]
fn pca_answers_with_any_options() {
    let default = PcaOptions::default();
    let nothing = "{ divisor: undefined, standardize: undefined, sign: undefined,
        components: undefined, maxSweeps: undefined }";
    for options in [JsValue::UNDEFINED, JsValue::NULL, js("{}"), js(nothing)] {
        answers(options, &default);
    }
    let all = "{ divisor: 'n', standardize: true, sign: 'raw', components: 1, maxSweeps: 9 }";
    let options = PcaOptions {
        divisor: boxstep::pca::Divisor::Population,
        standardize: true,
        sign: boxstep::pca::Sign::Raw,
        components: Some(1),
        max_sweeps: 9,
    };
    answers(js(all), &options);
    let names = "{ divisor: 'n-1', sign: 'sklearn' }";
    let found = answers(js(names), &default);

    let column = |name: &str| numbers(get(&found, name));
    let [mean, scale, components, scores] = ["mean", "scale", "components", "scores"].map(column);
    let rebuilt = pca_rebuild(&mean, &scale, &components, &scores, 2).to_vec();
    assert!(rebuilt.iter().zip(TABLE).all(|(found, x)| (found - x).abs() < 1e-14));
    assert_eq!(pca_rebuild(&mean, &scale, &components, &scores, 0).to_vec(), mean.repeat(4));
}

#[wasm_bindgen_test]
fn pca_says_what_it_refuses() {
    let none = || JsValue::UNDEFINED;
    assert_eq!(code(pca(vec![], 2, none())), "noRows");
    assert_eq!(code(pca(TABLE.to_vec(), 3, none())), "unevenRows");
    assert_eq!(code(pca(TABLE.to_vec(), 0, none())), "outOfRange");
    assert_eq!(code(pca(vec![1.0, f64::NAN], 2, none())), "badValue");
    assert_eq!(code(pca(TABLE.to_vec(), 2, js("{ components: 3 }"))), "outOfRange");
    let wrong = ["{ k: 1 }", "{ divisor: 1 }", "{ sign: '+' }", "{ components: -1 }", "7"];
    for options in wrong {
        assert_eq!(code(pca(TABLE.to_vec(), 2, js(options))), "badOptions", "{options}");
    }
}

/// Everything that a run shows is what a timeline shows, at every place.
#[wasm_bindgen_test]
fn a_run_is_a_timeline() {
    for options in pca_snapshot::variants() {
        let lab = Pca::open(&boxes(), &scores(), &options).expect("valid");
        let timeline = Timeline::record(lab.clone());
        let given = JSON::parse(&json(&options)).expect("it is JSON");
        let mut run = Run::open("pca", &boxes(), &scores(), &[], given).expect("valid");
        assert!(run.advance(f64::INFINITY));
        for place in places(&timeline) {
            let frame = run.frame(place.round, place.event).expect("valid").expect("it exists");
            let seen = timeline.at(place, |state, event| {
                (json(&lab.detail(state, event)), state.matrix().to_vec())
            });
            let (detail, matrix) = seen.expect("it exists");
            let detail = text(&JSON::parse(&detail).expect("it is JSON"));
            assert_eq!(text(&get(&frame, "detail")), detail);
            assert_eq!(numbers(get(&frame, "matrix")), matrix);
        }
        let summary: JsValue = run.summary().expect("valid").into();
        let about = json(&lab.summary(timeline.answer()));
        let about = text(&JSON::parse(&about).expect("it is JSON"));
        assert_eq!(text(&get(&summary, "about")), about);
        assert_eq!(numbers(get(&summary, "scores")), lab.scores(timeline.answer()));
    }
}

#[wasm_bindgen_test]
fn a_run_takes_the_options_of_the_lab_and_of_pca() {
    let open = |options: &str| Run::open("pca", &boxes(), &scores(), &[], js(options));
    let options = "{ features: ['width', 'centre-x'], divisor: 'n', components: 1 }";
    assert!(open(options).is_ok());
    assert!(open("{ features: ['width'], columns: undefined, components: undefined }").is_ok());
    assert!(open("{ columns: 4 }").is_ok());
    assert_eq!(code(open("{}")), "outOfRange");
    for wrong in ["{ features: ['size'] }", "{ pca: {} }", "{ columns: 'x' }", "{ divisor: 'm' }"] {
        assert_eq!(code(open(wrong)), "badOptions", "{wrong}");
    }
    let known = PcaLabOptions::of_table(4, &PcaOptions::default());
    assert!(json(&known).contains(r#""maxSweeps":50"#));
}

/// The number that the native tests expect.
#[wasm_bindgen_test]
fn the_snapshot_is_the_native_one() {
    assert_eq!(pca_snapshot::hash(), pca_snapshot::EXPECTED);
}
