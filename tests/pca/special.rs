//! Tables that a textbook divides by 0 on, and those whose axes are chance: each has an answer, and
//! is told.

use boxstep::Problem;
use boxstep::pca::{
    Divisor, Feature, LeftOut, Pca, PcaEvent, PcaLabOptions, PcaOptions, PcaSummary, SweepVerdict,
    Table, pca,
};
use boxstep::watch::{Lab, Subject, Timeline, run};

use crate::common::shown::watch_all;

fn lab(values: &[f64], columns: usize, options: &PcaOptions) -> Pca {
    let table = Table::new(values.to_vec(), columns).expect("it is valid");
    Pca::new(table, options).expect("it is valid")
}

fn summary(values: &[f64], columns: usize, options: &PcaOptions) -> PcaSummary {
    let lab = lab(values, columns, options);
    lab.summary(&run(&lab))
}

fn standardized() -> PcaOptions {
    PcaOptions { standardize: true, ..PcaOptions::default() }
}

#[test]
fn one_row() {
    for divisor in [Divisor::Sample, Divisor::Population] {
        for standardize in [false, true] {
            let options = PcaOptions { divisor, standardize, ..PcaOptions::default() };
            let row = [3.0, 0.1, -7.0];
            let answer = pca(&row, 3, &options).expect("it is valid");
            assert_eq!((&answer.mean[..], &answer.scale[..]), (&row[..], &[1.0; 3][..]));
            assert_eq!((answer.covariance, answer.scores), (vec![0.0; 9], vec![0.0; 3]));
            assert_eq!(answer.explained_variance, [0.0; 3]);
            // Nothing has to be turned: the axes are the columns.
            assert_eq!(answer.components, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
            let summary = summary(&row, 3, &options);
            assert!(summary.one_row && summary.converged);
            assert_eq!((summary.rows, summary.possible), (1, 0));
            assert_eq!(summary.constant_columns, [0, 1, 2]);
            assert_eq!(summary.without_variance, [0, 1, 2]);
            assert!(summary.nearly_equal.is_empty());
        }
    }
}

#[test]
fn a_constant_column() {
    // Whose mean a sum would miss: 0.1 ten times is not 1.
    let values: Vec<f64> = (0..10).flat_map(|i| [f64::from(i), 0.1]).collect();
    let summary = summary(&values, 2, &standardized());
    assert_eq!((summary.constant_columns, summary.without_variance), (vec![1], vec![1]));
    let answer = pca(&values, 2, &standardized()).expect("it is valid");
    assert_eq!((answer.mean[1], answer.scale[1]), (0.1, 1.0));
    assert_eq!(answer.explained_variance[1], 0.0);
    assert_eq!(answer.components, [1.0, 0.0, 0.0, 1.0]);
}

#[test]
fn fewer_rows_than_columns() {
    let values = [1.0, 2.0, 4.0, 8.0, 3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
    let summary = summary(&values, 4, &PcaOptions::default());
    assert!(!summary.one_row);
    assert_eq!(summary.possible, 2);
    assert_eq!(summary.without_variance, [2, 3]);
    assert!(summary.nearly_equal.is_empty());
    assert!(summary.converged);
}

#[test]
fn equal_variances() {
    let square = [1.0, 1.0, 1.0, -1.0, -1.0, 1.0, -1.0, -1.0];
    assert_eq!(summary(&square, 2, &PcaOptions::default()).nearly_equal, [0]);
    let oblong = [2.0, 1.0, 2.0, -1.0, -2.0, 1.0, -2.0, -1.0];
    assert!(summary(&oblong, 2, &PcaOptions::default()).nearly_equal.is_empty());
}

/// The area of small boxes' scores: a real variance is not taken for rounding because another is
/// larger by 30 powers of ten.
#[test]
fn a_small_variance_is_a_variance() {
    let values = [1e12, 1e-3, -1e12, -2e-3, 3e12, 4e-3, 2e12, -5e-3];
    assert!(summary(&values, 2, &PcaOptions::default()).without_variance.is_empty());
    let copied = [1e12, 1e12, -1e12, -1e12, 3e12, 3e12];
    assert_eq!(summary(&copied, 2, &PcaOptions::default()).without_variance, [1]);
}

#[test]
fn one_column() {
    let answer = pca(&[1.0, 2.0, 6.0], 1, &PcaOptions::default()).expect("it is valid");
    assert_eq!((answer.mean, answer.components), (vec![3.0], vec![1.0]));
    assert_eq!((answer.explained_variance, answer.scores), (vec![7.0], vec![-2.0, -1.0, 3.0]));
}

/// Rotations that are given up are told, and what follows is still finite and orthonormal (which
/// the laws say).
#[test]
fn rotations_given_up() {
    let values: Vec<f64> = (0..40).map(|i| f64::from(i * i * 7 % 61)).collect();
    let options = PcaOptions { max_sweeps: 1, ..PcaOptions::default() };
    let lab = lab(&values, 5, &options);
    let (rounds, state) = watch_all(&lab, |_, event| event.clone());
    let swept = rounds.into_iter().flatten().find(|e| matches!(e, PcaEvent::Swept { .. }));
    assert!(matches!(
        swept,
        Some(PcaEvent::Swept { verdict: SweepVerdict::GivenUp, left: 1.., .. })
    ));
    assert!(!state.converged() && !lab.summary(&state).converged);
    assert!(!pca(&values, 5, &options).expect("it is valid").converged);
    assert!(pca(&values, 5, &PcaOptions::default()).expect("it is valid").converged);
}

/// As many columns as there may be, in a few sweeps.
#[test]
fn the_widest_table() {
    let values: Vec<f64> = (0..64 * 80_u32).map(|i| f64::from(i * i % 8191)).collect();
    let summary = summary(&values, 64, &PcaOptions::default());
    assert!(summary.converged && summary.sweeps <= 12, "{} sweeps", summary.sweeps);
    assert!(summary.without_variance.is_empty());
}

#[test]
fn the_largest_numbers() {
    let values = [1e100, -1e100, -1e100, 1e100, 1e100, 1e100];
    let answer = pca(&values, 2, &PcaOptions::default()).expect("it is valid");
    assert!(answer.scores.iter().chain(&answer.covariance).all(|x| x.is_finite()));
    assert!(answer.converged && answer.explained_variance[0] > 1e200);
}

#[test]
fn a_lab_of_boxes_or_of_a_table() {
    let boxes: Vec<f64> =
        (0..12).flat_map(|i| [0.0, 0.0, f64::from(i), f64::from(i % 3)]).collect();
    let features = vec![Feature::Width, Feature::Aspect];
    let options = PcaLabOptions::of_boxes(features.clone(), &PcaOptions::default());
    let lab = Pca::open(&boxes, &[], &options).expect("it is valid");
    let timeline = Timeline::record(lab.clone());
    let summary = lab.summary(timeline.answer());
    assert_eq!((summary.rows, summary.columns, summary.features), (8, 2, features));
    let out = [0, 3, 6, 9].map(|item| LeftOut { item, feature: Feature::Aspect });
    assert_eq!((&summary.left_out[..], summary.left_out_count), (&out[..], 4));
    let columns = format!("{:?}", lab.summary_columns(timeline.answer()));
    assert!(columns.contains(r#"("items", Indices([1, 2, 4, 5, 7, 8, 10, 11]))"#), "{columns}");
    assert!(columns.contains(r#"("leftOut", Indices([0, 3, 6, 9]))"#), "{columns}");
    for subject in [Subject::Item(0), Subject::Pair(0, 1)] {
        assert_eq!(timeline.find(subject), None);
    }

    let options = PcaLabOptions::of_table(3, &PcaOptions::default());
    let summary =
        |values: &[f64]| Pca::open(values, &[], &options).map(|lab| lab.summary(&run(&lab)));
    let table = summary(&[1.0, 2.0, 3.0, 3.0, 2.0, 5.0]).expect("it is valid");
    assert_eq!((table.rows, table.columns, table.features), (2, 3, vec![]));
    let uneven = Problem::UnevenRows { length: 5, columns: 3 };
    assert_eq!(uneven.to_string(), "rows of 3 columns are expected, but there are 5 numbers");
    assert_eq!(summary(&[1.0; 5]), Err(uneven));

    // More than 8 are only counted.
    let flat = [0.0, 0.0, 1.0, 0.0].repeat(9);
    let options = PcaLabOptions::of_boxes(vec![Feature::Aspect], &PcaOptions::default());
    let lab = Pca::open(&[flat, vec![0.0, 0.0, 1.0, 1.0]].concat(), &[], &options);
    let lab = lab.expect("it is valid");
    let summary = lab.summary(&run(&lab));
    assert_eq!((summary.left_out.len(), summary.left_out_count), (8, 9));
}

#[test]
fn problems_are_sentences() {
    let problem = |values: &[f64], columns, options: &PcaOptions| {
        pca(values, columns, options).expect_err("it is not valid").to_string()
    };
    let options = PcaOptions::default();
    assert_eq!(problem(&[], 2, &options), "there are no rows");
    assert_eq!(problem(&[1.0], 0, &options), "columns must be 1 to 64, not 0");
    let bad = [0.0, 1.0, 2.0, f64::NAN];
    assert_eq!(problem(&bad, 2, &options), "row 1, column 1 is not a usable number (NaN)");
    let options = PcaOptions { components: Some(3), ..options };
    assert_eq!(problem(&[1.0, 2.0], 2, &options), "components must be 1 to 2, not 3");
    let options = PcaOptions { components: None, max_sweeps: 51, ..options };
    assert_eq!(problem(&[1.0, 2.0], 2, &options), "maxSweeps must be 1 to 50, not 51");
}
