//! What the property tests are tried on.

use boxstep::geometry::Extent;
use boxstep::iou::{IouOptions, IouPair, Kind};
use boxstep::nms::{Boundary, Nms, NmsOptions, Ties};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

use super::formulas::measured;

pub const EXTENTS: [Extent; 2] = [Extent::Exclusive, Extent::Inclusive];
pub const BOUNDARIES: [Boundary; 2] = [Boundary::Greater, Boundary::GreaterOrEqual];
pub const TIES: [Ties; 2] = [Ties::LowestIndex, Ties::HighestIndex];
pub const KINDS: [Kind; 4] = [Kind::Iou, Kind::Giou, Kind::Diou, Kind::Ciou];

/// The same cases on every run and machine.
pub fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 2000,
        rng_seed: RngSeed::Fixed(0x0b0c_57e9),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Coordinates close together, so that edges touch, corners invert and sides vanish often; some of
/// them not exact in binary.
fn coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (-6..=12i32).prop_map(f64::from),
        1 => (-18..=36i32).prop_map(|n| f64::from(n) / 3.0),
        1 => -6.0..12.0,
        1 => Just(-0.0),
    ]
}

/// Four numbers as a person may write them.
pub fn corners() -> impl Strategy<Value = [f64; 4]> {
    [coordinate(), coordinate(), coordinate(), coordinate()]
}

/// Boxes of which about every fifth is a copy of another.
pub fn boxes(count: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<[f64; 4]>> {
    prop::collection::vec((corners(), prop::option::weighted(0.2, any::<Index>())), count).prop_map(
        |drawn| {
            let original = |at: usize| drawn[at].0;
            let copied = |(own, copy): &([f64; 4], Option<Index>)| {
                copy.map_or(*own, |index| original(index.index(drawn.len())))
            };
            drawn.iter().map(copied).collect()
        },
    )
}

/// Any number that a coordinate may be, of every size.
pub fn any_coordinate() -> impl Strategy<Value = f64> {
    let signed = |size: f64, negative: bool| if negative { -size } else { size };
    prop_oneof![
        2 => coordinate(),
        1 => -1e6..1e6,
        2 => (-330..=99i32, 1.0..10.0, any::<bool>())
            .prop_map(move |(power, digits, negative)| signed(digits * 10f64.powi(power), negative)),
        1 => (select(vec![0.0, f64::MIN_POSITIVE, 5e-324, 1e100]), any::<bool>())
            .prop_map(move |(size, negative)| signed(size, negative)),
    ]
}

/// Finite scores, tied more often than not.
pub fn score() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => select(vec![-1.0, -0.0, 0.0, 0.25, 0.5, 0.9, 1.0]),
        1 => -2.0..2.0,
    ]
}

/// Boxes, scores, classes and what cuts them off.
#[derive(Clone, Debug)]
pub struct NmsCase {
    pub boxes: Vec<[f64; 4]>,
    pub scores: Vec<f64>,
    pub classes: Vec<u32>,
    pub score_threshold: Option<f64>,
    pub top_k: Option<u32>,
    pub max_output: Option<u32>,
    pub measure: Kind,
    pub exponent: f64,
    /// The threshold is the overlap of these two boxes, so that it is exactly attained ...
    pub touching: Option<(Index, Index)>,
    /// ... or else this.
    pub threshold: f64,
}

impl NmsCase {
    pub fn flat(&self) -> Vec<f64> {
        self.boxes.concat()
    }

    /// The options with everything that is not a case's own.
    pub fn options(
        &self,
        extent: Extent,
        boundary: Boundary,
        ties: Ties,
        per_class: bool,
    ) -> NmsOptions {
        let count = self.boxes.len();
        let attained = |(a, b): (Index, Index)| {
            let (a, b) = (self.boxes[a.index(count)], self.boxes[b.index(count)]);
            measured(a, b, extent.one(), self.measure, self.exponent)
        };
        let touching = self.touching.filter(|_| count > 0);
        NmsOptions {
            threshold: touching.map_or(self.threshold, attained),
            extent,
            boundary,
            ties,
            per_class,
            score_threshold: self.score_threshold,
            top_k: self.top_k,
            max_output: self.max_output,
            measure: self.measure,
            exponent: self.exponent,
        }
    }

    /// Every way of counting, deciding, ordering and dividing.
    pub fn all_options(&self) -> Vec<NmsOptions> {
        let mut all = Vec::new();
        for extent in EXTENTS {
            for boundary in BOUNDARIES {
                for ties in TIES {
                    for per_class in [false, true] {
                        all.push(self.options(extent, boundary, ties, per_class));
                    }
                }
            }
        }
        all
    }

    pub fn lab(&self, options: &NmsOptions) -> Nms {
        Nms::new(&self.flat(), &self.scores, Some(&self.classes), options)
            .expect("the case is valid")
    }
}

prop_compose! {
    /// 0 to 40 boxes.
    pub fn nms_case()(boxes in boxes(0..=40))(
        scores in prop::collection::vec(score(), boxes.len()),
        classes in prop::collection::vec(0..3u32, boxes.len()),
        score_threshold in prop::option::of(select(vec![-2.0, 0.0, 0.25, 0.3, 0.9, 2.0])),
        max_output in prop_oneof![
            3 => Just(None),
            1 => select(vec![0, 1, u32::MAX]).prop_map(Some),
            2 => (2..12u32).prop_map(Some),
        ],
        top_k in prop::option::weighted(0.3, 0..20u32),
        measure in prop_oneof![2 => Just(Kind::Iou), 1 => select(KINDS.to_vec())],
        exponent in select(vec![1.0, 0.6, 2.0]),
        touching in prop::option::weighted(0.7, any::<(Index, Index)>()),
        threshold in select(vec![-0.5, 0.0, 0.1, 0.3, 0.5, 0.7, 1.0, 1.5]),
        boxes in Just(boxes),
    ) -> NmsCase {
        NmsCase {
            boxes,
            scores,
            classes,
            score_threshold,
            top_k,
            max_output,
            measure,
            exponent,
            touching,
            threshold,
        }
    }
}

/// A case with one of all combinations of options.
pub fn nms_run() -> impl Strategy<Value = (NmsCase, NmsOptions)> {
    (nms_case(), 0..16usize).prop_map(|(case, choice)| {
        let options = case.all_options().swap_remove(choice);
        (case, options)
    })
}

/// NMS with any options.
pub fn nms_lab() -> impl Strategy<Value = Nms> {
    nms_run().prop_map(|(case, options)| case.lab(&options))
}

/// A pair, which may be one box twice, with any options.
pub fn iou_run() -> impl Strategy<Value = (Vec<[f64; 4]>, IouOptions)> {
    (boxes(1..=4), any::<(Index, Index)>(), select(EXTENTS.to_vec()), select(KINDS.to_vec()))
        .prop_map(|(boxes, (a, b), extent, kind)| {
            let pair = (a.index(boxes.len()), b.index(boxes.len()));
            (boxes, IouOptions { pair, extent, kind })
        })
}

/// The IoU lab with any options.
pub fn iou_lab() -> impl Strategy<Value = IouPair> {
    iou_run().prop_map(|(boxes, options)| {
        IouPair::new(&boxes.concat(), &options).expect("the case is valid")
    })
}
