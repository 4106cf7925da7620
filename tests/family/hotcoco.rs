//! COCO's rules against hotcoco, an evaluation after pycocotools by others, on random sets.

use boxstep::ap::{ApBoxes, ApOptions, BoxKind, average_precision, coco_thresholds};
use hotcoco::params::{AreaRange, IouType};
use hotcoco::{Annotation, COCO, COCOeval, Category, Dataset, Image};
use proptest::prelude::*;

use crate::common::cases::config;

const IMAGES: u32 = 4;
const CLASSES: u32 = 3;

/// Whole numbers: hotcoco has a width where we have a right edge, and both are exact only then.
#[derive(Clone, Debug)]
struct Item {
    corner: [u8; 2],
    size: [u8; 2],
    score: u8,
    class: u32,
    image: u32,
    kind: BoxKind,
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let kind = prop_oneof![
        6 => Just(BoxKind::Detection),
        4 => Just(BoxKind::Truth),
        1 => Just(BoxKind::Crowd),
    ];
    let item = ([0..12_u8, 0..12], [1..14_u8, 1..14], 0..12_u8, 0..CLASSES, 0..IMAGES, kind)
        .prop_map(|(corner, size, score, class, image, kind)| Item {
            corner,
            size,
            score,
            class,
            image,
            kind,
        });
    prop::collection::vec(item, 0..60)
}

fn annotation(at: usize, item: &Item) -> Annotation {
    let [x, y, width, height] =
        [item.corner[0], item.corner[1], item.size[0], item.size[1]].map(f64::from);
    Annotation {
        id: at as u64 + 1,
        image_id: u64::from(item.image) + 1,
        category_id: u64::from(item.class) + 1,
        bbox: Some([x, y, width, height]),
        area: Some(width * height),
        iscrowd: item.kind == BoxKind::Crowd,
        score: (item.kind == BoxKind::Detection).then(|| f64::from(item.score) / 12.0),
        ..Annotation::default()
    }
}

/// By class, then by threshold; none where a class has nothing to find.
fn theirs(items: &[Item], most: usize, area: [f64; 2]) -> Vec<Option<f64>> {
    let of = |wanted: fn(BoxKind) -> bool| {
        let chosen = items.iter().enumerate().filter(move |(_, item)| wanted(item.kind));
        chosen.map(|(at, item)| annotation(at, item)).collect::<Vec<_>>()
    };
    let truth = COCO::from_dataset(Dataset {
        images: (1..=u64::from(IMAGES)).map(|id| Image { id, ..Image::default() }).collect(),
        annotations: of(|kind| kind != BoxKind::Detection),
        categories: (1..=u64::from(CLASSES))
            .map(|id| Category { id, ..Category::default() })
            .collect(),
        ..Dataset::default()
    });
    let found = truth.load_res_anns(of(|kind| kind == BoxKind::Detection)).expect("they fit");
    let mut evaluation = COCOeval::new(truth, found, IouType::Bbox);
    evaluation.params.max_dets = vec![most];
    evaluation.params.area_ranges = vec![AreaRange { label: "all".into(), range: area }];
    evaluation.evaluate().expect("it can be evaluated");
    evaluation.accumulate();
    let answer = evaluation.accumulated().expect("it is accumulated");
    let levels = answer.shape.r;
    let mut all = Vec::new();
    for k in 0..answer.shape.k {
        for t in 0..answer.shape.t {
            let at = |r| answer.precision[answer.precision_idx(t, r, k, 0, 0)];
            let sum: f64 = (0..levels).map(at).sum();
            all.push((at(0) >= 0.0).then(|| sum / levels as f64));
        }
    }
    all
}

fn ours(items: &[Item], options: &ApOptions) -> Vec<Option<f64>> {
    let boxes: Vec<f64> = items
        .iter()
        .flat_map(|Item { corner: [x, y], size: [w, h], .. }| [*x, *y, x + w, y + h])
        .map(f64::from)
        .collect();
    let scores: Vec<f64> = items.iter().map(|item| f64::from(item.score) / 12.0).collect();
    let classes: Vec<u32> = items.iter().map(|item| item.class).collect();
    let images: Vec<u32> = items.iter().map(|item| item.image).collect();
    let kinds: Vec<BoxKind> = items.iter().map(|item| item.kind).collect();
    let given = ApBoxes {
        boxes: &boxes,
        scores: &scores,
        classes: &classes,
        images: &images,
        kinds: &kinds,
    };
    let answer = average_precision(given, options).expect("the case is valid");
    let mut all = vec![None; CLASSES as usize * 10];
    for (at, curve) in answer.curves.iter().enumerate() {
        all[curve.result.class as usize * 10 + at % 10] = curve.result.ap;
    }
    all
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn average_precision_is_hotcocos(
        items in items(),
        most in 1..8_usize,
        area in prop_oneof![Just([0.0, 1e10]), Just([9.0, 60.0]), Just([20.0, 20.0])],
    ) {
        let options = ApOptions {
            max_detections: Some(most as u32),
            area_range: Some(area),
            ..ApOptions::coco()
        };
        prop_assert_eq!(&options.thresholds, &coco_thresholds());
        let (ours, theirs) = (ours(&items, &options), theirs(&items, most, area));
        prop_assert_eq!(ours.len(), theirs.len());
        for (at, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            prop_assert_eq!(ours.is_some(), theirs.is_some(), "{}", at);
            let apart = ours.unwrap_or(0.0) - theirs.unwrap_or(0.0);
            prop_assert!(apart.abs() <= 1e-9, "{}: {:?} is not {:?}", at, ours, theirs);
        }
    }
}
