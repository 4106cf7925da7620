//! The laws of the design for the PCA lab, and what mathematics promises of its answer. (That every
//! event can be checked from what it carries is in `events.rs`.)

use crate::common::cases::{any_coordinate, config};
use crate::common::laws::{
    same_input_same_timeline, seeking_has_no_memory, visits, watching_changes_nothing,
};
use crate::common::pca::{PcaCase, converging_case, divisor, pca_case, pca_lab, pca_options, sign};
use crate::common::pca_snapshot;
use crate::common::shown::{Shown, json, places, watch_all};
use boxstep::Problem;
use boxstep::pca::{
    Answer, Divisor, MAX_COLUMNS, MAX_SWEEPS, MAX_VALUE, Pca, PcaEvent, PcaOptions, Table, pca,
    rebuild,
};
use boxstep::watch::{Column, Lab, Timeline, run};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseResult;

fn answer(case: &PcaCase) -> Answer {
    pca(&case.values, case.columns, &case.options).expect("the case is valid")
}

/// The same case with all components.
fn whole(case: &PcaCase) -> PcaCase {
    PcaCase { options: PcaOptions { components: None, ..case.options.clone() }, ..case.clone() }
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

fn trace(answer: &Answer) -> f64 {
    answer.covariance.iter().step_by(answer.mean.len() + 1).sum()
}

fn assert_near(found: f64, expected: f64, error: f64) -> TestCaseResult {
    prop_assert!((found - expected).abs() <= error, "{} is not {} ± {}", found, expected, error);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn watching_changes_nothing_in_pca(lab in pca_lab()) {
        watching_changes_nothing(&lab)?;
    }

    #[test]
    fn seeking_in_pca_has_no_memory(lab in pca_lab(), visits in visits()) {
        seeking_has_no_memory(&lab, &visits)?;
    }

    #[test]
    fn same_input_same_pca_timeline(lab in pca_lab()) {
        same_input_same_timeline(&lab)?;
    }

    #[test]
    fn the_last_frame_shows_the_answer(case in pca_case()) {
        let lab = case.lab();
        let timeline = Timeline::record(lab.clone());
        let answer = answer(&case);
        let n = case.columns;
        let k = answer.explained_variance.len();
        prop_assert_eq!(k, case.options.components.unwrap_or(n));

        let last = places(&timeline).pop().expect("there is a first round");
        let (detail, frame) = timeline
            .at(last, |state, event| (lab.detail(state, event), lab.frame_columns(state)))
            .expect("it exists");
        let summary = lab.summary(timeline.answer());
        let done =
            PcaEvent::Done { components: k, sweeps: summary.sweeps, converged: answer.converged };
        prop_assert_eq!(&detail.event, &done);
        prop_assert_eq!((detail.projected, detail.rebuilt), (k, k));
        let numbers = |columns: &[(&str, Column)], name: &str| {
            let column = columns.iter().find(|(known, _)| *known == name);
            match column {
                Some((_, Column::Numbers(numbers))) => numbers.clone(),
                _ => vec![f64::NAN],
            }
        };
        prop_assert_eq!(&numbers(&frame, "mean"), &answer.mean);
        prop_assert_eq!(&numbers(&frame, "scale"), &answer.scale);
        prop_assert_eq!(&numbers(&frame, "vectors")[..k * n], &answer.components);
        prop_assert_eq!(&numbers(&frame, "variances")[..k], &answer.explained_variance);

        let columns = lab.summary_columns(timeline.answer());
        prop_assert_eq!(&numbers(&columns, "data"), &case.values);
        prop_assert_eq!(numbers(&columns, "variances"), numbers(&frame, "variances"));
        for (name, expected) in [
            ("mean", &answer.mean),
            ("scale", &answer.scale),
            ("covariance", &answer.covariance),
            ("explainedVariance", &answer.explained_variance),
            ("components", &answer.components),
            ("scores", &answer.scores),
        ] {
            prop_assert_eq!(&numbers(&columns, name), expected, "{}", name);
        }
        let ratios = numbers(&columns, "explainedVarianceRatio");
        for (ratio, variance) in ratios.iter().zip(&answer.explained_variance) {
            assert_near(ratio * trace(&answer), *variance, 1e-12 * trace(&answer))?;
        }
        prop_assert_eq!(numbers(&columns, "lost").len(), k);
        prop_assert_eq!((summary.rows, summary.columns), (case.rows(), n));
        prop_assert_eq!(summary.components, k);
        prop_assert_eq!(summary.converged, answer.converged);
        prop_assert_eq!(summary.divisor, case.options.divisor);
    }

    /// What cannot vary is named, and nothing else.
    #[test]
    fn the_summary_names_what_is_special(case in converging_case()) {
        let lab = case.lab();
        let summary = lab.summary(&run(&lab));
        let (m, n) = (case.rows(), case.columns);
        let is_constant = |column: &usize| {
            let values = case.column(*column);
            values.iter().all(|value| *value == values[0])
        };
        let constant: Vec<usize> = (0..n).filter(is_constant).collect();
        prop_assert_eq!(summary.one_row, m == 1);
        prop_assert_eq!(summary.possible, n.min(m - 1));
        prop_assert!(n - summary.without_variance.len() <= summary.possible);
        prop_assert!(summary.without_variance.len() >= constant.len());
        prop_assert_eq!(&summary.constant_columns, &constant);

        let all = answer(&whole(&case));
        for (column, (mean, scale)) in all.mean.iter().zip(&all.scale).enumerate() {
            if constant.contains(&column) {
                prop_assert_eq!((*mean, *scale), (case.values[column], 1.0));
                prop_assert_eq!(all.covariance[column * n + column], 0.0);
            }
        }
        // Those without variance are the last ones.
        let first = n - summary.without_variance.len();
        prop_assert_eq!(&summary.without_variance, &(first..n).collect::<Vec<_>>());
        prop_assert!(all.explained_variance[..first].iter().all(|variance| *variance > 0.0));
        for pair in 0..first.saturating_sub(1) {
            let (more, less) = (all.explained_variance[pair], all.explained_variance[pair + 1]);
            prop_assert_eq!(summary.nearly_equal.contains(&pair), more - less <= 1e-6 * more);
        }
    }

    #[test]
    fn components_are_orthonormal_and_sorted(case in pca_case()) {
        let Answer { components, explained_variance, .. } = answer(&case);
        let rows: Vec<&[f64]> = components.chunks(case.columns).collect();
        for (i, a) in rows.iter().enumerate() {
            for (j, b) in rows.iter().enumerate() {
                let product = a.iter().zip(*b).map(|(a, b)| a * b).sum();
                assert_near(product, if i == j { 1.0 } else { 0.0 }, 1e-13)?;
            }
        }
        prop_assert!(explained_variance.is_sorted_by(|a, b| a >= b));
        prop_assert!(explained_variance.iter().all(|variance| *variance >= 0.0));
    }

    /// With all components nothing is lost, whether the rotations converged or not.
    #[test]
    fn rebuilt_from_all_components_it_is_the_table(case in pca_case()) {
        let Answer { mean, scale, components, scores, .. } = answer(&whole(&case));
        let rebuilt = rebuild(&mean, &scale, &components, &scores, case.columns);
        prop_assert_eq!(rebuilt.len(), case.values.len());
        let size = largest(&case.values);
        for (rebuilt, value) in rebuilt.iter().zip(&case.values) {
            assert_near(*rebuilt, *value, 1e-12 * size)?;
        }
        prop_assert_eq!(&rebuild(&mean, &scale, &components, &scores, usize::MAX), &rebuilt);
        let nothing = rebuild(&mean, &scale, &components, &scores, 0);
        prop_assert_eq!(nothing, mean.repeat(case.rows()));
    }

    #[test]
    fn the_variance_of_the_scores_is_the_eigenvalue(case in converging_case()) {
        let answer = answer(&case);
        let k = answer.explained_variance.len();
        let divisor = case.options.divisor.of(case.rows());
        for i in 0..k {
            for j in 0..k {
                let products = answer.scores.chunks(k).map(|row| row[i] * row[j]);
                let covariance = if divisor > 0.0 { products.sum::<f64>() / divisor } else { 0.0 };
                let expected = if i == j { answer.explained_variance[i] } else { 0.0 };
                assert_near(covariance, expected, 1e-12 * trace(&answer))?;
            }
        }
        let scores = |component: usize| answer.scores.iter().skip(component).step_by(k);
        for component in 0..k {
            let mean = scores(component).sum::<f64>() / case.rows() as f64;
            let size = largest(&case.values) / answer.scale.iter().fold(1.0, |a: f64, b| a.min(*b));
            assert_near(mean, 0.0, 1e-12 * size)?;
        }
    }

    /// Whole numbers and a power of two of rows: every sum is exact, so nothing may differ.
    #[test]
    fn permuting_rows_permutes_the_scores(
        (values, columns, order) in (0..5u32, 1..5usize).prop_flat_map(|(power, columns)| {
            let rows = 1 << power;
            let values = prop::collection::vec((-9..=9i32).prop_map(f64::from), rows * columns);
            (values, Just(columns), Just((0..rows).collect::<Vec<_>>()).prop_shuffle())
        }),
        divisor in divisor(), sign in sign(),
    ) {
        let options = PcaOptions { divisor, sign, ..PcaOptions::default() };
        let permute = |rows: &[f64]| {
            order.iter().flat_map(|&row| &rows[row * columns..][..columns]).copied().collect()
        };
        let permuted: Vec<f64> = permute(&values);
        let before = pca(&values, columns, &options).expect("valid");
        let after = pca(&permuted, columns, &options).expect("valid");
        prop_assert_eq!(&after.scores, &permute(&before.scores));
        prop_assert_eq!(&after, &Answer { scores: after.scores.clone(), ..before });
    }

    /// The divisor changes the variances and no component; standardising takes away the units.
    #[test]
    fn options_do_what_they_say(case in converging_case(), factor in select(vec![0.25, 8.0])) {
        let rows = case.rows() as f64;
        let with = |options: PcaOptions, values: &[f64]| {
            pca(values, case.columns, &options).expect("valid")
        };
        let standard = PcaOptions { standardize: true, components: None, ..case.options.clone() };
        let scaled: Vec<f64> = case.values.iter().map(|value| value * factor).collect();
        let (a, b) = (with(standard.clone(), &case.values), with(standard, &scaled));
        prop_assert_eq!(a.scores, b.scores);
        prop_assert_eq!(a.components, b.components);
        for (cell, correlation) in a.covariance.iter().enumerate() {
            prop_assert!(correlation.abs() <= 1.0 + 1e-12);
            let (row, column) = (cell / case.columns, cell % case.columns);
            if row == column && a.scale[row] != 1.0 {
                assert_near(*correlation, 1.0, 1e-12)?;
            }
        }

        let plain = |divisor| PcaOptions { divisor, standardize: false, ..case.options.clone() };
        let sample = with(plain(Divisor::Sample), &case.values);
        let all = with(plain(Divisor::Population), &case.values);
        let error = 1e-12 * trace(&all) * rows;
        for (sample, all) in sample.explained_variance.iter().zip(&all.explained_variance) {
            assert_near(sample * (rows - 1.0), all * rows, error)?;
        }
    }

    /// Nothing that a table may hold makes a number that is not one.
    #[test]
    fn whatever_pca_is_given(
        values in prop::collection::vec(wild_value(), 0..24),
        columns in prop_oneof![8 => 1..5usize, 1 => select(vec![0, 64, 65, usize::MAX])],
        trimmed in prop::bool::weighted(0.9),
        options in pca_options(4), wild in wild_counts(),
    ) {
        let length = if trimmed { values.len() / columns.clamp(1, 4) * columns.clamp(1, 4) } else {
            values.len()
        };
        let values = &values[..length];
        let (components, max_sweeps) = wild.unwrap_or((options.components, options.max_sweeps));
        let options = PcaOptions { components, max_sweeps, ..options };
        let made = Table::new(values.to_vec(), columns).and_then(|table| Pca::new(table, &options));
        match (made, expected_problem(values, columns, &options)) {
            (Ok(lab), None) => {
                let (rounds, state) = watch_all(&lab, |state, event| Shown::of(&lab, state, event));
                let told = json(&lab.summary(&state)) + &format!("{:?}", lab.summary_columns(&state));
                let shown = rounds.into_iter().flatten();
                for text in shown.flat_map(|shown| [shown.detail, shown.columns]).chain([told]) {
                    for not_a_number in ["null", "NaN", "inf"] {
                        prop_assert!(!text.contains(not_a_number), "{}", text);
                    }
                }
                if options.max_sweeps == MAX_SWEEPS {
                    prop_assert!(state.converged());
                }
            }
            (made, expected) => {
                prop_assert_eq!(made.err(), expected);
            }
        }
    }
}

/// Any number that a table may hold, and now and then one that it may not.
fn wild_value() -> impl Strategy<Value = f64> {
    let unusable = vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1.1e100, f64::MIN];
    prop_oneof![200 => any_coordinate(), 1 => select(unusable)]
}

/// Counts that may be out of range.
fn wild_counts() -> impl Strategy<Value = Option<(Option<usize>, usize)>> {
    let count = || select(vec![0, 1, 4, 5, 50, 51, usize::MAX]);
    prop::option::weighted(0.3, (prop::option::of(count()), count()))
}

/// What must come of these inputs, found by looking for the first thing that is wrong.
fn expected_problem(values: &[f64], columns: usize, options: &PcaOptions) -> Option<Problem> {
    let range = |option: &str, value: usize, most: usize| {
        let option = option.to_owned();
        (value < 1 || value > most).then_some(Problem::OutOfRange {
            option,
            value: value.to_string(),
            least: 1.0,
            most: most as f64,
        })
    };
    let uneven = || {
        let length = values.len();
        (!length.is_multiple_of(columns)).then_some(Problem::UnevenRows { length, columns })
    };
    let bad = || {
        let at = values.iter().position(|value| !(-MAX_VALUE..=MAX_VALUE).contains(value))?;
        let value = values[at].to_string();
        Some(Problem::BadValue { row: at / columns, column: at % columns, value })
    };
    range("columns", columns, MAX_COLUMNS)
        .or_else(uneven)
        .or_else(|| values.is_empty().then_some(Problem::NoRows))
        .or_else(bad)
        .or_else(|| range("components", options.components.unwrap_or(columns), columns))
        .or_else(|| range("maxSweeps", options.max_sweeps, MAX_SWEEPS))
}

/// `tests/pca_web.rs` expects the same number in WebAssembly.
#[test]
fn the_snapshot_is_the_one_expected() {
    assert_eq!(pca_snapshot::hash(), pca_snapshot::EXPECTED);
}
