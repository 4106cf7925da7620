//! PCA by blocks against the steps (law 5): the same answer to the bit, the sign of zeros included.

use std::sync::Arc;

use crate::common::cases::{any_coordinate, config};
use crate::common::pca::{divisor, pca_case, pca_options, sign};
use boxstep::pca::{Answer, MAX_COLUMNS, MAX_VALUE, Pca, PcaOptions, Table, pca};
use boxstep::watch::run;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

fn bits(answer: &Answer) -> [Vec<u64>; 6] {
    let Answer { mean, scale, covariance, explained_variance, components, scores, .. } = answer;
    [mean, scale, covariance, explained_variance, components, scores]
        .map(|numbers| numbers.iter().map(|number| number.to_bits()).collect())
}

fn same(values: &[f64], columns: usize, options: &PcaOptions) -> TestCaseResult {
    let table = Table::new(values.to_vec(), columns).expect("the case is valid");
    let lab = Pca::new(table, options).expect("the case is valid");
    let state = run(&lab);
    let expected = Answer {
        mean: state.mean().to_vec(),
        scale: state.scale().to_vec(),
        covariance: state.covariance().to_vec(),
        explained_variance: lab.explained_variance(&state).to_vec(),
        components: lab.components(&state).to_vec(),
        scores: lab.scores(&state),
        converged: state.converged(),
    };
    let answer = pca(values, columns, options).expect("the case is valid");
    prop_assert_eq!(bits(&answer), bits(&expected));
    prop_assert_eq!(answer.converged, expected.converged);
    Ok(())
}

/// A table of any size up to some hundred rows, so that there are several blocks and a rest of one,
/// and of any number of columns up to three groups and a rest; numbers of every size.
fn wide() -> impl Strategy<Value = (Arc<Vec<f64>>, usize, PcaOptions)> {
    let number = prop_oneof![
        4 => (-3..=3_i32).prop_map(f64::from),
        3 => -10.0..10.0_f64,
        1 => any_coordinate(),
        1 => prop::sample::select(vec![0.0, -0.0, MAX_VALUE, -MAX_VALUE, 1e-300, 5e-324]),
    ];
    (1..=300_usize, 1..=14_usize, prop::collection::vec(number, 97)).prop_flat_map(
        |(rows, columns, numbers)| {
            // Repeated with a period that shares no factor with the number of columns.
            let values: Vec<f64> = numbers.into_iter().cycle().take(rows * columns).collect();
            (Just(Arc::new(values)), Just(columns), pca_options(columns))
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn equals_the_steps(case in pca_case()) {
        same(&case.values, case.columns, &case.options)?;
    }

    #[test]
    fn equals_the_steps_on_many_rows_and_columns((values, columns, options) in wide()) {
        same(&values, columns, &options)?;
    }

    /// A column of zeros of either sign has the mean that its last row has.
    #[test]
    fn equals_the_steps_where_zeros_have_signs(
        negative in prop::collection::vec(any::<bool>(), 1..600),
        columns in 1..=5_usize,
        (divisor, sign, standardize) in (divisor(), sign(), any::<bool>()),
    ) {
        let mut values: Vec<f64> = negative.iter().map(|&minus| if minus { -0.0 } else { 0.0 }).collect();
        values.resize(values.len().next_multiple_of(columns), 0.0);
        let options = PcaOptions { divisor, sign, standardize, ..PcaOptions::default() };
        same(&values, columns, &options)?;
    }
}

/// The most columns there may be, and more rows than any block has.
#[test]
fn equals_the_steps_on_the_largest_tables() {
    let mut seed = 5_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    for (rows, columns) in [(257, MAX_COLUMNS), (1025, 63), (20_000, 8), (20_001, 7)] {
        let values: Vec<f64> =
            (0..rows * columns).map(|at| random() * (1 + at % columns) as f64).collect();
        for standardize in [false, true] {
            for components in [None, Some(1), Some(columns / 2)] {
                let options = PcaOptions { standardize, components, ..PcaOptions::default() };
                same(&values, columns, &options).expect("the answers are the same");
            }
        }
    }
}
