//! The laws of the design for k-means on shapes and for the genetic search, and what is true of
//! k-means whatever the shapes.
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::sync::Arc;

use boxstep::anchors::{
    AnchorsOptions, EmptyCluster, Evolution, EvolutionEvent, InitMethod, KMeansEvent, Shape,
    ShapeDistance, Shapes, State, StopReason, Survey, UNASSIGNED, anchors, best_possible_recall,
    fitness,
};
use boxstep::watch::{Column, Lab, Progress, Timeline, run};
use common::cases::config;
use common::laws::{
    bits, same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use common::shapes::{
    AnchorsCase, anchors_case, anchors_case_of, evolution, evolution_lab, small_case, whole_case,
};
use common::shown::{places, watch_all};
use proptest::prelude::*;

fn clustered(shapes: &[Shape], options: &AnchorsOptions) -> State {
    anchors(shapes.as_flattened(), options, 1).expect("the case is valid")
}

fn numbers(columns: &[(&'static str, Column)], name: &str) -> Vec<u64> {
    let column = columns.iter().find(|(found, _)| *found == name).expect("the column is there");
    match &column.1 {
        Column::Indices(values) => values.iter().map(|&value| u64::from(value)).collect(),
        Column::Numbers(values) => values.iter().map(|value| value.to_bits()).collect(),
    }
}

fn averages(state: &State) -> Vec<f64> {
    state.passes().iter().map(|pass| pass.avg_iou).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn watching_anchors_changes_nothing(case in anchors_case()) {
        watching_changes_nothing(&case.lab())?;
    }

    #[test]
    fn watching_evolution_changes_nothing(lab in evolution_lab()) {
        watching_changes_nothing(&lab)?;
    }

    #[test]
    fn seeking_in_anchors_has_no_memory(case in small_case(), visits in visits()) {
        seeking_has_no_memory(&case.lab(), &visits)?;
    }

    #[test]
    fn seeking_in_evolution_has_no_memory(lab in evolution_lab(), visits in visits()) {
        seeking_has_no_memory(&lab, &visits)?;
    }

    #[test]
    fn same_input_same_anchors_timeline(case in small_case()) {
        same_input_same_timeline(&case.lab())?;
    }

    #[test]
    fn same_input_same_evolution_timeline(lab in evolution_lab()) {
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn the_last_frame_of_anchors_shows_the_answer(case in anchors_case()) {
        let lab = case.lab();
        let timeline = Timeline::record(lab.clone());
        let answer = clustered(&case.shapes, &case.options);
        let last = places(&timeline).pop().expect("there is a first round");
        let (detail, columns, roles) = timeline
            .at(last, |s, e| (lab.detail(s, e), lab.frame_columns(s), lab.roles(s, e)))
            .expect("it exists");
        let reason = answer.reason().expect("it is over");
        let (iterations, avg_iou) = (answer.iterations(), answer.avg_iou());
        prop_assert_eq!(detail.event, KMeansEvent::Done { iterations, avg_iou, reason });
        prop_assert_eq!(roles, vec![]);
        let assignment = answer.assignment().iter().map(|&c| u64::from(c)).collect::<Vec<_>>();
        let centroids = answer.centroids().as_flattened().iter().map(|s| s.to_bits());
        let centroids = centroids.collect::<Vec<_>>();
        let summary = lab.summary_columns(timeline.answer());
        for columns in [&columns, &summary] {
            prop_assert_eq!(&numbers(columns, "assignment"), &assignment);
            prop_assert_eq!(&numbers(columns, "centroids"), &centroids);
        }
        let averages = averages(&answer);
        let bits: Vec<u64> = averages.iter().map(|average| average.to_bits()).collect();
        prop_assert_eq!(numbers(&summary, "averages"), bits);
        let trail = numbers(&summary, "trail");
        prop_assert_eq!(trail.len(), averages.len() * 2 * case.k());
        prop_assert_eq!(&trail[trail.len() - 2 * case.k()..], centroids.as_slice());

        let about = lab.summary(timeline.answer());
        prop_assert_eq!((about.shapes, about.k), (case.shapes.len(), case.k()));
        prop_assert_eq!((about.iterations, about.avg_iou), (iterations, avg_iou));
        prop_assert_eq!(about.reason, Some(reason));
        let best = averages.iter().copied().fold(0.0, f64::max);
        prop_assert_eq!(about.best_avg_iou, best);
        prop_assert_eq!(averages[about.best_iteration as usize - 1], best);
        let fell = (1..averages.len()).filter(|&i| averages[i] < averages[i - 1]);
        prop_assert_eq!(about.fell, fell.map(|i| i as u32 + 1).collect::<Vec<_>>());
        let first = &answer.passes()[0].centroids;
        let twins = (0..first.len()).filter(|&i| first[..i].contains(&first[i]));
        prop_assert_eq!(about.twins, twins.map(|i| i as u32).collect::<Vec<_>>());
    }

    /// No combination of options goes on for ever, and NaN is there only where it is asked for.
    #[test]
    fn every_run_ends_and_only_nan_gives_nan(case in anchors_case()) {
        let state = clustered(&case.shapes, &case.options);
        let most = case.options.max_iterations.unwrap_or(1000);
        let reason = state.reason();
        prop_assert!(state.iterations() >= 1 && state.iterations() <= most);
        prop_assert!(reason.is_some());
        // Of runs that may be as long as they like, none needs to be cut off.
        prop_assert!(most < 1000 || reason != Some(StopReason::MaxIterations));
        let is_nan = |side: &f64| side.is_nan();
        let has_nan = state.centroids().iter().flatten().any(is_nan);
        prop_assert_eq!(has_nan, reason == Some(StopReason::Nan));
        prop_assert!(!has_nan || case.options.empty_cluster == EmptyCluster::Nan);
        prop_assert!(averages(&state).iter().all(|average| (0.0..=1.0).contains(average)));
        prop_assert!(state.assignment().iter().all(|&cluster| (cluster as usize) < case.k()));
        let whole = state.counts().iter().sum::<u32>() as usize;
        prop_assert_eq!(whole, case.shapes.len());
        if reason == Some(StopReason::MaxIterations) {
            prop_assert_eq!(state.iterations(), most);
        }
    }

    /// IoU knows no unit: other units for width and height make the same clusters, to the bit where
    /// the factors are powers of two.
    #[test]
    fn the_unit_of_a_side_does_not_matter(
        case in anchors_case(), powers in [-40..40i32, -40..40i32],
    ) {
        let factors = powers.map(|power| 2f64.powi(power));
        let scaled = |shape: Shape| [shape[0] * factors[0], shape[1] * factors[1]];
        let init = case.options.init.as_ref().map(|init| {
            init.as_chunks().0.iter().flat_map(|&shape| scaled(shape)).collect()
        });
        let options = AnchorsOptions { distance: ShapeDistance::Iou, ..case.options.clone() };
        let state = clustered(&case.shapes, &options);
        let shapes: Vec<Shape> = case.shapes.iter().map(|&shape| scaled(shape)).collect();
        let other = clustered(&shapes, &AnchorsOptions { init, ..options });
        prop_assert_eq!(other.assignment(), state.assignment());
        prop_assert_eq!(averages(&other), averages(&state));
        let centroids: Vec<Shape> = state.centroids().iter().map(|&shape| scaled(shape)).collect();
        prop_assert_eq!(bits(&other.centroids()), bits(&centroids.as_slice()));
        prop_assert_eq!(other.reason(), state.reason());
    }

    /// With first centroids that are given, so that no draw depends on the order. (Reseeding takes
    /// the first of several shapes that are equally far, and so may take another.)
    #[test]
    fn the_order_of_the_shapes_does_not_matter(
        case in whole_case(), keys in prop::collection::vec(any::<u32>(), 20),
    ) {
        let init = case.options.init.clone().unwrap_or_else(|| {
            case.shapes[..case.k()].as_flattened().to_vec()
        });
        let mut options = AnchorsOptions { init: Some(init), ..case.options.clone() };
        if options.empty_cluster == EmptyCluster::Reseed {
            options.empty_cluster = EmptyCluster::Keep;
        }
        // The sums of squares behind a standard deviation are not exact in any order.
        if options.distance == ShapeDistance::EuclideanWhitened {
            options.distance = ShapeDistance::Euclidean;
        }
        let mut order: Vec<usize> = (0..case.shapes.len()).collect();
        order.sort_by_key(|&i| keys[i]);
        let shapes: Vec<Shape> = order.iter().map(|&i| case.shapes[i]).collect();
        let state = clustered(&case.shapes, &options);
        let other = clustered(&shapes, &options);
        prop_assert_eq!(bits(&other.centroids()), bits(&state.centroids()));
        let assignment: Vec<u32> = order.iter().map(|&i| state.assignment()[i]).collect();
        prop_assert_eq!(other.assignment(), assignment);
        prop_assert_eq!(other.iterations(), state.iterations());
        for (a, b) in averages(&other).into_iter().zip(averages(&state)) {
            prop_assert!((a - b).abs() < 1e-12);
        }
    }

    #[test]
    fn a_survey_in_slices_is_one_at_once(case in anchors_case(), slice in 1..200u64) {
        let begin = || Survey::elbow(case.shapes(), &case.options, 3, 2).expect("valid");
        let (mut whole, mut sliced) = (begin(), begin());
        prop_assert_eq!(whole.advance(u64::MAX), Ok(Progress::Done));
        while sliced.advance(slice) == Ok(Progress::More) {}
        prop_assert_eq!(bits(&whole.trials()), bits(&sliced.trials()));
        prop_assert_eq!(whole.trials().len(), whole.total());
        for trial in whole.trials() {
            let state = clustered(&case.shapes, &whole.options_of(trial.k, trial.seed));
            prop_assert_eq!(trial.avg_iou, state.avg_iou());
            prop_assert_eq!(Some(trial.reason), state.reason());
        }
    }

    /// Distinct rows are distinct, and every row can be drawn.
    #[test]
    fn all_rows_are_drawn_where_all_are_wanted(case in anchors_case()) {
        let count = case.shapes.len().min(7);
        let options = AnchorsOptions {
            k: Some(count as u32),
            init: None,
            init_method: InitMethod::DistinctRows,
            max_iterations: Some(1),
            ..case.options.clone()
        };
        let case = AnchorsCase { shapes: case.shapes[..count].to_vec(), options };
        let mut rows = Vec::new();
        watch_all(&case.lab(), |_, event| {
            if let KMeansEvent::Choose { shape, .. } = event {
                rows.push(*shape);
            }
        });
        rows.sort_unstable();
        prop_assert_eq!(rows, (0..count as u32).collect::<Vec<_>>());
    }

    /// Whoever hears only the events knows every anchor of the search, and each can be checked.
    #[test]
    fn events_of_evolution_can_be_checked((shapes, options) in evolution()) {
        let shapes = Arc::new(Shapes::new(shapes.as_flattened()).expect("valid"));
        let lab = Evolution::new(Arc::clone(&shapes), &options).expect("valid");
        let mut best = options.anchors.as_chunks::<2>().0.to_vec();
        best.sort_by(|a, b| (a[0] * a[1]).total_cmp(&(b[0] * b[1])));
        let mut candidate = best.clone();
        let mut accepted_so_far = 0;
        let (rounds, answer) = watch_all(&lab, |state, event| (*event, state.candidate().to_vec()));
        for (event, shown) in rounds.into_iter().flatten() {
            match event {
                EvolutionEvent::Begin { fitness: first, best_possible_recall: recall } => {
                    prop_assert_eq!(first, fitness(&shapes, &best, options.ratio));
                    prop_assert_eq!(recall, best_possible_recall(&shapes, &best, options.ratio));
                }
                EvolutionEvent::Mutate { anchor, normal, strength, sigma, factor, from, to, .. } => {
                    if anchor == 0 {
                        candidate.clone_from(&best);
                    }
                    prop_assert_eq!(sigma, options.sigma);
                    prop_assert!((0.0..1.0).contains(&strength));
                    prop_assert_eq!(from, best[anchor as usize]);
                    for side in 0..2 {
                        let expected = (normal[side] * strength * sigma + 1.0).clamp(0.3, 3.0);
                        prop_assert_eq!(factor[side], expected);
                        let expected = (from[side] * factor[side]).max(options.min_side);
                        prop_assert_eq!(to[side], expected);
                    }
                    candidate[anchor as usize] = to;
                    prop_assert_eq!(&shown, &candidate);
                }
                EvolutionEvent::Judge { before, after, accepted, .. } => {
                    prop_assert_eq!(before, fitness(&shapes, &best, options.ratio));
                    prop_assert_eq!(after, fitness(&shapes, &candidate, options.ratio));
                    prop_assert_eq!(accepted, after > before);
                    if accepted {
                        accepted_so_far += 1;
                        best.clone_from(&candidate);
                    }
                }
                EvolutionEvent::Done { generations, accepted, fitness: last, .. } => {
                    prop_assert_eq!(generations, options.generations);
                    prop_assert_eq!(accepted, accepted_so_far);
                    prop_assert_eq!(last, fitness(&shapes, &best, options.ratio));
                }
            }
        }
        prop_assert_eq!(answer.anchors(), best);
    }
}

fn large_case() -> impl Strategy<Value = AnchorsCase> {
    let side = (1..=60u32).prop_map(f64::from).boxed();
    anchors_case_of(common::shapes::shapes(side, 60..=90).boxed())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..config() })]

    /// As above, with runs of more than a few passes.
    #[test]
    fn longer_runs_end_too(case in large_case()) {
        let state = clustered(&case.shapes, &case.options);
        let has_nan = state.centroids().iter().flatten().any(|side| side.is_nan());
        prop_assert_eq!(has_nan, state.reason() == Some(StopReason::Nan));
        prop_assert!(!has_nan || case.options.empty_cluster == EmptyCluster::Nan);
        prop_assert!(!state.assignment().contains(&UNASSIGNED));
        prop_assert_eq!(bits(&state), bits(&run(&case.lab())));
        watching_changes_nothing(&case.lab())?;
    }

    #[test]
    fn a_draw_with_replacement_may_repeat_and_says_so(seed in any::<u32>()) {
        let shapes: Vec<Shape> = (1..=6).map(|i| [f64::from(i), f64::from(7 - i)]).collect();
        let options = AnchorsOptions {
            k: Some(4), seed, init_method: InitMethod::RandomRows, ..AnchorsOptions::default()
        };
        let case = AnchorsCase { shapes, options };
        let mut drawn: Vec<u32> = Vec::new();
        let mut problem = None;
        watch_all(&case.lab(), |_, event| {
            if let KMeansEvent::Choose { shape, twin, .. } = *event {
                let first = drawn.iter().position(|&row| row == shape).map(|at| at as u32);
                if first != twin {
                    problem = Some((drawn.clone(), shape, twin));
                }
                drawn.push(shape);
            }
        });
        prop_assert_eq!(problem, None);
    }
}
