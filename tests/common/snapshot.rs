//! One fixed set of timelines as a single number, which every target must arrive at.

use std::sync::Arc;

use boxstep::anchors::{
    AnchorsOptions, CentroidUpdate, EmptyCluster, Evolution, EvolutionOptions, InitMethod, KMeans,
    ShapeDistance, Shapes,
};
use boxstep::geometry::Extent;
use boxstep::iou::{IouOptions, IouPair, Kind};
use boxstep::nms::{Boundary, Duel, DuelOptions, Nms, NmsOptions, Ties};
use boxstep::watch::Timeline;

use super::shown::serialised;

/// What [`hash`] gave when this was last looked at. It changes with every event, field or number
/// that a timeline shows.
pub const EXPECTED: &str = "d4a44c574cbc5b89";

/// Boxes without a pattern that matters, most of them overlapping, some inverted, with coordinates
/// that no binary fraction holds.
pub fn boxes() -> Vec<f64> {
    (0..96).map(|i: u32| f64::from(i * i * 7 % 61) / 3.0 - 4.0).collect()
}

/// A score for each of [`boxes`], with ties.
pub fn scores() -> Vec<f64> {
    (0..24).map(|i: u32| f64::from(i * 5 % 9) / 10.0).collect()
}

/// A class for each of [`boxes`].
pub fn classes() -> Vec<u32> {
    (0..24).map(|i| i % 3 % 2).collect()
}

/// The options of the runs of NMS: few and all.
pub fn variants() -> [NmsOptions; 2] {
    [
        NmsOptions { threshold: 0.2, ..NmsOptions::default() },
        NmsOptions {
            threshold: 0.1,
            extent: Extent::Inclusive,
            boundary: Boundary::GreaterOrEqual,
            ties: Ties::HighestIndex,
            per_class: true,
            score_threshold: Some(0.1),
            top_k: Some(20),
            max_output: Some(5),
            measure: Kind::Ciou,
            exponent: 0.6,
        },
    ]
}

/// Width and height of shapes without a pattern that matters.
pub fn sides() -> Vec<f64> {
    (0..60).map(|i: u32| f64::from(i * i * 11 % 53 + 2) / 7.0).collect()
}

/// The options of the runs of k-means: few, all, and those that end in NaN.
pub fn anchors_variants() -> [AnchorsOptions; 3] {
    let few = AnchorsOptions { k: Some(4), seed: 1, ..AnchorsOptions::default() };
    [
        few.clone(),
        AnchorsOptions {
            init_method: InitMethod::RandomRows,
            distance: ShapeDistance::EuclideanWhitened,
            update: CentroidUpdate::Median,
            empty_cluster: EmptyCluster::Reseed,
            max_iterations: Some(4),
            ..few.clone()
        },
        AnchorsOptions {
            init: Some(vec![1.0, 2.0, 1.0, 2.0, 5.0, 5.0]),
            empty_cluster: EmptyCluster::Nan,
            ..AnchorsOptions::default()
        },
    ]
}

/// The options of the genetic search.
pub fn evolution_options() -> EvolutionOptions {
    let anchors = vec![1.0, 2.0, 4.0, 3.0];
    EvolutionOptions { anchors, seed: 5, generations: 12, ..EvolutionOptions::default() }
}

/// The timelines as text.
pub fn text() -> String {
    let mut text = String::new();
    for options in variants() {
        let nms = Nms::new(&boxes(), &scores(), Some(&classes()), &options);
        text += &serialised(&Timeline::record(nms.expect("fixed and valid")));
    }
    let [a, b] = variants();
    let duel = Duel::new(&boxes(), &scores(), Some(&classes()), &DuelOptions { a, b });
    text += &serialised(&Timeline::record(duel.expect("fixed and valid")));
    for kind in [Kind::Giou, Kind::Ciou] {
        for extent in [Extent::Exclusive, Extent::Inclusive] {
            let pair = IouPair::new(&boxes(), &IouOptions { pair: (3, 8), extent, kind });
            text += &serialised(&Timeline::record(pair.expect("fixed and valid")));
        }
    }
    let shapes = Arc::new(Shapes::new(&sides()).expect("fixed and valid"));
    for options in anchors_variants() {
        let run = KMeans::new(Arc::clone(&shapes), &options);
        text += &serialised(&Timeline::record(run.expect("fixed and valid")));
    }
    let search = Evolution::new(shapes, &evolution_options());
    text += &serialised(&Timeline::record(search.expect("fixed and valid")));
    text
}

/// FNV-1a, 64 bits, of [`text`], in hexadecimal.
pub fn hash() -> String {
    fnv(&text())
}

/// FNV-1a, 64 bits, in hexadecimal.
pub fn fnv(text: &str) -> String {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash = text
        .bytes()
        .fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
