//! K-means by cells against the textbook (law 5): the same state after every round, so the same
//! assignments, centroids and averages in every pass, to the bit, on whatever shapes and options.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::sync::Arc;

use boxstep::anchors::{
    AnchorsOptions, CentroidUpdate, EmptyCluster, InitMethod, KMeans, MIN_SIDE, Shape,
    ShapeDistance, Shapes, State, Survey, Trial, anchors,
};
use boxstep::geometry::MAX_COORDINATE;
use boxstep::watch::{Progress, run};
use common::cases::config;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestCaseResult;

/// NaN is equal to NaN here, whichever NaN it is, and all else to the bit.
fn told(state: &State) -> String {
    format!("{state:?}")
}

fn textbook(wh: &[f64], options: &AnchorsOptions) -> State {
    let shapes = Arc::new(Shapes::new(wh).expect("the case is valid"));
    run(&KMeans::new(shapes, options).expect("the case is valid"))
}

fn same(wh: &[f64], options: &AnchorsOptions) -> TestCaseResult {
    let answer = anchors(wh, options, 1).expect("the case is valid");
    prop_assert_eq!(told(&answer), told(&textbook(wh, options)));
    Ok(())
}

/// Sides of every size that a shape may have.
fn size() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => Just(1.0),
        2 => (-8..=8_i32).prop_map(|power| 2.0_f64.powi(power)),
        1 => select(vec![MIN_SIDE, 1e-90, 1e-30, 1e30, 1e90, MAX_COORDINATE / 8.0]),
    ]
}

/// Whole numbers, so that shapes repeat and distances tie; hundredths, as in COCO's files; any.
fn side() -> impl Strategy<Value = f64> {
    prop_oneof![
        2 => (1..=6_i32).prop_map(f64::from),
        1 => (100..=800_i32).prop_map(|hundredths| f64::from(hundredths) / 100.0),
        1 => 1.0..8.0_f64,
    ]
}

/// Groups of shapes, each at a size of its own.
fn shapes() -> impl Strategy<Value = Vec<f64>> {
    let group = (size(), size(), prop::collection::vec((side(), side()), 1..60));
    prop::collection::vec(group, 1..6).prop_map(|groups| {
        let flat = |(x, y, sides): (f64, f64, Vec<(f64, f64)>)| {
            sides.into_iter().flat_map(move |(w, h)| [x * w, y * h])
        };
        groups.into_iter().flat_map(flat).collect()
    })
}

/// Every option but the first centroids; `k` is cut to the number of shapes.
fn options() -> impl Strategy<Value = AnchorsOptions> {
    let most = prop::option::weighted(0.2, 1..20_u32);
    let methods =
        vec![InitMethod::RandomRows, InitMethod::DistinctRows, InitMethod::KMeansPlusPlus];
    let policies = vec![EmptyCluster::Keep, EmptyCluster::Reseed, EmptyCluster::Nan];
    let distances =
        vec![ShapeDistance::Iou, ShapeDistance::Euclidean, ShapeDistance::EuclideanWhitened];
    (
        (prop_oneof![4 => 1..=12_u32, 1 => 13..=300_u32], any::<u32>(), any::<bool>(), most),
        (select(methods), select(policies), select(distances)),
        select(vec![CentroidUpdate::Mean, CentroidUpdate::Median]),
    )
        .prop_map(|((k, seed, zero, most), (init_method, empty_cluster, distance), update)| {
            AnchorsOptions {
                k: Some(k),
                init: None,
                init_method,
                seed,
                distance,
                update,
                empty_cluster,
                zero_assignment: zero,
                max_iterations: most,
            }
        })
}

fn fitted(wh: &[f64], options: AnchorsOptions) -> AnchorsOptions {
    let count = (wh.len() / 2) as u32;
    AnchorsOptions { k: options.k.map(|k| k.min(count)), ..options }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn equals_the_textbook(wh in shapes(), options in options()) {
        same(&wh, &fitted(&wh, options))?;
    }

    /// Centroids at which a shape of the input overlaps two of them exactly alike: twice and half as
    /// wide, or high, as one of the shapes; and one centroid twice.
    #[test]
    fn equals_the_textbook_where_overlaps_are_equal(
        wh in shapes(),
        options in options(),
        at in prop::collection::vec((any::<Index>(), 0..4_usize), 1..4),
    ) {
        let factors: [[Shape; 2]; 4] = [
            [[2.0, 1.0], [0.5, 1.0]],
            [[1.0, 0.5], [1.0, 2.0]],
            [[2.0, 1.0], [1.0, 2.0]],
            [[1.0, 1.0], [1.0, 1.0]],
        ];
        let (all, _) = wh.as_chunks::<2>();
        let limited = |side: f64| side.clamp(MIN_SIDE, MAX_COORDINATE);
        let init: Vec<f64> = at
            .iter()
            .flat_map(|(index, which)| factors[*which].map(|factor| (index.get(all), factor)))
            .flat_map(|(&[w, h], [x, y])| [limited(w * x), limited(h * y)])
            .take(wh.len())
            .collect();
        let k = Some(init.len() as u32 / 2);
        same(&wh, &AnchorsOptions { k, init: Some(init), ..options })?;
    }

    /// First centroids far from all shapes and at them, some of which stay without shapes.
    #[test]
    fn equals_the_textbook_from_any_centroids(
        wh in shapes(),
        options in options(),
        init in prop::collection::vec((size(), size(), side(), side()), 1..10),
    ) {
        let init: Vec<f64> =
            init.iter().flat_map(|(x, y, w, h)| [x * w, y * h]).take(wh.len()).collect();
        let k = Some(init.len() as u32 / 2);
        same(&wh, &AnchorsOptions { k, init: Some(init), ..options })?;
    }
}

fn random(mut seed: u64) -> impl FnMut() -> f64 {
    move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    }
}

/// Some thousand shapes as in a data set, of each kind of spread; for every option.
fn data_sets() -> Vec<Vec<f64>> {
    let mut random = random(11);
    let mut made = |shape: &mut dyn FnMut(&mut dyn FnMut() -> f64) -> Shape| {
        (0..6007).flat_map(|_| shape(&mut random)).collect::<Vec<f64>>()
    };
    let hundredths = |side: f64| (side * 100.0).round() / 100.0;
    vec![
        made(&mut |random| {
            [hundredths(1.0 + 300.0 * random()), hundredths(1.0 + 200.0 * random())]
        }),
        // As many small ones as large ones, and tall ones as wide ones.
        made(&mut |random| {
            let (size, aspect) = (random() * 6.0, random() * 2.0 - 1.0);
            [(size + aspect).exp(), (size - aspect).exp()]
        }),
        // Nearly all in one spot, one in a hundred anywhere.
        made(&mut |random| {
            let spread = if random() < 0.01 { 1e6 } else { 1e-9 };
            [1.0 + spread * random(), 1.0 + spread * random()]
        }),
        // Few distinct ones.
        made(&mut |random| [1.0 + (random() * 9.0).floor(), 1.0 + (random() * 9.0).floor()]),
        // On a line, where many tie.
        made(&mut |random| {
            let side = 2.0_f64.powi((random() * 40.0) as i32 - 20);
            [side, side]
        }),
    ]
}

#[test]
fn equals_the_textbook_on_many_shapes() {
    for wh in data_sets() {
        for distance in
            [ShapeDistance::Iou, ShapeDistance::Euclidean, ShapeDistance::EuclideanWhitened]
        {
            for update in [CentroidUpdate::Mean, CentroidUpdate::Median] {
                for (k, empty_cluster) in [
                    (1, EmptyCluster::Keep),
                    (9, EmptyCluster::Reseed),
                    (12, EmptyCluster::Nan),
                    (97, EmptyCluster::Keep),
                ] {
                    let options = AnchorsOptions {
                        k: Some(k),
                        distance,
                        update,
                        empty_cluster,
                        ..AnchorsOptions::default()
                    };
                    same(&wh, &options).expect("the states are the same");
                }
            }
        }
    }
}

/// Runs made after one another on the same shapes know nothing of one another.
#[test]
fn equals_the_textbook_in_a_survey() {
    for wh in data_sets() {
        let wh = &wh[..1000];
        let shapes = Arc::new(Shapes::new(wh).expect("the shapes are valid"));
        for update in [CentroidUpdate::Mean, CentroidUpdate::Median] {
            let options = AnchorsOptions { update, ..AnchorsOptions::default() };
            let mut survey =
                Survey::elbow(Arc::clone(&shapes), &options, 11, 2).expect("it is valid");
            while survey.advance(1).expect("it is valid") == Progress::More {}
            let expected = survey.trials().iter().map(|&Trial { k, seed, .. }| {
                let state = textbook(wh, &survey.options_of(k, seed));
                let (avg_iou, iterations) = (state.avg_iou(), state.iterations());
                let reason = state.reason().expect("it is over");
                Trial { k, seed, avg_iou, iterations, reason }
            });
            assert_eq!(survey.trials(), expected.collect::<Vec<_>>());
            assert_eq!(survey.trials().len(), 22);
        }
    }
}
