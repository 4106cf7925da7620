//! K-means on shapes: the answers of the scripts that people use, and the numbers of the project's
//! own reference.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;
use std::sync::Arc;

use boxstep::Problem;
use boxstep::anchors::{
    AnchorsOptions, CentroidUpdate, EmptyCluster, Evolution, EvolutionEvent, EvolutionOptions,
    InitMethod, KMeans, KMeansEvent, RATIO, Shape, ShapeDistance, Shapes, State, StopReason,
    Survey, UNASSIGNED, anchors, average_iou, best_possible_recall, fitness,
};
use boxstep::watch::{Lab, Place, Progress, Subject, Timeline, run};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    update: CentroidUpdate,
    wh: Vec<Shape>,
    init: Vec<Shape>,
    centroids_by_iteration: Option<Vec<Vec<Shape>>>,
    centroids: Option<Vec<Shape>>,
    assignment: Vec<u32>,
    iterations: u32,
    avg_iou: f64,
}

/// The copied part, and the full file where it lies beside the project.
fn golden() -> Vec<Case> {
    #[derive(Deserialize)]
    struct File {
        cases: Vec<Case>,
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &str| {
        let text = std::fs::read_to_string(root.join(folder).join("kmeans_anchors.json")).ok()?;
        let file: File = serde_json::from_str(&text).expect("it is a file of cases");
        assert!(!file.cases.is_empty(), "{folder} has no case");
        Some(file.cases)
    };
    let mut all = read("tests/golden").expect("the copied part is there");
    all.extend(read("../shared/golden").unwrap_or_default());
    all
}

#[track_caller]
fn assert_near(value: f64, expected: f64, tolerance: f64) {
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
}

#[track_caller]
fn assert_all_near(centroids: &[Shape], expected: &[Shape]) {
    assert_eq!(centroids.len(), expected.len());
    for (side, expected) in std::iter::zip(centroids.as_flattened(), expected.as_flattened()) {
        assert_near(*side, *expected, 1e-9);
    }
}

fn shapes(wh: &[Shape]) -> Arc<Shapes> {
    Arc::new(Shapes::new(wh.as_flattened()).expect("valid"))
}

fn clustered(wh: &[Shape], options: &AnchorsOptions) -> State {
    anchors(wh.as_flattened(), options, 1).expect("valid")
}

/// The scripts give NaN to an empty cluster; darknet's calc_anchors keeps it. No case here has one.
#[test]
fn every_iteration_is_that_of_gen_anchors_and_lars76() {
    for case in golden() {
        for (empty_cluster, zero_assignment) in [
            (EmptyCluster::Nan, false),
            (EmptyCluster::Nan, true),
            (EmptyCluster::Keep, false),
            (EmptyCluster::Keep, true),
        ] {
            let options = AnchorsOptions {
                init: Some(case.init.concat()),
                update: case.update,
                empty_cluster,
                zero_assignment,
                ..AnchorsOptions::default()
            };
            let state = clustered(&case.wh, &options);
            assert_eq!(state.reason(), Some(StopReason::Unchanged));
            assert_eq!(state.iterations(), case.iterations);
            assert_eq!(state.assignment(), case.assignment);
            assert_near(state.avg_iou(), case.avg_iou, 1e-9);
            assert_near(average_iou(&shapes(&case.wh), state.centroids()), case.avg_iou, 1e-9);
            assert!(case.centroids.is_some() || case.centroids_by_iteration.is_some());
            if let Some(centroids) = &case.centroids {
                assert_all_near(state.centroids(), centroids);
            }
            if let Some(by_iteration) = &case.centroids_by_iteration {
                assert_eq!(state.passes().len(), by_iteration.len());
                for (pass, centroids) in state.passes().iter().zip(by_iteration) {
                    assert_all_near(&pass.centroids, centroids);
                }
            }
        }
    }
}

const THREE: [Shape; 3] = [[10.0, 10.0], [10.0, 10.0], [100.0, 100.0]];

/// The mean minimises squared distances, not 1 - IoU.
#[test]
fn three_boxes_prove_that_the_mean_can_make_it_worse() {
    let from_ten = |update| {
        let init = Some(vec![10.0, 10.0]);
        clustered(&THREE, &AnchorsOptions { init, update, ..AnchorsOptions::default() })
    };
    let mean = from_ten(CentroidUpdate::Mean);
    let averages: Vec<f64> = mean.passes().iter().map(|pass| pass.avg_iou).collect();
    assert_near(averages[0], 0.670, 5e-4);
    assert_near(averages[1], 0.095, 5e-4);
    assert_eq!((averages.len(), mean.centroids()), (2, &[[40.0, 40.0]][..]));
    let median = from_ten(CentroidUpdate::Median);
    assert_eq!(median.centroids(), [[10.0, 10.0]]);
    assert_near(median.avg_iou(), 0.670, 5e-4);

    let options = AnchorsOptions { k: Some(1), ..AnchorsOptions::default() };
    let options = AnchorsOptions { init: Some(vec![10.0, 10.0]), ..options };
    let timeline = Timeline::record(KMeans::new(shapes(&THREE), &options).expect("valid"));
    let summary = timeline.algorithm().summary(timeline.answer());
    assert_eq!(summary.fell, [2]);
    assert_eq!((summary.best_iteration, summary.best_avg_iou), (1, averages[0]));
    // One place, three assignments and the average; the mean; then three assignments more.
    assert_eq!(timeline.marks(), [1 + 3 + 1 + 1 + 3]);
}

/// Six shapes of three kinds, and two first centroids that are the same.
const SIX: [Shape; 6] = [[4.0, 4.0], [4.0, 5.0], [5.0, 4.0], [20.0, 4.0], [22.0, 4.0], [20.0, 5.0]];

fn from_twins(empty_cluster: EmptyCluster) -> State {
    let init = Some(vec![4.0, 4.0, 4.0, 4.0, 20.0, 4.0]);
    clustered(&SIX, &AnchorsOptions { init, empty_cluster, ..AnchorsOptions::default() })
}

/// The endless loop of gen_anchors.py, as conventions record it: all shapes move from cluster to
/// cluster for ever.
#[test]
fn a_duplicate_first_centroid_with_nan_is_shown_and_stopped() {
    let state = from_twins(EmptyCluster::Nan);
    let counts: Vec<&[u32]> = state.passes().iter().map(|pass| &*pass.counts).collect();
    assert_eq!(counts, [[3, 0, 3], [0, 6, 0], [6, 0, 0], [0, 6, 0], [6, 0, 0]]);
    assert_eq!(state.reason(), Some(StopReason::Nan));
    assert!(state.centroids().iter().flatten().any(|side| side.is_nan()));
    assert!(state.avg_iou() > 0.0);
}

#[test]
fn a_duplicate_first_centroid_kept_or_reseeded() {
    let kept = from_twins(EmptyCluster::Keep);
    assert_eq!(kept.reason(), Some(StopReason::Unchanged));
    // The twin that stayed takes the shape that it is.
    assert_eq!(kept.passes()[0].counts, [3, 0, 3]);
    assert_eq!(kept.passes()[1].centroids[1], [4.0, 4.0]);
    assert_eq!(kept.assignment()[0], 1);

    let reseeded = from_twins(EmptyCluster::Reseed);
    assert_eq!(reseeded.reason(), Some(StopReason::Unchanged));
    // 20 x 5, 4 x 5 and 5 x 4 are equally far (IoU 0.8); the first of them is taken.
    assert_eq!(reseeded.passes()[1].centroids[1], [4.0, 5.0]);
    assert!(reseeded.passes().last().is_some_and(|pass| !pass.counts.contains(&0)));
}

#[test]
fn equal_shapes_are_clustered_without_fuss() {
    for init_method in
        [InitMethod::RandomRows, InitMethod::DistinctRows, InitMethod::KMeansPlusPlus]
    {
        for empty_cluster in [EmptyCluster::Keep, EmptyCluster::Reseed, EmptyCluster::Nan] {
            let options = AnchorsOptions {
                k: Some(3),
                init_method,
                empty_cluster,
                ..AnchorsOptions::default()
            };
            let state = clustered(&[[2.0, 3.0]; 5], &options);
            let is_nan = empty_cluster == EmptyCluster::Nan;
            assert_eq!(
                state.reason(),
                Some(if is_nan { StopReason::Nan } else { StopReason::Unchanged })
            );
            assert_eq!(state.avg_iou(), 1.0);
        }
    }
}

#[test]
fn an_option_that_cannot_be_says_so() {
    let refused = |options: AnchorsOptions| {
        anchors(THREE.as_flattened(), &options, 1).expect_err("it is refused")
    };
    let default = AnchorsOptions::default;
    let out_of_range = |option: &str, value: &str, least, most| Problem::OutOfRange {
        option: option.to_owned(),
        value: value.to_owned(),
        least,
        most,
    };
    assert_eq!(refused(default()), Problem::TooFewShapes { k: 9, shapes: 3 });
    assert_eq!(refused(default()).to_string(), "3 shapes cannot make 9 clusters");
    let k = |k| AnchorsOptions { k: Some(k), ..default() };
    assert_eq!(refused(k(4)), Problem::TooFewShapes { k: 4, shapes: 3 });
    assert_eq!(refused(k(0)), out_of_range("k", "0", 1.0, 1000.0));
    assert_eq!(refused(k(1001)), out_of_range("k", "1001", 1.0, 1000.0));
    let passes = |most| AnchorsOptions { max_iterations: Some(most), ..k(1) };
    assert_eq!(refused(passes(0)), out_of_range("maxIterations", "0", 1.0, 1e5));
    let given = |init: &[f64], k| AnchorsOptions { k, init: Some(init.to_vec()), ..default() };
    assert_eq!(refused(given(&[1.0, 2.0], Some(2))), Problem::WrongInit { k: 2, numbers: 2 });
    assert_eq!(refused(given(&[1.0, 2.0, 3.0], None)), Problem::WrongInit { k: 1, numbers: 3 });
    assert_eq!(refused(given(&[], None)), out_of_range("k", "0", 1.0, 1000.0));
    let (width, height) = ("NaN".to_owned(), "1".to_owned());
    let nan = given(&[1.0, 2.0, f64::NAN, 1.0], None);
    assert_eq!(refused(nan), Problem::BadAnchor { index: 1, width, height });

    let restarts = anchors(THREE.as_flattened(), &k(1), 0);
    assert_eq!(restarts, Err(out_of_range("restarts", "0", 1.0, 1000.0)));
    assert_eq!(anchors(&[], &k(1), 1), Err(Problem::TooFewShapes { k: 1, shapes: 0 }));
}

/// 300 shapes without a pattern that matters.
fn many() -> Vec<Shape> {
    (0..300u32).map(|i| [f64::from(i * i % 97 + 3), f64::from(i * 31 % 89 + 2)]).collect()
}

#[test]
fn restarts_keep_the_best_average_iou() {
    let options = AnchorsOptions {
        k: Some(5),
        init_method: InitMethod::RandomRows,
        seed: u32::MAX - 3,
        ..AnchorsOptions::default()
    };
    let alone: Vec<f64> = (0..10)
        .map(|i| {
            let seed = options.seed.wrapping_add(i);
            clustered(&many(), &AnchorsOptions { seed, ..options.clone() }).avg_iou()
        })
        .collect();
    let best = alone.iter().copied().fold(0.0, f64::max);
    assert!(alone.iter().any(|&other| other < best));
    let answer = anchors(many().as_flattened(), &options, 10).expect("valid");
    assert_eq!(answer.avg_iou(), best);

    let mut survey = Survey::restarts(shapes(&many()), &options, 10).expect("valid");
    let mut slices = 0;
    while survey.advance(1500).expect("valid") == Progress::More {
        slices += 1;
    }
    assert!(slices > 10, "{slices}");
    assert_eq!(survey.trials().iter().map(|trial| trial.avg_iou).collect::<Vec<_>>(), alone);
    let chosen = survey.best().expect("there are trials");
    assert_eq!(chosen.avg_iou, best);
    let again = survey.options_of(chosen.k, chosen.seed);
    assert_eq!(clustered(&many(), &again), answer);
}

#[test]
fn an_elbow_has_every_k_with_every_seed() {
    let mut survey =
        Survey::elbow(shapes(&many()), &AnchorsOptions::default(), 15, 3).expect("valid");
    assert_eq!(survey.total(), 45);
    assert_eq!(survey.advance(u64::MAX), Ok(Progress::Done));
    let runs: Vec<(u32, u32)> = survey.trials().iter().map(|t| (t.k, t.seed)).collect();
    let expected = (1..=15).flat_map(|k| (0..3).map(move |seed| (k, seed)));
    assert_eq!(runs, expected.collect::<Vec<_>>());
    let average = |k| survey.trials().iter().filter(|t| t.k == k).map(|t| t.avg_iou).sum::<f64>();
    assert!(average(15) > average(5) && average(5) > average(1));

    let few = Survey::elbow(shapes(&THREE), &AnchorsOptions::default(), 15, 2).expect("valid");
    assert_eq!(few.total(), 6);
    assert!(Survey::elbow(shapes(&[]), &AnchorsOptions::default(), 15, 2).is_err());
}

#[test]
fn a_shape_is_found_where_it_came_to_its_cluster() {
    let options = AnchorsOptions { k: Some(4), seed: 3, ..AnchorsOptions::default() };
    let timeline = Timeline::record(KMeans::new(shapes(&many()), &options).expect("valid"));
    let mut rounds = Vec::new();
    for shape in 0..300 {
        let place = timeline.find(Subject::Item(shape)).expect("every shape has a cluster");
        let event = timeline.at(place, |_, event| *event).expect("it exists");
        let cluster = timeline.answer().assignment()[shape as usize];
        let is_arrival = matches!(
            event,
            KMeansEvent::Assign { shape: found, winner, changed: true, .. }
                if (found, winner) == (shape, cluster)
        );
        assert!(is_arrival, "{event:?}");
        rounds.push(place.round);
    }
    assert!(rounds.iter().any(|&round| round > 1));
    assert_eq!(timeline.find(Subject::Item(300)), None);
    assert_eq!(timeline.find(Subject::Pair(0, 1)), None);
}

#[test]
fn before_the_first_pass_no_shape_has_a_cluster() {
    let options = AnchorsOptions { k: Some(2), ..AnchorsOptions::default() };
    let timeline = Timeline::record(KMeans::new(shapes(&THREE), &options).expect("valid"));
    let place = Place { round: 0, event: 0 };
    let seen =
        timeline.at(place, |state, _| (state.assignment().to_vec(), state.centroids().len()));
    assert_eq!(seen, Some((vec![UNASSIGNED; 3], 1)));
}

/// As lars76's kmeans.py: with k = 1 it gives back the row that it drew.
#[test]
fn from_zeros_one_cluster_stops_where_it_starts() {
    for seed in 0..20 {
        let options = AnchorsOptions {
            k: Some(1),
            init_method: InitMethod::DistinctRows,
            seed,
            update: CentroidUpdate::Median,
            empty_cluster: EmptyCluster::Nan,
            zero_assignment: true,
            ..AnchorsOptions::default()
        };
        let lab = KMeans::new(shapes(&SIX), &options).expect("valid");
        let timeline = Timeline::record(lab.clone());
        let state = timeline.answer();
        assert_eq!((state.iterations(), state.reason()), (1, Some(StopReason::Unchanged)));
        assert!(SIX.contains(&state.centroids()[0]));
        assert_eq!((state.assignment(), state.counts()), (&[0; 6][..], &[6][..]));
        // What became of a shape was decided in the first pass, though it changed nothing.
        assert_eq!(timeline.find(Subject::Item(3)), Some(Place { round: 1, event: 3 }));

        let other = clustered(&SIX, &AnchorsOptions { zero_assignment: false, ..options });
        assert_eq!((other.iterations(), other.reason()), (2, Some(StopReason::Unchanged)));
    }
}

/// The same first centroids lead elsewhere under another distance.
#[test]
fn distances_make_other_anchors() {
    let [iou, euclidean, whitened] =
        [ShapeDistance::Iou, ShapeDistance::Euclidean, ShapeDistance::EuclideanWhitened].map(
            |distance| {
                let init = many()[..5].concat();
                let options = AnchorsOptions { init: Some(init), distance, ..Default::default() };
                clustered(&many(), &options).assignment().to_vec()
            },
        );
    assert!(iou != euclidean && euclidean != whitened && iou != whitened);
}

#[test]
fn evolution_never_gets_worse_and_is_the_same_for_a_seed() {
    let first = clustered(&many(), &AnchorsOptions { k: Some(6), ..AnchorsOptions::default() });
    let begun = first.centroids();
    let options = |seed| EvolutionOptions {
        anchors: begun.concat(),
        seed,
        generations: 60,
        ..EvolutionOptions::default()
    };
    let evolve = |seed| run(&Evolution::new(shapes(&many()), &options(seed)).expect("valid"));
    let state = evolve(1);
    assert_eq!(state, evolve(1));
    assert_ne!(state.anchors(), evolve(2).anchors());
    assert_eq!(state.fitness().len(), 61);
    assert!(state.fitness().is_sorted());
    assert!(!state.accepted().is_empty());
    let shapes = shapes(&many());
    assert_near(state.fitness()[0], fitness(&shapes, begun, RATIO), 1e-12);
    assert_eq!(state.fitness().last(), Some(&fitness(&shapes, state.anchors(), RATIO)));

    let timeline = Timeline::record(Evolution::new(shapes.clone(), &options(1)).expect("valid"));
    assert_eq!(timeline.ends().len(), 62);
    assert_eq!(timeline.events_in(1), 7);
    assert_eq!(timeline.marks().len(), state.accepted().len());
    let last = timeline.at(Place { round: 61, event: 0 }, |_, event| *event);
    assert_eq!(
        last,
        Some(EvolutionEvent::Done {
            generations: 60,
            accepted: state.accepted().len() as u32,
            fitness: fitness(&shapes, state.anchors(), RATIO),
            best_possible_recall: best_possible_recall(&shapes, state.anchors(), RATIO),
        })
    );
}

#[test]
fn an_option_of_evolution_that_cannot_be_says_so() {
    let good = EvolutionOptions { anchors: vec![1.0, 2.0], ..EvolutionOptions::default() };
    let refused = |options: EvolutionOptions| {
        let problem = Evolution::new(shapes(&THREE), &options).expect_err("it is refused");
        if let Problem::OutOfRange { option, .. } = problem { option } else { String::new() }
    };
    assert_eq!(refused(EvolutionOptions::default()), "anchors");
    assert_eq!(refused(EvolutionOptions { generations: 0, ..good.clone() }), "generations");
    let probability = EvolutionOptions { mutation_probability: 0.0, ..good.clone() };
    assert_eq!(refused(probability), "mutationProbability");
    assert_eq!(refused(EvolutionOptions { sigma: f64::NAN, ..good.clone() }), "sigma");
    assert_eq!(refused(EvolutionOptions { ratio: 0.5, ..good.clone() }), "ratio");
    assert_eq!(refused(EvolutionOptions { min_side: -1.0, ..good.clone() }), "minSide");
    let zero = Evolution::new(
        shapes(&THREE),
        &EvolutionOptions { anchors: vec![0.0, 1.0], ..EvolutionOptions::default() },
    );
    assert!(matches!(zero, Err(Problem::BadAnchor { index: 0, .. })));
}
