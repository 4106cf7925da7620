//! PCA against nalgebra, which finds eigenvectors by another method.

use crate::common::cases::config;
use crate::common::pca::{PcaCase, converging_case};
use boxstep::pca::{Pca, PcaOptions, Table};
use boxstep::watch::run;
use nalgebra::{DMatrix, SymmetricEigen};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// Directions with nearly the same variance can be any of their plane, so what is compared is the
/// matrix that projects on each group of them; a single component's is the same for its opposite.
fn projector(vectors: &[Vec<f64>]) -> DMatrix<f64> {
    let n = vectors[0].len();
    vectors.iter().fold(DMatrix::zeros(n, n), |sum, vector| {
        let column = DMatrix::from_column_slice(n, 1, vector);
        sum + &column * column.transpose()
    })
}

fn agrees(values: &[f64], columns: usize, options: &PcaOptions) -> TestCaseResult {
    let options = PcaOptions { components: None, ..options.clone() };
    let table = Table::new(values.to_vec(), columns).expect("the case is valid");
    let state = run(&Pca::new(table, &options).expect("the case is valid"));
    let covariance = DMatrix::from_row_slice(columns, columns, state.covariance());

    let oracle = SymmetricEigen::new(covariance.clone());
    let mut expected: Vec<(f64, Vec<f64>)> = oracle
        .eigenvalues
        .iter()
        .zip(oracle.eigenvectors.column_iter())
        .map(|(value, vector)| (*value, vector.iter().copied().collect()))
        .collect();
    expected.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let vectors: Vec<Vec<f64>> = state.vectors().chunks(columns).map(<[f64]>::to_vec).collect();

    let largest = expected[0].0.max(0.0);
    for ((value, _), found) in expected.iter().zip(state.variances()) {
        prop_assert!((value - found).abs() <= 1e-13 * largest, "{} is not {}", found, value);
    }
    let mut from = 0;
    for to in 1..=columns {
        let parted = to == columns || expected[to - 1].0 - expected[to].0 > 1e-6 * largest;
        if parted {
            let of: Vec<Vec<f64>> = expected[from..to].iter().map(|(_, v)| v.clone()).collect();
            let error = (projector(&vectors[from..to]) - projector(&of)).amax();
            prop_assert!(error <= 1e-8, "components {}..{} are {} apart", from, to, error);
            from = to;
        }
    }
    // Neither needs the other: the matrix itself, made again.
    let axes = DMatrix::from_row_slice(columns, columns, state.vectors());
    let diagonal = DMatrix::from_diagonal(&state.variances().to_vec().into());
    let error = (axes.transpose() * diagonal * axes - &covariance).amax();
    prop_assert!(error <= 1e-13 * largest, "{} of {}", error, largest);
    Ok(())
}

/// Up to 16 columns of any numbers, mixed.
fn wide() -> impl Strategy<Value = (Vec<f64>, usize)> {
    (2..=16usize, 1..=40usize).prop_flat_map(|(columns, rows)| {
        (prop::collection::vec(-1.0..1.0, columns * rows), Just(columns))
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nalgebra_finds_the_same(case in converging_case()) {
        let PcaCase { values, columns, options } = &case;
        agrees(values, *columns, options)?;
    }

    #[test]
    fn nalgebra_finds_the_same_of_many_columns((values, columns) in wide()) {
        agrees(&values, columns, &PcaOptions::default())?;
    }
}
