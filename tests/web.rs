//! What JavaScript gets, called in a browser.
#![cfg(target_arch = "wasm32")]

mod common;

use boxstep::formats::ParseOptions;
use boxstep::geometry::{Extent, rects_of};
use boxstep::iou::{IouSteps, Kind, Shared};
use boxstep::nms::{Nms, NmsOptions};
use boxstep::wasm::{Run, iou, iou_matrix, landscape, nms, parse_boxes, role_names};
use boxstep::watch::{Lab, Role, Timeline, run};
use common::shown::{json, places};
use common::snapshot::{self, boxes, classes, scores};
use js_sys::{Float64Array, Int32Array, JSON, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::ImageData;

wasm_bindgen_test_configure!(run_in_browser);

const A: [f64; 4] = [0.0, 0.0, 10.0, 10.0];
const B: [f64; 4] = [0.0, 0.0, 10.0, 20.0];

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

/// `code`, `problem` as JSON, and the message.
fn refusal<T>(result: Result<T, JsValue>) -> (String, String, String) {
    let error: js_sys::Error =
        result.err().expect("it is refused").dyn_into().expect("an Error is thrown");
    let problem = get(&error, "problem");
    (
        get(&error, "code").as_string().expect("it has a code"),
        if problem.is_undefined() { String::new() } else { text(&problem) },
        error.message().into(),
    )
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

#[wasm_bindgen_test]
fn iou_of_two_boxes() {
    assert_eq!(iou(&A, &B, JsValue::UNDEFINED), Ok(0.5));
    assert_eq!(iou(&A, &B, JsValue::NULL), Ok(0.5));
    assert_eq!(iou(&A, &B, js("{}")), Ok(0.5));
    assert_eq!(iou(&A, &B, js("{ extent: undefined, kind: undefined }")), Ok(0.5));
    assert_eq!(iou(&A, &B, js("{ kind: 'diou' }")), Ok(0.45));
    assert_eq!(iou(&A, &B, js("{ extent: 'inclusive' }")), Ok(121.0 / 231.0));
    // Corners in any order.
    assert_eq!(iou(&A, &[10.0, 20.0, 0.0, 0.0], JsValue::UNDEFINED), Ok(0.5));
}

#[wasm_bindgen_test]
fn iou_matrix_is_row_by_row() {
    let two = [A, B].concat();
    let three = [B, A, [100.0, 100.0, 101.0, 101.0]].concat();
    let matrix = iou_matrix(&two, &three, JsValue::UNDEFINED).expect("valid");
    assert_eq!(matrix.to_vec(), [0.5, 1.0, 0.0, 1.0, 0.5, 0.0]);
    assert_eq!(iou_matrix(&[], &three, JsValue::UNDEFINED).expect("valid").length(), 0);
}

#[wasm_bindgen_test]
fn iou_says_what_it_refuses() {
    let options = JsValue::UNDEFINED;
    let (code, problem, message) = refusal(iou(&A, &[0.0, 0.0, 1.0, f64::NAN], options.clone()));
    assert_eq!(code, "badCoordinate");
    assert_eq!(problem, r#"{"code":"badCoordinate","index":0,"value":"NaN"}"#);
    assert_eq!(message, "box 0 has a coordinate that is not a usable number (NaN)");

    let (code, problem, _) = refusal(iou(&A, &[A, B].concat(), options.clone()));
    assert_eq!((&*code, &*problem), ("notFourNumbers", r#"{"code":"notFourNumbers","length":8}"#));
    assert_eq!(refusal(iou(&[], &A, options.clone())).0, "notFourNumbers");
    assert_eq!(refusal(iou_matrix(&A, &[0.0; 5], options)).0, "notFourNumbers");

    for wrong in ["{ knid: 'iou' }", "{ kind: 'best' }", "{ extent: 1 }", "'inclusive'", "7"] {
        assert_eq!(refusal(iou(&A, &B, js(wrong))).0, "badOptions", "{wrong}");
    }
    let (_, _, message) = refusal(iou(&A, &B, js("{ knid: 'iou' }")));
    assert!(message.contains("knid") && message.contains("extent, kind"), "{message}");
}

/// The law that `laws.rs` tries on any boxes, here where two lanes are computed at once.
#[wasm_bindgen_test]
fn the_inner_loop_is_the_steps_here_too() {
    let values = [-1e100, -2.0, -0.0, 0.0, 1.0 / 3.0, 7.0];
    let pick = |index: usize| values[index % values.len()];
    let corners = (0..216).flat_map(|i| [pick(i), pick(i / 36), pick(i / 6), pick(i / 2)]);
    let rects = rects_of(&corners.collect::<Vec<_>>()).expect("valid");
    for extent in [Extent::Exclusive, Extent::Inclusive] {
        for a in &rects {
            for b in &rects {
                let fast = Shared::of(a, b, extent);
                let steps = run(&IouSteps { a: *a, b: *b, extent, kind: Kind::Iou });
                let (fast, stepwise) = (
                    [fast.left, fast.top, fast.right, fast.bottom, fast.width, fast.height],
                    [steps.left, steps.top, steps.right, steps.bottom, steps.width, steps.height],
                );
                assert_eq!(fast.map(f64::to_bits), stepwise.map(f64::to_bits), "{a:?} {b:?}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn nms_keeps_and_explains() {
    let boxes = [A, B, [100.0, 0.0, 110.0, 10.0]].concat();
    let scores = [0.5, 0.9, 0.1];
    let run = |options: &str| nms(&boxes, &scores, None, js(options)).expect("valid");

    let plain = run("{ threshold: 0.4 }");
    assert_eq!(indices(get(&plain, "keep")), [1, 2]);
    assert_eq!(Object::keys(&plain).length(), 1);

    let explained = run("{ threshold: 0.4, explain: true }");
    assert_eq!(indices(get(&explained, "keep")), [1, 2]);
    let by: Int32Array = get(&explained, "suppressedBy").dyn_into().expect("an Int32Array");
    assert_eq!(by.to_vec(), [1, -1, -1]);
    let overlap = numbers(get(&explained, "overlap"));
    assert!(overlap[0] == 0.5 && overlap[1].is_nan() && overlap[2].is_nan());

    assert_eq!(Object::keys(&run("{ explain: undefined }")).length(), 1);
}

#[wasm_bindgen_test]
fn nms_options_that_are_absent_or_undefined_are_the_defaults() {
    let (boxes, scores, classes) = (boxes(), scores(), classes());
    let keep = |options: JsValue| {
        let answer = nms(&boxes, &scores, Some(classes.clone()), options).expect("valid");
        indices(get(&answer, "keep"))
    };
    let rust = |options: &NmsOptions| {
        boxstep::nms::nms(&boxes, &scores, Some(&classes), options).expect("valid").keep
    };
    let default = rust(&NmsOptions::default());
    assert_eq!(keep(JsValue::UNDEFINED), default);
    assert_eq!(keep(JsValue::NULL), default);
    assert_eq!(keep(js("{}")), default);
    let nothing = "{ threshold: undefined, extent: undefined, boundary: undefined, ties: undefined,
        perClass: undefined, scoreThreshold: undefined, topK: undefined, maxOutput: undefined,
        measure: undefined, exponent: undefined, explain: undefined }";
    assert_eq!(keep(js(nothing)), default);

    for (written, options) in [
        ("{ threshold: 0.2 }", NmsOptions { threshold: 0.2, ..NmsOptions::default() }),
        (
            "{ threshold: 0.1, extent: 'inclusive', boundary: 'greater-or-equal',
               ties: 'highest-index', perClass: true, scoreThreshold: 0.1, topK: 20, maxOutput: 5,
               measure: 'ciou', exponent: 0.6 }",
            snapshot::variants()[1].clone(),
        ),
    ] {
        assert_ne!(rust(&options), default);
        assert_eq!(keep(js(written)), rust(&options));
    }
}

#[wasm_bindgen_test]
fn nms_says_what_it_refuses() {
    let refused = |scores: &[f64], classes: Option<Vec<u32>>, options: &str| {
        refusal(nms(&[A, B].concat(), scores, classes, js(options)))
    };
    let (code, problem, message) = refused(&[0.5, f64::INFINITY], None, "{}");
    assert_eq!(code, "badScore");
    assert_eq!(problem, r#"{"code":"badScore","index":1,"value":"inf"}"#);
    assert_eq!(message, "box 1 has a score that is not a number (inf)");
    assert_eq!(refused(&[0.5], None, "{}").0, "wrongLength");
    assert_eq!(refused(&[0.5, 0.5], Some(vec![0]), "{}").0, "wrongLength");
    assert_eq!(refused(&[0.5, 0.5], None, "{ perClass: true }").0, "noClasses");
    assert_eq!(refused(&[0.5, 0.5], None, "{ threshold: NaN }").0, "badOption");

    let wrong = [
        "{ iouThreshold: 0.5 }",
        "{ threshold: '0.5' }",
        "{ boundary: '>=' }",
        "{ maxOutput: -1 }",
        "{ maxOutput: 1.5 }",
        "true",
    ];
    for options in wrong {
        assert_eq!(refused(&[0.5, 0.5], None, options).0, "badOptions", "{options}");
    }
}

#[wasm_bindgen_test]
fn a_file_becomes_columns() {
    let csv = b"x1,y1,x2,y2,score,class\n1,2,3,4,0.5,cat\nbad line\n5,6,7,8,,dog\n";
    let parsed: JsValue = parse_boxes(csv, "boxes.csv", js("{}")).expect("valid").into();
    let column = |name: &str| get(&parsed, name);
    assert_eq!(numbers(column("boxes")), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]);
    let scores = numbers(column("scores"));
    assert!(scores[0] == 0.5 && scores[1].is_nan());
    assert_eq!(indices(column("classes")), [0, 1]);
    assert_eq!(text(&column("classNames")), r#"["cat","dog"]"#);
    assert_eq!(indices(column("images")), [0, 0]);
    assert_eq!(text(&column("imageNames")), r#"["boxes"]"#);
    assert!(numbers(column("imageSizes")).iter().all(|side| side.is_nan()));
    assert_eq!(indices(column("lines")), [2, 4]);
    let skipped = text(&get(&column("report"), "skipped"));
    assert!(skipped.contains("bad line"), "{skipped}");
}

#[wasm_bindgen_test]
fn a_file_that_is_no_file_of_boxes() {
    let error = boxstep::formats::parse_boxes(b"hello", "boxes.txt", &ParseOptions::default())
        .expect_err("there is no box in it");
    let problem = as_javascript_writes_it(&json(&error));
    let refused = refusal(parse_boxes(b"hello", "boxes.txt", js("{}")));
    assert_eq!(refused, ("unrecognised".to_owned(), problem, error.to_string()));
    assert_eq!(refusal(parse_boxes(b"1 2 3 4", "a", js("{ colums: [] }"))).0, "badOptions");
}

/// Everything that a run shows is what a timeline shows, at every place.
#[wasm_bindgen_test]
fn a_run_is_a_timeline() {
    let options = snapshot::variants()[1].clone();
    let lab = Nms::new(&boxes(), &scores(), Some(&classes()), &options).expect("valid");
    let timeline = Timeline::record(lab.clone());
    let given = JSON::parse(&json(&options)).expect("it is JSON");
    let mut run = Run::open("nms", &boxes(), &scores(), &classes(), given).expect("valid");

    assert_eq!(run.ends().length(), 0);
    assert_eq!(run.frame(0, 0), Ok(None));
    let mut calls = 0;
    while !run.advance(10.0) {
        calls += 1;
    }
    assert!(calls > 1 && run.advance(10.0));
    let counts = |counts: &[u64]| counts.iter().map(|&n| n as f64).collect::<Vec<_>>();
    assert_eq!(run.ends().to_vec(), counts(timeline.ends()));
    assert_eq!(run.marks().to_vec(), counts(timeline.marks()));

    for place in places(&timeline) {
        let frame = run.frame(place.round, place.event).expect("valid").expect("it exists");
        let seen = timeline.at(place, |state, event| {
            let roles = lab.roles(state, event).into_iter().map(|role| role as u8);
            (roles.collect::<Vec<_>>(), json(&lab.detail(state, event)))
        });
        let (roles, detail) = seen.expect("it exists");
        let shown: Uint8Array = get(&frame, "roles").dyn_into().expect("a Uint8Array");
        assert_eq!(shown.to_vec(), roles);
        assert_eq!(text(&get(&frame, "detail")), as_javascript_writes_it(&detail));
    }
    assert_eq!(run.frame(timeline.ends().len(), 0), Ok(None));

    let summary: JsValue = run.summary().expect("valid").into();
    let about = json(&lab.summary(timeline.answer()));
    assert_eq!(text(&get(&summary, "about")), as_javascript_writes_it(&about));
    assert_eq!(indices(get(&summary, "kept")), timeline.answer().kept());
    assert_eq!(indices(get(&summary, "suppressedBy")).len(), scores().len());
    assert_eq!(numbers(get(&summary, "overlap")).len(), scores().len());
}

#[wasm_bindgen_test]
fn a_run_finds_boxes_and_pairs() {
    let boxes = [A, B].concat();
    let given = js("{ threshold: 0.4 }");
    let mut run = Run::open("nms", &boxes, &[0.5, 0.9], &[0, 0], given).expect("valid");
    assert_eq!(run.find(1, None), None);
    assert!(run.advance(f64::INFINITY));
    assert_eq!(run.find(1, None), Some(vec![1, 0]));
    assert_eq!(run.find(0, None), Some(vec![1, 1]));
    assert_eq!(run.find(0, Some(1)), Some(vec![1, 1]));
    assert_eq!(run.find(2, None), None);
    assert_eq!(run.find(0, Some(2)), None);
}

#[wasm_bindgen_test]
fn a_run_of_the_iou_lab() {
    let boxes = [A, B, [0.0; 4]].concat();
    let given = js("{ pair: [1, 0], kind: 'giou' }");
    let mut run = Run::open("iou", &boxes, &[], &[], given).expect("valid");
    assert!(run.advance(f64::INFINITY));
    assert_eq!(run.ends().length(), 8);
    let frame = run.frame(5, 0).expect("valid").expect("it exists");
    let detail = get(&frame, "detail");
    assert_eq!(get(&detail, "quantity"), JsValue::from_str("iou"));
    assert_eq!(text(&get(&detail, "operands")), "[100,200]");
    assert_eq!(get(&detail, "result"), JsValue::from_f64(0.5));
    let roles: Uint8Array = get(&frame, "roles").dyn_into().expect("a Uint8Array");
    assert_eq!(roles.to_vec(), [Role::Second as u8, Role::First as u8, Role::Aside as u8]);
    let about = get(&run.summary().expect("valid"), "about");
    assert_eq!(get(&about, "answer"), JsValue::from_f64(0.5));
}

#[wasm_bindgen_test]
fn a_run_that_cannot_be_opened() {
    let open = |lab: &str, options: &str| refusal(Run::open(lab, &A, &[0.5], &[0], js(options)));
    assert_eq!(open("kmeans", "{}").0, "noSuchLab");
    assert_eq!(open("nms", "{ pair: [0, 0] }").0, "badOptions");
    assert_eq!(open("nms", "{ explain: true }").0, "badOptions");
    let (code, problem, _) = open("iou", "{ pair: [0, 3] }");
    assert_eq!((&*code, &*problem), ("noSuchBox", r#"{"code":"noSuchBox","index":3,"count":1}"#));
}

#[wasm_bindgen_test]
fn roles_have_the_names_of_their_numbers() {
    let names: Vec<String> = role_names().iter().filter_map(|name| name.as_string()).collect();
    assert_eq!(names.len(), Role::ALL.len());
    for (role, name) in Role::ALL {
        assert_eq!(names[role as usize], name);
    }
}

#[wasm_bindgen_test]
fn the_landscape_is_a_picture() {
    let request = "{ fixed: [10, 10, 20, 20], moving: [0, 0, 10, 10], extent: 'exclusive',
        kind: 'iou', x: 14.5, y: 14.5, step: 1, width: 3, height: 2 }";
    let palette = [0, 0, 0, 255, 255, 255, 255, 255];
    let picture: ImageData = landscape(js(request), &palette).expect("valid");
    assert_eq!((picture.width(), picture.height()), (3, 2));
    assert_eq!(picture.data().len(), 3 * 2 * 4);
    assert_eq!(picture.data()[..4], [255; 4]);
    assert_eq!(picture.data()[4..8], [209, 209, 209, 255]);

    let edge = request.replace("width: 3, height: 2", "width: 0, height: 5000");
    let picture = landscape(js(&edge), &palette).expect("valid");
    assert_eq!((picture.width(), picture.height()), (1, 2048));
    let bad = request.replace("[10, 10, 20, 20]", "[10, 10, 20, NaN]");
    assert_eq!(refusal(landscape(js(&bad), &palette)).0, "badCoordinate");
    for wrong in ["stride: 1", "step: 1, stride: 1", "step: '1'"] {
        let wrong = request.replace("step: 1", wrong);
        assert_eq!(refusal(landscape(js(&wrong), &palette)).0, "badOptions", "{wrong}");
    }
}

/// The number that `laws.rs` expects natively.
#[wasm_bindgen_test]
fn the_snapshot_is_the_native_one() {
    assert_eq!(snapshot::hash(), snapshot::EXPECTED);
}
