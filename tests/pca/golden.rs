//! PCA against scikit-learn's answers, and the sets of points that everyone knows.
//!
//! `tests/golden` holds a few cases. Where the full file lies beside the project, in
//! `../shared/golden`, it is read too.

use std::path::{Path, PathBuf};

use crate::common::shown::watch_all;
use boxstep::pca::{Answer, Divisor, Pca, PcaEvent, PcaOptions, Sign, Table, pca, rebuild};
use serde::Deserialize;

#[derive(Deserialize)]
struct Sklearn {
    x: Vec<Vec<f64>>,
    mean: Vec<f64>,
    covariance: Vec<Vec<f64>>,
    explained_variance: Vec<f64>,
    explained_variance_ratio: Vec<f64>,
    components: Vec<Vec<f64>>,
    scores: Vec<Vec<f64>>,
    k: usize,
    reconstruction_mse: f64,
}

fn cases() -> Vec<Sklearn> {
    #[derive(Deserialize)]
    struct File {
        cases: Vec<Sklearn>,
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: PathBuf| {
        let text = std::fs::read_to_string(folder.join("pca_sklearn.json")).ok()?;
        let file: File = serde_json::from_str(&text).expect("it is a file of cases");
        assert!(!file.cases.is_empty(), "{} is empty", folder.display());
        Some(file.cases)
    };
    let mut all = read(root.join("tests/golden")).expect("the copied part is there");
    all.extend(read(root.join("../shared/golden")).unwrap_or_default());
    all
}

/// 1e-9 relative; what is 0 but for rounding may differ by a millionth of that.
fn assert_close(found: &[f64], expected: &[f64], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    for (found, expected) in found.iter().zip(expected) {
        let error = (found - expected).abs();
        assert!(error <= 1e-9 * expected.abs() + 1e-15, "{what}: {found} is not {expected}");
    }
}

/// What the events say of the ratios and of the error with `k` components.
fn told(lab: &Pca, k: usize) -> (Vec<f64>, f64) {
    let (rounds, _) = watch_all(lab, |_, event| event.clone());
    let (mut ratios, mut error) = (Vec::new(), f64::NAN);
    for event in rounds.into_iter().flatten() {
        match event {
            PcaEvent::Project { ratio, .. } => ratios.push(ratio),
            PcaEvent::Rebuild { components, mean_squared_error, .. } if components == k => {
                error = mean_squared_error;
            }
            _ => {}
        }
    }
    (ratios, error)
}

#[test]
fn sklearn() {
    for case in cases() {
        let (values, columns) = (case.x.concat(), case.mean.len());
        let answer = pca(&values, columns, &PcaOptions::default()).expect("the case is valid");
        assert!(answer.converged);
        assert_close(&answer.mean, &case.mean, "mean");
        assert_close(&answer.covariance, &case.covariance.concat(), "covariance");
        assert_close(&answer.explained_variance, &case.explained_variance, "variance");
        assert_close(&answer.components, &case.components.concat(), "components");
        assert_close(&answer.scores, &case.scores.concat(), "scores");

        let table = Table::new(values.clone(), columns).expect("the case is valid");
        let lab = Pca::new(table, &PcaOptions::default()).expect("the case is valid");
        let (ratios, error) = told(&lab, case.k);
        assert_close(&ratios, &case.explained_variance_ratio, "ratio");
        assert_close(&[error], &[case.reconstruction_mse], "error");
        let Answer { mean, scale, components, scores, .. } = &answer;
        let rebuilt = rebuild(mean, scale, components, scores, case.k);
        let squares = values.iter().zip(&rebuilt).map(|(x, r)| (x - r) * (x - r));
        let error = squares.sum::<f64>() / values.len() as f64;
        assert_close(&[error], &[case.reconstruction_mse], "error of the table rebuilt");

        // With fewer components, the first ones.
        let options = PcaOptions { components: Some(case.k), ..PcaOptions::default() };
        let fewer = pca(&values, columns, &options).expect("the case is valid");
        assert_eq!(fewer.explained_variance, answer.explained_variance[..case.k]);
        assert_eq!(fewer.components, answer.components[..case.k * columns]);
        let scores = answer.scores.chunks(columns).flat_map(|row| &row[..case.k]).copied();
        assert_eq!(fewer.scores, scores.collect::<Vec<_>>());
    }
}

/// The ten points of the tutorial by L. I. Smith.
const TUTORIAL: [f64; 20] = [
    2.5, 2.4, 0.5, 0.7, 2.2, 2.9, 1.9, 2.2, 3.1, 3.0, 2.3, 2.7, 2.0, 1.6, 1.0, 1.1, 1.5, 1.6, 1.1,
    0.9,
];

fn tutorial(options: &PcaOptions) -> Answer {
    pca(&TUTORIAL, 2, options).expect("it is valid")
}

fn assert_rounded(found: &[f64], digits: i32, expected: &[f64]) {
    let unit = 10f64.powi(digits);
    let rounded: Vec<f64> = found.iter().map(|x| (x * unit).round() / unit).collect();
    assert_eq!(rounded, expected);
}

#[test]
fn the_ten_points_of_the_tutorial() {
    let default = tutorial(&PcaOptions::default());
    assert_rounded(&default.explained_variance, 5, &[1.28403, 0.04908]);
    assert_rounded(&default.components, 3, &[0.678, 0.735, 0.735, -0.678]);
    assert_rounded(&default.mean, 9, &[1.81, 1.91]);
    assert_eq!(default.scale, [1.0, 1.0]);

    let n = PcaOptions { divisor: Divisor::Population, ..PcaOptions::default() };
    assert_rounded(&tutorial(&n).explained_variance, 5, &[1.15562, 0.04418]);
    assert_eq!(tutorial(&n).scores.len(), 20);

    let standardized = PcaOptions { standardize: true, ..PcaOptions::default() };
    let standardized = tutorial(&standardized);
    assert_rounded(&standardized.components, 3, &[0.707, 0.707, 0.707, -0.707]);
    assert_rounded(&standardized.covariance, 9, &[1.0, 0.925_929_273, 0.925_929_273, 1.0]);
    assert_rounded(&standardized.explained_variance, 6, &[1.925_929, 0.074_071]);
}

/// Of two columns a rotation leaves the larger loading positive by itself; of more it may not.
#[test]
fn raw_components_are_the_same_up_to_their_sign() {
    let values: Vec<f64> = (0..40).map(|i| f64::from(i * i * 7 % 61)).collect();
    let with = |sign| {
        let options = PcaOptions { sign, ..PcaOptions::default() };
        pca(&values, 5, &options).expect("it is valid").components
    };
    let (sklearn, raw) = (with(Sign::Sklearn), with(Sign::Raw));
    let mut flipped = 0;
    for (sklearn, raw) in sklearn.chunks(5).zip(raw.chunks(5)) {
        let largest = |a: &f64, b: &f64| a.abs().total_cmp(&b.abs());
        assert!(sklearn.iter().copied().max_by(largest).is_some_and(|loading| loading > 0.0));
        let opposite: Vec<f64> = raw.iter().map(|loading| -loading).collect();
        flipped += usize::from(sklearn == opposite);
        assert!(sklearn == raw || sklearn == opposite);
    }
    assert!((1..5).contains(&flipped), "{flipped} are flipped");
}

/// What a run does is what there is to do: two columns take one rotation.
#[test]
fn two_columns_take_one_rotation() {
    let table = Table::new(TUTORIAL.to_vec(), 2).expect("it is valid");
    let lab = Pca::new(table, &PcaOptions::default()).expect("it is valid");
    let (rounds, _) =
        watch_all(&lab, |_, event| usize::from(matches!(event, PcaEvent::Rotate { .. })));
    assert_eq!(rounds.concat().iter().sum::<usize>(), 1);
}

/// The variance of a score beside that of an area is less than the rounding of the latter, and is
/// found all the same.
#[test]
fn small_variances_beside_large_ones_are_exact() {
    let unit = 2f64.powi(-30);
    let small = [3.0, -1.0, -3.0, 1.0].map(|x| x * unit);
    let large = [1.0, 1.0, -1.0, -1.0].map(|x| x * 1e9);
    let values: Vec<f64> = large.iter().zip(small).flat_map(|(l, s)| [*l, s]).collect();
    let answer = pca(&values, 2, &PcaOptions::default()).expect("it is valid");
    // The covariance matrix is [[4e18, 4e9 u], [4e9 u, 20 u²]] / 3; its determinant is exact.
    let determinant = (4e18 * 20.0 * unit * unit - 16e18 * unit * unit) / 9.0;
    let expected = determinant / answer.explained_variance[0];
    let error = (answer.explained_variance[1] - expected).abs();
    assert!(error <= 1e-14 * expected, "{} {expected}", answer.explained_variance[1]);
}
